package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.scenario.Course;
import nl.verdeelmodel.scenario.CourseYear;

/**
 * The course of a stream, or of all together, as a row per region: the amounts of the years, the distance from target before
 * the first and after the last one, and the years to target.
 *
 * <p>A line has at most 120 columns. Long names are shortened for it; then the distance before goes, then the one after, then
 * years between the first and the last ones.
 */
final class CourseTable {

    private static final int WIDTH = 120;
    private static final int MOST_YEARS = 7;
    private static final int FEWEST_YEARS = 2;

    /** With less of its name a region is not recognised. */
    private static final int NARROWEST_NAME = 14;

    private static final int PERCENT_DECIMALS = 2;
    private static final String ELLIPSIS = "…";
    private static final Text CODE = Text.same("Code");

    private final Course course;
    private final Language language;
    private final Layout layout;

    /**
     * Which columns fit.
     *
     * @param years the years that are shown, all or the first and the last ones
     * @param distances the distance before, that after, both or none
     * @param room the columns that are left for names
     */
    private record Layout(ImmutableList<CourseYear> years, ImmutableList<Distance> distances, int room) {}

    /** A distance from target. */
    private enum Distance {
        BEFORE,
        AFTER
    }

    CourseTable(Course course, Language language) {
        this.course = course;
        this.language = language;
        this.layout = layouts()
                .filter(candidate -> candidate.room() >= NARROWEST_NAME)
                .findFirst()
                .orElseGet(() -> new Layout(shown(course.years(), FEWEST_YEARS), ImmutableList.of(), NARROWEST_NAME));
    }

    List<String> lines() {
        TextTable table = new TextTable()
                .text(CODE.in(language))
                .text(Text.of("Regio", "Region").in(language));
        layout.years().forEach(year -> table.narrowNumber(year.year() + (hasMarks(course) ? " " : "")));
        layout.distances().forEach(distance -> table.narrowNumber(heading(distance)));
        table.narrowNumber(yearsHeading());
        for (int i = 0; i < course.regions().size(); i++) {
            table.row(row(i));
        }
        return table.lines();
    }

    Text legend() {
        Stream<Text> sentences = Stream.of(
                Text.of(
                        "Bedragen per regio in hele euro's, afgerond om te lezen.",
                        "Amounts per region in whole euros, rounded for reading."),
                distanceLegend(),
                yearsLegend(),
                markLegend(),
                skippedLegend());
        return sentences
                .filter(text -> !text.isEmpty())
                .reduce((a, b) -> Text.format("{0} {1}", "{0} {1}", a, b))
                .orElse(Text.NONE);
    }

    /** Whether marks say what holds a region: not for all streams together, nor without stability rules. */
    static boolean hasMarks(Course course) {
        return course.stream().isPresent() && course.isDampened();
    }

    /** The mark of a bound that the balance does not keep. */
    static String markBeforeBalance(Held held) {
        return switch (held) {
            case NO -> " ";
            case BY_FLOOR -> "v";
            case BY_CEILING -> "^";
        };
    }

    // What fits

    private Stream<Layout> layouts() {
        List<ImmutableList<Distance>> distances = possibleDistances();
        int most = Math.min(MOST_YEARS, course.years().size());
        return IntStream.iterate(most, years -> years >= Math.min(FEWEST_YEARS, most), years -> years - 1)
                .boxed()
                .flatMap(years -> distances.stream().map(shown -> layout(shown(course.years(), years), shown)));
    }

    /** From all distances that can be told to none. */
    private List<ImmutableList<Distance>> possibleDistances() {
        List<ImmutableList<Distance>> out = new ArrayList<>();
        if (course.isDampened() && course.first().baseline().isPresent()) {
            out.add(ImmutableList.of(Distance.BEFORE, Distance.AFTER));
        }
        if (course.isDampened()) {
            out.add(ImmutableList.of(Distance.AFTER));
        }
        out.add(ImmutableList.of());
        return out;
    }

    private Layout layout(ImmutableList<CourseYear> years, ImmutableList<Distance> distances) {
        int used = Math.max(
                        CODE.in(language).length(),
                        widest(region -> region(region).code().length()))
                + 2;
        for (CourseYear year : years) {
            int amounts = widest(region -> amount(year, region).length());
            used += 1 + Math.max(amounts, Integer.toString(year.year()).length() + (hasMarks(course) ? 1 : 0));
        }
        for (Distance distance : distances) {
            int numbers = widest(region -> distance(distance, region).length());
            used += 1 + Math.max(numbers, widestWord(heading(distance)));
        }
        return new Layout(years, distances, WIDTH - used - 1 - widestWord(yearsHeading()));
    }

    private int widest(ToIntFunction<Integer> length) {
        return IntStream.range(0, course.regions().size())
                .boxed()
                .mapToInt(length)
                .max()
                .orElse(0);
    }

