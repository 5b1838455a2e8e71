package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.estimation.BootstrapEstimates;
import nl.verdeelmodel.estimation.CalibrationGroup;
import nl.verdeelmodel.estimation.CalibrationLine;
import nl.verdeelmodel.estimation.CrossValidated;
import nl.verdeelmodel.estimation.FittedRisk;
import nl.verdeelmodel.estimation.Outcome;
import nl.verdeelmodel.estimation.RegionVariance;
import nl.verdeelmodel.estimation.RiskStudy;
import nl.verdeelmodel.estimation.Selection;
import nl.verdeelmodel.estimation.SelectionCandidate;
import nl.verdeelmodel.estimation.Validation;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;

/** An estimated risk model on the terminal: coefficients, how well they fit, and what the judgements say. */
final class FitReport {

    private static final int EFFECT_DECIMALS = 4;
    private static final BigDecimal SMALLEST_P = new BigDecimal("0.0001");

    /** More reasons why one thing is not possible do not help a reader. */
    private static final int MOST_REASONS = 5;

    private static final Text CROSS_VALIDATION = Text.of("Kruisvalidatie", "Cross-validation");
    private static final Text REGIONS = Text.of("De variantie tussen regio's", "The variance between regions");
    private static final Text HOSMER_LEMESHOW =
            Text.of("De toets van Hosmer en Lemeshow", "The test of Hosmer and Lemeshow");
    private static final Text CALIBRATION_SLOPE = Text.of("De helling van de ijking", "The calibration slope");

    private final Console console;
    private final Language language;

    FitReport(Console console) {
        this.console = console;
        this.language = console.language();
    }

    void print(RiskStudy study) {
        FittedRisk fitted = study.fitted();
        console.print(Text.format(
                "Sector {1}, {0}: {2} jongeren, van wie {3} voortijdig vertrokken; {4} patronen, {5} coëfficiënten",
                "Sector {1}, {0}: {2} young people, of whom {3} left early; {4} patterns, {5} coefficients",
                study.cells().characteristics().sector().title(),
                study.cells().characteristics().sector().code(),
                fitted.persons(),
                fitted.leavers(),
                (long) fitted.patterns(),
                (long) fitted.coefficients().characteristics().coefficientCount()));
        study.selection().ifPresent(this::selection);
        lines(coefficients(study));
        fit(fitted);
        judgement(Text.of("op de eigen jongeren", "on its own persons"), study.own());
        study.crossValidated().ifPresent(outcome -> {
            outcome.value().ifPresent(this::crossValidation);
            notPossible(CROSS_VALIDATION, outcome, console::print);
        });
        study.other().ifPresent(other -> {
            judgement(Text.of("op het andere cohort", "on the other cohort"), other);
            lines(calibration(other));
        });
        study.regions().ifPresent(outcome -> {
            outcome.value().ifPresent(this::regions);
            notPossible(REGIONS, outcome, console::print);
        });
        study.bootstrap().ifPresent(this::bootstrap);
    }

    /** What these persons did not allow, for somebody who reads files instead of this report. */
    void remarks(RiskStudy study) {
        judgements(study).forEach(judged -> {
            notPossible(HOSMER_LEMESHOW, judged.test(), console::remark);
            notPossible(CALIBRATION_SLOPE, judged.line(), console::remark);
        });
        study.crossValidated().ifPresent(outcome -> notPossible(CROSS_VALIDATION, outcome, console::remark));
        study.regions().ifPresent(outcome -> notPossible(REGIONS, outcome, console::remark));
    }

    private static List<Validation> judgements(RiskStudy study) {
        return Stream.concat(Stream.of(study.own()), study.other().stream()).toList();
    }

    private static void notPossible(Text what, Outcome<?> outcome, Consumer<Text> line) {
        List<Problem> problems = outcome.problems();
        problems.stream()
                .limit(MOST_REASONS)
                .map(problem -> reason(what, problem))
                .forEach(line);
        if (problems.size() > MOST_REASONS) {
            line.accept(Text.format("  ... en nog {0}.", "  ... and {0} more.", problems.size() - MOST_REASONS));
        }
        problems.stream()
                .map(Problem::advice)
                .filter(advice -> !advice.isEmpty())
                .findFirst()
                .ifPresent(advice -> line.accept(Text.format("    {0}", "    {0}", advice)));
    }

