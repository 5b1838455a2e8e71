package nl.verdeelmodel.benchmarks;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Floors and ceilings by a root search from a library: the multiplier at which the bounded amounts add up. */
final class ClampedByBrent {

    /** As near as doubles come to the multiplier; a total within a thousandth of a cent is near enough. */
    private static final double RELATIVE = 1e-15;

    private static final double ABSOLUTE = 1e-15;

    private static final double THOUSANDTH_OF_A_CENT = 1e-3;

    private static final int MOST_EVALUATIONS = 200;

    private ClampedByBrent() {}

    static long[] allocate(DampeningInput input) {
        return DoubleArithmetic.round(amounts(input), input.cents());
    }

    static double[] amounts(DampeningInput input) {
        double[] scores = input.doubles();
        double[] floors = input.doubleFloors();
        double[] ceilings = input.doubleCeilings();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            low = Math.min(low, floors[i] / scores[i]);
            high = Math.max(high, ceilings[i] / scores[i]);
            sum += scores[i];
        }
        double start = Math.min(high, Math.max(low, input.cents() / sum));
        double rate = new BrentSolver(RELATIVE, ABSOLUTE, THOUSANDTH_OF_A_CENT)
                .solve(MOST_EVALUATIONS, lambda -> total(input, lambda) - input.cents(), low, high, start);
        double[] amounts = new double[scores.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.max(floors[i], Math.min(ceilings[i], rate * scores[i]));
        }
        return amounts;
    }

    private static double total(DampeningInput input, double rate) {
        double[] scores = input.doubles();
        double[] floors = input.doubleFloors();
        double[] ceilings = input.doubleCeilings();
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            total += Math.max(floors[i], Math.min(ceilings[i], rate * scores[i]));
        }
        return total;
    }
}
