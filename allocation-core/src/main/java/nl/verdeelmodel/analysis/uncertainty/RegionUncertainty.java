package nl.verdeelmodel.analysis.uncertainty;

import java.util.OptionalDouble;
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
 * @param meanGain the mean gain over the replicates; rules are kinked, so it may be far from the gain without noise
 * @param gainLower the lower end of the interval of the gain
 * @param gainUpper the upper end of the interval of the gain
 * @param gains the share of the replicates in which the region gains
 * @param loses the share of the replicates in which it loses
 * @param exceeds the share of the replicates in which the gain is larger than the asked part of what it had
 * @param shareChange the change of its share of the total without noise and before stability rules; 0.01 is one percent of all
 *     money
 * @param noiseVariance the variance of that change over the replicates
 * @param replicates how many replicates these numbers rest on
 */
public record RegionUncertainty(
        Money amount,
        double mean,
        double standardError,
        Money lower,
        Money upper,
        Money reference,
        Gain meanGain,
        Money gainLower,
        Money gainUpper,
        double gains,
        double loses,
        double exceeds,
        double shareChange,
        double noiseVariance,
        int replicates) {

    private static final double SURE_ERRORS = 3;

    /** How sure it is that a region gains, or loses, and that this is no noise; by the {@linkplain #doubt() doubt}. */
    public enum Verdict {
        /** Doubt below 1 percent. */
        SURE(Text.of("zeker", "sure"), 0.01),
        /** Doubt below 10 percent. */
        LIKELY(Text.of("waarschijnlijk", "likely"), 0.1),
        /** Doubt below 50 percent. */
        DOUBTFUL(Text.of("twijfelachtig", "doubtful"), 0.5),
        /** A doubt of 50 percent or more. */
        NOISE(Text.of("valt weg in ruis", "lost in noise"), Double.POSITIVE_INFINITY),
        /** No gain and no loss, in any replicate. */
        UNCHANGED(Text.of("ongewijzigd", "unchanged"), Double.POSITIVE_INFINITY);

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
     * How doubtful the sign of the gain is: 2 (k + 1) / (R + 1), where k of R replicates are on the rarer side of no gain, or
     * give none (the achieved significance level of a two-sided bootstrap test, in which the gain without noise counts as one
     * more replicate, so that few replicates cannot be sure; Davison and Hinkley, 1997, Bootstrap Methods and their
     * Application, section 4.2).
     *
     * @return from 2 / (R + 1) (all replicates gain, or all lose) to 1
     */
    public double doubt() {
        double rarer = Math.rint(replicates * Math.min(1 - gains, 1 - loses));
        return Math.min(1, 2 * (rarer + 1) / (replicates + 1));
    }

    /**
     * Whether the gain without noise and the replicates point opposite ways, by more than three Monte Carlo errors: it has the
     * other sign than the mean gain, or than most replicates. Replicates add errors to scores that have errors already, and a
     * floor or ceiling cuts them off on one side.
     *
     * @return false if the gain without noise is 0
     */
    public boolean isOpposed() {
        int sign = Long.signum(gain().cents());
        double otherWay = sign > 0 ? loses : gains;
        double most = 0.5 + SURE_ERRORS * 0.5 / Math.sqrt(replicates);
        return sign != 0 && (sign * meanGain.z() < -SURE_ERRORS || otherWay > most);
    }

    /**
     * The doubt in a word.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        boolean unchanged = gain().cents() == 0 && gains == 0 && loses == 0;
        return unchanged ? Verdict.UNCHANGED : Verdict.of(doubt());
    }

    /**
     * How much of the squared change of the share before stability rules is noise. Cut off at 1: a change may be smaller than
     * its noise by chance.
     *
     * @return variance of the noise / squared change, at most 1; empty if the share neither changes nor has noise
     */
    public OptionalDouble noisePart() {
        double squared = shareChange * shareChange;
        if (squared == 0 && noiseVariance == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(noiseVariance >= squared ? 1 : noiseVariance / squared);
    }
}
