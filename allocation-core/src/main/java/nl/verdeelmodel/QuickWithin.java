package nl.verdeelmodel;

import java.util.Arrays;
import java.util.Optional;

/**
 * Balances that start from the targets within their limits, in floating point where every decision is certain: scaling the
 * excess, and none.
 *
 * <p>Everything is in units. Confined to one call.
 */
final class QuickWithin {

    /*
     * Scaling the excess has no search: where too much is within the limits, x = l + m (y - l) with m = (T - sum of l) / (sum
     * of y - sum of l), else x = y + m (u - y) with m = (T - sum of y) / (sum of u - sum of y). Limits are whole, so only y is
     * off, and only where no limit holds it.
     */

    /** Totals of so many units are left to exact arithmetic. */
    private static final double TOO_LARGE = 0x1p50;

    private static final double SMALLEST = 1e-9;

    private final long total;
    private final long[] floors;
    private final long[] ceilings;
    private final int size;
    private final double[] within;
    private final double[] errors;
    private final double sum;
    private final double sumError;

    /**
     * Targets within their limits.
     *
     * @param total in units
     * @param targets in cents
     * @param unit in cents
     * @param limits in units
     */
    QuickWithin(long total, QuickValues targets, long unit, QuickLimits limits) {
        this.total = total;
        this.floors = limits.floors();
        this.ceilings = limits.ceilings();
        this.size = floors.length;
        this.within = new double[size];
        this.errors = new double[size];
        double added = 0;
        double off = 0;
        for (int i = 0; i < size; i++) {
            double amount = targets.near(i) / unit;
            double error = amount * (targets.error() + 2 * QuickValues.ROUNDING) + SMALLEST;
            boolean low = amount + error < floors[i];
            boolean high = amount - error > ceilings[i];
            within[i] = low ? floors[i] : high ? ceilings[i] : amount;
            errors[i] = low || high || floors[i] == ceilings[i] ? 0 : error;
            if (floors[i] == ceilings[i]) {
                within[i] = floors[i];
            }
            added += within[i];
            off += errors[i];
        }
        this.sum = added;
        this.sumError = off + (size + 2) * QuickValues.ROUNDING * added;
    }

    /**
     * Bounds only: what the amounts add up to is an outcome, and the rest to a whole unit is paid to nobody.
     *
     * @param fit whether the targets add up to the total exactly
     * @param mostUnits what no sum may exceed
     */
    Optional<long[]> none(boolean fit, double mostUnits) {
        if (fit && areAllInside()) {
            return QuickRounding.round(total, within, errors);
        }
        double whole = Math.ceil(sum);
        boolean exact = Arrays.stream(errors).allMatch(error -> error == 0);
        boolean certain = exact || (whole - sum > sumError && sum - (whole - 1) > sumError);
        if (!certain || !(sum + sumError < Math.min(TOO_LARGE, mostUnits))) {
            return Optional.empty();
        }
        double[] amounts = Arrays.copyOf(within, size + 1);
        double[] off = Arrays.copyOf(errors, size + 1);
        amounts[size] = whole - sum;
        off[size] = exact ? 0 : sumError;
        return QuickRounding.round((long) whole, amounts, off).map(units -> Arrays.copyOf(units, size));
    }

    /**
     * Scales the excess.
     *
     * @param fit whether the targets add up to the total exactly
     */
    Optional<long[]> scaledExcess(boolean fit) {
        if (!(total < TOO_LARGE && sum < TOO_LARGE)) {
            return Optional.empty();
        }
        if (fit && areAllInside()) {
            return QuickRounding.round(total, within, errors);
        }
        if (sum - sumError > total) {
            return moved(floors, true);
        }
        boolean fills = sum + sumError < total && Arrays.stream(ceilings).allMatch(c -> c < TOO_LARGE);
        return fills ? moved(ceilings, false) : Optional.empty();
    }

    private boolean areAllInside() {
        for (int i = 0; i < size; i++) {
            boolean inside = within[i] - errors[i] > floors[i] && within[i] + errors[i] < ceilings[i];
            if (errors[i] == 0 || !inside) {
                return false;
            }
        }
        return true;
    }

    /** Every amount moved by the same part of its way to a limit. */
    private Optional<long[]> moved(long[] limits, boolean fromLimit) {
        double limitSum = Arrays.stream(limits).asDoubleStream().sum();
        double way = limitSum - sum;
        double missing = total - sum;
        double part = missing / way;
        boolean reaches = fromLimit ? limitSum <= total : limitSum >= total;
        if (!reaches || !(Math.abs(way) > 2 * sumError)) {
            return Optional.empty();
        }
        double partError = (1 + part) * 2 * sumError / Math.abs(way) + 8 * QuickValues.ROUNDING;
        double[] amounts = new double[size];
        double[] off = new double[size];
        for (int i = 0; i < size; i++) {
            double step = limits[i] - within[i];
            amounts[i] = within[i] + part * step;
            off[i] = errors[i] == 0 && step == 0
                    ? 0
                    : errors[i] + Math.abs(step) * partError + 4 * QuickValues.ROUNDING * amounts[i] + SMALLEST;
        }
        return QuickRounding.round(total, amounts, off);
    }
}
