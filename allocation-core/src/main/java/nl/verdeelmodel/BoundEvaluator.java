package nl.verdeelmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.dampening.Bound;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Combination;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** Works out floors and ceilings as rules state them: relative, stated, corridors, supplements. */
final class BoundEvaluator {

    private final RuleInputs inputs;
    private final RegionSet regions;
    private final StabilityProblems faults;

    BoundEvaluator(RuleInputs inputs, StabilityProblems faults) {
        this.inputs = inputs;
        this.regions = inputs.regions();
        this.faults = faults;
    }

    /** The bounds that a rule sets: one, or for a corridor a floor and a ceiling. */
    List<StabilityOutcome.BoundOutcome> evaluate(StabilityRule.BoundRule rule, Situation situation) {
        if (rule instanceof StabilityRule.RelativeBound relative) {
            RegionValues values = inputs.values(relative.value(), situation);
            if (relative.value().relative()) {
                faults.requireNoFallBelowZero(relative.value(), values);
            }
            Bound bound = relative(relative, values, situation);
            return List.of(bound(rule, Optional.of(values), only(relative.only(), bound)));
        }
        if (rule instanceof StabilityRule.StatedBound stated) {
            Bound bound = only(stated.only(), stated(stated, situation));
            return List.of(bound(rule, Optional.empty(), bound));
        }
        if (rule instanceof StabilityRule.Corridor corridor) {
            return corridor(corridor, situation);
        }
        StabilityRule.Supplement supplement = (StabilityRule.Supplement) rule;
        RegionValues part = inputs.values(supplement.part(), situation);
        faults.requireBetweenZeroAndOne(supplement.part(), part);
        Bound bound = supplement(supplement, part, situation);
        return List.of(bound(rule, Optional.of(part), bound));
    }

    /** The historic share of the total, less and more the width times the target. */
    private List<StabilityOutcome.BoundOutcome> corridor(StabilityRule.Corridor rule, Situation situation) {
        RegionValues width = inputs.values(rule.width(), situation);
        faults.requireNotNegative(rule.width(), width);
        RegionValues lower = situation.targets().map(Fraction::negate);
        return List.of(
                bound(
                        rule,
                        Optional.of(width),
                        Bound.stated(BoundSide.FLOOR, edge(width, situation, Fraction::negate), lower)),
                bound(
                        rule,
                        Optional.of(width),
                        Bound.stated(
                                BoundSide.CEILING,
                                edge(width, situation, UnaryOperator.identity()),
                                situation.targets())));
    }

    private RegionValues edge(RegionValues width, Situation situation, UnaryOperator<Fraction> sign) {
        List<Fraction> edge = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Combination combination = aroundHistoric(
                    sign.apply(width.get(i)),
                    situation.total(),
                    situation.baseline().total());
            edge.add(combination.at(
                    situation.baseline().get(i), situation.targets().get(i)));
        }
        return RegionValues.of(regions, edge);
    }

    /** An edge of a corridor: the historic share of the total, and {@code margin} times the target. */
    static Combination aroundHistoric(Fraction margin, Fraction total, Fraction baselineTotal) {
        return new Combination(total.dividedBy(baselineTotal), margin, Fraction.ZERO);
    }

    private StabilityOutcome.BoundOutcome bound(
            StabilityRule.BoundRule rule, Optional<RegionValues> values, Bound bound) {
        return new StabilityOutcome.BoundOutcome(rule, values, inputs.measures(rule), bound);
    }

    private Bound relative(StabilityRule.RelativeBound rule, RegionValues values, Situation situation) {
        Problems problems = new Problems();
        Optional<RegionValues> units = rule.per().flatMap(term -> problems.collect(() -> inputs.measure(term)));
        Optional<RegionValues> before = rule.perBefore().flatMap(term -> problems.collect(() -> inputs.measure(term)));
        problems.throwIfAny();
        faults.requireUnits(rule, units);
        return Bound.relative(
                rule.side(),
                rule.of(),
                new Bound.Change(rule.value().relative(), values, units, before, rule.growthPart()),
                situation);
    }

    private Bound stated(StabilityRule.StatedBound rule, Situation situation) {
        RegionValues units = rule.per().map(inputs::measure).orElse(RegionValues.constant(regions, Fraction.ONE));
        RegionValues amounts = rule.amounts()
                .map(inputs::cents)
                .orElseGet(() ->
                        units.map(unit -> unit.times(rule.amount().orElseThrow().toCents())));
        Fraction plus = rule.plus().map(part -> part(part, situation.total())).orElse(Fraction.ZERO);
        RegionValues perChange = rule.amount().isPresent() ? units : RegionValues.constant(regions, Fraction.ZERO);
        return Bound.stated(rule.side(), amounts.map(amount -> amount.plus(plus)), perChange);
    }

    static Fraction part(StabilityRule.OfTotalAbove part, Fraction total) {
        Fraction above = total.minus(part.threshold().toCents());
        return above.signum() > 0 ? above.times(part.share()) : Fraction.ZERO;
    }

    private Bound supplement(StabilityRule.Supplement rule, RegionValues part, Situation situation) {
        RegionValues amounts = rule.amounts()
                .map(inputs::cents)
                .orElseGet(() -> situation.baseline().combine(situation.targets(), (before, target) -> {
                    Fraction loss = before.minus(target);
                    return loss.signum() > 0 ? loss : Fraction.ZERO;
                }));
        RegionValues paid = amounts.combine(part, Fraction::times);
        return Bound.stated(BoundSide.FLOOR, situation.targets().combine(paid, Fraction::plus), amounts)
                .onlyWhere(paid.values().stream()
                        .map(amount -> amount.signum() > 0)
                        .toList());
    }

    private Bound only(Optional<StabilityRule.Only> only, Bound bound) {
        return only.map(rule -> bound.onlyWhere(inputs.measure(rule.measure()).values().stream()
                        .map(value -> holds(rule, value))
                        .toList()))
                .orElse(bound);
    }

    static boolean holds(StabilityRule.Only rule, Fraction value) {
        int comparison = value.compareTo(rule.value());
        return switch (rule.comparison()) {
            case AT_LEAST -> comparison >= 0;
            case ABOVE -> comparison > 0;
            case BELOW -> comparison < 0;
        };
    }
}
