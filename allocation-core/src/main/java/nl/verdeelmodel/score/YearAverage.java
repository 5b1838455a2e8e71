package nl.verdeelmodel.score;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * The plain average of a measure over successive years: each year counts the same.
 *
 * <p>The old RMC rule takes the average share of low-educated adults over six years (Besluit RMC art. 4, part b: t-7 to
 * t-2). A missing year is a problem; it is never left out of the average in silence.
 *
 * @param first the first year
 * @param last the last year, not before {@code first}
 */
public record YearAverage(int first, int last) {

    /**
     * An average over {@code first} to {@code last}, both included.
     *
     * @throws IllegalArgumentException if the last year is before the first
     */
    public YearAverage {
        if (last < first) {
            throw new IllegalArgumentException(
                    "The average runs from " + first + " to " + last + ", which is earlier.");
        }
    }

    /**
     * Averages a measure.
     *
     * @param measure what is averaged
     * @param where the place to name when a year is missing
     * @return the exact mean per region
     * @throws nl.verdeelmodel.problem.ProblemException if a year is missing; all missing years are named
     */
    public RegionValues apply(Measure measure, Where where) {
        Problems problems = new Problems();
        List<RegionValues> years = IntStream.rangeClosed(first, last)
                .mapToObj(year -> measure.at(year).or(() -> {
                    problems.add(measure.missing(year, where));
                    return Optional.empty();
                }))
                .flatMap(Optional::stream)
                .toList();
        problems.throwIfAny();
        Fraction count = Fraction.of(years.size());
        return years.stream()
                .reduce((sum, next) -> sum.combine(next, Fraction::plus))
                .orElseThrow()
                .map(sum -> sum.dividedBy(count));
    }
}
