package nl.verdeelmodel.estimation;

import java.util.Arrays;

/**
 * The odds of staying of each pattern at some coefficients: exp(-log odds of leaving), as a product of one factor per group.
 *
 * <p>The factors are {@link StrictMath} exponentials of the sums of effects, so every machine finds the same bits.
 */
final class StayingOdds {

    private final FitPatterns patterns;
    private final double base;
    private final double[][] factors;

    private StayingOdds(FitPatterns patterns, double base, double[][] factors) {
        this.patterns = patterns;
        this.base = base;
        this.factors = factors;
    }

    static StayingOdds of(FitPatterns patterns, double[] vector) {
        double[][] factors = patterns.groups().sums(vector);
        for (double[] group : factors) {
            Arrays.setAll(group, code -> StrictMath.exp(-group[code]));
        }
        return new StayingOdds(patterns, StrictMath.exp(-vector[0]), factors);
    }

    /** Writes the odds of {@code length} patterns from {@code from} on into the beginning of {@code odds}. */
    void fill(int from, int length, double[] odds) {
        Arrays.fill(odds, 0, length, base);
        for (int group = 0; group < factors.length; group++) {
            multiply(odds, factors[group], patterns.codes(group), from, length);
        }
    }

    private static void multiply(double[] odds, double[] factors, byte[] codes, int from, int length) {
        for (int i = 0; i < length; i++) {
            odds[i] *= factors[codes[from + i]];
        }
    }
}
