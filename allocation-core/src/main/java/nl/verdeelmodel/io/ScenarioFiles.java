package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.scenario.ScenarioOutcome;
import nl.verdeelmodel.scenario.ScenarioTable;
import nl.verdeelmodel.scenario.ScenarioYear;

/**
 * Scenarios side by side as files: amounts and differences as CSV, long and wide, totals as CSV, everything exact as JSON. The
 * same bytes on every machine.
 *
 * <p>Every difference is the scenario minus the first one, the unchanged model. Amounts have two decimals, changes and moved
 * shares six, rounded half up; a change of 0.01 is one percent more. A cell is empty where there is nothing to say: of a
 * scenario that failed there are no amounts. If data of any scenario were made up, the first line of each table begins with
 * {@code # SYNTHETIC}.
 */
public final class ScenarioFiles {

    private static final int PART_DECIMALS = 6;
    private static final String TOTAL = "total";

    private ScenarioFiles() {}

    /**
     * The tables of scenarios.
     *
     * @param table the scenarios
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(ScenarioTable table) {
        return ImmutableMap.of(
                "scenarios.csv", amounts(table),
                "scenarios-wide.csv", wide(table),
                "scenarios-totals.csv", totals(table));
    }

    /**
     * The amounts, a row per year, scenario and region.
     *
     * <p>{@code held_by} names each stream that a bound holds the region in, such as {@code doorstroompunt:floor}, with
     * {@code -before-balance} if the amounts do not keep the bound, and semicolons between.
     *
     * @param table the scenarios
     * @return the CSV text
     */
    public static String amounts(ScenarioTable table) {
        return AllocationFiles.csv(table.isSynthetic(), csv -> {
            csv.writeRecord(
                    "year",
                    "scenario",
                    "region_code",
                    "region_name",
                    "amount_eur",
                    "difference_eur",
                    "change",
                    "held_by");
            for (int year = 0; year < table.years().size(); year++) {
                for (ScenarioOutcome outcome : table.outcomes()) {
                    amounts(csv, table, outcome, year);
                }
            }
        });
    }

    private static void amounts(CsvWriter csv, ScenarioTable table, ScenarioOutcome outcome, int year) {
        Optional<ScenarioYear> found = table.year(outcome, year);
        for (int i = 0; i < table.regions().size(); i++) {
            int index = i;
            Region region = table.regions().get(i);
            csv.writeRecord(
                    Integer.toString(table.years().get(year)),
                    outcome.scenario().id(),
                    region.code(),
                    region.name(),
                    money(found.map(one -> one.amount(index))),
                    money(found.flatMap(one -> one.difference(index))),
                    part(found.flatMap(one -> one.change(index))),
                    found.map(one -> held(one, index)).orElse(""));
        }
    }

    /** Such as {@code regionaal-programma:floor;doorstroompunt:ceiling}. */
    static String held(ScenarioYear year, int region) {
        return year.holding(region).stream()
                .map(stream -> stream.stream() + ":"
                        + SimulationFiles.word(stream.holds().get(region), stream.kept()))
                .collect(Collectors.joining(";"));
    }

    /**
     * The amounts, a row per year and region and two columns per scenario; a last row per year has the totals.
     *
     * @param table the scenarios
     * @return the CSV text
     */
    public static String wide(ScenarioTable table) {
        return AllocationFiles.csv(table.isSynthetic(), csv -> {
            csv.writeRecord(wideHeader(table));
            for (int year = 0; year < table.years().size(); year++) {
                for (int region = 0; region < table.regions().size(); region++) {
                    csv.writeRecord(wideRow(table, year, region));
                }
                csv.writeRecord(wideTotal(table, year));
            }
        });
    }

    private static List<String> wideHeader(ScenarioTable table) {
        List<String> header = new ArrayList<>(List.of("year", "region_code", "region_name"));
        for (ScenarioOutcome outcome : table.outcomes()) {
            header.add(outcome.scenario().id() + "_eur");
            if (!isFirst(table, outcome)) {
                header.add(outcome.scenario().id() + "_difference_eur");
            }
        }
        return header;
    }

    private static boolean isFirst(ScenarioTable table, ScenarioOutcome outcome) {
        return table.outcomes().get(0).equals(outcome);
    }

