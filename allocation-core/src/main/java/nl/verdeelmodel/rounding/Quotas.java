package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Ranks;
import nl.verdeelmodel.exact.Weights;

/**
 * A division by largest remainder in progress: of every entry the whole part of its exact quota
 * {@code units * weight / W}, W being the sum of the weights, and a rank that orders the rests.
 *
 * <p>Two ranks compare as the two remainders {@code (units * weight) mod W} do. All are below {@code rankLimit}; a
 * remainder above 0 has a rank above 0, and an entry that is out of the race has rank 0.
 * Confined to one call: {@link #raise}, {@link #grant} and {@link #roundLargestUp} change it.
 */
final class Quotas {

    /**
     * Largest number of units that {@link #inLongs} divides: EUR 5.6 trillion in cents.
     *
     * <p>Its other condition, a sum of weights below 2<sup>62</sup>, is what {@link Weights#isCompact()} means.
     */
    static final long LARGEST_UNITS_IN_LONGS = 1L << 49;

    /** Lowers a quotient by 6 * 2<sup>-53</sup> of its size, more than its five roundings can have added. */
    private static final double ROUNDED_DOWN = 1 - 6 * 0x1p-53;

    private final long[] wholes;
    private final long[] ranks;
    private final long rankLimit;
    private long left;

    private Quotas(long[] wholes, long[] ranks, long rankLimit, long left) {
        this.wholes = wholes;
        this.ranks = ranks;
        this.rankLimit = rankLimit;
        this.left = left;
    }

    /**
     * The quotas of a division that {@link Requirements} allow, by the fastest way that is exact.
     *
     * @param units at least 0
     * @param weights not all 0
     * @return the quotas
     */
    static Quotas of(long units, Weights weights) {
        return fitsLongs(units, weights) ? inLongs(units, weights) : inBigIntegers(units, weights);
    }

    /** Whether {@link #inLongs} may be used. */
    static boolean fitsLongs(long units, Weights weights) {
        return weights.isCompact() && units <= LARGEST_UNITS_IN_LONGS;
    }

    /*
     * Why inLongs is exact. Write x = units * weight / W for the true quota, 0 <= x <= units <= 2^49, and u = 2^-53 for
     * the largest relative error of one rounding.
     *
     * 1. The estimate is x * (1 - 6u), disturbed by five roundings: of W, of the division, of the product with
     *    ROUNDED_DOWN, of weight, of the last product (units below 2^53 is exact). So it is at most x, because
     *    (1 - 6u) (1 + u)^4 / (1 - u) < 1, and more than x - 12u * x >= x - 0.75. Its floor is floor(x) or floor(x) - 1.
     * 2. Therefore units * weight - estimate * W lies in [0, 2W), and W < 2^62 puts that inside a long. The two products
     *    may overflow: a long subtraction of products is right modulo 2^64, and only one value in [0, 2W) fits.
     * 3. If that remainder is W or more, the estimate was one too low. The correction uses the sign of remainder - W as
     *    a mask instead of a branch, because exactly proportional inputs would make the branch a coin toss.
     */

    /** The quotas in 64-bit arithmetic; exact if {@link #fitsLongs}. */
    static Quotas inLongs(long units, Weights weights) {
        int size = weights.size();
        long[] wholes = new long[size];
        long[] remainders = new long[size];
        long divisor = weights.compactTotal();
        double ratio = (double) units / divisor * ROUNDED_DOWN;
        long left = units;
        for (int i = 0; i < size; i++) {
            long weight = weights.compact(i);
            long estimate = (long) (ratio * weight);
            long rest = units * weight - estimate * divisor;
            long oneTooLow = ~((rest - divisor) >> 63);
            long whole = estimate - oneTooLow;
            wholes[i] = whole;
            remainders[i] = rest - (divisor & oneTooLow);
            left -= whole;
        }
        return new Quotas(wholes, remainders, divisor, left);
    }

    /** The quotas in integers of any size. */
    static Quotas inBigIntegers(long units, Weights weights) {
        BigInteger dividend = BigInteger.valueOf(units);
        BigInteger divisor = weights.total();
        long[] wholes = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[wholes.length];
        long left = units;
        for (int i = 0; i < wholes.length; i++) {
            BigInteger[] division = dividend.multiply(weights.get(i)).divideAndRemainder(divisor);
            wholes[i] = division[0].longValueExact();
            remainders[i] = division[1];
            left -= wholes[i];
        }
        return new Quotas(wholes, Ranks.of(remainders), wholes.length + 1L, left);
    }

    /** The whole part of a quota. */
    long whole(int index) {
        return wholes[index];
    }

    /** Units minus all whole parts; negative if entries were raised beyond what there is. */
    long left() {
        return left;
    }

    /** Sets an entry to a number of units, at the cost of the units left, and takes it out of the race for those. */
    void raise(int index, long units) {
        left -= units - wholes[index];
        grant(index, units);
    }

    /** Sets an entry to a number of units that come from elsewhere, and takes it out of the race for the units left. */
    void grant(int index, long units) {
        wholes[index] = units;
        ranks[index] = 0;
    }

    /**
     * Adds the units that are left, one each, to the entries with the largest remainders.
     *
     * <p>There are always more remainders above 0 than units left, so an entry without a remainder never gets one.
     *
     * @param units the units of the outcome
     * @param weights the weights of the outcome
     * @return the outcome, which takes over the whole parts
     */
    Apportionment roundLargestUp(long units, Weights weights) {
        if (left == 0) {
            return Apportionment.untied(weights, units, wholes);
        }
        Cut cut = new Cut();
        cut.findBelow(ranks, ranks.length, rankLimit, left, 0);
        long threshold = cut.threshold();
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] += (threshold - ranks[i]) >>> 63;
        }
        return cut.splitsTie()
                ? breakTie(units, weights, indicesOf(threshold), cut.atThreshold())
                : Apportionment.untied(weights, units, wholes);
    }

    private Apportionment breakTie(long units, Weights weights, int[] tied, int tiedUnits) {
        for (int i = 0; i < tiedUnits; i++) {
            wholes[tied[i]]++;
        }
        return Apportionment.tied(weights, units, wholes, tied, tiedUnits);
    }

    private int[] indicesOf(long rank) {
        return IntStream.range(0, ranks.length).filter(i -> ranks[i] == rank).toArray();
    }
}
