package nl.verdeelmodel.risk;

import java.util.Arrays;

/**
 * The covariance matrix of estimated coefficients, in the order of {@link Characteristics#coefficientNames()}.
 *
 * <p>Symmetric by construction: only the lower triangle is kept. Immutable.
 */
public final class Covariance {

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
