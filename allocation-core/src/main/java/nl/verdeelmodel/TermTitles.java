package nl.verdeelmodel;

import java.util.List;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.score.YearAverage;

/** Names what a term makes: {@code mean of (leavers / young people)}. Brackets stand where two readings are possible. */
final class TermTitles {

    private final Inputs inputs;

    TermTitles(Inputs inputs) {
        this.inputs = inputs;
    }

    /** The title of a term that is made of outcomes; a product or ratio is named after these. */
    Text of(MeasureTerm term, List<MeasureOutcome> outcomes) {
        List<Text> parts = outcomes.stream().map(TermTitles::bracketed).toList();
        if (term instanceof MeasureTerm.Product) {
            return joined(parts, " x ");
        }
        return term instanceof MeasureTerm.Quotient ? joined(parts, " / ") : of(term);
    }

    private Text of(MeasureTerm term) {
        if (term instanceof MeasureTerm.InYear inYear) {
            return inputs.measure(inYear.measure()).title();
        }
        List<Text> parts = term.terms().stream().map(this::bracketed).toList();
        if (term instanceof MeasureTerm.MeanOver mean) {
            return mean(mean, parts.get(0));
        }
        if (term instanceof MeasureTerm.Smoothed) {
            return Text.format("exponentieel gladgestreken {0}", "exponentially smoothed {0}", parts.get(0));
        }
        if (term instanceof MeasureTerm.Credible) {
            return Text.format(
                    "credibiliteitsschatting van {0} x {1}",
                    "credibility estimate of {0} x {1}", parts.get(0), parts.get(1));
        }
        return joined(parts, term instanceof MeasureTerm.Product ? " x " : " / ");
    }

    private static Text mean(MeasureTerm.MeanOver mean, Text part) {
        boolean weighted = !mean.weights().isEmpty();
        boolean shares = mean.of() == YearAverage.Of.SHARES;
        return Text.format(
                "{0} van {1}{2}",
                "{3} of {4}{2}",
                weighted ? "gewogen gemiddelde" : "gemiddelde",
                shares ? "de aandelen van " : "",
                part,
                weighted ? "weighted mean" : "mean",
                shares ? "the shares of " : "");
    }

    private Text bracketed(MeasureTerm term) {
        return bracketed(of(term), !(term instanceof MeasureTerm.InYear));
    }

    private static Text bracketed(MeasureOutcome outcome) {
        return bracketed(outcome.title(), outcome.derivation().isPresent());
    }

    private static Text bracketed(Text title, boolean derived) {
        return derived ? Text.format("({0})", "({0})", title) : title;
    }

    private static Text joined(List<Text> parts, String sign) {
        return parts.stream()
                .reduce((a, b) -> Text.format("{0}{2}{1}", "{0}{2}{1}", a, b, sign))
                .orElseThrow();
    }
}
