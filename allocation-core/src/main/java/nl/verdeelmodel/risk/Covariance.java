package nl.verdeelmodel.risk;

import java.util.Arrays;

/**
 * The covariance matrix of estimated coefficients, in the order of {@link Characteristics#coefficientNames()}.
 *
 * <p>Symmetric by construction: only the lower triangle is kept. Immutable.
 */
public final class Covariance {

    /** Rounding of estimates with 6 digits and up to some hundred coefficients stays below this part of a variance. */
    private static final double NOTHING = 1e-4;

    private final double[][] lower;

    private Covariance(double[][] lower) {
        this.lower = lower;
    }

    /**
     * A covariance matrix.
     *
     * @param lower the lower triangle: row i has i + 1 finite numbers, the last of them (the variance) 0 or more
     * @return the matrix
     * @throws IllegalArgumentException if a row has another length, or a number is not finite or a variance negative
     */
    public static Covariance ofLowerTriangle(double[][] lower) {
        double[][] own = new double[lower.length][];
        for (int i = 0; i < lower.length; i++) {
            own[i] = lower[i].clone();
            if (own[i].length != i + 1 || !Arrays.stream(own[i]).allMatch(Double::isFinite) || !(own[i][i] >= 0)) {
                throw new IllegalArgumentException(
                        "Row " + i + " of a covariance matrix cannot be " + Arrays.toString(own[i]) + ".");
            }
        }
        return new Covariance(own);
    }

    /**
     * How many coefficients it is of.
     *
     * @return the number of rows
     */
    public int size() {
        return lower.length;
    }

    /**
     * The covariance of two coefficients, or the variance of one.
     *
     * @param i the index of one
     * @param j the index of the other
     * @return their covariance
     */
    public double get(int i, int j) {
        return i >= j ? lower[i][j] : lower[j][i];
    }

    /**
     * The standard error of a coefficient.
     *
     * @param i its index
     * @return the root of its variance
     */
    public double standardError(int i) {
        return Math.sqrt(lower[i][i]);
    }

    /**
     * Whether this can be a covariance matrix at all: no combination of coefficients has a variance below 0.
     *
     * <p>The correlations are factored (Cholesky with the largest pivot first; Golub and Van Loan, Matrix Computations,
     * section 4.2.8). What is left after a pivot of at most {@value #NOTHING} must be nothing too.
     *
     * <p>What passes may still have combinations of a slightly negative variance; who draws from it must take those for 0.
     *
     * @return whether the matrix is positive semi-definite, but for rounding
     */
    public boolean isPositiveSemidefinite() {
        double[][] rest = correlations();
        boolean[] done = new boolean[size()];
        for (int step = 0; step < rest.length; step++) {
            int pivot = largest(rest, done);
            if (!(rest[pivot][pivot] > NOTHING)) {
                return isNothing(rest, done);
            }
            done[pivot] = true;
            subtract(rest, pivot, done);
        }
        return true;
    }

    private double[][] correlations() {
        double[][] correlations = new double[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                double scale = standardError(i) * standardError(j);
                correlations[i][j] = get(i, j) == 0 ? 0 : get(i, j) / scale;
            }
        }
        return correlations;
    }

    private static int largest(double[][] rest, boolean[] done) {
        int largest = -1;
        for (int i = 0; i < rest.length; i++) {
            if (!done[i] && (largest < 0 || rest[i][i] > rest[largest][largest])) {
                largest = i;
            }
        }
        return largest;
    }

    private static void subtract(double[][] rest, int pivot, boolean[] done) {
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length && !done[i]; j++) {
                if (!done[j]) {
                    rest[i][j] -= rest[i][pivot] * rest[pivot][j] / rest[pivot][pivot];
                }
            }
        }
    }

    private static boolean isNothing(double[][] rest, boolean[] done) {
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                if (!done[i] && !done[j] && !(Math.abs(rest[i][j]) <= NOTHING)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Covariance that && Arrays.deepEquals(lower, that.lower);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(lower);
    }

    @Override
    public String toString() {
        return "covariance of " + size() + " coefficients";
    }
}
