package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.MeasureTerm.YearReference;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Graduation;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;

/**
 * A stream over {@link #YEARS} with rules that the quick way covers, made so that decisions are close: amounts on bounds,
 * equal rests, floors that are their ceilings, regions without baseline or weight, one giant, one region. One in six has a
 * ceiling and one in six parts with amounts of their own.
 */
record QuickRandomStream(StreamRule stream, StabilityPolicy policy, Inputs inputs) {

    static final List<Integer> YEARS = List.of(2026, 2027, 2028);

    private static final StabilityRule.Terms TERMS = new StabilityRule.Terms("", Where.NOWHERE);
    private static final KeyRule.Terms TERMS_OF_KEY =
            new KeyRule.Terms("", Optional.empty(), ImmutableSet.of(), Where.NOWHERE);

    static QuickRandomStream of(Draw draw) {
        RegionSet regions = Regions.of(draw.oneIn(20) ? 40 : draw.between(1, 8));
        long unit = List.of(1L, 1L, 1L, 100L, 100_000L).get(draw.between(0, 4));
        long[] weights = numbers(draw, regions.size(), draw.between(0, 3));
        long[] before = draw.oneIn(4) ? weights.clone() : numbers(draw, regions.size(), draw.between(0, 3));
        Inputs inputs = Inputs.of(
                regions,
                List.of(
                        measure("weight", regions, weights, draw.oneIn(2) ? 1 : draw.between(1, 997)),
                        measure("other", regions, numbers(draw, regions.size(), draw.between(0, 3)), 7),
                        measure("before", regions, before, draw.oneIn(2) ? 100 : draw.between(1, 300)),
                        measure("size", regions, numbers(draw, regions.size(), 0), 1),
                        claims("claim", regions, nearly(draw, before, unit), unit),
                        claims("extra", regions, numbers(draw, regions.size(), 0), unit)));
        long units = Math.max(1, sum(before) * draw.between(80, 125) / 100 / unit);
        StabilityPolicy policy = policy(draw);
        return new QuickRandomStream(stream(draw, policy, units, unit), policy, inputs);
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static long[] numbers(Draw draw, int size, int kind) {
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = switch (kind) {
                case 0 -> draw.between(0, 4);
                case 1 -> 100_000L * draw.between(1, 60);
                case 2 -> draw.between(1_000_000, 9_000_000L);
                default -> draw.oneIn(8) ? draw.ofAnySize(44) : draw.ofAnySize(30);
            };
        }
        numbers[draw.between(0, size - 1)] += 1;
        return numbers;
    }

    private static Measure measure(String id, RegionSet regions, long[] numbers, long divisor) {
        List<Fraction> values = new ArrayList<>();
        for (long number : numbers) {
            values.add(Fraction.of(number, divisor));
        }
        ImmutableSortedMap.Builder<Integer, RegionValues> byYear = ImmutableSortedMap.naturalOrder();
        YEARS.forEach(year -> byYear.put(year, RegionValues.of(regions, values)));
        return Measure.of(id, byYear.build());
    }

    /** In units, what was there before and up to three more. */
    private static long[] nearly(Draw draw, long[] before, long unit) {
        return Arrays.stream(before).map(had -> had / unit + draw.between(0, 3)).toArray();
    }

    /** So many units each, in euros. */
    private static Measure claims(String id, RegionSet regions, long[] units, long unit) {
        long[] cents = Arrays.stream(units)
                .map(claimed -> Math.multiplyExact(claimed, unit))
                .toArray();
        return measure(id, regions, cents, 100);
    }

    private static MeasureTerm term(String measure) {
        return new MeasureTerm.InYear(measure, YearReference.SAME, Where.NOWHERE);
    }

    private static StreamRule stream(Draw draw, StabilityPolicy policy, long units, long unit) {
        boolean two = draw.oneIn(2);
        int kind = draw.between(0, 5);
        return switch (kind) {
            case 0 ->
                stream(
                        policy,
                        new StreamRule.YearlyMoney(true, money(draw, units, unit), Where.NOWHERE),
                        claims(two),
                        unit);
            case 1 -> stated(draw, policy, units, unit);
            default ->
                stream(
                        policy,
                        new StreamRule.YearlyMoney(false, money(draw, units, unit), Where.NOWHERE),
                        shares(two),
                        unit);
        };
    }

    private static ImmutableSortedMap<Integer, Money> money(Draw draw, long units, long unit) {
        ImmutableSortedMap.Builder<Integer, Money> money = ImmutableSortedMap.naturalOrder();
        for (int year : YEARS) {
            money.put(year, Money.ofCents((draw.oneIn(2) ? units : units * draw.between(95, 105) / 100) * unit));
        }
        return money.build();
    }

