package nl.verdeelmodel.analysis.uncertainty;

/**
 * An expected gain, as random replicates estimate it.
 *
 * @param mean the mean over the replicates in EUR
 * @param standardError the Monte Carlo standard error of that mean in EUR: standard deviation / root of the replicates
 */
public record Gain(double mean, double standardError) {

    private static final double CENTS = 100;

    /** The gain that values in cents estimate, summed in their order. */
    static Gain of(long... cents) {
        Sample sample = new Sample(cents);
        return new Gain(sample.mean() / CENTS, sample.standardDeviation() / Math.sqrt(cents.length) / CENTS);
    }

    /**
     * How many standard errors the mean is from 0.
     *
     * @return of either sign; 0 if every replicate gave exactly 0, infinite if all gave the same other amount
     */
    public double z() {
        return mean == 0 ? 0 : mean / standardError;
    }
}
