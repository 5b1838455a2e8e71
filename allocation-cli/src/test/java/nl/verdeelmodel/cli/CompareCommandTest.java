package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} as an analyst uses it: models, tables, other regions, files, repetition, wrong usage. */
class CompareCommandTest {

    private static final String REGELING = model("regeling-2026-2029.json");
    private static final String STABLE = model("regeling-with-stability.json");
    private static final String EXTRA = model("rmc-extra-2020.json");
    private static final String PUBLISHED = data("rmc/rmc-extra-2020.csv");
    private static final String MAPPING = data("regions/regios-2020-2026.csv");
    private static final String INHABITANTS = data("regions/inwoners-2016-regios-2026.csv");
    private static final String TILES = data("regions/tile-map.csv");

    @TempDir
    private Path folder;

    private static String data(String name) {
        return Program.ROOT.resolve("sample-data").resolve(name).toString();
    }

    private static String words(Program program) {
        return program.out().replaceAll("\\s+", " ");
    }

    @Test
    @Tag("locale")
    void saysTheDirectionOnceAndInEveryHeading() {
        Program program = Program.run("compare", REGELING, STABLE, "--inhabitants-file", INHABITANTS);
        assertThat(program.code()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out())
                .contains("A: Specific grant", "B: Specific grant")
                .contains("Every difference is B - A: above 0 a region gets more in B.")
                .contains("B - A EUR", "B - A %", "B - A in EUR per young person:", "Largest losses (B - A):")
                .contains("Young people: young people living in the region (2024).")
                .contains("NOTE: synthetic data");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    /** By the manifest of stability rules: 03, 19, 20 and 33 are held, the others share what that leaves. */
    @Test
    void namesTheRulesThatHoldARegion() {
        assertThat(words(Program.run("compare", REGELING, STABLE)))
                .contains("03 Centraal en Westelijk Groningen: EUR +28,521.43.")
                .contains("B: in Doorstroompunt function a floor holds it up")
                .contains("a ceiling holds it down");
    }

    @Test
    @Tag("locale")
    void showsTheSameInDutchWithDutchNumbers() {
        Program program = Program.run(
                "compare",
                EXTRA,
                REGELING,
                "--mapping",
                MAPPING,
                "--group-file",
                TILES,
                "--group",
                "row",
                "--lang",
                "nl");
        assertThat(program.out())
                .contains("Elk verschil is B - A: boven 0 krijgt een regio in B meer.")
                .contains("EUR 8.000.000,00 ervoor, EUR 8.000.000,00 erna")
                .contains("Grootste winst (B - A):", "Theil T naar row (jongeren):", "tussen groepen");
        assertThat(program.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void carriesAPublishedTableToTheRegionsOf2026() {
        Program program = Program.run("compare", PUBLISHED, REGELING, "--mapping", MAPPING, "--same-total");
        assertThat(program.code()).isZero();
        assertThat(words(program))
                .contains("EUR 8,000,000.03 before, EUR 8,000,000.03 after")
                .contains("scaled from EUR 8,000,000.03 to the total of B")
                .contains("A: carried from 14 Arnhem (regions of 2020).")
                .contains("Total 117,813,000.00 117,813,000.00 0.00 0.00 %");
    }

    /** A change of one value against the same model without it. */
    @Test
    void showsWhatAChangeOfBDoes() {
        Program program = Program.run(
                "compare",
                REGELING,
                REGELING,
                "--set",
                "streams.doorstroompunt.amount.2026=77640000.00",
                "--stream",
                "doorstroompunt");
        assertThat(words(program)).contains("get more in B 40 1,403,000 +10,000,000.00");
        assertThat(words(Program.run("compare", REGELING, REGELING)))
                .contains("unchanged (at most EUR 0.01) 40 1,403,000 0.00")
                .doesNotContain("Largest gains");
        Program ofA =
                Program.run("compare", REGELING, REGELING, "--set-a", "streams.doorstroompunt.amount.2026=77640000.00");
        assertThat(words(ofA)).contains("get less in B 40 1,403,000 -10,000,000.00");
    }

    @Test
    void saysWhyThereAreNoAmountsPerHead() {
        assertThat(words(Program.run("compare", PUBLISHED, EXTRA)))
                .contains("No amounts per young person: B is no model with a measure jongeren (see --young-people).")
                .contains("No amounts per inhabitant");
    }

    /** The young people of A count too, carried as its amounts are; here A and B have the same regions. */
    @Test
    void takesPeopleFromTheMeasureOrTheTableThatIsNamed() {
        assertThat(words(Program.run("compare", REGELING, STABLE, "--young-people", "jongeren@2024")))
                .contains("Young people: young people living in the region (2024).");
        assertThat(words(Program.run(
                        "compare",
                        REGELING,
                        STABLE,
                        "--young-people-file",
                        INHABITANTS,
                        "--young-people",
                        "inhabitants@2016")))
                .contains("Young people: inhabitants (2016).");
        assertThat(words(Program.run(
                        "compare", EXTRA, REGELING, "--mapping", MAPPING, "--young-people", "gepubliceerd-bedrag")))
                .contains("Young people: amount in euros as published (2020).");
    }

    @Test
    void writesEveryFileAndRepeatsThemByteForByte() throws IOException {
        Path out = folder.resolve("out");
        Program program = Program.run(
                "compare",
                PUBLISHED,
                REGELING,
                "--mapping",
                MAPPING,
                "--year-b",
                "2027",
                "--stream-b",
                "doorstroompunt",
                "--set",
                "streams.doorstroompunt.amount.2027=70000000.00",
                "--same-total",
                "--band",
                "2.50",
                "--percent-band",
                "2.5%",
                "--young-people",
                "jongeren@2024",
                "--inhabitants-file",
                INHABITANTS,
                "--inhabitants",
                "inhabitants@2016",
                "--group-file",
                TILES,
                "--group",
                "row",
                "--column-a",
                "amount_eur",
                "--out",
                out.toString());
        assertThat(program.code()).as(program.err()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "comparison.csv",
                            "comparison-bands.csv",
                            "comparison-measures.csv",
                            "lorenz.csv",
                            "comparison.json",
                            "comparison-manifest.json");
        }
        assertThat(Files.readString(out.resolve("comparison-manifest.json")))
                .contains("regios-2020-2026.csv", "inwoners-2016-regios-2026.csv", "risicoscores.csv", "tile-map.csv");
        Program again = Program.run(
                "run", "--manifest", out.resolve("comparison-manifest.json").toString());
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("all 8 files the same", "all 5 files the same, byte for byte");
    }

    @Test
    void theRowsOfTheTableAddUpToItsTotals() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Program.run("compare", REGELING, STABLE, "--out", out.toString())
                        .code())
                .isZero();
        List<String> lines = Files.readAllLines(out.resolve("comparison.csv"));
        assertThat(lines.get(0)).startsWith("# SYNTHETIC");
        assertThat(lines).hasSize(1 + 1 + 40 + 1);
        BigDecimal a = BigDecimal.ZERO;
        BigDecimal difference = BigDecimal.ZERO;
        for (String line : lines.subList(2, 42)) {
            // A name holds no comma but in quotes; the amounts are the first cells behind it.
            String[] cells =
                    line.replaceFirst("^([0-9]{2}),(\"[^\"]*\"|[^,]*),", "").split(",", -1);
            a = a.add(new BigDecimal(cells[0]));
            difference = difference.add(new BigDecimal(cells[2]));
        }
        assertThat(lines.get(42)).startsWith("total,," + a + ",").contains("," + difference + ",");
    }

