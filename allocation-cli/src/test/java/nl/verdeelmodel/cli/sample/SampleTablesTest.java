package nl.verdeelmodel.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.verdeelmodel.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTablesTest {

    private static final Path DATA = Path.of("..", "sample-data");
    private static final Set<String> LARGE_REGIONS = Set.of("19", "21", "28", "29");

    @Test
    @Tag("locale")
    void givesTheShippedTablesForSeed2026() throws IOException {
        for (Map.Entry<String, String> file : tables(2026).entrySet()) {
            assertThat(file.getValue())
                    .as("%s; verdeelmodel sample --seed 2026 writes it anew", file.getKey())
                    .isEqualTo(Files.readString(DATA.resolve(file.getKey())));
        }
    }

    @Test
    void givesTheSameTablesTwice() {
        assertThat(tables(17)).isEqualTo(tables(17));
    }

    @Test
    void givesOtherValuesForAnotherSeed() {
        Map<String, String> other = tables(1);
        tables(2).forEach((file, text) -> assertThat(rows(text)).as(file).isNotEqualTo(rows(other.get(file))));
    }

    @ParameterizedTest
    @ValueSource(longs = {2026, 0, -1, Long.MAX_VALUE})
    void saysInTheFirstLineThatATableIsMadeUpAndHow(long seed) {
        assertThat(tables(seed).values())
                .allSatisfy(text -> assertThat(text)
                        .startsWith("# SYNTHETIC: made up by \"verdeelmodel sample --seed " + seed
                                + "\", not real data. "));
    }

    @ParameterizedTest
    @ValueSource(longs = {2026, 1, 2, 3})
    void expectsAsManyLeaversPerSectorAsTheCountryHad(long seed) throws IOException {
        Map<String, NamedCsvRecord> national =
                rows(Files.readString(DATA.resolve("national/new-leavers-per-sector.csv"))).stream()
                        .collect(Collectors.toMap(
                                row -> row.getField("school_year").substring(0, 4), row -> row));
        Map<String, List<NamedCsvRecord>> cohorts = byYear(tables(seed), "scores/risicoscores.csv", "cohort");

        assertThat(cohorts).containsOnlyKeys("2019", "2020", "2021", "2022", "2023", "2024");
        cohorts.forEach((cohort, regions) -> {
            NamedCsvRecord counted = national.get(cohort.equals("2024") ? "2023" : cohort);
            assertThat(regions).hasSize(40);
            for (String sector : List.of("vo", "mbo", "vavo")) {
                assertThat(sum(regions, "expected_leavers_" + sector)).isEqualByComparingTo(counted.getField(sector));
            }
            assertThat(sum(regions, "young_people_vo")).isEqualByComparingTo("900000");
            assertThat(sum(regions, "young_people_mbo")).isEqualByComparingTo("503000");
        });
    }

    @Test
    void addsTheSectorsOfARegionUp() {
        assertThat(rows(tables(2026).get("scores/risicoscores.csv")))
                .allSatisfy(row -> assertThat(decimal(row, "expected_leavers"))
                        .isEqualTo(decimal(row, "expected_leavers_vo")
                                .add(decimal(row, "expected_leavers_mbo"))
                                .add(decimal(row, "expected_leavers_vavo"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {2026, 1, 2, 3})
    void putsThreeBorderRegionsAboveTheThresholdAndThreeBelow(long seed) {
        List<NamedCsvRecord> regions = rows(tables(seed).get("scores/young-people-belgium.csv"));
        List<NamedCsvRecord> counted = regions.stream()
                .filter(row -> decimal(row, "in_school_in_belgium").signum() > 0)
                .toList();

        assertThat(sum(regions, "young_people")).isEqualByComparingTo("1403000");
        assertThat(codes(counted)).containsExactly("33", "34", "35", "37", "38", "39");
        assertThat(codes(counted.stream()
                        .filter(SampleTablesTest::reachesThreePercent)
                        .toList()))
                .containsExactly("33", "38", "39");
    }

    private static boolean reachesThreePercent(NamedCsvRecord row) {
        BigDecimal threshold = decimal(row, "young_people").multiply(new BigDecimal("0.03"));
        return decimal(row, "in_school_in_belgium").compareTo(threshold) >= 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {2026, 1, 2, 3})
    void countsTheSameResidentsForEverySeed(long seed) {
        List<NamedCsvRecord> municipalities = rows(tables(seed).get("old-rules/rmc-residents-2011.csv"));

        assertThat(municipalities).hasSize(415);
        assertThat(sum(municipalities, "adults")).isEqualByComparingTo("13000000");
        assertThat(sum(municipalities, "adults_migration_background")).isEqualByComparingTo("1400000");
        assertThat(sum(municipalities, "residents_5_to_17")).isEqualByComparingTo("2590000");
    }

    @ParameterizedTest
    @ValueSource(longs = {2026, 1, 2, 3})
    void letsTheMeanShareOfLowEducatedFall(long seed) {
        Map<String, List<NamedCsvRecord>> years = byYear(tables(seed), "old-rules/low-educated-2005-2010.csv", "year");
        Map<String, BigDecimal> means = years.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        year -> sum(year.getValue(), "share_low_educated").divide(BigDecimal.valueOf(39))));

        assertThat(means)
                .isEqualTo(Map.of(
                        "2005", new BigDecimal("0.3700"),
                        "2006", new BigDecimal("0.3620"),
                        "2007", new BigDecimal("0.3540"),
                        "2008", new BigDecimal("0.3460"),
                        "2009", new BigDecimal("0.3380"),
                        "2010", new BigDecimal("0.3300")));
    }

    @ParameterizedTest
    @ValueSource(longs = {2026, 1, 2, 3})
    void fitsTheCeilingsOfTheStepTables(long seed) throws IOException {
        List<NamedCsvRecord> regions = rows(tables(seed).get("old-rules/participants-2010.csv"));
        List<NamedCsvRecord> others = regions.stream()
                .filter(row -> !LARGE_REGIONS.contains(row.getField("region_code")))
                .toList();

        assertThat(others).hasSize(35);
        assertThat(stepAmounts("regionaal-programma", others, "participants_to_22"))
                .isEqualTo(19_150_000);
        assertThat(stepAmounts("plusvoorziening", regions, "apc_pupils_to_22")).isEqualTo(30_400_000);
    }

    private static long stepAmounts(String stepTable, List<NamedCsvRecord> regions, String column) throws IOException {
        List<NamedCsvRecord> steps =
                rows(Files.readString(DATA.resolve("old-rules/step-tables-2013-2016.csv"))).stream()
                        .filter(step -> step.getField("step_table").equals(stepTable))
                        .toList();
        return regions.stream()
                .mapToLong(region -> stepAmount(steps, Long.parseLong(region.getField(column))))
                .sum();
    }

    private static long stepAmount(List<NamedCsvRecord> steps, long count) {
        return steps.stream()
                .filter(step -> Long.parseLong(step.getField("from")) <= count)
                .filter(step -> step.getField("to").isEmpty() || count <= Long.parseLong(step.getField("to")))
                .mapToLong(step -> Long.parseLong(step.getField("amount_eur")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no step for " + count + "."));
    }

    @Test
    void namesTheRealTableThatIsMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> SampleTables.generate(1, empty))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("rmc-regios-2014.csv")
                .hasMessageContaining("Maybe --data");
    }

    private static Map<String, String> tables(long seed) {
        return SampleTables.generate(seed, DATA).files();
    }

    private static Map<String, List<NamedCsvRecord>> byYear(Map<String, String> tables, String file, String column) {
        return rows(tables.get(file)).stream()
                .collect(Collectors.groupingBy(row -> row.getField(column), TreeMap::new, Collectors.toList()));
    }

    private static List<NamedCsvRecord> rows(String text) {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(List<NamedCsvRecord> rows) {
        return rows.stream().map(row -> row.getField("region_code")).toList();
    }

    private static BigDecimal decimal(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column));
    }

    private static BigDecimal sum(List<NamedCsvRecord> rows, String column) {
        return rows.stream().map(row -> decimal(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
