package nl.verdeelmodel.cli;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** What stands above and below a comparison: what A and B are, which way the differences go, what was made up. */
final class ComparisonWords {

    private ComparisonWords() {}

    static List<Text> opening(Comparison comparison) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.format("A: {0}", "A: {0}", side(comparison.a())));
        lines.add(Text.format("B: {0}", "B: {0}", side(comparison.b())));
        lines.add(Text.of(
                "Elk verschil is B - A: boven 0 krijgt een regio in B meer.",
                "Every difference is B - A: above 0 a region gets more in B."));
        comparison.beforeCarry().ifPresent(before -> lines.add(carried(comparison, before)));
        return lines;
    }

    private static Text side(Division division) {
        return Text.format("{0}, EUR {1}", "{0}, EUR {1}", division.label(), euros(division.total()));
    }

    private static Text carried(Comparison comparison, Division before) {
        return Text.format(
                "A is van {0} regio's ({1}) omgezet naar de {2} van B ({3}): EUR {4} ervoor, EUR {5} erna.",
                "A was carried from {0} regions ({1}) to the {2} of B ({3}): EUR {4} before, EUR {5} after.",
                before.regions().size(),
                before.regions().year(),
                comparison.regions().size(),
                comparison.regions().year(),
                euros(before.total()),
                euros(before.carriedBy(comparison.mapping().orElseThrow()).total()));
    }

    /** An exact amount, to the cent, in both languages. */
    static Text euros(Fraction cents) {
        Fraction amount = cents.dividedBy(Money.CENTS_PER_EURO);
        return new Text(Language.NL.number(amount, 2), Language.EN.number(amount, 2));
    }

    /** The same with a plus where it is above 0 as printed. */
    static Text signedEuros(Fraction cents) {
        boolean more = cents.dividedBy(Money.CENTS_PER_EURO)
                        .toDecimal(2, RoundingMode.HALF_UP)
                        .signum()
                > 0;
        return more ? Text.format("+{0}", "+{0}", euros(cents)) : euros(cents);
    }

    /** Which tables were made up, or that some were; nothing if none was. */
    static List<Text> sources(DivisionPair pair, Comparison comparison) {
        Set<String> synthetic = new TreeSet<>();
        pair.modelA().ifPresent(model -> addSynthetic(model, synthetic));
        pair.modelB().ifPresent(model -> addSynthetic(model, synthetic));
        if (synthetic.isEmpty()) {
            return comparison.isSynthetic()
                    ? List.of(Text.of(
                            "LET OP: synthetische gegevens, geen echte cijfers.",
                            "NOTE: synthetic data, not real figures."))
                    : List.of();
        }
        return List.of(Text.format(
                "LET OP: synthetische gegevens, geen echte cijfers: {0}.",
                "NOTE: synthetic data, not real figures: {0}.", synthetic));
    }

    private static void addSynthetic(ModelFile model, Set<String> synthetic) {
        model.files().stream().filter(ModelFile.SourceFile::synthetic).forEach(file -> synthetic.add(file.name()));
    }
}
