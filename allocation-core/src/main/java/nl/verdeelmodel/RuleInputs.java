package nl.verdeelmodel;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** What stability rules ask for in one year: measures, and values that depend on them. */
final class RuleInputs {

    private final RegionSet regions;
    private final MeasureEvaluator measures;
    private final Map<MeasureTerm, MeasureOutcome> evaluated = new HashMap<>();
    private final int year;
    private final StabilityProblems faults;

    RuleInputs(Inputs inputs, int year, StabilityProblems faults) {
        this.regions = inputs.regions();
        this.measures = new MeasureEvaluator(inputs);
        this.year = year;
        this.faults = faults;
    }

    RegionSet regions() {
        return regions;
    }

    /** A measure with its origin; worked out once, though a rule and its outcome both ask for it. */
    MeasureOutcome evaluate(MeasureTerm term) {
        return evaluated.computeIfAbsent(term, asked -> measures.evaluate(asked, year));
    }

    /** The values of a measure. */
    RegionValues measure(MeasureTerm term) {
        return evaluate(term).values();
    }

    /** A measure in euros, as cents. */
    RegionValues cents(MeasureTerm euros) {
        return inCents(measure(euros));
    }

    /** Euros as cents. */
    static RegionValues inCents(RegionValues euros) {
        return euros.map(value -> value.times(Money.CENTS_PER_EURO));
    }

    /** Every measure that a rule looks at, by its role. */
    ImmutableMap<String, MeasureOutcome> measures(StabilityRule rule) {
        ImmutableMap.Builder<String, MeasureOutcome> out = ImmutableMap.builder();
        rule.measures().forEach((role, term) -> out.put(role, evaluate(term)));
        return out.buildOrThrow();
    }

    /** The value of a rule for each region. */
    RegionValues values(RuleValue value, Situation situation) {
        if (value instanceof RuleValue.Constant constant) {
            return RegionValues.constant(regions, constant.value());
        }
        if (value instanceof RuleValue.ByYear byYear) {
            Map.Entry<Integer, Fraction> entry = byYear.byYear().floorEntry(year);
            if (entry == null) {
                throw new ProblemException(faults.noValueForYear(byYear, year));
            }
            return RegionValues.constant(regions, entry.getValue());
        }
        RuleValue.Graded graded = (RuleValue.Graded) value;
        if (graded.by() instanceof RuleValue.Criterion.ByMeasure byMeasure) {
            return measure(byMeasure.term()).map(graded.graduation()::at);
        }
        boolean effect = graded.by() instanceof RuleValue.Criterion.Effect;
        List<Fraction> values = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Optional<Fraction> distance = effect ? effect(situation, i) : distance(situation, i);
            values.add(distance.map(graded.graduation()::at)
                    .orElse(graded.graduation().last()));
        }
        return RegionValues.of(regions, values);
    }

    /** (baseline - target) / target; empty, above every number, if only the target is 0. */
    private static Optional<Fraction> distance(Situation situation, int region) {
        return relativeTo(
                situation.targets().get(region),
                situation.baseline().get(region).minus(situation.targets().get(region)));
    }

    private static Optional<Fraction> effect(Situation situation, int region) {
        Fraction difference =
                situation.historicShareOfTotal(region).minus(situation.targets().get(region));
        Fraction size = difference.abs();
        return relativeTo(situation.targets().get(region), size);
    }

    private static Optional<Fraction> relativeTo(Fraction target, Fraction difference) {
        if (target.signum() == 0) {
            return difference.signum() == 0 ? Optional.of(Fraction.ZERO) : Optional.empty();
        }
        return Optional.of(difference.dividedBy(target));
    }
}
