package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.MeasureTerm.YearRange;
import nl.verdeelmodel.MeasureTerm.YearReference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelReader.Entry;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.score.ExponentialSmoothing;
import nl.verdeelmodel.score.Ratio;
import nl.verdeelmodel.score.YearAverage;

/** Makes a term (a measure at a time, a mean, a ratio ...) of a JSON value whose shape {@link ModelGrammar} has checked. */
final class TermReader {

    private static final Text MEAN_YEARS = Text.of(
            "\"meanOver\" noemt het eerste en het laatste jaar, zoals [\"t-7\", \"t-2\"].",
            "\"meanOver\" names the first and the last year, such as [\"t-7\", \"t-2\"].");
    private static final Text CREDIBILITY_YEARS = Text.of(
            "\"over\" noemt het eerste en het laatste van minstens twee jaren, zoals [\"t-4\", \"t\"].",
            "\"over\" names the first and the last of at least two years, such as [\"t-4\", \"t\"].");

    private final Problems problems;

    TermReader(Problems problems) {
        this.problems = problems;
    }

    MeasureTerm term(JsonValue value) {
        if (value instanceof JsonValue.JsonText text) {
            return new MeasureTerm.InYear(text.value(), YearReference.SAME, text.where());
        }
        Entry entry = new Entry(value);
        if (entry.member("product").isPresent()) {
            return new MeasureTerm.Product(terms(entry, "product"), source(entry), entry.where());
        }
        if (entry.member("ratio").isPresent()) {
            List<MeasureTerm> both = terms(entry, "ratio");
            Ratio rule = new Ratio(entry.optional("zeroOverZero").isPresent());
            return new MeasureTerm.Quotient(both.get(0), both.get(1), rule, source(entry), entry.where());
        }
        if (entry.member("mean").isPresent()) {
            return mean(inside(entry, "mean"), entry);
        }
        if (entry.member("smoothed").isPresent()) {
            return smoothed(entry);
        }
        return entry.member("credibility").isPresent() ? credible(entry) : measure(entry);
    }

    private ImmutableList<MeasureTerm> terms(Entry entry, String name) {
        return entry.list(name).map(this::term).collect(ImmutableList.toImmutableList());
    }

    private MeasureTerm inside(Entry entry, String name) {
        return term(entry.member(name).orElseThrow());
    }

    private static String source(Entry entry) {
        return entry.textOr("source", "");
    }

    private MeasureTerm measure(Entry entry) {
        String name = entry.text("measure");
        if (entry.member("meanOver").isPresent()) {
            return mean(new MeasureTerm.InYear(name, YearReference.SAME, entry.where()), entry);
        }
        return new MeasureTerm.InYear(name, yearOf(entry), source(entry), entry.where());
    }

    private static YearReference yearOf(Entry entry) {
        return entry.optional("year").map(TermReader::year).orElse(YearReference.SAME);
    }

    private MeasureTerm mean(MeasureTerm term, Entry entry) {
        YearRange over = range(entry, "meanOver", 1, MEAN_YEARS);
        YearAverage.Of of = entry.optional("of").isPresent() ? YearAverage.Of.SHARES : YearAverage.Of.VALUES;
        return new MeasureTerm.MeanOver(term, over, weights(entry, over), of, source(entry), entry.where());
    }

    private ImmutableList<Fraction> weights(Entry entry, YearRange over) {
        ImmutableList<Fraction> weights = entry.list("weights")
                .map(weight -> ModelReader.fraction(weight, problems))
                .collect(ImmutableList.toImmutableList());
        if (weights.isEmpty()) {
            return weights;
        }
        if (over.length() > 0 && weights.size() != over.length()) {
            problem(
                    "mean-weights-count",
                    entry.where(),
                    Text.format(
                            "\"weights\" noemt {0} gewichten, maar het gemiddelde gaat over {1} jaren.",
                            "\"weights\" names {0} weights, but the mean is over {1} years.",
                            weights.size(),
                            over.length()));
        }
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            problem(
                    "mean-weights-zero",
                    entry.where(),
                    Text.of(
                            "de gewichten zijn alle 0; minstens een moet meer zijn.",
                            "the weights are all 0; at least one must be above 0."));
        }
        return weights;
    }

    private MeasureTerm smoothed(Entry entry) {
        Fraction weight = ModelReader.fraction(entry.member("weight").orElseThrow(), problems);
        boolean possible = ExponentialSmoothing.isWeight(weight);
        if (!possible) {
            problem(
                    "smoothing-weight",
                    entry.where(),
                    Text.format(
                            "\"weight\" is {0}; het gewicht van het nieuwe jaar moet groter dan 0 en hoogstens 1 zijn.",
                            "\"weight\" is {0}; the weight of the new year must be above 0 and at most 1.", weight));
        }
        int from = Math.toIntExact(Entry.asLong(entry.member("from").orElseThrow()));
        ExponentialSmoothing rule = new ExponentialSmoothing(possible ? weight : Fraction.ONE, from);
        return new MeasureTerm.Smoothed(inside(entry, "smoothed"), rule, yearOf(entry), source(entry), entry.where());
    }

    private MeasureTerm credible(Entry entry) {
        return new MeasureTerm.Credible(
                inside(entry, "credibility"),
                inside(entry, "volume"),
                range(entry, "over", 2, CREDIBILITY_YEARS),
                source(entry),
                entry.where());
    }

    private YearRange range(Entry entry, String name, int fewest, Text expected) {
        List<YearReference> years =
                entry.list(name).map(Entry::asText).map(TermReader::year).toList();
        YearRange range = new YearRange(years.get(0), years.get(1));
        if (range.length() < fewest) {
            problem("mean-years-wrong", entry.where(), expected);
        }
        return range;
    }

    private void problem(String code, Where where, Text message) {
        problems.add(Problem.input(code, where, message));
    }

    private static YearReference year(String text) {
        if (!text.startsWith("t")) {
            return new YearReference(false, Integer.parseInt(text));
        }
        return text.length() == 1 ? YearReference.SAME : new YearReference(true, Integer.parseInt(text.substring(1)));
    }
}
