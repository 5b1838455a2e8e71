package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.rounding.LargestRemainder;

/** Finds all that is wrong with the stability rules of a stream before any value is looked at. */
final class StabilityCheck {

    private final StreamRule stream;
    private final StabilityPolicy policy;
    private final SortedSet<Integer> years;
    private final Problems problems = new Problems();

    StabilityCheck(StreamRule stream, StabilityPolicy policy, SortedSet<Integer> years) {
        this.stream = stream;
        this.policy = policy;
        this.years = years;
    }

    ImmutableList<Problem> problems() {
        checkParts();
        checkRounding();
        checkBaseline();
        checkYearsFollow();
        checkBalance();
        policy.rules().forEach(this::checkRule);
        return problems.list();
    }

    private void checkParts() {
        stream.parts().stream()
                .filter(part -> part.id().equals(StabilityOutcome.LINE))
                .forEach(part -> add(
                        "part-id-taken",
                        part.where(),
                        Text.format(
                                "De id \"{0}\" is van de regel met wat stabiliteit toevoegt en weghaalt; kies een andere.",
                                "The id \"{0}\" is that of the line with what stability adds and takes; choose another.",
                                StabilityOutcome.LINE)));
    }

    private void checkRounding() {
        if (!stream.rounding().method().equals(LargestRemainder.withoutMinimum().id())) {
            add(
                    "rounding-breaks-bounds",
                    stream.rounding().where(),
                    Text.format(
                            "De afronding {0} kan een bodem of plafond met een eenheid overschrijden; met stabiliteitsregels"
                                    + " moet zij largest-remainder zijn.",
                            "The rounding {0} can break a floor or ceiling by a unit; with stability rules it must be"
                                    + " largest-remainder.",
                            stream.rounding().method()));
        }
    }

    private void checkBaseline() {
        if (policy.baseline().isPresent()) {
            return;
        }
        policy.rules().stream()
                .filter(StabilityCheck::needsBaseline)
                .forEach(rule -> add(
                        "baseline-missing",
                        rule.terms().where(),
                        Text.of(
                                "Deze regel gaat uit van wat regio's hadden, maar de geldstroom heeft geen \"baseline\".",
                                "This rule starts from what regions had, but the stream has no \"baseline\".")));
        boolean balanceNeedsIt = policy.balance().method() == BalanceMethod.LARGEST_WINNERS
                || policy.balance()
                        .weights()
                        .filter(StabilityPolicy.BalanceWeights.Baseline.class::isInstance)
                        .isPresent();
        if (balanceNeedsIt) {
            add(
                    "baseline-missing",
                    policy.balance().where(),
                    Text.format(
                            "De sluitregel {0} gaat uit van wat regio's hadden, maar de geldstroom heeft geen \"baseline\".",
                            "The balance {0} starts from what regions had, but the stream has no \"baseline\".",
                            policy.balance().method().id()));
        }
    }

    private static boolean needsBaseline(StabilityRule rule) {
        if (rule instanceof StabilityRule.RelativeBound relative) {
            return relative.of().needsBaseline() || dependsOnDistance(relative.value());
        }
        if (rule instanceof StabilityRule.Supplement supplement) {
            return supplement.amounts().isEmpty() || dependsOnDistance(supplement.part());
        }
        return !(rule instanceof StabilityRule.StatedBound);
    }

    private static boolean dependsOnDistance(RuleValue value) {
        return value instanceof RuleValue.Graded graded && !(graded.by() instanceof RuleValue.Criterion.ByMeasure);
    }

    private void checkYearsFollow() {
        if (policy.baseline().filter(BaselineRule.LastYear.class::isInstance).isEmpty()) {
            return;
        }
        BaselineRule.LastYear rule = (BaselineRule.LastYear) policy.baseline().get();
        Optional<Integer> gap = years.stream()
                .filter(year -> !year.equals(years.first()) && !years.contains(year - 1))
                .findFirst();
        gap.ifPresent(year -> add(
                "years-with-gap",
                rule.where(),
                Text.format(
                        "De uitgangspositie is de uitkomst van het jaar ervoor, maar voor {0} heeft het model geen bedrag"
                                + " en voor {1} wel.",
                        "The baseline is the outcome of the year before, but the model has no amount for {0} and has"
                                + " one for {1}.",
                        year - 1,
                        year)));
    }

    private void checkBalance() {
        StabilityPolicy.BalanceRule balance = policy.balance();
        boolean alwaysFits = balance.method() == BalanceMethod.NONE || balance.method() == BalanceMethod.RENORMALISE;
        if (policy.reduceFloors() && alwaysFits) {
            add(
                    "infeasible-unused",
                    balance.where(),
                    Text.format(
                            "\"infeasible\": \"reduce-floors\" doet niets bij de sluitregel {0}, waarbij bodems nooit meer zijn"
                                    + " dan er is.",
                            "\"infeasible\": \"reduce-floors\" does nothing with the balance {0}, for which floors are never"
                                    + " more than there is.",
                            balance.method().id()));
        }
        if (balance.weights().isPresent() && !balance.method().takesWeights()) {
            add(
                    "balance-takes-no-weights",
                    balance.where(),
                    Text.format(
                            "\"per\" hoort niet bij de sluitregel {0}.",
                            "\"per\" does not go with the balance {0}.",
                            balance.method().id()));
        }
        List<StabilityRule> scaled =
                policy.rules().stream().filter(StabilityCheck::isScaledAbove).toList();
        if (!scaled.isEmpty() && balance.method() != BalanceMethod.SCALE_THE_EXCESS) {
            add(
                    "scaled-above-unused",
                    scaled.get(0).terms().where(),
                    Text.format(
                            "\"scaledAbove\" hoort bij de sluitregel scale-the-excess, niet bij {0}.",
                            "\"scaledAbove\" goes with the balance scale-the-excess, not with {0}.",
                            balance.method().id()));
        }
        if (scaled.size() > 1) {
            add(
                    "scaled-above-twice",
                    scaled.get(1).terms().where(),
                    Text.of("Er kan maar een \"scaledAbove\" zijn.", "There can be only one \"scaledAbove\"."));
        }
    }

