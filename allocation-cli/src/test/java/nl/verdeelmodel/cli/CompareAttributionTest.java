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
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare --attribution} and {@code --regression}: tables, files, repetition, wrong usage. */
class CompareAttributionTest {

    private static final String START = model("start-2025-example.json");
    private static final String REGELING = model("regeling-2026-2029.json");
    private static final String SCORES =
            Program.ROOT.resolve("sample-data/scores/risicoscores.csv").toString();

    private static final String PERSONS =
            Program.ROOT.resolve("sample-data/microdata/persons-20000.csv").toString();

    @TempDir
    private Path folder;

    @Test
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

    /** The old rules are scaled, so their exact amounts are no whole cents. */
    @Test
    void theDifferenceIsOneAmountInEveryTableAndFile() throws IOException {
        Program program = Program.run(
                "compare",
                model("cases/old-rules.json"),
                REGELING,
                "--same-total",
                "--attribution",
                "--out",
                folder.toString());

        assertThat(program.code()).as(program.err()).isZero();
        addsUp(folder.resolve("attribution.csv"));
        Map<String, BigDecimal> differences = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("comparison.csv"))) {
            String[] cells = line.replaceFirst("^([0-9]{2}|total),(\"[^\"]*\"|[^,]*),", "$1,")
                    .split(",", -1);
            if (cells[0].matches("[0-9]{2}|total")) {
                differences.put(cells[0], new BigDecimal(cells[3]));
            }
        }
        for (String line : Files.readAllLines(folder.resolve("attribution.csv"))) {
            if (line.contains(",b-minus-a,")) {
                String code = line.substring(0, line.indexOf(','));
                String amount = line.substring(line.lastIndexOf(',') + 1);
                assertThat(new BigDecimal(amount)).as(line).isEqualByComparingTo(differences.get(code));
                String shown = Language.EN.amount(Money.parse(amount));
                assertThat(program.out().lines().filter(row -> row.startsWith(code + " ") && row.contains(shown)))
                        .as(shown)
                        .hasSizeGreaterThanOrEqualTo(code.equals("total") ? 0 : 2);
            }
        }
        assertThat(differences).hasSize(41);
    }

    @Test
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

    private static String data(String name) {
        return Program.ROOT.resolve("sample-data").resolve(name).toString();
    }

    /** The key of the model is the score of these persons; with all options of persons it is repeated. */
    @Test
    void splitsTheScoreOfPersonsByTheirCharacteristicsAndRepeatsIt() throws IOException {
        Program program = Program.run(
                "compare",
                START,
                model("from-persons.json"),
                "--same-total",
                "--attribution",
                "--persons",
                PERSONS,
                "--persons-part",
                "doorstroompunt/risico",
                "--cohort",
                "2023",
                "--risk-model",
                data("risk/vo.json"),
                "--risk-model",
                data("risk/mbo.json"),
                "--regions",
                data("regions/doorstroompuntregios-2026.csv"),
                "--out",
                folder.toString());

        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out())
                .contains("[new:doorstroompunt/risico:sectors]", "[new:doorstroompunt/risico:vo:age]")
                .contains("[new:doorstroompunt/risico:mbo:level]", "[new:doorstroompunt/risico:rounded-score]")
                .contains("Largest steps: ", "microdata/persons-20000.csv");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        addsUp(folder.resolve("attribution.csv"));
        Program again = Program.run(
                "run", "--manifest", folder.resolve("comparison-manifest.json").toString());
        assertThat(again.out()).contains("byte for byte");
        assertThat(again.code()).isZero();
    }

    @Test
    void refusesPersonsWhoAreNotThoseOfTheKey() {
        Program other = Program.run(
                "compare",
                START,
                REGELING,
                "--attribution",
                "--persons",
                PERSONS,
                "--risk-model",
                data("risk/vo.json"),
                "--risk-model",
                data("risk/mbo.json"),
                "--regions",
                data("regions/doorstroompuntregios-2026.csv"));
        assertThat(other.code()).isEqualTo(ExitCode.INPUT);
        assertThat(other.err())
                .contains("The scores of the persons are those of no part of B", "doorstroompunt/risico (")
                .contains("Maybe the key counts a target group");
        assertThat(Program.run("compare", REGELING, REGELING, "--attribution", "--persons", PERSONS)
                        .err())
                .contains("--persons means nothing between two forms of one model");
    }

    @Test
    void wrongCombinationsOfOptionsAreWrongUseAllAtOnce() {
        Program program = Program.run(
                "compare", START, REGELING, "--order", "budget", "--persons-part", "x", "--regression-weighted");
        assertThat(program.code()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("--order works with --attribution only")
                .contains("Options of persons and risk models need --persons")
                .contains("work with --regression only");
        assertThat(Program.run("compare", START, REGELING, "--attribution", "--order", "budget")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Program.run(
                                "compare",
                                START,
                                REGELING,
                                "--attribution",
                                "--persons",
                                PERSONS,
                                "--sectors-file",
                                SCORES)
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    /** Real amounts on both sides; what was made up is only the table that explains them. */
    @Test
    void namesEveryMadeUpTableThatWasRead() throws IOException {
        Path table = folder.resolve("sizes.csv");
        StringBuilder rows = new StringBuilder("# SYNTHETIC for a test\nyear,region_code,young_people,part\n");
        Path published = Program.ROOT.resolve("sample-data/rmc/rmc-extra-2020.csv");
        int number = 0;
        for (String line : Files.readAllLines(published)) {
            if (line.matches("[0-9]{2},.*|2020,[0-9]{2},.*")) {
                String code = line.replaceFirst("^2020,", "").substring(0, 2);
                rows.append("2020," + code + "," + (1000 + 37 * (number++ % 11)) + "," + number % 3 + "\n");
            }
        }
        Files.writeString(table, rows);
        String extra = model("rmc-extra-2020.json");
        String name = folder.getFileName() + "/sizes.csv";
        assertThat(Program.run("compare", published.toString(), extra).out()).doesNotContain("NOTE");
        for (String[] options : new String[][] {
            {"--group-file", table.toString(), "--group", "part"},
            {"--young-people-file", table.toString()},
            {"--regression", "young_people", "--regression-file", table.toString(), "--regression-effect", "percent"},
        }) {
            Program program =
                    Program.run(Stream.concat(Stream.of("compare", published.toString(), extra), Stream.of(options))
                            .toArray(String[]::new));
            assertThat(program.code()).as(program.err()).isZero();
            assertThat(program.out().replaceAll("\\s+", " "))
                    .as(options[0])
                    .contains("NOTE: synthetic data, not real figures: " + name);
        }
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
