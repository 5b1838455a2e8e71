package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/**
 * A place where the smallest change of one value makes the amounts jump.
 *
 * @param input the measure and its year
 * @param region the region whose value changes
 * @param value its value now
 * @param here the last value on this side
 * @param there the first value on the other side, one {@link ModelInput#step()} further
 * @param limits the limits that lie in between, in the order of the model
 * @param jump what the step from {@code here} to {@code there} does; empty if the model has no amounts there
 * @param refusal why there are no amounts; empty if there are
 */
public record Cliff(
        ModelInput input,
        int region,
        Fraction value,
        Fraction here,
        Fraction there,
        ImmutableList<Limit> limits,
        Optional<Effect> jump,
        Text refusal) {

    /**
     * How far the region is from the other side.
     *
     * @return {@code there} less its value now: above 0 if the value must rise
     */
    public Fraction distance() {
        return there.minus(value);
    }

    /**
     * The distance as a part of the value now.
     *
     * @return 0.1 if the value must rise by 10 percent; empty if it is 0
     */
    public Optional<Fraction> relativeDistance() {
        return value.signum() == 0 ? Optional.empty() : Optional.of(distance().dividedBy(value));
    }

    /**
     * How much the region that changes most gains or loses at the jump, without sign.
     *
     * @return at least 0; 0 if there are no amounts on the other side
     */
    public Money size() {
        return jump.map(Effect::size).orElse(Money.ZERO);
    }
}
