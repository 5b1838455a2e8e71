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
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
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

    private static final String INGAR = model("gallery/norway-ingar.json");

    private static String words(Program program) {
        return program.out().replaceAll("\\s+", " ");
    }

    /** The example starts from the amounts of 2025 in every year: what does not follow the outcome does not converge. */
    @Test
    void saysThatABaselineStaysWhichDoesNotFollowTheOutcome() {
        assertThat(words(Program.run("simulate", INGAR, "--years", "2026..2028")))
                .contains("In 2028 no region is at its target (at most 1 % from it).")
                .contains("The baseline stays that of amount in 2025, in euros (2026):"
                        + " it does not follow the outcome of the year before.")
                .doesNotContain("yet", "other");
        assertThat(words(Program.run("simulate", INGAR, "--years", "2026..2028", "--lang", "nl")))
                .contains("In 2028 is geen regio op haar streefbedrag (hoogstens 1 % ervan af).")
                .contains("De uitgangspositie blijft die van bedrag in 2025, in euro (2026):"
                        + " zij volgt de uitkomst van het jaar ervoor niet.")
                .doesNotContain("nog");
    }

    @Test
    void saysNotYetOnlyWhereTheBaselineFollowsTheOutcome() {
        String impactAid = model("gallery/us-impact-aid.json");
        assertThat(words(Program.run("simulate", impactAid, "--years", "2026..2028")))
                .contains("In 2028 no region is at its target yet (at most 1 % from it).")
                .doesNotContain("The baseline stays");
        assertThat(words(Program.run("simulate", impactAid, "--years", "2026..2028", "--within", "50%")))
                .contains("In 2028, 5 of 6 regions are at their target (at most 50 % from it); the other is not yet.");
        assertThat(words(Program.run("simulate", INGAR, "--years", "2026..2028", "--within", "2.5%")))
                .contains("In 2028, 1 of 6 regions is at its target (at most 2.5 % from it); the others are not.");
    }

    @Test
    void aBoundThatTheBalanceMovesHasAnotherMark() {
        assertThat(words(Program.run("simulate", INGAR, "--years", "2026..2028")))
                .contains("169,149v", "253,723v", "v = at its floor before the balance", "1,050,000.00 3v 0 56.14 %")
                .doesNotContain("held by floor,");
        assertThat(words(Program.run("simulate", model("gallery/us-title-i.json"), "--years", "2026..2027")))
                .contains("180,000f 161,798v", "f = held by floor", "v = at its floor before the balance")
                .contains("2026 1,050,000.00 3 0", "2027 800,000.00 6v 0");
    }

    /** Region D claims more than its part of the ceiling, EUR 20,000; it gets EUR 47,500: 137.5 percent above that. */
    @Test
    void everyOutputMeasuresTheDistanceFromTheUndampenedAmount() {
        String titleI = model("gallery/us-title-i.json");
        assertThat(words(Program.run("simulate", titleI, "--years", "2026")))
                .contains("04 Region D 47,500f +150.00 +137.50 -", "67,500.00 137.50 %");
        assertThat(Program.run("simulate", titleI, "--years", "2026", "--format", "csv")
                        .out()
                        .lines()
                        .filter(row -> row.startsWith("2026,grant,04,")))
                .singleElement()
                .asString()
                .contains(",20000.00,47500.00,1.500000,", ",1.375000,floor,");
        assertThat(Program.run("simulate", titleI, "--years", "2026", "--format", "json")
                        .out())
                .contains("\"largest_distance\" : \"11/8\"");
    }

    @Test
    void sevenYearsAndBothDistancesOfAllRegionsFitOnALine() {
        for (String language : List.of("en", "nl")) {
            Program program = Program.run("simulate", STABLE, "--years", "2026..2032", "--lang", language);
            assertThat(program.out().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
            assertThat(program.out().lines().filter(line -> line.startsWith("41 ")))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line.strip().split("\\s+")).hasSize(2 + 7 + 2 + 1));
            assertThat(program.out()).contains("Centraal en W").doesNotContain("EUR -");
            assertThat(words(program)).doesNotContainPattern("\\bdoel\\b");
        }
    }

    @Test
    void saysThatGrowthHasNoEffectWithinTheYearsOfTheModel() {
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2029", "--growth", "2%")
                        .err())
                .contains("NOTE: no year after 2029: --growth has no effect.");
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2028", "--growth", "2%", "--lang", "nl")
                        .err())
                .contains("LET OP: geen jaar na 2029: --growth heeft geen effect.");
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2030", "--growth", "2%")
                        .err())
                .isEmpty();
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2028").err())
                .isEmpty();
    }

    @Test
    void refusesARangeThatFallsOrIsTooLongEachInItsOwnWords() {
        assertThat(Program.run("simulate", STABLE, "--years", "2029..2026").err())
                .contains("'2029..2026' is not a range of years that rises");
        Program tooLong = Program.run("simulate", STABLE, "--years", "2026..2126");
        assertThat(tooLong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(tooLong.err()).contains("'2026..2126' is a range of 101 years; it may have at most 100");
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2125").code())
                .isZero();
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
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
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
                .contains(
                        "2026,regionaal-programma,50173000.00,50173000.00,3,3,0,0,0.854140,75172.000,0.053400,36,40,");
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
                "streams.doorstroompunt.stability.bodem.floor=+1%");
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
