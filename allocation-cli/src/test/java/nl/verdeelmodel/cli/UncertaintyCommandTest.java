package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code uncertainty} as an analyst uses it: tables, files, repetition, wrong usage. */
class UncertaintyCommandTest {

    private static final String REGELING = model("regeling-2026-2029.json");
    private static final String STABLE = model("regeling-with-stability.json");
    private static final String FROM_PERSONS = model("from-persons.json");
    private static final String PERSONS = data("microdata/persons-20000.csv");

    @TempDir
    private Path folder;

    private static Program uncertainty(String file, String... options) {
        return Program.run(
                Stream.concat(Stream.of("uncertainty", file, "--measure", "vsv-risicoscore"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static String data(String name) {
        return Program.ROOT.resolve("sample-data").resolve(name).toString();
    }

    private static Program ofPersons(String file, String... options) {
        String[] own = {
            "--persons",
            PERSONS,
            "--cohort",
            "2023",
            "--risk-model",
            data("risk/vo.json"),
            "--risk-model",
            data("risk/mbo.json"),
            "--regions",
            data("regions/doorstroompuntregios-2026.csv")
        };
        return uncertainty(
                file, Stream.concat(Stream.of(own), Stream.of(options)).toArray(String[]::new));
    }

    private static String words(Program program) {
        return program.out().replaceAll("\\s+", " ");
    }

    @Test
    @Tag("locale")
    void showsIntervalsAroundAmountsInEnglish() {
        Program program = uncertainty(REGELING, "--se", "3%", "--replicates", "40");

        assertThat(program.code()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(words(program))
                .contains("Errors in vsv-risicoscore: standard error of 3 % of each score; 40 replicates, seed 1.")
                .contains("29 Rijnmond", "117,813,000.00", "Noise alone moves EUR")
                .contains("NOTE: synthetic data");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    @Tag("locale")
    void showsGainsAndWhatNoiseDoesToRulesInDutch() {
        Program program = uncertainty(
                STABLE,
                "--se",
                "poisson",
                "--replicates",
                "20",
                "--year",
                "2028",
                "--against-year",
                "2026",
                "--noise-years",
                "2",
                "--lang",
                "nl");

        assertThat(program.code()).isZero();
        assertThat(words(program))
                .contains("2028, winst = 2028 min 2026", "Poisson: de variantie van elke score is de score zelf")
                .contains("valt weg in ruis", "de betrouwbaarheid is", "zonder", "gemiddeld")
                .contains("Winst of verlies van 40 regio's: zeker (twijfel onder 1 %) 0,")
                .contains("Louter ruis, 2 jaar lang, regels en geld van 2028: verwachte winst na het laatste jaar")
                .contains("De verwachte winst van de ruizige helft");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void writesTablesThatAManifestRepeatsByteForByte() throws IOException {
        Program written = uncertainty(
                REGELING,
                "--se-column",
                "expected_leavers_mbo",
                "--correlation",
                "0.5",
                "--replicates",
                "12",
                "--year",
                "2026..2028",
                "--against",
                STABLE,
                "--against-year",
                "2026",
                "--noise-years",
                "1",
                "--level",
                "80%",
                "--exceeds",
                "2.5%",
                "--set",
                "streams.doorstroompunt.amount.2026=67000000.00",
                "--seed",
                "4",
                "--out",
                folder.toString());

        assertThat(written.code()).isZero();
        assertThat(files())
                .containsExactly(
                        "ratchet.csv",
                        "uncertainty-manifest.json",
                        "uncertainty-overall.csv",
                        "uncertainty.csv",
                        "uncertainty.json");
        List<String> rows = Files.readAllLines(folder.resolve("uncertainty.csv"));
        assertThat(rows).hasSize(2 + 3 * 40);
        assertThat(rows.get(0)).startsWith("# SYNTHETIC");
        assertThat(rows.get(1)).startsWith("year,region_code,region_name,amount_eur,mean_eur,standard_error_eur");
        Program again = Program.run("run", "--manifest", manifest());
        assertThat(again.out()).contains("Outputs: all 4 files the same, byte for byte.");
        assertThat(again.code()).isZero();
    }

    @Test
    void repeatsWhatItWorkedOutFromPersons() throws IOException {
        Program written = ofPersons(
                FROM_PERSONS,
                "--resample",
                "--replicates",
                "19",
                "--threads",
                "2",
                "--format",
                "csv",
                "--out",
                folder.toString());

        assertThat(written.code()).isZero();
        assertThat(files()).containsExactly("uncertainty-manifest.json", "uncertainty-overall.csv", "uncertainty.csv");
        assertThat(Program.run("run", "--manifest", manifest()).code()).isZero();
    }

    @Test
    void anyNumberOfThreadsGivesTheSameFile() {
        List<String> outputs = new ArrayList<>();
        for (String threads : List.of("1", "2", "5")) {
            outputs.add(ofPersons(FROM_PERSONS, "--replicates", "70", "--threads", threads, "--format", "json")
                    .out());
        }

        assertThat(outputs.get(0)).contains("\"standard_error_eur\"");
        assertThat(outputs).containsOnly(outputs.get(0));
    }

    private String manifest() {
        return folder.resolve("uncertainty-manifest.json").toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void misused(String words, String... options) {
        Program program = uncertainty(REGELING, options);
        assertThat(program.code()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains(words);
    }

    @Test
    void refusesOptionsThatDoNotGoTogether() {
        misused("Say where the errors of scores come from");
        misused("Say where the errors of scores come from", "--se", "3%", "--persons", PERSONS);
        misused("--se is a percentage from 0% to 100%, such as 3%, or poisson, not \"-3%\"", "--se=-3%");
        misused("not \"3\"", "--se", "3");
        misused("--replicates 1: must be 2 to 1000000, such as 1000", "--se", "3%", "--replicates", "1");
        misused("--level 100%: must lie between 0% and 100%, such as 90%", "--se", "3%", "--level", "100%");
        misused("--exceeds -1%: must be 0% or more, such as 5%", "--se", "3%", "--exceeds=-1%");
        misused("--noise-years 51: must be 0 to 50, such as 3", "--se", "3%", "--noise-years", "51");
        misused("--refit goes with --resample", "--persons", PERSONS, "--refit");
        misused("Options of persons and risk models need --persons", "--se", "3%", "--cohort", "2023");
        misused("--correlation 1.2: must be a number from 0 to 1", "--se", "3%", "--correlation", "1.2");
        misused("--se-file needs the column", "--se", "3%", "--se-file", PERSONS);
        misused("--threads must be 1 or more", "--se", "3%", "--threads", "0");
    }

    @Test
    void namesAllOptionsThatAreWrongAtOnce() {
        Program program = uncertainty(
                REGELING,
                "--se",
                "4",
                "--replicates=-5",
                "--level",
                "100%",
                "--exceeds=-3%",
                "--correlation",
                "2",
                "--noise-years=-1",
                "--threads",
                "0");

        assertThat(program.code()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains(
                        "not \"4\"",
                        "--replicates -5:",
                        "--level 100%:",
                        "--exceeds -3%:",
                        "--correlation 2.0:",
                        "--noise-years -1:",
                        "--threads must be 1 or more");
    }

    @Test
    void refusesIntervalsThatNeedMoreReplicates() {
        String least = "an interval of 99.9% needs at least 1999";
        misused("--replicates 2: " + least, "--se", "3%", "--level", "99.9%", "--replicates", "2");
        misused("--replicates 1998: " + least, "--se", "3%", "--level", "99.9%", "--replicates", "1998");
        misused("--replicates 18: an interval of 90% needs at least 19", "--se", "3%", "--replicates", "18");
    }

    @Test
    void leavesOutAYearThatIsComparedWithItself() {
        Program program = uncertainty(
                REGELING,
                "--se",
                "3%",
                "--replicates",
                "19",
                "--year",
                "all",
                "--against-year",
                "2026",
                "--format",
                "csv");

        assertThat(program.code()).isZero();
        assertThat(program.err()).contains("2026 is left out: the gain from 2026 itself is 0 everywhere.");
        assertThat(program.out().lines()).hasSize(2 + 3 * 40).noneMatch(line -> line.startsWith("2026,"));
        misused("--against-year 2026: the gain of 2026 from 2026 is 0", "--se", "3%", "--against-year", "2026");
    }

    /** The key is frozen, so its money of 2027 is that of 2026, whatever the errors. */
    @Test
    void callsAFrozenKeyUnchangedAndNotNoise() {
        Program frozen =
                uncertainty(REGELING, "--se", "3%", "--replicates", "19", "--year", "2027", "--against-year", "2026");
        assertThat(words(frozen))
                .contains("lost in noise 0, unchanged 40.", "Without noise no share changes")
                .doesNotContain("100.0 % is noise");
    }

    @Test
    void takesTheMeasureThatDividesTheMostMoney() {
        Program program = Program.run("uncertainty", REGELING, "--se", "3%", "--replicates", "19");

        assertThat(program.code()).isZero();
        assertThat(program.err()).contains("Measure with errors: vsv-risicoscore, which divides the most money of");
        assertThat(program.out()).contains("Errors in vsv-risicoscore:");
    }

    @Test
    void namesMadeUpPersonsAndIllustrativeCoefficientsButNotTheTableTheyReplace() {
        Program program = ofPersons(FROM_PERSONS, "--replicates", "19");

        assertThat(program.out())
                .contains("NOTE: the persons were made up", "NOTE: coefficients are illustrative")
                .doesNotContain("scores-region.csv")
                .doesNotContain("\n\n\n");
    }

    private static void wrong(Program program, String... words) {
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains(words);
    }

    @Test
    void saysWhatIsWrongWithTheInput() throws IOException {
        wrong(ofPersons(REGELING), "The persons are of cohort 2023, but the model asks for vsv-risicoscore of 2022.");
        wrong(uncertainty(REGELING, "--se-column", "error"), "error");
        Path errors = folder.resolve("errors.csv");
        Files.writeString(errors, "cohort,region_code,error\n2022,01,-3\n2022,02,5\n");
        wrong(
                uncertainty(REGELING, "--se-file", errors.toString(), "--se-column", "error"),
                "errors.csv:2",
                "-3",
                "this is missing: 03, 04");
        wrong(uncertainty(REGELING, "--se", "3%", "--year", "2031"), "2031");
    }
}
