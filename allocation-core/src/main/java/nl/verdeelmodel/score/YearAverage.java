package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * The mean of values over successive years, plain or weighted, of the values themselves or of their shares in the total
 * of each year.
 *
 * <p>The old RMC rule takes the plain mean of six years (Besluit RMC art. 4, part b: t-7 to t-2); Canada weighs the years
 * 1, 1, 2 with the latest last (Federal-Provincial Fiscal Arrangements Act, R.S.C. 1985, c. F-8, s. 3.5); WIOA takes the
 * mean of the shares of two years (29 U.S.C. 3173). Values weigh a year with a large total more than one with a small
 * total; shares weigh both alike, and their mean adds up to 1. A plain mean of k years is (k - 1) / 2 years behind its
 * last year. A missing year is a problem; it is never left out in silence.
 *
 * @param first the first year
 * @param last the last year, not before {@code first}
 * @param weights the weight of each year in the order of the years, 0 or more, not all 0; they need not add up to 1.
 *     Empty if every year counts the same
 * @param of what is averaged
 */
public record YearAverage(int first, int last, ImmutableList<Fraction> weights, Of of) {

    /** What is averaged. */
    public enum Of {
        /** The values as they are. */
        VALUES,
        /** Each value divided by the total of all regions in its year. */
        SHARES
    }

    /**
     * An average over {@code first} to {@code last}, both included.
     *
     * @throws IllegalArgumentException if the last year is before the first, or the weights do not fit the years
     */
    public YearAverage {
        if (last < first) {
            throw new IllegalArgumentException(
                    "The average runs from " + first + " to " + last + ", which is earlier.");
        }
        if (!weights.isEmpty() && weights.size() != last - first + 1) {
            throw new IllegalArgumentException(
                    "There are " + weights.size() + " weights for the years " + first + "-" + last + ".");
        }
        boolean negative = weights.stream().anyMatch(weight -> weight.signum() < 0);
        if (negative || (!weights.isEmpty() && sum(weights).signum() == 0)) {
            throw new IllegalArgumentException("The weights " + weights + " must be 0 or more and not all 0.");
        }
    }

    /**
     * The plain mean of values.
     *
     * @param first the first year
     * @param last the last year, not before {@code first}
     * @throws IllegalArgumentException if the last year is before the first
     */
    public YearAverage(int first, int last) {
        this(first, last, ImmutableList.of(), Of.VALUES);
    }

    private static Fraction sum(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    /**
     * The years that are averaged.
     *
     * @return the years, rising
     */
    public ImmutableList<Integer> years() {
        return IntStream.rangeClosed(first, last).boxed().collect(ImmutableList.toImmutableList());
    }

    /**
     * The part of each year in the mean.
     *
     * @return the weights divided by their sum, in the order of the years
     */
    public ImmutableList<Fraction> parts() {
        List<Fraction> stated = weights.isEmpty() ? Collections.nCopies(last - first + 1, Fraction.ONE) : weights;
        Fraction sum = sum(stated);
        return stated.stream().map(weight -> weight.dividedBy(sum)).collect(ImmutableList.toImmutableList());
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
        List<RegionValues> found = years().stream()
                .map(year -> measure.at(year).or(() -> {
                    problems.add(measure.missing(year, where));
                    return Optional.empty();
                }))
                .flatMap(Optional::stream)
                .toList();
        problems.throwIfAny();
        return apply(found, where);
    }

    /**
     * Averages values.
     *
     * @param values the values of each year, in the order of the years
     * @param where the place to name when the total of a year is 0
     * @return the exact mean per region; if it is of shares it adds up to 1
     * @throws nl.verdeelmodel.problem.ProblemException if shares are asked of a year whose total is 0; all such years are
     *     named
     */
    public RegionValues apply(List<RegionValues> values, Where where) {
        List<RegionValues> averaged = of == Of.SHARES ? shares(values, where) : values;
        ImmutableList<Fraction> parts = parts();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> averaged.get(i).map(parts.get(i)::times))
                .reduce((sum, next) -> sum.combine(next, Fraction::plus))
                .orElseThrow();
    }

    private List<RegionValues> shares(List<RegionValues> values, Where where) {
        Problems problems = new Problems();
        List<RegionValues> shares = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Fraction total = values.get(i).total();
            if (total.signum() == 0) {
                problems.add(withoutTotal(first + i, where));
            } else {
                shares.add(values.get(i).map(value -> value.dividedBy(total)));
            }
        }
        problems.throwIfAny();
        return shares;
    }

    private static Problem withoutTotal(int year, Where where) {
        return Problem.input(
                "year-total-zero",
                where,
                Text.format(
                        "In {0} zijn de waarden van alle regio's samen 0; aandelen daarin bestaan niet.",
                        "In {0} the values of all regions are 0 together; there are no shares in that.", year),
                Text.of(
                        "Misschien is de kolom dat jaar leeg, of hoort het jaar niet bij het gemiddelde.",
                        "Maybe the column is empty in that year, or the year does not belong to the mean."));
    }
}