    private static List<String> wideRow(ScenarioTable table, int year, int region) {
        Region place = table.regions().get(region);
        List<String> cells =
                new ArrayList<>(List.of(Integer.toString(table.years().get(year)), place.code(), place.name()));
        for (ScenarioOutcome outcome : table.outcomes()) {
            Optional<ScenarioYear> found = table.year(outcome, year);
            cells.add(money(found.map(one -> one.amount(region))));
            if (!isFirst(table, outcome)) {
                cells.add(money(found.flatMap(one -> one.difference(region))));
            }
        }
        return cells;
    }

    private static List<String> wideTotal(ScenarioTable table, int year) {
        List<String> cells =
                new ArrayList<>(List.of(Integer.toString(table.years().get(year)), TOTAL, ""));
        for (ScenarioOutcome outcome : table.outcomes()) {
            Optional<ScenarioYear> found = table.year(outcome, year);
            cells.add(money(found.map(one -> one.allocation().total())));
            if (!isFirst(table, outcome)) {
                cells.add(money(found.flatMap(ScenarioYear::totalDifference)));
            }
        }
        return cells;
    }

    /**
     * The totals, a row per year and scenario. {@code status} is {@code ok}, or {@code failed} with the codes of its problems
     * and the first of them in English.
     *
     * @param table the scenarios
     * @return the CSV text
     */
    public static String totals(ScenarioTable table) {
        return AllocationFiles.csv(table.isSynthetic(), csv -> {
            csv.writeRecord(
                    "year",
                    "scenario",
                    "title_nl",
                    "title_en",
                    "status",
                    "synthetic",
                    "total_eur",
                    "difference_eur",
                    "moved_share",
                    "gaining",
                    "losing",
                    "lowest_change",
                    "highest_change",
                    "held_by_floor",
                    "held_by_ceiling",
                    "problems",
                    "message");
            for (int year = 0; year < table.years().size(); year++) {
                for (ScenarioOutcome outcome : table.outcomes()) {
                    csv.writeRecord(totals(table, outcome, year));
                }
            }
        });
    }

    private static List<String> totals(ScenarioTable table, ScenarioOutcome outcome, int year) {
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(table.years().get(year)),
                outcome.scenario().id(),
                outcome.scenario().title().nl(),
                outcome.scenario().title().en(),
                outcome.isFailed() ? "failed" : "ok",
                outcome.isFailed() ? "" : Boolean.toString(outcome.isSynthetic())));
        Optional<ScenarioYear> found = table.year(outcome, year);
        Optional<ScenarioYear> compared = found.filter(one -> one.first().isPresent());
        Optional<ScenarioYear.Range> extremes = found.flatMap(ScenarioYear::extremes);
        cells.addAll(List.of(
                money(found.map(one -> one.allocation().total())),
                money(found.flatMap(ScenarioYear::totalDifference)),
                part(found.flatMap(ScenarioYear::movedShare)),
                compared.map(one -> Integer.toString(one.gaining())).orElse(""),
                compared.map(one -> Integer.toString(one.losing())).orElse(""),
                part(extremes.map(ScenarioYear.Range::lowest)),
                part(extremes.map(ScenarioYear.Range::highest)),
                found.map(one -> Integer.toString(one.held(Held.BY_FLOOR))).orElse(""),
                found.map(one -> Integer.toString(one.held(Held.BY_CEILING))).orElse("")));
        cells.add(outcome.problems().stream().map(Problem::code).distinct().collect(Collectors.joining(";")));
        cells.add(outcome.problems().stream()
                .map(problem -> problem.message().in(Language.EN).replaceAll("\\s+", " "))
                .findFirst()
                .orElse(""));
        return cells;
    }

    /**
     * The whole outcome with exact numbers.
     *
     * @param table the scenarios
     * @return the JSON text
     */
    public static String json(ScenarioTable table) {
        return JsonFormat.write(ScenarioJson.of(table));
    }

    private static String money(Optional<Money> amount) {
        return amount.map(Money::toString).orElse("");
    }

    private static String part(Optional<Fraction> value) {
        return value.map(one ->
                        one.toDecimal(PART_DECIMALS, RoundingMode.HALF_UP).toPlainString())
                .orElse("");
    }
}
