package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.Problem;

/**
 * A characteristic that could be added to a model in a step of a selection.
 *
 * @param characteristic the id of the characteristic
 * @param degreesOfFreedom how many coefficients it adds
 * @param logLikelihood of the model with it, each person apart, without a penalty; NaN if that model cannot be fitted
 * @param statistic of the likelihood ratio test: twice the gain in log-likelihood, with the penalty if there is one; NaN if the model cannot be fitted
 * @param value what is compared, lower is better: AIC or BIC of the model with it, or the natural logarithm of the p-value of
 *     the test; NaN if the model cannot be fitted
 * @param problems why the model with it cannot be fitted; empty if it can
 */
public record SelectionCandidate(
        String characteristic,
        int degreesOfFreedom,
        double logLikelihood,
        double statistic,
        double value,
        ImmutableList<Problem> problems) {

    /**
     * Whether the model with the characteristic can be fitted.
     *
     * @return false if there are {@link #problems}
     */
    public boolean fits() {
        return problems.isEmpty();
    }

    /**
     * The p-value of the likelihood ratio test.
     *
     * @return from 0 to 1, 0 where it is below the smallest double; NaN if the model cannot be fitted
     */
    public double pValue() {
        return fits() ? Tails.chiSquared(statistic, degreesOfFreedom) : Double.NaN;
    }
}
