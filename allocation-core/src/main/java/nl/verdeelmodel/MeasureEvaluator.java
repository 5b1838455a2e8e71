package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.Derivation;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Credibility;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.score.YearAverage;

/** Looks up and combines the values that a key asks for. */
final class MeasureEvaluator {

    private final Inputs inputs;
    private final TermTitles titles;

    MeasureEvaluator(Inputs inputs) {
        this.inputs = inputs;
        this.titles = new TermTitles(inputs);
    }

    /**
     * The values of a term.
     *
     * @param term the term
     * @param t the year that its years count from
     * @throws ProblemException with every value that it needs and that is not there
     */
    MeasureOutcome evaluate(MeasureTerm term, int t) {
        if (term instanceof MeasureTerm.InYear inYear) {
            return inYear(inYear, t);
        }
        if (term instanceof MeasureTerm.MeanOver mean) {
            return mean(mean, t);
        }
        if (term instanceof MeasureTerm.Product product) {
            return product(product, t);
        }
        if (term instanceof MeasureTerm.Quotient quotient) {
            return quotient(quotient, t);
        }
        if (term instanceof MeasureTerm.Smoothed smoothed) {
            return smoothed(smoothed, t);
        }
        return credible((MeasureTerm.Credible) term, t);
    }

    private MeasureOutcome inYear(MeasureTerm.InYear term, int t) {
        Measure measure = inputs.measure(term.measure());
        int year = term.year().from(t);
        RegionValues values =
                measure.at(year).orElseThrow(() -> new ProblemException(measure.missing(year, term.where())));
        Text title = measure.byYear().containsKey(year)
                ? measure.title()
                : Text.format(
                        "{0} (staat voor dit jaar niet in de tabel)",
                        "{0} (not in the table for this year)", measure.title());
        return new MeasureOutcome(
                title,
                Integer.toString(year),
                measure.source(),
                term.source(),
                measure.synthetic(),
                values,
                Optional.empty());
    }

    private MeasureOutcome mean(MeasureTerm.MeanOver term, int t) {
        YearAverage average =
                new YearAverage(term.over().first().from(t), term.over().last().from(t), term.weights(), term.of());
        ImmutableList<MeasureOutcome> years = years(term.term(), average.first(), average.last());
        RegionValues values = average.apply(values(years), term.where());
        return made(term, span(years), years, values, new Derivation.Mean(average, years));
    }

    private MeasureOutcome product(MeasureTerm.Product term, int t) {
        ImmutableList<MeasureOutcome> factors = all(term.factors(), t);
        RegionValues values = values(factors).stream()
                .reduce((a, b) -> a.combine(b, Fraction::times))
                .orElseThrow();
        return made(term, periods(factors, " x "), factors, values, new Derivation.Product(factors));
    }

    private MeasureOutcome quotient(MeasureTerm.Quotient term, int t) {
        ImmutableList<MeasureOutcome> both = all(term.terms(), t);
        Derivation.Quotient derivation = new Derivation.Quotient(both.get(0), both.get(1));
        RegionValues values = term.rule()
                .apply(derivation.numerator().values(), derivation.denominator().values(), term.where());
        return made(term, periods(both, " / "), both, values, derivation);
    }

    private MeasureOutcome smoothed(MeasureTerm.Smoothed term, int t) {
        int first = term.rule().first();
        int last = term.year().from(t);
        if (last < first) {
            throw new ProblemException(Problem.input(
                    "smoothing-too-early",
                    term.where(),
                    Text.format(
                            "De gladstrijking begint in {0}, maar gevraagd is {1}.",
                            "The smoothing begins in {0}, but {1} is asked for.", first, last),
                    Text.of(
                            "Misschien moet \"from\" een eerder jaar zijn, of ontbreekt een basisjaar (\"frozen\").",
                            "Maybe \"from\" should be an earlier year, or a base year (\"frozen\") is missing.")));
        }
        ImmutableList<MeasureOutcome> years = years(term.term(), first, last);
        ImmutableList<RegionValues> states = term.rule().apply(values(years));
        Derivation derivation = new Derivation.Smoothing(term.rule(), years, states);
        return made(term, span(years), years, states.get(states.size() - 1), derivation);
    }

    private MeasureOutcome credible(MeasureTerm.Credible term, int t) {
        int first = term.over().first().from(t);
        int last = term.over().last().from(t);
        Problems problems = new Problems();
        Optional<ImmutableList<MeasureOutcome>> rates = problems.collect(() -> years(term.rate(), first, last));
        Optional<ImmutableList<MeasureOutcome>> volumes = problems.collect(() -> years(term.volume(), first, last));
        problems.throwIfAny();
        return credible(term, rates.orElseThrow(), volumes.orElseThrow());
    }

    private MeasureOutcome credible(
            MeasureTerm.Credible term, ImmutableList<MeasureOutcome> rates, ImmutableList<MeasureOutcome> volumes) {
        Credibility estimate = Credibility.estimate(values(rates), values(volumes), term.where());
        RegionValues volume = volumes.get(volumes.size() - 1).values();
        Fraction scale = estimate.scale(rates.get(rates.size() - 1).values(), volume, term.where());
        RegionValues values =
                estimate.estimates().combine(volume, Fraction::times).map(scale::times);
        Derivation derivation = new Derivation.Shrinkage(estimate, rates, volumes, scale);
        ImmutableList<MeasureOutcome> used = ImmutableList.<MeasureOutcome>builder()
                .addAll(rates)
                .addAll(volumes)
                .build();
        return made(term, span(rates), used, values, derivation);
    }

    /** What a term makes of other outcomes: their sources together, synthetic if any of them is. */
    private MeasureOutcome made(
            MeasureTerm term, String period, List<MeasureOutcome> of, RegionValues values, Derivation derivation) {
        return new MeasureOutcome(
                titles.of(term, of),
                period,
                of.stream()
                        .map(MeasureOutcome::source)
                        .filter(source -> !source.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                term.source(),
                of.stream().anyMatch(MeasureOutcome::synthetic),
                values,
                Optional.of(derivation));
    }

    private ImmutableList<MeasureOutcome> all(List<MeasureTerm> terms, int t) {
        return collected(terms.stream(), term -> evaluate(term, t));
    }

    private ImmutableList<MeasureOutcome> years(MeasureTerm term, int first, int last) {
        return collected(IntStream.rangeClosed(first, last).boxed(), year -> evaluate(term, year));
    }

    /** The outcome of every entry, or the problems of all of them. */
    private static <T> ImmutableList<MeasureOutcome> collected(
            Stream<T> entries, Function<T, MeasureOutcome> evaluation) {
        Problems problems = new Problems();
        ImmutableList<MeasureOutcome> outcomes = entries.map(entry -> problems.collect(() -> evaluation.apply(entry)))
                .flatMap(Optional::stream)
                .collect(ImmutableList.toImmutableList());
        problems.throwIfAny();
        return outcomes;
    }

    private static List<RegionValues> values(List<MeasureOutcome> outcomes) {
        return outcomes.stream().map(MeasureOutcome::values).toList();
    }

    /** From the period of the first outcome to that of the last: {@code 2005-2010}. */
    private static String span(List<MeasureOutcome> years) {
        String first = years.get(0).period();
        String last = years.get(years.size() - 1).period();
        return first.contains(" ") || first.contains("-") ? first + " ... " + last : first + "-" + last;
    }

    private static String periods(List<MeasureOutcome> outcomes, String sign) {
        List<String> periods = outcomes.stream().map(MeasureOutcome::period).toList();
        return periods.stream().distinct().count() == 1 ? periods.get(0) : String.join(sign, periods);
    }
}
