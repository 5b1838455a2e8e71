package nl.verdeelmodel.estimation;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.numeric.NearestSemidefinite;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;

/**
 * Random coefficients around estimated ones, as far apart as their covariance says: mean + L z, with covariance = L L' and z
 * independent standard normal numbers.
 *
 * <p>A covariance with few digits may be impossible by a rounding: then draws are from the nearest possible one, of the
 * correlations ({@link NearestSemidefinite}). What {@link Covariance#isPositiveSemidefinite} accepts can be drawn.
 *
 * <p>Draw number k depends on the seed and on k only, not on the draws before it or on threads. Immutable.
 */
public final class CoefficientDraws {

    private final double[] mean;
    private final UnaryOperator<double[]> root;
    private final long seed;

    private CoefficientDraws(double[] mean, UnaryOperator<double[]> root, long seed) {
        this.mean = mean;
        this.root = root;
        this.seed = seed;
    }

    /**
     * Draws around coefficients.
     *
     * @param coefficients the mean
     * @param covariance positive semi-definite but for rounding, of as many coefficients
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
        CholeskyFactor factor = CholeskyFactor.of(rows(covariance, (i, j) -> 1));
        if (factor.isSemidefinite()) {
            return new CoefficientDraws(mean, factor::times, seed);
        }
        if (!covariance.isPositiveSemidefinite()) {
            throw new IllegalArgumentException(
                    "The covariance is not positive semi-definite: some combination of coefficients has a negative variance.");
        }
        return new CoefficientDraws(mean, nearest(covariance), seed);
    }

    /** Correlations are what is moved, so that a small variance does not bear the rounding of a large one. */
    private static UnaryOperator<double[]> nearest(Covariance covariance) {
        double[] scale = new double[covariance.size()];
        Arrays.setAll(scale, covariance::standardError);
        NearestSemidefinite correlations = NearestSemidefinite.of(rows(covariance, (i, j) -> scale[i] * scale[j]));
        return normal -> {
            double[] drawn = correlations.times(normal);
            Arrays.setAll(drawn, i -> scale[i] * drawn[i]);
            return drawn;
        };
    }

    /** The full matrix, divided by a scale; 0 stays 0 whatever the scale. */
    private static double[][] rows(Covariance covariance, Scale scale) {
        double[][] rows = new double[covariance.size()][covariance.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                rows[i][j] = covariance.get(i, j) == 0 ? 0 : covariance.get(i, j) / scale.of(i, j);
            }
        }
        return rows;
    }

    /** What an entry is divided by. */
    private interface Scale {
        double of(int i, int j);
    }

    /**
     * One draw.
     *
     * @param number which, from 0
     * @return a new array in the order of {@link Characteristics#coefficientNames()}
     */
    public double[] draw(long number) {
        RandomStream stream = RandomUse.COEFFICIENTS.stream(seed, number);
        double[] normal = new double[mean.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = stream.normal();
        }
        double[] drawn = root.apply(normal);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] += mean[i];
        }
        return drawn;
    }
}
