package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.Graduation;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/** Finds the numbers that a stability rule states: its value, its amounts, what it is limited to. */
final class RuleParameters {

    private final StabilityRule rule;
    private final int year;
    private final String path;
    private final long unitCents;
    private final ImmutableList.Builder<Parameter> found;

    RuleParameters(StabilityRule rule, int year, String path, long unitCents, ImmutableList.Builder<Parameter> found) {
        this.rule = rule;
        this.year = year;
        this.path = path;
        this.unitCents = unitCents;
        this.found = found;
    }

    void add(Function<StabilityRule, FundingModel> put) {
        rule.statedValue().ifPresent(value -> value(value, changed -> put.apply(withValue(changed))));
        if (rule instanceof StabilityRule.RelativeBound bound) {
            if (bound.of() == Reference.AVERAGE_GROWTH) {
                add(
                        "growthPart",
                        Parameter.Unit.RELATIVE,
                        bound.growthPart(),
                        part -> put.apply(withGrowth(bound, part)));
            }
            bound.only().ifPresent(only -> only(only, changed -> put.apply(withOnly(bound, changed))));
        } else if (rule instanceof StabilityRule.StatedBound bound) {
            stated(bound, put);
        }
    }

    private void add(String name, Parameter.Unit unit, Fraction value, Function<Fraction, FundingModel> with) {
        long grain = unit == Parameter.Unit.MONEY ? unitCents : 1;
        found.add(new Parameter(path + "." + name, rule.terms().source(), unit, value, grain, with));
    }

    private void value(RuleValue value, Function<RuleValue, FundingModel> put) {
        Parameter.Unit unit = value.relative() ? Parameter.Unit.RELATIVE : Parameter.Unit.MONEY;
        if (value instanceof RuleValue.Constant constant) {
            add(
                    "value",
                    unit,
                    constant.value(),
                    changed -> put.apply(new RuleValue.Constant(constant.relative(), changed, constant.where())));
        } else if (value instanceof RuleValue.ByYear byYear) {
            Map.Entry<Integer, Fraction> entry = byYear.byYear().floorEntry(year);
            if (entry != null) {
                add(
                        "value." + entry.getKey(),
                        unit,
                        entry.getValue(),
                        changed -> put.apply(atYear(byYear, entry.getKey(), changed)));
            }
        } else {
            points((RuleValue.Graded) value, unit, put);
        }
    }

    private static RuleValue atYear(RuleValue.ByYear value, int from, Fraction changed) {
        TreeMap<Integer, Fraction> byYear = new TreeMap<>(value.byYear());
        byYear.put(from, changed);
        return new RuleValue.ByYear(value.relative(), ImmutableSortedMap.copyOf(byYear), value.where());
    }

    private void points(RuleValue.Graded value, Parameter.Unit unit, Function<RuleValue, FundingModel> put) {
        boolean byMeasure = value.by() instanceof RuleValue.Criterion.ByMeasure;
        ImmutableList<Graduation.Point> points = value.graduation().points();
        for (int i = 0; i < points.size(); i++) {
            int index = i;
            Graduation.Point point = points.get(i);
            add(
                    "points." + i + ".value",
                    unit,
                    point.value(),
                    changed -> put.apply(withPoint(value, index, new Graduation.Point(point.from(), changed))));
            add(
                    "points." + i + ".from",
                    byMeasure ? Parameter.Unit.COUNT : Parameter.Unit.RELATIVE,
                    point.from(),
                    changed -> put.apply(withPoint(value, index, new Graduation.Point(changed, point.value()))));
        }
    }

    private static RuleValue withPoint(RuleValue.Graded value, int index, Graduation.Point point) {
        ImmutableList<Graduation.Point> points =
                Parameters.replaced(value.graduation().points(), index, point);
        Graduation graduation = value.graduation().isLinear() ? Graduation.knots(points) : Graduation.tiers(points);
        return new RuleValue.Graded(value.relative(), value.by(), graduation, value.where());
    }

    private StabilityRule withValue(RuleValue value) {
        if (rule instanceof StabilityRule.RelativeBound bound) {
            return new StabilityRule.RelativeBound(
                    bound.terms(),
                    bound.side(),
                    value,
                    bound.of(),
                    bound.per(),
                    bound.perBefore(),
                    bound.growthPart(),
                    bound.only());
        }
        if (rule instanceof StabilityRule.Corridor corridor) {
            return new StabilityRule.Corridor(corridor.terms(), value);
        }
        if (rule instanceof StabilityRule.Supplement supplement) {
            return new StabilityRule.Supplement(supplement.terms(), value, supplement.amounts());
        }
        if (rule instanceof StabilityRule.Blend blend) {
            return new StabilityRule.Blend(blend.terms(), value, blend.shares(), blend.ownPots());
        }
        return new StabilityRule.PaceOfChange(rule.terms(), value);
    }

    private static StabilityRule withGrowth(StabilityRule.RelativeBound bound, Fraction part) {
        return new StabilityRule.RelativeBound(
                bound.terms(),
                bound.side(),
                bound.value(),
                bound.of(),
                bound.per(),
                bound.perBefore(),
                part,
                bound.only());
    }

    private void only(StabilityRule.Only only, Function<StabilityRule.Only, FundingModel> put) {
        add(
                "only.value",
                Parameter.Unit.COUNT,
                only.value(),
                changed -> put.apply(new StabilityRule.Only(only.measure(), only.comparison(), changed)));
    }

    private static StabilityRule withOnly(StabilityRule.RelativeBound bound, StabilityRule.Only only) {
        return new StabilityRule.RelativeBound(
                bound.terms(),
                bound.side(),
                bound.value(),
                bound.of(),
                bound.per(),
                bound.perBefore(),
                bound.growthPart(),
                Optional.of(only));
    }

    private void stated(StabilityRule.StatedBound bound, Function<StabilityRule, FundingModel> put) {
        bound.amount()
                .ifPresent(amount -> add(
                        "amount",
                        Parameter.Unit.MONEY,
                        amount.toCents(),
                        cents -> put.apply(with(
                                bound, Optional.of(Money.ofCents(cents.numerator())), bound.plus(), bound.only()))));
        bound.plus().ifPresent(plus -> {
            add(
                    "plus.share",
                    Parameter.Unit.RELATIVE,
                    plus.share(),
                    share -> put.apply(with(
                            bound,
                            bound.amount(),
                            Optional.of(new StabilityRule.OfTotalAbove(share, plus.threshold())),
                            bound.only())));
            add(
                    "plus.threshold",
                    Parameter.Unit.MONEY,
                    plus.threshold().toCents(),
                    cents -> put.apply(with(
                            bound,
                            bound.amount(),
                            Optional.of(new StabilityRule.OfTotalAbove(plus.share(), Money.ofCents(cents.numerator()))),
                            bound.only())));
        });
        bound.only()
                .ifPresent(only -> only(
                        only, changed -> put.apply(with(bound, bound.amount(), bound.plus(), Optional.of(changed)))));
    }

    private static StabilityRule with(
            StabilityRule.StatedBound bound,
            Optional<Money> amount,
            Optional<StabilityRule.OfTotalAbove> plus,
            Optional<StabilityRule.Only> only) {
        return new StabilityRule.StatedBound(
                bound.terms(), bound.side(), amount, bound.amounts(), bound.per(), plus, only);
    }
}
