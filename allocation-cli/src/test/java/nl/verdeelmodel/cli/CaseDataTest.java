package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.RegionFiles;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models and tables of docs/cases are what they say they are. */
class CaseDataTest {

    private static final Path DATA = Program.ROOT.resolve("sample-data");

    private static Allocation allocate(String model, int year) {
        return ModelFile.read(DATA.resolve("models").resolve(model + ".json")).allocate(year);
    }

    @ParameterizedTest
    @CsvSource({
        "rmc-2012-by-part,       2012, 31598836.00",
        "old-rules,              2013, 81676046.00",
        "regions-2015,           2015, 49550000.00",
        "regions-2015-carried,   2015, 49550000.00",
        "everyone,               2026, 67640000.00",
        "top-40,                 2028, 67640000.00",
        "frozen-one-update,      2026, 67640000.00",
        "yearly-floor-ceiling,   2027, 67640000.00",
        "three-year-average,     2028, 67640000.00"
    })
    void everyModelDividesTheWholeBudget(String model, int year, String total) {
        assertThat(allocate("cases/" + model, year).total()).hasToString(total);
    }

    @Test
    void theRmcGrantPartByPartIsThatOfTheWholeModel() {
        assertThat(allocate("cases/rmc-2012-by-part", 2012).budgets())
                .isEqualTo(allocate("rmc-2012", 2012).budgets());
    }

    /** 31,598,836.00 + 19,677,210.00 + 30,400,000.00. */
    @Test
    void theOldRulesAreTheThreeOldModelsTogether() {
        assertThat(allocate("cases/old-rules", 2013).total())
                .isEqualTo(allocate("rmc-2012", 2012)
                        .total()
                        .plus(allocate("regionaal-programma-2013", 2013).total())
                        .plus(allocate("plusvoorziening-2013", 2013).total()));
    }

    @Test
    void theKeyOfTheFrozenModelIsThatOfTheRegulation() {
        for (int year = 2026; year <= 2028; year++) {
            assertThat(allocate("cases/frozen-one-update", year).budgets())
                    .isEqualTo(allocate("regeling-2026-2029", year).stream("doorstroompunt")
                            .budgets());
        }
    }

    /** The table of characteristics is remade from the tables that its head names. */
    @Test
    void theCharacteristicsAreTheOldCountsCarriedToTheRegionsOfNow() throws IOException {
        RegionSet now = RegionFiles.ofYear(DATA, 2026);
        RegionMapping mapping = RegionFiles.readMapping(DATA.resolve("regions/regios-2014-2026.csv"), now);
        Path counts = DATA.resolve("old-rules/participants-2010.csv");
        RegionValues participants = mapping.carry(column(counts, "participants_to_22"));
        RegionValues apc = mapping.carry(column(counts, "apc_pupils_to_22"));
        Map<String, Fraction> young = column(DATA.resolve("scores/young-people-belgium.csv"), "young_people");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            rows.add(String.join(
                    ",",
                    "2026",
                    now.get(i).code(),
                    now.get(i).name(),
                    whole(Optional.ofNullable(young.get(now.get(i).code())).orElseThrow()),
                    whole(participants.get(i)),
                    whole(apc.get(i))));
        }
        List<String> shipped = Files.readAllLines(DATA.resolve("cases/regions-2026.csv"));
        assertThat(shipped.get(0)).startsWith("# SYNTHETIC");
        assertThat(shipped.subList(3, shipped.size())).isEqualTo(rows);
        assertThat(apc.total()).isEqualTo(Fraction.of(203_218));
    }

    private static String whole(Fraction value) {
        return value.toDecimal(0, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    private static Map<String, Fraction> column(Path table, String name) throws IOException {
        List<String> lines = Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        int column = List.of(lines.get(0).split(",")).indexOf(name);
        Map<String, Fraction> values = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            values.put(cells[1], Fraction.parse(cells[column]));
        }
        return values;
    }

    /** Scores of the same cohort: everyone adds up to the expected leavers that sample printed; the top 40 to less. */
    @Test
    void theScoresOfTheTwoScenariosBelongTogether() throws IOException {
        Path all = DATA.resolve("cases/scores-scenario-1.csv");
        Path top = DATA.resolve("cases/scores-scenario-4.csv");
        for (Path table : List.of(all, top)) {
            assertThat(Files.readAllLines(table).get(0)).startsWith("# SYNTHETIC");
        }
        assertThat(sum(all, 2022, 5)).isCloseTo(6116.68 + 22276.31, within(0.3));
        assertThat(sum(top, 2022, 5)).isLessThan(sum(all, 2022, 5)).isGreaterThan(0.4 * sum(all, 2022, 5));
        assertThat(sum(top, 2022, 4)).isCloseTo(0.4 * sum(all, 2022, 4), within(0.3));
    }

    private static org.assertj.core.data.Offset<Double> within(double room) {
        return org.assertj.core.data.Offset.offset(room);
    }

    private static double sum(Path table, int cohort, int column) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith(cohort + ","))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                .sum();
    }
}
