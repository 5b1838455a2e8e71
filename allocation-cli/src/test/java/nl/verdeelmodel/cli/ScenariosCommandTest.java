package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scenarios} as an analyst uses it: tables, a column that failed, files, repetition, wrong usage. */
class ScenariosCommandTest {

    private static final String STABLE = model("regeling-with-stability.json");
    private static final String REGELING = model("regeling-2026-2029.json");
    private static final String BANDS = shipped("regeling-with-stability.json");
    private static final String WHAT_IF = shipped("regeling-2026-2029.json");

    private static final String FAILING = """
            {
              "scenarios": [
                { "id": "too-much", "changes": ["streams.doorstroompunt.stability.bodem.floor=+1%"] },
                { "id": "typo", "changes": ["streams.doorstrompunt.amount.2026=1.00"] }
              ]
            }
            """;

    @TempDir
    private Path folder;

    private static String shipped(String name) {
        return Program.ROOT.resolve("sample-data/scenarios").resolve(name).toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    @Tag("locale")
    void showsEveryScenarioBesideTheFirstAndWhatFailed() {
        Program program = Program.run("scenarios", STABLE, BANDS);

        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains("Every difference: the scenario minus the first one, \"unchanged\".", "Year 2026")
                .contains("minder-geld       106,031,700.00  -11,781,300.00 0.00 %    0   40 -10.00 % -10.00 %")
                .contains("iedereen-erbij            failed")
                .contains("2,059,030f", "5,953,352c", "f = held by floor in a stream, c = by ceiling")
                .contains("- bodem-2: floor of 2 percent, ceiling of 5; streams.regionaal-programma.stability.bodem")
                .contains("Failed: iedereen-erbij", "floor (+1 %) cannot be kept", "Maybe set the floor to 0 %")
                .contains("NOTE: synthetic data");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    @Tag("locale")
    void showsTheSameInDutch() {
        Program program = Program.run("scenarios", STABLE, BANDS, "--lang", "nl");

        assertThat(program.out())
                .contains("Elk verschil: het scenario min het eerste, \"ongewijzigd\".", "Jaar 2026", "mislukt")
                .containsPattern("(?m)^ongewijzigd +117[.]813[.]000,00 ")
                .containsPattern("(?m)^ .* ongewijzigd ")
                .doesNotContain("unchanged")
                .contains("2.059.030b", "b = in een geldstroom op de bodem, p = op het plafond")
                .contains("Mislukt: iedereen-erbij", "Misschien", "LET OP: synthetische gegevens");
    }

    @Test
    void takesYearsAndChangesThatHoldForEveryScenario() {
        Program program = Program.run(
                "scenarios",
                REGELING,
                WHAT_IF,
                "--year",
                "2028..2029",
                "--set",
                "streams.regionaal-programma.amount.2029=60000000.00");

        assertThat(program.out())
                .contains("Year 2028", "Year 2029")
                .containsPattern("unchanged +127,640,000\\.00 +0\\.00")
                .containsPattern("zonder-grensdeel +127,640,000\\.00 +0\\.00");
    }

    @Test
    void writesTablesOfWhichEveryScenarioAddsUp() throws IOException {
        Program program = Program.run("scenarios", STABLE, BANDS, "--year", "all", "--out", folder.toString());

        assertThat(program.code()).isZero();
        assertThat(program.err()).contains("scenarios-wide.csv", "scenarios-manifest.json", "NOTE: synthetic data");
        List<String> rows = Files.readAllLines(folder.resolve("scenarios.csv"));
        assertThat(rows).hasSize(2 + 4 * 7 * 40).startsWith("# SYNTHETIC: worked out from data that were made up");
        assertThat(sum(rows, "2029,band-2,", 4)).isEqualByComparingTo("117813000.00");
        assertThat(sum(rows, "2029,minder-geld,", 5)).isEqualByComparingTo("-11781300.00");
        assertThat(rows).contains("2026,iedereen-erbij,01,Oost-Groningen,,,,");
        assertThat(rows.stream().filter(row -> row.startsWith("2026,unchanged,19,")))
                .singleElement()
                .asString()
                .endsWith(",0.00,0.000000,regionaal-programma:ceiling;doorstroompunt:ceiling");
        assertThat(Files.readAllLines(folder.resolve("scenarios-wide.csv")))
                .hasSize(2 + 4 * 41)
                .startsWith(rows.get(0))
                .anySatisfy(row -> assertThat(row).startsWith("2026,total,,117813000.00,117813000.00,0.00,"));
        assertThat(Files.readAllLines(folder.resolve("scenarios-totals.csv")))
                .hasSize(2 + 4 * 7)
                .startsWith(rows.get(0))
                .anySatisfy(row ->
                        assertThat(row).startsWith("2026,iedereen-erbij,").contains(",failed,", "floors-too-high"));
    }

    private static BigDecimal sum(List<String> rows, String start, int column) {
        return rows.stream()
                .filter(row -> row.startsWith(start))
                .map(row -> new BigDecimal(row.split(",", -1)[column]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void printsOneFormatToStandardOutput() {
        Program csv = Program.run("scenarios", REGELING, WHAT_IF, "--format", "csv");
        assertThat(csv.out())
                .startsWith(
                        "# SYNTHETIC: worked out from data that were made up\nyear,scenario,region_code,region_name,amount_eur,difference_eur");
        assertThat(csv.err()).contains("NOTE: synthetic data");
        assertThat(Program.run("scenarios", REGELING, WHAT_IF, "--format", "json")
                        .out())
                .startsWith("{")
                .contains("verdeelmodel-scenarios-1");
    }

    @Test
    void runWithItsManifestRepeatsItByteForByteAndNamesEveryTable() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own/scores"));
        Files.writeString(
                own.resolve("risicoscores.csv"),
                Files.readString(Program.ROOT.resolve("sample-data/scores/risicoscores.csv")));
        String file = write(
                "mine.json",
                FAILING.replace("\"id\": \"too-much\",", "\"id\": \"own-scores\", \"data\": \"own\",")
                        .replace("floor=+1%", "floor=-4%"));
        Path out = folder.resolve("out");
        Program first = Program.run(
                "scenarios",
                STABLE,
                file,
                "--year",
                "2027",
                "--set",
                "streams.doorstroompunt.amount.2027=1.00",
                "--out",
                out.toString());
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(Files.readString(out.resolve("scenarios-manifest.json")))
                .contains("\"role\" : \"scenarios\"", "mine.json", "own/scores/risicoscores.csv", "rmc-extra-2020.csv");

        Program same = Program.run(
                "run", "--manifest", out.resolve("scenarios-manifest.json").toString());
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("Outputs: all 4 files the same, byte for byte.");

        Files.writeString(
                folder.resolve("mine.json"),
                Files.readString(folder.resolve("mine.json")).replace("-4%", "-3%"));
        Program changed = Program.run(
                "run", "--manifest", out.resolve("scenarios-manifest.json").toString());
        assertThat(changed.code()).isEqualTo(ExitCode.INPUT);
        assertThat(changed.out()).contains("mine.json: changed or gone", "scenarios.json: NOT the same");
    }

    @Test
    void onlyIfAllFailThereIsNoResult() throws IOException {
        String file = write("failing.json", FAILING);
        Program one = Program.run("scenarios", STABLE, file);
        assertThat(one.code()).isZero();
        assertThat(one.out())
                .contains("Failed: too-much", "Failed: typo", "failing.json:4:33", "Maybe you mean \"doorstroompunt\"");

        Path out = folder.resolve("out");
        String infeasible = "streams.doorstroompunt.stability.bodem.floor=+2%";
        Program all = Program.run("scenarios", STABLE, file, "--set", infeasible, "--out", out.toString());
        assertThat(all.code()).isEqualTo(ExitCode.INPUT);
        assertThat(all.err()).contains("The floor (+2 %) cannot be kept", "there is no \"doorstrompunt\"");
        assertThat(out).doesNotExist();

        String floors =
                write("floors.json", FAILING.substring(0, FAILING.indexOf(",\n    { \"id\": \"typo\"")) + "] }");
        assertThat(Program.run("scenarios", STABLE, floors, "--set", infeasible).code())
                .isEqualTo(ExitCode.INFEASIBLE);
    }

    @Test
    void explainsFilesThatAreSwappedMissingOrEmpty() throws IOException {
        assertThat(Program.run("scenarios", BANDS, STABLE).err()).contains("Maybe the two files were swapped");
        assertThat(Program.run("scenarios", STABLE, "no-such.json").code()).isEqualTo(ExitCode.INPUT);
        Program empty = Program.run("scenarios", STABLE, write("empty.json", ""));
        assertThat(empty.code()).isEqualTo(ExitCode.INPUT);
        assertThat(empty.err()).contains("empty.json", "the file is empty");
        assertThat(Program.run("scenarios", STABLE).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void schemaPrintsWhatThePublishedFileHas() throws IOException {
        assertThat(Program.run("schema", "scenarios").out())
                .isEqualTo(Files.readString(Program.ROOT.resolve("sample-data/scenarios/scenarios.schema.json")));
    }

    @Test
    void showsHelpInBothLanguages() {
        assertThat(Program.run("scenarios", "--help").out().replaceAll("\\s+", " "))
                .contains("the unchanged model goes before them", "--set=PATH=VALUE");
        assertThat(Program.run("scenarios", "--help", "--lang", "nl").out().replaceAll("\\s+", " "))
                .contains("Reken benoemde wijzigingen van een model", "gaat er vanzelf aan vooraf");
    }
}
