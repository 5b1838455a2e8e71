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

/** {@code simulate} as an analyst uses it: tables, files, assumptions, repetition, wrong usage. */
class SimulateCommandTest {

    private static final String STABLE = model("regeling-with-stability.json");
    private static final String REGELING = model("regeling-2026-2029.json");

    @TempDir
    private Path folder;

    @Test
    @Tag("locale")
    void showsYearsTotalsAndWhatWasAssumedInEnglish() {
        Program program = Program.run("simulate", STABLE, "--years", "2026..2032");
        assertThat(program.code()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out())
                .contains("Regional programme, municipal part", "Doorstroompunt function", "Together")
                .contains("649,367c", "1,933,954f", "f = held by floor, c = held by ceiling")
                .contains("2026  50,173,000.00        3        3")
                .contains("Every region is at its target (at most 1 % from it) from 2027 on, 1 year after the start.")
                .contains(
                        "Assumed, since the model ends in 2029:", "In 2030-2032: the amount of Doorstroompunt function")
                .contains("NOTE: synthetic data");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(140));
    }

    @Test
    @Tag("locale")
    void showsTheSameInDutchWithDutchNumbers() {
        Program program = Program.run("simulate", STABLE, "--years", "2026..2032", "--lang", "nl");
        assertThat(program.out())
                .contains("Samen", "649.367p", "1.933.954b", "b = op de bodem, p = op het plafond", "117.813.000,00")
                .contains("In 2030-2032: het bedrag van Doorstroompuntfunctie is dat van 2029.");
    }

    @Test
    void saysWhenTheYearsAreTooFew() {
        Program program = Program.run("simulate", STABLE, "--years", "2026..2026");
        assertThat(program.out())
                .contains("- = not within these years", "In 2026, 36 of 40 regions are at their target")
                .doesNotContain("Assumed");
    }

    @Test
    void takesAnotherTolerance() {
        Program program = Program.run("simulate", STABLE, "--years", "2026..2032", "--within", "0.01%");
        assertThat(program.out()).contains("(at most 0.01 % from it) from 2028 on, 2 years after the start");
    }

    /** 117,813,000.00 x 1.02^11, each stream rounded down to the cent, is 146,485,657.38. */
    @Test
    void letsTheMoneyGrowAndShowsTheFirstAndTheLastYears() {
        Program program = Program.run("simulate", REGELING, "--years", "2026..2040", "--growth", "2%");
        assertThat(program.out())
                .contains("2040  146,485,657.38", "that of 2029 with 2 % growth per year", "Not all years fit")
                .contains("No stream has stability rules");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(140));
    }

    @Test
    @Tag("locale")
    void writesTablesOfWhichEveryYearAddsUp() throws IOException {
        Program program = Program.run(
                "simulate", STABLE, "--years", "2026..2032", "--out", folder.toString(), "--format", "csv,json");
        assertThat(program.code()).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains("simulation.csv", "manifest.json", "NOTE: synthetic data");
        List<String> rows = Files.readAllLines(folder.resolve("simulation.csv"));
        assertThat(rows).hasSize(1 + 7 * 3 * 40);
        assertThat(rows.get(0)).startsWith("year,stream,region_code,region_name,baseline_eur,target_eur");
        for (int year = 2026; year <= 2032; year++) {
            assertThat(sum(rows, year + ",regionaal-programma,")).isEqualByComparingTo("50173000.00");
            assertThat(sum(rows, year + ",doorstroompunt,")).isEqualByComparingTo("67640000.00");
            assertThat(sum(rows, year + ",total,")).isEqualByComparingTo("117813000.00");
        }
        assertThat(rows.stream().filter(row -> row.startsWith("2032,doorstroompunt")))
                .allSatisfy(row -> assertThat(row).endsWith(",amount of 2029"));
        assertThat(rows.stream().filter(row -> row.startsWith("2029,doorstroompunt")))
                .allSatisfy(row -> assertThat(row).endsWith(","));
        assertThat(Files.readAllLines(folder.resolve("years-to-target.csv"))).hasSize(1 + 3 * 40);
        assertThat(Files.readAllLines(folder.resolve("simulation-totals.csv")))
                .hasSize(1 + 7 * 3)
                .contains("2026,regionaal-programma,50173000.00,50173000.00,3,3,0.854140,75171.990,0.053400,36,40,");
    }

    private static BigDecimal sum(List<String> rows, String start) {
        return rows.stream()
                .filter(row -> row.startsWith(start))
                .map(row -> new BigDecimal(row.split(",", -1)[7]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void printsOneFormatToStandardOutput() {
        assertThat(Program.run("simulate", STABLE, "--years", "2026", "--format", "csv")
                        .out())
                .startsWith("year,stream,region_code");
        assertThat(Program.run("simulate", STABLE, "--years", "2026", "--format", "json")
                        .out())
                .startsWith("{")
                .contains("verdeelmodel-simulation-1");
        assertThat(Program.run("simulate", STABLE, "--years", "2026", "--format", "csv,json")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void runWithItsManifestRepeatsIt() throws IOException {
        Program.run(
                "simulate",
                STABLE,
                "--years",
                "2027..2031",
                "--growth",
                "1.5%",
                "--within",
                "2%",
                "--format",
                "csv",
                "--out",
                folder.toString());
        String manifest = folder.resolve("manifest.json").toString();
        assertThat(Files.readString(folder.resolve("manifest.json")))
                .contains("\"growth\" : \"3/200\"", "\"within\" : \"1/50\"", "\"first\" : 2027");

        Program same = Program.run("run", "--manifest", manifest);
        assertThat(same.code()).isZero();
        assertThat(same.out()).contains("every cent the same (2027: EUR 117,813,000.00;", "2031: EUR");

        Path table = folder.resolve("simulation.csv");
        Files.writeString(table, Files.readString(table).replace("2027,total", "2027,totals"));
        Program changed = Program.run("run", "--manifest", manifest);
        assertThat(changed.code()).isEqualTo(ExitCode.INPUT);
        assertThat(changed.out()).contains("Output simulation.csv: changed or gone");
    }

    @Test
    void refusesAManifestOfASimulationThatIsIncomplete() throws IOException {
        Program.run("simulate", STABLE, "--years", "2026..2027", "--format", "csv", "--out", folder.toString());
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"growth\" : \"0\"", "\"growth\" : \"fast\""));
        Program program = Program.run("run", "--manifest", manifest.toString());
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("growth", "fast", "1/100");
    }

    @Test
    void oneFolderHoldsOneRun() throws IOException {
        Program.run("run", REGELING, "--out", folder.toString());
        Program program = Program.run(
                "simulate", STABLE, "--years", "2026..2027", "--format", "json", "--out", folder.toString());
        assertThat(program.err()).contains("Removed, of an earlier run: allocation.csv");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("simulation.json", "manifest.json");
        }
    }

    @Test
    void writesNothingWhenTheInputIsWrong() {
        Path out = folder.resolve("out");
        Program program = Program.run(
                "simulate",
                STABLE,
                "--years",
                "2020..2032",
                "--growth",
                "-150%",
                "--within",
                "-1%",
                "--out",
                out.toString());
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err())
                .contains("begins in 2026", "Maybe you mean the years 2026 to 2032", "-150 %", "-1 %", "3 problems");
        assertThat(out).doesNotExist();
    }

    @Test
    void asksForThePercentSign() {
        Program program = Program.run("simulate", STABLE, "--years", "2026..2032", "--growth", "2");
        assertThat(program.code()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("write 2% for two percent");
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2032", "--within", "x%")
                        .err())
                .contains("is not a percentage");
    }

    @Test
    void refusesRulesThatCannotBeKept() {
        Program program = Program.run(
                "simulate",
                STABLE,
                "--years",
                "2026..2032",
                "--set",
                "streams.doorstroompunt.stability.bodem.floor=1%");
        assertThat(program.code()).isEqualTo(ExitCode.INFEASIBLE);
        assertThat(program.err()).contains("cannot be kept", "Maybe");
    }

    @Test
    void showsHelpInBothLanguages() {
        assertThat(Program.run("simulate", "--help").out().replaceAll("\\s+", " "))
                .contains("such as 2%; none", "1% if absent", "take its money");
        assertThat(Program.run("simulate", "--help", "--lang", "nl").out().replaceAll("\\s+", " "))
                .contains("zoals 2%; zonder", "zonder deze optie 1%", "Reken een model jaar na jaar door");
        assertThat(Program.run("completion").out()).contains("simulate", "--growth");
    }
}
