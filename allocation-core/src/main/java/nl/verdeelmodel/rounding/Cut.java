package nl.verdeelmodel.rounding;

import java.util.Arrays;

/**
 * The place where the largest so many of some ranks end.
 *
 * <p>Every rank above {@code threshold} is among the chosen. If {@code atThreshold} is 0 there are no others; otherwise
 * the first {@code atThreshold} of the ranks equal to {@code threshold} are chosen too, and at least one equal rank is
 * not.
 *
 * @param threshold a rank, or one less than the smallest possible rank
 * @param atThreshold how many ranks equal to the threshold are chosen, at least 0
 */
record Cut(long threshold, int atThreshold) {

    /** Counting passes before what is still open is sorted instead; 3 to 5 are usual. */
    private static final int MOST_PASSES = 10;

    /*
     * Interpolation. The chosen ones end somewhere between low and high: more than chosen ranks are above low, fewer
     * are above high. The ranks in between are taken to be spread evenly, which remainders nearly are, and the middle of
     * the gap where the cut would then be is tried by counting the ranks above it. A count that is exact ends the
     * search: the cut need not be a rank itself. Remainders that are anything but even, and ties, which no cut
     * separates, end in the sort: the cost stays within O(n log n).
     */

    /** Whether equal ranks fall on both sides of the cut. */
    boolean splitsTie() {
        return atThreshold > 0;
    }

    /**
     * The cut below the largest {@code chosen} ranks.
     *
     * @param ranks at least 0 and below {@code limit} each
     * @param limit above every rank
     * @param chosen at least 1 and less than the number of ranks
     * @return the cut
     */
    static Cut below(long[] ranks, long limit, long chosen) {
        long low = -1;
        long high = limit - 1;
        int aboveLow = ranks.length;
        int aboveHigh = 0;
        for (int pass = 0; pass < MOST_PASSES && high - low > 1; pass++) {
            double share = (chosen - aboveHigh + 0.5) / (aboveLow - aboveHigh + 1.0);
            long middle = Math.max(low + 1, Math.min(high - 1, high - (long) ((high - low) * share)));
            int above = countAbove(ranks, middle);
            if (above == chosen) {
                return new Cut(middle, 0);
            }
            if (above > chosen) {
                low = middle;
                aboveLow = above;
            } else {
                high = middle;
                aboveHigh = above;
            }
        }
        return among(between(ranks, low, high, aboveLow - aboveHigh), (int) (chosen - aboveHigh));
    }

    /** The cut below the largest {@code chosen} of the ranks that are still open. */
    private static Cut among(long[] open, int chosen) {
        Arrays.sort(open);
        int first = open.length - chosen;
        long threshold = open[first];
        if (open[first - 1] < threshold) {
            return new Cut(threshold - 1, 0);
        }
        int above = 0;
        while (open[open.length - 1 - above] > threshold) {
            above++;
        }
        return new Cut(threshold, chosen - above);
    }

    private static int countAbove(long[] ranks, long threshold) {
        long count = 0;
        for (long rank : ranks) {
            count += (threshold - rank) >>> 63;
        }
        return (int) count;
    }

    /** The ranks above {@code low} and up to {@code high}: one rare branch, where two would include a coin toss. */
    private static long[] between(long[] ranks, long low, long high, int count) {
        long[] open = new long[count];
        int next = 0;
        for (long rank : ranks) {
            if (((low - rank) & (rank - high - 1)) < 0) {
                open[next++] = rank;
            }
        }
        return open;
    }
}
