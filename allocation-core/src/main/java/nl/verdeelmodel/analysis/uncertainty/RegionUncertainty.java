package nl.verdeelmodel.analysis.uncertainty;

import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/**
 * How sure the amount of one region in one year is. Gain = amount - reference, in each replicate; means and standard errors in
 * EUR.
 *
 * @param amount without noise
 * @param mean over the replicates
 * @param standardError the standard deviation over the replicates
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 * @param reference what the region had, without noise
 * @param gainLower the lower end of the interval of the gain
 * @param gainUpper the upper end of the interval of the gain
 * @param gains the share of the replicates in which the region gains
 * @param loses the share of the replicates in which it loses
 * @param exceeds the share of the replicates in which the gain is larger than the asked part of what it had
 * @param shareChange the change of its share of the total without noise; 0.01 is one percent of all money
 * @param noiseVariance the variance of that change over the replicates
 */
public record RegionUncertainty(
        Money amount,
        double mean,
        double standardError,
        Money lower,
        Money upper,
        Money reference,
        Money gainLower,
        Money gainUpper,
        double gains,
        double loses,
        double exceeds,
        double shareChange,
        double noiseVariance) {

    /** How sure it is that a region gains, or loses, and that this is no noise; by the {@linkplain #doubt() doubt}. */
    public enum Verdict {
        /** Doubt below 1 percent. */
        SURE(Text.of("zeker", "sure"), 0.01),
        /** Doubt below 10 percent. */
        LIKELY(Text.of("waarschijnlijk", "likely"), 0.1),
        /** Doubt below 50 percent. */
        DOUBTFUL(Text.of("twijfelachtig", "doubtful"), 0.5),
        /** A doubt of 50 percent or more. */
        NOISE(Text.of("valt weg in ruis", "lost in noise"), Double.POSITIVE_INFINITY);

        private final Text words;
        private final double below;

        Verdict(Text words, double below) {
            this.words = words;
            this.below = below;
        }

        /**
         * The verdict for readers.
         *
         * @return one or a few words
         */
        public Text words() {
            return words;
        }

        static Verdict of(double doubt) {
            for (Verdict verdict : values()) {
                if (doubt < verdict.below) {
                    return verdict;
                }
            }
            return NOISE;
        }
    }

    /**
     * The gain without noise.
     *
     * @return amount - reference
     */
    public Money gain() {
        return amount.minus(reference);
    }

    /**
     * The standard error as a part of the amount.
     *
     * @return 0.01 is one percent; 0 if the amount is 0
     */
    public double relativeError() {
        return amount.cents() == 0 ? 0 : standardError * 100 / amount.cents();
    }

    /**
     * How doubtful the sign of the gain is: twice the share of the replicates on the rarer side of no gain (the achieved
     * significance level of a two-sided bootstrap test; Efron and Tibshirani, 1993, section 15.4).
     *
     * @return from 0 (all replicates gain, or all lose) to 1
     */
    public double doubt() {
        return Math.min(1, 2 * Math.min(1 - gains, 1 - loses));
    }

    /**
     * The doubt in a word.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return Verdict.of(doubt());
    }

    /**
     * How much of the squared change of the share is noise.
     *
     * @return variance of the noise / squared change, at most 1; 1 if the share does not change
     */
    public double noisePart() {
        double squared = shareChange * shareChange;
        return noiseVariance >= squared ? 1 : noiseVariance / squared;
    }
}
