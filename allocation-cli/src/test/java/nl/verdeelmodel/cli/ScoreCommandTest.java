package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code score} as an analyst uses it, on the 20,000 made-up persons that are shipped. */
class ScoreCommandTest {

    private static final Path SAMPLE = Program.ROOT.resolve("sample-data");
    private static final Path PERSONS = SAMPLE.resolve("microdata/persons-20000.csv");

    @TempDir
    private Path folder;

    /** The command with the shipped models and regions, seen from this module. */
    private static Program score(Path persons, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "score",
                persons.toString(),
                "--risk-model",
                SAMPLE.resolve("risk/vo.json").toString(),
                "--risk-model",
                SAMPLE.resolve("risk/mbo.json").toString(),
                "--regions",
                SAMPLE.resolve("regions/doorstroompuntregios-2026.csv").toString()));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    private static String read(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** The rows of a CSV file by column; a name in quotes, which may hold a comma, is left out. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.replaceAll("\"[^\"]*\"", "").split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @Tag("locale")
    void goesFromPersonToCentInOnePipeline() throws IOException {
        Program scored = score(PERSONS, "--out", out("a").toString());
        assertThat(scored.code()).as(scored.err()).isZero();
        Program divided = Program.run("run", Program.model("from-persons.json"), "--data", out("a").toString());

        assertThat(divided.code()).as(divided.err()).isZero();
        assertThat(divided.out()).contains("67,640,000.00", "67,470,900.00", "synthetic", "scores-region.csv");
        assertThat(divided.err()).contains("scores-region.csv");
        assertThat(scored.out()).contains("all young people", "12,830", "7,170", "100.00");
        assertThat(scored.err()).contains("The persons are made up", "coefficients of the risk models are made up");
        assertThat(read(out("a"), "scores-region.csv")).startsWith("# SYNTHETIC: ");
        assertThat(read(out("a"), "scores-manifest.json"))
                .contains("persons-20000.csv", "vo.json", "doorstroompuntregios-2026.csv", "\"target\" : \"everyone\"");
    }

    @Test
    void remakesTheScoresThatAreShipped() throws IOException {
        Program program = score(PERSONS, "--scores-only", "--format", "csv");

        assertThat(program.out()).isEqualTo(read(SAMPLE, "microdata/scores-region.csv"));
    }

    @Test
    void givesTheSameBytesForAnyThreadsAnyOrderOfRowsAndFromCells() throws IOException {
        List<String> lines = Files.readAllLines(PERSONS);
        int header =
                (int) lines.stream().takeWhile(line -> line.startsWith("#")).count();
        List<String> rows = new ArrayList<>(lines.subList(header + 1, lines.size()));
        Collections.shuffle(rows, new Random(5));
        Path shuffled = folder.resolve("shuffled.csv");
        Files.write(
                shuffled,
                Stream.concat(lines.subList(0, header + 1).stream(), rows.stream())
                        .toList());

        score(PERSONS, "--threads", "1", "--out", out("one").toString());
        score(shuffled, "--threads", "2", "--out", out("two").toString());
        score(shuffled, "--threads", "8", "--out", out("eight").toString());
        score(out("one").resolve("cells.csv"), "--cells", "--out", out("cells").toString());

        for (String name : List.of("scores-region.csv", "scores-municipality.csv", "cells.csv", "decomposition.csv")) {
            for (String other : List.of("two", "eight", "cells")) {
                assertThat(read(out(other), name)).as(other).isEqualTo(read(out("one"), name));
            }
        }
        score(shuffled, "--scores-only", "--out", out("only").toString());
        assertThat(read(out("only"), "scores-region.csv")).isEqualTo(read(out("one"), "scores-region.csv"));
        assertThat(out("only").resolve("cells.csv")).doesNotExist();
    }

    @Test
    @Tag("locale")
    void showsTheFiveScenariosSideBySideWithExactShares() throws IOException {
        Program program = score(PERSONS, "--scenarios", "--target", "cbs-3", "--out", out("s").toString());

        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out())
                .contains("cbs-4: the 40 % with the highest chance, vo and mbo together")
                .contains("The threshold of cbs-2 is not published; 20 % is an assumption")
                .contains("Cut-off (vo): a chance of", "Cut-off (mbo): a chance of");
        List<Map<String, String>> rows = rows(out("s").resolve("scenarios.csv"));
        assertThat(rows).hasSize(40);
        List<Integer> counted = List.of(20_000, 4_000, 4_000, 8_000, 8_000);
        for (int n = 1; n <= 5; n++) {
            assertThat(sum(rows, "counted_cbs_" + n)).isCloseTo(BigDecimal.valueOf(counted.get(n - 1)), within(1e-10));
            assertThat(sum(rows, "share_cbs_" + n)).isCloseTo(BigDecimal.ONE, within(1e-10));
        }
        List<Map<String, String>> own = rows(out("s").resolve("scores-region.csv"));
        assertThat(sum(own, "expected_leavers")).isEqualByComparingTo(sum(rows, "expected_leavers_cbs_3"));
        assertThat(read(out("s"), "scores-region.csv")).contains("The threshold of cbs-3 is not published");
    }

    private static org.assertj.core.data.Offset<BigDecimal> within(double distance) {
        return org.assertj.core.api.Assertions.within(BigDecimal.valueOf(distance));
    }

    @Test
    void keepsBackSmallCellsInEveryTable() throws IOException {
        Program program = score(PERSONS, "--disclosure", "min=10,round=10", "--out", out("d").toString());

        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out()).contains("cells of fewer than 10 young people");
        assertThat(out("d").resolve("cells.csv")).doesNotExist();
        assertThat(out("d").resolve("decomposition.csv")).doesNotExist();
        List<Map<String, String>> municipalities = rows(out("d").resolve("scores-municipality.csv"));
        assertThat(municipalities)
                .anyMatch(row -> row.get("young_people_mbo_rounded").equals("."));
        municipalities.forEach(row -> {
            for (String sector : List.of("_vo", "_mbo", "")) {
                String persons = row.get("young_people" + sector + "_rounded");
                boolean keptBack = persons.equals(".");
                assertThat(row.get("expected_leavers" + sector + "_rounded").equals("."))
                        .isEqualTo(keptBack);
                assertThat(row.get("mean_chance" + sector + "_rounded").equals("."))
                        .isEqualTo(keptBack);
                assertThat(keptBack || Integer.parseInt(persons) % 10 == 0).isTrue();
            }
        });
        List<Map<String, String>> regions = rows(out("d").resolve("scores-region.csv"));
        for (Map<String, String> region : regions) {
            List<Map<String, String>> parts = municipalities.stream()
                    .filter(row -> row.get("region_code").equals(region.get("region_code")))
                    .toList();
            for (String column :
                    List.of("young_people_rounded", "young_people_vo_rounded", "expected_leavers_rounded")) {
                if (parts.stream().noneMatch(row -> row.get(column).equals("."))) {
                    assertThat(sum(parts, column)).isEqualByComparingTo(region.get(column));
                }
            }
        }
    }

    @Test
    void writesTheSameScoresExactlyAsJson() throws IOException {
        Program program = score(PERSONS, "--target", "40%", "--scenarios", "--format", "json");
        assertThat(program.code()).as(program.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(program.out());

        assertThat(json.path("synthetic").booleanValue()).isTrue();
        assertThat(json.path("illustrative").booleanValue()).isTrue();
        assertThat(json.path("target").path("share").textValue()).isEqualTo("2/5");
        assertThat(json.path("country").path("total").path("counted").textValue())
                .isEqualTo("8000");
        assertThat(json.path("municipalities").path(0).path("region").textValue())
                .hasSize(2);
        Fraction sum = Fraction.ZERO;
        for (JsonNode region : json.path("regions")) {
            sum = sum.plus(
                    Fraction.parse(region.path("total").path("expected_leavers").textValue()));
        }
        assertThat(sum)
                .isEqualTo(Fraction.parse(json.path("country")
                        .path("total")
                        .path("expected_leavers")
                        .textValue()));
        assertThat(json.path("scenarios").path(3).path("cut_offs")).isEqualTo(json.path("cut_offs"));
        JsonNode cutOff = json.path("cut_offs").path(0);
        assertThat(Fraction.of(cutOff.path("above").longValue())
                        .plus(Fraction.parse(cutOff.path("taken").textValue())
                                .times(Fraction.of(cutOff.path("at").longValue()))))
                .isEqualTo(Fraction.of(8_000));

        score(PERSONS, "--target", "40%", "--scenarios", "--format", "json", "--out", out("j").toString());
        assertThat(read(out("j"), "scores.json")).contains("\"decomposition\"").startsWith("{");
        assertThat(out("j").resolve("scores-region.csv")).doesNotExist();
    }

    @Test
    void jsonWithDisclosureTellsNoMoreThanTheTables() throws IOException {
        Program program = score(PERSONS, "--target", "40%", "--disclosure", "min=10,round=10", "--format", "json");

        JsonNode json = new ObjectMapper().readTree(program.out());
        assertThat(program.out()).doesNotContain("\"expected_leavers\"", "cut_offs", "chance_units", "decomposition");
        assertThat(json.path("country").path("total").path("counted_rounded").textValue())
                .isEqualTo("8000");
        assertThat(json.path("municipalities")).anyMatch(row -> row.path("mbo").isNull());
        for (JsonNode row : json.path("municipalities")) {
            assertThat(row.path("vo").path("young_people_rounded").longValue() % 10)
                    .isZero();
        }
    }

    @Test
    @Tag("locale")
    void tellsTheExactSharesAtEveryCutOff() throws IOException {
        Program program = score(PERSONS, "--scenarios", "--target", "1%", "--out", out("c").toString());

        List<Map<String, String>> rows = rows(out("c").resolve("cut-offs.csv"));
        assertThat(rows.stream().map(row -> row.get("target") + " " + row.get("sectors")))
                .containsExactly(
                        "cbs-1 vo+mbo",
                        "cbs-2 vo+mbo",
                        "cbs-3 vo",
                        "cbs-3 mbo",
                        "cbs-4 vo+mbo",
                        "cbs-5 vo",
                        "cbs-5 mbo",
                        "1% vo+mbo");
        for (Map<String, String> row : rows) {
            Fraction counted = Fraction.parse(row.get("above"))
                    .plus(Fraction.parse(row.get("taken")).times(Fraction.parse(row.get("at"))));
            assertThat(counted).isEqualTo(Fraction.parse(row.get("counted")));
            assertThat(counted)
                    .isEqualTo(Fraction.parse(row.get("share")).times(Fraction.parse(row.get("young_people"))));
            assertThat(program.out()).contains(" " + row.get("taken") + " ");
        }
        assertThat(program.out()).contains("Each counts", "rounded to whole ones");
    }

    @Test
    void saysThatAnExplanationIsOfEveryone() {
        assertThat(score(PERSONS, "--target", "40%", "--explain", "29").out())
                .contains("of all young people, not only of the 40 % with the highest chance");
        assertThat(score(PERSONS, "--explain", "29").out()).doesNotContain("not only of");
    }

    /** The cells of the sample, each with 70 times as many persons: the numbers of a full cohort of 1,400,000. */
    @ParameterizedTest
    @CsvSource({"nl,1.400.000", "en,'1,400,000'"})
    void tablesOfAFullCohortFitInATerminalOf120Columns(String language, String everyone) throws IOException {
        score(PERSONS, "--format", "csv", "--out", out("small").toString());
        List<String> lines = Files.readAllLines(out("small").resolve("cells.csv"));
        int header =
                (int) lines.stream().takeWhile(line -> line.startsWith("#")).count();
        int persons = List.of(lines.get(header).split(",", -1)).indexOf("persons");
        Path cells = folder.resolve("full.csv");
        List<String> full = new ArrayList<>(lines.subList(0, header + 1));
        for (String line : lines.subList(header + 1, lines.size())) {
            String[] parts = line.split(",", -1);
            parts[persons] = Integer.toString(70 * Integer.parseInt(parts[persons]));
            full.add(String.join(",", parts));
        }
        Files.write(cells, full);

        assertThat(score(cells, "--cells", "--lang", language, "--scenarios").out())
                .contains(everyone);
        for (List<String> options : List.of(
                List.of("--scenarios", "--explain", "29"),
                List.of("--target", "99.9%", "--apart", "--explain", "29"),
                List.of("--disclosure", "min=10,round=1", "--target", "99.9%"))) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("--cells", "--lang", language));
            Program program = score(cells, all.toArray(String[]::new));
            assertThat(program.code()).as(program.err()).isZero();
            assertThat(program.out().lines().filter(line -> line.length() > 120))
                    .isEmpty();
        }
    }

    /** Scores rounded for publication once went into {@code run} as if they were real; region 01 got 18.5 % more. */
    @Test
    void roundedScoresAreNotDividedByUnlessTheModelNamesThem() {
        score(PERSONS, "--disclosure", "min=10,round=10", "--out", out("d").toString());
        String model = Program.model("from-persons.json");

        Program refused = Program.run("run", model, "--data", out("d").toString());
        assertThat(refused.code()).isEqualTo(ExitCode.INPUT);
        assertThat(refused.err()).contains("expected_leavers", "expected_leavers_rounded");
        assertThat(refused.out()).isEmpty();

        Program named = Program.run(
                "run",
                model,
                "--data",
                out("d").toString(),
                "--set",
                "measures.vsv-risicoscore.column=expected_leavers_rounded");
        assertThat(named.code()).as(named.err()).isZero();
    }

    @Test
    @Tag("locale")
    void roundedScoresShowNoDecimalThatTheyDoNotHave() {
        Program program = score(PERSONS, "--disclosure", "min=10,round=10", "--target", "40%");

        assertThat(program.out())
                .contains("8,000 ", "Cut-off (vo + mbo): a chance of ")
                .doesNotContain("8,000.0", "have exactly this chance");
        assertThat(program.out().lines().filter(line -> line.matches("\\d\\d .*")))
                .hasSize(40)
                .allSatisfy(line -> {
                    List<String> cells = List.of(line.split(" +", -1));
                    String leavers = cells.get(cells.size() - 3);
                    assertThat(leavers).matches("\\.|\\d+");
                });
    }

    @Test
    void contributionsInTheFileAddUpToTheDifferenceAsWritten() throws IOException {
        Program program = score(PERSONS, "--explain", "29", "--out", out("x").toString());

        assertThat(program.out())
                .contains("Mean chance in vocational education: 29 Rijnmond", "Difference", "percentage points");
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        Map<String, BigDecimal> differences = new LinkedHashMap<>();
        for (Map<String, String> row : rows(out("x").resolve("decomposition.csv"))) {
            String key = row.get("region_code") + row.get("sector");
            sums.merge(key, new BigDecimal(row.get("contribution")), BigDecimal::add);
            differences.put(
                    key,
                    new BigDecimal(row.get("mean_chance")).subtract(new BigDecimal(row.get("national_mean_chance"))));
        }
        assertThat(sums).hasSize(80);
        sums.forEach((key, sum) -> assertThat(sum).as(key).isEqualByComparingTo(differences.get(key)));
    }

    @Test
    void removesWhatAnEarlierScoringLeftAndNothingElse() throws IOException {
        String to = out("r").toString();
        score(PERSONS, "--scenarios", "--out", to);
        Files.writeString(out("r").resolve("notes.csv"), "mine");
        Files.writeString(out("r").resolve("decomposition.csv"), "changed by hand");

        Program program = score(PERSONS, "--scores-only", "--out", to);

        assertThat(program.err()).contains("Removed, of an earlier run: scenarios.csv, cut-offs.csv, cells.csv");
        assertThat(out("r").resolve("scenarios.csv")).doesNotExist();
        assertThat(out("r").resolve("notes.csv")).exists();
        assertThat(out("r").resolve("decomposition.csv")).hasContent("changed by hand");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target cbs-4 --apart          | 2 | --apart goes with a percentage",
                "--target 140%                   | 2 | above 0% and up to 100%",
                "--target 40                     | 2 | a percentage above 0% and up to 100%, not \"40\"",
                "--target 0%                     | 2 | above 0%",
                "--target cbs-6                  | 2 | cbs-1 to cbs-5",
                "--scores-only --target 40%      | 2 | of everyone only",
                "--scores-only --cells           | 2 | --scores-only adds up chances of persons",
                "--disclosure min=10 --scenarios | 2 | leave out one",
                "--disclosure min=ten            | 2 | is not of the form min=10,round=10",
                "--disclosure round=0            | 2 | is not of the form",
                "--format csv --explain 29       | 2 | need a table",
                "--threads 0                     | 2 | --threads must be 1 or more",
                "--separator ;;                  | 2 | --separator is one sign",
                "--encoding utf-16               | 2 | utf-8 or windows-1252",
                "--explain 14                    | 3 | Region code \"14\" is not in the region list of 2026",
                "--cohort 23                     | 2 | --cohort is a year from 1990 to 2100, not 23",
                "--column age=leeftijd           | 3 | leeftijd",
                "--ignore welfare                | 3 | \"welfare\" is ignored by the options",
                "--ignore wlfare                 | 3 | Maybe you mean \"welfare\""
            })
    void saysWhatIsWrongWithAnOption(String options, int code, String words) {
        Program program = score(PERSONS, options.strip().split(" +"));

        assertThat(program.err()).contains(words);
        assertThat(program.code()).isEqualTo(code);
        assertThat(program.out()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithModelsRegionsAndPersonsTogether() {
        Program program =
                Program.run("score", "none.csv", "--risk-model", "no-model.json", "--regions", "no-regions.csv");

        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("none.csv: ", "no-model.json: ", "no-regions.csv: ", "3 problems");
    }

    @Test
    void namesTheWaysOutWhereMemoryDoesNotSuffice() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("made up");
            }
        };

        int code = Main.run(
                new PrintStream(full, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Optional.empty(),
                "schema");

        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("too large", "--scores-only", "SQL (--cells");
    }

    @Test
    void refusesTwoModelsOfOneSector() {
        Program program =
                score(PERSONS, "--risk-model", SAMPLE.resolve("risk/vo.json").toString());

        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("second risk model of sector vo");
    }

    @Test
    void readsAFileWithOtherColumnsAndSigns() throws IOException {
        Path dutch = folder.resolve("jongeren.csv");
        List<String> lines = Files.readAllLines(PERSONS).stream()
                .map(line -> line.startsWith("#") ? line : line.replace(',', ';') + ";x")
                .map(line -> line.replace("sector;municipality;age;", "sector;gemeente;age;"))
                .toList();
        Files.write(dutch, lines);

        Program program = score(
                dutch, "--column", "municipality=gemeente", "--ignore", "x", "--separator", ";", "--format", "csv");

        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out()).isEqualTo(score(PERSONS, "--format", "csv").out());
    }

    @Test
    @Tag("locale")
    void speaksDutch() {
        Program program = score(PERSONS, "--target", "20%", "--apart", "--explain", "21", "--lang", "nl");

        assertThat(program.out())
                .contains("de 20 % met de hoogste kans, vo en mbo apart", "Grens (vo)", "Tellen", "4.000,0")
                .contains("Gemiddelde kans in het voortgezet onderwijs: 21 Agglomeratie Amsterdam", "Verschil");
        assertThat(Program.run("score", "--help", "--lang", "nl").out())
                .contains("een rij per jongere", "Het percentage is van vo en van mbo")
                .doesNotContain("if absent");
    }

    @Test
    void repeatsAScoringFromItsManifest() throws IOException {
        score(
                PERSONS,
                "--target",
                "40%",
                "--apart",
                "--scenarios",
                "--column",
                "age=age",
                "--out",
                out("m").toString());
        Path manifest = out("m").resolve("scores-manifest.json");

        Program same = Program.run("run", "--manifest", manifest.toString());
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out())
                .contains("Inputs: all 4 files the same.", "Outputs: all 7 files the same, byte for byte.");
        assertThat(same.err()).doesNotContain("Written");

        Files.writeString(manifest, Files.readString(manifest).replace("\"target\" : \"40%\"", "\"target\" : \"20%\""));
        Files.writeString(out("m").resolve("decomposition.csv"), "changed by hand");
        Program other = Program.run("run", "--manifest", manifest.toString(), "--lang", "nl");
        assertThat(other.code()).isEqualTo(ExitCode.INPUT);
        assertThat(other.out())
                .contains("Uitkomst scores-region.csv: NIET gelijk.", "Uitkomst scores.json: NIET gelijk.")
                .contains("Uitkomst decomposition.csv: sindsdien veranderd of verdwenen.")
                .doesNotContain("scenarios.csv: NIET");
    }

    @Test
    void saysWhichInputOfAScoringChanged() throws IOException {
        Path persons = folder.resolve("persons.csv");
        Files.copy(PERSONS, persons);
        score(persons, "--disclosure", "min=10,round=10", "--out", out("m").toString());
        List<String> lines = Files.readAllLines(persons);
        Files.write(persons, lines.subList(0, lines.size() - 1000));
        String manifest = out("m").resolve("scores-manifest.json").toString();

        Program changed = Program.run("run", "--manifest", manifest);
        assertThat(changed.code()).isEqualTo(ExitCode.INPUT);
        assertThat(changed.out()).contains("persons.csv: changed or gone.", "scores-region.csv: NOT the same.");

        Files.delete(persons);
        Program gone = Program.run("run", "--manifest", manifest);
        assertThat(gone.code()).isEqualTo(ExitCode.INPUT);
        assertThat(gone.out()).contains("persons.csv: changed or gone.");
        assertThat(gone.err()).contains("persons.csv");
    }
}
