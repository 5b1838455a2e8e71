package nl.verdeelmodel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * Keeps a stream stable in one year, amounts only: the same cents as {@link StabilityEvaluator}, found in floating point
 * where every decision is certain. Where it has no answer, that one decides, and says what is wrong.
 *
 * <p>Holds what all policies share, so it can be asked from many threads.
 */
final class QuickStability {

    private static final long LARGEST_TOTAL =
            StabilityProblems.LARGEST_TOTAL.numerator().longValueExact();

    private final StreamRule stream;
    private final RegionSet regions;
    private final MeasureEvaluator measures;
    private final int year;
    private final long total;
    private final QuickValues targets;
    private final QuickValues ruled;
    private final Map<MeasureTerm, RegionValues> values = new ConcurrentHashMap<>();
    private final Map<MeasureTerm, QuickValues> cents = new ConcurrentHashMap<>();

    /** What regions had, in cents, with its sum. */
    private record Baseline(QuickValues cents, Fraction total) {}

    /**
     * Prepares a stream and a year.
     *
     * @param total the money to divide, in cents
     * @param targets what each region should get, in cents
     */
    QuickStability(StreamRule stream, Inputs inputs, int year, long total, QuickValues targets) {
        this.stream = stream;
        this.regions = inputs.regions();
        this.measures = new MeasureEvaluator(inputs);
        this.year = year;
        this.total = total;
        this.targets = targets;
        this.ruled = stream.money().ceiling() ? ofTotal(targets, Fraction.of(total)) : targets;
    }

    /** Claims under a ceiling in proportion to what can be paid; without a ceiling targets add up to the total. */
    private static QuickValues ofTotal(QuickValues claims, Fraction total) {
        Fraction sum = claims.total();
        return sum.signum() == 0 || sum.equals(total) ? claims : claims.times(total.dividedBy(sum));
    }

    /** The amounts under a policy; empty if the exact way must decide. */
    Optional<RegionBudgets> budgets(StabilityPolicy policy, Optional<StabilityEvaluator.LastYear> lastYear) {
        if (total <= 0 || total > LARGEST_TOTAL) {
            return Optional.empty();
        }
        try {
            return baseline(policy, lastYear)
                    .flatMap(baseline -> units(policy, baseline))
                    .map(this::inCents);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private Optional<long[]> units(StabilityPolicy policy, Baseline baseline) {
        QuickRules rules = new QuickRules(this::measure, year, Fraction.of(total), baseline.cents(), baseline.total());
        for (StabilityRule rule : policy.rules()) {
            if (!rules.add(rule, ruled)) {
                return Optional.empty();
            }
        }
        long unit = stream.rounding().unitCents();
        QuickLimits limits = new QuickLimits(unit, baseline.cents(), ruled, rules.bounds());
        if (!limits.find(policy.priority())) {
            return Optional.empty();
        }
        return balanced(policy, baseline, rules, limits);
    }

    private Optional<long[]> balanced(StabilityPolicy policy, Baseline baseline, QuickRules rules, QuickLimits limits) {
        long unit = stream.rounding().unitCents();
        long units = total / unit;
        QuickValues balanced = rules.path().orElse(targets);
        // Claims under a ceiling need not add up to the total, nor be whole units.
        boolean fit = rules.path().isEmpty() && !stream.money().ceiling();
        return switch (policy.balance().method()) {
            case SCALE -> new QuickBalance(units, Optional.empty(), balanced, unit, limits).units();
            case SHIFT ->
                new QuickBalance(units, Optional.of(balanced), weights(policy, baseline), unit, limits).units();
            case SCALE_THE_EXCESS -> new QuickWithin(units, balanced, unit, limits).scaledExcess(fit);
            case NONE -> new QuickWithin(units, balanced, unit, limits).none(fit, (double) LARGEST_TOTAL / unit);
            case LARGEST_WINNERS, RENORMALISE -> Optional.empty();
        };
    }

    private QuickValues weights(StabilityPolicy policy, Baseline baseline) {
        return policy.balance()
                .weights()
                .map(weights -> weights instanceof StabilityPolicy.BalanceWeights.PerUnit perUnit
                        ? QuickValues.of(measure(perUnit.term()).values())
                        : baseline.cents())
                .orElseGet(() -> QuickValues.of(
                        IntStream.range(0, regions.size()).mapToLong(i -> 1).toArray()));
    }

    private RegionValues measure(MeasureTerm term) {
        return values.computeIfAbsent(
                term, asked -> measures.evaluate(asked, year).values());
    }

    /** Where rules start from: nothing if they need no baseline; empty if that is refused. */
    private Optional<Baseline> baseline(StabilityPolicy policy, Optional<StabilityEvaluator.LastYear> lastYear) {
        if (policy.baseline().isEmpty()) {
            return Optional.of(new Baseline(QuickValues.of(new long[regions.size()]), Fraction.ZERO));
        }
        BaselineRule rule = policy.baseline().get();
        Baseline baseline;
        if (rule instanceof BaselineRule.LastYear last && lastYear.isPresent()) {
            RegionBudgets before =
                    last.dampened() ? lastYear.get().budgets() : lastYear.get().undampened();
            baseline = new Baseline(
                    QuickValues.of(before.toCents()), before.total().toCents());
        } else {
            baseline = stated(rule);
        }
        return Optional.of(baseline).filter(found -> found.total().signum() != 0);
    }

    private Baseline stated(BaselineRule rule) {
        MeasureTerm term =
                rule instanceof BaselineRule.Stated stated ? stated.amounts() : ((BaselineRule.LastYear) rule).start();
        RegionValues euros = measure(term);
        return new Baseline(
                cents.computeIfAbsent(term, asked -> QuickRules.inCents(euros)),
                euros.total().times(Money.CENTS_PER_EURO));
    }

    private RegionBudgets inCents(long[] units) {
        long unit = stream.rounding().unitCents();
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.multiplyExact(units[i], unit);
        }
        return RegionBudgets.ofCents(regions, units);
    }
}
