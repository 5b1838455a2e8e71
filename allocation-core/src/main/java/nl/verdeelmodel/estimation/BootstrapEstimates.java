package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;

/**
 * The coefficients of many samples, and how they vary.
 *
 * <p>Mean and covariance are of the samples that have an estimate. Where a category is so rare that some samples have none,
 * {@link #failed()} says so, and the covariance is of the others: too small, so report it.
 *
 * @param characteristics what the coefficients are of
 * @param replicates the samples by number
 */
public record BootstrapEstimates(Characteristics characteristics, ImmutableList<RiskBootstrap.Replicate> replicates) {

    /**
     * The coefficients of each sample that has an estimate, by number.
     *
     * @return one vector per sample
     */
    public ImmutableList<Coefficients> estimates() {
        return replicates.stream()
                .flatMap(replicate -> replicate.coefficients().stream())
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The samples that have no estimate, by number.
     *
     * @return each with its problems
     */
    public ImmutableList<RiskBootstrap.Replicate> failed() {
        return replicates.stream()
                .filter(replicate -> replicate.coefficients().isEmpty())
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The mean of each coefficient over the samples that have an estimate.
     *
     * @return the means
     * @throws IllegalStateException if no sample has an estimate
     */
    public Coefficients mean() {
        return Coefficients.of(characteristics, mean(vectors(1)));
    }

    /**
     * The covariance of the coefficients over the samples that have an estimate, with n - 1 in the denominator. It may have
     * no inverse: with fewer samples than coefficients it never has.
     *
     * @return the covariance; its standard errors are those of the bootstrap
     * @throws IllegalStateException if fewer than two samples have an estimate
     */
    public Covariance covariance() {
        List<double[]> vectors = vectors(2);
        double[] mean = mean(vectors);
        double[][] sums = new double[mean.length][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                for (double[] vector : vectors) {
                    sums[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]);
                }
                sums[i][j] /= vectors.size() - 1;
            }
        }
        return Covariance.ofLowerTriangle(sums);
    }

    private List<double[]> vectors(int least) {
        List<double[]> vectors = estimates().stream().map(Coefficients::vector).toList();
        if (vectors.size() < least) {
            throw new IllegalStateException(
                    vectors.size() + " samples have an estimate; at least " + least + " are needed.");
        }
        return vectors;
    }

    private static double[] mean(List<double[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (double[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= vectors.size();
        }
        return mean;
    }
}
