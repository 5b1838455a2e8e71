package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.Eligibility;
import nl.verdeelmodel.key.StepTable;

/** Finds the numbers that a key states: thresholds, weights, steps. */
final class KeyParameters {

    private final long unitCents;
    private final ImmutableList.Builder<Parameter> found;

    KeyParameters(long unitCents, ImmutableList.Builder<Parameter> found) {
        this.unitCents = unitCents;
        this.found = found;
    }

    void add(KeyRule key, String path, String article, Function<KeyRule, FundingModel> put) {
        String source = key.terms().source().isEmpty() ? article : key.terms().source();
        if (key instanceof KeyRule.ProportionalTo proportional) {
            proportional.condition().ifPresent(condition -> condition(proportional, condition, path, source, put));
        } else if (key instanceof KeyRule.Blend blend) {
            for (int i = 0; i < blend.components().size(); i++) {
                component(blend, i, path + ".blend." + i, source, put);
            }
        } else if (key instanceof KeyRule.Steps steps) {
            for (int i = 0; i < steps.table().steps().size(); i++) {
                step(steps, i, path + ".steps.table." + i, source, put);
            }
        }
    }

    private void condition(
            KeyRule.ProportionalTo key,
            KeyRule.Condition condition,
            String path,
            String source,
            Function<KeyRule, FundingModel> put) {
        found.add(new Parameter(
                path + ".eligible.atLeast",
                condition.source().isEmpty() ? source : condition.source(),
                Parameter.Unit.RELATIVE,
                condition.rule().atLeast(),
                1,
                changed -> put.apply(new KeyRule.ProportionalTo(
                        key.terms(),
                        key.measure(),
                        Optional.of(new KeyRule.Condition(
                                condition.base(), new Eligibility(changed), condition.source(), condition.where()))))));
    }

    private void component(
            KeyRule.Blend blend, int index, String path, String source, Function<KeyRule, FundingModel> put) {
        KeyRule.Component component = blend.components().get(index);
        if (blend.components().size() > 1) {
            found.add(new Parameter(
                    path + ".weight",
                    source,
                    Parameter.Unit.RELATIVE,
                    component.weight(),
                    1,
                    changed -> put.apply(reweighted(blend, index, changed))));
        }
        add(
                component.key(),
                path + ".key",
                source,
                key -> put.apply(new KeyRule.Blend(
                        blend.terms(),
                        Parameters.replaced(
                                blend.components(), index, new KeyRule.Component(component.weight(), key)))));
    }

    /** Another weight of one component; those of the others change along, so that they still add up to 1. */
    private static KeyRule reweighted(KeyRule.Blend blend, int index, Fraction changed) {
        Fraction old = blend.components().get(index).weight();
        return new KeyRule.Blend(
                blend.terms(),
                IntStream.range(0, blend.components().size())
                        .mapToObj(i -> reweighted(blend.components().get(i), old, changed, i == index))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static KeyRule.Component reweighted(
            KeyRule.Component component, Fraction old, Fraction changed, boolean isChanged) {
        return new KeyRule.Component(Parameters.other(component.weight(), old, changed, isChanged), component.key());
    }

    private void step(KeyRule.Steps key, int index, String path, String source, Function<KeyRule, FundingModel> put) {
        StepTable.Step step = key.table().steps().get(index);
        found.add(new Parameter(
                path + ".amount",
                source,
                Parameter.Unit.MONEY,
                step.amount().toCents(),
                unitCents,
                cents -> put.apply(withSteps(
                        key,
                        Parameters.replaced(
                                key.table().steps(),
                                index,
                                new StepTable.Step(
                                        step.from(), step.to(), Money.ofCents(cents.numerator()), step.where()))))));
        if (index > 0) {
            found.add(new Parameter(
                    path + ".from",
                    source,
                    Parameter.Unit.COUNT,
                    Fraction.of(step.from()),
                    1,
                    from -> put.apply(withSteps(
                            key, movedBound(key, index, from.numerator().longValueExact())))));
        }
    }

    /** The step begins elsewhere, and the one before ends just before that. */
    private static List<StepTable.Step> movedBound(KeyRule.Steps key, int index, long from) {
        List<StepTable.Step> steps = new ArrayList<>(key.table().steps());
        StepTable.Step before = steps.get(index - 1);
        StepTable.Step step = steps.get(index);
        steps.set(
                index - 1,
                new StepTable.Step(before.from(), OptionalLong.of(from - 1), before.amount(), before.where()));
        steps.set(index, new StepTable.Step(from, step.to(), step.amount(), step.where()));
        return steps;
    }

    private static KeyRule withSteps(KeyRule.Steps key, List<StepTable.Step> steps) {
        return new KeyRule.Steps(
                key.terms(), key.measure(), StepTable.of(steps, key.terms().where()));
    }
}
