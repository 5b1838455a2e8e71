package nl.verdeelmodel.analysis.uncertainty;

import java.util.Arrays;
import nl.verdeelmodel.exact.Fraction;

/**
 * The values of one quantity in all replicates, in the order of the replicates, summed in that order.
 *
 * <p>An interval of level c lies between order statistics k and R + 1 - k of R values, k = floor((R + 1) (1 - c) / 2), at least 1
 * (the percentile interval; Efron and Tibshirani, 1993, An Introduction to the Bootstrap, sections 12.5 and 13.3). So its ends
 * are values that occurred, to the cent.
 */
final class Sample {

    private final long[] values;
    private final long[] sorted;

    Sample(long... values) {
        this.values = values;
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    double mean() {
        return exactSum().dividedBy(Fraction.of(values.length)).approximately();
    }

    private Fraction exactSum() {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return Fraction.of(sum);
    }

    /** With n - 1 in the denominator. */
    double standardDeviation() {
        double mean = mean();
        double squares = 0;
        for (long value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    long lower(Fraction level) {
        return sorted[rank(level) - 1];
    }

    long upper(Fraction level) {
        return sorted[sorted.length - rank(level)];
    }

    /** k, from 1. */
    private int rank(Fraction level) {
        Fraction tail = Fraction.ONE.minus(level).dividedBy(Fraction.of(2));
        return Math.max(1, tail.times(Fraction.of(values.length + 1L)).floor().intValueExact());
    }

    /** The share of the values above a bound. */
    double above(long bound) {
        return (double) Arrays.stream(values).filter(value -> value > bound).count() / values.length;
    }

    /** The share of the values below a bound. */
    double below(long bound) {
        return (double) Arrays.stream(values).filter(value -> value < bound).count() / values.length;
    }
}
