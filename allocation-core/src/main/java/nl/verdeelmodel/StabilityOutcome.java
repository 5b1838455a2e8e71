package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Bound;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.DampenedBudgets;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.Apportionment;

/**
 * How a stream was kept stable in a year, stage by stage. All amounts are in cents, in the order of the regions.
 *
 * <p>The constructor checks that rounding broke no bound; the certificate behind the exact amounts was verified when it was made.
 *
 * @param policy the rules as written
 * @param baseline where the baseline comes from, in euros; empty if no rule needs one
 * @param situation what there is to divide, the baseline (0 if there is none) and the exact targets before any rule
 * @param paths the rules that replaced the targets, one after another
 * @param bounds the rules that set bounds
 * @param weights in what proportion regions give and get; empty if that is not by a measure
 * @param dampened the exact amounts, with limits, multiplier and certificate
 * @param unitCents the unit of rounding, in cents
 * @param rounding how the exact amounts became whole units; where the total is an outcome, its last entry stands for the
 *     fraction of a unit that is paid to nobody
 * @param budgets what each region gets
 */
public record StabilityOutcome(
        StabilityPolicy policy,
        Optional<MeasureOutcome> baseline,
        Situation situation,
        ImmutableList<PathOutcome> paths,
        ImmutableList<BoundOutcome> bounds,
        Optional<MeasureOutcome> weights,
        DampenedBudgets dampened,
        long unitCents,
        Apportionment rounding,
        RegionBudgets budgets) {

    /** What stability rules add and take, as a part of a stream in result tables. */
    public static final String LINE = "stability";

    /**
     * A path and where it led.
     *
     * @param rule the rule as written
     * @param values the value of the rule for each region; empty if it has none
     * @param measures the measures that it looks at, by what they are for
     * @param targets the targets after it, in cents
     */
    public record PathOutcome(
            StabilityRule.PathRule rule,
            Optional<RegionValues> values,
            ImmutableMap<String, MeasureOutcome> measures,
            RegionValues targets) {}

    /**
     * A bound and its amounts.
     *
     * @param rule the rule as written
     * @param values the value of the rule for each region; empty if it has none
     * @param measures the measures that it looks at, by what they are for
     * @param bound the bound of each region
     */
    public record BoundOutcome(
            StabilityRule.BoundRule rule,
            Optional<RegionValues> values,
            ImmutableMap<String, MeasureOutcome> measures,
            Bound bound) {}

    /** Checks bounds and rounding; the certificate was verified when it was made. */
    public StabilityOutcome {
        boolean keepsBounds = keepsBounds(policy, dampened);
        Fraction unit = Fraction.of(unitCents);
        for (int i = 0; i < situation.size(); i++) {
            Fraction cents = budgets.get(i).toCents();
            boolean kept = !keepsBounds || dampened.limits().allow(i, cents);
            Fraction moved = cents.minus(dampened.cents(i));
            boolean near = moved.abs().compareTo(unit) < 0;
            if (!kept || !near) {
                throw new IllegalStateException("Rounding gives region " + i + " " + cents + " cents for "
                        + dampened.cents(i) + ". This is a fault of the program.");
            }
        }
    }

    private static boolean keepsBounds(StabilityPolicy policy, DampenedBudgets dampened) {
        return policy.balance().method() != BalanceMethod.RENORMALISE && !dampened.floorsReduced();
    }

    /**
     * Whether amounts lie within their bounds. Renormalising, and floors that are reduced, move amounts off them: then a
     * region is held by a bound only before the balance.
     *
     * @return false with the balance {@code renormalise}, and if floors were reduced
     */
    public boolean keepsBounds() {
        return keepsBounds(policy, dampened);
    }

    /**
     * Whether any value behind the rules was made up.
     *
     * @return true if the baseline, the weights or a measure of a rule is synthetic
     */
    public boolean isSynthetic() {
        Stream<MeasureOutcome> ofRules = Stream.concat(
                paths.stream().flatMap(path -> path.measures().values().stream()),
                bounds.stream().flatMap(bound -> bound.measures().values().stream()));
        return Stream.concat(ofRules, Stream.concat(baseline.stream(), weights.stream()))
                .anyMatch(MeasureOutcome::synthetic);
    }

    /**
     * What holds a region, by the side of the rule that set the bound it is on.
     *
     * <p>Where a ceiling won from a floor, the floor was lowered to it: the region is then on both, and it is the ceiling that
     * holds it. {@link DampenedBudgets#held()} does not know the rules and calls this the floor.
     *
     * @param region the region
     * @return by a floor, by a ceiling, or not
     */
    public Held held(int region) {
        Held held = dampened.held().get(region);
        if (held == Held.NO) {
            return held;
        }
        Limits.RegionLimits limits = dampened.limits().regions().get(region);
        Limits.Limit limit =
                held == Held.BY_FLOOR ? limits.floor() : limits.ceiling().orElseThrow();
        BoundSide side = bounds.get(limit.bound().orElseThrow()).bound().side();
        return side == BoundSide.FLOOR ? Held.BY_FLOOR : Held.BY_CEILING;
    }

    /**
     * The targets that were balanced: those after the last path.
     *
     * @return in cents
     */
    public RegionValues balancedTargets() {
        return paths.isEmpty()
                ? situation.targets()
                : paths.get(paths.size() - 1).targets();
    }

    /**
     * What stability costs beyond the money there is.
     *
     * @return above 0 if more is paid, below 0 if money is left; 0 unless the total is an outcome
     */
    public Money cost() {
        return Money.ofCents(
                budgets.total().cents() - situation.total().numerator().longValueExact());
    }
}
