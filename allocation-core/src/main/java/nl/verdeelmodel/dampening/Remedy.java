package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import nl.verdeelmodel.exact.Fraction;

/**
 * Finds the smallest change of one rule, or of several alike, with which bounds that cannot be kept could be.
 *
 * @param balancer who pays and who receives
 * @param situation total, baseline and targets
 * @param bounds all bounds
 * @param unitCents the unit of rounding, in cents
 * @param priority which bound wins where they cross; empty if they must not
 */
public record Remedy(
        Balancer balancer,
        Situation situation,
        ImmutableList<Bound> bounds,
        long unitCents,
        Optional<Limits.Priority> priority) {

    /** Steps tried before a rule is said not to help by itself: 2^43 cents is EUR 88 billion. */
    private static final long MOST_STEPS = 1L << 43;

    /**
     * The smallest number of steps in the value of one rule after which the total fits.
     *
     * @param bound the index of its bound
     * @param first a change that is made in any case, such as the one that makes the value a round number
     * @param step the change of one step; below 0 to lower a floor, above 0 to lift a ceiling
     * @return the change {@code first} + n {@code step}, n at least 0; empty if this rule alone cannot make it fit
     */
    public Optional<Fraction> smallestChange(int bound, Fraction first, Fraction step) {
        return smallestChange(Set.of(bound), first, step);
    }

    /**
     * The smallest number of steps in the values of several rules, changed alike, after which the total fits.
     *
     * @param changed the indices of their bounds
     * @param first a change that is made in any case
     * @param step the change of one step
     * @return the change {@code first} + n {@code step}, n at least 0; empty if these rules cannot make it fit
     */
    public Optional<Fraction> smallestChange(Set<Integer> changed, Fraction first, Fraction step) {
        long high = 1;
        while (!fits(changed, change(first, step, high))) {
            high *= 2;
            if (high > MOST_STEPS) {
                return Optional.empty();
            }
        }
        long low = -1;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (fits(changed, change(first, step, middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Optional.of(change(first, step, high));
    }

    private static Fraction change(Fraction first, Fraction step, long steps) {
        return first.plus(step.times(Fraction.of(steps)));
    }

    private boolean fits(Set<Integer> changed, Fraction change) {
        IntFunction<Fraction> changes = bound -> changed.contains(bound) ? change : Fraction.ZERO;
        boolean rounded = balancer.method() != BalanceMethod.RENORMALISE;
        Limits limits = Limits.of(bounds, situation.size(), rounded ? unitCents : Limits.NOT_ROUNDED, changes);
        if (!limits.crossed().isEmpty()) {
            if (priority.isEmpty()) {
                return false;
            }
            limits = limits.settled(priority.get());
        }
        Equation equation = balancer.equation(situation, limits, scaledAbove(changes));
        return equation.least()
                        .filter(least -> situation.total().compareTo(least) < 0)
                        .isEmpty()
                && equation.most()
                        .filter(most -> situation.total().compareTo(most) > 0)
                        .isEmpty();
    }

    private Optional<Bound> scaledAbove(IntFunction<Fraction> changes) {
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i).side() == BoundSide.SCALED_ABOVE) {
                return Optional.of(bounds.get(i).changedBy(changes.apply(i)));
            }
        }
        return Optional.empty();
    }
}
