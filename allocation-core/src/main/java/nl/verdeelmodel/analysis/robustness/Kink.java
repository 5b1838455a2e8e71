package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * A place where the amount of a region bends: it does not jump, but from there on another unit is worth more or less.
 *
 * @param input the measure and its year
 * @param region the region whose value changes
 * @param value its value now
 * @param there the first value beyond the kink
 * @param limits the limits that lie there
 * @param now what holds the region on this side, such as "held by the floor"; empty if that is not what changes
 * @param then what holds it beyond; empty if that is not what changes
 * @param slopeHere what the region itself gains per unit of the input on this side, in cents, over about 0.1 percent of it
 * @param slopeThere the same beyond the kink
 */
public record Kink(
        ModelInput input,
        int region,
        Fraction value,
        Fraction there,
        ImmutableList<Limit> limits,
        Text now,
        Text then,
        Fraction slopeHere,
        Fraction slopeThere) {

    /**
     * How far the region is from the kink.
     *
     * @return {@code there} less its value now: above 0 if the value must rise
     */
    public Fraction distance() {
        return there.minus(value);
    }

    /**
     * By how much the worth of a unit changes.
     *
     * @return in cents per unit, above 0 if a unit is worth more beyond the kink
     */
    public Fraction slopeChange() {
        return slopeThere.minus(slopeHere);
    }
}
