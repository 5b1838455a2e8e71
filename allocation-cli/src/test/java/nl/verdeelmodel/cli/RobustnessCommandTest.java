package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code robustness}: verdicts, counterexamples, files, repetition, what it refuses. */
class RobustnessCommandTest {

    private static final String MODEL = model("gallery/floor-and-ceiling.json");

    private static final String SYNTHETIC = "# SYNTHETIC: worked out from data that were made up\n";

    @TempDir
    private Path folder;

    @Test
    void showsACounterexampleAndEndsWellSinceItIsAFinding() {
        Program program = Program.run("robustness", MODEL, "--cases", "30");
        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains(
                        "A higher target gives at least as",
                        "FAILS",
                        "the target of region 01 Region A is EUR 180,000.00",
                        "That no counterexample was found is no",
                        "NOTE: synthetic data");
        assertThat(program.out().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(120);
    }

    @Test
    void speaksDutch() {
        assertThat(Program.run("robustness", MODEL, "--cases", "5", "--lang", "nl")
                        .out())
                .contains("GELDT NIET", "Eigenschap", "niet van toepassing", "het streefbedrag van regio 01");
    }

    @Test
    void writesFilesThatCanBeMadeAgainByteForByte() throws IOException {
        Program first = Program.run("robustness", MODEL, "--cases", "20", "--seed", "7", "--out", folder.toString());
        assertThat(first.code()).isZero();
        assertThat(Files.readString(folder.resolve("robustness.csv")))
                .startsWith(SYNTHETIC + "check,claim,subject,verdict,cases,failures,remark\n")
                .contains("more-need", "holds", "fails", "not-applicable");
        assertThat(Files.readString(folder.resolve("counterexamples.csv")))
                .startsWith(SYNTHETIC + "check,subject,case,")
                .contains("order-of-targets,grant,0,grant,01,02,180000.000000,150000.000000");
        Program again = Program.run(
                "run", "--manifest", folder.resolve("robustness-manifest.json").toString());
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("all 3 files the same, byte for byte");
    }

    @Test
    void drawsOtherCasesFromAnotherSeed() {
        String one = Program.run("robustness", MODEL, "--cases", "50", "--format", "json")
                .out();
        assertThat(Program.run("robustness", MODEL, "--cases", "50", "--format", "json", "--seed", "1")
                        .out())
                .isEqualTo(one);
        assertThat(Program.run("robustness", MODEL, "--cases", "50", "--format", "json", "--seed", "2")
                        .out())
                .isNotEqualTo(one.replace("\"seed\" : 1", "\"seed\" : 2"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(Program.run("robustness", MODEL, "--cases", "-1").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Program.run("robustness", MODEL, "--year", "2030").code()).isEqualTo(ExitCode.INPUT);
    }
}
