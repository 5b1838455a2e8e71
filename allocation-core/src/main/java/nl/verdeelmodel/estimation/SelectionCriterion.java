package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.ChiSquaredTail;

/**
 * What makes one model better than another in a stepwise selection: lower is better.
 *
 * @param kind what is compared
 * @param threshold for {@link Kind#SIGNIFICANCE} the p-value that a characteristic must stay below; not used otherwise
 */
public record SelectionCriterion(Kind kind, double threshold) {

    /** What is compared. */
    public enum Kind {
        /** 2 parameters - 2 log-likelihood (Akaike 1974): {@link FittedRisk#aic}. */
        AIC,
        /** ln(persons) parameters - 2 log-likelihood (Schwarz 1978): {@link FittedRisk#bic}. */
        BIC,
        /** The p-value of the likelihood ratio test of the characteristic that is added. */
        SIGNIFICANCE
    }

    /** Akaike's criterion. */
    public static final SelectionCriterion AIC = new SelectionCriterion(Kind.AIC, Double.NaN);

    /** Schwarz's criterion. */
    public static final SelectionCriterion BIC = new SelectionCriterion(Kind.BIC, Double.NaN);

    /**
     * Significance.
     *
     * @param threshold the p-value that a characteristic must stay below to be added, above 0 and at most 1
     * @return the criterion
     * @throws IllegalArgumentException if the threshold is not such a number
     */
    public static SelectionCriterion significance(double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("A p-value cannot be " + threshold + ".");
        }
        return new SelectionCriterion(Kind.SIGNIFICANCE, threshold);
    }

    /** The value of a model that has a characteristic more than one before it. */
    double value(double statistic, int degreesOfFreedom, double logLikelihood, double parameters, long persons) {
        return switch (kind) {
            case SIGNIFICANCE -> ChiSquaredTail.logOf(statistic, degreesOfFreedom);
            default -> information(logLikelihood, parameters, persons);
        };
    }

    /** What the value of a model must stay below, that of the model without the characteristic being given. */
    double bar(double logLikelihood, double parameters, long persons) {
        return switch (kind) {
            case SIGNIFICANCE -> StrictMath.log(threshold);
            default -> information(logLikelihood, parameters, persons);
        };
    }

    private double information(double logLikelihood, double parameters, long persons) {
        double price = kind == Kind.AIC ? 2 : StrictMath.log((double) persons);
        return price * parameters - 2 * logLikelihood;
    }
}
