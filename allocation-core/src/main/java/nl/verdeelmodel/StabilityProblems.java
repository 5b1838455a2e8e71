package nl.verdeelmodel;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.DampenedBudgets;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** Says what is wrong with stability rules once their values are known, with the smallest change that helps. */
final class StabilityProblems {

    /** EUR 10 trillion in cents: more than any budget, and far from what a {@code long} holds. */
    static final Fraction LARGEST_TOTAL = Fraction.of(1_000_000_000_000_000L);

    private final StreamRule stream;
    private final StabilityPolicy policy;
    private final RegionSet regions;
    private final int year;

    StabilityProblems(StreamRule stream, StabilityPolicy policy, RegionSet regions, int year) {
        this.stream = stream;
        this.policy = policy;
        this.regions = regions;
        this.year = year;
    }

    private static ProblemException input(String code, Where where, Text message, Text advice) {
        return new ProblemException(Problem.input(code, where, message, advice));
    }

    private static Problem infeasible(String code, Where where, Text message, Text advice) {
        return new Problem(Problem.Kind.INFEASIBLE, code, where, message, advice);
    }

    void requireBaselineTotal(Situation situation) {
        if (policy.baseline().isEmpty() || situation.baseline().total().signum() != 0) {
            return;
        }
        if (policy.baseline().get() instanceof BaselineRule.LastYear) {
            throw input(
                    "baseline-zero",
                    policy.where(),
                    Text.format(
                            "Voor {1} is de uitgangspositie van geldstroom {0} voor elke regio 0: in het jaar ervoor is niets"
                                    + " verdeeld.",
                            "For {1} the baseline of stream {0} is 0 for every region: nothing was divided in the year before.",
                            stream.id(),
                            year),
                    Text.of(
                            "Misschien hoort het bedrag van dat jaar niet 0 te zijn, of is een tabel een betere uitgangspositie.",
                            "Maybe the amount of that year should not be 0, or a table is a better baseline."));
        }
        throw input(
                "baseline-zero",
                policy.where(),
                Text.format(
                        "De uitgangspositie van geldstroom {0} is voor elke regio 0.",
                        "The baseline of stream {0} is 0 for every region.", stream.id()),
                Text.of(
                        "Misschien is de kolom leeg of in het verkeerde jaar.",
                        "Maybe the column is empty or of the wrong year."));
    }

    void requireBetweenZeroAndOne(RuleValue value, RegionValues values) {
        requireAll(
                value,
                values,
                v -> v.signum() >= 0 && v.compareTo(Fraction.ONE) <= 0,
                Text.of("moet van 0 % tot en met 100 % zijn", "must be from 0 % to 100 %"));
    }

    void requireNotNegative(RuleValue value, RegionValues values) {
        requireAll(value, values, v -> v.signum() >= 0, Text.of("moet 0 % of meer zijn", "must be 0 % or more"));
    }

    void requireNoFallBelowZero(RuleValue value, RegionValues values) {
        requireAll(
                value,
                values,
                v -> v.compareTo(Fraction.of(-1)) >= 0,
                Text.of("moet -100 % of meer zijn", "must be -100 % or more"));
    }

    private void requireAll(
            RuleValue value, RegionValues values, java.util.function.Predicate<Fraction> right, Text requirement) {
        for (int i = 0; i < regions.size(); i++) {
            Fraction here = values.get(i);
            if (!right.test(here)) {
                throw input(
                        "rule-value-wrong",
                        value.where(),
                        Text.format(
                                "De waarde voor regio {0} is {1}; zij {2}.",
                                "The value for region {0} is {1}; it {2}.",
                                regions.label(i),
                                percentage(here),
                                requirement),
                        Text.NONE);
            }
        }
    }

    Problem noValueForYear(RuleValue.ByYear value, int year) {
        return Problem.input(
                "rule-year-missing",
                value.where(),
                Text.format(
                        "Deze regel heeft geen waarde voor {0}; de eerste is voor {1}.",
                        "This rule has no value for {0}; the first is for {1}.",
                        year,
                        value.byYear().firstKey()));
    }

