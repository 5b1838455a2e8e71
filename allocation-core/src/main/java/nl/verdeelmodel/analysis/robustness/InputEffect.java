package nl.verdeelmodel.analysis.robustness;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/**
 * What a small change of one value of one region does.
 *
 * @param input the measure and its year
 * @param region the region whose value changes
 * @param change the change
 * @param before its value
 * @param after its value after the change
 * @param amount what the region gets now
 * @param effect what the change does; empty if the model has no amounts then
 * @param refusal why there are no amounts; empty if there are
 */
public record InputEffect(
        ModelInput input,
        int region,
        Change change,
        Fraction before,
        Fraction after,
        Money amount,
        Optional<Effect> effect,
        Text refusal) {

    /**
     * What the region itself gains.
     *
     * @return above 0 if it gets more; empty if the model has no amounts
     */
    public Optional<Money> own() {
        return effect.map(found -> found.perRegion().get(region));
    }

    /**
     * What the region itself gains per unit of the measure.
     *
     * @return in cents; empty if the model has no amounts
     */
    public Optional<Fraction> perUnit() {
        return own().map(money -> money.toCents().dividedBy(after.minus(before)));
    }

    /**
     * The elasticity: percent gained by the region itself per percent more of the measure.
     *
     * @return 1 if the amount moves in proportion; empty if value or amount is 0, or the model has no amounts
     */
    public Optional<Fraction> elasticity() {
        if (before.signum() == 0 || amount.cents() == 0) {
            return Optional.empty();
        }
        return perUnit().map(unit -> unit.times(before).dividedBy(amount.toCents()));
    }
}
