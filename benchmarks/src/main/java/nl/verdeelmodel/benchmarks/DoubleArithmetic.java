package nl.verdeelmodel.benchmarks;

import java.util.Arrays;

/** Largest remainder with as little work as possible: double shares, one sort of the remainders, no objects. */
final class DoubleArithmetic {

    private DoubleArithmetic() {}

    static long[] allocate(AllocationInput input) {
        double[] scores = input.doubles();
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        double rate = input.cents() / sum;
        long[] cents = new long[scores.length];
        double[] remainders = new double[scores.length];
        long left = input.cents();
        for (int i = 0; i < scores.length; i++) {
            double amount = scores[i] * rate;
            cents[i] = (long) amount;
            remainders[i] = amount - cents[i];
            left -= cents[i];
        }
        roundUp((int) left, cents, remainders);
        return cents;
    }

    private static void roundUp(int left, long[] cents, double[] remainders) {
        if (left == 0) {
            return;
        }
        double[] sorted = remainders.clone();
        Arrays.sort(sorted);
        double smallest = sorted[sorted.length - left];
        int above = 0;
        while (above < left && sorted[sorted.length - 1 - above] > smallest) {
            above++;
        }
        int equal = left - above;
        for (int i = 0; i < cents.length; i++) {
            if (remainders[i] > smallest || (remainders[i] == smallest && equal-- > 0)) {
                cents[i]++;
            }
        }
    }
}
