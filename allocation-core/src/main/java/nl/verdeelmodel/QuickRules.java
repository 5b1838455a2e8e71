package nl.verdeelmodel;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Combination;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionValues;

/**
 * The rules of a policy as combinations of baseline and target, as far as they are of that form.
 *
 * <p>What is not, and whatever the exact evaluators would refuse, is not covered: then those decide. Confined to one call.
 */
final class QuickRules {

    private final Function<MeasureTerm, RegionValues> measures;
    private final int year;
    private final Fraction total;
    private final QuickValues baseline;
    private final Fraction baselineTotal;
    private final List<QuickBound> bounds = new ArrayList<>();
    private Optional<QuickValues> path = Optional.empty();

    /**
     * Rules in a situation.
     *
     * @param measures the values of a measure in this year
     * @param total the money to divide, in cents
     * @param baseline what each region had, in cents
     * @param baselineTotal its sum
     */
    QuickRules(
            Function<MeasureTerm, RegionValues> measures,
            int year,
            Fraction total,
            QuickValues baseline,
            Fraction baselineTotal) {
        this.measures = measures;
        this.year = year;
        this.total = total;
        this.baseline = baseline;
        this.baselineTotal = baselineTotal;
    }

    /** The floors and ceilings of the rules that were added. */
    List<QuickBound> bounds() {
        return bounds;
    }

    /** The targets after the last path that was added; empty if there was none. */
    Optional<QuickValues> path() {
        return path;
    }

    /**
     * Adds a rule.
     *
     * @param targets the targets before any rule, which add up to the total
     * @return false if it is not covered
     */
    boolean add(StabilityRule rule, QuickValues targets) {
        if (rule instanceof StabilityRule.RelativeBound relative) {
            return relative(relative);
        }
        if (rule instanceof StabilityRule.StatedBound stated) {
            return stated(stated);
        }
        if (rule instanceof StabilityRule.Corridor corridor) {
            return corridor(corridor);
        }
        if (rule instanceof StabilityRule.PathRule pathRule) {
            Optional<IntFunction<Combination>> combinations = combinations(pathRule);
            combinations.ifPresent(
                    found -> path = Optional.of(path.orElse(targets).combined(baseline, found)));
            return combinations.isPresent();
        }
        return false;
    }

    private boolean relative(StabilityRule.RelativeBound rule) {
        boolean needsBaseline = rule.of().needsBaseline();
        Optional<List<Fraction>> changes = values(rule.value());
        boolean covered = rule.side() != BoundSide.SCALED_ABOVE
                && rule.per().isEmpty()
                && rule.perBefore().isEmpty()
                && !(needsBaseline && baselineTotal.signum() == 0)
                && changes.isPresent()
                && !(rule.value().relative() && areAnyBelow(changes.get(), Fraction.of(-1)));
        if (!covered) {
            return false;
        }
        IntPredicate only = only(rule.only());
        add(
                rule.side(),
                changes.get(),
                change -> rule.of()
                        .withoutUnits(rule.value().relative(), change, rule.growthPart(), total, baselineTotal),
                needsBaseline ? only.and(region -> !baseline.isZero(region)) : only);
        return true;
    }

    private boolean stated(StabilityRule.StatedBound rule) {
        if (rule.per().isPresent()) {
            return false;
        }
        Fraction plus =
                rule.plus().map(part -> BoundEvaluator.part(part, total)).orElse(Fraction.ZERO);
        List<Fraction> cents = rule.amount().isPresent()
                ? List.of(rule.amount().get().toCents())
                : RuleInputs.inCents(measures.apply(rule.amounts().orElseThrow()))
                        .values();
        add(rule.side(), cents, amount -> Combination.stated(amount.plus(plus)), only(rule.only()));
        return true;
    }

    private boolean corridor(StabilityRule.Corridor rule) {
        Optional<List<Fraction>> widths = values(rule.width());
        if (baselineTotal.signum() == 0 || widths.isEmpty() || areAnyBelow(widths.get(), Fraction.ZERO)) {
            return false;
        }
        add(BoundSide.FLOOR, widths.get(), width -> aroundHistoric(width.negate()), region -> true);
        add(BoundSide.CEILING, widths.get(), this::aroundHistoric, region -> true);
        return true;
    }

