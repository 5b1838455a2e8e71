package nl.verdeelmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Bound;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.dampening.Remedy;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * What to change when bounds cannot be kept: the smallest change of each rule, and the nearest amount, that would do by
 * itself.
 *
 * <p>Every value that is named works. What the program cannot work out, it does not name.
 *
 * @param stream the stream
 * @param policy its stability rules
 * @param year the year of payment
 * @param bounds the bounds of all rules
 * @param remedy finds the smallest change of a rule
 */
record StabilityAdvice(
        StreamRule stream,
        StabilityPolicy policy,
        int year,
        List<StabilityOutcome.BoundOutcome> bounds,
        Remedy remedy) {

    /** Relative values are advised in steps of a hundredth of a percent. */
    private static final Fraction RELATIVE_STEP = Fraction.of(1, 10_000);

    /**
     * What helps against floors, and gains that count in full, above the total.
     *
     * @param least what they add up to, in cents
     * @param targets the sum of the targets, in cents; under a ceiling the claims
     * @param sumOfFloors what the floors add up to, in cents
     * @param standsApart whether regions that neither give nor get keep an amount that moves with the total
     */
    Text forFloors(Fraction least, Fraction targets, Fraction sumOfFloors, boolean standsApart) {
        List<Text> options = changes(true);
        if (!standsApart) {
            amount(least, targets, true).ifPresent(options::add);
        }
        if (!policy.reduceFloors() && sumOfFloors.compareTo(remedy.situation().total()) > 0) {
            options.add(Text.of(
                    "\"infeasible\": \"reduce-floors\" opnemen, dat alle bodems met dezelfde factor kort",
                    "add \"infeasible\": \"reduce-floors\", which cuts all floors by one factor"));
        }
        return anyOf(options);
    }

    /**
     * What helps against ceilings below the total.
     *
     * @param most what they allow together, in cents
     * @param targets the sum of the targets, in cents; under a ceiling the claims
     * @param standsApart whether regions that neither give nor get keep an amount that moves with the total
     */
    Text forCeilings(Fraction most, Fraction targets, boolean standsApart) {
        List<Text> options = changes(false);
        if (!standsApart) {
            amount(most, targets, false).ifPresent(options::add);
        }
        return anyOf(options);
    }

    private static Text anyOf(List<Text> options) {
        Text words = Text.NONE;
        for (Text option : options) {
            words = words.isEmpty() ? option : Text.format("{0}, of {1}", "{0}, or {1}", words, option);
        }
        return words.isEmpty() ? Text.NONE : Text.format("Misschien {0}.", "Maybe {0}.", words);
    }

    // The amount

    /** The nearest amount that fits; empty if the bounds move with the amount, or claims do not reach it. */
    private Optional<Text> amount(Fraction cents, Fraction targets, boolean floor) {
        Fraction unit = Fraction.of(stream.rounding().unitCents());
        Fraction units = cents.dividedBy(unit);
        Fraction amount = Fraction.of(floor ? units.ceiling() : units.floor()).times(unit);
        boolean claimed = !stream.money().ceiling() || amount.compareTo(targets) <= 0;
        boolean payable = amount.compareTo(StabilityProblems.LARGEST_TOTAL) <= 0;
        return claimed && payable && standStill(floor) ? Optional.of(amountSetTo(amount)) : Optional.empty();
    }

    private boolean standStill(boolean floor) {
        boolean targetsDecide = policy.balance().method() == BalanceMethod.SCALE_THE_EXCESS && !floor;
        return !targetsDecide
                && policy.rules().stream().noneMatch(StabilityRule.PathRule.class::isInstance)
                && bounds.stream().allMatch(StabilityAdvice::standsStill);
    }

    /** Whether a bound is the same whatever the amount. */
    private static boolean standsStill(StabilityOutcome.BoundOutcome outcome) {
        if (outcome.rule() instanceof StabilityRule.StatedBound stated) {
            return stated.plus().isEmpty();
        }
        if (!(outcome.rule() instanceof StabilityRule.RelativeBound relative)) {
            return false;
        }
        boolean graded = relative.value() instanceof RuleValue.Graded value
                && !(value.by() instanceof RuleValue.Criterion.ByMeasure);
        boolean own = relative.of() == Reference.BASELINE || relative.of() == Reference.BASELINE_PER_UNIT;
        return own && !graded && relative.side() != BoundSide.SCALED_ABOVE;
    }

    private Text amountSetTo(Fraction amount) {
        Text money = StabilityProblems.money(amount);
        return stream.money().ceiling()
                ? Text.format(
                        "\"ceiling\" van de geldstroom in {1} op {0} zetten",
                        "set \"ceiling\" of the stream to {0} in {1}", money, year)
                : Text.format("het bedrag van {1} op {0} zetten", "set the amount of {1} to {0}", money, year);
    }

    // The rules

    private List<Text> changes(boolean down) {
        int[] rules = IntStream.range(0, bounds.size())
                .filter(i -> (bounds.get(i).bound().side() != BoundSide.CEILING) == down)
                .toArray();
        List<Text> options = new ArrayList<>();
        for (int rule : rules) {
            Text noun = noun(bounds.get(rule));
            Text place = Text.same(bounds.get(rule).rule().terms().where().path());
            Text name = rules.length == 1 ? noun : Text.format("{0} van {1}", "{0} of {1}", noun, place);
            value(bounds.get(rule)).flatMap(value -> change(rule, value, name)).ifPresent(options::add);
        }
        if (options.isEmpty()) {
            changeOfAll(rules, down).ifPresent(options::add);
        }
        return options;
    }

    /** One change of all percentages on a side, where no rule helps by itself. */
    private Optional<Text> changeOfAll(int[] rules, boolean down) {
        Set<Integer> relative = Arrays.stream(rules)
                .filter(rule ->
                        value(bounds.get(rule)).filter(RuleValue::relative).isPresent())
                .boxed()
                .collect(Collectors.toSet());
        if (relative.size() < 2) {
            return Optional.empty();
        }
        Fraction step = down ? RELATIVE_STEP.negate() : RELATIVE_STEP;
        return remedy.smallestChange(relative, Fraction.ZERO, step)
                .map(change -> Text.format(
                        down
                                ? "alle percentages van de bodems met {0} procentpunt of meer verlagen"
                                : "alle percentages van de plafonds met {0} procentpunt of meer verhogen",
                        down
                                ? "lower all percentages of the floors by {0} percentage points or more"
                                : "raise all percentages of the ceilings by {0} percentage points or more",
                        change.abs().times(Fraction.of(100))));
    }

    /** A rule as the model calls it, such as "the floor". */
    static Text noun(StabilityOutcome.BoundOutcome outcome) {
        Bound bound = outcome.bound();
        if (outcome.rule() instanceof StabilityRule.Supplement) {
            return Text.of("de toeslag", "the supplement");
        }
        if (bound.side() == BoundSide.SCALED_ABOVE) {
            return Text.same("\"scaledAbove\"");
        }
        boolean floor = bound.side() == BoundSide.FLOOR;
        if (outcome.rule() instanceof StabilityRule.StatedBound) {
            return floor ? Text.of("het minimum", "the minimum") : Text.of("het maximum", "the maximum");
        }
        return floor ? Text.of("de bodem", "the floor") : Text.of("het plafond", "the ceiling");
    }

    /** The value that could be changed; empty if the rule has none that moves one side only. */
    private static Optional<RuleValue> value(StabilityOutcome.BoundOutcome outcome) {
        if (outcome.rule() instanceof StabilityRule.RelativeBound relative) {
            return Optional.of(relative.value());
        }
        if (outcome.rule() instanceof StabilityRule.Supplement supplement) {
            return Optional.of(supplement.part());
        }
        return outcome.rule() instanceof StabilityRule.StatedBound stated
                ? stated.amount()
                        .map(amount -> new RuleValue.Constant(
                                false, amount.toCents(), stated.terms().where()))
                : Optional.empty();
    }

    private Optional<Text> change(int rule, RuleValue value, Text name) {
        boolean down = bounds.get(rule).bound().side() != BoundSide.CEILING;
        Fraction size = value.relative() ? RELATIVE_STEP : Fraction.ONE;
        Fraction step = down ? size.negate() : size;
        if (!(value instanceof RuleValue.Constant constant)) {
            return remedy.smallestChange(rule, Fraction.ZERO, step).map(change -> changedBy(value, change, name));
        }
        Fraction steps = constant.value().dividedBy(size);
        Fraction round = Fraction.of(down ? steps.floor() : steps.ceiling()).times(size);
        return remedy.smallestChange(rule, round.minus(constant.value()), step)
                .map(change -> constant.value().plus(change))
                .filter(now -> now.signum() >= 0 || bounds.get(rule).rule() instanceof StabilityRule.RelativeBound)
                .map(now -> changedTo(constant, now, down, name));
    }

    private static Text changedTo(RuleValue value, Fraction now, boolean down, Text name) {
        return Text.format(
                down ? "{1} op {0} of lager zetten" : "{1} op {0} of hoger zetten",
                down ? "set {1} to {0} or lower" : "set {1} to {0} or higher",
                StabilityProblems.signed(value.relative(), now),
                name);
    }

    private static Text changedBy(RuleValue value, Fraction change, Text name) {
        boolean down = change.signum() < 0;
        Fraction size = change.abs();
        Text points = value.relative()
                ? Text.format(
                        "{0} procentpunt",
                        size.equals(Fraction.of(1, 100)) ? "{0} percentage point" : "{0} percentage points",
                        size.times(Fraction.of(100)))
                : StabilityProblems.money(size);
        return Text.format(
                down ? "elke waarde van {1} met {0} of meer verlagen" : "elke waarde van {1} met {0} of meer verhogen",
                down ? "lower every value of {1} by {0} or more" : "raise every value of {1} by {0} or more",
                points,
                name);
    }
}
