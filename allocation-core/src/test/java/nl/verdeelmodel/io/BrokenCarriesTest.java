package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables per municipality and of another year's regions: how they come to the regions of the model, and how they do not. */
class BrokenCarriesTest {

    private static final String OLD_REGIONS = """
            year,region_code,region_name
            2020,01,North
            2020,14,Both
            """;
    private static final String MAPPING = """
            from_year,from_code,to_year,to_code,weight
            2020,01,2026,01,1
            2020,14,2026,02,2/5
            2020,14,2026,03,3/5
            """;
    private static final String WITH_MUNICIPALITIES = """
            year,region_code,region_name,municipality_code,municipality_name
            2026,01,North,GM0001,Aa
            2026,02,Middle,GM0002,Bee
            2026,03,South,GM0003,Cee
            2026,03,South,GM0004,Dee
            """;
    private static final String RESIDENTS = """
            year,municipality_code,residents
            2026,GM0001,10
            2026,GM0002,20
            2026,GM0003,5
            2026,GM0004,25
            """;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource({"carried", "municipal"})
    void whatCannotBeCarriedIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    @Test
    void valuesOfAnotherYearAreCarried() {
        ModelFolder folder = new ModelFolder(temporary);
        carrying("", "").accept(folder);

        // 40 stays in 01; 100 of region 14 becomes 40 and 60.
        assertThat(folder.amounts()).containsExactly("285.72", "285.71", "428.57");
    }

    @Test
    void valuesPerMunicipalityAreAddedUpPerRegion() {
        ModelFolder folder = new ModelFolder(temporary);
        municipal("", "").accept(folder);

        assertThat(folder.amounts()).containsExactly("166.67", "333.33", "500.00");
    }

    @Test
    void anExcludedMunicipalityDoesNotCount() {
        ModelFolder folder = new ModelFolder(temporary);
        municipal("", "").accept(folder);
        folder.model("\"per\": \"municipality\"", "\"per\": \"municipality\", \"exclude\": [\"GM0004\", \"GM0001\"]");

        assertThat(folder.amounts()).containsExactly("0.00", "800.00", "200.00");
    }

    @Test
    void aCodeWithoutItsZeroIsTheSameRegionInTableAndMapping() {
        ModelFolder folder = new ModelFolder(temporary);
        carrying("old.csv|2020,01,40", "2020,1,40").accept(folder);
        folder.replace("mapping.csv", "2020,01,2026,01,1", "2020,1,2026,1,1");

        assertThat(folder.amounts()).containsExactly("285.72", "285.71", "428.57");
    }

    static Stream<BrokenInput> carried() {
        return Stream.of(
                of(
                        "a mapping that loses something",
                        carrying("mapping.csv|2/5", "1/5"),
                        "mapping.csv:3",
                        "The weights of 14 add up to 0.8 instead of 1; something would be lost or added",
                        "nl:De gewichten van 14 tellen op tot 0,8 in plaats van 1"),
                of(
                        "a mapping that adds something",
                        carrying("mapping.csv|3/5", "0.7"),
                        "mapping.csv:3",
                        "add up to 1.1 instead of 1"),
                of(
                        "a mapping without a line for a region",
                        carrying("mapping.csv|2020,01,2026,01,1\n", ""),
                        "old.csv:2",
                        "The mapping from 2020 to the regions of 2026 does not say where \"01\" goes",
                        "nl:De omzetting van 2020 naar de regio's van 2026 zegt niet waar \"01\" heen gaat"),
                of(
                        "a mapping to a region that is not there",
                        carrying("mapping.csv|2026,03", "2026,14"),
                        "mapping.csv:4",
                        "Region code \"14\" is not in the region list of 2026",
                        "14 was Arnhem (now 41)"),
                of(
                        "a weight that is no number",
                        carrying("mapping.csv|3/5", "drie"),
                        "mapping.csv:4",
                        "column weight holds \"drie\", which is not a number such as 1, 0.25 or 12/34"),
                of(
                        "a mapping to the regions of another year",
                        folder -> {
                            carrying("", "").accept(folder);
                            folder.write(
                                    "mapping.csv", folder.text("mapping.csv").replace("2026", "2025"));
                        },
                        "mapping.csv",
                        "leads to the regions of 2025, but the model has those of 2026"),
                of(
                        "a mapping from another year than its region list",
                        folder -> {
                            carrying("", "").accept(folder);
                            folder.write(
                                    "mapping.csv", folder.text("mapping.csv").replace("2020", "2015"));
                        },
                        "model.json:6:14 (measures.score)",
                        "2015",
                        "2020"),
                of(
                        "a mapping that is missing",
                        carrying("model.json|\"mapping.csv\"", "\"maping.csv\""),
                        "maping.csv",
                        "this file does not exist",
                        "Maybe you mean \"mapping.csv\""),
                of(
                        "a mapping with a header only",
                        folder -> {
                            carrying("", "").accept(folder);
                            folder.write("mapping.csv", "from_year,from_code,to_year,to_code,weight\n");
                        },
                        "mapping.csv",
                        "the table has no rows"),
                of(
                        "a code of 2026 in a table of 2020",
                        carrying("old.csv|2020,14,100", "2020,41,100\n2020,14,100"),
                        "old.csv:3",
                        "Region code \"41\" is not in the region list of 2020",
                        "2020 that is 14"));
    }

