package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;

/**
 * Estimated coefficients with their uncertainty and how well they describe the persons they were estimated on.
 *
 * <p>Log-likelihoods are of persons one by one (Bernoulli), natural logarithms, so they are the same however persons are
 * counted into cells, and equal those of a fit on rows.
 *
 * @param penalty the penalty that was used
 * @param coefficients the coefficients
 * @param covariance their covariance: the inverse of the information I; with a ridge penalty
 *     (I + lambda)^-1 I (I + lambda)^-1, of estimates drawn towards 0 (le Cessie and Van Houwelingen, 1992)
 * @param logLikelihood of these coefficients, without the penalty
 * @param penalizedLogLikelihood with the penalty; the same if there is none
 * @param nullLogLikelihood of one chance for all persons
 * @param saturatedLogLikelihood of a chance per pattern: the largest there is
 * @param effectiveParameters the number of coefficients; with a ridge penalty the trace of I (I + lambda)^-1, which is less
 * @param persons how many persons
 * @param leavers how many of them left early
 * @param patterns how many patterns of categories they have
 * @param steps how many steps the search took
 */
public record FittedRisk(
        Penalty penalty,
        Coefficients coefficients,
        Covariance covariance,
        double logLikelihood,
        double penalizedLogLikelihood,
        double nullLogLikelihood,
        double saturatedLogLikelihood,
        double effectiveParameters,
        long persons,
        long leavers,
        int patterns,
        int steps) {

    /**
     * The standard error of a coefficient.
     *
     * @param coefficient its index in {@link Characteristics#coefficientNames()}
     * @return above 0
     */
    public double standardError(int coefficient) {
        return covariance.standardError(coefficient);
    }

    /**
     * The Wald statistic of a coefficient: how many standard errors it is from 0.
     *
     * @param coefficient its index in {@link Characteristics#coefficientNames()}
     * @return coefficient / standard error
     */
    public double z(int coefficient) {
        return coefficients.vector()[coefficient] / standardError(coefficient);
    }

    /**
     * The chance of so large a {@linkplain #z Wald statistic}, of either sign, if the coefficient were 0.
     *
     * @param coefficient its index in {@link Characteristics#coefficientNames()}
     * @return from 0 to 1
     */
    public double pValue(int coefficient) {
        return Tails.twoSided(z(coefficient));
    }

    /**
     * The grouped deviance: twice what the log-likelihood lacks to that of a chance per pattern.
     *
     * <p>A fit on rows reports -2 times the log-likelihood instead, as if each person were a pattern.
     *
     * @return 0 or more
     */
    public double deviance() {
        return 2 * (saturatedLogLikelihood - logLikelihood);
    }

    /**
     * The degrees of freedom of the {@linkplain #deviance grouped deviance}: patterns less effective parameters.
     *
     * @return 0 or more
     */
    public double degreesOfFreedom() {
        return patterns - effectiveParameters;
    }

    /**
     * Akaike's criterion (1974): 2 (effective parameters) - 2 (log-likelihood); less is better.
     *
     * @return the criterion
     */
    public double aic() {
        return 2 * effectiveParameters - 2 * logLikelihood;
    }

    /**
     * Schwarz's criterion (1978): log(persons) (effective parameters) - 2 (log-likelihood); less is better.
     *
     * @return the criterion
     */
    public double bic() {
        return StrictMath.log((double) persons) * effectiveParameters - 2 * logLikelihood;
    }

    /**
     * McFadden's R2 (1974): 1 - log-likelihood / that of one chance for all persons.
     *
     * @return 0 if the characteristics say nothing, towards 1 if they say all
     */
    public double mcFaddenR2() {
        return 1 - logLikelihood / nullLogLikelihood;
    }
}
