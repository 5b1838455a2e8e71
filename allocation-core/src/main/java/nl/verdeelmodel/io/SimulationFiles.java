package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.scenario.Assumption;
import nl.verdeelmodel.scenario.Course;
import nl.verdeelmodel.scenario.CourseYear;
import nl.verdeelmodel.scenario.Simulation;

/**
 * Simulations as files: amounts and distances, years to target, totals as CSV, everything exact as JSON. The same bytes on
 * every machine.
 *
 * <p>In the CSV files a cell is empty where there is nothing to say. Amounts have two decimals; baselines and exact targets
 * four, money kept from target three, distances and parts six, all rounded half up. A distance of 0.01 is one percent of
 * the undampened amount. Where a balance does not keep the bounds, regions count as held before the balance.
 */
public final class SimulationFiles {

    private static final int EURO_DECIMALS = 4;
    private static final int HALF_CENT_DECIMALS = 3;
    private static final int PART_DECIMALS = 6;

    private SimulationFiles() {}

    /**
     * The tables of a simulation.
     *
     * @param simulation the outcome
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(Simulation simulation) {
        return ImmutableMap.of(
                "simulation.csv", amounts(simulation),
                "simulation-totals.csv", totals(simulation),
                "years-to-target.csv", yearsToTarget(simulation));
    }

    /**
     * The amounts, a row per year, stream and region; then those of all streams together (stream {@code total}).
     *
     * @param simulation the outcome
     * @return the CSV text
     */
    public static String amounts(Simulation simulation) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "year",
                    "stream",
                    "region_code",
                    "region_name",
                    "baseline_eur",
                    "target_eur",
                    "undampened_eur",
                    "amount_eur",
                    "distance_before",
                    "share_distance_before",
                    "distance_after",
                    "held_by",
                    "held_by_rule",
                    "assumed");
            for (int year = 0; year < simulation.plan().years().size(); year++) {
                for (Course course : simulation.courses()) {
                    amounts(csv, simulation, course, course.years().get(year));
                }
            }
        });
    }

    private static void amounts(CsvWriter csv, Simulation simulation, Course course, CourseYear year) {
        String assumed = assumed(simulation, course, year.year());
        for (int i = 0; i < course.regions().size(); i++) {
            int index = i;
            Optional<CourseYear.Hold> hold = year.holds().isEmpty()
                    ? Optional.empty()
                    : Optional.of(year.holds().get(i));
            Region region = course.regions().get(i);
            csv.writeRecord(
                    Integer.toString(year.year()),
                    course.id(),
                    region.code(),
                    region.name(),
                    year.baseline().map(baseline -> euros(baseline.get(index))).orElse(""),
                    euros(year.exactTargets().get(i)),
                    year.undampened().get(i).toString(),
                    year.amounts().get(i).toString(),
                    part(year.distanceBefore(i)),
                    part(year.shareDistanceBefore(i)),
                    part(year.distanceAfter(i)),
                    hold.map(held -> word(held.held(), year.boundsKept())).orElse(""),
                    hold.map(CourseYear.Hold::rule).map(SimulationFiles::number).orElse(""),
                    assumed);
        }
    }

    /**
     * The totals, a row per year and stream; then those of all streams together.
     *
     * @param simulation the outcome
     * @return the CSV text
     */
    public static String totals(Simulation simulation) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "year",
                    "stream",
                    "undampened_eur",
                    "amount_eur",
                    "held_by_floor",
                    "held_by_ceiling",
                    "floor_before_balance",
                    "ceiling_before_balance",
                    "formula_reach",
                    "kept_from_target_eur",
                    "largest_distance",
                    "at_target",
                    "regions",
                    "assumed");
            for (int year = 0; year < simulation.plan().years().size(); year++) {
                for (Course course : simulation.courses()) {
                    totals(csv, simulation, course, course.years().get(year));
                }
            }
        });
    }

    private static void totals(CsvWriter csv, Simulation simulation, Course course, CourseYear year) {
        boolean one = course.stream().isPresent();
        csv.writeRecord(
                Integer.toString(year.year()),
                course.id(),
                year.undampened().total().toString(),
                year.total().toString(),
                one ? Integer.toString(held(year, Held.BY_FLOOR, true)) : "",
                one ? Integer.toString(held(year, Held.BY_CEILING, true)) : "",
                one ? Integer.toString(held(year, Held.BY_FLOOR, false)) : "",
                one ? Integer.toString(held(year, Held.BY_CEILING, false)) : "",
                part(Optional.of(year.formulaReach())),
                decimal(year.keptFromTarget().dividedBy(Money.CENTS_PER_EURO), HALF_CENT_DECIMALS),
                part(Optional.of(year.largestDistance())),
                Integer.toString(year.countAtTarget(course.tolerance())),
                Integer.toString(course.regions().size()),
                assumed(simulation, course, year.year()));
    }

    /**
     * When each region reaches its target, a row per stream and region; then those of all streams together.
     *
     * @param simulation the outcome
     * @return the CSV text; years to target are empty for a region that is not at its target in the last year
     */
    public static String yearsToTarget(Simulation simulation) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "stream",
                    "region_code",
                    "region_name",
                    "share_distance_before",
                    "distance_after",
                    "years_to_target",
                    "at_target_from",
                    "above_target_eur");
            simulation.courses().forEach(course -> yearsToTarget(csv, course));
        });
    }

    private static void yearsToTarget(CsvWriter csv, Course course) {
        for (int i = 0; i < course.regions().size(); i++) {
            Region region = course.regions().get(i);
            csv.writeRecord(
                    course.id(),
                    region.code(),
                    region.name(),
                    part(course.first().shareDistanceBefore(i)),
                    part(course.last().distanceAfter(i)),
                    number(course.yearsToTarget(i)),
                    number(course.atTargetFrom(i)),
                    course.aboveTarget(i).toString());
        }
    }

    /**
     * The whole outcome with exact numbers.
     *
     * @param simulation the outcome
     * @return the JSON text
     */
    public static String json(Simulation simulation) {
        return JsonFormat.write(SimulationJson.of(simulation));
    }

    /** What was assumed about a stream in a year, or about any stream; empty for a year of the model itself. */
    private static String assumed(Simulation simulation, Course course, int year) {
        return simulation.assumptions(year).stream()
                .filter(assumption ->
                        course.stream().isEmpty() || assumption.stream().equals(course.id()))
                .map(Assumption::label)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** How many regions a bound holds if the amounts keep the bounds, or if they do not; 0 in the other case. */
    static int held(CourseYear year, Held by, boolean kept) {
        return year.boundsKept() == kept ? year.count(by) : 0;
    }

    /** {@code floor}, {@code ceiling}, the same with {@code -before-balance} if the amounts do not keep it, or empty. */
    static String word(Held held, boolean kept) {
        String after = kept ? "" : "-before-balance";
        return switch (held) {
            case NO -> "";
            case BY_FLOOR -> "floor" + after;
            case BY_CEILING -> "ceiling" + after;
        };
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private static String euros(Fraction cents) {
        return decimal(cents.dividedBy(Money.CENTS_PER_EURO), EURO_DECIMALS);
    }

    private static String part(Optional<Fraction> part) {
        return part.map(value -> decimal(value, PART_DECIMALS)).orElse("");
    }

    private static String decimal(Fraction value, int decimals) {
        return value.toDecimal(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
