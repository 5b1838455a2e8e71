package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.Graduation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;

/** Says in words what a stability rule asks: {@code floor -5 % on the baseline}. */
final class RuleWords {

    private static final Text PART = Text.of("een deel ", "a part ");

    private final ImmutableMap<String, MeasureOutcome> measures;
    private final Optional<RegionValues> values;

    private RuleWords(ImmutableMap<String, MeasureOutcome> measures, Optional<RegionValues> values) {
        this.measures = measures;
        this.values = values;
    }

    /** A bound in words, without capital and full stop. */
    static Text of(StabilityOutcome.BoundOutcome outcome) {
        RuleWords words = new RuleWords(outcome.measures(), outcome.values());
        StabilityRule.BoundRule rule = outcome.rule();
        if (rule instanceof StabilityRule.RelativeBound relative) {
            return words.relative(relative);
        }
        if (rule instanceof StabilityRule.StatedBound stated) {
            return words.stated(stated);
        }
        if (rule instanceof StabilityRule.Corridor corridor) {
            return Text.format(
                    "bandbreedte: hoogstens {0} van {1} af van het aandeel in het totaal volgens de uitgangspositie",
                    "corridor: at most {0} of {1} away from the baseline share of the total",
                    words.value(corridor.width(), PART),
                    Aim.TARGET.definite());
        }
        return words.supplement((StabilityRule.Supplement) rule);
    }

    /** A path in words, without capital and full stop. */
    static Text of(StabilityOutcome.PathOutcome outcome) {
        RuleWords words = new RuleWords(outcome.measures(), outcome.values());
        if (outcome.rule() instanceof StabilityRule.Blend blend) {
            return words.blend(blend);
        }
        if (outcome.rule() instanceof StabilityRule.PaceOfChange pace) {
            return Text.format(
                    "groeipad: de uitgangspositie groeit met {0}",
                    "pace of change: the baseline grows by {0}",
                    words.value(pace.growth(), Text.of("een groei ", "a growth ")));
        }
        return Text.of(
                "alleen de groei wordt verdeeld: de uitgangspositie, en haar aandeel in de groei van het totaal",
                "the increase only: the baseline, and its share of the growth of the total");
    }

    private Text relative(StabilityRule.RelativeBound rule) {
        Text side = switch (rule.side()) {
            case FLOOR -> Text.of("bodem", "floor");
            case CEILING -> Text.of("plafond", "ceiling");
            case SCALED_ABOVE -> Text.of("groei telt volledig tot", "gains count in full up to");
        };
        boolean moneyPerUnit = !rule.value().relative() && rule.per().isPresent();
        return Text.format(
                "{0} {1}{2} op {3}{4}",
                "{0} {1}{2} on {3}{4}",
                side,
                value(rule.value(), Text.NONE),
                moneyPerUnit ? Text.format(" per eenheid van {0}", " per unit of {0}", measure("per")) : Text.NONE,
                reference(rule),
                only(rule.only()));
    }

    private Text reference(StabilityRule.RelativeBound rule) {
        return switch (rule.of()) {
            case BASELINE -> Text.of("de uitgangspositie", "the baseline");
            case BASELINE_SHARE ->
                Text.of(
                        "het aandeel in het nieuwe totaal volgens de uitgangspositie",
                        "the baseline share of the new total");
            case BASELINE_PER_UNIT ->
                Text.format(
                        "de uitgangspositie per eenheid van {0}, nu per eenheid van {1}",
                        "the baseline per unit of {0}, now per unit of {1}", measure("perBefore"), measure("per"));
            case AVERAGE_GROWTH -> averageGrowth(rule.growthPart());
            case TARGET -> Aim.TARGET.definite();
            case AVERAGE_PER_UNIT ->
                Text.format("het gemiddelde per eenheid van {0}", "the average per unit of {0}", measure("per"));
        };
    }

    private static Text averageGrowth(Fraction part) {
        return part.equals(Fraction.ONE)
                ? Text.of("de gemiddelde groei", "the average growth")
                : Text.format(
                        "{0} van de gemiddelde groei", "{0} of the average growth", KeyWords.statedPercentage(part));
    }

    private Text stated(StabilityRule.StatedBound rule) {
        Text side = switch (rule.side()) {
            case FLOOR, SCALED_ABOVE -> Text.of("minimum", "minimum");
            case CEILING -> Text.of("maximum", "maximum");
        };
        Text amount = rule.amount()
                .map(money -> Text.format(
                        "{0} {1}",
                        "{0} {1}",
                        money,
                        rule.per().isPresent()
                                ? Text.format("per eenheid van {0}", "per unit of {0}", measure("per"))
                                : Text.of("per regio", "per region")))
                .orElseGet(() -> Text.format("de bedragen van {0}", "the amounts of {0}", measure("amounts")));
        return Text.format(
                "{0}: {1}{2}{3}",
                "{0}: {1}{2}{3}", side, amount, rule.plus().map(RuleWords::plus).orElse(Text.NONE), only(rule.only()));
    }

