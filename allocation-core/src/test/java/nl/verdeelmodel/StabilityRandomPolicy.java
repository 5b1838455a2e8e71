package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
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
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.testing.Draw;

/** Random stability rules for {@link AllocationRandomModel}: every kind of rule, value, baseline and balance. */
final class StabilityRandomPolicy {

    private static final StabilityRule.Terms TERMS = new StabilityRule.Terms("", Where.NOWHERE);

    private StabilityRandomPolicy() {}

    static StabilityPolicy of(Draw draw) {
        BalanceMethod method = BalanceMethod.values()[draw.between(0, BalanceMethod.values().length - 1)];
        List<StabilityRule> rules = new ArrayList<>();
        for (int i = 0; i < draw.between(1, 4); i++) {
            rules.add(rule(draw));
        }
        return new StabilityPolicy(
                Optional.of(new BaselineRule.Stated(term(draw))),
                ImmutableList.copyOf(rules),
                new StabilityPolicy.BalanceRule(method, weights(draw, method), "", Where.NOWHERE),
                draw.oneIn(2) && method != BalanceMethod.NONE && method != BalanceMethod.RENORMALISE,
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
                        : new StabilityPolicy.BalanceWeights.PerUnit(term(draw)));
    }

    private static MeasureTerm term(Draw draw) {
        String measure = List.of("a", "b", "c").get(draw.between(0, 2));
        return new MeasureTerm.InYear(measure, new YearReference(true, -draw.between(0, 3)), Where.NOWHERE);
    }

    private static StabilityRule rule(Draw draw) {
        return switch (draw.between(0, 9)) {
            case 0 -> new StabilityRule.Corridor(TERMS, value(draw, 0, 40));
            case 1 ->
                new StabilityRule.Supplement(
                        TERMS, value(draw, 0, 100), draw.oneIn(2) ? Optional.empty() : Optional.of(term(draw)));
            case 2 -> new StabilityRule.Blend(TERMS, value(draw, 0, 100), draw.oneIn(2), draw.oneIn(2));
            case 3 -> new StabilityRule.PaceOfChange(TERMS, value(draw, -20, 40));
            case 4 -> new StabilityRule.IncreaseOnly(TERMS);
            case 5 -> stated(draw);
            default -> relative(draw);
        };
    }

    private static StabilityRule stated(Draw draw) {
        boolean amount = draw.oneIn(2);
        return new StabilityRule.StatedBound(
                TERMS,
                draw.oneIn(2) ? BoundSide.FLOOR : BoundSide.CEILING,
                amount ? Optional.of(Money.ofCents(draw.ofAnySize(20))) : Optional.empty(),
                amount ? Optional.empty() : Optional.of(term(draw)),
                amount && draw.oneIn(2) ? Optional.of(term(draw)) : Optional.empty(),
                draw.oneIn(3)
                        ? Optional.of(new StabilityRule.OfTotalAbove(
                                Fraction.of(draw.between(0, 3), 100), Money.ofCents(draw.ofAnySize(30))))
                        : Optional.empty(),
                only(draw));
    }

    private static StabilityRule relative(Draw draw) {
        Reference reference = Reference.values()[draw.between(0, Reference.values().length - 1)];
        boolean perUnit = reference == Reference.BASELINE_PER_UNIT || reference == Reference.AVERAGE_PER_UNIT;
        boolean floor = draw.oneIn(2);
        return new StabilityRule.RelativeBound(
                TERMS,
                floor ? BoundSide.FLOOR : BoundSide.CEILING,
                floor ? value(draw, -40, 5) : value(draw, 0, 60),
                reference,
                perUnit ? Optional.of(term(draw)) : Optional.empty(),
                reference == Reference.BASELINE_PER_UNIT ? Optional.of(term(draw)) : Optional.empty(),
                reference == Reference.AVERAGE_GROWTH ? Fraction.of(draw.between(0, 4), 4) : Fraction.ONE,
                only(draw));
    }

    private static Optional<StabilityRule.Only> only(Draw draw) {
        return draw.oneIn(4)
                ? Optional.of(new StabilityRule.Only(
                        term(draw),
                        StabilityRule.Comparison.values()[draw.between(0, 2)],
                        Fraction.of(draw.between(0, 4))))
                : Optional.empty();
    }

    /** A percentage between two, the same for all, per year, or by tiers or knots of a measure or of the distance. */
    private static RuleValue value(Draw draw, int least, int most) {
        if (draw.oneIn(2)) {
            return new RuleValue.Constant(true, percentage(draw, least, most), Where.NOWHERE);
        }
        if (draw.oneIn(3)) {
            return new RuleValue.ByYear(
                    true,
                    ImmutableSortedMap.of(
                            AllocationRandomModel.YEAR - draw.between(0, 2), percentage(draw, least, most)),
                    Where.NOWHERE);
        }
        List<Graduation.Point> points = new ArrayList<>();
        for (int i = 0; i < draw.between(1, 3); i++) {
            points.add(new Graduation.Point(Fraction.of(2L * i - 1, 2), percentage(draw, least, most)));
        }
        RuleValue.Criterion by = switch (draw.between(0, 2)) {
            case 0 -> new RuleValue.Criterion.DistanceFromTarget();
            case 1 -> new RuleValue.Criterion.Effect();
            default -> new RuleValue.Criterion.ByMeasure(term(draw));
        };
        return new RuleValue.Graded(
                true, by, draw.oneIn(2) ? Graduation.tiers(points) : Graduation.knots(points), Where.NOWHERE);
    }

    private static Fraction percentage(Draw draw, int least, int most) {
        return Fraction.of(draw.between(least, most), 100);
    }
}
