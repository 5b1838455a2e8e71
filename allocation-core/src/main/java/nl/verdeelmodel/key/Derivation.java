package nl.verdeelmodel.key;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Credibility;
import nl.verdeelmodel.score.ExponentialSmoothing;
import nl.verdeelmodel.score.YearAverage;

/** How values were made of other values; explanation and trace read it. */
public sealed interface Derivation {

    /**
     * A mean over years.
     *
     * @param rule the years, the weights and what is averaged
     * @param years the values of each year, in the order of the years
     */
    record Mean(YearAverage rule, ImmutableList<MeasureOutcome> years) implements Derivation {}

    /**
     * A product.
     *
     * @param factors what was multiplied, in the order of the model
     */
    record Product(ImmutableList<MeasureOutcome> factors) implements Derivation {}

    /**
     * A ratio.
     *
     * @param numerator what was divided
     * @param denominator by what
     */
    record Quotient(MeasureOutcome numerator, MeasureOutcome denominator) implements Derivation {}

    /**
     * Exponential smoothing.
     *
     * @param rule the weight and the first year
     * @param years the values of each year from the first on
     * @param states the smoothed values of the same years; the last are the outcome
     */
    record Smoothing(ExponentialSmoothing rule, ImmutableList<MeasureOutcome> years, ImmutableList<RegionValues> states)
            implements Derivation {}

    /**
     * Credibility, times the volume of the last year, scaled to the national total of that year.
     *
     * @param estimate factors, means, variances and estimated rates
     * @param rates the rates of each year
     * @param volumes the volumes of the same years
     * @param scale what every estimate times volume was multiplied by
     */
    record Shrinkage(
            Credibility estimate,
            ImmutableList<MeasureOutcome> rates,
            ImmutableList<MeasureOutcome> volumes,
            Fraction scale)
            implements Derivation {}
}
