package nl.verdeelmodel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sentence in two languages, each with its own order of words and its own numbers, whatever the locale. */
@Tag("locale")
class TextTest {

    @Test
    void theTwoLanguagesMayUseTheValuesInAnotherOrder() {
        Text text = Text.format("De onderdelen zijn in {1} samen {0}.", "The parts are {0} together in {1}.", 5L, 2026);

        assertThat(text.in(Language.NL)).isEqualTo("De onderdelen zijn in 2026 samen 5.");
        assertThat(text.in(Language.EN)).isEqualTo("The parts are 5 together in 2026.");
    }

    @Test
    void aValueMayBeUsedTwiceOrNotAtAll() {
        Text text = Text.format("{0} en {0}", "only {1}", "a", "b");

        assertThat(text.nl()).isEqualTo("a en a");
        assertThat(text.en()).isEqualTo("only b");
    }

    @Test
    void aYearHasNoSeparatorButACountHas() {
        Text text = Text.format("{0}: {1}", "{0}: {1}", 2026, 12500L);

        assertThat(text.nl()).isEqualTo("2026: 12.500");
        assertThat(text.en()).isEqualTo("2026: 12,500");
    }

    @Test
    void moneyDecimalsAndFractionsAreWrittenInTheLanguageOfTheReader() {
        Text text = Text.format(
                "{0} {1} {2}", "{0} {1} {2}", Money.parse("1019200.00"), new BigDecimal("100.05"), Fraction.of(1, 3));

        assertThat(text.nl()).isEqualTo("EUR 1.019.200,00 100,05 1/3");
        assertThat(text.en()).isEqualTo("EUR 1,019,200.00 100.05 1/3");
    }

    @Test
    void aTextInsideATextKeepsItsLanguage() {
        Text inner = Text.of("een lijst", "a list");
        Text outer = Text.format("hier staat {0}", "this is {0}", inner);

        assertThat(outer.nl()).isEqualTo("hier staat een lijst");
        assertThat(outer.en()).isEqualTo("this is a list");
    }

    @Test
    void bracesInWhatAUserWroteAreLeftAlone() {
        Text text = Text.format("\"{0}\" en {1}", "\"{0}\" and {1}", "{1} {0} {x} {", "b");

        assertThat(text.en()).isEqualTo("\"{1} {0} {x} {\" and b");
    }

    @Test
    void bracesThatAreNoPlaceholderStay() {
        assertThat(Text.format("{a} {10} {", "{} {-} {0", "x").nl()).isEqualTo("{a} {10} {");
        assertThat(Text.format("{a} {10} {", "{} {-} {0", "x").en()).isEqualTo("{} {-} {0");
    }

    @Test
    void aNameIsTheSameInBothLanguages() {
        assertThat(Text.same("Rijnmond").in(Language.NL)).isEqualTo("Rijnmond");
        assertThat(Text.same("Rijnmond").in(Language.EN)).isEqualTo("Rijnmond");
    }

    @Test
    void onlyATextWithoutWordsIsEmpty() {
        assertThat(Text.NONE.isEmpty()).isTrue();
        assertThat(Text.of("", "only English").isEmpty()).isFalse();
        assertThat(Text.of("alleen Nederlands", "").isEmpty()).isFalse();
    }

    @Test
    void showsItsEnglishToDevelopers() {
        assertThat(Text.of("een", "one")).hasToString("one");
    }
}
