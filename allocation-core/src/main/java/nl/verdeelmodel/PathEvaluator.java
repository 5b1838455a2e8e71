package nl.verdeelmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private RegionValues blend(StabilityRule.Blend rule, RegionValues weight, Situation here) {
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
        if (!rule.ownPots() || newPart.total().signum() == 0) {
            return oldPart.combine(newPart, Fraction::plus);
        }
        Fraction left = here.total().minus(oldPart.total());
        faults.requirePotForNew(rule, left);
        Fraction scale = left.dividedBy(newPart.total());
        return oldPart.combine(newPart, (before, after) -> before.plus(after.times(scale)));
    }

    private RegionValues grown(RegionValues growth, Situation here) {
        List<Fraction> targets = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            targets.add(
                    here.hasBaseline(i)
                            ? here.baseline().get(i).times(Fraction.ONE.plus(growth.get(i)))
                            : here.targets().get(i));
        }
        return RegionValues.of(regions, targets);
    }

    private RegionValues increase(Situation here) {
        Fraction increase = here.total().minus(here.baseline().total());
        Fraction perTarget = here.targets().total().signum() == 0
                ? Fraction.ZERO
                : increase.dividedBy(here.targets().total());
        return here.baseline().combine(here.targets(), (before, target) -> before.plus(target.times(perTarget)));
    }
}
