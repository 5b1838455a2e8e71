package nl.verdeelmodel;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.score.YearAverage;

/** Looks up the values that a key asks for: a year, a mean over years, a product. */
final class MeasureEvaluator {

    private final Inputs inputs;

    MeasureEvaluator(Inputs inputs) {
        this.inputs = inputs;
    }

    MeasureOutcome evaluate(MeasureTerm term, int t) {
        if (term instanceof MeasureTerm.InYear inYear) {
            return inYear(inYear, t);
        }
        if (term instanceof MeasureTerm.MeanOver mean) {
            return mean(mean, t);
        }
        return product((MeasureTerm.Product) term, t);
    }

    private MeasureOutcome inYear(MeasureTerm.InYear term, int t) {
        Measure measure = measure(term.measure());
        int year = term.year().from(t);
        RegionValues values =
                measure.at(year).orElseThrow(() -> new ProblemException(measure.missing(year, term.where())));
        Text title = measure.byYear().containsKey(year)
                ? measure.title()
                : Text.format(
                        "{0} (staat voor dit jaar niet in de tabel)",
                        "{0} (not in the table for this year)", measure.title());
        return new MeasureOutcome(title, Integer.toString(year), measure.source(), measure.synthetic(), values);
    }

    private MeasureOutcome mean(MeasureTerm.MeanOver term, int t) {
        Measure measure = measure(term.measure());
        YearAverage average = new YearAverage(term.first().from(t), term.last().from(t));
        return new MeasureOutcome(
                Text.format("gemiddelde van {0}", "mean of {0}", measure.title()),
                average.first() + "-" + average.last(),
                measure.source(),
                measure.synthetic(),
                average.apply(measure, term.where()));
    }

    private MeasureOutcome product(MeasureTerm.Product term, int t) {
        Problems problems = new Problems();
        List<MeasureOutcome> factors = new ArrayList<>();
        for (MeasureTerm factor : term.factors()) {
            problems.collect(() -> evaluate(factor, t)).ifPresent(factors::add);
        }
        problems.throwIfAny();
        return factors.stream().reduce(MeasureEvaluator::times).orElseThrow();
    }

    private static MeasureOutcome times(MeasureOutcome a, MeasureOutcome b) {
        return new MeasureOutcome(
                Text.format("{0} x {1}", "{0} x {1}", a.title(), b.title()),
                a.period().equals(b.period()) ? a.period() : a.period() + " x " + b.period(),
                a.source().equals(b.source()) || b.source().isEmpty() ? a.source() : a.source() + "; " + b.source(),
                a.synthetic() || b.synthetic(),
                a.values().combine(b.values(), Fraction::times));
    }

    private Measure measure(String name) {
        Measure measure = inputs.measures().get(name);
        if (measure == null) {
            throw new IllegalStateException("Measure " + name + " was not looked up.");
        }
        return measure;
    }
}
