package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
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

/** Files that are no model or table at all, and models with faults in several places: all found in one run, nothing half. */
class BrokenFilesTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    @Test
    void aTableOf65MegabytesIsRefusedBeforeItFillsTheMemory() throws IOException {
        makeLarge("scores.csv");

        assertOne("scores.csv", "the file is larger than 16 MB");
    }

    @Test
    void aModelOf65MegabytesIsRefusedBeforeItFillsTheMemory() throws IOException {
        makeLarge("model.json");

        assertOne("model.json", "the file is larger than 2 MB");
    }

    private void makeLarge(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.file(name).toFile(), "rw")) {
            file.setLength(65L * 1024 * 1024);
        }
    }

    @Test
    void oneLineOfTwoMegabytesWithoutSeparatorsIsNoTable() {
        folder.write("regions.csv", "x".repeat(2 * 1024 * 1024));

        assertOne("regions.csv:1", "from here on this is not CSV", "Maybe a quote is missing, or this is not a table");
    }

    @Test
    void aQuoteThatIsNeverClosedInALongTableIsFoundAtItsLine() {
        folder.write(
                "scores.csv", ModelFolder.SCORES.replace("2026,02,", "\"2026,02,") + "2026,01,1,1\n".repeat(200_000));

        assertThat(folder.check()).singleElement().satisfies(problem -> {
            assertThat(folder.place(problem)).isEqualTo("scores.csv:3");
            assertThat(problem.advice().en()).contains("quote");
        });
    }

    @Test
    void aPictureIsNoTable() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, (byte) 0xFF};
        folder.write("regions.csv", picture);

        assertOne("regions.csv:1", "this line is not UTF-8");
    }

    @Test
    void anExcelWorkbookIsNoTable() {
        folder.write("scores.csv", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, (byte) 0x21, 0});

        assertThat(folder.check())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(folder.place(problem)).startsWith("scores.csv"));
    }

    @Test
    void aModelThatIsMissingIsExplainedWithTheNameThatIsThere() {
        List<Problem> problems = ModelFile.check(folder.file("modle.json"), ModelFile.Options.NONE);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(folder.place(problem)).isEqualTo("modle.json");
            assertThat(problem.in(Language.EN)).contains("this file does not exist", "Maybe you mean \"model.json\"");
        });
    }

    @Test
    void aModelThatIsAFolderIsRefused() {
        assertThat(ModelFile.check(temporary, ModelFile.Options.NONE))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().en()).isEqualTo("this is a folder, not a file."));
    }

    @Test
    void aDataFolderThatIsMissingOrHoldsNoTableOfTheModelIsAProblem() {
        assertThat(folder.file("own").toFile().mkdir()).isTrue();

        assertThat(ModelFile.check(folder.model(), data("none")))
                .extracting(Problem::code)
                .containsExactly("data-folder-missing");
        assertThat(ModelFile.check(folder.model(), data("own"))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("data-folder-unused");
            assertThat(problem.message().en()).contains("regions.csv, scores.csv");
        });
    }

    private ModelFile.Options data(String name) {
        return new ModelFile.Options(List.of(), Optional.of(folder.file(name)));
    }

    @Test
    void jsonThatIsNestedWithoutEndIsRefused() {
        folder.write("model.json", "[".repeat(100_000));

        assertThat(folder.check()).singleElement().extracting(Problem::code).isEqualTo("json-syntax");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        folder.model("\"1000.00\"", "1".repeat(1_000_000));

        assertThat(folder.check()).singleElement().extracting(Problem::kind).isEqualTo(Problem.Kind.INPUT);
    }

    @Test
    void faultsInModelAndTablesAreReportedTogetherEachAtItsPlace() {
        folder.model("\"100%\"", "\"100\"")
                .model("\"title\": { \"nl\": \"Proef\", \"en\": \"Trial\" },", "\"title\": 5,")
                .model("\"column\": \"young\" }", "\"column\": \"yung\" }")
                .replace("scores.csv", "10,100", "ten,100")
                .replace("regions.csv", "2026,03,South", "2026,03,South\n2026,3,South");

        assertThat(folder.check())
                .extracting(problem -> folder.place(problem) + " " + problem.code())
                .containsExactlyInAnyOrder(
                        "model.json:3:12 (title) json-type",
                        "model.json:10:5 (streams.grant) shares-not-whole",
                        "regions.csv:5 region-code-wrong");
    }

    @Test
    void faultsOfSeveralTablesAndOfARuleAreReportedTogether() {
        folder.model("\"100%\"", "\"99%\"")
                .model("\"column\": \"young\" }", "\"column\": \"yung\" }")
                .replace("scores.csv", "10,100", "ten,100")
                .replace("scores.csv", "30,200", "-30,200")
                .key("{ \"proportionalTo\": \"scroe\" }");

        assertThat(folder.check())
                .extracting(problem -> folder.place(problem) + " " + problem.code())
                .containsExactlyInAnyOrder(
                        "scores.csv:2 number-wrong",
                        "scores.csv:4 number-negative",
                        "scores.csv:1 column-missing",
                        "model.json:10:5 (streams.grant) shares-not-whole",
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo) measure-unknown");
    }

    @Test
    void everyWrongRowOfATableIsNamed() {
        folder.scores("2026,01,x,1", "2026,02,y,1", "2026,03,z,1");

        assertThat(folder.check())
                .extracting(folder::place)
                .containsExactly("scores.csv:2", "scores.csv:3", "scores.csv:4");
    }

    /** Comparing each problem with all earlier ones once made a table per person of another kind take hours to refuse. */
    @Test
    void twentyThousandWrongRowsAreAllNamed() {
        folder.scores("2026,07,x,1\n".repeat(20_000).strip());

        assertThat(folder.check())
                .hasSize(40_000)
                .allSatisfy(problem -> assertThat(problem.where().line()).isPositive());
    }

    @Test
    void aTableThatTwoMeasuresUseIsOneProblemWhenItIsMissing() {
        assertThat(folder.file("scores.csv").toFile().delete()).isTrue();

        assertOne("scores.csv", "this file does not exist");
    }

    @Test
    void readingThrowsEverythingAndNeverGivesHalf() {
        folder.replace("scores.csv", "10,100", "ten,100").model("\"100%\"", "\"99%\"");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(folder::read)
                .satisfies(
                        e -> assertThat(e.problems()).isEqualTo(folder.check()).hasSize(2));
    }

    private void assertOne(String place, String... words) {
        assertThat(folder.check()).singleElement().satisfies(problem -> {
            assertThat(folder.place(problem)).isEqualTo(place);
            assertThat(problem.in(Language.EN)).contains(words);
        });
    }
}