    private Combination aroundHistoric(Fraction margin) {
        return BoundEvaluator.aroundHistoric(margin, total, baselineTotal);
    }

    private void add(
            BoundSide side, List<Fraction> values, Function<Fraction, Combination> combination, IntPredicate holds) {
        Map<Fraction, QuickCombination> made = new HashMap<>();
        List<QuickCombination> combinations = values.stream()
                .map(value -> made.computeIfAbsent(value, v -> QuickCombination.of(combination.apply(v))))
                .toList();
        bounds.add(new QuickBound(side, combinations, holds));
    }

    private IntPredicate only(Optional<StabilityRule.Only> only) {
        if (only.isEmpty()) {
            return region -> true;
        }
        RegionValues measure = measures.apply(only.get().measure());
        return region -> BoundEvaluator.holds(only.get(), measure.get(region));
    }

    private Optional<IntFunction<Combination>> combinations(StabilityRule.PathRule rule) {
        if (rule instanceof StabilityRule.Blend blend) {
            return blend(blend);
        }
        if (rule instanceof StabilityRule.PaceOfChange pace) {
            return pace(pace);
        }
        boolean covered = path.isEmpty() && total.compareTo(baselineTotal) >= 0;
        Combination increased = PathEvaluator.increased(total, baselineTotal, total);
        return covered ? Optional.of(region -> increased) : Optional.empty();
    }

    private Optional<IntFunction<Combination>> blend(StabilityRule.Blend rule) {
        Optional<List<Fraction>> weights = values(rule.weight());
        boolean covered = !rule.ownPots()
                && baselineTotal.signum() > 0
                && weights.isPresent()
                && !areAnyBelow(weights.get(), Fraction.ZERO)
                && weights.get().stream().noneMatch(weight -> weight.compareTo(Fraction.ONE) > 0);
        return covered
                ? Optional.of(each(weights.get(), weight -> PathEvaluator.blended(rule, weight, total, baselineTotal)))
                : Optional.empty();
    }

    private Optional<IntFunction<Combination>> pace(StabilityRule.PaceOfChange rule) {
        Optional<List<Fraction>> growth = values(rule.growth());
        if (growth.isEmpty() || areAnyBelow(growth.get(), Fraction.of(-1))) {
            return Optional.empty();
        }
        IntFunction<Combination> grown = each(growth.get(), rate -> PathEvaluator.grown(rate, true));
        return Optional.of(region -> baseline.isZero(region) ? Combination.TARGET : grown.apply(region));
    }

    /** One combination per distinct value. */
    private static IntFunction<Combination> each(List<Fraction> values, Function<Fraction, Combination> combination) {
        Map<Fraction, Combination> made = new HashMap<>();
        values.forEach(value -> made.computeIfAbsent(value, combination));
        return region -> requireNonNull(made.get(values.get(values.size() == 1 ? 0 : region)));
    }

    /** The value of a rule, one for all regions or one for each; empty if it has none or depends on targets. */
    private Optional<List<Fraction>> values(RuleValue value) {
        if (value instanceof RuleValue.Constant constant) {
            return Optional.of(List.of(constant.value()));
        }
        if (value instanceof RuleValue.ByYear byYear) {
            return Optional.ofNullable(byYear.byYear().floorEntry(year)).map(entry -> List.of(entry.getValue()));
        }
        RuleValue.Graded graded = (RuleValue.Graded) value;
        return graded.by() instanceof RuleValue.Criterion.ByMeasure byMeasure
                ? Optional.of(measures.apply(byMeasure.term())
                        .map(graded.graduation()::at)
                        .values())
                : Optional.empty();
    }

    private static boolean areAnyBelow(List<Fraction> values, Fraction least) {
        return values.stream().anyMatch(value -> value.compareTo(least) < 0);
    }

    /** Euros as cents. */
    static QuickValues inCents(RegionValues euros) {
        return QuickValues.of(euros.values()).times(Money.CENTS_PER_EURO);
    }
}