    private static Text reason(Text what, Problem problem) {
        String place = problem.where().toString();
        return place.isEmpty()
                ? Text.format("{0} is niet mogelijk. {1}", "{0} is not possible. {1}", what, problem.message())
                : Text.format(
                        "{0} is niet mogelijk. {2}: {1}",
                        "{0} is not possible. {2}: {1}", what, problem.message(), place);
    }

    private void lines(TextTable table) {
        console.out().println();
        table.lines().forEach(console.out()::println);
        console.out().println();
    }

    private void selection(Selection selection) {
        console.print(Text.of("Stapsgewijze selectie:", "Stepwise selection:"));
        for (int i = 0; i < selection.steps().size(); i++) {
            int step = i + 1;
            Optional<SelectionCandidate> chosen = selection.steps().get(i).chosen();
            chosen.ifPresent(candidate -> console.print(Text.format(
                    "  {0}. {1}: log-likelihood {2}, toets {3} met {4}",
                    "  {0}. {1}: log-likelihood {2}, test {3} with {4}",
                    step,
                    candidate.characteristic(),
                    number(candidate.logLikelihood(), 2),
                    number(candidate.statistic(), 2),
                    degrees(candidate.degreesOfFreedom()))));
        }
        console.print(
                Text.format("  Klaar: {0}.", "  Ended: {0}.", selection.stop().text()));
        selection
                .passedOver()
                .forEach(candidate -> console.print(Text.format(
                        "  Overgeslagen: {0}: {1}",
                        "  Passed over: {0}: {1}",
                        candidate.characteristic(),
                        candidate.problems().get(0).message())));
    }

    private TextTable coefficients(RiskStudy study) {
        boolean drawn = study.bootstrap().isPresent();
        TextTable table = new TextTable()
                .text(in(Text.of("Kenmerk", "Characteristic")))
                .number(in(Text.of("Effect", "Effect")))
                .number(in(Text.of("Standaardfout", "Standard error")));
        if (drawn) {
            table.number(in(Text.of("Standaardfout bootstrap", "Standard error bootstrap")));
        }
        table.number("z").number(in(Text.of("p-waarde", "p-value"))).number("Odds ratio");
        FittedRisk fitted = study.fitted();
        double[] vector = fitted.coefficients().vector();
        table.row(estimate(study, in(Text.of("constante", "intercept")), vector, 0));
        int next = 1;
        for (Characteristic characteristic :
                fitted.coefficients().characteristics().list()) {
            table.row(padded(in(characteristic.label()), drawn ? 7 : 6));
            for (int c = 0; c < characteristic.size(); c++) {
                Category category = characteristic.categories().get(c);
                if (c == characteristic.reference()) {
                    table.row(padded(
                            "  " + in(category.label()) + in(Text.of(" (referentie)", " (reference)")), drawn ? 7 : 6));
                } else {
                    table.row(estimate(study, "  " + in(category.label()), vector, next++));
                }
            }
        }
        return table;
    }

    private static List<String> padded(String first, int cells) {
        List<String> row = new ArrayList<>(List.of(first));
        while (row.size() < cells) {
            row.add("");
        }
        return row;
    }

    private List<String> estimate(RiskStudy study, String label, double[] vector, int index) {
        FittedRisk fitted = study.fitted();
        List<String> row = new ArrayList<>(List.of(
                label, number(vector[index], EFFECT_DECIMALS), number(fitted.standardError(index), EFFECT_DECIMALS)));
        study.bootstrap().ifPresent(drawn -> row.add(number(drawn.covariance().standardError(index), EFFECT_DECIMALS)));
        row.add(number(fitted.z(index), 2));
        row.add(pValue(fitted.pValue(index)));
        row.add(number(StrictMath.exp(vector[index]), index == 0 ? EFFECT_DECIMALS : 3));
        return row;
    }

