package nl.verdeelmodel.exact;

import java.math.BigInteger;
import java.util.Arrays;

/** Small whole numbers in the order of large ones. */
public final class Ranks {

    private Ranks() {}

    /**
     * For each value the first place it has among all values in ascending order, from 1.
     *
     * @param values any whole numbers
     * @return between 1 and the number of values; two ranks compare as their values do, so equal values share one
     */
    public static long[] of(BigInteger[] values) {
        BigInteger[] sorted = values.clone();
        Arrays.sort(sorted);
        long[] ranks = new long[values.length];
        Arrays.setAll(ranks, i -> 1 + firstPlace(sorted, values[i]));
        return ranks;
    }

    private static int firstPlace(BigInteger[] sorted, BigInteger value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].compareTo(value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