    private static int widestWord(String heading) {
        return TextTable.wrap(heading, 0).stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** All years if there are no more than wanted, else the first and the last ones. */
    private static ImmutableList<CourseYear> shown(ImmutableList<CourseYear> years, int most) {
        if (years.size() <= most) {
            return years;
        }
        int first = (most + 1) / 2;
        return ImmutableList.<CourseYear>builder()
                .addAll(years.subList(0, first))
                .addAll(years.subList(years.size() - (most - first), years.size()))
                .build();
    }

    // Cells

    private List<String> row(int region) {
        List<String> cells = new ArrayList<>();
        cells.add(region(region).code());
        cells.add(shortened(region(region).name(), layout.room()));
        layout.years().forEach(year -> cells.add(amount(year, region)));
        layout.distances().forEach(distance -> cells.add(distance(distance, region)));
        OptionalInt passed = course.yearsToTarget(region);
        cells.add(passed.isPresent() ? Integer.toString(passed.getAsInt()) : "-");
        return cells;
    }

    private Region region(int region) {
        return course.regions().get(region);
    }

    private static String shortened(String name, int width) {
        return name.length() <= width
                ? name
                : name.substring(0, width - ELLIPSIS.length()).stripTrailing() + ELLIPSIS;
    }

    private String amount(CourseYear year, int region) {
        String euros = language.number(year.amounts().get(region).toCents().dividedBy(Fraction.of(100)), 0);
        return hasMarks(course) ? euros + mark(year, region) : euros;
    }

    private String mark(CourseYear year, int region) {
        Held held = year.holds().get(region).held();
        if (!year.boundsKept()) {
            return markBeforeBalance(held);
        }
        return switch (held) {
            case NO -> " ";
            case BY_FLOOR -> floorMark().in(language);
            case BY_CEILING -> ceilingMark().in(language);
        };
    }

    private static Text floorMark() {
        return Text.of("b", "f");
    }

    private static Text ceilingMark() {
        return Text.of("p", "c");
    }

    private String distance(Distance distance, int region) {
        Optional<Fraction> part = switch (distance) {
            case BEFORE -> course.first().distanceBefore(region);
            case AFTER -> course.last().distanceAfter(region);
        };
        return part.map(this::signed).orElse("-");
    }

    private String signed(Fraction part) {
        BigDecimal percent = part.times(Fraction.of(100)).toDecimal(PERCENT_DECIMALS, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + language.number(percent);
    }

    // Headings and what they mean

    private String heading(Distance distance) {
        Text heading = switch (distance) {
            case BEFORE ->
                Text.format("Vóór {0} %", "Before {0} %", course.first().year());
            case AFTER -> Text.format("Na {0} %", "After {0} %", course.last().year());
        };
        return heading.in(language);
    }

    private String yearsHeading() {
        return Text.of("Jaren", "Years").in(language);
    }

    private Text distanceLegend() {
        int first = course.first().year();
        int last = course.last().year();
        return switch (layout.distances().size()) {
            case 0 -> Text.NONE;
            case 1 ->
                Text.format("Na: afstand tot het streefbedrag na {0}.", "After: distance from target after {0}.", last);
            default ->
                Text.format(
                        "Vóór, na: afstand tot het streefbedrag vóór {0} en na {1}.",
                        "Before, after: distance from target before {0} and after {1}.", first, last);
        };
    }

    private Text yearsLegend() {
        return course.hasConverged()
                ? Text.of("Jaren: tot het streefbedrag.", "Years: until the target.")
                : Text.of(
                        "Jaren: tot het streefbedrag; - = niet binnen deze jaren.",
                        "Years: until the target; - = not within these years.");
    }

    private Text markLegend() {
        if (!hasMarks(course)) {
            return Text.NONE;
        }
        return course.years().stream()
                .map(CourseYear::boundsKept)
                .distinct()
                .map(CourseTable::markLegend)
                .reduce((a, b) -> Text.format("{0} {1}", "{0} {1}", a, b))
                .orElse(Text.NONE);
    }

    private static Text markLegend(boolean kept) {
        return kept
                ? Text.format(
                        "{0} = op de bodem, {1} = op het plafond.",
                        "{0} = held by floor, {1} = held by ceiling.", floorMark(), ceilingMark())
                : Text.format(
                        "{0} = op de bodem vóór het sluitend maken, {1} = op het plafond vóór het sluitend maken; het"
                                + " bedrag kan van die grens afwijken.",
                        "{0} = at its floor before the balance, {1} = at its ceiling before the balance; the amount can"
                                + " differ from that bound.",
                        markBeforeBalance(Held.BY_FLOOR),
                        markBeforeBalance(Held.BY_CEILING));
    }

    private Text skippedLegend() {
        return course.years().size() > layout.years().size()
                ? Text.of(
                        "Niet alle jaren passen: --format csv geeft ze alle.",
                        "Not all years fit: --format csv gives them all.")
                : Text.NONE;
    }
}
