package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Says in words by what a part was divided, for all regions or for one. */
final class KeyWords {

    private static final int VALUE_DECIMALS = 2;
    private static final int PERCENT_DECIMALS = 4;
    private static final int SIGNIFICANT = 6;
    private static final int MOST_DECIMALS = 15;
    private static final Fraction TEN = Fraction.of(10);

    private KeyWords() {}

    /** An exact value, rounded for reading, in both languages. */
    static Text value(Fraction value) {
        int decimals = value.isWhole() ? 0 : value.compareTo(Fraction.ONE) < 0 ? PERCENT_DECIMALS : VALUE_DECIMALS;
        return new Text(Language.NL.number(value, decimals), Language.EN.number(value, decimals));
    }

    /** An exact value with six digits that tell something, for rates and variances that may be small or large. */
    static Text precise(Fraction value) {
        int decimals = value.isWhole() ? 0 : SIGNIFICANT;
        Fraction size = value;
        while (decimals > VALUE_DECIMALS && size.compareTo(Fraction.ONE) >= 0) {
            size = size.dividedBy(TEN);
            decimals--;
        }
        while (decimals >= SIGNIFICANT
                && decimals < MOST_DECIMALS
                && size.times(TEN).compareTo(Fraction.ONE) < 0) {
            size = size.times(TEN);
            decimals++;
        }
        return new Text(Language.NL.number(value, decimals), Language.EN.number(value, decimals));
    }

    /** A share as a percentage, rounded for reading, in both languages. */
    static Text percentage(Fraction share, int decimals) {
        return new Text(Language.NL.percentage(share, decimals), Language.EN.percentage(share, decimals));
    }

    /** A share as a rule states it, with all the decimals that it has; as a fraction, such as 7/12, if they do not end. */
    static Text statedPercentage(Fraction share) {
        return share.toExactDecimal().isEmpty()
                ? Text.format("{0}", "{0}", share)
                : Text.format("{0} %", "{0} %", share.times(Fraction.of(100)));
    }

    /** A share with enough decimals to tell regions apart. */
    static Text share(Fraction share) {
        return percentage(share, PERCENT_DECIMALS);
    }

    /** The rule in one sentence, for all regions. */
    static Text rule(KeyOutcome key) {
        return Text.format("{0}{1}", "{0}{1}", ruleForAll(key), without(key));
    }

    private static Text ruleForAll(KeyOutcome key) {
        if (key instanceof KeyOutcome.Proportional proportional) {
            return Text.format(
                    "naar rato van {0} ({1}{2}), in totaal {3}{4}",
                    "pro rata to {0} ({1}{2}), {3} in all{4}",
                    proportional.measure().title(),
                    proportional.measure().period(),
                    MeasureWords.synthetic(proportional.measure()),
                    value(proportional.measure().values().total()),
                    condition(proportional));
        }
        if (key instanceof KeyOutcome.Equal) {
            return Text.of("voor elke regio hetzelfde bedrag", "the same amount for every region");
        }
        if (key instanceof KeyOutcome.Claims claims) {
            boolean steps = claims.steps().isPresent();
            return Text.format(
                    steps ? "bedragen volgens een staffel van {0} ({1}{2})" : "bedragen volgens de tabel: {0} ({1}{2})",
                    steps ? "amounts by the steps of {0} ({1}{2})" : "amounts by the table: {0} ({1}{2})",
                    claims.measure().title(),
                    claims.measure().period(),
                    MeasureWords.synthetic(claims.measure()));
        }
        return blend((KeyOutcome.Blend) key);
    }

    /** Which regions a rule leaves out, and what is left of its measure. */
    private static Text without(KeyOutcome key) {
        if (key.excluded().isEmpty()) {
            return Text.NONE;
        }
        Text regions = Text.format(
                ", zonder regio {0}",
                ", without region {0}",
                key.key().regions().codesOf(key.excluded().asList()));
        return key instanceof KeyOutcome.Proportional proportional
                ? Text.format(
                        "{0} (blijft {1})",
                        "{0} (leaves {1})",
                        regions,
                        value(proportional.counted().total()))
                : regions;
    }

    private static Text blend(KeyOutcome.Blend blend) {
        Text words = Text.NONE;
        for (KeyOutcome.WeightedKey component : blend.components()) {
            words = Text.format(
                    words.isEmpty() ? "{0}{1} {2}" : "{0}; {1} {2}",
                    words.isEmpty() ? "{0}{1} {2}" : "{0}; {1} {2}",
                    words,
                    statedPercentage(component.weight()),
                    rule(component.outcome()));
        }
        return words;
    }

