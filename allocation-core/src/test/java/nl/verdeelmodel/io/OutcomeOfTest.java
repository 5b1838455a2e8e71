package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measure that is what another model gives its regions. */
class OutcomeOfTest {

    /** The old model divides 600.00 in 2024 and 700.00 in 2025 by young people, 100 : 100 : 200, and 40.00 evenly. */
    static final String OLD_MODEL = """
            {
              "model": "old",
              "title": "Old",
              "source": "Old Act, art. 1",
              "regions": "regions.csv",
              "measures": { "young": { "table": "old.csv", "column": "young" } },
              "streams": [
                { "id": "by-head", "amount": { "2024": "600.00", "2025": "700.00" },
                  "parts": [ { "id": "all", "share": "100%",
                               "key": { "proportionalTo": { "measure": "young", "year": "2024" } } } ] },
                { "id": "even", "amount": { "2024": "40.00", "2025": "40.00" },
                  "parts": [ { "id": "all", "share": "100%", "key": { "equalPerRegion": true } } ] }
              ]
            }
            """;

    static final String OLD_TABLE = "year,region_code,young\n2024,01,100\n2024,02,100\n2024,03,200\n";

    private static final String SCORE = "{ \"table\": \"scores.csv\", \"column\": \"score\" }";

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeTwoModels() {
        folder = new ModelFolder(temporary).write("old.json", OLD_MODEL).write("old.csv", OLD_TABLE);
    }

