package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.of;
import static nl.verdeelmodel.testing.BrokenInput.regions;
import static nl.verdeelmodel.testing.BrokenInput.scores;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables as they come out of other people's hands: each fault with its file, its line and the right words. */
@Tag("locale")
class BrokenTablesTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource({"places", "rows", "regionLists", "wholeFiles"})
    void aBrokenTableIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    static Stream<BrokenInput> places() {
        return Stream.of(
                of(
                        "a region that is not listed",
                        scores("2026,03,", "2026,07,1,1\n2026,03,"),
                        "scores.csv:4",
                        "Region code \"07\" is not in the region list of 2026, which has 3 codes (01-03)",
                        "nl:Regiocode \"07\" staat niet in de regiolijst van 2026, die 3 codes heeft"),
                of(
                        "number 14, the trap",
                        scores("2026,03,", "2026,14,1,1\n2026,03,"),
                        "scores.csv:4",
                        "Region code \"14\"",
                        "2020, where 14 was Arnhem (now 41)",
                        "Declare the region list",
                        "nl:2015, waarin 14 Arnhem/Nijmegen was (nu 40 en 41)"),
                of(
                        "a region that is missing",
                        scores("2026,02,20,100\n", ""),
                        "scores.csv",
                        "for 2026 this is missing: 02",
                        "Maybe the table should list these places with 0",
                        "\"missing\": \"zero\"",
                        "nl:voor 2026 ontbreekt: 02"),
                of(
                        "two regions that are missing",
                        scores("2026,01,10,100\n2026,02,20,100\n", ""),
                        "scores.csv",
                        "this is missing: 01, 02"),
                of(
                        "a region that stands twice",
                        scores("2026,03,", "2026,02,20,100\n2026,03,"),
                        "scores.csv:4",
                        "02 stands on line 3 already for this year",
                        "nl:02 staat voor dit jaar al op regel 3"),
                of(
                        "a region that stands twice in two spellings",
                        scores("2026,03,", "2026,2,7,7\n2026,03,"),
                        "scores.csv:4",
                        "02 stands on line 3 already"),
                of(
                        "a year that is no year",
                        scores("2026,02,", "2026.0,02,1,1\n2026,02,"),
                        "scores.csv:3",
                        "column year holds \"2026.0\", which is not a year of four digits"));
    }

    static Stream<BrokenInput> rows() {
        return Stream.of(
                of(
                        "a row with too many cells",
                        scores("20,100", "20,100,7"),
                        "scores.csv:3",
                        "this row has 5 cells, the header line 4",
                        "Maybe a separator stands in a cell without quotes",
                        "nl:deze rij heeft 5 cellen, de kopregel 4"),
                of(
                        "a decimal comma that makes one cell two",
                        scores("20,100", "20,5,100"),
                        "scores.csv:3",
                        "this row has 5 cells",
                        "a decimal comma in a table with commas"),
                of(
                        "a row that begins with an error of Excel and is no remark",
                        scores("2026,02,20,100", "#N/A,02,20,100\n2026,02,20,100"),
                        "scores.csv:3",
                        "column year holds \"#N/A\""),
                of("a row with too few cells", scores("20,100", "20"), "scores.csv:3", "3 cells, the header line 4"),
                of(
                        "a quote that is not closed",
                        scores("20,100", "\"20,100"),
                        "scores.csv:3",
                        "this is not CSV",
                        "Maybe a quote is missing"),
                of(
                        "a column that is missing",
                        scores("score,young", "scoer,young"),
                        "scores.csv:1",
                        "the column \"score\" is missing",
                        "year | region_code | scoer | young",
                        "Maybe you mean \"scoer\"",
                        "nl:de kolom \"score\" ontbreekt"),
                of(
                        "a column that stands twice",
                        folder -> folder.write(
                                "scores.csv",
                                ModelFolder.SCORES
                                        .replace("score,young", "score,young,score")
                                        .replaceAll("00\n", "00,5\n")),
                        "scores.csv:1",
                        "the column \"score\" stands twice"));
    }

    static Stream<BrokenInput> regionLists() {
        return Stream.of(
                of(
                        "a column that a region list does not know",
                        folder -> folder.write(
                                "regions.csv",
                                "year,region_code,region_name,province\n2026,01,A,x\n2026,02,B,x\n2026,03,C,x\n"),
                        "regions.csv:1",
                        "the column \"province\" does not belong in this table",
                        "nl:de kolom \"province\" hoort niet in deze tabel"),
                of(
                        "a region list of two years",
                        regions("2026,03", "2027,03"),
                        "regions.csv",
                        "the column year names more than one year: 2026, 2027"),
                of(
                        "a region code of one digit in a region list",
                        regions("2026,02,", "2026,2,"),
                        "regions.csv:3",
                        "\"2\" is not a region code of two digits, such as 09"),
                of(
                        "a region that stands twice in the list",
                        regions("2026,03,", "2026,02,Again\n2026,03,"),
                        "regions.csv:4",
                        "region 02 stands earlier in the list: \"Middle\" and here \"Again\""),
                of(
                        "a region list of a header only",
                        folder -> folder.write("regions.csv", "year,region_code,region_name\n"),
                        "regions.csv",
                        "the table has no rows"));
    }

    static Stream<BrokenInput> wholeFiles() {
        return Stream.of(
                of(
                        "an empty file",
                        folder -> folder.write("regions.csv", ""),
                        "regions.csv",
                        "the table is empty: there is no header line",
                        "nl:de tabel is leeg"),
                of(
                        "a file of remarks only",
                        folder -> folder.write("regions.csv", "# nothing yet\n\n"),
                        "regions.csv",
                        "there is no header line"),
                of(
                        "a table that is missing",
                        folder -> folder.model("\"regions.csv\"", "\"region.csv\""),
                        "region.csv",
                        "this file does not exist",
                        "Maybe you mean \"regions.csv\"",
                        "nl:dit bestand bestaat niet"),
                of(
                        "a table that is a folder",
                        folder -> {
                            folder.file("tables").toFile().mkdir();
                            folder.model("\"regions.csv\"", "\"tables\"");
                        },
                        "tables",
                        "this is a folder, not a file",
                        "nl:dit is een map, geen bestand"),
                of(
                        "Windows-1252 bytes declared as UTF-8",
                        folder -> folder.write(
                                "regions.csv",
                                ModelFolder.REGIONS
                                        .replace("Middle", "Frysl\u00e2n")
                                        .getBytes(Charset.forName("windows-1252"))),
                        "regions.csv:3",
                        "this line is not UTF-8",
                        "Windows-1252",
                        "CSV UTF-8"),
                of(
                        "UTF-8 declared as Windows-1252 gives a name, but bytes that exist in neither are refused",
                        folder -> folder.model(
                                        "\"column\": \"young\" }",
                                        "\"column\": \"young\", \"encoding\": \"windows-1252\" }")
                                .write("scores.csv", bytes(ModelFolder.SCORES.replace("2026,02", "2026,\u0001"), (byte)
                                        0x81))
                                .model(
                                        "\"column\": \"score\" }",
                                        "\"column\": \"score\", \"encoding\": \"windows-1252\" }"),
                        "scores.csv:3",
                        "this line is not windows-1252"));
    }

    private static byte[] bytes(String text, byte instead) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 1 ? instead : bytes[i];
        }
        return bytes;
    }
}
