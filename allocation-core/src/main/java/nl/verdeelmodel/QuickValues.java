package nl.verdeelmodel;

import com.google.common.base.Suppliers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import nl.verdeelmodel.dampening.Combination;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;

/**
 * One number of at least 0 per region: the nearest double with a bound on its error, and exact for where that leaves doubt.
 *
 * <p>Immutable but for the exact numbers, which are made when they are first asked for.
 */
final class QuickValues {

    /** The largest relative error of one rounding to a double. */
    static final double ROUNDING = 0x1p-53;

    /** No numerator or denominator with more bits becomes a double, so that no quotient or product of two overflows. */
    private static final int MOST_BITS = 400;

    private final double[] near;
    private final double error;
    private final Supplier<Exact> exact;

    /** Exact numbers over one denominator above 0, not in lowest terms. */
    @SuppressWarnings("ArrayRecordComponent")
    record Exact(BigInteger[] numerators, BigInteger denominator) {

        Exact times(Fraction factor) {
            BigInteger[] products = new BigInteger[numerators.length];
            Arrays.setAll(products, i -> numerators[i].multiply(factor.numerator()));
            return new Exact(products, denominator.multiply(factor.denominator()));
        }

        Exact plus(Exact other) {
            BigInteger[] sums = new BigInteger[numerators.length];
            Arrays.setAll(
                    sums,
                    i -> numerators[i].multiply(other.denominator).add(other.numerators[i].multiply(denominator)));
            return new Exact(sums, denominator.multiply(other.denominator));
        }
    }

    private QuickValues(double[] near, double error, Supplier<Exact> exact) {
        this.near = near;
        this.error = error;
        this.exact = Suppliers.memoize(exact::get);
    }

    /** Whole numbers. */
    static QuickValues of(long[] whole) {
        return new QuickValues(
                Arrays.stream(whole).asDoubleStream().toArray(),
                ROUNDING,
                () -> new Exact(
                        Arrays.stream(whole).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new), BigInteger.ONE));
    }

    /** Exact numbers. */
    static QuickValues of(List<Fraction> values) {
        double[] near = new double[values.size()];
        Arrays.setAll(near, i -> near(values.get(i)));
        return new QuickValues(near, 4 * ROUNDING, () -> exact(values));
    }

    /** An amount divided in proportion to weights that are not all 0. */
    static QuickValues divided(long amount, Weights weights) {
        double[] near = new double[weights.size()];
        double perWeight = amount / (weights.isCompact() ? (double) weights.compactTotal() : near(weights.total()));
        for (int i = 0; i < near.length; i++) {
            near[i] = perWeight * (weights.isCompact() ? (double) weights.compact(i) : near(weights.get(i)));
        }
        return new QuickValues(near, 6 * ROUNDING, () -> dividedExactly(amount, weights));
    }

    private static Exact dividedExactly(long amount, Weights weights) {
        BigInteger[] numerators = new BigInteger[weights.size()];
        Arrays.setAll(numerators, i -> weights.get(i).multiply(BigInteger.valueOf(amount)));
        return new Exact(numerators, weights.total());
    }

    /** The sums of values; 0 for every region if there are none. */
    static QuickValues sum(int size, List<QuickValues> terms) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        double[] sums = new double[size];
        double error = 0;
        for (QuickValues term : terms) {
            for (int i = 0; i < size; i++) {
                sums[i] += term.near[i];
            }
            error = Math.max(error, term.error);
        }
        return new QuickValues(
                sums,
                error + (terms.size() + 1) * ROUNDING,
                () -> terms.stream()
                        .map(QuickValues::exact)
                        .reduce(Exact::plus)
                        .orElseGet(() -> of(new long[size]).exact()));
    }

    private static Exact exact(List<Fraction> values) {
        BigInteger denominator = BigInteger.ONE;
        for (Fraction value : values) {
            BigInteger other = value.denominator();
            if (denominator.mod(other).signum() != 0) {
                denominator = denominator.divide(denominator.gcd(other)).multiply(other);
            }
        }
        BigInteger common = denominator;
        BigInteger[] numerators = new BigInteger[values.size()];
        Arrays.setAll(numerators, i -> {
            Fraction value = values.get(i);
            return value.numerator().multiply(common.divide(value.denominator()));
        });
        return new Exact(numerators, denominator);
    }

    /** These values times a number above 0. */
    QuickValues times(Fraction factor) {
        double by = near(factor);
        double[] products = new double[near.length];
        Arrays.setAll(products, i -> near[i] * by);
        return new QuickValues(products, error + 6 * ROUNDING, () -> exact.get().times(factor));
    }

    /** What combinations of at least 0 throughout make of a baseline and these targets. */
    QuickValues combined(QuickValues baseline, IntFunction<Combination> combinations) {
        double[] sums = new double[near.length];
        Map<Combination, QuickCombination> made = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            QuickCombination combination = made.computeIfAbsent(combinations.apply(i), QuickCombination::of);
            sums[i] = combination.near(baseline.near[i], near[i]);
        }
        return new QuickValues(
                sums,
                Math.max(error, baseline.error) + QuickCombination.ERROR,
                () -> combinedExactly(baseline.exact(), combinations));
    }

    private Exact combinedExactly(Exact baseline, IntFunction<Combination> combinations) {
        List<Fraction> sums = new ArrayList<>();
        for (int i = 0; i < near.length; i++) {
            sums.add(combinations.apply(i).at(value(baseline, i), value(exact(), i)));
        }
        return exact(sums);
    }

    private static Fraction value(Exact exact, int region) {
        return Fraction.of(exact.numerators()[region], exact.denominator());
    }

    /** The double nearest to a number, within four roundings; not a number if that takes too many digits. */
    static double near(Fraction value) {
        return near(value.numerator(), value.denominator());
    }

    /** The double nearest to a ratio, within four roundings; not a number if that takes too many digits. */
    static double near(BigInteger numerator, BigInteger denominator) {
        return near(numerator) / near(denominator);
    }

    /** The double nearest to a whole number; not a number if that takes too many digits. */
    static double near(BigInteger whole) {
        return whole.bitLength() > MOST_BITS ? Double.NaN : whole.doubleValue();
    }

    /** The exact sum. */
    Fraction total() {
        BigInteger sum = Arrays.stream(exact().numerators()).reduce(BigInteger.ZERO, BigInteger::add);
        return Fraction.of(sum, denominator());
    }

    int size() {
        return near.length;
    }

    double near(int region) {
        return near[region];
    }

    /** The largest error of any double, relative to the number itself. */
    double error() {
        return error;
    }

    Exact exact() {
        return exact.get();
    }

    BigInteger numerator(int region) {
        return exact().numerators()[region];
    }

    BigInteger denominator() {
        return exact().denominator();
    }

    /** Whether a number is 0, exactly. */
    boolean isZero(int region) {
        // A product of doubles that are not tiny does not vanish, but nothing here depends on how tiny they are.
        return near[region] < 0x1p-300 && numerator(region).signum() == 0;
    }
}
