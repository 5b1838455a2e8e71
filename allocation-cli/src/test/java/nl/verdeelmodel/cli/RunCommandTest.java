package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} as an analyst uses it: tables, files, years, changes. Totals are those of art. 4.2 of BWBR0051614. */
class RunCommandTest {

    private static final String REGELING = model("regeling-2026-2029.json");

    @TempDir
    private Path folder;

    @Test
    @Tag("locale")
    void showsTheTotalsOfTheRegulationInEnglish() {
        Program program = Program.run("run", REGELING);
        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains("50,173,000.00", "67,640,000.00", "117,813,000.00", "294,532.50", "100.0000 %")
                .contains("29    Rijnmond", "art. 4.3", "NOTE: synthetic data");
        assertThat(program.err()).isEmpty();
    }

    @Test
    @Tag("locale")
    void showsTheSameInDutchWithDutchNumbers() {
        Program program = Program.run("run", REGELING, "--lang", "nl");
        assertThat(program.out())
                .contains("50.173.000,00", "67.640.000,00", "117.813.000,00", "294.532,50", "100,0000 %")
                .contains("Waarom:", "LET OP: synthetische gegevens");
    }

    @Test
    void showsBothScoresOnceTheyDiffer() {
        assertThat(Program.run("run", REGELING, "--year", "2027").out())
                .contains("29,701.00")
                .doesNotContain("29,163.00");
        assertThat(Program.run("run", REGELING, "--year", "2028").out()).contains("29,701.00", "29,163.00");
    }

    @Test
    @Tag("locale")
    void writesAmountsThatAddUpToTheTotalsOfEveryYear() throws IOException {
        Program program = Program.run("run", REGELING, "--year", "all", "--out", folder.toString());
        assertThat(program.code()).isZero();
        assertThat(program.err()).contains("allocation.csv", "manifest.json");
        List<String> rows = Files.readAllLines(folder.resolve("allocation.csv"));
        assertThat(rows.get(0)).isEqualTo("year,stream,part,region_code,region_name,amount_eur");
        assertThat(rows).hasSize(1 + 4 * 2 * 2 * 40);
        BigDecimal sum = rows.stream()
                .skip(1)
                .map(row -> new BigDecimal(row.substring(row.lastIndexOf(',') + 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("471252000.00");
        assertThat(Files.readString(folder.resolve("totals.csv")))
                .contains("2029,total,117813000.00,117813000.00,0.00");
    }

    @Test
    void writesOnlyTheFormatsThatWereAskedFor() throws IOException {
        Program.run("run", REGELING, "--out", folder.toString(), "--format", "csv");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("allocation.csv", "totals.csv", "manifest.json");
        }
    }

    @Test
    void printsOneFormatToStandardOutputWithoutAFolder() {
        assertThat(Program.run("run", REGELING, "--format", "csv").out())
                .startsWith("year,stream,part,region_code,region_name,amount_eur\n");
        assertThat(Program.run("run", REGELING, "--format", "json").out())
                .startsWith("{")
                .endsWith("}\n");
        Program two = Program.run("run", REGELING, "--format", "csv,json");
        assertThat(two.code()).isEqualTo(ExitCode.USAGE);
        assertThat(two.err()).contains("--out");
    }

    @Test
    void changesAValueOnRequest() {
        Program program = Program.run("run", REGELING, "--set", "streams.doorstroompunt.amount.2026=70000000.00");
        assertThat(program.out()).contains("70,000,000.00", "120,173,000.00");
    }

    @Test
    void refusesAChangeThatBreaksTheModelAndSaysWhereItWasMade() {
        Program program = Program.run("run", REGELING, "--set", "streams.doorstroompunt.parts.risico.share=99%");
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("99.25 %", "streams.doorstroompunt");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void takesTablesFromTheDataFolderFirst() throws IOException {
        Path scores = Files.createDirectories(folder.resolve("scores")).resolve("risicoscores.csv");
        List<String> rows = Files.readAllLines(Program.ROOT.resolve("sample-data/scores/risicoscores.csv"));
        Files.write(scores, rows.stream().filter(row -> !row.startsWith("#")).toList());
        Program program = Program.run("run", REGELING, "--data", folder.toString());
        assertThat(program.code()).isZero();
        assertThat(program.out()).contains("NOTE: synthetic data, not real figures: scores/young-people-belgium.csv.");
    }

    @Test
    void refusesAYearWithoutMoney() {
        Program program = Program.run("run", REGELING, "--year", "2030");
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("no amount for 2030", "2026, 2027, 2028, 2029");
    }

    @Test
    void writesNothingWhenTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        Program program = Program.run("run", REGELING, "--out", file.toString());
        assertThat(program.code()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(file).hasContent("mine");
        assertThat(program.err()).doesNotContain("\tat ");
    }

    @Test
    void keepsOldFilesWholeWhenTheNewInputIsWrong() throws IOException {
        Program.run("run", REGELING, "--out", folder.toString());
        String before = Files.readString(folder.resolve("allocation.csv"));
        Program.run("run", REGELING, "--out", folder.toString(), "--set", "streams.doorstroompunt.amount.2026=1.999");
        assertThat(folder.resolve("allocation.csv")).hasContent(before);
    }

    @Test
    void oneFolderHoldsOneRun() throws IOException {
        Program.run("run", REGELING, "--out", folder.toString());
        Program.run("run", REGELING, "--year", "2027", "--format", "csv", "--out", folder.toString());
        assertThat(folder.resolve("allocation.json")).doesNotExist();
        assertThat(Files.readString(folder.resolve("allocation.csv")))
                .contains("\n2027,")
                .doesNotContain("\n2026,");
    }

    @Test
    void refusesAFolderWithoutAName() {
        assertThat(Program.run("run", REGELING, "--out", "").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Program.run("run", REGELING, "--out", folder.toString(), "--format", "table")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void triesAnotherRoundingOnRequest() {
        Program program = Program.run("run", REGELING, "--set", "streams.doorstroompunt.rounding.method=adams");
        assertThat(program.code()).isZero();
        assertThat(program.out()).contains("67,640,000.00");
    }

    @Test
    void leavesFilesOfOthersAlone() throws IOException {
        Path mine = Files.writeString(folder.resolve("allocation.json"), "mine");
        Program.run("run", REGELING, "--format", "csv", "--out", folder.toString());
        assertThat(mine).hasContent("mine");
        Program.run("run", REGELING, "--out", folder.toString());
        Files.writeString(mine, "changed by me");
        Program.run("run", REGELING, "--format", "csv", "--out", folder.toString());
        assertThat(mine).hasContent("changed by me");
    }

    @Test
    void saysBesideEveryFormatThatDataAreSynthetic() {
        for (String format : List.of("csv", "json")) {
            assertThat(Program.run("run", REGELING, "--format", format).err())
                    .contains("NOTE: synthetic data", "scores/risicoscores.csv");
        }
        assertThat(Program.run("run", REGELING, "--format", "csv", "--out", folder.toString())
                        .err())
                .contains("NOTE: synthetic data");
    }

    @Test
    void namesTheTablesThatCameFromTheDataFolder() throws IOException {
        Files.createDirectories(folder.resolve("scores"));
        Files.copy(
                Program.ROOT.resolve("sample-data/scores/young-people-belgium.csv"),
                folder.resolve("scores/young-people-belgium.csv"));
        Files.writeString(folder.resolve("scores/risicoscore.csv"), "misnamed");
        assertThat(Program.run("run", REGELING, "--data", folder.toString()).err())
                .contains("From ", ": scores/young-people-belgium.csv.")
                .doesNotContain("risicoscores.csv");
    }
}