    private static List<StreamRule.Part> shares(boolean two) {
        List<StreamRule.Part> parts = new ArrayList<>();
        parts.add(part("risk", two ? Fraction.of(9975, 10_000) : Fraction.ONE, "weight"));
        if (two) {
            parts.add(part("border", Fraction.of(25, 10_000), "other"));
        }
        return parts;
    }

    /** Amounts in euros of whole units, which add up to what there is, to less or to more. */
    private static List<StreamRule.Part> claims(boolean two) {
        List<StreamRule.Part> parts = new ArrayList<>();
        parts.add(claim("claim"));
        if (two) {
            parts.add(claim("extra"));
        }
        return parts;
    }

    private static StreamRule.Part claim(String id) {
        KeyRule.StatedAmounts key = new KeyRule.StatedAmounts(TERMS_OF_KEY, term(id));
        return new StreamRule.Part(id, Text.NONE, "", Optional.empty(), Optional.empty(), key, Where.NOWHERE);
    }

    /** Two parts, each with its own amount per year; the second may have nothing. */
    private static StreamRule stated(Draw draw, StabilityPolicy policy, long units, long unit) {
        ImmutableSortedMap<Integer, Money> first = money(draw, units, unit);
        ImmutableSortedMap<Integer, Money> second = money(draw, draw.between(0, 40), unit);
        ImmutableSortedMap.Builder<Integer, Money> both = ImmutableSortedMap.naturalOrder();
        first.forEach((year, amount) -> both.put(year, amount.plus(second.getOrDefault(year, Money.ZERO))));
        return stream(
                policy,
                new StreamRule.YearlyMoney(false, both.build(), Where.NOWHERE),
                List.of(part("risk", first, "weight"), part("border", second, "other")),
                unit);
    }

    private static StreamRule stream(
            StabilityPolicy policy, StreamRule.YearlyMoney money, List<StreamRule.Part> parts, long unit) {
        return new StreamRule(
                "stream",
                Text.NONE,
                "",
                money,
                ImmutableList.copyOf(parts),
                Optional.of(policy),
                new StreamRule.RoundingRule(unit, "largest-remainder", Where.NOWHERE),
                Where.NOWHERE);
    }

    private static StreamRule.Part part(String id, Fraction share, String measure) {
        return part(id, Optional.of(share), Optional.empty(), measure);
    }

    private static StreamRule.Part part(String id, ImmutableSortedMap<Integer, Money> amounts, String measure) {
        return part(
                id, Optional.empty(), Optional.of(new StreamRule.YearlyMoney(false, amounts, Where.NOWHERE)), measure);
    }

    private static StreamRule.Part part(
            String id, Optional<Fraction> share, Optional<StreamRule.YearlyMoney> amounts, String measure) {
        return new StreamRule.Part(
                id,
                Text.NONE,
                "",
                share,
                amounts,
                new KeyRule.ProportionalTo(TERMS_OF_KEY, term(measure), Optional.empty()),
                Where.NOWHERE);
    }

    private static StabilityPolicy policy(Draw draw) {
        List<StabilityRule> rules = new ArrayList<>();
        if (draw.oneIn(2)) {
            pair(draw, rules);
        }
        for (int i = 0; i < draw.between(rules.isEmpty() ? 1 : 0, 3); i++) {
            rules.add(rule(draw));
        }
        BalanceMethod method = List.of(
                        BalanceMethod.SCALE,
                        BalanceMethod.SCALE,
                        BalanceMethod.SHIFT,
                        BalanceMethod.SCALE_THE_EXCESS,
                        BalanceMethod.NONE)
                .get(draw.between(0, 4));
        return new StabilityPolicy(
                Optional.of(
                        draw.oneIn(4)
                                ? new BaselineRule.Stated(term("before"))
                                : new BaselineRule.LastYear(draw.oneIn(2), term("before"), Where.NOWHERE)),
                ImmutableList.copyOf(rules),
                new StabilityPolicy.BalanceRule(method, weights(draw, method), "", Where.NOWHERE),
                draw.oneIn(2),
                draw.oneIn(3)
                        ? Optional.empty()
                        : Optional.of(draw.oneIn(2) ? Limits.Priority.FLOOR : Limits.Priority.CEILING),
                Where.NOWHERE);
    }

    private static Optional<StabilityPolicy.BalanceWeights> weights(Draw draw, BalanceMethod method) {
        if (!method.takesWeights() || draw.oneIn(2)) {
            return Optional.empty();
        }
        return Optional.of(
                draw.oneIn(2)
                        ? new StabilityPolicy.BalanceWeights.Baseline()
                        : new StabilityPolicy.BalanceWeights.PerUnit(term("size")));
    }

