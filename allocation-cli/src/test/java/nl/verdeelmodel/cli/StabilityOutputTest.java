package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run} and {@code explain} of a model with stability rules: three regions had EUR 300, 300 and 400, should get 500,
 * 300 and 200 of EUR 1,000, and lose at most 10 %. By hand: 03 keeps 360; 640 is left for 500 and 300, of which 300 is held
 * at 290, so 01 gets 350.
 */
class StabilityOutputTest {

    private static final String STREAM = """
            { "id": "grant", "amount": { "2026": "1000.00" },
              "parts": [ { "id": "all", "share": "100%", "key": { "proportionalTo": "weight" } } ],
              "baseline": "had",
              "stability": [ { "floor": "-10%", "source": "art. 1" }, { "minimum": "290.00", "source": "art. 2" } ],
              "balance": { "method": "scale", "source": "art. 3" } }""";

    private static final String OTHER = """
            { "id": "other", "amount": { "2026": "3.00" },
              "parts": [ { "id": "one", "share": "100%", "key": { "equalPerRegion": true } } ] }""";

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void makeAModel() throws IOException {
        Files.writeString(folder.resolve("regions.csv"), """
                year,region_code,region_name
                2026,01,North
                2026,02,Middle
                2026,03,South
                """);
        Files.writeString(folder.resolve("table.csv"), """
                year,region_code,had,weight
                2026,01,300,5
                2026,02,300,3
                2026,03,400,2
                """);
        model = write(STREAM);
    }

    private Path write(String streams) throws IOException {
        return Files.writeString(folder.resolve("model.json"), """
                { "model": "trial", "title": { "nl": "Proef", "en": "Trial" }, "regions": "regions.csv",
                  "measures": { "had": { "table": "table.csv", "column": "had" },
                                "weight": { "table": "table.csv", "column": "weight" } },
                  "streams": [ %s ] }
                """.formatted(streams));
    }

