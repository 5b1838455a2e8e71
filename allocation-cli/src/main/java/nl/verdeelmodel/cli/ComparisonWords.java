package nl.verdeelmodel.cli;

import com.google.common.base.Splitter;
import java.io.File;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.SyntheticFiles;
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

    /**
     * Which tables were made up, or that some were, and which results lost what says so; nothing if neither is the case.
     *
     * @param files every file that was read
     */
    static List<Text> sources(DivisionPair pair, boolean synthetic, Collection<Path> files) {
        Set<String> names = new TreeSet<>(pair.synthetic());
        SyntheticFiles.among(files).stream()
                .map(file -> file.toString().replace(File.separatorChar, '/'))
                .filter(file -> names.stream().noneMatch(name -> isNamed(file, name)))
                .map(ComparisonWords::lastTwo)
                .toList()
                .forEach(names::add);
        List<Text> notes = new ArrayList<>();
        if (!names.isEmpty()) {
            notes.add(Text.format(
                    "LET OP: synthetische gegevens, geen echte cijfers: {0}.",
                    "NOTE: synthetic data, not real figures: {0}.", names));
        } else if (synthetic) {
            notes.add(Text.of(
                    "LET OP: synthetische gegevens, geen echte cijfers.", "NOTE: synthetic data, not real figures."));
        }
        if (!pair.unknownOrigin().isEmpty()) {
            notes.add(Text.format(
                    "LET OP: herkomst onbekend van {0}: het manifest van die uitkomst staat er niet bij.",
                    "NOTE: origin unknown of {0}: the manifest of that result is not beside it.",
                    pair.unknownOrigin().stream().map(Path::toString).toList()));
        }
        return notes;
    }

    /** Whether a name as a model writes it, such as ../scores/x.csv, is the end of a path. */
    private static boolean isNamed(String file, String name) {
        return file.endsWith(name.replaceFirst("^(\\.\\./)+", ""));
    }

    /** The file and its folder. */
    private static String lastTwo(String file) {
        List<String> names = Splitter.on('/').splitToList(file);
        return String.join("/", names.subList(Math.max(0, names.size() - 2), names.size()));
    }
}
