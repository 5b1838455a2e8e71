package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.CohortFile.Options;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Cohort.PlaceKind;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of persons and of cells become cohorts. */
class CohortFileTest {

    private static final Options OPTIONS = Options.of(2022);

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        Path file = folder.resolve("persons.csv");
        Files.writeString(file, text);
        return file;
    }

    private Cohort persons(String text) throws IOException {
        return CohortFile.persons(file(text), YoungPeople.BOTH, YoungPeople.REGIONS, OPTIONS);
    }

    @Test
    void equalPersonsAreCountedTogetherInTheOrderOfTheModel() throws IOException {
        Cohort cohort = persons("""
                # SYNTHETIC
                sector,age,municipality,welfare,parental_structure,level,vsv
                vo,16,GM0363,low,both_parents,,0
                vo,12,GM0363,,one parent,,1
                mbo,17,GM1990,high,,2,0
                vo,13,GM0363,?,one parent,nvt,0
                """);

        assertThat(cohort.year()).isEqualTo(2022);
        assertThat(cohort.synthetic()).isTrue();
        assertThat(cohort.placeKind()).isEqualTo(PlaceKind.MUNICIPALITY);
        assertThat(cohort.places()).hasSize(6).startsWith("GM0014");
        assertThat(written(cohort)).isEqualTo("""
                # SYNTHETIC cells: counted from persons who were made up.
                sector,municipality,age,welfare,parental_structure,level,persons,leavers
                vo,GM0363,14_and_younger,unknown,one parent,,2,1
                vo,GM0363,16_and_older,low,both_parents,,1,0
                mbo,GM1990,17,high,,2,1,0
                """);
    }

    private String written(Cohort cohort) throws IOException {
        Path cells = folder.resolve("cells.csv");
        CohortFile.writeCells(cells, cohort);
        return Files.readString(cells);
    }

    @Test
    void regionsMayStandInPlaceOfMunicipalities() throws IOException {
        Cohort cohort = persons("""
                sector;region;age;welfare;parental_structure;level
                vo;3;15;low;both_parents;
                vo;03;15;low;both_parents;
                vo;29;15;low;both_parents;
                """);

        assertThat(cohort.placeKind()).isEqualTo(PlaceKind.REGION);
        assertThat(cohort.places()).containsExactly("03", "09", "29");
        Cells cells = cohort.of(Sector.VO).orElseThrow();
        assertThat(cells.hasOutcomes()).isFalse();
        assertThat(cells.persons(0)).isEqualTo(2);
        assertThat(cohort.of(Sector.MBO)).isEmpty();
    }

    @Test
    void columnsMayHaveOtherNamesAndOthersMayBeIgnored() throws IOException {
        Cohort cohort = CohortFile.persons(
                file("""
                        name,soort,gemeente,leeftijd,welfare,parental_structure
                        "Jansen, P",vo,GM0363,15,low,both_parents
                        """),
                List.of(YoungPeople.VO),
                YoungPeople.REGIONS,
                OPTIONS.withColumns(Map.of("sector", "soort", "municipality", "gemeente", "age", "leeftijd"))
                        .withIgnored(Set.of("name")));

        assertThat(cohort.of(Sector.VO).orElseThrow().totalPersons()).isEqualTo(1);
    }

    @Test
    void aFileInWindows1252IsReadWhereThatIsDeclared() throws IOException {
        Path file = folder.resolve("windows.csv");
        Files.writeString(
                file,
                "sector,municipality,age,welfare,parental_structure\nvo,GM0363,15,low,é\n",
                Charset.forName("windows-1252"));

        Cohort cohort = CohortFile.persons(
                file, List.of(YoungPeople.VO), YoungPeople.REGIONS, OPTIONS.withEncoding("windows-1252"));

        assertThat(cohort.of(Sector.VO).orElseThrow().category(0, 2)).isEqualTo(3);
    }

    @Test
    void totalsAreThoseOfTheCells() throws IOException {
        Path file = file("""
                sector,municipality,age,welfare,parental_structure,level
                vo,GM0363,15,low,both_parents,
                vo,GM0363,15,"low",both_parents,
                vo,GM0014,12,,one parent,
                mbo,GM0363,17,high,,entree
                """);

        CohortFile.Totals totals =
                CohortFile.totals(file, YoungPeople.models(), YoungPeople.REGIONS, OPTIONS.withThreads(2));

        assertThat(totals.placeKind()).isEqualTo(PlaceKind.MUNICIPALITY);
        assertThat(totals.synthetic()).isFalse();
        Cohort cohort = CohortFile.persons(file, YoungPeople.BOTH, YoungPeople.REGIONS, OPTIONS);
        for (RiskModel model : YoungPeople.models()) {
            Cells cells = cohort.of(model.sector()).orElseThrow();
            assertThat(totals.sectors().get(model.sector()))
                    .isEqualTo(
                            ChanceTotals.of(cells, Odds.of(model.coefficients()).chances(cells)));
        }
        // Two persons of all reference categories, each 1 / (1 + e^3) = 0.0474258731775..., rounded to 1e-12.
        assertThat(totals.sectors().get(Sector.VO).expectedLeavers(2)).isEqualTo(Fraction.parse("0.094851746356"));
    }

    @Test
    void neitherTheOrderOfRowsNorThreadsMatter() throws IOException {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add("vo,GM0" + List.of("014", "034", "363").get(random.nextInt(3)) + "," + (12 + random.nextInt(7) / 2)
                    + ",low,both_parents," + random.nextInt(2));
        }
        String header = "sector,municipality,age,welfare,parental_structure,vsv\n";
        rows.removeIf(row -> row.contains(",14,"));
        List<Cohort> cohorts = new ArrayList<>();
        List<CohortFile.Totals> totals = new ArrayList<>();
        for (int threads : new int[] {1, 2, 8}) {
            Collections.shuffle(rows, random);
            Path file = file(header + String.join("\n", rows));
            Options options = OPTIONS.withThreads(threads);
            cohorts.add(CohortFile.persons(file, List.of(YoungPeople.VO), YoungPeople.REGIONS, options));
            totals.add(CohortFile.totals(file, YoungPeople.models(), YoungPeople.REGIONS, options));
        }

        assertThat(Set.copyOf(cohorts)).hasSize(1);
        assertThat(Set.copyOf(totals)).hasSize(1);
        assertThat(cohorts.get(0).of(Sector.VO).orElseThrow().totalPersons()).isEqualTo(rows.size());
    }

    @Test
    void cellsThatAreWrittenAreReadAgain() {
        Seeded.cases(100, 71, draw -> {
            List<Cells> sectors = new ArrayList<>();
            boolean outcomes = draw.oneIn(2);
            PlaceKind kind = draw.oneIn(2) ? PlaceKind.REGION : PlaceKind.MUNICIPALITY;
            List<String> places = kind == PlaceKind.REGION
                    ? List.of("03", "09", "29")
                    : YoungPeople.REGIONS.municipalities().keySet().asList();
            YoungPeople.BOTH.forEach(own -> {
                CellsBuilder builder = new CellsBuilder(own, places, outcomes);
                for (int i = draw.between(1, 60); i > 0; i--) {
                    int persons = draw.between(1, 40_000_000);
                    builder.add(
                            own.list().stream()
                                    .mapToInt(c -> draw.between(0, c.size() - 1))
                                    .toArray(),
                            draw.between(0, places.size() - 1),
                            persons,
                            outcomes ? draw.between(0, persons) : 0);
                }
                sectors.add(builder.build());
            });
            Cohort cohort =
                    Cohort.of(2022, kind, draw.oneIn(2), Map.of(Sector.VO, sectors.get(0), Sector.MBO, sectors.get(1)));
            Path file = folder.resolve("cells.csv");

            CohortFile.writeCells(file, cohort);

            assertThat(CohortFile.cells(
                            file, YoungPeople.BOTH, YoungPeople.REGIONS, OPTIONS.withThreads(draw.between(1, 3))))
                    .isEqualTo(cohort);
        });
    }

    @Test
    void repeatedCellsAddUpAndEmptyOnesCountNobody() throws IOException {
        Cohort cohort = CohortFile.cells(file("""
                        sector,municipality,age,welfare,parental_structure,persons,leavers
                        vo,GM0363,12,low,both_parents,3,1
                        vo,GM0363,13,low,both_parents,0004,2
                        vo,GM0014,15,low,both_parents,0,0
                        """), List.of(YoungPeople.VO), YoungPeople.REGIONS, OPTIONS);

        Cells cells = cohort.of(Sector.VO).orElseThrow();
        assertThat(cells.size()).isEqualTo(1);
        assertThat(cells.totalPersons()).isEqualTo(7);
        assertThat(cells.totalLeavers()).isEqualTo(3);
    }

    @Test
    void progressEndsAtTheWholeFile() throws IOException {
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        Path file = file("sector,municipality,age,welfare,parental_structure\n"
                + "vo,GM0363,15,low,both_parents\n".repeat(100_000));

        CohortFile.persons(
                file,
                List.of(YoungPeople.VO),
                YoungPeople.REGIONS,
                OPTIONS.withThreads(2).withProgress((done, all) -> {
                    assertThat(all).isEqualTo(fileSize(file));
                    seen.add(done);
                }));

        assertThat(seen).isSorted();
        assertThat(seen.get(seen.size() - 1)).isEqualTo(fileSize(file));
    }

    private static long fileSize(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void cellsThatCannotBeWrittenLeaveTheEarlierFile() throws IOException {
        Path cells = folder.resolve("cells.csv");
        Files.createDirectories(cells.resolve("full"));

        assertThatThrownBy(() -> CohortFile.writeCells(
                        cells, persons("sector,municipality,age,welfare,parental_structure\nvo,GM0363,15,low,é\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be written");
        assertThat(cells.resolve("full")).exists();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withEncoding("utf-16"));
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withSeparator('"'));
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withThreads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortFile.persons(
                        file("x"), Arrays.asList(YoungPeople.VO, YoungPeople.VO), YoungPeople.REGIONS, OPTIONS))
                .withMessageContaining("none twice");
    }
}
