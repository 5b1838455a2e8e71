package nl.verdeelmodel.numeric;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * The positive semi-definite matrix nearest to a symmetric one, for matrices that are semi-definite but for rounding.
 *
 * <p>Nearest in the root of the sum of squared differences: the eigenvectors stay, negative eigenvalues become 0 (Higham 1988,
 * Computing a nearest symmetric positive semidefinite matrix, theorem 2.1). A diagonal entry grows by at most the largest of
 * the removed eigenvalues, without sign. Immutable.
 */
public final class NearestSemidefinite {

    private final double[][] root;

    private NearestSemidefinite(double[][] root) {
        this.root = root;
    }

    /**
     * The nearest matrix.
     *
     * @param matrix a full symmetric matrix of finite numbers, at least 1 by 1
     * @return its nearest positive semi-definite matrix
     */
    public static NearestSemidefinite of(double[][] matrix) {
        EigenDecomposition eigen = new EigenDecomposition(MatrixUtils.createRealMatrix(matrix));
        double[][] root = eigen.getV().getData();
        for (double[] row : root) {
            for (int k = 0; k < row.length; k++) {
                row[k] *= Math.sqrt(Math.max(0, eigen.getRealEigenvalue(k)));
            }
        }
        return new NearestSemidefinite(root);
    }

    /**
     * R z, with R R' the nearest matrix: uncorrelated numbers with variance 1 become numbers with that covariance.
     *
     * @param z as long as the matrix has rows
     * @return a new array
     */
    public double[] times(double[] z) {
        double[] product = new double[root.length];
        for (int i = 0; i < root.length; i++) {
            for (int k = 0; k < z.length; k++) {
                product[i] += root[i][k] * z[k];
            }
        }
        return product;
    }
}
