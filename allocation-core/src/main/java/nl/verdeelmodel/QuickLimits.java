package nl.verdeelmodel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Limits;

/**
 * Between which whole units each region must end: the same as {@link Limits#of} and {@link Limits#settled} say, found in
 * floating point where that is certain.
 */
final class QuickLimits {

    /** In place of a ceiling where there is none. */
    static final long NONE = Long.MAX_VALUE;

    /** No limit of so many units or more is looked at here. */
    private static final double TOO_LARGE = 0x1p50;

    private static final long UNKNOWN = -1;

    private final long unit;
    private final QuickValues baseline;
    private final QuickValues targets;
    private final List<QuickBound> bounds;
    private final double error;
    private final long[] floors;
    private final long[] ceilings;

    QuickLimits(long unit, QuickValues baseline, QuickValues targets, List<QuickBound> bounds) {
        this.unit = unit;
        this.baseline = baseline;
        this.targets = targets;
        this.bounds = bounds;
        this.error = Math.max(baseline.error(), targets.error());
        this.floors = new long[targets.size()];
        this.ceilings = new long[targets.size()];
        Arrays.fill(ceilings, NONE);
    }

    /** The floors in units. */
    long[] floors() {
        return floors;
    }

    /** The ceilings in units; {@link #NONE} where there is none. */
    long[] ceilings() {
        return ceilings;
    }

    /** Works them out; false if a limit is too large for this, or no priority says which of two that cross wins. */
    boolean find(Optional<Limits.Priority> priority) {
        for (QuickBound bound : bounds) {
            if (!add(bound)) {
                return false;
            }
        }
        for (int i = 0; i < floors.length; i++) {
            if (floors[i] > ceilings[i] && !uncrossed(i, priority)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(QuickBound bound) {
        boolean floor = bound.side() == BoundSide.FLOOR;
        for (int i = 0; i < floors.length; i++) {
            if (bound.holds().test(i)) {
                long units = units(bound.of(i), i, floor);
                if (units == UNKNOWN) {
                    return false;
                }
                if (floor) {
                    floors[i] = Math.max(floors[i], units);
                } else {
                    ceilings[i] = Math.min(ceilings[i], units);
                }
            }
        }
        return true;
    }

    /** A bound in whole units, 0 if it is below; {@link #UNKNOWN} if it is too large. */
    private long units(QuickCombination combination, int region, boolean up) {
        double amount = combination.near(baseline.near(region), targets.near(region));
        double margin = combination.error(baseline.near(region), targets.near(region), error);
        double low = Math.floor((amount - margin) / unit);
        double high = Math.floor((amount + margin) / unit);
        if (high < 0) {
            return 0;
        }
        if (!(high < TOO_LARGE)) {
            return UNKNOWN;
        }
        return low == high ? (long) low + (up ? 1 : 0) : exactUnits(combination, region, up);
    }

    private long exactUnits(QuickCombination combination, int region, boolean up) {
        BigInteger[] ratio = combination.ratio(baseline, targets, region);
        if (ratio[0].signum() <= 0) {
            return 0;
        }
        BigInteger[] division = ratio[0].divideAndRemainder(ratio[1].multiply(BigInteger.valueOf(unit)));
        return division[0].longValueExact() + (up ? division[1].signum() : 0);
    }

    /**
     * Puts a floor above a ceiling right. If only rounding made them cross, they are the two units around the bounds, and the
     * floor lies one unit above its whole part: a whole floor that is not above the ceiling would not have crossed.
     */
    private boolean uncrossed(int region, Optional<Limits.Priority> priority) {
        if (!crossesExactly(region)) {
            floors[region]--;
            ceilings[region]++;
            return true;
        }
        if (priority.isEmpty()) {
            return false;
        }
        if (priority.get() == Limits.Priority.FLOOR) {
            ceilings[region] = floors[region];
        } else {
            floors[region] = ceilings[region];
        }
        return true;
    }

    private boolean crossesExactly(int region) {
        for (QuickBound floor : bounds) {
            if (floor.side() != BoundSide.FLOOR || !floor.holds().test(region)) {
                continue;
            }
            for (QuickBound ceiling : bounds) {
                if (ceiling.side() == BoundSide.CEILING
                        && ceiling.holds().test(region)
                        && isAbove(floor.of(region), ceiling.of(region), region)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a floor that is not below 0 lies above a ceiling. */
    private boolean isAbove(QuickCombination floor, QuickCombination ceiling, int region) {
        if (floor.exact().equals(ceiling.exact())) {
            return false;
        }
        BigInteger[] low = floor.ratio(baseline, targets, region);
        BigInteger[] high = ceiling.ratio(baseline, targets, region);
        return low[0].signum() > 0 && low[0].multiply(high[1]).compareTo(high[0].multiply(low[1])) > 0;
    }
}
