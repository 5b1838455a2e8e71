package nl.verdeelmodel.rounding;

import com.google.common.primitives.Ints;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.dampening.Feasibility;
import nl.verdeelmodel.dampening.ScaleAndClamp;

/**
 * A budget divided in proportion to weights, between floors and ceilings, in whole units that add up.
 *
 * <p>The exact amounts are those of {@link ScaleAndClamp}. They are rounded by largest remainder: each down to a whole
 * unit, and the units that are left go one each to the largest rests, of equal rests to the lower index. Because the
 * bounds are whole units, rounding can neither miss the budget nor break a bound.
 *
 * <p>An instance makes one allocation after another and owns its scratch space: it is confined to one thread, and once
 * it has met the largest number of regions it allocates no memory (except where more than 4000 rests are so uneven that
 * they are sorted, or the numbers are beyond the fast path of {@link ScaleAndClamp}). What it answers about the last
 * allocation is found when asked for.
 */
public final class ClampedAllocation {

    private static final long[] NONE = {};

    private final ScaleAndClamp solver = new ScaleAndClamp();
    private final Cut cut = new Cut();
    private long[] ranks = NONE;
    private int size;
    private boolean tied;

    /** An allocation that has not divided anything yet. */
    public ClampedAllocation() {}

    /**
     * Divides a budget.
     *
     * @param budget in units, at least 0
     * @param weights of the regions, at least 0 each
     * @param floors of the regions in units, at least 0 each
     * @param ceilings of the regions in units, none below the floor; {@link Long#MAX_VALUE} is no ceiling
     * @param amounts gets the units of the regions; an array of its own, left as it is if the budget cannot be divided
     * @return whether the budget can be divided
     * @throws IllegalArgumentException if an argument is outside these limits; it names the region
     */
    public Feasibility allocate(long budget, long[] weights, long[] floors, long[] ceilings, long[] amounts) {
        return allocate(budget, weights, 0, floors, ceilings, amounts, 0);
    }

    /**
     * Divides a budget by weights that are part of a longer array.
     *
     * @param budget in units, at least 0
     * @param weights of the regions, at least 0 each, from position {@code weightsFrom} on
     * @param weightsFrom position of the weight of region 0
     * @param floors of the regions in units, at least 0 each; as many as there are regions
     * @param ceilings of the regions in units, none below the floor; {@link Long#MAX_VALUE} is no ceiling
     * @param amounts gets the units of the regions, from position {@code amountsFrom} on; an array of its own, left as it is
     *     if the budget cannot be divided
     * @param amountsFrom position of the units of region 0
     * @return whether the budget can be divided
     * @throws IllegalArgumentException if an argument is outside these limits; it names the region
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public Feasibility allocate(
            long budget,
            long[] weights,
            int weightsFrom,
            long[] floors,
            long[] ceilings,
            long[] amounts,
            int amountsFrom) {
        size = floors.length;
        tied = false;
        if (ranks.length < size) {
            ranks = new long[size];
        }
        Feasibility found = solver.solve(budget, weights, weightsFrom, floors, ceilings, amounts, amountsFrom, ranks);
        if (found == Feasibility.FEASIBLE && solver.left() > 0) {
            roundLargestUp(amounts, amountsFrom);
        }
        return found;
    }

    private void roundLargestUp(long[] amounts, int from) {
        long[] ranks = this.ranks;
        int size = this.size;
        cut.findBelow(ranks, size, solver.rankLimit(), solver.left(), solver.heldRegions());
        long threshold = cut.threshold();
        for (int i = 0; i < size; i++) {
            amounts[from + i] += (threshold - ranks[i]) >>> 63;
        }
        tied = cut.splitsTie();
        if (tied) {
            roundTiedUp(amounts, from, threshold, cut.atThreshold());
        }
    }

    private void roundTiedUp(long[] amounts, int from, long threshold, int units) {
        int open = units;
        for (int i = 0; open > 0; i++) {
            if (ranks[i] == threshold) {
                amounts[from + i]++;
                open--;
            }
        }
    }

    /**
     * The exact solution behind the last allocation: the multiplier, who is held, the amounts before rounding.
     *
     * @return the solver of this allocation, which the next allocation changes
     */
    public ScaleAndClamp solution() {
        return solver;
    }

    /**
     * Whether a tie decided who got the last units.
     *
     * @return true if {@link #tied()} names regions
     */
    public boolean hasTie() {
        return tied;
    }

    /**
     * The regions with exactly equal rests of which some were rounded up and some were not.
     *
     * @return their indices, ascending and unmodifiable; the first {@link #tiedUnits()} of them were rounded up. Empty
     *     if no tie mattered
     */
    public List<Integer> tied() {
        return tied
                ? Collections.unmodifiableList(Ints.asList(IntStream.range(0, size)
                        .filter(i -> ranks[i] == cut.threshold())
                        .toArray()))
                : List.of();
    }

    /**
     * How many of the {@link #tied()} regions were rounded up.
     *
     * @return 0 if there was no tie, otherwise at least 1 and less than the number of tied regions
     */
    public int tiedUnits() {
        return tied ? cut.atThreshold() : 0;
    }
}
