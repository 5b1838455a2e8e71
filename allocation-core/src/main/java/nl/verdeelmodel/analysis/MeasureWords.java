package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.Derivation;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Credibility;
import nl.verdeelmodel.score.YearAverage;

/** Says in words how the value of one region came about: measured, averaged, divided, smoothed, shrunk. */
final class MeasureWords {

    private MeasureWords() {}

    /** The value of a region in its total, then how it was made, a sentence per step. */
    static ImmutableList<Text> ofRegion(MeasureOutcome measure, int region) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        out.add(Text.format(
                "{0} ({1}{2}): {3}, van {4} in alle regio's.{5}{6}",
                "{0} ({1}{2}): {3}, of {4} in all regions.{5}{6}",
                measure.title(),
                measure.period(),
                synthetic(measure),
                valueOf(measure, region),
                KeyWords.value(measure.values().total()),
                KeyWords.cited(measure.source()),
                measure.derivation().isEmpty() ? KeyWords.cited(measure.article()) : Text.NONE));
        out.addAll(derivation(measure, region));
        return out.build();
    }

    /** That values were made up. */
    static Text synthetic(MeasureOutcome measure) {
        return measure.synthetic() ? Text.of(", synthetisch", ", synthetic") : Text.NONE;
    }

    private static Text valueOf(MeasureOutcome measure, int region) {
        return KeyWords.value(measure.values().get(region));
    }

    /** How the value of a region was made, a sentence per step; none if it stands in a table. */
    static ImmutableList<Text> derivation(MeasureOutcome measure, int region) {
        if (measure.derivation().isEmpty()) {
            return ImmutableList.of();
        }
        Derivation derivation = measure.derivation().get();
        Text article = KeyWords.cited(measure.article());
        if (derivation instanceof Derivation.Mean mean) {
            return sentence(mean(mean, region), article);
        }
        if (derivation instanceof Derivation.Smoothing smoothing) {
            return sentence(smoothing(smoothing, region), article);
        }
        if (derivation instanceof Derivation.Shrinkage shrinkage) {
            return shrinkage(shrinkage, region, article);
        }
        if (derivation instanceof Derivation.Quotient quotient) {
            Text words = Text.format(
                    "Dat is {0} gedeeld door {1}.",
                    "That is {0} divided by {1}.",
                    named(quotient.numerator(), region),
                    named(quotient.denominator(), region));
            return made(words, article, List.of(quotient.numerator(), quotient.denominator()), region);
        }
        return product((Derivation.Product) derivation, region, article);
    }

    private static ImmutableList<Text> sentence(Text words, Text article) {
        return ImmutableList.of(Text.format("{0}{1}", "{0}{1}", words, article));
    }

    /** A sentence, then how each of the parts that it names was made. */
    private static ImmutableList<Text> made(Text words, Text article, List<MeasureOutcome> parts, int region) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        out.addAll(sentence(words, article));
        for (MeasureOutcome part : parts) {
            if (part.derivation().isPresent()) {
                out.addAll(ofRegion(part, region));
            }
        }
        return out.build();
    }

    private static ImmutableList<Text> product(Derivation.Product product, int region, Text article) {
        Text factors = product.factors().stream()
                .map(factor -> named(factor, region))
                .reduce((a, b) -> Text.format("{0} x {1}", "{0} x {1}", a, b))
                .orElseThrow();
        Text words = Text.format("Dat is {0}.", "That is {0}.", factors);
        return made(words, article, product.factors(), region);
    }

    /** A value with its name: {@code 60,000 (adults, 2011)}. */
    private static Text named(MeasureOutcome measure, int region) {
        return Text.format(
                "{0} ({1}, {2})", "{0} ({1}, {2})", valueOf(measure, region), measure.title(), measure.period());
    }

    private static Text mean(Derivation.Mean mean, int region) {
        boolean shares = mean.rule().of() == YearAverage.Of.SHARES;
        boolean weighted = !mean.rule().weights().isEmpty();
        List<Text> years = IntStream.range(0, mean.years().size())
                .mapToObj(i -> year(mean, i, region, shares, weighted))
                .toList();
        return Text.format(
                "Dat is het {0} van {1} jaren{2}: {3}.",
                "That is the {4} of {1} years{2}: {3}.",
                weighted ? "gewogen gemiddelde" : "gemiddelde",
                mean.years().size(),
                shares
                        ? Text.of(
                                ", van het aandeel in het totaal van elk jaar",
                                ", of the share in the total of each year")
                        : Text.NONE,
                listed(years),
                weighted ? "weighted mean" : "mean");
    }

    private static Text year(Derivation.Mean mean, int year, int region, boolean shares, boolean weighted) {
        MeasureOutcome outcome = mean.years().get(year);
        Fraction value = outcome.values().get(region);
        Text words = shares ? KeyWords.share(value.dividedBy(outcome.values().total())) : KeyWords.value(value);
        return weighted
                ? Text.format(
                        "{0} ({1}, gewicht {2})",
                        "{0} ({1}, weight {2})",
                        words,
                        outcome.period(),
                        mean.rule().weights().get(year))
                : Text.format("{0} ({1})", "{0} ({1})", words, outcome.period());
    }

    private static Text listed(List<Text> items) {
        return items.stream()
                .reduce((a, b) -> Text.format("{0}; {1}", "{0}; {1}", a, b))
                .orElse(Text.NONE);
    }

    private static Text smoothing(Derivation.Smoothing smoothing, int region) {
        int last = smoothing.years().size() - 1;
        MeasureOutcome first = smoothing.years().get(0);
        Text start = Text.format(
                "begonnen in {0} met {1}",
                "begun in {0} with {1}", smoothing.rule().first(), valueOf(first, region));
        if (last == 0) {
            return Text.format("De gladstrijking is {0}.", "The smoothing was {0}.", start);
        }
        MeasureOutcome newest = smoothing.years().get(last);
        Fraction weight = smoothing.rule().weight();
        return Text.format(
                "Dat is {0} x {1} ({2}) + {3} x {4} (gladgestreken tot en met het jaar ervoor), {5}.",
                "That is {0} x {1} ({2}) + {3} x {4} (smoothed up to the year before), {5}.",
                weight,
                valueOf(newest, region),
                newest.period(),
                Fraction.ONE.minus(weight),
                KeyWords.value(smoothing.states().get(last - 1).get(region)),
                start);
    }

    private static ImmutableList<Text> shrinkage(Derivation.Shrinkage shrinkage, int region, Text article) {
        Credibility estimate = shrinkage.estimate();
        Fraction factor = estimate.factors().get(region);
        MeasureOutcome volume = shrinkage.volumes().get(shrinkage.volumes().size() - 1);
        RegionValues rates = estimate.estimates();
        Text rate = Text.format(
                "Geschat: {0} x het eigen gemiddelde van {1} jaren ({2}) + {3} x het gemiddelde van alle regio's ({4}) = {5}."
                        + " Hoe groter en stabieler een regio, hoe meer haar eigen gemiddelde telt (Bühlmann-Straub: variantie"
                        + " binnen regio's {6}, tussen regio's {7}).{8}",
                "Estimated: {0} x its own mean of {1} years ({2}) + {3} x the mean of all regions ({4}) = {5}."
                        + " The larger and steadier a region, the more its own mean counts (Bühlmann-Straub: variance within"
                        + " regions {6}, between regions {7}).{8}",
                KeyWords.percentage(factor, 2),
                shrinkage.rates().size(),
                KeyWords.precise(estimate.means().get(region)),
                KeyWords.percentage(Fraction.ONE.minus(factor), 2),
                KeyWords.precise(estimate.collectiveMean()),
                KeyWords.precise(rates.get(region)),
                KeyWords.precise(estimate.withinVariance()),
                KeyWords.precise(estimate.betweenVariance()),
                article);
        Text scaled = Text.format(
                "Dat maal {0}, en voor alle regio's maal {1}, zodat het totaal van {2} gelijk blijft.",
                "That times {0}, and for all regions times {1}, so that the total of {2} stays the same.",
                named(volume, region),
                KeyWords.precise(shrinkage.scale()),
                shrinkage.rates().get(shrinkage.rates().size() - 1).period());
        return ImmutableList.of(rate, scaled);
    }
}