    @Test
    void printsCsvOrJsonAlone() {
        assertThat(Program.run("compare", REGELING, STABLE, "--format", "csv").out())
                .startsWith("# SYNTHETIC data are behind these numbers\nregion_code,region_name,a_eur,b_eur");
        assertThat(Program.run("compare", REGELING, STABLE, "--format", "json").out())
                .startsWith("{")
                .contains("\"format\" : \"verdeelmodel-comparison-1\"", "\"direction\" : \"b-minus-a\"");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertRefused(List.of(EXTRA, REGELING), "Maybe --mapping sample-data/regions/regios-2020-2026.csv.");
        assertRefused(List.of(REGELING, STABLE, "--year", "2031"), "2031");
        assertRefused(
                List.of(REGELING, STABLE, "--young-people", "jongere"), "there is no measure \"jongere\"", "jongeren");
        assertRefused(List.of(REGELING, STABLE, "--young-people", "jongeren@20"), "\"20\" is not a year");
        assertRefused(
                List.of(REGELING, STABLE, "--young-people", "jongeren-in-belgie"), "nothing can be said per head");
        assertRefused(List.of(REGELING, STABLE, "--group", "row"), "--group-file is missing");
        assertRefused(List.of(PUBLISHED, REGELING, "--mapping", MAPPING, "--set-a", "x=1"), "--set-a means nothing");
        String names = "regions/rmc-regios-2020.csv";
        assertRefused(List.of(REGELING, STABLE, "--regions-b", data(names)), "--regions-b means nothing for a model");
        assertRefused(List.of(PUBLISHED, PUBLISHED, "--stream", "x"), "A and B are tables without the column stream");
        assertRefused(
                List.of(REGELING, STABLE, "--year", "2026", "--year-a", "2026", "--year-b", "2026"),
                "--year means nothing beside --year-a and --year-b");
        assertRefused(List.of(REGELING, MAPPING), "no table of amounts");
    }

