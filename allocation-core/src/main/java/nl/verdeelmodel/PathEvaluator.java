package nl.verdeelmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import nl.verdeelmodel.dampening.Combination;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** Replaces targets as a path says: a blend of old and new, pace of change, the increase only. */
final class PathEvaluator {

    private final RuleInputs inputs;
    private final RegionSet regions;
    private final StabilityProblems faults;

    PathEvaluator(RuleInputs inputs, StabilityProblems faults) {
        this.inputs = inputs;
        this.regions = inputs.regions();
        this.faults = faults;
    }

    /**
     * Where a path leads.
     *
     * @param here the situation with the targets of the path before
     * @param undampened the situation before any rule, on which distances rest
     */
    StabilityOutcome.PathOutcome evaluate(StabilityRule.PathRule rule, Situation here, Situation undampened) {
        if (rule instanceof StabilityRule.Blend blend) {
            RegionValues weight = inputs.values(blend.weight(), undampened);
            faults.requireBetweenZeroAndOne(blend.weight(), weight);
            return outcome(rule, Optional.of(weight), blend(blend, weight, here));
        }
        if (rule instanceof StabilityRule.PaceOfChange pace) {
            RegionValues growth = inputs.values(pace.growth(), undampened);
            faults.requireNoFallBelowZero(pace.growth(), growth);
            return outcome(rule, Optional.of(growth), grown(growth, here));
        }
        faults.requireIncrease(rule.terms(), here);
        return outcome(rule, Optional.empty(), increase(here));
    }

    private StabilityOutcome.PathOutcome outcome(
            StabilityRule.PathRule rule, Optional<RegionValues> values, RegionValues targets) {
        return new StabilityOutcome.PathOutcome(rule, values, inputs.measures(rule), targets);
    }

    /** What a blend without pots of its own makes of a region. */
    static Combination blended(StabilityRule.Blend rule, Fraction weight, Fraction total, Fraction baselineTotal) {
        Fraction old = Fraction.ONE.minus(weight);
        Fraction ofBaseline = rule.shares() ? old.times(total).dividedBy(baselineTotal) : old;
        return new Combination(ofBaseline, weight, Fraction.ZERO);
    }

    /** What a pace of change makes of a region. */
    static Combination grown(Fraction growth, boolean hasBaseline) {
        return hasBaseline ? Combination.ofBaseline(Fraction.ONE.plus(growth), Fraction.ZERO) : Combination.TARGET;
    }

    /** What dividing the increase only makes of every region. */
    static Combination increased(Fraction total, Fraction baselineTotal, Fraction targetTotal) {
        Fraction perTarget = targetTotal.signum() == 0
                ? Fraction.ZERO
                : total.minus(baselineTotal).dividedBy(targetTotal);
        return new Combination(Fraction.ONE, perTarget, Fraction.ZERO);
    }

    private RegionValues blend(StabilityRule.Blend rule, RegionValues weight, Situation here) {
        if (!rule.ownPots()) {
            Fraction before = here.baseline().total();
            return each(here, i -> blended(rule, weight.get(i), here.total(), before));
        }
        List<Fraction> old = new ArrayList<>();
        List<Fraction> fresh = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Fraction before = rule.shares()
                    ? here.historicShareOfTotal(i)
                    : here.baseline().get(i);
            old.add(Fraction.ONE.minus(weight.get(i)).times(before));
            fresh.add(weight.get(i).times(here.targets().get(i)));
        }
        RegionValues oldPart = RegionValues.of(regions, old);
        RegionValues newPart = RegionValues.of(regions, fresh);
        if (newPart.total().signum() == 0) {
            return oldPart.combine(newPart, Fraction::plus);
        }
        Fraction left = here.total().minus(oldPart.total());
        faults.requirePotForNew(rule, left);
        Fraction scale = left.dividedBy(newPart.total());
        return oldPart.combine(newPart, (before, after) -> before.plus(after.times(scale)));
    }

    private RegionValues grown(RegionValues growth, Situation here) {
        return each(here, i -> grown(growth.get(i), here.hasBaseline(i)));
    }

    private RegionValues increase(Situation here) {
        Combination increased =
                increased(here.total(), here.baseline().total(), here.targets().total());
        return each(here, i -> increased);
    }

    private RegionValues each(Situation here, IntFunction<Combination> combinations) {
        List<Fraction> targets = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            targets.add(combinations
                    .apply(i)
                    .at(here.baseline().get(i), here.targets().get(i)));
        }
        return RegionValues.of(regions, targets);
    }
}
