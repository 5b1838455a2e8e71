package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code volatility} and {@code frontier} as an analyst uses them: tables, files, repetition, wrong usage. */
class VolatilityCommandTest {

    private static final String STABLE = model("regeling-with-stability.json");
    private static final String REGELING = model("regeling-2026-2029.json");

    @TempDir
    private Path folder;

    private static void fits(Program program) {
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    @Tag("locale")
    void showsHowMuchSharesMoveAndWhatWasAssumed() {
        Program program = Program.run("volatility", STABLE);
        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains("volatility over 2023-2028", "All regions", "Together", "241,590")
                .contains("risk score", "100.00", "nothing (the rules themselves)")
                .contains("vsv-risicoscore of 2019-2024", "as far behind the payment as in the")
                .contains("Movement: root mean", "02 Noord-Groningen-Eemsmond  ")
                .contains("NOTE: synthetic data");
        fits(program);
    }

    @Test
    @Tag("locale")
    void showsTheSameInDutch() {
        Program program = Program.run("volatility", STABLE, "--lang", "nl");
        assertThat(program.out()).contains("volatiliteit over 2023-2028", "Alle regio's", "241.590", "Samen");
        fits(program);
        Program frontier = Program.run("frontier", STABLE, "--replicates", "1", "--grid", "1%", "--lang", "nl");
        assertThat(frontier.out())
                .contains("wat meer stabiliteit kost", "het model zelf", "De knie is", "band -1 % / +1 %");
        fits(frontier);
        assertThat(frontier.out())
                .contains(
                        "Ruis op vsv-risicoscore",
                        "1 trekkingen, seed 1",
                        "Beweging: wortel uit het gemiddelde kwadraat");
    }

    @Test
    void takesTheModelAsWrittenInYearsThatAreNamed() {
        Program program = Program.run("volatility", REGELING, "--years", "2026..2029", "--format", "csv");
        assertThat(program.out().lines().findFirst()).contains("# SYNTHETIC: calculated from tables that were made up");
        assertThat(program.out()).contains("regionaal-programma,total,total,1.00000000,0.00000000,0.00000000,,");
        assertThat(program.err()).contains("synthetic data");
    }

    @Test
    void repeatsBothCommandsFromTheirManifests() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Program.run("volatility", STABLE, "--growth", "1.5%", "--start", "model", "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Program.run(
                                "frontier",
                                STABLE,
                                "--stream",
                                "doorstroompunt",
                                "--family",
                                "floor,update",
                                "--grid",
                                "1%..5%:3",
                                "--se",
                                "2.5%",
                                "--replicates",
                                "3",
                                "--seed",
                                "11",
                                "--threads",
                                "2",
                                "--out",
                                out.toString())
                        .code())
                .isZero();
        for (String name : new String[] {"volatility", "frontier"}) {
            Program again = Program.run(
                    "run", "--manifest", out.resolve(name + "-manifest.json").toString());
            assertThat(again.out()).contains("Inputs: all", "files the same, byte for byte");
            assertThat(again.code()).isZero();
        }
        assertThat(Files.readString(out.resolve("volatility-inputs.csv"))).contains("\nmoney,", "\nnone,", "\ntotal,");
        assertThat(Files.readString(out.resolve("frontier.csv"))).contains(",floor,-0.010000,", ",update,,,,2,");
        assertThat(Files.readAllLines(out.resolve("frontier-regions.csv"))).hasSize(2 + 40 * (3 + 3 + 4));
        assertThat(Files.readString(out.resolve("frontier.json")))
                .contains("\"last_year_cents\"", "\"synthetic\" : true");
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        assertThat(Program.run("volatility", STABLE, "--years", "2026..2029", "--start", "model"))
                .satisfies(program -> assertThat(program.err()).contains("leave out --years or --start"))
                .extracting(Program::code)
                .isEqualTo(ExitCode.USAGE);
        assertThat(Program.run("volatility", REGELING, "--years", "2026..2027").err())
                .contains("2026-2027 are too few", "Maybe take more years");
        assertThat(Program.run("frontier", STABLE, "--family", "bands").err())
                .contains("--family knows band, floor, blend, average, smoothing, update, not \"bands\"");
        assertThat(Program.run("frontier", STABLE, "--grid", "5%..1%:3").err()).contains("'5%..1%:3' is not a grid");
        assertThat(Program.run("frontier", STABLE, "--replicates", "-1").err())
                .contains("--replicates is 0 to 100000, not -1; maybe 200");
        assertThat(Program.run(
                                "frontier",
                                STABLE,
                                "--replicates",
                                "-1",
                                "--family",
                                "",
                                "--threads",
                                "0",
                                "--se",
                                "100%")
                        .err())
                .contains("not -1", "not \"\"", "--threads is 1 or more, not 0", "less than 100%, not 100%");
        assertThat(Program.run("volatility", STABLE, "--years", "2026..2040", "--growth=-200%"))
                .satisfies(program ->
                        assertThat(program.err()).contains("--growth is more than -100%, not -200%", "maybe 2%"))
                .extracting(Program::code)
                .isEqualTo(ExitCode.USAGE);
        assertThat(Program.run("frontier", STABLE, "--se", "100%").err()).contains("less than 100%");
        assertThat(Program.run("frontier", STABLE, "--stream", "x", "--replicates", "0")
                        .code())
                .isEqualTo(ExitCode.INPUT);
    }
}
