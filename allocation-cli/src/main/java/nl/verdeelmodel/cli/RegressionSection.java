package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.analysis.comparison.Regression;
import nl.verdeelmodel.analysis.comparison.RegressionWords;
import nl.verdeelmodel.io.RegressionFiles;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** The effect explained by characteristics of the regions: a table of terms, then a sentence for each. */
final class RegressionSection implements ComparisonSection {

    private static final MathContext DIGITS = new MathContext(6);

    private final Console console;
    private final Language language;
    private final Regression regression;
    private final RegressionWords.Effect effect;
    private final boolean synthetic;

    RegressionSection(Console console, RegressionOptions.Outcome outcome) {
        this.console = console;
        this.language = console.language();
        this.regression = outcome.regression();
        this.effect = outcome.effect();
        this.synthetic = outcome.synthetic();
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("regression.csv", RegressionFiles.csv(regression, synthetic));
    }

    @Override
    public Map<String, String> json() {
        return Map.of("regression.json", RegressionFiles.json(regression, effect, synthetic));
    }

    @Override
    public void print() {
        console.printWrapped(Text.format(
                "B - A {0} verklaard uit kenmerken van {1} regio's{2}: kleinste kwadraten, robuuste standaardfouten (HC3);"
                        + " R2 = {3}.",
                "B - A {0} explained by characteristics of {1} regions{2}: least squares, robust standard errors (HC3);"
                        + " R2 = {3}.",
                effect == RegressionWords.Effect.PERCENT
                        ? Text.of("in procent van A", "in percent of A")
                        : Text.of("in EUR per jongere", "in EUR per young person"),
                regression.regions(),
                regression.weighted() ? Text.of(", gewogen naar jongeren", ", weighted by young people") : Text.NONE,
                new BigDecimal(regression.r2()).setScale(3, RoundingMode.HALF_UP)));
        terms().lines().forEach(console.out()::println);
        RegressionWords.of(regression, effect).forEach(console::printWrapped);
        regression.warnings().forEach(console::printWrapped);
        console.out().println();
    }

    private TextTable terms() {
        TextTable table = new TextTable()
                .text(Text.of("Kenmerk", "Characteristic").in(language))
                .number(Text.of("Per eenheid", "Per unit").in(language))
                .number(Text.of("Standaardfout", "Standard error").in(language))
                .number("t")
                .number("p")
                .number(Text.of("95% van", "95% from").in(language))
                .number(Text.of("tot", "to").in(language))
                .number("VIF");
        for (Regression.Term term : regression.terms()) {
            boolean constant = term.name().equals(Regression.CONSTANT);
            table.row(List.of(
                    constant ? Text.of("constante", "constant").in(language) : term.name(),
                    number(term.estimate()),
                    number(term.standardError()),
                    decimals(term.t(), 2),
                    decimals(term.p(), 4),
                    number(term.lower()),
                    number(term.upper()),
                    constant ? "" : decimals(term.inflation(), 2)));
        }
        return table;
    }

    private String number(double value) {
        return Double.isFinite(value) ? language.number(new BigDecimal(value).round(DIGITS)) : "-";
    }

    private String decimals(double value, int decimals) {
        return Double.isFinite(value)
                ? language.number(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP))
                : "-";
    }
}
