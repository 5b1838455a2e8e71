package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of single values of a model, {@code --set path=value}: where they land and what is said when they cannot. */
class JsonPathsTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    private String budgetOfSouth(String... changes) {
        ModelFile.Options options = new ModelFile.Options(List.of(changes), Optional.empty());
        return ModelFile.read(folder.model(), options)
                .allocate(2026)
                .budget("03")
                .toString();
    }

    @Test
    void anExistingValueIsReplacedAndPartsAreNamedByTheirId() {
        assertThat(budgetOfSouth("streams.grant.amount.2026=2000.00")).isEqualTo("1000.00");
        assertThat(budgetOfSouth("streams.grant.parts.all.key.proportionalTo=young"))
                .isEqualTo("500.00");
        assertThat(budgetOfSouth("measures.score.column=young")).isEqualTo("500.00");
    }

    @Test
    void changesAreMadeInOrder() {
        assertThat(budgetOfSouth("streams.grant.amount.2026=1", "streams.grant.amount.2026=2.00"))
                .isEqualTo("1.00");
    }

    @Test
    void aNewYearMayBeAdded() {
        folder.key("{ \"equalPerRegion\": true }");
        ModelFile.Options options = new ModelFile.Options(List.of("streams.grant.amount.2030=3.00"), Optional.empty());

        assertThat(ModelFile.read(folder.model(), options).allocate(2030).budget("03"))
                .hasToString("1.00");
    }

    @Test
    void aValueMayHoldAnEqualsSignAndEverythingElse() {
        assertThat(folder.check("title.nl=a=b: {c}, \"d\"")).isEmpty();
    }

    @Test
    void theFileItselfIsNotChanged() {
        budgetOfSouth("streams.grant.amount.2026=2000.00");

        assertThat(folder.text("model.json")).isEqualTo(ModelFolder.MODEL);
    }

    @Test
    void numbersStayNumbersAndWordsStayWords() {
        folder.key("{ \"equalPerRegion\": true, \"frozen\": { \"2026\": 2022 } }");
        ModelFile.Options options = new ModelFile.Options(
                List.of("streams.grant.parts.all.key.frozen.2026=2024", "streams.grant.parts.all.key.frozen.2028=2025"),
                Optional.empty());

        assertThat(ModelFile.read(folder.model(), options)
                        .model()
                        .streams()
                        .get(0)
                        .parts()
                        .get(0)
                        .key()
                        .terms()
                        .frozen()
                        .orElseThrow()
                        .baseYears())
                .containsEntry(2026, 2024)
                .containsEntry(2028, 2025);
        assertThat(folder.check("streams.grant.parts.all.key.frozen.2026=soon"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().en()).contains("not the number soon"));
        assertThat(folder.check("streams.grant.parts.all.key.equalPerRegion=false"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().en()).contains("must be true, not false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "streams.grnat.amount.2026=1  | there is no \"grnat\" in the model.  | Maybe you mean \"grant\".",
                "streams.grant.amuont.2026=1  | there is no \"amuont\" in the model. | Maybe you mean \"amount\".",
                "stream.grant.amount.2026=1   | there is no \"stream\" in the model. | Maybe you mean \"streams\".",
                "streams.grant.parts.none.share=1 | there is no \"none\" in the model. | Maybe one of these: all.",
                "streams.grant.amount=1       | this place holds an object; a change replaces a single value. | longer",
                "streams.grant=1              | this place holds an object           | Maybe the path should be longer.",
                "streams=1                    | this place holds a list              | Maybe the path should be longer.",
                "model.x=1                    | \"x\" is not inside an object or list, but inside the text \"proef\". | ''",
                "streams.grant.amount.2026    | a change has the form path=value     | --set streams.doorstroompunt",
                "=5                           | a change has the form path=value     | --set",
            })
    void aPlaceThatCannotBeSetIsExplained(String change, String message, String advice) {
        assertThat(folder.check(change)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("set-unknown");
            assertThat(problem.where()).hasToString("--set " + change);
            assertThat(problem.message().en()).contains(message);
            assertThat(problem.advice().en()).contains(advice);
        });
    }

    @Test
    void theExplanationIsInDutchToo() {
        assertThat(folder.check("streams.grnat.amount.2026=1"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.NL))
                        .contains("\"grnat\" bestaat niet in het model", "Misschien bedoelt u \"grant\""));
    }

    @Test
    void aWrongValueIsReportedAtTheChangeAndNotAtALineOfTheFile() {
        assertThat(folder.check("streams.grant.amount.2026=1.999"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where())
                            .hasToString("--set streams.grant.amount.2026=1.999 (streams.grant.amount.2026)");
                    assertThat(problem.message().en()).contains("\"1.999\" is not what must stand here");
                });
    }

    @Test
    void aNewFieldThatTheModelDoesNotKnowIsRefused() {
        assertThat(folder.check("streams.grant.amonut=5"))
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("json-unknown-field");
    }

    @Test
    void onlyTheFirstWrongChangeNeedsToBeSeenButNothingIsRead() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> budgetOfSouth("nothing.at.all=1", "streams.grant.amount.2026=2000.00"))
                .withMessageContaining("there is no \"nothing\" in the model");
    }
}
