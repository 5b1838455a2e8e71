package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.AllocationKey;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** Makes the key of a year from a rule and the measures. */
final class KeyEvaluator {

    /** EUR 10 trillion in cents: more than any budget, and far from what a {@code long} holds. */
    private static final long LARGEST_CLAIMS = 1_000_000_000_000_000L;

    private final RegionSet regions;
    private final MeasureEvaluator measures;

    KeyEvaluator(Inputs inputs) {
        this.regions = inputs.regions();
        this.measures = new MeasureEvaluator(inputs);
    }

    /**
     * The key of a year of payment.
     *
     * @throws ProblemException if a measure lacks the values that it needs
     */
    KeyOutcome evaluate(KeyRule rule, int year) {
        return evaluate(rule, year, year);
    }

    /** The key of a year of payment, measured in year t unless the rule is frozen in another one. */
    private KeyOutcome evaluate(KeyRule rule, int year, int inherited) {
        int t = dataYear(rule.terms(), year, inherited);
        if (rule instanceof KeyRule.ProportionalTo proportional) {
            return proportional(proportional, t);
        }
        if (rule instanceof KeyRule.EqualPerRegion equal) {
            ImmutableSortedSet<Integer> excluded = indices(equal.terms().excluded());
            RegionValues ones = RegionValues.constant(regions, Fraction.ONE);
            return new KeyOutcome.Equal(AllocationKey.proportionalTo(without(ones, excluded)), excluded);
        }
        if (rule instanceof KeyRule.Blend blend) {
            return blend(blend, year, t);
        }
        if (rule instanceof KeyRule.Steps steps) {
            return steps(steps, t);
        }
        return stated((KeyRule.StatedAmounts) rule, t);
    }

    private static int dataYear(KeyRule.Terms terms, int year, int inherited) {
        return terms.dataYear(year, inherited)
                .orElseThrow(() -> new ProblemException(Problem.input(
                        "frozen-too-late",
                        terms.where(),
                        Text.format(
                                "De bevroren sleutel heeft geen basisjaar voor {0}; het eerste is voor {1}.",
                                "The frozen key has no base year for {0}; the first is for {1}.",
                                year,
                                terms.frozen().orElseThrow().baseYears().firstKey()))));
    }

    private KeyOutcome proportional(KeyRule.ProportionalTo rule, int t) {
        Problems problems = new Problems();
        Optional<MeasureOutcome> measure = problems.collect(() -> measures.evaluate(rule.measure(), t));
        Optional<MeasureOutcome> base =
                rule.condition().flatMap(condition -> problems.collect(() -> measures.evaluate(condition.base(), t)));
        problems.throwIfAny();
        ImmutableSortedSet<Integer> excluded = indices(rule.terms().excluded());
        RegionValues values = without(measure.orElseThrow().values(), excluded);
        Optional<KeyOutcome.Condition> condition = rule.condition().map(c -> condition(c, values, base.orElseThrow()));
        RegionValues counted = condition.map(c -> c.outcome().keep(values)).orElse(values);
        AllocationKey key = AllocationKey.proportionalTo(counted);
        return new KeyOutcome.Proportional(key, measure.orElseThrow(), counted, condition, excluded);
    }

    private static KeyOutcome.Condition condition(
            KeyRule.Condition condition, RegionValues values, MeasureOutcome base) {
        return new KeyOutcome.Condition(
                condition.rule(),
                condition.source(),
                base,
                condition.rule().test(values, base.values(), condition.where()));
    }

    private KeyOutcome blend(KeyRule.Blend rule, int year, int t) {
        Problems problems = new Problems();
        List<KeyOutcome.WeightedKey> components = new ArrayList<>();
        for (KeyRule.Component component : rule.components()) {
            problems.collect(() -> component(component, rule.terms().excluded(), year, t))
                    .ifPresent(components::add);
        }
        problems.throwIfAny();
        AllocationKey key = AllocationKey.blend(components.stream()
                .map(component -> new AllocationKey.Component(
                        component.weight(), component.outcome().key()))
                .toList());
        return new KeyOutcome.Blend(key, ImmutableList.copyOf(components));
    }

    /** Regions that a blend leaves out are left out of each component, so that each keeps its weight in the money. */
    private KeyOutcome.WeightedKey component(KeyRule.Component component, Set<String> excluded, int year, int t) {
        KeyRule rule = component.key();
        KeyOutcome outcome = evaluate(rule.withTerms(rule.terms().alsoExcluding(excluded)), year, t);
        if (outcome.key().isZero()) {
            throw new ProblemException(Problem.input(
                    "weights-all-zero",
                    component.key().terms().where(),
                    Text.of(
                            "Een onderdeel van de mengsleutel heeft voor alle regio's gewicht 0.",
                            "A component of the blend has weight 0 for every region.")));
        }
        return new KeyOutcome.WeightedKey(component.weight(), outcome);
    }

