package nl.verdeelmodel.dampening;

import java.math.BigInteger;
import java.util.Arrays;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Ranks;

/**
 * Scale-and-clamp in integers of any size, by variable fixing: divide what is left over the regions that are still
 * open, hold those beyond a bound on the side where they are beyond it by the larger total, and repeat.
 *
 * <p>Only that side may be held in a round (Bretthauer and Shetty 1995 for the general rule): if those below their
 * floors lack more than those above their ceilings have too much, the multiplier can only fall, so they stay on their
 * floors; the others may come free again. If both are equal the multiplier is the solution. Each round holds a region,
 * so there are at most as many rounds as regions.
 */
final class ExactScaleAndClamp {

    private final BigInteger budget;
    private final BigInteger[] weights;
    private final BigInteger[] floors;
    private final BigInteger[] ceilings;
    private final int size;

    /** Regions that are not held for good: the first so many of this array. */
    private final int[] open;

    private int openCount;
    private BigInteger openBudget;
    private BigInteger openWeight = BigInteger.ZERO;

    private BigInteger dividend = BigInteger.ZERO;
    private BigInteger divisor = BigInteger.ONE;

    ExactScaleAndClamp(long budget, long[] weights, int from, long[] floors, long[] ceilings) {
        this.size = floors.length;
        this.budget = BigInteger.valueOf(budget);
        this.weights = new BigInteger[size];
        this.floors = new BigInteger[size];
        this.ceilings = new BigInteger[size];
        Arrays.setAll(this.weights, i -> BigInteger.valueOf(weights[from + i]));
        Arrays.setAll(this.floors, i -> BigInteger.valueOf(floors[i]));
        Arrays.setAll(this.ceilings, i -> BigInteger.valueOf(ceilings[i]));
        this.open = new int[size];
        this.openBudget = this.budget;
    }

    Feasibility feasibility() {
        BigInteger least = BigInteger.ZERO;
        BigInteger most = BigInteger.ZERO;
        for (int i = 0; i < size; i++) {
            least = least.add(floors[i]);
            most = most.add(weights[i].signum() == 0 ? floors[i] : ceilings[i]);
        }
        if (least.compareTo(budget) > 0) {
            return Feasibility.FLOORS_EXCEED_BUDGET;
        }
        return most.compareTo(budget) < 0 ? Feasibility.BUDGET_OUT_OF_REACH : Feasibility.FEASIBLE;
    }

    /** Finds the multiplier of a feasible problem. */
    void solve() {
        for (int i = 0; i < size; i++) {
            if (weights[i].signum() == 0) {
                openBudget = openBudget.subtract(floors[i]);
            } else {
                openWeight = openWeight.add(weights[i]);
                open[openCount++] = i;
            }
        }
        while (openCount > 0) {
            dividend = openBudget;
            divisor = openWeight;
            int tooMuch = sideWithLargerViolation();
            if (tooMuch == 0) {
                return;
            }
            holdAll(tooMuch);
        }
    }

    /** Whether bounding the open regions costs more (1), less (-1) or as much (0) as there is for them. */
    private int sideWithLargerViolation() {
        BigInteger bounds = BigInteger.ZERO;
        BigInteger boundWeight = BigInteger.ZERO;
        for (int k = 0; k < openCount; k++) {
            int i = open[k];
            int beyond = beyond(i);
            if (beyond != 0) {
                bounds = bounds.add(beyond > 0 ? floors[i] : ceilings[i]);
                boundWeight = boundWeight.add(weights[i]);
            }
        }
        return bounds.multiply(divisor).compareTo(boundWeight.multiply(dividend));
    }

    /** 1 if the multiplier gives a region less than its floor, -1 if more than its ceiling, 0 otherwise. */
    private int beyond(int i) {
        BigInteger amount = weights[i].multiply(dividend);
        if (amount.compareTo(floors[i].multiply(divisor)) < 0) {
            return 1;
        }
        return amount.compareTo(ceilings[i].multiply(divisor)) > 0 ? -1 : 0;
    }

    /** Holds all open regions below their floors (side 1) or above their ceilings (side -1). */
    private void holdAll(int side) {
        int kept = 0;
        for (int k = 0; k < openCount; k++) {
            int i = open[k];
            if (beyond(i) == side) {
                openBudget = openBudget.subtract(side > 0 ? floors[i] : ceilings[i]);
                openWeight = openWeight.subtract(weights[i]);
            } else {
                open[kept++] = i;
            }
        }
        openCount = kept;
    }

    /** The multiplier that was found. */
    Fraction multiplier() {
        return Fraction.of(dividend, divisor);
    }

    /** Compares what the multiplier gives a region with a bound. */
    int compareProportional(int region, long bound) {
        return weights[region]
                .multiply(dividend)
                .compareTo(BigInteger.valueOf(bound).multiply(divisor));
    }

    /**
     * Writes the whole part of each amount, and the rank of its rest, from 1 up to the number of regions.
     *
     * @return the budget minus all whole parts
     */
    long divide(long[] wholes, int to, long[] ranks) {
        BigInteger[] rests = new BigInteger[size];
        BigInteger left = budget;
        for (int i = 0; i < size; i++) {
            BigInteger[] division = weights[i].multiply(dividend).divideAndRemainder(divisor);
            boolean below = division[0].compareTo(floors[i]) < 0;
            boolean held = below || division[0].compareTo(ceilings[i]) >= 0;
            BigInteger whole = held ? (below ? floors[i] : ceilings[i]) : division[0];
            rests[i] = held ? BigInteger.ZERO : division[1];
            wholes[to + i] = whole.longValueExact();
            left = left.subtract(whole);
        }
        System.arraycopy(Ranks.of(rests), 0, ranks, 0, size);
        return left.longValueExact();
    }
}
