package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fit} as a researcher uses it: on the committed synthetic persons, against R, and on files that cannot be fitted. */
class FitCommandTest {

    private static final Path SAMPLE = Program.ROOT.resolve("sample-data");
    private static final Path PERSONS = SAMPLE.resolve("microdata/persons-20000.csv");
    private static final List<String> BOTH_MODELS = List.of(
            "--risk-model",
            SAMPLE.resolve("risk/vo.json").toString(),
            "--risk-model",
            SAMPLE.resolve("risk/mbo.json").toString());
    private static final Path GOLDEN = Path.of("src/test/resources/fit/persons-20000.csv");
    private static final double CLOSE = 1e-8;
    private static final double CLOSE_IN_LIKELIHOOD = 1e-6;

    @TempDir
    private Path folder;

    /** The command with the shipped models and regions, seen from this module. */
    private static Program fit(Path persons, String... options) {
        return fit(persons, BOTH_MODELS, options);
    }

    private static Program fit(Path persons, List<String> models, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "fit",
                persons.toString(),
                "--regions",
                SAMPLE.resolve("regions/doorstroompuntregios-2026.csv").toString()));
        arguments.addAll(models);
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }

    @Test
    void equalsTheGlmOfROnTheCommittedPersons() throws IOException {
        Program program = fit(PERSONS, "--out", folder.toString());
        assertThat(program.code()).as(program.err()).isZero();
        Map<String, List<String>> coefficients = rows(folder.resolve("coefficients.csv"), 2);
        Map<String, List<String>> measures = rows(folder.resolve("fit.csv"), 3);

        int compared = 0;
        for (List<String> golden : rows(GOLDEN, 2).values()) {
            double value = Double.parseDouble(golden.get(2));
            if (golden.size() < 4 || golden.get(3).isEmpty()) {
                List<String> own = measures.get(golden.get(0) + " fit " + golden.get(1));
                assertThat(Double.parseDouble(own.get(3))).isCloseTo(value, within(CLOSE_IN_LIKELIHOOD));
            } else {
                List<String> own = coefficients.get(golden.get(0) + " " + golden.get(1));
                assertThat(Double.parseDouble(own.get(2))).as(golden.get(1)).isCloseTo(value, within(CLOSE));
                assertThat(Double.parseDouble(own.get(3)))
                        .as(golden.get(1))
                        .isCloseTo(Double.parseDouble(golden.get(3)), within(CLOSE));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(coefficients.size() + 6);
    }

    /** Rows by their first cells, the header and remarks left out. */
    private static Map<String, List<String>> rows(Path file, int keys) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .forEach(cells -> rows.put(String.join(" ", cells.subList(0, keys)), cells));
        return rows;
    }

    @Test
    @Tag("locale")
    void showsEffectsAndHowWellTheyFit() {
        Program program = fit(PERSONS, "--sector", "mbo");
        assertThat(program.code()).isZero();
        assertThat(program.err()).contains("NOTE", "synthetic persons");
        assertThat(program.out())
                .contains("Sector mbo, vocational education: 7,170 young people", "37 coefficients")
                .contains("level 4 (reference)", "work-based (bbl)")
                .contains("McFadden R2 0.1414, AIC 2,398.01, BIC 2,652.49")
                .contains("Hosmer-Lemeshow 10.16 with 8 degrees of freedom, p 0.2538")
                .doesNotContain("Sector vo");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    @Tag("locale")
    void showsTheSameInDutchWithDutchNumbers() {
        Program program = fit(PERSONS, "--sector", "mbo", "--lang", "nl");
        assertThat(program.out())
                .contains("Sector mbo, middelbaar beroepsonderwijs: 7.170 jongeren", "niveau 4 (referentie)")
                .contains("McFadden R2 0,1414, AIC 2.398,01, BIC 2.652,49");
        assertThat(program.err()).contains("LET OP", "synthetische personen");
    }

    @Test
    void isRepeatedFromItsManifest() throws IOException {
        fit(PERSONS, "--sector", "mbo", "--folds", "3", "--seed", "7", "--out", folder.toString());
        String manifest = folder.resolve("fit-manifest.json").toString();

        Program same = Program.run("run", "--manifest", manifest);
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("Inputs: all 4 files the same.", "files the same, byte for byte.");
    }

    @Test
    void whatItWritesIsARiskModelThatScoresAsItFits() throws IOException {
        fit(PERSONS, "--out", folder.toString());
        RiskModel model = RiskModelFile.read(folder.resolve("risk-model-mbo.json"));

        assertThat(model.sector()).isEqualTo(Sector.MBO);
        assertThat(model.illustrative()).isTrue();
        assertThat(model.source()).contains("SYNTHETIC", "persons-20000.csv");
        assertThat(model.covariance()).isPresent();
        List<String> level = rows(folder.resolve("coefficients.csv"), 2).get("mbo level=entree");
        int index = model.characteristics().coefficientNames().indexOf("level=entree");
        assertThat(model.coefficients().vector()[index]).isCloseTo(Double.parseDouble(level.get(2)), within(1e-11));
        assertThat(model.covariance().orElseThrow().standardError(index))
                .isCloseTo(Double.parseDouble(level.get(3)), within(1e-11));
    }

    @Test
    void allStepsTogetherGiveATableEach() {
        Program program = fit(
                PERSONS,
                "--select",
                "bic",
                "--folds",
                "4",
                "--multilevel",
                "--bootstrap",
                "5",
                "--validate",
                PERSONS.toString(),
                "--out",
                folder.toString(),
                "--format",
                "table,csv,json");
        assertThat(program.code()).as(program.err()).isZero();
        assertThat(folder.toFile().list())
                .contains(
                        "risk-model-vo.json",
                        "coefficients.csv",
                        "fit.csv",
                        "calibration.csv",
                        "selection.csv",
                        "cross-validation.csv",
                        "region-effects.csv");
        assertThat(program.out())
                .contains("Stepwise selection:", "1. level:", "Ended: no characteristic improves the model any more.")
                .contains(
                        "Cross-validation in 4 folds",
                        "Between regions: variance",
                        "Bootstrap: drawn and fitted anew 5")
                .contains("Judged on the other cohort");
    }

    @Test
    void neitherOrderNorThreadsNorCellsChangeAByte() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(PERSONS));
        int header =
                (int) lines.stream().takeWhile(line -> line.startsWith("#")).count();
        Collections.shuffle(lines.subList(header + 1, lines.size()), new Random(3));
        Path shuffled = Files.write(folder.resolve("persons-20000.csv"), lines);

        String usual = coefficients(PERSONS, 1);

        assertThat(coefficients(shuffled, 2)).isEqualTo(usual);
        assertThat(coefficients(shuffled, 8)).isEqualTo(usual);
    }

    private static String coefficients(Path persons, int threads) {
        Program program = fit(
                persons,
                "--sector",
                "mbo",
                "--format",
                "csv",
                "--folds",
                "3",
                "--bootstrap",
                "3",
                "--threads",
                Integer.toString(threads));
        assertThat(program.code()).as(program.err()).isZero();
        return program.out();
    }

    private static final String MODEL = """
            {
              "riskModel": "small", "title": "Small", "sector": "vo", "cohort": 2023, "illustrative": true, "intercept": -1,
              "characteristics": [
                { "id": "age", "label": "age",
                  "categories": [ { "id": "15", "reference": true }, { "id": "16", "effect": 1 }, { "id": "17", "effect": 1 } ] }
              ]
            }
            """;

    private Program fitSmall(String rows, String... more) throws IOException {
        Path model = Files.writeString(folder.resolve("small.json"), MODEL);
        Path persons = Files.writeString(folder.resolve("small.csv"), rows);
        return fit(persons, List.of("--risk-model", model.toString()), more);
    }

    private static String people(String... ageAndOutcome) {
        StringBuilder rows = new StringBuilder("sector,municipality,age,vsv\n");
        for (String person : ageAndOutcome) {
            rows.append("vo,GM0363,").append(person).append('\n');
        }
        return rows.toString();
    }

    @Test
    void aCategoryInWhichNobodyLeftIsNamedWithAdvice() throws IOException {
        String rows = people("15,0", "15,1", "15,0", "16,0", "16,1", "17,0", "17,0");

        Program program = fitSmall(rows);

        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("age=17", "Maybe").contains("Firth");
        assertThat(program.out()).isEmpty();
        assertThat(fitSmall(rows, "--penalty", "firth").code()).isZero();
        assertThat(fitSmall(rows, "--penalty", "ridge:0.5").code()).isZero();
    }

    /** The persons of vo left if they were suspects and otherwise stayed; --penalty firth gave up, ridge had no slope. */
    @Test
    void theAdviceForCompleteSeparationWorks() throws IOException {
        Path persons = parted();
        Program plain = fit(persons, "--sector", "vo");
        assertThat(plain.code()).isEqualTo(ExitCode.INPUT);
        assertThat(plain.err()).contains("sector vo, suspect=yes: All", "Firth's penalty or a ridge penalty");

        for (String penalty : List.of("firth", "ridge:1")) {
            Program program = fit(persons, "--sector", "vo", "--penalty", penalty);
            assertThat(program.code()).as(program.err()).isZero();
            assertThat(program.out()).contains("suspect of a crime", "The calibration slope is not possible. ");
        }
        Program files =
                fit(persons, "--sector", "vo", "--penalty", "firth", "--format", "csv", "--out", folder.toString());
        assertThat(files.err()).contains("The calibration slope is not possible. ");
        assertThat(Files.readString(folder.resolve("fit.csv"))).contains("vo,own,calibration_line_slope,\n");
        Map<String, List<String>> coefficients = rows(folder.resolve("coefficients.csv"), 2);
        PARTED_IN_R.forEach((name, value) -> assertThat(
                        Double.parseDouble(coefficients.get("vo " + name).get(2)))
                .as(name)
                .isCloseTo(value, within(2e-7)));
    }

    /**
     * The top of the penalized likelihood, written out in R (4.2.2) on the same persons with a column per category: I^-1 U as the
     * step, at most 5, halved until the penalized likelihood does not fall; at rest (1e-8) after 130 steps.
     */
    private static final Map<String, Double> PARTED_IN_R =
            Map.of("psychosocial_problems=yes", 1.754167313, "delay=yes", 0.576614246, "suspect=yes", 11.947722738);

    private Path parted() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(PERSONS));
        int header =
                (int) lines.stream().takeWhile(line -> line.startsWith("#")).count();
        List<String> names = List.of(lines.get(header).split(",", -1));
        for (int i = header + 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells[names.indexOf("sector")].equals("vo")) {
                cells[names.indexOf("vsv")] = cells[names.indexOf("suspect")].equals("1") ? "1" : "0";
            }
            lines.set(i, String.join(",", cells));
        }
        return Files.write(folder.resolve("parted.csv"), lines);
    }

    @Test
    void aModelOfTwoChancesIsReportedWithoutTheTestThatNeedsThree() throws IOException {
        String[] persons = new String[300];
        Arrays.setAll(persons, i -> (i % 2 == 0 ? "15," : "16,") + (i % (i % 2 == 0 ? 10 : 7) == 0 ? "1" : "0"));
        String model = MODEL.replace(", { \"id\": \"17\", \"effect\": 1 }", "");
        Path two = Files.writeString(folder.resolve("two.json"), model);
        Path file = Files.writeString(folder.resolve("two.csv"), people(persons));

        Program program = fit(file, List.of("--risk-model", two.toString()));

        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out())
                .contains("calibration slope 1.0000")
                .contains("The test of Hosmer and Lemeshow is not possible. The chances form only 2 groups");
    }

    /** One leaver of 17: without the fold of that one there is no estimate; the rest of the study stands. */
    @Test
    void aFoldThatCannotBeFittedIsNamedAndTheEstimateStays() throws IOException {
        String[] persons = new String[120];
        Arrays.setAll(
                persons, i -> (15 + i % 3) + "," + (i == 2 || i % 12 == 0 || (i % 3 == 1 && i % 7 == 0) ? "1" : "0"));

        Program program = fitSmall(people(persons), "--folds", "4");

        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out())
                .contains("p-value")
                .containsPattern(
                        "Cross-validation is not possible. sector vo, age=17: Without fold [1-4]: .*nobody left")
                .contains("Maybe choose fewer folds")
                .contains("with 1 degree of freedom, p ");
        assertThat(fitSmall(people(persons), "--folds", "4", "--lang", "nl").out())
                .contains(
                        "Kruisvalidatie is niet mogelijk. sector vo, age=17: Zonder deel", "met 1 vrijheidsgraad, p ");
    }

    @Test
    void aSeedWithoutAnythingDrawnByLotIsRemarkedUpon() {
        assertThat(fit(PERSONS, "--sector", "vo", "--seed", "7").err()).contains("NOTE", "--seed has no effect");
        assertThat(fit(PERSONS, "--sector", "vo", "--seed", "7", "--folds", "2").err())
                .doesNotContain("--seed");
        assertThat(fit(PERSONS, "--sector", "vo").err()).doesNotContain("--seed");
    }

    @Test
    void theHelpKeepsAPValueOnOneLine() {
        for (String language : List.of("en", "nl")) {
            Program help = Program.run("fit", "--help", "--lang", language);
            assertThat(help.out()).contains("p:0.05");
        }
    }

    @Test
    void aSectorThatWasAskedForMustHavePersons() throws IOException {
        Path onlyVo =
                Files.writeString(folder.resolve("vo.csv"), people("15,0", "15,1", "16,0", "16,1", "17,0", "17,1"));

        Program nobody = fit(PERSONS, "--sector", "mbo", "--validate", onlyVo.toString());
        assertThat(nobody.code()).isEqualTo(ExitCode.INPUT);
        Path model = Files.writeString(folder.resolve("small.json"), MODEL);
        Program other = fit(
                onlyVo,
                List.of(
                        "--risk-model",
                        model.toString(),
                        "--risk-model",
                        SAMPLE.resolve("risk/mbo.json").toString()),
                "--sector",
                "mbo");
        assertThat(other.code()).isEqualTo(ExitCode.INPUT);
        assertThat(other.err()).contains("vo.csv: the file has no persons of sector mbo");
    }

    @Test
    void everyTableOfMadeUpPersonsSaysSo() throws IOException {
        fit(PERSONS, "--sector", "mbo", "--out", folder.toString());
        for (String table : List.of("coefficients.csv", "fit.csv", "calibration.csv")) {
            assertThat(Files.readString(folder.resolve(table))).startsWith("# SYNTHETIC");
        }
        assertThat(fit(PERSONS, "--sector", "mbo", "--format", "csv").out()).startsWith("# SYNTHETIC");
    }

    @Test
    void withoutOutcomesThereIsNothingToFit() throws IOException {
        Program program = fitSmall("sector,municipality,age\nvo,GM0363,15\nvo,GM0363,16\n");

        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("vsv");
    }

    @Test
    void wrongOptionsAreRefusedWithWhatWouldBeRight() {
        for (String[] wrong : new String[][] {
            {"--penalty", "lasso"},
            {"--penalty", "ridge:-1"},
            {"--penalty", "ridge:0,5"},
            {"--select", "p:2"},
            {"--select", "cp"},
            {"--folds", "1"},
            {"--groups", "2"},
            {"--bootstrap", "-1"},
            {"--bootstrap", "1"},
            {"--sector", "po"},
            {"--threads", "0"},
            {"--encoding", "latin"},
            {"--separator", ",,"},
        }) {
            Program program = fit(PERSONS, wrong[0], wrong[1]);
            assertThat(program.code()).as(wrong[0] + " " + wrong[1]).isEqualTo(ExitCode.USAGE);
            assertThat(program.err()).contains(wrong[0]);
        }
    }

    @Test
    void aSecondModelOfASectorIsRefused() throws IOException {
        Path model = Files.writeString(folder.resolve("small.json"), MODEL);

        Program program = fit(PERSONS, List.of("--risk-model", model.toString(), "--risk-model", model.toString()));

        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("second risk model of sector vo");
    }

    @Test
    void jsonOfTwoSectorsNeedsAFolder() {
        assertThat(fit(PERSONS, "--format", "json").code()).isEqualTo(ExitCode.USAGE);
        assertThat(fit(PERSONS, "--format", "json", "--sector", "vo").out())
                .startsWith("{")
                .contains("\"sector\" : \"vo\"");
    }
}
