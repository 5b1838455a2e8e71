package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
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
import nl.verdeelmodel.exact.Money;
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

    private final StreamRule stream;
    private final StabilityPolicy policy;
    private final RegionSet regions;
    private final int year;
    private final Optional<LastYear> lastYear;
    private final StabilityProblems faults;
    private final RuleInputs inputs;

    /** What a stream gave in the year before, with and without stability rules. */
    record LastYear(RegionBudgets budgets, RegionBudgets undampened, boolean synthetic) {

        static LastYear of(Allocation.StreamOutcome outcome) {
            return new LastYear(outcome.budgets(), outcome.undampened(), outcome.isSynthetic());
        }
    }

    /**
     * An evaluator.
     *
     * @param lastYear the outcome of this stream in the year before; empty in the first year of the model
     */
    StabilityEvaluator(
            StreamRule stream, StabilityPolicy policy, Inputs inputs, int year, Optional<LastYear> lastYear) {
        this.stream = stream;
        this.policy = policy;
        this.regions = inputs.regions();
        this.year = year;
        this.lastYear = lastYear;
        this.faults = new StabilityProblems(stream, policy, regions, year);
        this.inputs = new RuleInputs(inputs, year, faults);
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
        Situation situation = new Situation(total, baselineCents(baseline), targets);
        Situation ruled = situation.withTargets(ofTotal(targets, total));
        faults.requireBaselineTotal(situation);
        faults.requireWeights(weights);
        PathEvaluator pathEvaluator = new PathEvaluator(inputs, faults);
        BoundEvaluator boundEvaluator = new BoundEvaluator(inputs, faults);
        List<StabilityOutcome.PathOutcome> paths = new ArrayList<>();
        List<StabilityOutcome.BoundOutcome> bounds = new ArrayList<>();
        for (StabilityRule rule : policy.rules()) {
            if (rule instanceof StabilityRule.BoundRule bound) {
                problems.collect(() -> boundEvaluator.evaluate(bound, ruled)).ifPresent(bounds::addAll);
            } else {
                Situation here = ruled.withTargets(last(paths).orElse(ruled.targets()));
                problems.collect(() -> pathEvaluator.evaluate((StabilityRule.PathRule) rule, here, ruled))
                        .ifPresent(paths::add);
            }
        }
        problems.throwIfAny();
        return balance(baseline, situation, ImmutableList.copyOf(paths), ImmutableList.copyOf(bounds), weights);
    }

    /** Targets that add up to the total: rules look at these, while a balance cuts claims above a ceiling as it says. */
    private static RegionValues ofTotal(RegionValues targets, Fraction total) {
        Fraction sum = targets.total();
        if (sum.signum() == 0 || sum.equals(total)) {
            return targets;
        }
        Fraction part = total.dividedBy(sum);
        return targets.map(target -> target.times(part));
    }

    private static Optional<RegionValues> last(List<StabilityOutcome.PathOutcome> paths) {
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(paths.get(paths.size() - 1).targets());
    }

    private RegionValues baselineCents(Optional<MeasureOutcome> baseline) {
        return baseline.map(euros -> RuleInputs.inCents(euros.values()))
                .orElse(RegionValues.constant(regions, Fraction.ZERO));
    }

    private MeasureOutcome baseline(BaselineRule rule) {
        if (rule instanceof BaselineRule.Stated stated) {
            return inputs.evaluate(stated.amounts());
        }
        BaselineRule.LastYear last = (BaselineRule.LastYear) rule;
        return lastYear.map(outcome -> outcomeOf(outcome, last.dampened()))
                .orElseGet(() -> inputs.evaluate(last.start()));
    }

    private MeasureOutcome outcomeOf(LastYear outcome, boolean dampened) {
        RegionBudgets budgets = dampened ? outcome.budgets() : outcome.undampened();
        List<Fraction> euros = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            euros.add(budgets.get(i).toCents().dividedBy(Money.CENTS_PER_EURO));
        }
        Text title = dampened
                ? Text.of("uitkomst van het jaar ervoor", "outcome of the year before")
                : Text.of(
                        "uitkomst van het jaar ervoor zonder stabiliteitsregels",
                        "outcome of the year before without stability rules");
        String period = Integer.toString(year - 1);
        return new MeasureOutcome(title, period, "", outcome.synthetic(), RegionValues.of(regions, euros));
    }

    private Optional<MeasureOutcome> weights() {
        return policy.balance()
                .weights()
                .filter(StabilityPolicy.BalanceWeights.PerUnit.class::isInstance)
                .map(weights -> inputs.evaluate(((StabilityPolicy.BalanceWeights.PerUnit) weights).term()));
    }

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
        faults.requireCeilings(balanced, limits);
        Optional<DampenedBudgets> solved = balancer.balance(balanced, limits, scaledAbove);
        boolean floorsExceed = limits.sumOfFloors().compareTo(situation.total()) > 0;
        if (solved.isEmpty() && floorsExceed && policy.reduceFloors()) {
            solved = Optional.of(balancer.reduceFloors(situation.total(), limits));
        }
        DampenedBudgets dampened =
                solved.orElseThrow(() -> new ProblemException(new UnreachableTotal(stream, policy, regions, year)
                        .problem(balancer, balanced, limits, scaledAbove, bounds, unit)));
        faults.requirePayable(dampened);
        Apportionment rounding = round(dampened, unit);
        return new StabilityOutcome(
                policy, baseline, situation, paths, bounds, weights, dampened, unit, rounding, budgets(rounding, unit));
    }

    private Limits limits(List<Bound> bounds, List<StabilityOutcome.BoundOutcome> outcomes, long unit) {
        Limits limits = policy.balance().method() == BalanceMethod.RENORMALISE
                ? Limits.exact(bounds, regions.size())
                : Limits.of(bounds, regions.size(), unit);
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
