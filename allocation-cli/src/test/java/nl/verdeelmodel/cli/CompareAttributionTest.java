package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare --attribution} and {@code --regression}: tables, files, repetition, wrong usage. */
class CompareAttributionTest {

    private static final String START = model("start-2025-example.json");
    private static final String REGELING = model("regeling-2026-2029.json");
    private static final String SCORES =
            Program.ROOT.resolve("sample-data/scores/risicoscores.csv").toString();

    @TempDir
    private Path folder;

    @Test
    @Tag("locale")
    void splitsTheDifferenceBetweenTwoModelsAndRepeatsIt() throws IOException {
        Program program = Program.run(
                "compare",
                START,
                REGELING,
                "--attribution",
                "--sectors-file",
                SCORES,
                "--regression",
                "log(jongeren)",
                "--out",
                folder.toString());

        assertThat(program.err()).doesNotContain("Maybe");
        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains("two models measured against the number of young people; averaged over all orders")
                .contains("[new:doorstroompunt/risico:characteristics]")
                .contains("Per doubling of jongeren: EUR ");
        assertThat(Files.readString(folder.resolve("attribution.csv"))).startsWith("# SYNTHETIC");
        addsUp(folder.resolve("attribution.csv"));
        assertThat(Files.readString(folder.resolve("regression.csv"))).contains("log(jongeren),");
        Program again = Program.run(
                "run", "--manifest", folder.resolve("comparison-manifest.json").toString());
        assertThat(again.out()).contains("byte for byte");
        assertThat(again.code()).isZero();
    }

    /** The steps of each region, and of the total, against the row b-minus-a that follows them. */
    private static void addsUp(Path csv) throws IOException {
        Map<String, BigDecimal> sums = new HashMap<>();
        int checked = 0;
        for (String line : Files.readAllLines(csv)) {
            if (line.startsWith("#") || line.startsWith("region_code")) {
                continue;
            }
            String[] cells = line.split(",");
            BigDecimal amount = new BigDecimal(cells[cells.length - 1]);
            if (Arrays.asList(cells).contains("b-minus-a")) {
                assertThat(sums.get(cells[0])).as(line).isEqualByComparingTo(amount);
                checked++;
            } else {
                sums.merge(cells[0], amount, BigDecimal::add);
            }
        }
        assertThat(checked).isEqualTo(41);
    }

    @Test
    @Tag("locale")
    void splitsTheEffectOfAChangeInTheOrderAskedFor() {
        Program program = Program.run(
                "compare",
                REGELING,
                REGELING,
                "--set",
                "streams.doorstroompunt.amount.2026=70000000.00",
                "--attribution=order",
                "--order",
                "budget");

        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains("rules and data of two forms of one model; in one order")
                .contains("other budget [budget]")
                .contains("+2,360,000.00");
    }

    @Test
    void refusesOptionsWithoutUseAndUnknownSteps() {
        assertThat(Program.run("compare", START, REGELING, "--order", "budget").err())
                .contains("--order works with --attribution only");
        assertThat(Program.run("compare", START, REGELING, "--attribution=order", "--order", "bugdet")
                        .err())
                .contains("\"bugdet\" is no step of this comparison")
                .contains("young-people");
        assertThat(Program.run("compare", REGELING, REGELING, "--attribution", "--sectors-file", SCORES)
                        .err())
                .contains("--sectors-file means nothing between two forms of one model");
        assertThat(Program.run("compare", START, REGELING, "--regression", "appels")
                        .err())
                .contains("there is no measure \"appels\"");
    }
}
