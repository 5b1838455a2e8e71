package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import nl.verdeelmodel.exact.Weights;

/**
 * Exact comparisons of the claims {@code weight / d(units)} of entries to units, by one divisor method.
 *
 * <p>Claims that clearly differ are told apart by an estimate, all others by cross products of any size.
 */
final class Priorities {

    /**
     * Estimates whose ratio is nearer to 1 than this decide nothing.
     *
     * <p>The roundings of weight, units, signpost and quotient are at most nine of 2<sup>-53</sup> each, so two estimates
     * are off by less than 2<sup>-48</sup> together. This is twice that.
     */
    static final double DOUBT = 0x1p-47;

    private final DivisorMethod method;
    private final Weights weights;

    Priorities(DivisorMethod method, Weights weights) {
        this.method = method;
        this.weights = weights;
    }

    /**
     * Compares the claim of entry a to a unit after {@code unitsOfA} with that of entry b after {@code unitsOfB}.
     *
     * @return negative, zero or positive as the first claim is lower, equal or higher
     */
    int compare(int a, long unitsOfA, int b, long unitsOfB) {
        int estimated = weights.isCompact() ? compareEstimates(estimate(a, unitsOfA), estimate(b, unitsOfB)) : 0;
        return estimated != 0
                ? estimated
                : method.comparePriorities(weights.get(a), unitsOfA, weights.get(b), unitsOfB);
    }

    /**
     * Whether an entry has a claim to a unit when claims of at least {@code dividend / divisor} are honoured.
     *
     * @param units that the entry has already
     * @param divisor above 0
     */
    boolean reaches(int entry, long units, BigInteger dividend, long divisor) {
        int estimated = weights.isCompact()
                ? compareEstimates(estimate(entry, units), dividend.doubleValue() / (double) divisor)
                : 0;
        return (estimated != 0
                        ? estimated
                        : method.comparePriority(weights.get(entry), units, dividend, BigInteger.valueOf(divisor)))
                >= 0;
    }

    private double estimate(int entry, long units) {
        return method.estimatePriority((double) weights.compact(entry), units);
    }

    /** The order of two estimates above 0, or 0 if it is in doubt; two infinite ones are. */
    private static int compareEstimates(double first, double second) {
        if (first > second * (1 + DOUBT)) {
            return 1;
        }
        return second > first * (1 + DOUBT) ? -1 : 0;
    }
}
