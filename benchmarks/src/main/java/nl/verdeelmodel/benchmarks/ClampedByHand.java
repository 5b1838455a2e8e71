package nl.verdeelmodel.benchmarks;

/**
 * The least that is exact: floors, ceilings and rounding in longs, written for speed alone.
 *
 * <p>Valid for what the benchmark feeds it: a feasible budget below 2<sup>49</sup> cents, scores above 0 whose sum is
 * below 2<sup>62</sup>, a region that is free. It proves nothing, and keeps its result and its scratch space, so it is
 * not safe to share.
 */
final class ClampedByHand {

    private long[] result = {};
    private long[] remainders = {};
    private long left;
    private long divisor;
    private long open;

    long[] allocate(DampeningInput input) {
        int size = input.hundredths().length;
        if (result.length != size) {
            result = new long[size];
            remainders = new long[size];
        }
        solve(input.cents(), input.hundredths(), input.floors(), input.ceilings());
        if (left > 0) {
            HandWritten.roundUp(result, remainders, divisor, left, open);
        }
        return result;
    }

    private void solve(long cents, long[] scores, long[] floors, long[] ceilings) {
        long free = 0;
        for (long score : scores) {
            free += score;
        }
        long budget = cents;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double rate = (double) budget / free;
        while (true) {
            long nextBudget = cents;
            long nextFree = 0;
            for (int i = 0; i < scores.length; i++) {
                long amount = (long) (rate * scores[i]);
                long below = (amount - floors[i]) >> 63;
                long above = ~((amount - ceilings[i]) >> 63);
                nextBudget -= (floors[i] & below) | (ceilings[i] & above);
                nextFree += scores[i] & ~(below | above);
            }
            budget = nextBudget;
            free = nextFree;
            double next = (double) budget / free;
            if (next == rate) {
                break;
            }
            if (next > rate) {
                low = rate;
            } else {
                high = rate;
            }
            if (next > low && next < high) {
                rate = next;
            } else {
                rate = high == Double.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
            }
        }
        divide(cents, budget, free, scores, floors, ceilings);
    }

    private void divide(long cents, long dividend, long divisor, long[] scores, long[] floors, long[] ceilings) {
        double rate = (double) dividend / divisor * (1 - 6 * 0x1p-53);
        long unspent = cents;
        long unheld = 0;
        for (int i = 0; i < scores.length; i++) {
            long whole = (long) (rate * scores[i]);
            long rest = dividend * scores[i] - whole * divisor;
            long low = ~((rest - divisor) >> 63);
            whole -= low;
            long below = (whole - floors[i]) >> 63;
            long above = ~((whole - ceilings[i]) >> 63);
            long free = ~(below | above);
            long amount = (floors[i] & below) + (ceilings[i] & above) + (whole & free);
            result[i] = amount;
            remainders[i] = (rest - (divisor & low)) & free;
            unspent -= amount;
            unheld -= free;
        }
        left = unspent;
        open = unheld;
        this.divisor = divisor;
    }
}
