package nl.verdeelmodel.rounding;

import java.util.stream.IntStream;
import nl.verdeelmodel.dampening.Feasibility;

/**
 * Many divisions of one budget between the same floors and ceilings, each by weights of its own: scenarios.
 *
 * <p>The weights of scenario s stand from position {@code s * n} on, n being the number of regions, and so do its
 * amounts. Every scenario gets the amounts that {@link ClampedAllocation} gives it, however the work is split. Nothing
 * is allocated per scenario. Instances are immutable and safe to share between threads.
 */
public final class ClampedBatch {

    private final long budget;
    private final long[] floors;
    private final long[] ceilings;

    /**
     * What all scenarios share.
     *
     * @param budget in units, at least 0
     * @param floors of the regions in units, at least 0 each; copied
     * @param ceilings of the regions in units, none below the floor; {@link Long#MAX_VALUE} is no ceiling; copied
     * @throws IllegalArgumentException if an argument is outside these limits; it names the region
     */
    public ClampedBatch(long budget, long[] floors, long[] ceilings) {
        this.budget = budget;
        this.floors = floors.clone();
        this.ceilings = ceilings.clone();
        int size = floors.length;
        // Checks the bounds, in the copies: nobody can change those any more.
        new ClampedAllocation().allocate(budget, new long[size], this.floors, this.ceilings, new long[size]);
    }

    /**
     * The number of regions.
     *
     * @return as many as there are floors
     */
    public int size() {
        return floors.length;
    }

    /**
     * Divides the budget in every scenario, on the calling thread.
     *
     * @param weights of all scenarios, at least 0 each
     * @param amounts gets the units of all scenarios; those of a scenario without a solution are left as they are
     * @param found gets for every scenario whether there is a solution; its length is the number of scenarios
     * @throws IllegalArgumentException if an array has another length than this asks for or is both weights and amounts, or a
     *     weight is negative; it names the first scenario and region with one. Some amounts may then have been written
     */
    public void allocate(long[] weights, long[] amounts, Feasibility[] found) {
        allocateInParts(weights, amounts, found, 1);
    }

    /**
     * Divides the budget in every scenario, on all processors.
     *
     * @param weights of all scenarios, at least 0 each
     * @param amounts gets the units of all scenarios; those of a scenario without a solution are left as they are
     * @param found gets for every scenario whether there is a solution; its length is the number of scenarios
     * @param parts into which the scenarios are split, at least 1; not more threads than this are busy at a time, and
     *     some more parts than processors even out the load
     * @throws IllegalArgumentException if an array has another length than this asks for or is both weights and amounts, or a
     *     weight is negative; it names the first scenario and region with one. Some amounts may then have been written
     */
    public void allocateInParts(long[] weights, long[] amounts, Feasibility[] found, int parts) {
        requireFull(weights, amounts, found);
        if (parts < 1) {
            throw new IllegalArgumentException("The number of parts is " + parts + "; it must be 1 or more.");
        }
        try {
            IntStream.range(0, parts)
                    .parallel()
                    .forEach(part -> allocateRange(
                            new ClampedAllocation(),
                            weights,
                            amounts,
                            found,
                            start(part, parts, found.length),
                            start(part + 1, parts, found.length)));
        } catch (IllegalArgumentException e) {
            throw firstNegative(weights, e);
        }
    }

    /**
     * Divides the budget in some scenarios: for callers with threads of their own.
     *
     * @param allocation whose scratch space is used; not shared with another thread
     * @param weights of all scenarios, at least 0 each
     * @param amounts gets the units of the scenarios from {@code first} up to {@code end}
     * @param found gets for each of these whether there is a solution
     * @param first scenario
     * @param end the scenario after the last
     * @throws IllegalArgumentException if a weight is negative; it names the region
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public void allocateRange(
            ClampedAllocation allocation, long[] weights, long[] amounts, Feasibility[] found, int first, int end) {
        int size = floors.length;
        for (int scenario = first; scenario < end; scenario++) {
            int from = scenario * size;
            found[scenario] = allocation.allocate(budget, weights, from, floors, ceilings, amounts, from);
        }
    }

    private static int start(int part, int parts, int scenarios) {
        return (int) ((long) scenarios * part / parts);
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant, not an equal one
    private void requireFull(long[] weights, long[] amounts, Feasibility[] found) {
        long needed = (long) found.length * floors.length;
        if (weights == amounts) {
            throw new IllegalArgumentException("Weights and amounts need arrays of their own.");
        }
        if (weights.length != needed || amounts.length != needed) {
            throw new IllegalArgumentException(found.length + " scenarios of " + floors.length + " regions take "
                    + needed + " weights and as many amounts; there are " + weights.length + " and " + amounts.length
                    + ".");
        }
    }

    /** The same message whichever thread came upon a negative weight first. */
    private IllegalArgumentException firstNegative(long[] weights, IllegalArgumentException cause) {
        int position = 0;
        while (position < weights.length && weights[position] >= 0) {
            position++;
        }
        if (position == weights.length) {
            return cause;
        }
        int size = floors.length;
        return new IllegalArgumentException(
                "The weight of region " + position % size + " in scenario " + position / size + " is "
                        + weights[position] + "; it must be 0 or more.",
                cause);
    }
}
