package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * Exponential smoothing: each year a part of the new value and the rest of the smoothed value of the year before.
 *
 * <pre>
 * z(first) = s(first)
 * z(t)     = a s(t) + (1 - a) z(t - 1)
 * </pre>
 *
 * <p>s(t) is the value of year t, z(t) the smoothed value, a the weight. With a long history the mean lag is (1 - a) / a
 * years and the variance of independent noise is multiplied by a / (2 - a): with a = 1/3, 2 years and 1/5. The start is
 * stated, because it stays in every later value with the part (1 - a)^(t - first); a revised value of an old year changes
 * all later years. Source: Brown (1963), Smoothing, Forecasting and Prediction of Discrete Time Series, ch. 7.
 *
 * @param weight a, above 0 and at most 1; with 1 nothing is smoothed
 * @param first the year of the start, whose value is taken as it is
 */
public record ExponentialSmoothing(Fraction weight, int first) {

    /**
     * A smoothing.
     *
     * @throws IllegalArgumentException if the weight is not above 0 and at most 1
     */
    public ExponentialSmoothing {
        if (!isWeight(weight)) {
            throw new IllegalArgumentException("The weight is " + weight + "; it must be above 0 and at most 1.");
        }
    }

    /**
     * Whether a number can be the weight.
     *
     * @param weight any number
     * @return true if it is above 0 and at most 1
     */
    public static boolean isWeight(Fraction weight) {
        return weight.signum() > 0 && weight.compareTo(Fraction.ONE) <= 0;
    }

    /**
     * Smooths values.
     *
     * @param observed the values of the first year and every year after it, at least one
     * @return the smoothed values of the same years; the last are those that count, the others the state that led there
     */
    public ImmutableList<RegionValues> apply(List<RegionValues> observed) {
        Fraction rest = Fraction.ONE.minus(weight);
        ImmutableList.Builder<RegionValues> states = ImmutableList.builder();
        RegionValues state = observed.get(0);
        states.add(state);
        for (RegionValues values : observed.subList(1, observed.size())) {
            state = values.map(weight::times).combine(state.map(rest::times), Fraction::plus);
            states.add(state);
        }
        return states.build();
    }

    /**
     * How far the smoothed value is behind, in years, once the start no longer matters.
     *
     * @return (1 - a) / a
     */
    public Fraction meanLag() {
        return Fraction.ONE.minus(weight).dividedBy(weight);
    }

    /**
     * What is left of the variance of noise that is independent from year to year, once the start no longer matters.
     *
     * @return a / (2 - a)
     */
    public Fraction varianceFactor() {
        return weight.dividedBy(Fraction.of(2).minus(weight));
    }
}