    private Program run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "run";
        all[1] = model.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Program.run(all);
    }

    @Test
    @Tag("locale")
    void theTableSaysWhoIsHeldAndByWhichRule() {
        assertThat(run().out()).contains("""
                                                                      Distance  Distance
                Code  Region  Baseline EUR  Target EUR  Amount EUR    Change     before     after  Held           Rule
                ------------------------------------------------------------------------------------------------------
                01    North         300.00      500.00      350.00  +16.67 %   -40.00 %  -30.00 %
                02    Middle        300.00      300.00      290.00   -3.33 %     0.00 %   -3.33 %  held by floor     2
                03    South         400.00      200.00      360.00  -10.00 %  +100.00 %  +80.00 %  held by floor     1
                ------------------------------------------------------------------------------------------------------
                      Total       1,000.00    1,000.00    1,000.00    0.00 %     0.00 %    0.00 %  2 of 3
                """.stripTrailing());
    }

    @Test
    @Tag("locale")
    void theSameTableInDutch() {
        assertThat(run("--lang", "nl").out())
                .contains("Uitgangspositie", "Streefbedrag", "Krijgt EUR", "Verschil", "vooraf", "daarna", "Op grens")
                .contains(
                        "03    South            400,00        200,00      360,00  -10,00 %  +100,00 %  +80,00 %  op bodem      1")
                .contains(
                        "      Totaal         1.000,00      1.000,00    1.000,00    0,00 %     0,00 %    0,00 %  2 van 3")
                .contains("de formule bereikt 35,00 % van het geld.");
    }

    @Test
    void withOneRuleOnASideItsNumberIsNotShown() throws IOException {
        model = write(STREAM.replace(", { \"minimum\": \"290.00\", \"source\": \"art. 2\" }", ""));
        assertThat(run().out())
                .contains("-10.00 %  +100.00 %  +80.00 %  held by floor\n")
                .doesNotContain("Held           Rule");
    }

    @Test
    void severalStreamsHaveATableTogetherAndOneForEachThatIsKeptStable() throws IOException {
        model = write(STREAM + "," + OTHER);
        assertThat(run().out())
                .contains("03    South             2   20.0000 %   33.3333 %    360.00   1.00     361.00")
                .contains("grant, with stability rules\n                           ")
                .contains("03    South         400.00      200.00      360.00  -10.00 %")
                .contains("- grant: Rule 2: minimum: EUR 290.00 per region; holds 1 of 3 regions: 02. [art. 2]")
                .doesNotContain("other, with stability rules");
    }

    @Test
    void theWhyNamesRulesBalanceAndWhoPays() {
        assertThat(run().out().replaceAll("\\s+", " "))
                .contains("Rule 1: floor -10 % on the baseline; holds 1 of 3 regions: 03. [art. 1]")
                .contains("Balance: scale. Every region on no bound gets its target times 0.7. [art. 3]")
                .contains("the formula reaches 35.00 % of the money. Kept away from target: EUR 160.00, 16.00 %")
                .contains("Pay most: 01 North EUR 150.00, 02 Middle EUR 10.00. Receive most: 03 South EUR 160.00.");
    }

    @Test
    void explainSaysWhichRuleAndWhoPaid() {
        assertThat(Program.run("explain", model.toString(), "--region", "3")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("EUR 200.00 x 0.700000 = EUR 140.00, less than its floor: it gets EUR 360.00. [art. 3]")
                .contains("paid by 01 North EUR 150.00, 02 Middle EUR 10.00.")
                .contains("From this stream: EUR 360.00.");
        assertThat(Program.run("explain", model.toString(), "--region", "1", "--lang", "nl")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("Door de regels krijgt zij EUR 150,00 minder; dat gaat naar 03 South EUR 150,00.");
    }

    @Test
    void reducedFloorsAndTotalsThatAreAnOutcomeAreMarked() throws IOException {
        model = write(STREAM.replace("\"-10%\"", "\"+10%\"")
                .replace("\"had\"", "\"had\", \"infeasible\": \"reduce-floors\""));
        assertThat(run().out()).contains("reduced floor     1");
        assertThat(run("--lang", "nl").out()).contains("gekorte bodem      1");
        model = write(STREAM.replace("\"scale\"", "\"none\""));
        assertThat(run().out())
                .contains("Total       1,000.00    1,000.00    1,160.00  +16.00 %     0.00 %  +16.00 %  1 of 3")
                .contains("it costs EUR 160.00 more than there is to divide");
    }

    @Test
    void resultsAreWrittenRepeatedAndRemovedWithTheOthers() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run("--out", out.toString()).err()).contains("stability.csv, contributions.csv");
        assertThat(Files.readString(out.resolve("stability.csv")))
                .contains(
                        "2026,grant,03,South,400.000000,,200.000000,200.00,360.00,,stability.0,,360.00,1.000000,0.800000,");
        assertThat(Files.readString(out.resolve("contributions.csv"))).isEqualTo("""
                        year,stream,payer_code,receiver_code,amount_eur
                        2026,grant,01,03,150.00
                        2026,grant,02,03,10.00
                        """);
        Program same =
                Program.run("run", "--manifest", out.resolve("manifest.json").toString());
        assertThat(same.code()).isZero();
        assertThat(same.out()).contains("every cent the same (2026: EUR 1,000.00)");

        model = write(OTHER);
        assertThat(run("--out", out.toString()).err()).contains("Removed, of an earlier run");
        assertThat(out.resolve("stability.csv")).doesNotExist();
        assertThat(out.resolve("contributions.csv")).doesNotExist();
    }

    @Test
    void aRepetitionNamesTheLineOfStabilityThatDiffers() throws IOException {
        Path out = folder.resolve("out");
        run("--out", out.toString());
        Files.writeString(model, Files.readString(model).replace("-10%", "-9%"));
        Program program =
                Program.run("run", "--manifest", out.resolve("manifest.json").toString());
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.out()).contains("NOT the same", "2026 grant stability 03: 160.00 -> 164.00");
    }

    @Test
    void theTableStaysNarrowEnoughForATerminal() throws IOException {
        model = write(STREAM.replace("\"1000.00\"", "\"67640000.00\"").replace("\"290.00\"", "\"20000000.00\""));
        Files.writeString(folder.resolve("table.csv"), """
                year,region_code,had,weight
                2026,01,25000000,5
                2026,02,20000000,3
                2026,03,22000000,2
                """);
        Files.writeString(folder.resolve("regions.csv"), """
                year,region_code,region_name
                2026,01,Friesland-Oost ('de Friese Wouden')
                2026,02,Zuid-Kennemerland en IJmond
                2026,03,Centraal en Westelijk Groningen
                """);
        assertThat(run().out().lines().toList())
                .anyMatch(line -> line.startsWith("01    Friesland-Oost ('de Friese   25,000,000.00"))
                .anyMatch(line -> line.equals("      Wouden')"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(130));
    }

    /** By hand: claims 500, 300, 200 and a ceiling of 500; 03 keeps 360, so 140 is left for 500 and 300: 87.50 and 52.50. */
    private void underACeiling() throws IOException {
        model = write("""
                { "id": "grant", "ceiling": { "2026": "500.00" },
                  "parts": [ { "id": "all", "key": { "amounts": "weight" } } ],
                  "baseline": "had",
                  "stability": [ { "floor": "-10%", "of": "baseline", "only": { "measure": "weight", "below": "250" } } ],
                  "balance": "scale" }""");
        Files.writeString(folder.resolve("table.csv"), """
                year,region_code,had,weight
                2026,01,300,500
                2026,02,300,300
                2026,03,400,200
                """);
    }

    /** Cut in proportion 03 would get 100: it starts at +300 % and gets 360, which is +260 %. */
    @Test
    void underACeilingTableExplanationAndFilesTellTheSameDistances() throws IOException {
        underACeiling();
        assertThat(run().out())
                .contains("03    South         400.00      100.00      360.00  -10.00 %  +300.00 %  +260.00 %");
        assertThat(Program.run("explain", model.toString(), "--region", "3")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("Claim, before any cut: EUR 200.00. Target, without stability rules: EUR 100.00.")
                .contains("at the start: +300.00 %.", "Distance from target after: +260.00 %");
        Path out = folder.resolve("out");
        run("--out", out.toString());
        assertThat(cells(out.resolve("stability.csv")))
                .containsEntry("claim_eur", "200.00")
                .containsEntry("undampened_eur", "100.00")
                .containsEntry("distance_before", "3.000000")
                .containsEntry("distance_after", "2.600000");
        Path years = folder.resolve("years");
        assertThat(Program.run("simulate", model.toString(), "--years", "2026..2026", "--out", years.toString())
                        .code())
                .isZero();
        assertThat(new BigDecimal(cells(years.resolve("simulation.csv")).get("target_eur")))
                .isEqualByComparingTo("100");
        assertThat(cells(years.resolve("simulation.csv")))
                .containsEntry("undampened_eur", "100.00")
                .containsEntry("distance_before", "3.000000")
                .containsEntry("distance_after", "2.600000");
    }

    /** The cells of region 03 by the names of their columns. */
    private static Map<String, String> cells(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",", -1);
        String[] values = lines.stream()
                .filter(line -> line.startsWith("2026,grant,03,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            cells.put(names[i], values[i]);
        }
        return cells;
    }

    /** Floors of 360 and 290 before the balance; 500 + 300 + 360 is 160 too much, so all are multiplied by 1000/1160. */
    @Test
    void aBoundThatTheBalanceDoesNotKeepIsMarkedSoWithALegend() throws IOException {
        model = write(STREAM.replace("\"scale\"", "\"renormalise\""));
        assertThat(run().out())
                .contains("floor before     1")
                .contains(
                        "\nHeld, before: at its floor or ceiling before the balance, which changed these amounts too.\n")
                .doesNotContain("held by floor");
        assertThat(run("--lang", "nl").out())
                .contains("bodem vooraf")
                .contains("\nOp grens, vooraf: op haar bodem of plafond vóór het sluitend maken");
    }

    @Test
    void aChangeThatRoundsToNothingHasNoSign() throws IOException {
        Files.writeString(folder.resolve("table.csv"), """
                year,region_code,had,weight
                2026,01,500,5
                2026,02,300,3
                2026,03,199.999,2
                """);
        assertThat(run().out()).doesNotContain(" +0.00 %", "-0.00 %");
    }

    @Test
    void everyLineOfTheTablesOfFortyRegionsFitsATerminal() {
        String example = Program.model("regeling-with-stability.json");
        for (String language : List.of("en", "nl")) {
            String out = Program.run("run", example, "--lang", language).out();
            List<String> tables = out.substring(
                            out.indexOf(language.equals("en") ? ", with stability" : ", met stabiliteit"))
                    .lines()
                    .toList();
            assertThat(tables)
                    .hasSizeGreaterThan(80)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(130));
        }
    }
}
