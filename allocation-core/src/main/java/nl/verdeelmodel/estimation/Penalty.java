package nl.verdeelmodel.estimation;

/** What is taken off the log-likelihood of coefficients, so that they stay finite or small. */
public sealed interface Penalty {

    /** Nothing: the coefficients of maximum likelihood. */
    Penalty NONE = new None();

    /** Firth's penalty. */
    Penalty FIRTH = new Firth();

    /**
     * A ridge penalty.
     *
     * @param lambda above 0
     * @return the penalty
     * @throws IllegalArgumentException if lambda is not a finite number above 0
     */
    static Penalty ridge(double lambda) {
        return new Ridge(lambda);
    }

    /** No penalty: maximum likelihood. */
    record None() implements Penalty {}

    /**
     * A ridge penalty: the log-likelihood less lambda / 2 times the sum of the squared effects. The intercept and the effects of
     * the reference categories (0) are not penalized. It is the logarithm of a normal prior with variance 1 / lambda for each
     * effect; le Cessie and Van Houwelingen (1992), Ridge estimators in logistic regression, write lambda for what is
     * lambda / 2 here.
     *
     * @param lambda finite and above 0
     */
    record Ridge(double lambda) implements Penalty {

        /**
         * A ridge penalty.
         *
         * @throws IllegalArgumentException if lambda is not a finite number above 0
         */
        public Ridge {
            if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A ridge penalty must be a finite number above 0, not " + lambda + ".");
            }
        }
    }

    /**
     * The log-likelihood plus half the logarithm of the determinant of the information (Firth, 1993, Bias reduction of maximum
     * likelihood estimates; Heinze and Schemper, 2002, A solution to the problem of separation in logistic regression). The
     * coefficients are finite also where nobody or everybody of a category left.
     */
    record Firth() implements Penalty {}
}
