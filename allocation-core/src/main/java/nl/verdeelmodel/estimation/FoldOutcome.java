package nl.verdeelmodel.estimation;

import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;

/**
 * A model estimated on all folds but one, judged on that one.
 *
 * @param coefficients the estimate from the other folds
 * @param observed the chances that it gives the persons of the fold, and what became of them
 * @param discrimination how well the chances tell who will leave from who will stay
 * @param brier the mean squared difference between chances and outcomes
 * @param logLikelihood the logarithm of the chance of just these outcomes
 */
public record FoldOutcome(
        Coefficients coefficients,
        ObservedChances observed,
        Discrimination discrimination,
        BrierScore brier,
        double logLikelihood) {

    static FoldOutcome of(Coefficients coefficients, Cells fold) {
        ObservedChances observed =
                ObservedChances.of(fold, Odds.of(coefficients).chances(fold));
        return new FoldOutcome(
                coefficients, observed, Discrimination.of(observed), BrierScore.of(observed), observed.logLikelihood());
    }
}
