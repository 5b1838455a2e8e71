package nl.verdeelmodel.benchmarks;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Floors and ceilings in double arithmetic as one would write it without a thought for speed: every round goes over all
 * regions and a flag says who is held, and the regions are sorted by remainder.
 *
 * <p>{@link ClampedDoubles} does the same with packed arrays and a sort of plain numbers.
 */
final class UsualDoubles {

    private UsualDoubles() {}

    /** The loop that holds the side with the larger violation. */
    static long[] loop(DampeningInput input) {
        double[] amounts = new double[input.doubles().length];
        boolean[] held = new boolean[amounts.length];
        while (holdOneSide(input, amounts, held)) {}
        return round(amounts, input.cents());
    }

    /** Shares what is left among all who are not held; false if nobody breaks a bound any more. */
    private static boolean holdOneSide(DampeningInput input, double[] amounts, boolean[] held) {
        double left = input.cents();
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (held[i]) {
                left -= amounts[i];
            } else {
                sum += input.doubles()[i];
            }
        }
        double lack = 0;
        double excess = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (!held[i]) {
                amounts[i] = input.doubles()[i] / sum * left;
                lack += Math.max(0, input.doubleFloors()[i] - amounts[i]);
                excess += Math.max(0, amounts[i] - input.doubleCeilings()[i]);
            }
        }
        if (lack == 0 && excess == 0) {
            return false;
        }
        for (int i = 0; i < amounts.length; i++) {
            if (!held[i] && lack > excess && amounts[i] < input.doubleFloors()[i]) {
                amounts[i] = input.doubleFloors()[i];
                held[i] = true;
            } else if (!held[i] && lack <= excess && amounts[i] > input.doubleCeilings()[i]) {
                amounts[i] = input.doubleCeilings()[i];
                held[i] = true;
            }
        }
        return true;
    }

    /** Brent's root search of Commons Math. */
    static long[] brent(DampeningInput input) {
        return round(ClampedByBrent.amounts(input), input.cents());
    }

    private static long[] round(double[] amounts, long budget) {
        long[] cents = new long[amounts.length];
        Integer[] regions = new Integer[amounts.length];
        long left = budget;
        for (int i = 0; i < cents.length; i++) {
            cents[i] = (long) amounts[i];
            regions[i] = i;
            left -= cents[i];
        }
        Arrays.sort(regions, Comparator.comparingDouble(i -> cents[i] - amounts[i]));
        for (int i = 0; i < left; i++) {
            cents[regions[i]]++;
        }
        return cents;
    }
}
