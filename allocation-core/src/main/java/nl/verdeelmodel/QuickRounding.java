package nl.verdeelmodel;

import java.util.Arrays;
import java.util.Optional;

/** Largest remainder over amounts that are known up to an error, if that is enough to say who is rounded up. */
final class QuickRounding {

    private QuickRounding() {}

    /**
     * Whole units that add up.
     *
     * @param total what they add up to
     * @param amounts in units, at least 0; exact amounts that add up to {@code total} lie within {@code errors} of them
     * @param errors how far an exact amount can be off; 0 if an amount is exactly the whole number that it seems
     * @return the units; empty if it is not certain which amounts have the largest rests
     */
    static Optional<long[]> round(long total, double[] amounts, double[] errors) {
        long[] units = new long[amounts.length];
        double[] rests = new double[amounts.length];
        double error = 0;
        long left = total;
        int open = 0;
        for (int i = 0; i < units.length; i++) {
            units[i] = (long) amounts[i];
            left -= units[i];
            if (errors[i] != 0) {
                double rest = amounts[i] - units[i];
                if (!(rest > errors[i] && rest + errors[i] < 1)) {
                    return Optional.empty();
                }
                rests[open++] = rest;
                error = Math.max(error, errors[i]);
            }
        }
        if (left == 0) {
            return Optional.of(units);
        }
        boolean certain = left > 0 && left < open;
        return certain
                ? roundLargestUp(units, amounts, errors, Arrays.copyOf(rests, open), (int) left, error)
                : Optional.empty();
    }

    private static Optional<long[]> roundLargestUp(
            long[] units, double[] amounts, double[] errors, double[] rests, int left, double error) {
        Arrays.sort(rests);
        double least = rests[rests.length - left];
        if (!(least - rests[rests.length - left - 1] > 4 * error)) {
            return Optional.empty();
        }
        for (int i = 0; i < units.length; i++) {
            if (errors[i] != 0 && amounts[i] - units[i] >= least) {
                units[i]++;
            }
        }
        return Optional.of(units);
    }
}