    private static boolean isScaledAbove(StabilityRule rule) {
        return rule instanceof StabilityRule.RelativeBound relative && relative.side() == BoundSide.SCALED_ABOVE;
    }

    private void checkRule(StabilityRule rule) {
        Optional<RuleValue> value = rule.statedValue();
        boolean moneyAllowed = rule instanceof StabilityRule.RelativeBound;
        if (!moneyAllowed && value.filter(v -> !v.relative()).isPresent()) {
            add(
                    "rule-value-wrong",
                    value.get().where(),
                    Text.of(
                            "De waarde van deze regel is een percentage, zoals \"25%\".",
                            "The value of this rule is a percentage, such as \"25%\"."));
        }
        if (rule instanceof StabilityRule.RelativeBound relative) {
            checkUnits(relative);
        }
    }

    private void checkUnits(StabilityRule.RelativeBound rule) {
        boolean perUnit = rule.of() == Reference.BASELINE_PER_UNIT || rule.of() == Reference.AVERAGE_PER_UNIT;
        if (perUnit && rule.per().isEmpty()) {
            add(
                    "per-missing",
                    rule.terms().where(),
                    Text.of(
                            "Een bedrag per eenheid heeft \"per\" nodig: de maatstaf van de eenheden.",
                            "An amount per unit needs \"per\": the measure of the units."));
        }
        if (rule.of() == Reference.BASELINE_PER_UNIT && rule.perBefore().isEmpty()) {
            add(
                    "per-missing",
                    rule.terms().where(),
                    Text.of(
                            "De uitgangspositie per eenheid heeft \"perBefore\" nodig: de eenheden van toen.",
                            "The baseline per unit needs \"perBefore\": the units of then."));
        }
        if (rule.of() != Reference.BASELINE_PER_UNIT && rule.perBefore().isPresent()) {
            unused("perBefore", "baseline-per-unit", rule);
        }
        boolean percentagesOnly = rule.value().relative() && !perUnit && rule.of() != Reference.AVERAGE_GROWTH;
        if (percentagesOnly && rule.per().isPresent()) {
            add(
                    "rule-field-unused",
                    rule.terms().where(),
                    Text.of(
                            "\"per\" hoort bij een waarde in euro's; een percentage van een bedrag heeft geen eenheid.",
                            "\"per\" goes with a value in euros; a percentage of an amount has no unit."));
        }
        if (rule.of() != Reference.AVERAGE_GROWTH && !rule.growthPart().equals(nl.verdeelmodel.exact.Fraction.ONE)) {
            unused("growthPart", "average-growth", rule);
        }
        boolean mixed = rule.of() == Reference.AVERAGE_GROWTH
                && rule.value().relative()
                && rule.per().isPresent();
        if (mixed) {
            add(
                    "rule-field-unused",
                    rule.terms().where(),
                    Text.of(
                            "Groei per eenheid heeft een waarde in euro's; een percentage gaat over de groei van het bedrag.",
                            "Growth per unit needs a value in euros; a percentage is about the growth of the amount."));
        }
    }

    private void unused(String field, String of, StabilityRule.RelativeBound rule) {
        add(
                "rule-field-unused",
                rule.terms().where(),
                Text.format("\"{0}\" hoort bij \"of\": \"{1}\".", "\"{0}\" goes with \"of\": \"{1}\".", field, of));
    }

    /** Every measure that stability rules refer to. */
    static List<MeasureTerm> terms(StabilityPolicy policy) {
        Stream<MeasureTerm> start = policy.baseline().stream()
                .filter(BaselineRule.LastYear.class::isInstance)
                .map(rule -> ((BaselineRule.LastYear) rule).start());
        return Stream.concat(start, yearlyTerms(policy)).toList();
    }

    /** Every measure that stability rules ask for each year: all but the start of a baseline that is last year's outcome. */
    static Stream<MeasureTerm> yearlyTerms(StabilityPolicy policy) {
        Stream<MeasureTerm> baseline = policy.baseline().stream()
                .filter(BaselineRule.Stated.class::isInstance)
                .map(rule -> ((BaselineRule.Stated) rule).amounts());
        Stream<MeasureTerm> balance = policy.balance().weights().stream()
                .filter(StabilityPolicy.BalanceWeights.PerUnit.class::isInstance)
                .map(weights -> ((StabilityPolicy.BalanceWeights.PerUnit) weights).term());
        Stream<MeasureTerm> rules = policy.rules().stream().flatMap(rule -> rule.measures().values().stream());
        return Stream.of(baseline, balance, rules).flatMap(terms -> terms);
    }

    private void add(String code, Where where, Text message) {
        problems.add(Problem.input(code, where, message));
    }
}
