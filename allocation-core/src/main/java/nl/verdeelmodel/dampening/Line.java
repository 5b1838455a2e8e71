package nl.verdeelmodel.dampening;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * The amount of one region as a function of the multiplier that all regions share:
 * x(m) = start + slope x m, but at least {@code least} and at most {@code most}.
 *
 * <p>Every balancing rule that we know is of this form: scaling has start 0 and the target as slope, shifting the target as
 * start and the weight of the shift as slope.
 *
 * @param start the amount at multiplier 0, before the bounds
 * @param slope what one unit of the multiplier adds, at least 0
 * @param least the smallest amount; empty if there is none
 * @param most the largest amount, not below {@code least}; empty if there is none
 */
public record Line(Fraction start, Fraction slope, Optional<Fraction> least, Optional<Fraction> most) {

    /**
     * A line.
     *
     * @throws IllegalArgumentException if the slope is negative or the bounds cross
     */
    public Line {
        if (slope.signum() < 0) {
            throw new IllegalArgumentException("The slope is " + slope + "; it must be 0 or more.");
        }
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            throw new IllegalArgumentException(
                    "The smallest amount " + least.get() + " is above the largest, " + most.get() + ".");
        }
    }

    /**
     * A line without bounds.
     *
     * @param start the amount at multiplier 0
     * @param slope what one unit of the multiplier adds
     * @return the line
     */
    public static Line unbounded(Fraction start, Fraction slope) {
        return new Line(start, slope, Optional.empty(), Optional.empty());
    }

    /**
     * An amount that no multiplier changes.
     *
     * @param amount any amount
     * @return the line
     */
    public static Line constant(Fraction amount) {
        return unbounded(amount, Fraction.ZERO);
    }

    /**
     * The amount at a multiplier.
     *
     * @param multiplier any number
     * @return start + slope x multiplier within the bounds
     */
    public Fraction at(Fraction multiplier) {
        Fraction amount = slope.signum() == 0 ? start : start.plus(slope.times(multiplier));
        if (least.isPresent() && amount.compareTo(least.get()) <= 0) {
            return least.get();
        }
        return most.isPresent() && amount.compareTo(most.get()) >= 0 ? most.get() : amount;
    }

    /** The multiplier at which the line reaches an amount; the slope must be above 0. */
    Fraction multiplierAt(Fraction amount) {
        return amount.minus(start).dividedBy(slope);
    }

    /** The amount far below every bend; empty if it falls without end. */
    Optional<Fraction> lowEnd() {
        return slope.signum() == 0 ? Optional.of(at(Fraction.ZERO)) : least;
    }

    /** The amount far above every bend; empty if it rises without end. */
    Optional<Fraction> highEnd() {
        return slope.signum() == 0 ? Optional.of(at(Fraction.ZERO)) : most;
    }
}
