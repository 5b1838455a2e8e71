package nl.verdeelmodel.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.analysis.comparison.RegionCharacteristic;
import nl.verdeelmodel.analysis.comparison.Regression;
import nl.verdeelmodel.analysis.comparison.RegressionWords;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that explain the effect of each region by characteristics of the regions. */
final class RegressionOptions {

    private static final String OPTION = "--regression";
    private static final Fraction PERCENT = Fraction.of(100);

    /** What is explained. */
    enum Effect {
        /** B - A in EUR per young person. */
        eur,
        /** B - A in percent of A. */
        percent
    }

    @Option(
            names = OPTION,
            paramLabel = "COLUMNS",
            description = {
                "Explain B - A by characteristics of the regions: measures of the models, or columns of the file, separated by",
                "commas: NAME, NAME/NAME or log(NAME), each NAME with @YEAR if it is not to be the last year."
            },
            descriptionKey = "compare.regression")
    private @Nullable String regression;

    @Option(
            names = "--regression-file",
            paramLabel = "FILE",
            description = "A CSV table per region of B with the columns of --regression.",
            descriptionKey = "compare.regression-file")
    private @Nullable Path file;

    @Option(
            names = "--regression-effect",
            paramLabel = "EFFECT",
            description = "eur (EUR per young person, if absent) or percent (of A).",
            descriptionKey = "compare.regression-effect")
    private @Nullable Effect effect;

    @Option(
            names = "--regression-weighted",
            description = "Let regions count by their number of young people.",
            descriptionKey = "compare.regression-weighted")
    private boolean weighted;

    /** A regression, what it explains, and whether anything behind it was made up. */
    record Outcome(Regression regression, RegressionWords.Effect effect, boolean synthetic) {}

    /** The regression; empty if it was not asked for. */
    Optional<Outcome> regression(DivisionPair pair, Comparison comparison) {
        if (regression == null) {
            return Optional.empty();
        }
        Columns columns = new Columns(pair, Optional.ofNullable(file));
        List<RegionCharacteristic> characteristics = columns.all(regression);
        boolean percent = effect == Effect.percent;
        List<Double> effects = percent ? percentages(comparison) : perYoungPerson(comparison);
        Regression line = Regression.of(
                comparison.regions(),
                effects,
                characteristics,
                weighted ? doubles(youngPeople(comparison).values()) : List.of());
        return Optional.of(new Outcome(
                line,
                percent ? RegressionWords.Effect.PERCENT : RegressionWords.Effect.EUR_PER_YOUNG_PERSON,
                comparison.isSynthetic() || columns.synthetic));
    }

    /** What is wrong with the options themselves, whatever A and B are. */
    List<Text> misuses() {
        return regression == null && (file != null || effect != null || weighted)
                ? List.of(Text.of(
                        "--regression-file, -effect en -weighted werken alleen met --regression",
                        "--regression-file, -effect and -weighted work with --regression only"))
                : List.of();
    }

    private static List<Double> doubles(RegionValues values) {
        return values.values().stream().map(Fraction::approximately).toList();
    }

    private static Headcount youngPeople(Comparison comparison) {
        return comparison
                .youngPeople()
                .orElseThrow(() -> problem(
                        "regression-needs-young-people",
                        Text.of(
                                "er zijn geen jongeren per regio, dus ook geen bedrag per jongere.",
                                "there are no young people per region, so no amount per young person either."),
                        Text.of(
                                "Misschien noemen met --young-people, of --regression-effect=percent.",
                                "Maybe name them with --young-people, or use --regression-effect=percent.")));
    }

    private static List<Double> perYoungPerson(Comparison comparison) {
        Headcount people = youngPeople(comparison);
        return IntStream.range(0, comparison.regions().size())
                .mapToObj(i -> people.perHead(comparison.difference(i), i)
                        .dividedBy(Money.CENTS_PER_EURO)
                        .approximately())
                .toList();
    }

    private static List<Double> percentages(Comparison comparison) {
        Problems problems = new Problems();
        List<Double> percentages = new ArrayList<>();
        for (int i = 0; i < comparison.regions().size(); i++) {
            Optional<Fraction> part = comparison.relative(i);
            percentages.add(
                    part.map(value -> value.times(PERCENT).approximately()).orElse(0.0));
            if (part.isEmpty()) {
                problems.add(Problem.input(
                        "regression-no-percentage",
                        Where.path(OPTION),
                        Text.format(
                                "regio {0} heeft in A niets, dus geen percentage.",
                                "region {0} has nothing in A, so no percentage.",
                                comparison.regions().label(i)),
                        Text.of("Misschien --regression-effect=eur gebruiken.", "Maybe use --regression-effect=eur.")));
            }
        }
        problems.throwIfAny();
        return percentages;
    }

    private static ProblemException problem(String code, Text message, Text advice) {
        return new ProblemException(Problem.input(code, Where.path(OPTION), message, advice));
    }

    /** Reads characteristics as they are written, and remembers whether one was made up. */
    private static final class Columns {

        private final DivisionPair pair;
        private final Optional<Path> file;
        private boolean synthetic;

        Columns(DivisionPair pair, Optional<Path> file) {
            this.pair = pair;
            this.file = file;
        }

        List<RegionCharacteristic> all(String text) {
            List<String> names =
                    Splitter.on(',').trimResults().omitEmptyStrings().splitToList(text);
            if (names.isEmpty()) {
                throw problem(
                        "regression-empty",
                        Text.of("er is geen kenmerk genoemd.", "no characteristic is named."),
                        Text.of("Misschien een kolom noemen.", "Maybe name a column."));
            }
            Problems problems = new Problems();
            List<RegionCharacteristic> all = new ArrayList<>();
            names.forEach(name -> problems.collect(() -> one(name)).ifPresent(all::add));
            problems.throwIfAny();
            return all;
        }

        private RegionCharacteristic one(String name) {
            if (name.startsWith("log(") && name.endsWith(")")) {
                return RegionCharacteristic.logarithm(name, values(name.substring("log(".length(), name.length() - 1)));
            }
            int slash = name.indexOf('/');
            return slash < 0
                    ? RegionCharacteristic.of(name, values(name))
                    : RegionCharacteristic.ratio(
                            name, values(name.substring(0, slash)), values(name.substring(slash + 1)));
        }

        private RegionValues values(String name) {
            RegionNumbers numbers = RegionNumbers.of(pair, OPTION, name.strip(), file, false);
            synthetic |= numbers.synthetic();
            return RegionValues.of(pair.b().regions(), numbers.values().values());
        }
    }

    /** The options as given, for the manifest. */
    void describe(ImmutableListMultimap.Builder<String, String> options) {
        if (regression != null) {
            options.put("regression", regression);
            options.put("regression-weighted", Boolean.toString(weighted));
        }
        if (effect != null) {
            options.put("regression-effect", effect.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The file by the option that names it. */
    void addFiles(ImmutableListMultimap.Builder<String, Path> files) {
        if (file != null) {
            files.put("regression-file", file);
        }
    }
}
