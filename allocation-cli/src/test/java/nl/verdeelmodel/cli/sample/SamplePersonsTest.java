package nl.verdeelmodel.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Synthetic persons: the same bytes for the same seed, plausible together, leaving early as the risk models say. */
class SamplePersonsTest {

    private static final Path DATA = Path.of("..", "sample-data");
    private static final long SEED = 7;
    private static final long FULL = 1_400_000;
    private static final List<NamedCsvRecord> COHORT_OF_7 = rows(text(7, 50_000));
    private static final List<NamedCsvRecord> COHORT_OF_1 = rows(text(1, 50_000));

    @Test
    @Tag("locale")
    void givesTheShippedPersonsForSeed7() throws IOException {
        assertThat(text(SEED, 20_000))
                .as("verdeelmodel sample --persons 20000 --seed 7 writes them anew")
                .isEqualTo(Files.readString(DATA.resolve("microdata/persons-20000.csv")));
    }

    @Test
    void givesOtherPersonsForAnotherSeed() {
        assertThat(rows(text(8, 2_000))).hasSize(2_000).isNotEqualTo(rows(text(SEED, 2_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 999, 20_000})
    void givesAsManyPersonsAsWereAskedFor(long persons) {
        assertThat(rows(text(SEED, persons))).hasSize((int) persons);
    }

    @Test
    void saysInTheFirstLineThatThePersonsAreMadeUpAndHow() {
        assertThat(text(-3, 10))
                .startsWith("# SYNTHETIC: made up by \"verdeelmodel sample --persons 10 --seed -3\", not real data.");
    }

    /** Municipality by municipality the fewer are the first of the more, so no person depends on another municipality. */
    @Test
    void drawsThePersonsOfAMunicipalityWhateverTheOthersAre() {
        Map<String, List<NamedCsvRecord>> few = byPlaceAndSector(text(SEED, 5_000));
        Map<String, List<NamedCsvRecord>> many = byPlaceAndSector(text(SEED, 50_000));

        few.forEach((place, persons) -> assertThat(fields(many.get(place)).subList(0, persons.size()))
                .as(place)
                .isEqualTo(fields(persons)));
    }

    /** Note of OCW, 4 March 2025: 6,142 (vo) and 22,308 (mbo) new leavers in 2023/2024. */
    @Test
    void theFullCohortIsExpectedToHaveTheLeaversOfTheCountry() throws IOException {
        RealData.Leavers national = RealData.read(DATA).leavers(2023);
        Map<Sector, SamplePersons.Total> totals =
                SamplePersons.of(SEED, FULL, DATA).write(Writer.nullWriter(), done -> {});

        assertThat(national).isEqualTo(new RealData.Leavers(6142, 22_308, 713));
        assertThat(persons(totals.get(Sector.VO))).isCloseTo(national.vo(), within(0.5));
        assertThat(persons(totals.get(Sector.MBO))).isCloseTo(national.mbo(), within(0.5));
        assertThat(totals.get(Sector.VO).persons() + totals.get(Sector.MBO).persons())
                .isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 1, 2, 3})
    void asManyLeaveAsChanceAllows(long seed) throws IOException {
        SamplePersons.of(seed, 200_000, DATA)
                .write(Writer.nullWriter(), done -> {})
                .forEach((sector, total) -> {
                    double expected = persons(total);
                    assertThat((double) total.leavers())
                            .as(sector.code())
                            .isCloseTo(expected, within(4 * Math.sqrt(expected)));
                });
    }

    private static double persons(SamplePersons.Total total) {
        return new BigDecimal(total.expected(), 12).doubleValue();
    }

    @ParameterizedTest
    @EnumSource(Sector.class)
    void expectsTheSumOfTheChancesOfTheRowsThatItWrote(Sector sector) throws IOException {
        StringWriter text = new StringWriter();
        SamplePersons.Total total =
                SamplePersons.of(SEED, 20_000, DATA).write(text, done -> {}).get(sector);
        RiskModel model = RiskModelFile.read(DATA.resolve("risk").resolve(sector.code() + ".json"));
        Odds odds = Odds.of(model.coefficients());
        List<NamedCsvRecord> rows = of(sector, rows(text.toString()));

        BigInteger sum = rows.stream()
                .map(row -> BigInteger.valueOf(odds.chance(categories(model, row))))
                .reduce(BigInteger.ZERO, BigInteger::add);

        assertThat(total.expected()).isEqualTo(sum);
        assertThat(total.persons()).isEqualTo(rows.size());
        assertThat(total.leavers()).isEqualTo(count(rows, row -> is(row, "vsv", "1")));
    }

    private static int[] categories(RiskModel model, NamedCsvRecord row) {
        return model.characteristics().list().stream()
                .mapToInt(characteristic -> characteristic
                        .indexOfCode(row.getField(characteristic.id()))
                        .orElseThrow(() -> new AssertionError(row)))
                .toArray();
    }

    @Test
    void leavesTheColumnsOfTheOtherSectorEmpty() {
        List<NamedCsvRecord> rows = rows(text(SEED, 20_000));
        for (Sector sector : Sector.values()) {
            List<String> asked =
                    RiskModelFile.read(DATA.resolve("risk").resolve(sector.code() + ".json"))
                            .characteristics()
                            .list()
                            .stream()
                            .map(Characteristic::id)
                            .toList();
            for (PersonColumn column : PersonColumn.values()) {
                assertThat(column.isOf(sector)).as(column.id()).isEqualTo(asked.contains(column.id()));
                if (!column.isOf(sector)) {
                    assertThat(of(sector, rows))
                            .allSatisfy(
                                    row -> assertThat(row.getField(column.id())).isEmpty());
                }
            }
        }
    }

    @Test
    void everyMunicipalityOf2026HasPersonsOfBothSectorsInTheFullCohort() {
        List<Municipality> municipalities = Municipalities.of(SEED, FULL, RealData.read(DATA));

        assertThat(municipalities).hasSize(342).allSatisfy(municipality -> {
            assertThat(municipality.vo()).isPositive();
            assertThat(municipality.mbo()).isPositive();
        });
    }

    /** A region has the part of the persons that it had of the grant of 2020, but for whole persons per municipality. */
    @Test
    void regionsHaveTheSizesOfTheGrantOf2020() {
        RealData real = RealData.read(DATA);
        List<Municipality> municipalities = Municipalities.of(SEED, FULL, real);
        Map<String, Long> persons = new HashMap<>();
        Map<String, Double> grant = new HashMap<>();
        for (int i = 0; i < municipalities.size(); i++) {
            String region = real.municipalitiesOf2026().get(i).region();
            persons.merge(
                    region, municipalities.get(i).vo() + municipalities.get(i).mbo(), Long::sum);
            grant.put(region, real.sizeOf2026(region));
        }
        double all = grant.values().stream().mapToDouble(Double::doubleValue).sum();

        assertThat(persons).hasSize(40);
        persons.forEach((region, count) ->
                assertThat((double) count).as(region).isCloseTo(FULL * grant.get(region) / all, within(45.0)));
    }

    /** CBS: 16,979,120 inhabitants on 1 January 2016. Molenwaard (29,067) is carried though the list of 2015 lacks it. */
    @Test
    void everyInhabitantOf2016LivesInAMunicipalityOf2026() {
        List<RealData.MunicipalityOf2026> municipalities = RealData.read(DATA).municipalitiesOf2026();

        assertThat(municipalities.stream()
                        .mapToDouble(RealData.MunicipalityOf2026::inhabitants)
                        .sum())
                .isCloseTo(16_979_120, within(1.0));
        assertThat(municipalities)
                .filteredOn(place -> place.municipality().name().equals("Molenlanden"))
                .singleElement()
                .satisfies(place -> assertThat(place.inhabitants()).isGreaterThan(29_067));
    }

    /** Shares in percent of the persons of a sector; the bands hold for any seed. */
    @ParameterizedTest
    @CsvSource({
        "vo,  age,                   11,     2,   5",
        "vo,  age,                   15,    20,  27",
        "vo,  age,                   18,   0.5,   2",
        "vo,  education_type,        brug,  29,  31",
        "vo,  education_type,        pro,    2,   4",
        "vo,  education_type,        vwo,   14,  18",
        "vo,  delay,                 1,     20,  26",
        "vo,  suspect,               1,    0.4,   1",
        "vo,  psychosocial_problems, 1,      8,  10",
        "vo,  parental_structure,    3,    0.8, 1.8",
        "vo,  welfare,               1,     15,  21",
        "vo,  welfare,               '',     1,   2",
        "mbo, level,                 1,      3,   5",
        "mbo, level,                 4,     49,  54",
        "mbo, age,                   17,    20,  24",
        "mbo, age,                   26,   0.8, 1.6",
        "mbo, learning_path,         bbl,   16,  20",
        "mbo, sex,                   1,     51,  53",
        "mbo, debts,                 1,      8,  11",
        "mbo, parental_structure,    3,      7,  10",
        "mbo, mother_education,      '',    14,  18",
        "mbo, urbanity,              1,     19,  26",
        "mbo, welfare,               1,     22,  28"
    })
    void theSharesAreThoseStated(String sector, String column, String code, double least, double most) {
        for (List<NamedCsvRecord> cohort : List.of(COHORT_OF_7, COHORT_OF_1)) {
            List<NamedCsvRecord> rows = of(Sector.of(sector).orElseThrow(), cohort);

            assertThat(percent(rows, row -> is(row, column, code))).isBetween(least, most);
        }
    }

    @Test
    void poorHouseholdsAreInCitiesAndTheirChildrenInLowerTypesOfEducation() {
        List<NamedCsvRecord> rows = COHORT_OF_7;
        List<NamedCsvRecord> poor = where(rows, row -> is(row, "welfare", "1"));
        List<NamedCsvRecord> rich = where(rows, row -> is(row, "welfare", "5"));
        Predicate<NamedCsvRecord> city =
                row -> List.of("GM0363", "GM0599", "GM0518").contains(place(row));

        assertThat(percent(where(rows, city), row -> is(row, "welfare", "1")))
                .isGreaterThan(1.2 * percent(where(rows, city.negate()), row -> is(row, "welfare", "1")));
        assertThat(percent(of(Sector.VO, rich), row -> is(row, "education_type", "vwo")))
                .isGreaterThan(2 * percent(of(Sector.VO, poor), row -> is(row, "education_type", "vwo")));
        assertThat(percent(of(Sector.MBO, poor), row -> is(row, "level", "1")))
                .isGreaterThan(2 * percent(of(Sector.MBO, rich), row -> is(row, "level", "1")));
        assertThat(percent(of(Sector.MBO, poor), row -> is(row, "debts", "1")))
                .isGreaterThan(5 * percent(of(Sector.MBO, rich), row -> is(row, "debts", "1")));
        assertThat(percent(poor, row -> is(row, "parental_structure", "1")))
                .isLessThan(percent(rich, row -> is(row, "parental_structure", "1")));
    }

    /** CBS 2021, chapter 5: 23.3 percent of the entry level students of 2017/'18 left early. */
    @Test
    void aboutAQuarterOfTheEntryLevelLeavesEarly() {
        List<NamedCsvRecord> entry =
                rows(text(SEED, 400_000), row -> is(row, "sector", "mbo") && is(row, "level", "1"));

        assertThat(percent(entry, row -> is(row, "vsv", "1"))).isBetween(21.0, 25.0);
    }

    @Test
    void aChangeOfTheRiskModelChangesOutcomesOnly(@TempDir Path data) throws IOException {
        copyData(data);
        Path model = data.resolve("risk/vo.json");
        Files.writeString(model, Files.readString(model).replaceFirst("\"intercept\": [-0-9.]+", "\"intercept\": -1"));

        List<NamedCsvRecord> before = rows(text(SEED, 5_000));
        List<NamedCsvRecord> after = rows(write(SamplePersons.of(SEED, 5_000, data)));

        assertThat(after.stream().map(SamplePersonsTest::withoutOutcome))
                .isEqualTo(
                        before.stream().map(SamplePersonsTest::withoutOutcome).toList());
        assertThat(count(after, row -> is(row, "vsv", "1"))).isGreaterThan(count(before, row -> is(row, "vsv", "1")));
    }

    private static List<String> withoutOutcome(NamedCsvRecord row) {
        return row.getFields().subList(0, row.getFieldCount() - 1);
    }

    @Test
    void namesWhatARiskModelAsksThatNobodyHas(@TempDir Path data) throws IOException {
        copyData(data);
        Path model = data.resolve("risk/mbo.json");
        Files.writeString(
                model,
                Files.readString(model)
                        .replace("\"id\": \"sex\"", "\"id\": \"shoe_size\"")
                        .replace("sex=woman", "shoe_size=woman")
                        .replace("\"codes\": [\"14\", \"15\", \"16\"]", "\"codes\": [\"14\", \"16\"]"));

        assertThatThrownBy(() -> SamplePersons.of(SEED, 10, data))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("mbo.json")
                .hasMessageContaining("do not have characteristic shoe_size")
                .hasMessageContaining("characteristic age of this risk model has no category for code \"15\"");
    }

    private static void copyData(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(DATA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(DATA.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String text(long seed, long persons) {
        return write(SamplePersons.of(seed, persons, DATA));
    }

    private static String write(SamplePersons sample) {
        StringWriter text = new StringWriter();
        try {
            sample.write(text, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<NamedCsvRecord> rows(String text) {
        return rows(text, row -> true);
    }

    private static List<NamedCsvRecord> rows(String text, Predicate<NamedCsvRecord> condition) {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
            return csv.stream().filter(condition).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<NamedCsvRecord>> byPlaceAndSector(String text) {
        return rows(text).stream().collect(Collectors.groupingBy(row -> place(row) + " " + row.getField("sector")));
    }

    private static List<List<String>> fields(List<NamedCsvRecord> rows) {
        return rows.stream().map(NamedCsvRecord::getFields).toList();
    }

    private static String place(NamedCsvRecord row) {
        return row.getField("municipality");
    }

    private static boolean is(NamedCsvRecord row, String column, String code) {
        return row.getField(column).equals(code);
    }

    private static List<NamedCsvRecord> of(Sector sector, List<NamedCsvRecord> rows) {
        return where(rows, row -> is(row, "sector", sector.code()));
    }

    private static List<NamedCsvRecord> where(List<NamedCsvRecord> rows, Predicate<NamedCsvRecord> condition) {
        return rows.stream().filter(condition).toList();
    }

    private static long count(List<NamedCsvRecord> rows, Predicate<NamedCsvRecord> condition) {
        return rows.stream().filter(condition).count();
    }

    private static double percent(List<NamedCsvRecord> rows, Predicate<NamedCsvRecord> condition) {
        return 100.0 * count(rows, condition) / rows.size();
    }

    @Test
    void tellsHowFarItIsUpToAllPersons() throws IOException {
        List<Long> told = new ArrayList<>();
        SamplePersons.of(SEED, 100_000, DATA).write(Writer.nullWriter(), told::add);

        assertThat(told).isSorted().hasSizeGreaterThan(300);
        assertThat(told.get(told.size() - 1)).isEqualTo(100_000);
    }
}
