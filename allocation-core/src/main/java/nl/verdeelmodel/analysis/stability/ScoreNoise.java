package nl.verdeelmodel.analysis.stability;

/** How uncertain the value of a measure is in one year: the source of noise of a {@link Frontier}. */
@FunctionalInterface
public interface ScoreNoise {

    /**
     * The standard error of a value relative to it.
     *
     * @param measure the name of the measure
     * @param region the index of the region
     * @param value the value, above 0
     * @return at least 0; 0.03 is three percent
     */
    double relativeError(String measure, int region, double value);

    /**
     * The noise of a count of rare events: the variance is the value itself, so the relative error is 1 / sqrt(value). For a sum
     * of chances p this is an upper limit of the noise of the outcome, whose variance is the sum of p (1 - p).
     *
     * @return the noise
     */
    static ScoreNoise ofCount() {
        return (measure, region, value) -> 1 / Math.sqrt(value);
    }

    /**
     * The same relative error everywhere.
     *
     * @param error at least 0; 0.03 is three percent
     * @return the noise
     */
    static ScoreNoise relative(double error) {
        return (measure, region, value) -> error;
    }
}