    private static Text plus(StabilityRule.OfTotalAbove plus) {
        return Text.format(
                ", en {0} van het totaal boven {1}",
                ", and {0} of the total above {1}", KeyWords.statedPercentage(plus.share()), plus.threshold());
    }

    private Text supplement(StabilityRule.Supplement rule) {
        Text of = rule.amounts().isPresent()
                ? measure("amounts")
                : Text.of("het verlies ten opzichte van de uitgangspositie", "the loss on the baseline");
        return Text.format(
                "suppletie: {2} en {0} van {1}",
                "supplement: {2} and {0} of {1}", value(rule.part(), PART), of, Aim.TARGET.definite());
    }

    private Text blend(StabilityRule.Blend rule) {
        Text old = rule.shares()
                ? Text.of("het aandeel in het totaal volgens de uitgangspositie", "the baseline share of the total")
                : Text.of("de uitgangspositie", "the baseline");
        return Text.format(
                "menging: {0} van {3} en de rest van {1}{2}",
                "blend: {0} of {3} and the rest of {1}{2}",
                value(rule.weight(), PART),
                old,
                rule.ownPots()
                        ? Text.of(", oud en nieuw elk met een eigen pot", ", old and new each with a pot of its own")
                        : Text.NONE,
                Aim.TARGET.definite());
    }

    private Text only(Optional<StabilityRule.Only> only) {
        return only.map(rule -> {
                    Text comparison = switch (rule.comparison()) {
                        case AT_LEAST -> Text.of("minstens", "at least");
                        case ABOVE -> Text.of("meer dan", "more than");
                        case BELOW -> Text.of("minder dan", "less than");
                    };
                    return Text.format(
                            ", alleen waar {0} {1} {2} is",
                            ", only where {0} is {1} {2}", measure("only"), comparison, rule.value());
                })
                .orElse(Text.NONE);
    }

    /**
     * The value of this year, or how it depends on a measure.
     *
     * @param noun what a graded value is called; parts have no sign
     */
    private Text value(RuleValue value, Text noun) {
        boolean signed = !noun.equals(PART);
        return value instanceof RuleValue.Graded graded
                ? Text.format("{0}{1}", "{0}{1}", noun, graded(graded, signed))
                : number(value.relative(), values.orElseThrow().get(0), signed);
    }

    /** The value that a graded rule has for one region, in the form of its points. */
    static Text here(StabilityRule rule, RuleValue value, Fraction here) {
        if (!value.relative()) {
            return AmountWords.euros(here);
        }
        boolean part = rule instanceof StabilityRule.Blend
                || rule instanceof StabilityRule.Corridor
                || rule instanceof StabilityRule.Supplement;
        return AmountWords.readable(here, !part);
    }

    private static Text number(boolean relative, Fraction value, boolean signed) {
        return signed || !relative ? AmountWords.stated(relative, value) : KeyWords.statedPercentage(value);
    }

    private Text graded(RuleValue.Graded value, boolean signed) {
        boolean measured = value.by() instanceof RuleValue.Criterion.ByMeasure;
        boolean linear = value.graduation().isLinear();
        Text points = Text.NONE;
        for (Graduation.Point point : value.graduation().points()) {
            Text here = Text.format(
                    linear ? "{0} bij {1}" : "{0} vanaf {1}",
                    linear ? "{0} at {1}" : "{0} from {1}",
                    number(value.relative(), point.value(), signed),
                    measured ? KeyWords.value(point.from()) : KeyWords.statedPercentage(point.from()));
            points = points.isEmpty() ? here : Text.format("{0}, {1}", "{0}, {1}", points, here);
        }
        return Text.format(
                linear ? "naar {0} ({1}, daartussen lineair)" : "naar {0} ({1})",
                linear ? "by {0} ({1}, linear in between)" : "by {0} ({1})",
                criterion(value.by()),
                points);
    }

    private Text criterion(RuleValue.Criterion by) {
        if (by instanceof RuleValue.Criterion.DistanceFromTarget) {
            return Text.of("afstand tot het streefbedrag", "distance from target");
        }
        return by instanceof RuleValue.Criterion.Effect
                ? Text.of("het herverdeeleffect", "the effect of the new key")
                : measure("by");
    }

    private Text measure(String name) {
        MeasureOutcome measure = measures.get(name);
        if (measure == null) {
            throw new IllegalStateException("The trace lacks the measure \"" + name + "\" of a stability rule.");
        }
        return Text.format("{0} ({1})", "{0} ({1})", measure.title(), measure.period());
    }
}
