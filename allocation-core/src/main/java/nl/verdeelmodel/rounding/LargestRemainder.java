package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import java.util.Arrays;
import nl.verdeelmodel.exact.Weights;

/**
 * The method of largest remainders (Hamilton 1791, Vinton 1850, Hare-Niemeyer): whole quotas first, then one unit each
 * to the largest fractions.
 *
 * <p>The quota of entry i is {@code units * w_i / W}, W being the sum of all weights. Each entry gets the whole part
 * of its quota; the units that are left go, one each, to the entries with the largest rest. So every entry ends within
 * one unit of its exact share, and a whole number of units that bounds a quota from below or above also bounds the
 * units. Remainders are compared as whole numbers with one denominator: a tie is a true tie, and the lower index goes
 * first.
 *
 * <p>What the method does not promise: with more units to divide an entry can get one less (the Alabama paradox).
 * {@link DivisorMethod} promises that, and leaves the quota for it.
 *
 * <p>Source: M.L. Balinski and H.P. Young, Fair Representation, 2nd ed. 2001.
 */
public final class LargestRemainder implements ApportionmentMethod {

    private static final LargestRemainder WITHOUT_MINIMUM = new LargestRemainder(0);

    private final long minimum;

    private LargestRemainder(long minimum) {
        this.minimum = minimum;
    }

    /**
     * The plain method, in which a small entry can get nothing.
     *
     * @return the method without a minimum
     */
    public static LargestRemainder withoutMinimum() {
        return WITHOUT_MINIMUM;
    }

    /**
     * The method with a least number of units for every entry with a positive weight.
     *
     * <p>An entry whose quota is below the minimum gets the minimum and no more. Every other entry gets the whole part
     * of its quota, and the units that are then left go to the largest remainders of those others. Quotas are those of
     * all units over all weights: the minimum is taken out of what is left for the remainders. Under this reading the
     * census of 1880 shows the Alabama paradox between 299 and 300 seats (Balinski and Young 2001); dividing
     * what the minimum leaves in proportion gives other seats.
     *
     * <p>If the minimum and the whole quotas take more than all units, which that source leaves open, the quotas are
     * worked out again for the entries above the minimum, over their own weights and the units that the others leave,
     * until no quota is below the minimum.
     *
     * @param minimum units for each entry with a positive weight, at least 0
     * @return the method with that minimum
     * @throws IllegalArgumentException if {@code minimum} is negative
     */
    public static LargestRemainder withMinimum(long minimum) {
        if (minimum < 0) {
            throw new IllegalArgumentException("The minimum is " + minimum + " units; it must be 0 or more.");
        }
        return new LargestRemainder(minimum);
    }

    @Override
    public String id() {
        return "largest-remainder";
    }

    /**
     * The least number of units of an entry with a positive weight.
     *
     * @return the minimum in units, 0 if there is none
     */
    public long minimum() {
        return minimum;
    }

    @Override
    public Apportionment apportion(long units, Weights weights) {
        Requirements.requireDivisible(units, weights);
        if (units == 0 && weights.isAllZero()) {
            return Apportionment.untied(weights, 0, new long[weights.size()]);
        }
        if (minimum > 0) {
            return divideAboveMinimum(units, weights);
        }
        return Quotas.of(units, weights).roundLargestUp(units, weights);
    }

    private Apportionment divideAboveMinimum(long units, Weights weights) {
        Requirements.requireMinimum(
                units, minimum, weights.countPositive(), "Maybe divide more units, or lower the minimum.");
        Quotas quotas = Quotas.of(units, weights);
        for (int i = 0; i < weights.size(); i++) {
            if (quotas.whole(i) < minimum && weights.get(i).signum() > 0) {
                quotas.raise(i, minimum);
            }
        }
        return quotas.left() >= 0 ? quotas.roundLargestUp(units, weights) : divideAmongLarger(units, weights);
    }

    /** Sets the smallest entries to the minimum until what is left gives no other entry a quota below it. */
    private Apportionment divideAmongLarger(long units, Weights weights) {
        BigInteger[] sorted = new BigInteger[weights.size()];
        Arrays.setAll(sorted, weights::get);
        Arrays.sort(sorted);
        BigInteger least = BigInteger.valueOf(minimum);
        BigInteger leftUnits = BigInteger.valueOf(units);
        BigInteger leftWeight = weights.total();
        int next = sorted.length - weights.countPositive();
        while (leftUnits.multiply(sorted[next]).compareTo(least.multiply(leftWeight)) < 0) {
            leftUnits = leftUnits.subtract(least);
            leftWeight = leftWeight.subtract(sorted[next]);
            next++;
        }
        return divideAmong(units, weights, sorted[next], leftUnits.longValueExact());
    }

    /** The minimum for every entry lighter than {@code lightest}; the others divide {@code leftUnits}. */
    private Apportionment divideAmong(long units, Weights weights, BigInteger lightest, long leftUnits) {
        BigInteger[] larger = new BigInteger[weights.size()];
        Arrays.setAll(larger, i -> weights.get(i).compareTo(lightest) < 0 ? BigInteger.ZERO : weights.get(i));
        Quotas quotas = Quotas.of(leftUnits, Weights.of(larger));
        for (int i = 0; i < larger.length; i++) {
            if (larger[i].signum() < weights.get(i).signum()) {
                quotas.grant(i, minimum);
            }
        }
        return quotas.roundLargestUp(units, weights);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LargestRemainder that && minimum == that.minimum;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(minimum);
    }

    @Override
    public String toString() {
        return minimum == 0 ? id() : id() + " with minimum " + minimum;
    }
}
