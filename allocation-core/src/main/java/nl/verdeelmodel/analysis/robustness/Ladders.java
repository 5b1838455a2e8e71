package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.dampening.Graduation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.StepTable;

/** Finds the limits with which a model compares measures in a year. */
final class Ladders {

    private final int year;
    private final ImmutableList.Builder<Ladder> found = ImmutableList.builder();

    private Ladders(int year) {
        this.year = year;
    }

    /** The limits in the order of the model. */
    static ImmutableList<Ladder> of(FundingModel model, int year) {
        Ladders ladders = new Ladders(year);
        model.streams().forEach(ladders::stream);
        return ladders.found.build();
    }

    private void stream(StreamRule stream) {
        for (StreamRule.Part part : stream.parts()) {
            String path = "streams." + stream.id() + ".parts." + part.id() + ".key";
            String article = part.article().isEmpty() ? stream.source() : part.article();
            key(part.key(), path, article, year, ImmutableSet.of());
        }
        List<StabilityRule> rules =
                stream.stability().map(StabilityPolicy::rules).orElse(ImmutableList.of());
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), "streams." + stream.id() + ".stability." + i);
        }
    }

    private void key(KeyRule key, String path, String article, int inherited, ImmutableSet<String> leftOut) {
        OptionalInt t = key.terms().dataYear(year, inherited);
        if (t.isEmpty()) {
            return;
        }
        String source = key.terms().source().isEmpty() ? article : key.terms().source();
        ImmutableSet<String> excluded = key.terms().alsoExcluding(leftOut).excluded();
        if (key instanceof KeyRule.ProportionalTo proportional) {
            proportional
                    .condition()
                    .ifPresent(condition -> found.add(new Ladder(
                            ImmutableList.of(new Limit(
                                    LimitKind.ELIGIBILITY,
                                    path + ".eligible",
                                    condition.source().isEmpty() ? source : condition.source(),
                                    Optional.of(condition.rule().atLeast()))),
                            ImmutableList.of(proportional.measure(), condition.base()),
                            t.getAsInt(),
                            true,
                            excluded)));
        } else if (key instanceof KeyRule.Steps steps) {
            found.add(new Ladder(
                    limits(steps.table(), path, source),
                    ImmutableList.of(steps.measure()),
                    t.getAsInt(),
                    true,
                    excluded));
        } else if (key instanceof KeyRule.Blend blend) {
            for (int i = 0; i < blend.components().size(); i++) {
                key(blend.components().get(i).key(), path + ".blend." + i + ".key", source, t.getAsInt(), excluded);
            }
        }
    }

    /** Where each step but the first begins, and where the table ends. */
    private static ImmutableList<Limit> limits(StepTable table, String path, String source) {
        ImmutableList.Builder<Limit> limits = ImmutableList.builder();
        List<StepTable.Step> steps = table.steps();
        for (int i = 1; i < steps.size(); i++) {
            limits.add(new Limit(
                    LimitKind.STEP,
                    path + ".steps",
                    source,
                    Optional.of(Fraction.of(steps.get(i).from()))));
        }
        steps.get(steps.size() - 1)
                .to()
                .ifPresent(last -> limits.add(new Limit(
                        LimitKind.END_OF_STEPS, path + ".steps", source, Optional.of(Fraction.of(last + 1)))));
        return limits.build();
    }

    private void rule(StabilityRule rule, String path) {
        rule.statedValue().ifPresent(value -> value(rule, value, path));
        if (rule instanceof StabilityRule.RelativeBound bound) {
            bound.only().ifPresent(only -> only(rule, only, path));
        } else if (rule instanceof StabilityRule.StatedBound bound) {
            bound.only().ifPresent(only -> only(rule, only, path));
        }
    }

    private void value(StabilityRule rule, RuleValue value, String path) {
        if (!(value instanceof RuleValue.Graded graded)
                || !(graded.by() instanceof RuleValue.Criterion.ByMeasure byMeasure)) {
            return;
        }
        LimitKind kind = graded.graduation().isLinear() ? LimitKind.KNOT : LimitKind.TIER;
        ImmutableList<Limit> limits = graded.graduation().points().stream()
                .skip(graded.graduation().isLinear() ? 0 : 1)
                .map(Graduation.Point::from)
                .map(from -> new Limit(kind, path, rule.terms().source(), Optional.of(from)))
                .collect(ImmutableList.toImmutableList());
        add(limits, byMeasure.term(), true);
    }

    private void only(StabilityRule rule, StabilityRule.Only only, String path) {
        Limit limit =
                new Limit(LimitKind.CONDITION, path + ".only", rule.terms().source(), Optional.of(only.value()));
        add(ImmutableList.of(limit), only.measure(), only.comparison() != StabilityRule.Comparison.ABOVE);
    }

    private void add(ImmutableList<Limit> limits, MeasureTerm term, boolean onLimitIsPast) {
        if (!limits.isEmpty()) {
            found.add(new Ladder(limits, ImmutableList.of(term), year, onLimitIsPast, ImmutableSet.of()));
        }
    }
}
