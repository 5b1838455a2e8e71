package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.exact.Fraction;

/** Stability rules whose values by year hold some years later. */
final class ShiftedRules {

    private ShiftedRules() {}

    static StabilityPolicy by(int years, StabilityPolicy policy) {
        return new StabilityPolicy(
                policy.baseline(),
                policy.rules().stream().map(rule -> rule(rule, years)).collect(ImmutableList.toImmutableList()),
                policy.balance(),
                policy.reduceFloors(),
                policy.priority(),
                policy.where());
    }

    private static StabilityRule rule(StabilityRule rule, int years) {
        if (rule instanceof StabilityRule.RelativeBound bound) {
            return new StabilityRule.RelativeBound(
                    bound.terms(),
                    bound.side(),
                    value(bound.value(), years),
                    bound.of(),
                    bound.per(),
                    bound.perBefore(),
                    bound.growthPart(),
                    bound.only());
        }
        if (rule instanceof StabilityRule.Corridor corridor) {
            return new StabilityRule.Corridor(corridor.terms(), value(corridor.width(), years));
        }
        if (rule instanceof StabilityRule.Supplement supplement) {
            return new StabilityRule.Supplement(
                    supplement.terms(), value(supplement.part(), years), supplement.amounts());
        }
        if (rule instanceof StabilityRule.Blend blend) {
            return new StabilityRule.Blend(
                    blend.terms(), value(blend.weight(), years), blend.shares(), blend.ownPots());
        }
        if (rule instanceof StabilityRule.PaceOfChange pace) {
            return new StabilityRule.PaceOfChange(pace.terms(), value(pace.growth(), years));
        }
        return rule;
    }

    private static RuleValue value(RuleValue value, int years) {
        if (!(value instanceof RuleValue.ByYear byYear)) {
            return value;
        }
        ImmutableSortedMap.Builder<Integer, Fraction> moved = ImmutableSortedMap.naturalOrder();
        byYear.byYear().forEach((year, number) -> moved.put(year + years, number));
        return new RuleValue.ByYear(byYear.relative(), moved.buildOrThrow(), byYear.where());
    }
}