    private KeyOutcome steps(KeyRule.Steps rule, int t) {
        MeasureOutcome measure = measures.evaluate(rule.measure(), t);
        ImmutableSortedSet<Integer> excluded = indices(rule.terms().excluded());
        Problems problems = new Problems();
        List<Integer> stepOf = new ArrayList<>();
        List<Fraction> claims = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            int step = excluded.contains(i) ? -1 : step(rule, measure, i, problems);
            stepOf.add(step);
            claims.add(
                    step < 0
                            ? Fraction.ZERO
                            : rule.table().steps().get(step).amount().toCents());
        }
        problems.throwIfAny();
        KeyOutcome.StepsTaken taken = new KeyOutcome.StepsTaken(rule.table(), ImmutableList.copyOf(stepOf));
        return claims(rule, measure, Optional.of(taken), RegionValues.of(regions, claims), excluded);
    }

    private int step(KeyRule.Steps rule, MeasureOutcome measure, int region, Problems problems) {
        Fraction count = measure.values().get(region);
        OptionalInt step = rule.table().stepOf(count);
        if (step.isEmpty()) {
            List<StepTable.Step> steps = rule.table().steps();
            problems.add(Problem.input(
                    "step-none",
                    rule.terms().where(),
                    Text.format(
                            "Voor regio {0} is het aantal {1}; de staffel heeft daarvoor geen trede (van {2} tot en met"
                                    + " {3}, hele aantallen).",
                            "Region {0} counts {1}; the step table has no step for that ({2} up to {3}, whole numbers).",
                            regions.label(region),
                            count,
                            steps.get(0).from(),
                            last(steps.get(steps.size() - 1)))));
        }
        return step.orElse(-1);
    }

    private static Text last(StepTable.Step step) {
        return step.to().isPresent()
                ? Text.format("{0}", "{0}", step.to().getAsLong())
                : Text.of("onbegrensd", "no limit");
    }

    private KeyOutcome stated(KeyRule.StatedAmounts rule, int t) {
        MeasureOutcome measure = measures.evaluate(rule.measure(), t);
        Problems problems = new Problems();
        ImmutableSortedSet<Integer> excluded = indices(rule.terms().excluded());
        RegionValues cents = without(measure.values(), excluded).map(euros -> euros.times(Money.CENTS_PER_EURO));
        for (int i = 0; i < regions.size(); i++) {
            if (!cents.get(i).isWhole()) {
                problems.add(Problem.input(
                        "amount-not-in-cents",
                        rule.terms().where(),
                        Text.format(
                                "Voor regio {0} is het bedrag EUR {1}; dat zijn geen hele centen.",
                                "The amount of region {0} is EUR {1}, which is not whole cents.",
                                regions.label(i),
                                measure.values().get(i))));
            }
        }
        problems.throwIfAny();
        return claims(rule, measure, Optional.empty(), cents, excluded);
    }

    private static KeyOutcome claims(
            KeyRule rule,
            MeasureOutcome measure,
            Optional<KeyOutcome.StepsTaken> steps,
            RegionValues claims,
            ImmutableSortedSet<Integer> excluded) {
        if (claims.total().compareTo(Fraction.of(LARGEST_CLAIMS)) > 0) {
            throw new ProblemException(Problem.input(
                    "amount-too-large",
                    rule.terms().where(),
                    Text.format(
                            "De bedragen van de regio's zijn samen meer dan {0}.",
                            "The amounts of the regions are more than {0} together.", Money.ofCents(LARGEST_CLAIMS)),
                    Text.of(
                            "Misschien staan er centen in een kolom met euro's, of is een getal verkeerd gelezen.",
                            "Maybe a column of euros holds cents, or a number was misread.")));
        }
        return new KeyOutcome.Claims(AllocationKey.proportionalTo(claims), measure, steps, claims, excluded);
    }

    private RegionValues without(RegionValues values, ImmutableSortedSet<Integer> excluded) {
        if (excluded.isEmpty()) {
            return values;
        }
        List<Fraction> kept = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            kept.add(excluded.contains(i) ? Fraction.ZERO : values.get(i));
        }
        return RegionValues.of(regions, kept);
    }

    /** Where the codes of a rule stand in the regions; {@link ModelCheck} made sure that all do. */
    private ImmutableSortedSet<Integer> indices(Set<String> codes) {
        return codes.stream()
                .flatMapToInt(code -> regions.indexOf(code).stream())
                .boxed()
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }
}
