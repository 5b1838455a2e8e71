package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.MeasureTerm.YearReference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.Eligibility;
import nl.verdeelmodel.key.KeySchedule;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.ExponentialSmoothing;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.score.Ratio;
import nl.verdeelmodel.score.YearAverage;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;

/**
 * A small random model for 2026 with two streams: one with an amount, one with a ceiling.
 *
 * <p>One to eight regions, four measures (one never 0) over 2022-2026 with zeros, ties and giants, every kind of key, several parts.
 */
record AllocationRandomModel(FundingModel model, Inputs inputs) {

    static final int YEAR = 2026;
    static final String DIVIDED = "divided";
    static final String CLAIMED = "claimed";

    private static final List<String> MEASURES = List.of("a", "b", "c");
    private static final int FIRST = 2022;
    private static final MeasureTerm NEVER_ZERO = new MeasureTerm.InYear("d", YearReference.SAME, Where.NOWHERE);

    static AllocationRandomModel of(Draw draw, List<String> methods) {
        RegionSet regions = Regions.of(draw.between(1, 8));
        List<Measure> measures = new ArrayList<>();
        MEASURES.forEach(id -> measures.add(Measure.of(id, values(draw, regions))));
        measures.add(Measure.of("d", positive(values(draw, regions))));
        ImmutableList<StreamRule> streams = ImmutableList.of(divided(draw, regions, methods), claimed(draw, regions));
        FundingModel model =
                new FundingModel("random", Text.same("random"), "", "", ImmutableMap.of(), streams, Where.NOWHERE);
        return new AllocationRandomModel(model, Inputs.of(regions, measures));
    }

    /** The same values, 1 where they are 0, to divide by. */
    private static Map<Integer, RegionValues> positive(Map<Integer, RegionValues> byYear) {
        Map<Integer, RegionValues> positive = new TreeMap<>();
        byYear.forEach((year, values) ->
                positive.put(year, values.map(value -> value.signum() == 0 ? Fraction.ONE : value)));
        return positive;
    }

    private static Map<Integer, RegionValues> values(Draw draw, RegionSet regions) {
        Map<Integer, RegionValues> byYear = new TreeMap<>();
        long unit = draw.oneIn(2) ? 1 : draw.between(1, 1000);
        boolean small = draw.oneIn(2);
        for (int year = FIRST; year <= YEAR; year++) {
            List<Fraction> values = new ArrayList<>();
            for (int i = 0; i < regions.size(); i++) {
                long value = small ? draw.between(0, 4) : draw.ofAnySize(40);
                values.add(Fraction.of(draw.oneIn(12) ? 0 : value, unit));
            }
            byYear.put(year, RegionValues.of(regions, values));
        }
        return byYear;
    }

    private static StreamRule divided(Draw draw, RegionSet regions, List<String> methods) {
        long unit = List.of(1L, 1L, 100L, 100_000L).get(draw.between(0, 3));
        int count = draw.between(1, 3);
        boolean stated = draw.oneIn(2);
        List<StreamRule.Part> parts = new ArrayList<>();
        long sum = 0;
        long left = 100;
        for (int i = 0; i < count; i++) {
            long share = i == count - 1 ? left : draw.between(0, left);
            left -= share;
            long units = draw.oneIn(5) ? draw.between(0, 12) : draw.ofAnySize(36);
            sum += units * unit;
            parts.add(new StreamRule.Part(
                    "p" + i,
                    Text.NONE,
                    "",
                    stated ? Optional.empty() : Optional.of(Fraction.of(share, 100)),
                    stated ? Optional.of(money(false, units * unit)) : Optional.empty(),
                    key(draw, regions, true),
                    Where.path("p" + i)));
        }
        String method = methods.get(draw.between(0, methods.size() - 1));
        return stream(DIVIDED, money(false, sum), parts, new StreamRule.RoundingRule(unit, method, Where.NOWHERE));
    }

    private static StreamRule claimed(Draw draw, RegionSet regions) {
        List<StreamRule.Part> parts = new ArrayList<>();
        for (int i = 0; i < draw.between(1, 3); i++) {
            KeyRule key = new KeyRule.Steps(terms(draw, regions), term(draw, 0), steps(draw));
            parts.add(new StreamRule.Part(
                    "c" + i, Text.NONE, "", Optional.empty(), Optional.empty(), key, Where.path("c" + i)));
        }
        long ceiling = draw.oneIn(3) ? draw.between(0, 100) : draw.ofAnySize(24);
        StreamRule.RoundingRule cents = new StreamRule.RoundingRule(1, "largest-remainder", Where.NOWHERE);
        return stream(CLAIMED, money(true, ceiling), parts, cents);
    }

    private static StreamRule stream(
            String id, StreamRule.YearlyMoney money, List<StreamRule.Part> parts, StreamRule.RoundingRule rounding) {
        return new StreamRule(
                id, Text.NONE, "", money, ImmutableList.copyOf(parts), Optional.empty(), rounding, Where.path(id));
    }

    private static StreamRule.YearlyMoney money(boolean ceiling, long cents) {
        return new StreamRule.YearlyMoney(ceiling, ImmutableSortedMap.of(YEAR, Money.ofCents(cents)), Where.NOWHERE);
    }

