package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Balancer;
import nl.verdeelmodel.dampening.Bound;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.DampenedBudgets;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.LargestRemainder;

/** Keeps one stream stable in one year: baseline, paths, bounds, balance, rounding. */
final class StabilityEvaluator {

    private static final Fraction CENTS_PER_EURO = Fraction.of(100);

    private final StreamRule stream;
    private final StabilityPolicy policy;
    private final RegionSet regions;
    private final MeasureEvaluator measures;
    private final int year;
    private final Optional<Allocation.StreamOutcome> lastYear;
    private final StabilityProblems faults;

    /**
     * An evaluator.
     *
     * @param lastYear the outcome of this stream in the year before; empty in the first year of the model
     */
    StabilityEvaluator(
            StreamRule stream,
            StabilityPolicy policy,
            Inputs inputs,
            int year,
            Optional<Allocation.StreamOutcome> lastYear) {
        this.stream = stream;
        this.policy = policy;
        this.regions = inputs.regions();
        this.measures = new MeasureEvaluator(inputs);
        this.year = year;
        this.lastYear = lastYear;
        this.faults = new StabilityProblems(stream, policy, regions, year);
    }

    /**
     * Applies the rules.
     *
     * @param total the money to divide, in whole units
     * @param targets what each region should get, exact, in cents
     */
    StabilityOutcome apply(Fraction total, RegionValues targets) {
        Problems problems = new Problems();
        Optional<MeasureOutcome> baseline =
                problems.collect(() -> policy.baseline().map(this::baseline)).flatMap(found -> found);
        Optional<MeasureOutcome> weights = problems.collect(this::weights).flatMap(found -> found);
        problems.throwIfAny();
        Situation situation = new Situation(total, inCents(baseline), targets);
        faults.requireBaselineTotal(situation);
        List<StabilityOutcome.PathOutcome> paths = new ArrayList<>();
        List<StabilityOutcome.BoundOutcome> bounds = new ArrayList<>();
        for (StabilityRule rule : policy.rules()) {
            if (rule instanceof StabilityRule.BoundRule bound) {
                problems.collect(() -> bounds(bound, situation)).ifPresent(bounds::addAll);
            } else {
                Situation here = situation.withTargets(last(paths).orElse(targets));
                problems.collect(() -> path((StabilityRule.PathRule) rule, here, situation))
                        .ifPresent(paths::add);
            }
        }
        problems.throwIfAny();
        return balance(baseline, situation, ImmutableList.copyOf(paths), ImmutableList.copyOf(bounds), weights);
    }

    private static Optional<RegionValues> last(List<StabilityOutcome.PathOutcome> paths) {
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(paths.get(paths.size() - 1).targets());
    }

    private RegionValues inCents(Optional<MeasureOutcome> euros) {
        return euros.map(outcome -> outcome.values().map(value -> value.times(CENTS_PER_EURO)))
                .orElse(RegionValues.constant(regions, Fraction.ZERO));
    }

    private MeasureOutcome baseline(BaselineRule rule) {
        if (rule instanceof BaselineRule.Stated stated) {
            return measures.evaluate(stated.amounts(), year);
        }
        BaselineRule.LastYear last = (BaselineRule.LastYear) rule;
        return lastYear.map(outcome -> outcomeOf(outcome, last.dampened()))
                .orElseGet(() -> measures.evaluate(last.start(), year));
    }

