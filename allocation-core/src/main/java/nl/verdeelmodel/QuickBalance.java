package nl.verdeelmodel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.LargestRemainder;

/**
 * Makes amounts between whole limits add up to a total and rounds them by largest remainder, in floating point where every
 * decision is certain: x_i = start_i + m slope_i within the limits, one m for all.
 *
 * <p>Everything is in units. Confined to one call.
 */
final class QuickBalance {

    /*
     * Search. Newton's step kept inside a bracket finds who is held at the multiplier m = N / S: N what the held leave, less
     * the starts of the free, S the slopes of the free. The search ends when m says itself again.
     *
     * Proof. The amounts of a multiplier that add up to the total are unique. At the exact m = N / S of the free they add up
     * by definition, if at that m every region is where the search put it; the same holds if nobody is free and the held
     * take the total. So it is enough that every region lies farther
     * from its limits than its amount can be off; where it does not, and starts are 0, N slope_i is compared with limit S in
     * integers of any size.
     *
     * Rounding. Held regions have no rest. Of the free regions the whole parts and the order of the rests around the cut
     * must be certain; otherwise those regions are divided by LargestRemainder, exactly.
     *
     * What an amount can be off by, with r the relative errors of start and slope, n regions, u one rounding: S by
     * (r + n u), N by the errors of the free starts and of adding them, and the product and the sum by three roundings.
     */

    private static final int MOST_ROUNDS = 60;

    /** Totals of so many units are left to exact arithmetic. */
    private static final long TOO_LARGE = 1L << 50;

    private static final byte LOW = 0;
    private static final byte FREE = 1;
    private static final byte HIGH = 2;

    private final long total;
    private final Optional<QuickValues> starts;
    private final QuickValues slopes;
    private final long unit;
    private final long[] floors;
    private final long[] ceilings;
    private final int size;
    private final byte[] sides;
    private final double[] amounts;
    private double multiplier;

    private long held;
    private double startSum;
    private double slopeSum;

    /**
     * A balance.
     *
     * @param total in units
     * @param starts in cents; empty if all are 0
     * @param slopes of the regions, only their ratio counts
     * @param unit in cents
     * @param limits in units
     */
    QuickBalance(long total, Optional<QuickValues> starts, QuickValues slopes, long unit, QuickLimits limits) {
        this.total = total;
        this.starts = starts;
        this.slopes = slopes;
        this.unit = unit;
        this.floors = limits.floors();
        this.ceilings = limits.ceilings();
        this.size = floors.length;
        this.sides = new byte[size];
        this.amounts = new double[size];
    }

    /** The units of every region; empty if they cannot be had or are not certain. */
    Optional<long[]> units() {
        return isWithinReach() && search() && isProven() ? rounded() : Optional.empty();
    }

    private boolean isWithinReach() {
        long least = 0;
        for (int i = 0; i < size; i++) {
            if (starts.isPresent() && slopes.isZero(i)) {
                return false;
            }
            least += Math.min(floors[i], TOO_LARGE);
        }
        return total < TOO_LARGE && least <= total;
    }

    private double start(int region) {
        return starts.isEmpty() ? 0 : starts.get().near(region) / unit;
    }

    private boolean search() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        multiplier = first();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            classify();
            double left = total - held - startSum;
            double next = left / slopeSum;
            if (next == multiplier || (slopeSum == 0 && left == 0)) {
                return true;
            }
            if (slopeSum == 0 ? left >= 0 : next > multiplier) {
                low = multiplier;
            } else {
                high = multiplier;
            }
            multiplier = slopeSum > 0 && next > low && next < high ? next : between(low, high);
        }
        return false;
    }

    private double first() {
        double start = 0;
        double slope = 0;
        for (int i = 0; i < size; i++) {
            start += start(i);
            slope += slopes.near(i);
        }
        return (total - start) / slope;
    }

    private static double between(double low, double high) {
        if (Double.isInfinite(high)) {
            return low + Math.max(0x1p-60, Math.abs(low));
        }
        return Double.isInfinite(low) ? high - Math.max(0x1p-60, Math.abs(high)) : low + (high - low) / 2;
    }

    private void classify() {
        held = 0;
        startSum = 0;
        slopeSum = 0;
        for (int i = 0; i < size; i++) {
            double start = start(i);
            double amount = start + slopes.near(i) * multiplier;
            amounts[i] = amount;
            if (!(amount > floors[i]) || floors[i] == ceilings[i]) {
                sides[i] = LOW;
                held += floors[i];
            } else if (amount >= ceilings[i]) {
                sides[i] = HIGH;
                held += ceilings[i];
            } else {
                sides[i] = FREE;
                startSum += start;
                slopeSum += slopes.near(i);
            }
        }
    }

    private boolean isProven() {
        for (int i = 0; i < size; i++) {
            boolean canMove = floors[i] < ceilings[i] && !(starts.isEmpty() && slopes.isZero(i));
            if (canMove && !isCertain(i) && !isExact(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCertain(int region) {
        double low = amounts[region] - error(region);
        double high = amounts[region] + error(region);
        return switch (sides[region]) {
            case LOW -> high < floors[region];
            case HIGH -> low > ceilings[region];
            default -> low > floors[region] && high < ceilings[region];
        };
    }

    /** How far the amount of a region can be off. */
    private double error(int region) {
        double adding = (size + 6) * QuickValues.ROUNDING;
        double slope = slopes.near(region);
        double moved = Math.abs(slope * multiplier) * (2 * slopes.error() + adding);
        if (starts.isEmpty()) {
            return moved;
        }
        double ofStart = starts.get().error() + adding;
        return moved + (Math.abs(start(region)) + startSum * slope / slopeSum) * ofStart + Double.MIN_NORMAL;
    }

    /** Compares N slope with limit S in integers. */
    private boolean isExact(int region) {
        if (starts.isPresent() || slopeSum == 0) {
            return false;
        }
        BigInteger amount = BigInteger.valueOf(total - held).multiply(slopes.numerator(region));
        int toFloor = amount.compareTo(freeSlopes().multiply(BigInteger.valueOf(floors[region])));
        int toCeiling = amount.compareTo(freeSlopes().multiply(BigInteger.valueOf(ceilings[region])));
        return switch (sides[region]) {
            case LOW -> toFloor <= 0;
            case HIGH -> toCeiling >= 0;
            default -> toFloor >= 0 && toCeiling <= 0;
        };
    }

    private BigInteger freeSlopes() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < size; i++) {
            if (sides[i] == FREE) {
                sum = sum.add(slopes.numerator(i));
            }
        }
        return sum;
    }

    private Optional<long[]> rounded() {
        double[] rounded = new double[size];
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            boolean free = sides[i] == FREE;
            rounded[i] = free ? amounts[i] : limit(i);
            errors[i] = free ? error(i) : 0;
        }
        return QuickRounding.round(total, rounded, errors).or(this::exactlyRounded);
    }

    private long limit(int region) {
        return sides[region] == LOW ? floors[region] : ceilings[region];
    }

    /** What is left, divided over the free regions exactly. */
    private Optional<long[]> exactlyRounded() {
        if (starts.isPresent()) {
            return Optional.empty();
        }
        BigInteger[] weights = new BigInteger[size];
        Arrays.setAll(weights, i -> sides[i] == FREE ? slopes.numerator(i) : BigInteger.ZERO);
        Apportionment free = LargestRemainder.withoutMinimum().apportion(total - held, Weights.of(weights));
        long[] units = new long[size];
        Arrays.setAll(units, i -> sides[i] == FREE ? free.units(i) : limit(i));
        return Optional.of(units);
    }
}