    /** Steps from 0 without an end, for whole numbers; a count between two steps has none. */
    private static StepTable steps(Draw draw) {
        List<StepTable.Step> steps = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < draw.between(0, 3); i++) {
            long to = from + draw.ofAnySize(20);
            steps.add(new StepTable.Step(from, OptionalLong.of(to), Money.ofCents(draw.ofAnySize(22)), Where.NOWHERE));
            from = to + 1;
        }
        steps.add(new StepTable.Step(from, OptionalLong.empty(), Money.ofCents(draw.ofAnySize(22)), Where.NOWHERE));
        return StepTable.of(steps, Where.NOWHERE);
    }

    private static KeyRule key(Draw draw, RegionSet regions, boolean mayBlend) {
        KeyRule.Terms terms = terms(draw, regions);
        int kind = draw.between(0, mayBlend ? 5 : 3);
        if (kind == 0) {
            return new KeyRule.EqualPerRegion(terms);
        }
        if (kind <= 3) {
            Optional<KeyRule.Condition> condition = draw.oneIn(4)
                    ? Optional.of(new KeyRule.Condition(
                            term(draw, 0), new Eligibility(Fraction.of(draw.between(0, 9), 10)), "", Where.NOWHERE))
                    : Optional.empty();
            return new KeyRule.ProportionalTo(terms, term(draw, 1), condition);
        }
        long first = draw.between(0, 100);
        return new KeyRule.Blend(
                terms,
                ImmutableList.of(
                        new KeyRule.Component(Fraction.of(first, 100), key(draw, regions, false)),
                        new KeyRule.Component(Fraction.of(100 - first, 100), key(draw, regions, kind == 5))));
    }

    private static KeyRule.Terms terms(Draw draw, RegionSet regions) {
        ImmutableSet.Builder<String> excluded = ImmutableSet.builder();
        if (draw.oneIn(4)) {
            excluded.add(regions.get(draw.between(0, regions.size() - 1)).code());
        }
        Optional<KeySchedule> frozen = draw.oneIn(4)
                ? Optional.of(new KeySchedule(ImmutableSortedMap.of(2025, 2024, 2027, 2023)))
                : Optional.empty();
        return new KeyRule.Terms("", frozen, excluded.build(), Where.NOWHERE);
    }

    private static MeasureTerm term(Draw draw, int deeper) {
        String measure = MEASURES.get(draw.between(0, 2));
        return switch (draw.between(0, 2 + 4 * deeper)) {
            case 0 -> new MeasureTerm.InYear(measure, new YearReference(true, draw.between(-2, 0)), Where.NOWHERE);
            case 1 ->
                new MeasureTerm.InYear(measure, new YearReference(false, draw.between(FIRST, YEAR)), Where.NOWHERE);
            case 2 ->
                new MeasureTerm.MeanOver(
                        measure,
                        new YearReference(true, -2),
                        new YearReference(true, draw.between(-2, 0)),
                        Where.NOWHERE);
            case 3 -> mean(draw);
            case 4 -> ratio(term(draw, 0), draw.oneIn(8) ? term(draw, 0) : NEVER_ZERO);
            case 5 ->
                new MeasureTerm.Smoothed(
                        sameYear(draw),
                        new ExponentialSmoothing(Fraction.of(draw.between(1, 4), 4), FIRST),
                        YearReference.SAME,
                        "",
                        Where.NOWHERE);
            default -> new MeasureTerm.Product(ImmutableList.of(term(draw, 0), term(draw, 0)), Where.NOWHERE);
        };
    }

    /** A term of year t itself, so that years can be taken of it as far back as there are values. */
    private static MeasureTerm sameYear(Draw draw) {
        MeasureTerm one = new MeasureTerm.InYear(MEASURES.get(draw.between(0, 2)), YearReference.SAME, Where.NOWHERE);
        return draw.oneIn(2) ? one : ratio(one, NEVER_ZERO);
    }

    private static MeasureTerm ratio(MeasureTerm numerator, MeasureTerm denominator) {
        return new MeasureTerm.Quotient(numerator, denominator, new Ratio(true), "", Where.NOWHERE);
    }

    private static MeasureTerm mean(Draw draw) {
        ImmutableList<Fraction> weights = draw.oneIn(2)
                ? ImmutableList.of()
                : ImmutableList.of(Fraction.of(draw.between(1, 4)), Fraction.ZERO, Fraction.of(draw.between(0, 9), 7));
        return new MeasureTerm.MeanOver(
                sameYear(draw),
                new MeasureTerm.YearRange(new YearReference(true, -2), YearReference.SAME),
                weights,
                draw.oneIn(2) ? YearAverage.Of.VALUES : YearAverage.Of.SHARES,
                "",
                Where.NOWHERE);
    }

    /** The same model with other values. */
    AllocationRandomModel mapped(UnaryOperator<RegionValues> operation) {
        List<Measure> measures = inputs.measures().values().stream()
                .map(measure -> {
                    Map<Integer, RegionValues> byYear = new TreeMap<>();
                    measure.byYear().forEach((year, values) -> byYear.put(year, operation.apply(values)));
                    return Measure.of(measure.id(), byYear);
                })
                .toList();
        return new AllocationRandomModel(model, Inputs.of(inputs.regions(), measures));
    }

    /** The outcome, or nothing if this model has no outcome for one of the reasons that are nobody's fault. */
    Optional<Allocation> allocate() {
        try {
            return Optional.of(Allocator.of(model, inputs).allocate(YEAR));
        } catch (ProblemException e) {
            List<String> excuses = List.of(
                    "weights-all-zero",
                    "units-too-few",
                    "ratio-undefined",
                    "step-none",
                    "ratio-by-zero",
                    "year-total-zero");
            if (e.problems().stream().allMatch(problem -> excuses.contains(problem.code()))) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
