package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;

/**
 * How much regions differ beyond the characteristics of their young people: the variance of a random intercept per region in
 * a logistic model, with its test.
 *
 * @param variance of the effects of regions, in squared log odds, 0 or more
 * @param logLikelihood of the model with the variance, each person apart, after Laplace, less the ridge penalty if there is one
 * @param logLikelihoodWithout of the same model without effects of regions
 * @param coefficients the coefficients beside the effects of regions
 * @param covariance of the coefficients, given the variance
 * @param regions the effect of each region, in the order of the region set
 */
public record RegionVariance(
        double variance,
        double logLikelihood,
        double logLikelihoodWithout,
        Coefficients coefficients,
        Covariance covariance,
        ImmutableList<RegionEffect> regions) {

    /** The third quartile of the standard normal distribution. */
    private static final double THIRD_QUARTILE = 0.6744897501960817;

    /** The variance of the standard logistic distribution. */
    private static final double LOGISTIC_VARIANCE = Math.PI * Math.PI / 3;

    /**
     * The likelihood ratio statistic against no variance.
     *
     * @return twice the gain in log-likelihood, 0 or more
     */
    public double statistic() {
        return 2 * (logLikelihood - logLikelihoodWithout);
    }

    /**
     * The chance of a statistic at least as large if regions do not differ.
     *
     * <p>A variance of 0 is at the edge of what is possible, so half the time the statistic is 0 and half the time chi-squared
     * with one degree of freedom (Self and Liang 1987, case 5; Stram and Lee 1994).
     *
     * @return from 0 to 1
     */
    public double pValue() {
        return statistic() > 0 ? Tails.chiSquared(statistic(), 1) / 2 : 1;
    }

    /**
     * The median odds ratio: of two young people with equal characteristics from two regions drawn at random, the odds of the
     * one at higher risk are half the time more than this many times those of the other.
     *
     * @return exp(sqrt(2 variance) times the third quartile of the normal distribution), at least 1 (Larsen and Merlo 2005)
     */
    public double medianOddsRatio() {
        return StrictMath.exp(Math.sqrt(2 * variance) * THIRD_QUARTILE);
    }

    /**
     * The part of the variance of the propensity to leave that is between regions, on the latent scale.
     *
     * @return variance / (variance + pi^2 / 3), from 0 to 1 (Snijders and Bosker 1999, section 14.3)
     */
    public double intraclassCorrelation() {
        return variance / (variance + LOGISTIC_VARIANCE);
    }
}
