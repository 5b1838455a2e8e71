package nl.verdeelmodel.exact;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Non-negative whole numbers in proportion to which something is divided.
 *
 * <p>Any list of exact numbers becomes weights by multiplying it with its common denominator; only the ratios count.
 * Weights whose sum is below 2<sup>62</sup> are kept as {@code long}: they are {@link #isCompact() compact}, and the
 * fast paths work on them. Others are {@link BigInteger}. The values are the same either way.
 *
 * <p>The order is that of the caller (for regions: by code). Instances are immutable and own their arrays.
 */
public final class Weights {

    /** Sums below this keep twice the sum inside a {@code long}, which the exact remainder needs. */
    private static final long COMPACT_SUM_LIMIT = 1L << 62;

    /** Largest decimal scale that is tried with {@code long} arithmetic: 10^18 is the last power that fits. */
    private static final int LARGEST_LONG_SCALE = 18;

    /** Numbers of so many bits fit a {@code long}, with room for a sign. */
    private static final int LARGEST_BITS = 62;

    private final long @Nullable [] compact;
    private final BigInteger @Nullable [] large;
    private final long compactTotal;
    private final @Nullable BigInteger largeTotal;

    private Weights(long[] compact, long total) {
        this.compact = compact;
        this.large = null;
        this.compactTotal = total;
        this.largeTotal = null;
    }

    private Weights(BigInteger[] large, BigInteger total) {
        this.compact = null;
        this.large = large;
        this.compactTotal = -1;
        this.largeTotal = total;
    }

    /**
     * Weights that are whole numbers already.
     *
     * @param weights at least 0 each; copied
     * @return the same weights
     * @throws IllegalArgumentException if a weight is negative
     */
    public static Weights of(long... weights) {
        return owning(weights.clone());
    }

    /**
     * Weights that are whole numbers already, of any size.
     *
     * @param weights at least 0 each; copied
     * @return the same weights, compact if their sum allows it
     * @throws IllegalArgumentException if a weight is negative
     */
    public static Weights of(BigInteger... weights) {
        return owning(weights.clone());
    }

    /**
     * Weights in the ratio of exact decimal numbers.
     *
     * @param values at least 0 each
     * @return the values times the smallest power of ten that makes all of them whole
     * @throws IllegalArgumentException if a value is negative
     */
    public static Weights of(BigDecimal... values) {
        int scale = 0;
        for (int i = 0; i < values.length; i++) {
            requireNotNegative(values[i].signum() >= 0, i, values[i]);
            scale = Math.max(scale, values[i].scale());
        }
        long[] scaled = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            BigDecimal value = values[i];
            int shift = scale - value.scale();
            if (value.precision() + shift > LARGEST_LONG_SCALE) {
                return ofLargeDecimals(values, scale);
            }
            scaled[i] = value.unscaledValue().longValue() * LongMath.pow(10, shift);
        }
        return owning(scaled);
    }

    /**
     * Weights in the ratio of exact numbers.
     *
     * @param values at least 0 each
     * @return the smallest whole numbers in the same ratio
     * @throws IllegalArgumentException if a value is negative
     */
    public static Weights of(List<Fraction> values) {
        long[] whole = smallestWhole(values);
        return whole != null ? owning(whole) : ofLargeFractions(values);
    }

    /** The smallest whole numbers in the same ratio; null if one, or a step on the way, does not fit a {@code long}. */
    private static long @Nullable [] smallestWhole(List<Fraction> values) {
        long denominator = 1;
        for (Fraction value : values) {
            if (value.numerator().bitLength() > LARGEST_BITS
                    || value.denominator().bitLength() > LARGEST_BITS) {
                return null;
            }
            long other = value.denominator().longValue();
            if (denominator % other != 0) {
                long factor = other / LongMath.gcd(denominator, other);
                if (bits(denominator) + bits(factor) > LARGEST_BITS) {
                    return null;
                }
                denominator *= factor;
            }
        }
        return scaled(values, denominator);
    }

    private static long @Nullable [] scaled(List<Fraction> values, long denominator) {
        long[] scaled = new long[values.size()];
        long divisor = 0;
        for (int i = 0; i < scaled.length; i++) {
            Fraction value = values.get(i);
            requireNotNegative(value.signum() >= 0, i, value);
            long numerator = value.numerator().longValue();
            long factor = denominator / value.denominator().longValue();
            if (bits(numerator) + bits(factor) > LARGEST_BITS) {
                return null;
            }
            scaled[i] = numerator * factor;
            divisor = divisor == 1 ? 1 : LongMath.gcd(divisor, scaled[i]);
        }
        if (divisor > 1) {
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] /= divisor;
            }
        }
        return scaled;
    }

    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    private static Weights ofLargeFractions(List<Fraction> values) {
        BigInteger denominator = BigInteger.ONE;
        for (int i = 0; i < values.size(); i++) {
            requireNotNegative(values.get(i).signum() >= 0, i, values.get(i));
            BigInteger other = values.get(i).denominator();
            denominator = denominator.divide(denominator.gcd(other)).multiply(other);
        }
        BigInteger[] scaled = new BigInteger[values.size()];
        BigInteger divisor = BigInteger.ZERO;
        for (int i = 0; i < scaled.length; i++) {
            Fraction value = values.get(i);
            scaled[i] = value.numerator().multiply(denominator.divide(value.denominator()));
            divisor = divisor.gcd(scaled[i]);
        }
        if (divisor.compareTo(BigInteger.ONE) > 0) {
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = scaled[i].divide(divisor);
            }
        }
        return owning(scaled);
    }

    private static Weights ofLargeDecimals(BigDecimal[] values, int scale) {
        BigInteger[] scaled = new BigInteger[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i].movePointRight(scale).toBigIntegerExact();
        }
        return owning(scaled);
    }

    /*
     * One pass without branches. The bits of all weights and of all partial sums are collected. While no sign bit has
     * been seen a partial sum grows by less than 2^63, so the first one that reaches 2^62 shows bit 62 or bit 63.
     */
    private static Weights owning(long[] weights) {
        long sum = 0;
        long bits = 0;
        for (long weight : weights) {
            sum += weight;
            bits |= weight | sum;
        }
        return bits >= 0 && bits < COMPACT_SUM_LIMIT ? new Weights(weights, sum) : owning(toBigIntegers(weights));
    }

    private static BigInteger[] toBigIntegers(long[] weights) {
        return Arrays.stream(weights).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    private static Weights owning(BigInteger[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < weights.length; i++) {
            requireNotNegative(weights[i].signum() >= 0, i, weights[i]);
            sum = sum.add(weights[i]);
        }
        if (sum.compareTo(BigInteger.valueOf(COMPACT_SUM_LIMIT)) < 0) {
            long[] compact =
                    Arrays.stream(weights).mapToLong(BigInteger::longValue).toArray();
            return new Weights(compact, sum.longValue());
        }
        return new Weights(weights, sum);
    }

    private static void requireNotNegative(boolean condition, int index, Object value) {
        if (!condition) {
            throw new IllegalArgumentException("Weight " + index + " is " + value + "; it must be 0 or more.");
        }
    }

    /**
     * How many weights there are.
     *
     * @return the number of weights
     */
    public int size() {
        return compact != null ? compact.length : large().length;
    }

    /**
     * Whether every weight, and twice their sum, fits a {@code long}.
     *
     * @return true if {@link #compact(int)} may be used
     */
    public boolean isCompact() {
        return compact != null;
    }

    /**
     * One weight as a {@code long}.
     *
     * @param index from 0
     * @return the weight
     * @throws IllegalStateException if these weights are not {@link #isCompact() compact}
     */
    public long compact(int index) {
        return compact()[index];
    }

    /**
     * The sum of the weights as a {@code long}.
     *
     * @return the sum, at least 0 and below 2<sup>62</sup>
     * @throws IllegalStateException if these weights are not {@link #isCompact() compact}
     */
    public long compactTotal() {
        compact();
        return compactTotal;
    }

    /**
     * A copy of all weights as {@code long}.
     *
     * @return the weights in order
     * @throws IllegalStateException if these weights are not {@link #isCompact() compact}
     */
    public long[] toLongs() {
        return compact().clone();
    }

    /**
     * One weight.
     *
     * @param index from 0
     * @return the weight
     */
    public BigInteger get(int index) {
        return compact != null ? BigInteger.valueOf(compact[index]) : large()[index];
    }

    /**
     * The sum of the weights; 0 if all are 0.
     *
     * @return the sum
     */
    public BigInteger total() {
        return largeTotal != null ? largeTotal : BigInteger.valueOf(compactTotal);
    }

    /**
     * Whether nothing can be divided by these weights.
     *
     * @return true if all weights are 0, also if there are none
     */
    public boolean isAllZero() {
        return compactTotal == 0;
    }

    /**
     * How many weights are above 0.
     *
     * @return the number of positive weights
     */
    public int countPositive() {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            count += get(i).signum();
        }
        return count;
    }

    /**
     * The share of one weight in the sum.
     *
     * @param index from 0
     * @return weight / sum, between 0 and 1
     * @throws ArithmeticException if all weights are 0
     */
    public Fraction share(int index) {
        return Fraction.of(get(index), total());
    }

    private long[] compact() {
        if (compact == null) {
            throw new IllegalStateException("These weights add up to " + total() + " and do not fit a long.");
        }
        return compact;
    }

    private BigInteger[] large() {
        if (large == null) {
            throw new IllegalStateException("Weights are either compact or large.");
        }
        return large;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights
                && Arrays.equals(compact, weights.compact)
                && Arrays.equals(large, weights.large);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(compact) + Arrays.hashCode(large);
    }

    @Override
    public String toString() {
        return compact != null ? Arrays.toString(compact) : Arrays.toString(large);
    }
}