    static Stream<BrokenInput> municipal() {
        return Stream.of(
                of(
                        "a municipality that lies in no region",
                        municipal("GM0004,25", "GM0099,1\n2026,GM0004,25"),
                        "residents.csv:5",
                        "Municipality \"GM0099\" lies in no region of the list of 2026, which has 4 municipalities",
                        "Maybe the table is of another year",
                        "(\"carry\")"),
                of(
                        "a municipality that is missing",
                        municipal("2026,GM0003,5\n", ""),
                        "residents.csv",
                        "for 2026 this is missing: GM0003"),
                of(
                        "a municipality that stands twice",
                        municipal("GM0004,25", "GM0003,25\n2026,GM0004,25"),
                        "residents.csv:5",
                        "GM0003 stands on line 4 already"),
                of(
                        "a municipality code without GM",
                        municipal("GM0004,25", "4,1\n2026,GM0004,25"),
                        "residents.csv:5",
                        "Municipality \"4\"",
                        "Codes are GM and four digits"),
                of(
                        "a municipality of an old list that the mapping forgets",
                        folder -> {
                            carrying("", "").accept(folder);
                            folder.write(
                                            "regions-2020.csv",
                                            "year,region_code,region_name,municipality_code,municipality_name\n"
                                                    + "2020,01,North,GM0009,Old\n")
                                    .write(
                                            "mapping.csv",
                                            "from_year,from_code,to_year,to_code,weight\n2020,GM0008,2026,01,1\n")
                                    .write("old.csv", "year,municipality_code,score\n2020,GM0009,100\n")
                                    .model("\"carry\":", "\"per\": \"municipality\", \"carry\":");
                        },
                        "old.csv:2",
                        "does not say where \"GM0009\" goes"),
                of(
                        "an excluded municipality that does not exist",
                        folder -> {
                            municipal("", "").accept(folder);
                            folder.model(
                                    "\"per\": \"municipality\"",
                                    "\"per\": \"municipality\", \"exclude\": [\"GM9999\"]");
                        },
                        "model.json:6:14 (measures.score)",
                        "GM9999"),
                of(
                        "a municipality that stands twice in the region list",
                        folder -> {
                            municipal("", "").accept(folder);
                            folder.replace(
                                    "regions.csv",
                                    "2026,03,South,GM0004,Dee",
                                    "2026,03,South,GM0004,Dee\n2026,01,North,GM0004,Dee");
                        },
                        "regions.csv:6",
                        "municipality GM0004 (Dee) stands earlier in the list"),
                of(
                        "a region list without municipalities for a table per municipality, where a missing row would go unseen",
                        folder -> {
                            carrying("", "").accept(folder);
                            folder.write("regions.csv", WITH_MUNICIPALITIES)
                                    .write(
                                            "mapping.csv",
                                            "from_year,from_code,to_year,to_code,weight\n2020,GM0009,2026,GM0004,1\n")
                                    .write("old.csv", "year,municipality_code,score\n2020,GM0009,100\n")
                                    .model("\"carry\":", "\"per\": \"municipality\", \"carry\":");
                        },
                        "model.json:6:14 (measures.score)",
                        "2020",
                        "municipalities"),
                of(
                        "a municipality code that is none in the region list",
                        folder -> {
                            municipal("", "").accept(folder);
                            folder.replace(
                                    "regions.csv",
                                    "2026,02,Middle,GM0002,Bee",
                                    "2026,02,Middle,GM2,Bee\n2026,02,Middle,GM0002,Bee");
                        },
                        "regions.csv:3",
                        "\"GM2\" is not a municipality code of GM and four digits"));
    }

    /** A model whose scores are those of the regions of 2020; then a piece of a file, {@code file|old}, replaced. */
    private static Consumer<ModelFolder> carrying(String fileAndOld, String replacement) {
        return folder -> {
            folder.write("regions-2020.csv", OLD_REGIONS)
                    .write("mapping.csv", MAPPING)
                    .write("old.csv", "year,region_code,score\n2020,01,40\n2020,14,100\n")
                    .model(
                            "\"table\": \"scores.csv\", \"column\": \"score\" }",
                            "\"table\": \"old.csv\", \"column\": \"score\","
                                    + " \"carry\": { \"from\": \"regions-2020.csv\", \"mapping\": \"mapping.csv\" } }")
                    .key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"2020\" } }");
            if (!fileAndOld.isEmpty()) {
                String[] words = fileAndOld.split("\\|");
                folder.replace(words[0], words[1], replacement);
            }
        };
    }

    /** A model whose scores are residents per municipality, with a piece of that table replaced. */
    private static Consumer<ModelFolder> municipal(String old, String replacement) {
        return folder -> {
            folder.write("regions.csv", WITH_MUNICIPALITIES)
                    .write("residents.csv", RESIDENTS)
                    .model(
                            "\"table\": \"scores.csv\", \"column\": \"score\" }",
                            "\"table\": \"residents.csv\", \"column\": \"residents\", \"per\": \"municipality\" }");
            if (!old.isEmpty()) {
                folder.replace("residents.csv", old, replacement);
            }
        };
    }
}