    private static Text condition(KeyOutcome.Proportional key) {
        return key.eligibility()
                .map(c -> Text.format(
                        ", alleen regio's waar dat minstens {0} is van {1} ({2} van {3} regio's, samen {4})",
                        ", only regions where that is at least {0} of {1} ({2} of {3} regions, {4} together)",
                        statedPercentage(c.rule().atLeast()),
                        c.base().title(),
                        c.outcome().eligible().stream().filter(e -> e).count(),
                        (long) c.outcome().eligible().size(),
                        value(key.counted().total())))
                .orElse(Text.NONE);
    }

    /** How the share of one region came about, a sentence per step. */
    static ImmutableList<Text> ofRegion(KeyRule rule, KeyOutcome key, int region) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        if (key instanceof KeyOutcome.Proportional proportional) {
            out.addAll(MeasureWords.ofRegion(proportional.measure(), region));
            proportional.eligibility().ifPresent(c -> out.add(conditionOf(proportional, c, region)));
        } else if (key instanceof KeyOutcome.Equal equal) {
            out.add(
                    equal.excluded().isEmpty()
                            ? Text.of("Elke regio krijgt hetzelfde aandeel.", "Every region gets the same share.")
                            : Text.of(
                                    "Elke regio die meedoet krijgt hetzelfde aandeel.",
                                    "Every region that takes part gets the same share."));
        } else if (key instanceof KeyOutcome.Claims claims) {
            out.addAll(MeasureWords.ofRegion(claims.measure(), region));
            claims.steps().ifPresent(steps -> out.add(step(steps, region)));
        } else if (key instanceof KeyOutcome.Blend blend) {
            for (int i = 0; i < blend.components().size(); i++) {
                KeyOutcome.WeightedKey component = blend.components().get(i);
                KeyRule part = ((KeyRule.Blend) rule).components().get(i).key();
                out.add(Text.format(
                        "{0} van de sleutel: {1}; aandeel {2}.{3}",
                        "{0} of the key: {1}; share {2}.{3}",
                        statedPercentage(component.weight()),
                        rule(component.outcome()),
                        share(component.outcome().key().share(region)),
                        cited(part.terms().source())));
                out.addAll(ofRegion(part, component.outcome(), region));
            }
        }
        boolean said = key instanceof KeyOutcome.Claims claims && claims.steps().isPresent();
        if (key.excluded().contains(region) && !said) {
            out.add(Text.of(
                    "Deze regio is van dit onderdeel uitgezonderd.", "This region is excluded from this part."));
        }
        return out.build();
    }

    /** A source in brackets behind a sentence; nothing if there is none. */
    static Text cited(String source) {
        return source.isEmpty() ? Text.NONE : Text.same(" [" + source + "]");
    }

    private static Text conditionOf(KeyOutcome.Proportional key, KeyOutcome.Condition condition, int region) {
        boolean takesPart = condition.outcome().eligible().get(region);
        return Text.format(
                takesPart
                        ? "Dat is {0} van {1} ({2}), {3}; vanaf {4} doet een regio mee: deze doet mee. De regio's die meedoen"
                                + " tellen samen {5}.{6}"
                        : "Dat is {0} van {1} ({2}), {3}; pas vanaf {4} doet een regio mee: deze doet niet mee.{6}",
                takesPart
                        ? "That is {0} of {1} ({2}), {3}; from {4} on a region takes part: this one does. The regions that take"
                                + " part count {5} together.{6}"
                        : "That is {0} of {1} ({2}), {3}; only from {4} on a region takes part: this one does not.{6}",
                value(key.measure().values().get(region)),
                value(condition.base().values().get(region)),
                condition.base().title(),
                percentage(condition.outcome().ratios().get(region), 2),
                statedPercentage(condition.rule().atLeast()),
                value(key.counted().total()),
                cited(condition.source()));
    }

    private static Text step(KeyOutcome.StepsTaken steps, int region) {
        int index = steps.stepOf().get(region);
        if (index < 0) {
            return Text.of("Deze regio is van de staffel uitgezonderd.", "This region is excluded from the steps.");
        }
        StepTable.Step step = steps.table().steps().get(index);
        return step.to().isPresent()
                ? Text.format(
                        "Trede {0} tot en met {1}: {2}.",
                        "Step {0} up to {1}: {2}.", step.from(), step.to().getAsLong(), step.amount())
                : Text.format("Trede vanaf {0}: {1}.", "Step from {0}: {1}.", step.from(), step.amount());
    }

    /** That a key, or a component of it, is frozen, and in which year its data were measured. */
    static ImmutableList<Text> frozen(KeyRule rule, int year) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        rule.terms()
                .frozen()
                .flatMap(schedule -> schedule.at(year))
                .ifPresent(base -> out.add(Text.format(
                        "De sleutel is bevroren: sinds {0} gelden de gegevens van {1}.",
                        "The key is frozen: since {0} the data of {1} hold.", base.getKey(), base.getValue())));
        if (rule instanceof KeyRule.Blend blend) {
            blend.components().forEach(component -> out.addAll(frozen(component.key(), year)));
        }
        return out.build();
    }
}
