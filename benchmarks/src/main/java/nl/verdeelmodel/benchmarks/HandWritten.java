package nl.verdeelmodel.benchmarks;

/**
 * The least that is exact: one allocation in longs, written for speed alone.
 *
 * <p>Valid for what the benchmark feeds it: scores above 0 whose sum is below 2<sup>62</sup>, fewer than 2<sup>49</sup>
 * cents, no tie at the last cent but by equal scores. It keeps its scratch space and so is not safe to share.
 */
final class HandWritten {

    private long[] remainders = {};

    long[] allocate(AllocationInput input) {
        long[] scores = input.hundredths();
        long cents = input.cents();
        int size = scores.length;
        if (remainders.length != size) {
            remainders = new long[size];
        }
        long sum = 0;
        for (long score : scores) {
            sum += score;
        }
        double rate = (double) cents / sum * (1 - 6 * 0x1p-53);
        long[] result = new long[size];
        long left = cents;
        for (int i = 0; i < size; i++) {
            long whole = (long) (rate * scores[i]);
            long rest = cents * scores[i] - whole * sum;
            long low = ~((rest - sum) >> 63);
            whole -= low;
            remainders[i] = rest - (sum & low);
            result[i] = whole;
            left -= whole;
        }
        roundUp(result, remainders, sum, left, size);
        return result;
    }

    /** Adds the units left, one each, to the largest remainders, of equal ones to the first; about {@code open} are not 0. */
    static void roundUp(long[] result, long[] remainders, long sum, long left, long open) {
        long low = -1;
        long high = sum - 1;
        long aboveLow = open;
        long aboveHigh = 0;
        while (high - low > 1) {
            double share = (left - aboveHigh + 0.5) / (aboveLow - aboveHigh + 1.0);
            long cut = Math.max(low + 1, Math.min(high - 1, high - (long) ((high - low) * share)));
            long above = 0;
            for (long rest : remainders) {
                above += (cut - rest) >>> 63;
            }
            if (above == left) {
                low = cut;
                high = cut;
                aboveHigh = above;
            } else if (above > left) {
                low = cut;
                aboveLow = above;
            } else {
                high = cut;
                aboveHigh = above;
            }
        }
        long equal = left - aboveHigh;
        for (int i = 0; i < result.length; i++) {
            result[i] += (high - remainders[i]) >>> 63;
            if (equal > 0 && remainders[i] == high) {
                result[i]++;
                equal--;
            }
        }
    }
}