    private MeasureOutcome outcomeOf(Allocation.StreamOutcome outcome, boolean dampened) {
        RegionBudgets budgets = dampened ? outcome.budgets() : outcome.undampened();
        List<Fraction> euros = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            euros.add(budgets.get(i).toCents().dividedBy(CENTS_PER_EURO));
        }
        Text title = dampened
                ? Text.of("uitkomst van het jaar ervoor", "outcome of the year before")
                : Text.of(
                        "uitkomst van het jaar ervoor zonder stabiliteitsregels",
                        "outcome of the year before without stability rules");
        String period = Integer.toString(year - 1);
        return new MeasureOutcome(title, period, "", false, RegionValues.of(regions, euros));
    }

    private Optional<MeasureOutcome> weights() {
        return policy.balance()
                .weights()
                .filter(StabilityPolicy.BalanceWeights.PerUnit.class::isInstance)
                .map(weights -> measures.evaluate(((StabilityPolicy.BalanceWeights.PerUnit) weights).term(), year));
    }

    // Paths

    private StabilityOutcome.PathOutcome path(StabilityRule.PathRule rule, Situation here, Situation undampened) {
        if (rule instanceof StabilityRule.Blend blend) {
            RegionValues weight = values(blend.weight(), undampened);
            faults.requireBetweenZeroAndOne(blend.weight(), weight);
            return path(rule, Optional.of(weight), blend(blend, weight, here));
        }
        if (rule instanceof StabilityRule.PaceOfChange pace) {
            RegionValues growth = values(pace.growth(), undampened);
            faults.requireNoFallBelowZero(pace.growth(), growth);
            return path(rule, Optional.of(growth), grown(growth, here));
        }
        faults.requireIncrease(rule.terms(), here);
        return path(rule, Optional.empty(), increase(here));
    }

    private StabilityOutcome.PathOutcome path(
            StabilityRule.PathRule rule, Optional<RegionValues> values, RegionValues targets) {
        return new StabilityOutcome.PathOutcome(rule, values, measures(rule), targets);
    }

    private StabilityOutcome.BoundOutcome bound(
            StabilityRule.BoundRule rule, Optional<RegionValues> values, Bound bound) {
        return new StabilityOutcome.BoundOutcome(rule, values, measures(rule), bound);
    }

    private ImmutableMap<String, MeasureOutcome> measures(StabilityRule rule) {
        ImmutableMap.Builder<String, MeasureOutcome> out = ImmutableMap.builder();
        rule.measures().forEach((name, term) -> out.put(name, measures.evaluate(term, year)));
        return out.buildOrThrow();
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

    // Bounds

    private List<StabilityOutcome.BoundOutcome> bounds(StabilityRule.BoundRule rule, Situation situation) {
        if (rule instanceof StabilityRule.RelativeBound relative) {
            RegionValues values = values(relative.value(), situation);
            Bound bound = relative(relative, values, situation);
            return List.of(bound(rule, Optional.of(values), only(relative.only(), bound)));
        }
        if (rule instanceof StabilityRule.StatedBound stated) {
            Bound bound = only(stated.only(), stated(stated, situation));
            return List.of(bound(rule, Optional.empty(), bound));
        }
        if (rule instanceof StabilityRule.Corridor corridor) {
            return corridor(corridor, situation);
        }
        StabilityRule.Supplement supplement = (StabilityRule.Supplement) rule;
        RegionValues part = values(supplement.part(), situation);
        faults.requireBetweenZeroAndOne(supplement.part(), part);
        Bound bound = supplement(supplement, part, situation);
        return List.of(bound(rule, Optional.of(part), bound));
    }

    /** The historic share of the total, less and more the width times the target. */
    private List<StabilityOutcome.BoundOutcome> corridor(StabilityRule.Corridor rule, Situation situation) {
        RegionValues width = values(rule.width(), situation);
        faults.requireNotNegative(rule.width(), width);
        List<Fraction> centre = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            centre.add(situation.historicShareOfTotal(i));
        }
        RegionValues historic = RegionValues.of(regions, centre);
        RegionValues margin = width.combine(situation.targets(), Fraction::times);
        RegionValues lower = situation.targets().map(target -> Fraction.ZERO.minus(target));
        return List.of(
                bound(
                        rule,
                        Optional.of(width),
                        Bound.stated(BoundSide.FLOOR, historic.combine(margin, Fraction::minus), lower)),
                bound(
                        rule,
                        Optional.of(width),
                        Bound.stated(
                                BoundSide.CEILING, historic.combine(margin, Fraction::plus), situation.targets())));
    }

    private Bound relative(StabilityRule.RelativeBound rule, RegionValues values, Situation situation) {
        Problems problems = new Problems();
        Optional<RegionValues> units = rule.per()
                .flatMap(term ->
                        problems.collect(() -> measures.evaluate(term, year).values()));
        Optional<RegionValues> before = rule.perBefore()
                .flatMap(term ->
                        problems.collect(() -> measures.evaluate(term, year).values()));
        problems.throwIfAny();
        faults.requireUnits(rule, units);
        return Bound.relative(
                rule.side(),
                rule.of(),
                new Bound.Change(rule.value().relative(), values, units, before, rule.growthPart()),
                situation);
    }

    private Bound stated(StabilityRule.StatedBound rule, Situation situation) {
        RegionValues units = rule.per()
                .map(term -> measures.evaluate(term, year).values())
                .orElse(RegionValues.constant(regions, Fraction.ONE));
        RegionValues amounts = rule.amounts()
                .map(term -> measures.evaluate(term, year).values().map(euros -> euros.times(CENTS_PER_EURO)))
                .orElseGet(() ->
                        units.map(unit -> unit.times(rule.amount().orElseThrow().toCents())));
        Fraction plus = rule.plus().map(part -> part(part, situation.total())).orElse(Fraction.ZERO);
        RegionValues perChange = rule.amount().isPresent() ? units : RegionValues.constant(regions, Fraction.ZERO);
        return Bound.stated(rule.side(), amounts.map(amount -> amount.plus(plus)), perChange);
    }

    private static Fraction part(StabilityRule.OfTotalAbove part, Fraction total) {
        Fraction above = total.minus(part.threshold().toCents());
        return above.signum() > 0 ? above.times(part.share()) : Fraction.ZERO;
    }

    private Bound supplement(StabilityRule.Supplement rule, RegionValues part, Situation situation) {
        RegionValues amounts = rule.amounts()
                .map(term -> measures.evaluate(term, year).values().map(euros -> euros.times(CENTS_PER_EURO)))
                .orElseGet(() -> situation.baseline().combine(situation.targets(), (before, target) -> {
                    Fraction loss = before.minus(target);
                    return loss.signum() > 0 ? loss : Fraction.ZERO;
                }));
        RegionValues paid = amounts.combine(part, Fraction::times);
        return Bound.stated(BoundSide.FLOOR, situation.targets().combine(paid, Fraction::plus), amounts)
                .onlyWhere(paid.values().stream()
                        .map(amount -> amount.signum() > 0)
                        .toList());
    }

    private Bound only(Optional<StabilityRule.Only> only, Bound bound) {
        return only.map(rule -> bound.onlyWhere(measures.evaluate(rule.measure(), year).values().values().stream()
                        .map(value -> holds(rule, value))
                        .toList()))
                .orElse(bound);
    }

    private static boolean holds(StabilityRule.Only rule, Fraction value) {
        int comparison = value.compareTo(rule.value());
        return switch (rule.comparison()) {
            case AT_LEAST -> comparison >= 0;
            case ABOVE -> comparison > 0;
            case BELOW -> comparison < 0;
        };
    }

    // Values of rules

    private RegionValues values(RuleValue value, Situation situation) {
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
            return measures.evaluate(byMeasure.term(), year).values().map(graded.graduation()::at);
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
        Fraction size = difference.signum() < 0 ? Fraction.ZERO.minus(difference) : difference;
        return relativeTo(situation.targets().get(region), size);
    }

    private static Optional<Fraction> relativeTo(Fraction target, Fraction difference) {
        if (target.signum() == 0) {
            return difference.signum() == 0 ? Optional.of(Fraction.ZERO) : Optional.empty();
        }
        return Optional.of(difference.dividedBy(target));
    }

    // Balance and rounding

    private StabilityOutcome balance(
            Optional<MeasureOutcome> baseline,
            Situation situation,
            ImmutableList<StabilityOutcome.PathOutcome> paths,
            ImmutableList<StabilityOutcome.BoundOutcome> bounds,
            Optional<MeasureOutcome> weights) {
        long unit = stream.rounding().unitCents();
        List<Bound> all =
                bounds.stream().map(StabilityOutcome.BoundOutcome::bound).toList();
        Limits limits = limits(all, bounds, unit);
        Situation balanced = situation.withTargets(last(paths).orElse(situation.targets()));
        Balancer balancer = new Balancer(policy.balance().method(), balanceWeights(situation, weights));
        Optional<Bound> scaledAbove = all.stream()
                .filter(bound -> bound.side() == BoundSide.SCALED_ABOVE)
                .findFirst();
        Optional<DampenedBudgets> solved = balancer.balance(balanced, limits, scaledAbove);
        boolean floorsExceed = limits.sumOfFloors().compareTo(situation.total()) > 0;
        if (solved.isEmpty() && floorsExceed && policy.reduceFloors()) {
            solved = Optional.of(balancer.reduceFloors(situation.total(), limits));
        }
        DampenedBudgets dampened = solved.orElseThrow(
                () -> new ProblemException(faults.unreachable(balancer, balanced, limits, scaledAbove, bounds, unit)));
        faults.requirePayable(dampened);
        Apportionment rounding = round(dampened, unit);
        return new StabilityOutcome(
                policy, baseline, situation, paths, bounds, weights, dampened, unit, rounding, budgets(rounding, unit));
    }

    private Limits limits(List<Bound> bounds, List<StabilityOutcome.BoundOutcome> outcomes, long unit) {
        Limits limits = Limits.of(bounds, regions.size(), unit);
        if (limits.crossed().isEmpty()) {
            return limits;
        }
        return limits.settled(
                policy.priority().orElseThrow(() -> new ProblemException(faults.crossed(limits, outcomes))));
    }

    private Optional<RegionValues> balanceWeights(Situation situation, Optional<MeasureOutcome> weights) {
        return policy.balance()
                .weights()
                .map(kind -> kind instanceof StabilityPolicy.BalanceWeights.Baseline
                        ? situation.baseline()
                        : weights.orElseThrow().values());
    }

    /**
     * Whole units by largest remainder over the exact amounts. Where the total is an outcome, an entry behind the regions
     * takes what the sum lacks to a whole number of units, and may get a unit that then nobody is paid.
     */
    private Apportionment round(DampenedBudgets dampened, long unit) {
        List<Fraction> amounts = new ArrayList<>(dampened.certificate().amounts());
        Fraction units = dampened.certificate().equation().total().dividedBy(Fraction.of(unit));
        BigInteger whole = units.ceiling();
        if (policy.balance().method() == BalanceMethod.NONE) {
            amounts.add(Fraction.of(whole).minus(units).times(Fraction.of(unit)));
        }
        return LargestRemainder.withoutMinimum().apportion(whole.longValueExact(), Weights.of(amounts));
    }

    private RegionBudgets budgets(Apportionment rounding, long unit) {
        long[] cents = new long[regions.size()];
        for (int i = 0; i < cents.length; i++) {
            cents[i] = Math.multiplyExact(rounding.units(i), unit);
        }
        return RegionBudgets.ofCents(regions, cents);
    }
}
