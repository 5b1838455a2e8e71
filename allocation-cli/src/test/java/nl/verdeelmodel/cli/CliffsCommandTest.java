package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cliffs}: tables, files, repetition, what it refuses. */
class CliffsCommandTest {

    private static final String MODEL = model("plusvoorziening-2013.json");

    private static final String SYNTHETIC = "# SYNTHETIC: worked out from data that were made up\n";

    @TempDir
    private Path folder;

    @Test
    @Tag("locale")
    void ranksTheStepsOfTheOldTableAndNamesTheArticle() {
        Program program = Program.run("cliffs", MODEL, "--top", "3");
        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains(
                        "69 jumps. The largest:",
                        "-2,700,000.00",
                        "BWBR0031387, art. 22",
                        "Effect = amount after less amount before",
                        "NOTE: synthetic data");
        assertThat(program.out().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(120);
    }

    @Test
    void keepsWithinTheTerminalInBothLanguagesAndNamesMeasuresAndRegions() {
        for (String language : new String[] {"nl", "en"}) {
            Program program = Program.run("cliffs", model("gallery/floor-and-ceiling.json"), "--lang", language);
            assertThat(program.out().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
            assertThat(Program.run("cliffs", MODEL, "--lang", language).out().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
            assertThat(program.out())
                    .contains(language.equals("nl") ? "bedrag in 2025, in" : "amount in 2025, in", "05 Region E")
                    .doesNotContain("amount-2025 2026");
            // One more need brings no region anything: then no region is the highest.
            assertThat(program.out()
                            .lines()
                            .filter(line -> line.contains("(2026)"))
                            .findFirst()
                            .orElseThrow())
                    .doesNotContain("Region");
        }
    }

    @Test
    @Tag("locale")
    void speaksDutch() {
        assertThat(Program.run("cliffs", MODEL, "--lang", "nl", "--year", "2016")
                        .out())
                .contains("sprongen. De grootste:", "Afstand %", "trede van de staffel");
    }

    @Test
    @Tag("locale")
    void writesFilesThatCanBeMadeAgainByteForByte() throws IOException {
        Program first = Program.run("cliffs", MODEL, "--year", "2014", "--out", folder.toString());
        assertThat(first.code()).isZero();
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("cliffs-manifest.json"));
        assertThat(Files.readString(folder.resolve("cliffs.csv")))
                .startsWith(SYNTHETIC + "rank,measure,year,region_code,")
                .contains(",step,")
                .contains(",true\n");
        assertThat(Files.readString(folder.resolve("effects.csv"))).contains("one-more", "up", "down");
        assertThat(Files.readString(folder.resolve("parameters.csv")))
                .startsWith(SYNTHETIC + "parameter,source,")
                .contains("streams.plusvoorziening.parts.staffel.key.steps.table.8.amount");
        assertThat(Files.readString(folder.resolve("effects.csv"))).startsWith(SYNTHETIC);
        assertThat(Files.readString(folder.resolve("kinks.csv"))).startsWith(SYNTHETIC);
        assertThat(first.err()).contains("parameters.csv, cliffs.json, cliffs-manifest.json.");
        Program again = Program.run(
                "run", "--manifest", folder.resolve("cliffs-manifest.json").toString());
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("all 5 files the same, byte for byte");
    }

    @Test
    void writesOneTableToStandardOutput() {
        Program program = Program.run("cliffs", MODEL, "--format", "csv");
        assertThat(program.out().lines()).hasSize(71).startsWith(SYNTHETIC.strip());
        assertThat(program.err()).contains("synthetic");
        assertThat(Program.run("cliffs", MODEL, "--format", "json").out()).contains("\"verdeelmodel-cliffs-1\"");
    }

    @Test
    void followsChangesOfTheModel() {
        Program program = Program.run(
                "cliffs", MODEL, "--format", "csv", "--set", "streams.plusvoorziening.ceiling.2013=60000000.00");
        assertThat(program.out())
                .as("uncut, the step of 15,001 is worth its whole difference")
                .contains("1400000.00");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(Program.run("cliffs", MODEL, "--top", "0").code()).isEqualTo(ExitCode.USAGE);
        Program year = Program.run("cliffs", MODEL, "--year", "2030");
        assertThat(year.code()).isEqualTo(ExitCode.INPUT);
        assertThat(year.err()).contains("2030", "2013");
    }
}
