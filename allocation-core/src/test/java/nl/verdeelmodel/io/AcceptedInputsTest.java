package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd but right: what Excel and other people make of the same table still gives the same cents, in every locale. */
@Tag("locale")
class AcceptedInputsTest {

    private static final List<String> AMOUNTS = List.of("166.67", "333.33", "500.00");

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    private void assertSameAmounts() {
        assertThat(folder.check()).isEmpty();
        assertThat(folder.amounts()).isEqualTo(AMOUNTS);
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        folder.write("scores.csv", "\uFEFF" + ModelFolder.SCORES)
                .write("regions.csv", "\uFEFF" + ModelFolder.REGIONS)
                .write("model.json", "\uFEFF" + ModelFolder.MODEL);

        assertSameAmounts();
    }

    @Test
    void semicolonsAreSeenInTheHeaderLine() {
        folder.write("scores.csv", ModelFolder.SCORES.replace(',', ';'));

        assertSameAmounts();
    }

    @Test
    void tabsAreSeenInTheHeaderLine() {
        folder.write("scores.csv", ModelFolder.SCORES.replace(',', '\t'));

        assertSameAmounts();
    }

    @Test
    void excelsLineThatNamesTheSeparatorIsHonoured() {
        folder.write("scores.csv", "sep=;\r\n" + ModelFolder.SCORES.replace(',', ';'));
        assertSameAmounts();

        folder.write(
                        "scores.csv",
                        "# a remark\nSEP=;\n"
                                + ModelFolder.SCORES.replace(',', ';').replace("young", "young,one"))
                .model("\"column\": \"young\"", "\"column\": \"young,one\"");
        assertSameAmounts();
    }

    @Test
    void aProblemBelowExcelsLineStillHasTheLineOfTheFile() {
        folder.write(
                "scores.csv", "sep=;\n" + ModelFolder.SCORES.replace(',', ';').replace("20;", "x;"));

        assertThat(folder.check()).extracting(folder::place).containsExactly("scores.csv:4");
    }

    @Test
    void linesMayEndAsOnWindowsAndTheLastLineNotAtAll() {
        folder.write("scores.csv", ModelFolder.SCORES.strip().replace("\n", "\r\n"))
                .write("regions.csv", ModelFolder.REGIONS.strip())
                .write("model.json", ModelFolder.MODEL.replace("\n", "\r\n"));

        assertSameAmounts();
    }

    @Test
    void remarksAboveTheHeaderAndEmptyLinesDoNotCountButKeepTheNumbersOfTheLines() {
        folder.write("scores.csv", "# made by hand\n\n" + ModelFolder.SCORES.replace("2026,02", "\n\n2026,02"));
        assertSameAmounts();

        folder.replace("scores.csv", "20,100", "x,100");
        assertThat(folder.check()).extracting(folder::place).containsExactly("scores.csv:7");
    }

    @Test
    void cellsMayBeQuotedAndHaveSpacesAround() {
        folder.write(
                "scores.csv",
                "year, region_code ,score,young\n2026,\"01\", 10 ,100\n\"2026\",02,\"20\",100\n2026,03,30,200\n");

        assertSameAmounts();
    }

    @Test
    void otherColumnsOfATableAreNobodysBusiness() {
        folder.write(
                "scores.csv",
                ModelFolder.SCORES
                        .replace("score,", "score,\"remark, of somebody\",")
                        .replace(",100", ",x,100")
                        .replace(",200", ",NaN,200"));

        assertSameAmounts();
    }

    @Test
    void theOrderOfColumnsAndRowsDoesNotMatter() {
        folder.write("scores.csv", "young,score,region_code,year\n200,30,03,2026\n100,10,01,2026\n100,20,02,2026\n");

        assertSameAmounts();
    }

    @Test
    void regionCodesMayLackTheirZeroOrHaveTheirPrefix() {
        folder.write(
                        "regions.csv",
                        "year,region_code,region_name,cbs_code\n2026,01,A,MC01\n2026,02,B,MC02\n2026,03,C,MC03\n")
                .scores("2026,1,10,100", "2026,MC02,20,100", "2026,03,30,200");

        assertSameAmounts();
    }

    @Test
    void decimalsCommasAndThousandsSeparatorsAreReadAsDeclared() {
        folder.scores("2026,01,0.10,1", "2026,02,0.2,1", "2026,03,.3,1".replace(",.3", ",0.300"));
        assertSameAmounts();

        folder.write(
                        "scores.csv",
                        "year;region_code;score;young\n2026;01;1.234.567,5;1\n2026;02;2469135;1\n2026;03;3.703.702,50;1\n")
                .model("\"column\": \"score\" }", "\"column\": \"score\", \"decimal\": \"comma\" }");
        assertSameAmounts();
    }

    @Test
    void windows1252IsReadWhereItIsDeclared() {
        byte[] bytes = ModelFolder.SCORES
                .replace("young", "jongeren in Belgi\u00eb")
                .getBytes(Charset.forName("windows-1252"));
        folder.write("scores.csv", bytes)
                .model("\"column\": \"score\" }", "\"column\": \"score\", \"encoding\": \"windows-1252\" }")
                .model(
                        "\"column\": \"young\" }",
                        "\"column\": \"jongeren in Belgi\u00eb\", \"encoding\": \"windows-1252\" }");

        assertSameAmounts();
    }

    @Test
    void anAmountMayHaveTwoDecimalsOrNone() {
        folder.model("\"1000.00\"", "\"1000\"");
        assertSameAmounts();
    }

    @Test
    void missingRegionsCountAsZeroWhereTheModelSaysSo() {
        folder.scores("2026,01,10,1", "2026,03,30,1")
                .model("\"column\": \"score\" }", "\"column\": \"score\", \"missing\": \"zero\" }")
                .model("\"column\": \"young\" }", "\"column\": \"young\", \"missing\": \"zero\" }");

        assertThat(folder.amounts()).containsExactly("250.00", "0.00", "750.00");
    }

    @Test
    void aTableInTheDataFolderOfTheUserGoesBeforeTheOneOfTheModel() throws Exception {
        Path own = Files.createDirectory(folder.file("own"));
        Files.writeString(own.resolve("scores.csv"), ModelFolder.SCORES.replace("01,10", "01,70"));

        ModelFile file = ModelFile.read(folder.model(), new ModelFile.Options(List.of(), Optional.of(own)));

        assertThat(file.allocate(2026).budget("01")).hasToString("583.33");
        assertThat(file.files())
                .extracting(source -> source.path().getParent().getFileName().toString())
                .containsExactly(
                        temporary.getFileName().toString(),
                        temporary.getFileName().toString(),
                        "own");
    }

    @Test
    void aTableThatSaysItIsSyntheticIsMarked() {
        folder.write("scores.csv", "# SYNTHETIC: made up\n" + ModelFolder.SCORES);
        ModelFile file = folder.read();

        assertThat(file.files())
                .filteredOn(ModelFile.SourceFile::synthetic)
                .extracting(ModelFile.SourceFile::name)
                .containsExactly("scores.csv");
        assertThat(file.inputs().measures().get("score").synthetic()).isTrue();
    }

    @Test
    void theWordSyntheticElsewhereMarksNothing() {
        folder.write("scores.csv", "# Real numbers.\n# Not SYNTHETIC at all.\n" + ModelFolder.SCORES);

        assertThat(folder.read().files()).noneMatch(ModelFile.SourceFile::synthetic);
        assertThat(folder.check()).extracting(Problem::code).isEmpty();
    }
}
