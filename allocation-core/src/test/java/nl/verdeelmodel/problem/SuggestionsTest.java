package nl.verdeelmodel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody may have meant who mistyped a name; also where a capital i has a dot. */
@Tag("locale")
class SuggestionsTest {

    private static final List<String> MEASURES = List.of("vsv-risicoscore", "jongeren", "jongeren-in-belgie");

    @Test
    void proposesTheNameThatIsOneTypingErrorAway() {
        Text advice = Suggestions.advice("jongern", MEASURES);

        assertThat(advice.en()).isEqualTo("Maybe you mean \"jongeren\".");
        assertThat(advice.nl()).isEqualTo("Misschien bedoelt u \"jongeren\".");
    }

    @Test
    void doesNotMindCapitals() {
        assertThat(Suggestions.advice("VSV-RISICOSCORE", MEASURES).en())
                .isEqualTo("Maybe you mean \"vsv-risicoscore\".");
    }

    @Test
    void listsTheNamesInOrderWhenNoneIsNear() {
        assertThat(Suggestions.advice("inwoners", MEASURES).en())
                .isEqualTo("Maybe one of these: jongeren, jongeren-in-belgie, vsv-risicoscore.");
        assertThat(Suggestions.advice("inwoners", MEASURES).nl())
                .isEqualTo("Misschien een van deze: jongeren, jongeren-in-belgie, vsv-risicoscore.");
    }

    @Test
    void takesTheNearestOfSeveralAndOfEquallyNearOnesTheFirst() {
        assertThat(Suggestions.advice("score", List.of("scores", "store", "scare2"))
                        .en())
                .contains("\"scores\"");
        assertThat(Suggestions.advice("part-x", List.of("part-c", "part-a", "part-b"))
                        .en())
                .contains("\"part-a\"");
    }

    @Test
    void aShortNameIsNotProposedForSomethingQuiteDifferent() {
        assertThat(Suggestions.advice("xy", List.of("ab")).en()).isEqualTo("Maybe one of these: ab.");
    }

    @Test
    void threeTypingErrorsAreStillTheSameNameAndFourAreNot() {
        assertThat(Suggestions.advice("jongerxxx", List.of("jongeren-nu")).en()).startsWith("Maybe one of these");
        assertThat(Suggestions.advice("jongeren-xyz", List.of("jongeren-abc")).en())
                .contains("you mean");
        assertThat(Suggestions.advice("jongere-wxyz", List.of("jongeren-abc")).en())
                .startsWith("Maybe one of these");
    }

    @Test
    void saysNothingWhenThereAreNoNames() {
        assertThat(Suggestions.advice("jongeren", List.of())).isEqualTo(Text.NONE);
    }
}