    private Measure score(String members) {
        folder.write("model.json", ModelFolder.MODEL).model(SCORE, "{ \"outcomeOf\": \"old.json\"" + members + " }");
        folder.key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"2025\" } }");
        return folder.read().inputs().measures().get("score");
    }

    private static List<String> euros(Measure measure, int year) {
        return measure.at(year).map(RegionValues::values).orElseThrow().stream()
                .map(Fraction::toString)
                .toList();
    }

    @Test
    void theValuesAreTheAmountsInEurosToTheCent() {
        assertThat(euros(score(", \"stream\": \"by-head\""), 2024)).containsExactly("150", "150", "300");
        assertThat(euros(score(", \"stream\": \"even\""), 2025)).containsExactly("667/50", "1333/100", "1333/100");
    }

    @Test
    void withoutAStreamAllStreamsCountTogether() {
        Measure all = score(", \"as\": \"amount\"");

        assertThat(all.byYear().keySet()).containsExactly(2024, 2025);
        assertThat(all.at(2024).orElseThrow().total()).isEqualTo(Fraction.of(640));
        assertThat(euros(all, 2025)).containsExactly("9417/50", "18833/100", "36333/100");
    }

    @Test
    void onlyTheYearsThatAreAskedForAreCalculated() {
        assertThat(score(", \"years\": [2025]").byYear().keySet()).containsExactly(2025);
    }

    @Test
    void moneyIsDividedInProportionToTheOldAmounts() {
        score(", \"stream\": \"by-head\"");

        assertThat(folder.check()).isEmpty();
        assertThat(folder.amounts()).containsExactly("250.00", "250.00", "500.00");
    }

    @Test
    void theSourceIsThatOfTheOldModelUnlessThisOneNamesAnother() {
        assertThat(score("").source()).isEqualTo("Old Act, art. 1");
        assertThat(score(", \"source\": \"note 7\"").source()).isEqualTo("note 7");
    }

    /** 14 became 02 (2/5) and 03 (3/5). */
    @Test
    void amountsOfOtherRegionsAreCarried() {
        folder.write("regions-2020.csv", "year,region_code,region_name\n2020,01,North\n2020,14,Both\n")
                .write(
                        "mapping.csv",
                        "from_year,from_code,to_year,to_code,weight\n"
                                + "2020,01,2026,01,1\n2020,14,2026,02,2/5\n2020,14,2026,03,3/5\n")
                .write("old.json", OLD_MODEL.replace("regions.csv", "regions-2020.csv"))
                .write("old.csv", "year,region_code,young\n2024,01,100\n2024,14,300\n");

        Measure carried = score(", \"stream\": \"by-head\","
                + " \"carry\": { \"from\": \"regions-2020.csv\", \"mapping\": \"mapping.csv\" }");

        assertThat(euros(carried, 2024)).containsExactly("150", "180", "270");
    }

    @Test
    void theRegionsMayBeListedInAnotherFileAndWithMunicipalities() {
        folder.write(
                        "regions-with-municipalities.csv",
                        "year,region_code,region_name,municipality_code,municipality_name\n2026,01,North,GM0001,A\n"
                                + "2026,02,Middle,GM0002,B\n2026,03,South,GM0003,C\n")
                .write("old.json", OLD_MODEL.replace("regions.csv", "regions-with-municipalities.csv"));

        assertThat(euros(score(", \"stream\": \"by-head\""), 2024)).containsExactly("150", "150", "300");
    }

    @Test
    void allItsFilesAreAmongTheFilesOfTheModelEachOnce() {
        score("");

        assertThat(folder.read().files())
                .extracting(ModelFile.SourceFile::name)
                .containsExactly("model.json", "regions.csv", "scores.csv", "old.json", "old.csv");
    }

    @Test
    void aTableOfTheSameNameInAnotherFolderKeepsANameOfItsOwn() throws IOException {
        Path past = Files.createDirectory(temporary.resolve("past"));
        Files.writeString(past.resolve("old.json"), OLD_MODEL.replace("old.csv", "scores.csv"));
        Files.writeString(past.resolve("scores.csv"), OLD_TABLE);
        Files.writeString(past.resolve("regions.csv"), ModelFolder.REGIONS);
        score("");
        folder.model("\"old.json\"", "\"past/old.json\"");

        List<ModelFile.SourceFile> files = folder.read().files();

        assertThat(files)
                .extracting(ModelFile.SourceFile::name)
                .containsExactly(
                        "model.json",
                        "regions.csv",
                        "scores.csv",
                        "past/old.json",
                        "past/old.json: regions.csv",
                        "past/old.json: scores.csv");
        assertThat(files)
                .extracting(file -> file.path().toAbsolutePath().normalize())
                .doesNotHaveDuplicates();
        assertThat(files.get(5).sha256()).isNotEqualTo(files.get(2).sha256());
    }

    @Test
    void madeUpDataOfTheOldModelMarksTheMeasureAndItsTable() {
        folder.write("old.csv", "# SYNTHETIC\n" + OLD_TABLE);

        assertThat(score("").synthetic()).isTrue();
        assertThat(folder.read().inputs().measures().get("young").synthetic()).isFalse();
        assertThat(folder.read().files())
                .filteredOn(ModelFile.SourceFile::synthetic)
                .extracting(ModelFile.SourceFile::name)
                .containsExactly("old.csv");
        KeyOutcome key = folder.allocate(2026).stream("grant").part("all").key();
        assertThat(((KeyOutcome.Proportional) key).measure().synthetic()).isTrue();
    }

    @Test
    void theDataFolderOfTheOptionsGoesBeforeTheTablesOfTheOldModelToo() throws IOException {
        score(", \"stream\": \"by-head\"");
        Path data = Files.createDirectory(temporary.resolve("data"));
        Files.writeString(data.resolve("old.csv"), OLD_TABLE.replace("03,200", "03,400"));
        ModelFile.Options options = new ModelFile.Options(List.of(), Optional.of(data));

        Measure measure =
                ModelFile.read(folder.model(), options).inputs().measures().get("score");

        assertThat(euros(measure, 2024)).containsExactly("100", "100", "400");
        assertThat(ModelFile.check(folder.model(), options)).isEmpty();
    }

    @Test
    void aModelMayUseTheOutcomeOfAModelThatUsesAnotherOutcome() {
        folder.write("older.json", OLD_MODEL.replace("\"old\"", "\"older\""));
        folder.write(
                "old.json",
                OLD_MODEL.replace(
                        "{ \"table\": \"old.csv\", \"column\": \"young\" }",
                        "{ \"outcomeOf\": \"older.json\", \"stream\": \"by-head\" }"));

        assertThat(euros(score(", \"stream\": \"by-head\""), 2025)).containsExactly("175", "175", "350");
        assertThat(folder.read().files())
                .extracting(ModelFile.SourceFile::name)
                .containsExactly("model.json", "regions.csv", "scores.csv", "old.json", "older.json", "old.csv");
    }

    @Test
    void theAmountsOf2012AreWhatTheShippedModelGives() throws IOException {
        folder.write("regions.csv", Files.readAllBytes(SampleData.FOLDER.resolve("regions/rmc-regios-2014.csv")));
        String path = temporary
                .toRealPath()
                .relativize(SampleData.model("rmc-2012").toRealPath())
                .toString()
                .replace('\\', '/');
        folder.write("model.json", """
                { "model": "new", "title": "New", "regions": "regions.csv",
                  "measures": { "rmc": { "outcomeOf": "%s", "stream": "rmc-functie", "years": [2012] } },
                  "streams": [ { "id": "s", "amount": { "2026": "1.00" }, "parts": [ { "id": "p", "share": "100%%",
                    "key": { "proportionalTo": { "measure": "rmc", "year": "2012" } } } ] } ] }
                """.formatted(path));

        Measure measure = folder.read().inputs().measures().get("rmc");

        assertThat(measure.at(2012).orElseThrow().total()).isEqualTo(Fraction.of(31_598_836));
        assertThat(measure.synthetic()).isTrue();
    }
}