    private void fit(FittedRisk fitted) {
        console.print(Text.format(
                "Log-likelihood {0} (zonder kenmerken {1}), McFadden R2 {2}, AIC {3}, BIC {4}",
                "Log-likelihood {0} (without characteristics {1}), McFadden R2 {2}, AIC {3}, BIC {4}",
                number(fitted.logLikelihood(), 2),
                number(fitted.nullLogLikelihood(), 2),
                number(fitted.mcFaddenR2(), 4),
                number(fitted.aic(), 2),
                number(fitted.bic(), 2)));
    }

    private void judgement(Text where, Validation judged) {
        console.print(Text.format(
                "Beoordeeld {0}: AUC {1}, Brier {2}, waargenomen / verwacht {3}, helling van de ijking {4}",
                "Judged {0}: AUC {1}, Brier {2}, observed / expected {3}, calibration slope {4}",
                where,
                number(judged.discrimination().auc(), 4),
                number(judged.brier().value(), 6),
                number(judged.observedToExpected(), 4),
                number(judged.line().number(CalibrationLine::slope), 4)));
        judged.test()
                .value()
                .ifPresent(test -> console.print(Text.format(
                        "  Hosmer-Lemeshow {0} met {1}, p {2}",
                        "  Hosmer-Lemeshow {0} with {1}, p {2}",
                        number(test.statistic(), 2),
                        degrees(test.degreesOfFreedom()),
                        pValue(test.pValue()))));
        notPossible(HOSMER_LEMESHOW, judged.test(), console::print);
        notPossible(CALIBRATION_SLOPE, judged.line(), console::print);
    }

    private static Text degrees(int number) {
        return number == 1
                ? Text.of("1 vrijheidsgraad", "1 degree of freedom")
                : Text.format("{0} vrijheidsgraden", "{0} degrees of freedom", number);
    }

    private TextTable calibration(Validation judged) {
        TextTable table = new TextTable()
                .text(in(Text.of("Kans", "Chance")))
                .number(in(Text.of("Jongeren", "Young people")))
                .number(in(Text.of("Verwacht", "Expected")))
                .number(in(Text.of("Vertrokken", "Left")));
        for (CalibrationGroup group : judged.table().groups()) {
            table.row(List.of(
                    number(group.lowest(), EFFECT_DECIMALS) + " - " + number(group.highest(), EFFECT_DECIMALS),
                    language.number(group.persons()),
                    number(group.expected(), 2),
                    language.number(group.leavers())));
        }
        return table;
    }

    private void crossValidation(CrossValidated outcome) {
        console.print(Text.format(
                "Kruisvalidatie in {0} delen: AUC {1}, Brier {2}, log-likelihood {3}",
                "Cross-validation in {0} folds: AUC {1}, Brier {2}, log-likelihood {3}",
                outcome.folds().size(),
                number(outcome.discrimination().auc(), 4),
                number(outcome.brier().value(), 6),
                number(outcome.logLikelihood(), 2)));
    }

    private void regions(RegionVariance variance) {
        console.print(Text.format(
                "Tussen regio's: variantie {0}, mediane odds ratio {1}, intraklassecorrelatie {2}; toets {3}, p {4}",
                "Between regions: variance {0}, median odds ratio {1}, intraclass correlation {2}; test {3}, p {4}",
                number(variance.variance(), 6),
                number(variance.medianOddsRatio(), EFFECT_DECIMALS),
                number(variance.intraclassCorrelation(), 6),
                number(variance.statistic(), 2),
                pValue(variance.pValue())));
    }

    private void bootstrap(BootstrapEstimates drawn) {
        console.print(Text.format(
                "Bootstrap: {0} keer opnieuw getrokken en geschat, {1} keer zonder uitkomst",
                "Bootstrap: drawn and fitted anew {0} times, {1} of them without an outcome",
                (long) drawn.replicates().size(),
                (long) drawn.failed().size()));
    }

    private String pValue(double value) {
        return value < SMALLEST_P.doubleValue()
                ? "< " + language.number(SMALLEST_P)
                : number(value, SMALLEST_P.scale());
    }

    private String number(double value, int decimals) {
        return Double.isFinite(value)
                ? language.number(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP))
                : "-";
    }

    private String in(Text text) {
        return text.in(language);
    }
}
