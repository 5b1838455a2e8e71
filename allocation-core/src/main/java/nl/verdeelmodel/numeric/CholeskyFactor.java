package nl.verdeelmodel.numeric;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/**
 * The lower triangular factor L of a symmetric positive semi-definite matrix A = L L', which remembers the rows that depend
 * on those before them.
 *
 * <p>The pivot of a row is what is left of its diagonal entry once the rows before it are accounted for; for a matrix of sums
 * of squares, pivot / diagonal = 1 - R2 of that column on the columns before it. A row whose pivot is at most the tolerance
 * times its diagonal entry is dependent: its pivot counts as 0, and it takes no further part. Immutable.
 *
 * @implNote written out, because the factor in Commons Math refuses such a matrix without saying which row. Rows are not
 *     exchanged, so that the dependent row is the later one; where rows before it nearly depend on each other, rounding grows
 *     by the inverse of their pivots.
 */
public final class CholeskyFactor {

    /**
     * A pivot below this part of its diagonal entry is rounding. Rounding of n products of doubles is about n 1e-16; a column
     * of zeros and ones that differs from a combination of others in one of a billion rows leaves 1e-9.
     */
    public static final double TOLERANCE = 1e-11;

    private final double[][] lower;
    private final ImmutableList<Integer> dependent;
    private final boolean semidefinite;

    private CholeskyFactor(double[][] lower, ImmutableList<Integer> dependent, boolean semidefinite) {
        this.lower = lower;
        this.dependent = dependent;
        this.semidefinite = semidefinite;
    }

    /**
     * The factor of a matrix.
     *
     * @param matrix at least its lower triangle: row i has i + 1 numbers or more; it is not changed
     * @return the factor
     */
    public static CholeskyFactor of(double[][] matrix) {
        double[][] lower = new double[matrix.length][];
        ImmutableList.Builder<Integer> dependent = ImmutableList.builder();
        boolean semidefinite = true;
        for (int i = 0; i < matrix.length; i++) {
            lower[i] = Arrays.copyOf(matrix[i], i + 1);
            double pivot = eliminate(lower, i);
            double least = TOLERANCE * Math.abs(matrix[i][i]);
            if (pivot > least) {
                lower[i][i] = Math.sqrt(pivot);
            } else {
                dependent.add(i);
                semidefinite &= pivot >= -least;
                lower[i][i] = 0;
            }
        }
        ImmutableList<Integer> rows = dependent.build();
        return new CholeskyFactor(lower, rows, semidefinite && reproduces(matrix, lower, rows));
    }

    /** Fills row i but for its last number; returns the pivot. */
    private static double eliminate(double[][] lower, int i) {
        double[] row = lower[i];
        double pivot = row[i];
        for (int j = 0; j < i; j++) {
            double[] above = lower[j];
            double sum = row[j];
            for (int k = 0; k < j; k++) {
                sum -= row[k] * above[k];
            }
            row[j] = above[j] == 0 ? 0 : sum / above[j];
            pivot -= row[j] * row[j];
        }
        return pivot;
    }

    /** A dependent row of a semi-definite matrix has no covariance left with any later row. */
    private static boolean reproduces(double[][] matrix, double[][] lower, ImmutableList<Integer> dependent) {
        for (int j : dependent) {
            for (int i = j + 1; i < lower.length; i++) {
                double left = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    left -= lower[i][k] * lower[j][k];
                }
                if (!(Math.abs(left) <= Math.sqrt(TOLERANCE * Math.abs(matrix[i][i]) * Math.abs(matrix[j][j])))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * How many rows the matrix has.
     *
     * @return 0 or more
     */
    public int size() {
        return lower.length;
    }

    /**
     * The rows that depend on those before them.
     *
     * @return their indices, rising; empty if the matrix is positive definite
     */
    public ImmutableList<Integer> dependent() {
        return dependent;
    }

    /**
     * Whether the matrix is positive semi-definite, so that it can be a covariance.
     *
     * @return false if some combination of rows has a negative variance
     */
    public boolean isSemidefinite() {
        return semidefinite;
    }

    /**
     * L z: uncorrelated numbers with variance 1 become numbers with covariance A.
     *
     * @param z as long as the matrix has rows
     * @return a new array
     */
    public double[] times(double[] z) {
        double[] product = new double[lower.length];
        for (int i = 0; i < lower.length; i++) {
            for (int k = 0; k <= i; k++) {
                product[i] += lower[i][k] * z[k];
            }
        }
        return product;
    }

    /**
     * The solution x of A x = b, with 0 for dependent rows.
     *
     * @param right the right-hand side b
     * @return a new array
     */
    public double[] solve(double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] = dividedByPivot(x[i], i);
        }
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] = dividedByPivot(x[i], i);
            for (int k = 0; k < i; k++) {
                x[k] -= lower[i][k] * x[i];
            }
        }
        return x;
    }

    private double dividedByPivot(double value, int row) {
        return lower[row][row] == 0 ? 0 : value / lower[row][row];
    }

    /**
     * The inverse of the matrix; rows and columns of dependent rows are 0.
     *
     * @return a new symmetric matrix with all its entries
     */
    public double[][] inverse() {
        double[][] inverse = new double[lower.length][];
        for (int i = 0; i < lower.length; i++) {
            double[] unit = new double[lower.length];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return symmetric(inverse);
    }

    /** Both triangles come from the lower one, so that not even rounding tells them apart. */
    private static double[][] symmetric(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /**
     * The coefficients with which a dependent row is a combination of the rows before it.
     *
     * @param row the index of a dependent row
     * @return a coefficient for each row before it; 0 for those that are dependent themselves
     */
    public double[] combination(int row) {
        double[] x = Arrays.copyOf(lower[row], row);
        for (int i = row - 1; i >= 0; i--) {
            x[i] = dividedByPivot(x[i], i);
            for (int k = 0; k < i; k++) {
                x[k] -= lower[i][k] * x[i];
            }
        }
        return x;
    }

    /**
     * The natural logarithm of the determinant; dependent rows are left out.
     *
     * @return a finite number
     */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            if (lower[i][i] > 0) {
                sum += 2 * StrictMath.log(lower[i][i]);
            }
        }
        return sum;
    }
}