    /** A floor and a ceiling from one reference, as most policies have; now and then with nothing between them. */
    private static void pair(Draw draw, List<StabilityRule> rules) {
        Reference reference = reference(draw);
        long width = draw.oneIn(6) ? 0 : draw.between(0, 1500);
        rules.add(relative(reference, BoundSide.FLOOR, constant(-width), Fraction.ONE, Optional.empty()));
        rules.add(relative(reference, BoundSide.CEILING, constant(width), Fraction.ONE, Optional.empty()));
    }

    private static Reference reference(Draw draw) {
        return List.of(Reference.BASELINE, Reference.BASELINE_SHARE, Reference.AVERAGE_GROWTH, Reference.TARGET)
                .get(draw.between(0, 3));
    }

    private static StabilityRule rule(Draw draw) {
        return switch (draw.between(0, 9)) {
            case 0 -> new StabilityRule.Corridor(TERMS, value(draw, 0, 4000));
            case 1 -> new StabilityRule.Blend(TERMS, value(draw, 0, 10_000), draw.oneIn(2), draw.oneIn(8));
            case 2 -> new StabilityRule.PaceOfChange(TERMS, value(draw, -2000, 4000));
            case 3 -> draw.oneIn(2) ? new StabilityRule.IncreaseOnly(TERMS) : stated(draw);
            case 4 -> stated(draw);
            default -> {
                boolean floor = draw.oneIn(2);
                yield relative(
                        reference(draw),
                        floor ? BoundSide.FLOOR : BoundSide.CEILING,
                        floor ? value(draw, -4000, 500) : value(draw, 0, 6000),
                        Fraction.of(draw.between(0, 4), 4),
                        only(draw));
            }
        };
    }

    private static StabilityRule relative(
            Reference reference,
            BoundSide side,
            RuleValue value,
            Fraction growthPart,
            Optional<StabilityRule.Only> only) {
        return new StabilityRule.RelativeBound(
                TERMS, side, value, reference, Optional.empty(), Optional.empty(), growthPart, only);
    }

    private static StabilityRule stated(Draw draw) {
        boolean amount = draw.oneIn(2);
        return new StabilityRule.StatedBound(
                TERMS,
                draw.oneIn(2) ? BoundSide.FLOOR : BoundSide.CEILING,
                amount ? Optional.of(Money.ofCents(draw.ofAnySize(24))) : Optional.empty(),
                amount ? Optional.empty() : Optional.of(term("before")),
                Optional.empty(),
                draw.oneIn(3)
                        ? Optional.of(new StabilityRule.OfTotalAbove(
                                Fraction.of(draw.between(0, 3), 100), Money.ofCents(draw.ofAnySize(30))))
                        : Optional.empty(),
                only(draw));
    }

    private static Optional<StabilityRule.Only> only(Draw draw) {
        return draw.oneIn(5)
                ? Optional.of(new StabilityRule.Only(
                        term("size"),
                        StabilityRule.Comparison.values()[draw.between(0, 2)],
                        Fraction.of(draw.between(0, 4))))
                : Optional.empty();
    }

    /** A value in hundredths of a percent or in cents, the same for all, by year, by size or by distance. */
    private static RuleValue value(Draw draw, int least, int most) {
        return switch (draw.between(0, 7)) {
            case 0 -> new RuleValue.Constant(false, Fraction.of(draw.between(least, most)), Where.NOWHERE);
            case 1 ->
                new RuleValue.ByYear(
                        true,
                        ImmutableSortedMap.of(
                                draw.oneIn(9) ? 2027 : 2020, part(draw.between(least, most)), 2028, part(most)),
                        Where.NOWHERE);
            case 2 -> graded(draw, least, most);
            default -> constant(draw.between(least, most));
        };
    }

    private static RuleValue graded(Draw draw, int least, int most) {
        List<Graduation.Point> points = List.of(
                new Graduation.Point(Fraction.ONE, part(draw.between(least, most))),
                new Graduation.Point(Fraction.of(4), part(draw.between(least, most))));
        RuleValue.Criterion by = draw.oneIn(4)
                ? new RuleValue.Criterion.DistanceFromTarget()
                : new RuleValue.Criterion.ByMeasure(term("size"));
        return new RuleValue.Graded(
                true, by, draw.oneIn(2) ? Graduation.tiers(points) : Graduation.knots(points), Where.NOWHERE);
    }

    private static RuleValue constant(long hundredthsOfPercent) {
        return new RuleValue.Constant(true, part(hundredthsOfPercent), Where.NOWHERE);
    }

    private static Fraction part(long hundredthsOfPercent) {
        return Fraction.of(hundredthsOfPercent, 10_000);
    }
}