    void requireUnits(StabilityRule.RelativeBound rule, Optional<RegionValues> units) {
        boolean divides = rule.of() == Reference.AVERAGE_PER_UNIT || rule.of() == Reference.AVERAGE_GROWTH;
        if (divides && units.filter(u -> u.total().signum() == 0).isPresent()) {
            throw input(
                    "units-zero",
                    rule.terms().where(),
                    Text.of(
                            "De maatstaf achter \"per\" is voor elke regio 0.",
                            "The measure behind \"per\" is 0 for every region."),
                    Text.of(
                            "Misschien is de kolom leeg of in het verkeerde jaar.",
                            "Maybe the column is empty or of the wrong year."));
        }
    }

    void requireWeights(Optional<MeasureOutcome> weights) {
        if (weights.filter(units -> units.values().total().signum() == 0).isPresent()) {
            throw input(
                    "units-zero",
                    policy.balance().where(),
                    Text.of(
                            "De maatstaf achter \"per\" is voor elke regio 0.",
                            "The measure behind \"per\" is 0 for every region."),
                    Text.of(
                            "Misschien is de kolom leeg of in het verkeerde jaar.",
                            "Maybe the column is empty or of the wrong year."));
        }
    }

    /** Filling the room under ceilings says nothing about regions that have none. */
    void requireCeilings(Situation situation, Limits limits) {
        if (policy.balance().method() != BalanceMethod.SCALE_THE_EXCESS) {
            return;
        }
        Fraction within = Fraction.ZERO;
        List<Integer> without = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            within = within.plus(limits.clamp(i, situation.targets().get(i)));
            if (limits.ceiling(i).isEmpty()) {
                without.add(i);
            }
        }
        boolean leaves = within.compareTo(situation.total()) < 0;
        if (leaves && !without.isEmpty()) {
            throw new ProblemException(infeasible(
                    "ceiling-missing",
                    policy.balance().where(),
                    Text.format(
                            "In {2} blijft {0} over, en scale-the-excess vult daarmee de ruimte onder de plafonds, maar regio {1}"
                                    + " heeft geen plafond.",
                            "In {2} {0} is left, with which scale-the-excess fills the room under the ceilings, but region {1}"
                                    + " has no ceiling.",
                            money(situation.total().minus(within)),
                            regions.codesOf(without),
                            year),
                    Text.of(
                            "Misschien elke regio een plafond geven, of \"balance\": \"scale\" gebruiken.",
                            "Maybe give every region a ceiling, or use \"balance\": \"scale\".")));
        }
    }

    void requireIncrease(StabilityRule.Terms terms, Situation situation) {
        Fraction before = situation.baseline().total();
        if (situation.total().compareTo(before) < 0) {
            throw new ProblemException(infeasible(
                    "no-increase",
                    terms.where(),
                    Text.format(
                            "De regel verdeelt alleen de groei, maar in {2} is er {0} te verdelen en de uitgangspositie is {1}.",
                            "The rule divides the increase only, but in {2} there is {0} to divide and the baseline is {1}.",
                            money(situation.total()),
                            money(before),
                            year),
                    Text.format(
                            "Misschien {0} of meer beschikbaar stellen, of een andere regel kiezen als het budget daalt.",
                            "Maybe make {0} or more available, or choose another rule when the budget falls.",
                            money(wholeUnits(before)))));
        }
    }

    void requirePotForNew(StabilityRule.Blend rule, Fraction left) {
        if (left.signum() < 0) {
            throw new ProblemException(infeasible(
                    "old-parts-exceed-total",
                    rule.terms().where(),
                    Text.format(
                            "De oude delen van de menging zijn samen {0} meer dan er in {1} te verdelen is.",
                            "The old parts of the blend are {0} more than there is to divide in {1}.",
                            money(left.negate()),
                            year),
                    Text.of(
                            "Misschien het gewicht van het nieuwe deel verhogen, of \"with\": \"baseline-share\" gebruiken.",
                            "Maybe raise the weight of the new part, or use \"with\": \"baseline-share\".")));
        }
    }

    Problem crossed(Limits limits, List<StabilityOutcome.BoundOutcome> bounds) {
        int first = limits.crossed().get(0);
        boolean one = limits.crossed().size() == 1;
        Limits.RegionLimits limit = limits.regions().get(first);
        Limits.Limit ceiling = limit.ceiling().orElseThrow();
        return infeasible(
                "bounds-cross",
                bounds.get(ceiling.bound().orElse(0)).rule().terms().where(),
                Text.format(
                        one
                                ? "In {4} ligt bij regio {1} de bodem boven het plafond: bodem {2}, plafond {3}."
                                : "In {4} ligt bij {0} regio's de bodem boven het plafond, te beginnen bij {1}: bodem {2},"
                                        + " plafond {3}.",
                        one
                                ? "In {4} the floor lies above the ceiling for region {1}: floor {2}, ceiling {3}."
                                : "In {4} the floor lies above the ceiling for {0} regions, beginning with {1}: floor {2},"
                                        + " ceiling {3}.",
                        limits.crossed().size(),
                        regions.label(first),
                        money(limit.floor().cents()),
                        money(ceiling.cents()),
                        year),
                Text.of(
                        "Misschien \"crossing\": \"floor\" of \"crossing\": \"ceiling\" opnemen, dat zegt welke wint.",
                        "Maybe add \"crossing\": \"floor\" or \"crossing\": \"ceiling\", which says which one wins."));
    }

    void requirePayable(DampenedBudgets dampened) {
        Fraction total = dampened.certificate().equation().total();
        if (total.compareTo(LARGEST_TOTAL) > 0) {
            throw input(
                    "total-too-large",
                    policy.where(),
                    Text.format(
                            "Met deze regels zouden de regio's samen {0} krijgen, meer dan EUR 10 biljoen.",
                            "With these rules the regions would get {0} together, more than EUR 10 trillion.",
                            money(total)),
                    Text.of(
                            "Misschien is de uitgangspositie of een maatstaf niet in euro's.",
                            "Maybe the baseline or a measure is not in euros."));
        }
        requireNoneNegative(dampened);
    }

    private void requireNoneNegative(DampenedBudgets dampened) {
        for (int i = 0; i < regions.size(); i++) {
            if (dampened.cents(i).signum() < 0) {
                throw new ProblemException(infeasible(
                        "amount-below-zero",
                        policy.balance().where(),
                        Text.format(
                                "Na het sluitend maken zou regio {0} in {2} {1} krijgen, minder dan 0.",
                                "After the total is made to fit, region {0} would get {1} in {2}, less than 0.",
                                regions.label(i),
                                money(dampened.cents(i)),
                                year),
                        Text.of(
                                "Misschien \"shift\" in plaats van \"renormalise\" gebruiken: dat stopt bij 0.",
                                "Maybe use \"shift\" instead of \"renormalise\": it stops at 0.")));
            }
        }
    }

    /** An amount rounded up to what can be divided. */
    private Fraction wholeUnits(Fraction cents) {
        Fraction unit = Fraction.of(stream.rounding().unitCents());
        return Fraction.of(cents.dividedBy(unit).ceiling()).times(unit);
    }

    /** A value as a model states it, with its sign unless it is 0: +4.0 % or EUR -7.50. */
    static Text signed(boolean relative, Fraction value) {
        if (relative) {
            Text number = percentage(value);
            return value.signum() > 0 ? Text.format("+{0}", "+{0}", number) : number;
        }
        return money(value);
    }

    /** A percentage; a fraction, such as 7/12, if its decimals do not end. */
    static Text percentage(Fraction value) {
        return value.toExactDecimal().isEmpty()
                ? Text.format("{0}", "{0}", value)
                : Text.format("{0} %", "{0} %", value.times(Fraction.of(100)));
    }

    /** An amount in euros, rounded half up to cents for reading. */
    static Text money(Fraction cents) {
        return Text.format(
                "EUR {0}", "EUR {0}", cents.dividedBy(Money.CENTS_PER_EURO).toDecimal(2, RoundingMode.HALF_UP));
    }
}
