package nl.verdeelmodel.cli.sample;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.rounding.LargestRemainder;

/**
 * How large places are compared with each other, in a fixed order of places. Only the ratios count.
 *
 * <p>Immutable.
 */
final class Sizes {

    /** The largest place has this weight: 2<sup>40</sup>, far more than any total here has units. */
    private static final double LARGEST_WEIGHT = 1L << 40;

    private final double[] values;

    private Sizes(double[] values) {
        this.values = values;
    }

    /** Sizes; at least one must be above 0. */
    static Sizes of(double... values) {
        return new Sizes(values.clone());
    }

    /** Places of the same size. */
    static Sizes equal(int places) {
        double[] ones = new double[places];
        Arrays.fill(ones, 1);
        return new Sizes(ones);
    }

    /** Each size times its own random factor between 1 - {@code spread} and 1 + {@code spread}. */
    Sizes varied(double spread, Noise noise) {
        double[] varied = new double[values.length];
        for (int i = 0; i < varied.length; i++) {
            varied[i] = values[i] * noise.factor(spread);
        }
        return new Sizes(varied);
    }

    /** Each size times the size of the same place in {@code other}. */
    Sizes times(Sizes other) {
        double[] products = new double[values.length];
        Arrays.setAll(products, i -> values[i] * other.values[i]);
        return new Sizes(products);
    }

    /** Divides whole units over the places in proportion to size. They add up to {@code total} exactly. */
    ImmutableLongArray divide(long total) {
        double largest = Arrays.stream(values).max().orElseThrow();
        long[] weights = new long[values.length];
        Arrays.setAll(weights, i -> (long) (values[i] / largest * LARGEST_WEIGHT));
        return ImmutableLongArray.copyOf(LargestRemainder.withoutMinimum()
                .apportion(total, Weights.of(weights))
                .toArray());
    }

    /** The indices of the places from small to large; equal ones in their own order. */
    int[] ranking() {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> values[place]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
