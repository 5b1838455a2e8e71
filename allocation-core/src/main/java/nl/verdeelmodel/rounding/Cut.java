package nl.verdeelmodel.rounding;

import java.util.Arrays;

/**
 * The place where the largest so many of some ranks end.
 *
 * <p>Every rank above {@link #threshold()} is among the chosen. If {@link #atThreshold()} is 0 there are no others;
 * otherwise the first {@code atThreshold} of the ranks equal to the threshold are chosen too, and at least one equal
 * rank is not.
 *
 * <p>Finds one cut after another and keeps its scratch space: confined to one thread.
 */
final class Cut {

    /** Counting passes before what is still open is sorted instead; 3 to 5 are usual. */
    private static final int MOST_PASSES = 10;

    /** After so many passes no more than a few are usually open; then sorting them costs less than counting on. */
    private static final int USUAL_PASSES = 4;

    private static final int FEW = 8;

    /*
     * Interpolation. The chosen ones end somewhere between low and high: more than chosen ranks are above low, fewer
     * are above high. The ranks in between are taken to be spread evenly, which remainders nearly are, and the middle of
     * the gap where the cut would then be is tried by counting the ranks above it. A count that is exact ends the
     * search: the cut need not be a rank itself. Remainders that are anything but even, and ties, which no cut
     * separates, end in the sort: the cost stays within O(n log n).
     */

    private long[] open = {};
    private long threshold;
    private int atThreshold;

    /** A rank, or one less than the smallest possible rank. */
    long threshold() {
        return threshold;
    }

    /** How many ranks equal to the threshold are chosen, at least 0. */
    int atThreshold() {
        return atThreshold;
    }

    /** Whether equal ranks fall on both sides of the cut. */
    boolean splitsTie() {
        return atThreshold > 0;
    }

    /**
     * Finds the cut below the largest {@code chosen} ranks.
     *
     * @param ranks at least 0 and below {@code limit} each; only the first {@code size} count
     * @param size how many ranks there are
     * @param limit above every rank
     * @param chosen at least 1 and less than the number of ranks
     * @param outside how many ranks are known to be 0 and not chosen; only speed depends on it
     */
    void findBelow(long[] ranks, int size, long limit, long chosen, int outside) {
        long low = -1;
        long high = limit - 1;
        int aboveLow = size - outside;
        int aboveHigh = 0;
        for (int pass = 0; pass < MOST_PASSES && high - low > 1; pass++) {
            if (pass >= USUAL_PASSES && aboveLow - aboveHigh <= FEW) {
                break;
            }
            double share = (chosen - aboveHigh + 0.5) / (aboveLow - aboveHigh + 1.0);
            long middle = Math.max(low + 1, Math.min(high - 1, high - (long) ((high - low) * share)));
            int above = countAbove(ranks, size, middle);
            if (above == chosen) {
                threshold = middle;
                atThreshold = 0;
                return;
            }
            if (above > chosen) {
                low = middle;
                aboveLow = above;
            } else {
                high = middle;
                aboveHigh = above;
            }
        }
        findAmongOpen(keepBetween(ranks, size, low, high), (int) (chosen - aboveHigh));
    }

    /** The cut below the largest {@code chosen} of the {@code count} ranks that are still open. */
    private void findAmongOpen(int count, int chosen) {
        Arrays.sort(open, 0, count);
        threshold = open[count - chosen];
        if (open[count - chosen - 1] < threshold) {
            threshold--;
            atThreshold = 0;
            return;
        }
        int above = 0;
        while (open[count - 1 - above] > threshold) {
            above++;
        }
        atThreshold = chosen - above;
    }

    private static int countAbove(long[] ranks, int size, long threshold) {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += (threshold - ranks[i]) >>> 63;
        }
        return (int) count;
    }

    /** Keeps the ranks above {@code low} and up to {@code high}, and counts them: one rare branch, no coin toss. */
    private int keepBetween(long[] ranks, int size, long low, long high) {
        if (open.length < size) {
            open = new long[size];
        }
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (((low - ranks[i]) & (ranks[i] - high - 1)) < 0) {
                open[next++] = ranks[i];
            }
        }
        return next;
    }
}
