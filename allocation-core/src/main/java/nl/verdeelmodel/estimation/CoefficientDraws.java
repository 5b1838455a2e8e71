package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;

/**
 * Random coefficients around estimated ones, as far apart as their covariance says: mean + L z, with covariance = L L' and z
 * independent standard normal numbers.
 *
 * <p>Draw number k depends on the seed and on k only, not on the draws before it or on threads. Immutable.
 */
public final class CoefficientDraws {

    private final double[] mean;
    private final CholeskyFactor factor;
    private final long seed;

    private CoefficientDraws(double[] mean, CholeskyFactor factor, long seed) {
        this.mean = mean;
        this.factor = factor;
        this.seed = seed;
    }

    /**
     * Draws around coefficients.
     *
     * @param coefficients the mean
     * @param covariance positive semi-definite, of as many coefficients
     * @param seed any number
     * @return the draws
     * @throws IllegalArgumentException if the size differs or some combination of coefficients has a negative variance
     */
    public static CoefficientDraws of(Coefficients coefficients, Covariance covariance, long seed) {
        double[] mean = coefficients.vector();
        if (covariance.size() != mean.length) {
            throw new IllegalArgumentException(
                    "The covariance is of " + covariance.size() + " coefficients, not " + mean.length + ".");
        }
        double[][] lower = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j <= i; j++) {
                lower[i][j] = covariance.get(i, j);
            }
        }
        CholeskyFactor factor = CholeskyFactor.of(lower);
        if (!factor.isSemidefinite()) {
            throw new IllegalArgumentException(
                    "The covariance is not positive semi-definite: some combination of coefficients has a negative variance.");
        }
        return new CoefficientDraws(mean, factor, seed);
    }

    /**
     * One draw.
     *
     * @param number which, from 0
     * @return a new array in the order of {@link Characteristics#coefficientNames()}
     */
    public double[] draw(int number) {
        RandomStream stream = RandomStream.of(seed, number);
        double[] normal = new double[mean.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = stream.normal();
        }
        double[] drawn = factor.times(normal);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] += mean[i];
        }
        return drawn;
    }
}
