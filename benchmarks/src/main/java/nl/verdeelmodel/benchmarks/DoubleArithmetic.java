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
        double[] amounts = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            amounts[i] = scores[i] * rate;
        }
        return round(amounts, input.cents());
    }

    /** Whole cents by largest remainder from amounts that nearly add up to the budget. */
    static long[] round(double[] amounts, long budget) {
        long[] cents = new long[amounts.length];
        double[] remainders = new double[amounts.length];
        long left = budget;
        for (int i = 0; i < amounts.length; i++) {
            cents[i] = (long) amounts[i];
            remainders[i] = amounts[i] - cents[i];
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