    private static void assertRefused(List<String> arguments, String... words) {
        Program program = Program.run(
                Stream.concat(Stream.of("compare"), arguments.stream()).toArray(String[]::new));
        assertThat(program.code()).as(program.out()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains(words);
        assertThat(program.out()).isEmpty();
    }

    /** The stream is of model B, the measures of both: each wrong name is told. */
    @Test
    void namesEveryWrongOptionAtOnce() {
        Program program = Program.run(
                "compare",
                REGELING,
                STABLE,
                "--stream",
                "bar",
                "--young-people",
                "foo",
                "--inhabitants",
                "baz",
                "--group",
                "row");
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err())
                .contains("no stream \"bar\"", "no measure \"foo\"", "no measure \"baz\"", "--group-file is missing");
    }

    /** No region loses more than 3 percent and none gains as much, so no farther band is shown; the file has them all. */
    @Test
    void showsOnlyBandsBetweenTheFarthestRegions() throws IOException {
        Path out = folder.resolve("out");
        Program program = Program.run("compare", REGELING, STABLE, "--percent-band", "2%", "--out", out.toString());
        assertThat(program.out())
                .contains("unchanged", "new (A is 0)", "0 up to +2 %")
                .doesNotContain("beyond +8");
        assertThat(Files.readString(out.resolve("comparison-bands.csv"))).contains("part,gain,0.0800,,0,");
    }

    /** A simulation has its amounts per stream and in total, and its manifest the data and the region list. */
    @Test
    void aSimulationIsASideToo() {
        Path out = folder.resolve("simulation");
        assertThat(Program.run("simulate", STABLE, "--years", "2026..2028", "--out", out.toString())
                        .code())
                .isZero();
        Program program = Program.run("compare", out.toString(), STABLE, "--year", "2028");
        assertThat(program.code()).as(program.err()).isZero();
        assertThat(words(program))
                .contains("A: simulation/simulation.csv (2028)", "unchanged (at most EUR 0.01) 40 1,403,000 0.00")
                .contains("scores/risicoscores.csv");
        Program stream = Program.run("compare", out.toString(), STABLE, "--year", "2028", "--stream", "doorstroompunt");
        assertThat(words(stream)).contains("unchanged (at most EUR 0.01) 40 1,403,000 0.00");
        Program older = Program.run("compare", EXTRA, out.toString());
        assertThat(older.err()).contains("A has the 40 regions of 2020 and B the 40 of 2026");
    }

    @Test
    void aCopiedResultIsOfUnknownOrigin() throws IOException {
        Path out = folder.resolve("run");
        assertThat(Program.run("run", REGELING, "--out", out.toString()).code()).isZero();
        Path copy = folder.resolve("copy.csv");
        Files.copy(out.resolve("allocation.csv"), copy);
        assertThat(words(Program.run("compare", copy.toString(), copy.toString())))
                .contains("NOTE: origin unknown of")
                .doesNotContain("synthetic");
        assertThat(words(Program.run("compare", out.toString(), out.toString())))
                .contains("NOTE: synthetic data, not real figures: scores/risicoscores.csv")
                .doesNotContain("origin unknown");
    }

    @Test
    void refusesBandsWithoutWidth() {
        for (String width : List.of("0", "-5", "x")) {
            Program program = Program.run("compare", REGELING, STABLE, "--band=" + width);
            assertThat(program.code()).isEqualTo(ExitCode.USAGE);
            assertThat(program.err()).contains("'" + width + "'");
        }
        assertThat(Program.run("compare", REGELING, STABLE, "--percent-band", "0%")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
