package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;

/**
 * How well a way of estimating foretells persons that it has not seen.
 *
 * @param folds the outcome of each fold, in order
 * @param pooled the chances of all persons together, each from the estimate without the person's own fold
 * @param discrimination of the pooled chances; chances of different folds come from slightly different models
 * @param brier of the pooled chances
 * @param logLikelihood the sum over the folds
 */
public record CrossValidated(
        ImmutableList<FoldOutcome> folds,
        ObservedChances pooled,
        Discrimination discrimination,
        BrierScore brier,
        double logLikelihood) {

    static CrossValidated of(ImmutableList<FoldOutcome> folds) {
        ObservedChances pooled = ObservedChances.together(
                folds.stream().map(FoldOutcome::observed).toList());
        return new CrossValidated(
                folds,
                pooled,
                Discrimination.of(pooled),
                BrierScore.of(pooled),
                folds.stream().mapToDouble(FoldOutcome::logLikelihood).sum());
    }

    /**
     * The mean over the folds of the area under the curve.
     *
     * @return from 0 to 1
     */
    public double meanAuc() {
        return folds.stream()
                .mapToDouble(fold -> fold.discrimination().auc())
                .average()
                .orElseThrow();
    }
}
