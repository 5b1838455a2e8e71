package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures that refer to another model in a way that cannot be, and faults in that other model. */
class BrokenOutcomesTest {

    private static final String HERE = "model.json:6:14 (measures.score)";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource({"references", "regions", "faultsInside"})
    void whatCannotBeTakenFromAnotherModelIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    /** A model whose score is the outcome of the old model, with more members of that measure. */
    private static Consumer<ModelFolder> outcome(String members) {
        return folder -> folder.write("old.json", OutcomeOfTest.OLD_MODEL)
                .write("old.csv", OutcomeOfTest.OLD_TABLE)
                .model(
                        "{ \"table\": \"scores.csv\", \"column\": \"score\" }",
                        "{ \"outcomeOf\": \"old.json\"" + members + " }")
                .key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"2025\" } }");
    }

    private static Consumer<ModelFolder> inside(String file, String old, String replacement) {
        return outcome("").andThen(folder -> folder.replace(file, old, replacement));
    }

    static Stream<BrokenInput> references() {
        return Stream.of(
                of(
                        "a table as well as a model",
                        outcome(", \"table\": \"scores.csv\", \"column\": \"score\""),
                        HERE,
                        "exactly one of \"table\", \"outcomeOf\" must stand here, but there are 2"),
                of(
                        "a column of a model",
                        outcome(", \"column\": \"score\""),
                        HERE,
                        "\"outcomeOf\" and \"column\" do not go together"),
                of(
                        "a stream of a table",
                        folder -> folder.model("\"column\": \"score\"", "\"column\": \"score\", \"stream\": \"x\""),
                        HERE,
                        "\"table\" and \"stream\" do not go together"),
                of(
                        "an unknown kind of outcome",
                        outcome(", \"as\": \"share\""),
                        "model.json:6:47 (measures.score.as)",
                        "\"share\" is not one of \"amount\""),
                of(
                        "a stream that the other model does not have",
                        outcome(", \"stream\": \"by-heads\""),
                        HERE,
                        "Model old has no stream \"by-heads\"",
                        "Maybe you mean \"by-head\"",
                        "nl:Model old heeft geen geldstroom \"by-heads\""),
                of(
                        "a year that the other model does not have",
                        outcome(", \"years\": [2023, 2024, 2026]"),
                        HERE,
                        "Model old has no amount for 2023, 2026; it has amounts for 2024, 2025"),
                of(
                        "a year that the key asks for and the measure does not take",
                        outcome(", \"years\": [2024]"),
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)",
                        "Measure score has no values for 2025; there are values for 2024"),
                of(
                        "a model that does not exist",
                        outcome("").andThen(folder -> folder.model("\"old.json\"", "\"oldd.json\"")),
                        "oldd.json",
                        "this file does not exist",
                        "Maybe you mean \"old.json\""),
                of(
                        "a model that refers to itself",
                        outcome("").andThen(folder -> folder.model("\"old.json\"", "\"./model.json\"")),
                        HERE,
                        "the outcome of this model depends on itself: model.json -> model.json",
                        "Maybe one of the models should read a table of amounts",
                        "nl:de uitkomst van dit model hangt van zichzelf af"),
                of(
                        "two models that refer to each other",
                        inside(
                                "old.json",
                                "{ \"table\": \"old.csv\", \"column\": \"young\" }",
                                "{ \"outcomeOf\": \"model.json\" }"),
                        "old.json:6:26 (measures.young)",
                        "the outcome of this model depends on itself: model.json -> old.json -> model.json"));
    }

    static Stream<BrokenInput> regions() {
        return Stream.of(
                of(
                        "a model of other regions",
                        otherRegions(""),
                        HERE,
                        "Model old divides over the 2 regions of 2020, this model over the 3 of 2026",
                        "Maybe the measure should say how the amounts are carried: \"carry\"",
                        "nl:Model old verdeelt over de 2 regio's van 2020, dit model over de 3 van 2026"),
                of(
                        "a mapping from a list that is not that of the other model",
                        otherRegions(", \"carry\": { \"from\": \"regions.csv\", \"mapping\": \"mapping.csv\" }"),
                        HERE,
                        "but the region list under \"from\" has 3 of 2026"),
                of(
                        "a mapping from another year",
                        otherRegions(", \"carry\": { \"from\": \"regions-2020.csv\", \"mapping\": \"mapping.csv\" }")
                                .andThen(folder -> folder.write(
                                        "mapping.csv",
                                        folder.text("mapping.csv").replace("2020", "2015"))),
                        HERE,
                        "the mapping starts from 2015, but the region list under \"from\" is of 2020"),
                of(
                        "a mapping that forgets a region",
                        otherRegions(", \"carry\": { \"from\": \"regions-2020.csv\", \"mapping\": \"mapping.csv\" }")
                                .andThen(folder -> folder.replace("mapping.csv", "2020,14,2026,02,1\n", "")),
                        HERE,
                        "does not say where \"14\" goes"));
    }

    private static Consumer<ModelFolder> otherRegions(String members) {
        return outcome(members)
                .andThen(folder -> folder.write(
                                "regions-2020.csv", "year,region_code,region_name\n2020,01,North\n2020,14,Both\n")
                        .write(
                                "mapping.csv",
                                "from_year,from_code,to_year,to_code,weight\n2020,01,2026,01,1\n2020,14,2026,02,1\n")
                        .replace("old.json", "regions.csv", "regions-2020.csv")
                        .write("old.csv", "year,region_code,young\n2024,01,100\n2024,14,300\n"));
    }

    static Stream<BrokenInput> faultsInside() {
        return Stream.of(
                of(
                        "an unknown entry in the other model",
                        inside("old.json", "\"title\": \"Old\",", "\"title\": \"Old\", \"titel\": \"Oud\","),
                        "old.json:3:28 (titel)",
                        "\"titel\" is not known here"),
                of(
                        "an unknown measure in the other model",
                        inside("old.json", "\"measure\": \"young\"", "\"measure\": \"yong\""),
                        "old.json:10:47 (streams.by-head.parts.all.key.proportionalTo)",
                        "\"yong\" is not listed under \"measures\""),
                of(
                        "a bad cell in a table of the other model",
                        inside("old.csv", "2024,02,100", "2024,02,abc"),
                        "old.csv:3",
                        "\"abc\""),
                of(
                        "a year that the other model lacks values for",
                        inside("old.json", "\"year\": \"2024\"", "\"year\": \"t\""),
                        "old.json:10:47 (streams.by-head.parts.all.key.proportionalTo)",
                        "Measure young has no values for 2025"));
    }

    @Test
    void faultsOfBothModelsAreReportedTogetherAndEachOnce() {
        ModelFolder folder = new ModelFolder(temporary);
        inside("old.csv", "2024,02,100", "2024,02,abc").accept(folder);
        folder.model("\"young\": { \"table\": \"scores.csv\"", "\"young\": { \"table\": \"score.csv\"");
        folder.model("\"young\": {", "\"again\": { \"outcomeOf\": \"old.json\" },\n    \"young\": {");
        folder.model("\"share\": \"100%\"", "\"share\": \"99%\"");

        List<Problem> problems = folder.check();

        assertThat(problems)
                .extracting(folder::place)
                .contains("old.csv:3", "score.csv")
                .doesNotHaveDuplicates();
        assertThat(problems).extracting(problem -> problem.in(Language.EN)).anyMatch(text -> text.contains("99 %"));
        assertThat(problems).hasSize(3);
    }

    @Test
    void aChangeDoesNotReachIntoTheOtherModel() {
        ModelFolder folder = new ModelFolder(temporary);
        outcome("").accept(folder);

        assertThat(folder.check("measures.score.streams.by-head.amount.2024=5.00"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN))
                        .contains("a change does not reach into the model under \"outcomeOf\"")
                        .contains("Maybe change a copy of that model"));
        assertThat(folder.check("measures.score.stream=even")).isEmpty();
    }
}
