package nl.verdeelmodel.benchmarks;

/**
 * Floors and ceilings in double arithmetic: a loop that holds regions on their bounds, then one sort of the remainders.
 *
 * <p>A round holds only the side with the larger violation: holding both at once is shorter, and wrong.
 */
final class ClampedDoubles {

    private ClampedDoubles() {}

    static long[] allocate(DampeningInput input) {
        return DoubleArithmetic.round(amounts(input), input.cents());
    }

    private static double[] amounts(DampeningInput input) {
        double[] scores = input.doubles();
        double[] floors = input.doubleFloors();
        double[] ceilings = input.doubleCeilings();
        double[] amounts = new double[scores.length];
        int[] open = new int[scores.length];
        double sum = 0;
        for (int i = 0; i < open.length; i++) {
            open[i] = i;
            sum += scores[i];
        }
        int count = open.length;
        double left = input.cents();
        while (true) {
            double rate = left / sum;
            double lack = 0;
            double excess = 0;
            for (int k = 0; k < count; k++) {
                int i = open[k];
                double amount = scores[i] * rate;
                amounts[i] = amount;
                if (amount < floors[i]) {
                    lack += floors[i] - amount;
                } else if (amount > ceilings[i]) {
                    excess += amount - ceilings[i];
                }
            }
            if (lack == 0 && excess == 0) {
                return amounts;
            }
            boolean lifts = lack > excess;
            double[] bounds = lifts ? floors : ceilings;
            int kept = 0;
            for (int k = 0; k < count; k++) {
                int i = open[k];
                if (lifts ? amounts[i] < bounds[i] : amounts[i] > bounds[i]) {
                    amounts[i] = bounds[i];
                    left -= bounds[i];
                    sum -= scores[i];
                } else {
                    open[kept++] = i;
                }
            }
            count = kept;
        }
    }
}
