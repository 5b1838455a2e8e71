package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;

/**
 * How the amounts of a stream, or of all streams together, move towards their targets year on year.
 *
 * @param stream the stream as written; empty for all streams together
 * @param years at least one, rising
 * @param tolerance how far from its target a region may be to count as being there, as a part of the target
 */
public record Course(Optional<StreamRule> stream, ImmutableList<CourseYear> years, Fraction tolerance) {

    /** The name of all streams together in tables; no stream may have it. */
    private static final String TOTAL = "total";

    /**
     * A course.
     *
     * @throws IllegalArgumentException if there is no year
     */
    public Course {
        if (years.isEmpty()) {
            throw new IllegalArgumentException("A course needs at least one year.");
        }
    }

    /**
     * The name of this course in tables.
     *
     * @return the id of the stream, or {@code total}
     */
    public String id() {
        return stream.map(StreamRule::id).orElse(TOTAL);
    }

    /**
     * Whether anything moves: a stream without stability rules is at its target from the first year on.
     *
     * @return true for a stream with stability rules, and for all streams together
     */
    public boolean isDampened() {
        return stream.map(rule -> rule.stability().isPresent()).orElse(true);
    }

    /**
     * The regions.
     *
     * @return the region set, whose order is that of all values
     */
    public RegionSet regions() {
        return years.get(0).amounts().regions();
    }

    /**
     * The number of years until a region is at its target for good: the years that pass before the first one from which it
     * lies within the tolerance of its target until the end.
     *
     * @param region the region
     * @return 0 if it is there from the first year on; empty if it is not there in the last year
     */
    public OptionalInt yearsToTarget(int region) {
        int before = years.size();
        while (before > 0 && years.get(before - 1).isAtTarget(region, tolerance)) {
            before--;
        }
        return before == years.size() ? OptionalInt.empty() : OptionalInt.of(before);
    }

    /**
     * The first year from which a region is at its target until the end.
     *
     * @param region the region
     * @return a year of payment; empty if it is not there in the last year
     */
    public OptionalInt atTargetFrom(int region) {
        OptionalInt passed = yearsToTarget(region);
        return passed.isPresent() ? OptionalInt.of(years.get(passed.getAsInt()).year()) : passed;
    }

    /**
     * Whether every region is at its target in the last year.
     *
     * @return true if none is away from it
     */
    public boolean hasConverged() {
        return last().countAtTarget(tolerance) == regions().size();
    }

    /**
     * The number of years until every region is at its target for good.
     *
     * @return the largest {@link #yearsToTarget}; empty if a region is not there in the last year
     */
    public OptionalInt yearsToConverge() {
        return hasConverged()
                ? IntStream.range(0, regions().size())
                        .map(region -> yearsToTarget(region).orElseThrow())
                        .max()
                : OptionalInt.empty();
    }

    /**
     * What a region gets above its target in all years together.
     *
     * @param region the region
     * @return below 0 for what it loses
     */
    public Money aboveTarget(int region) {
        return years.stream().map(year -> year.aboveTarget(region)).reduce(Money.ZERO, Money::plus);
    }

    /**
     * The first year.
     *
     * @return where the course begins
     */
    public CourseYear first() {
        return years.get(0);
    }

    /**
     * The last year.
     *
     * @return where the course ends
     */
    public CourseYear last() {
        return years.get(years.size() - 1);
    }
}
