package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.analysis.comparison.Grouping;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.GroupingFile;
import nl.verdeelmodel.io.HeadcountFile;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that says what amounts are per head, or per group of regions. */
final class PeopleOptions {

    /** The usual names of the measure of young people in a model. */
    private static final Set<String> YOUNG_PEOPLE = Set.of("jongeren", "young-people");

    @Option(
            names = "--young-people",
            paramLabel = "NAME[@YEAR]",
            description = {
                "A measure of model B or A with the young people; with --young-people-file a column of it.",
                "If absent: jongeren or young-people of model B. The last year there is, unless one is named."
            },
            descriptionKey = "compare.young-people")
    private @Nullable String youngPeople;

    @Option(
            names = "--young-people-file",
            paramLabel = "FILE",
            description = "A CSV table with the young people per region of B (column young_people if not named).",
            descriptionKey = "compare.young-people-file")
    private @Nullable Path youngPeopleFile;

    @Option(
            names = "--inhabitants",
            paramLabel = "NAME[@YEAR]",
            description = "The same for the inhabitants; without it there are no amounts per inhabitant.",
            descriptionKey = "compare.inhabitants")
    private @Nullable String inhabitants;

    @Option(
            names = "--inhabitants-file",
            paramLabel = "FILE",
            description = "A CSV table with the inhabitants per region of B (column inhabitants if not named).",
            descriptionKey = "compare.inhabitants-file")
    private @Nullable Path inhabitantsFile;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "Divide the inequality (Theil T) into between and within the groups of this column of --group-file.",
            descriptionKey = "compare.group")
    private @Nullable String group;

    @Option(
            names = "--group-file",
            paramLabel = "FILE",
            description = "A CSV table with a group per region of B (column group if not named).",
            descriptionKey = "compare.group-file")
    private @Nullable Path groupFile;

    /** The young people; empty if nothing was asked and model B has no measure of that name. */
    Optional<Headcount> youngPeople(DivisionPair pair) {
        if (youngPeople == null && youngPeopleFile == null) {
            return usual(pair).map(name -> ofMeasure(pair, "--young-people", name));
        }
        return headcount(pair, "young-people", youngPeople, youngPeopleFile, "young_people");
    }

    /** The inhabitants; empty if they were not asked for. */
    Optional<Headcount> inhabitants(DivisionPair pair) {
        return inhabitants == null && inhabitantsFile == null
                ? Optional.empty()
                : headcount(pair, "inhabitants", inhabitants, inhabitantsFile, "inhabitants");
    }

    Optional<Grouping> grouping(DivisionPair pair) {
        Path file = groupFile;
        if (file == null) {
            if (group != null) {
                throw new ProblemException(Problem.input(
                        "group-file-missing",
                        Where.NOWHERE,
                        Text.of(
                                "--group noemt een kolom, maar --group-file ontbreekt.",
                                "--group names a column, but --group-file is missing.")));
            }
            return Optional.empty();
        }
        return Optional.of(GroupingFile.read(
                file, Optional.ofNullable(group).orElse("group"), pair.b().regions()));
    }

    private static Optional<String> usual(DivisionPair pair) {
        return pair.modelB()
                .flatMap(model -> YOUNG_PEOPLE.stream()
                        .sorted()
                        .filter(model.inputs().measures()::containsKey)
                        .findFirst());
    }

    private static Optional<Headcount> headcount(
            DivisionPair pair, String option, @Nullable String name, @Nullable Path file, String column) {
        if (file == null) {
            return Optional.ofNullable(name).map(given -> ofMeasure(pair, "--" + option, given));
        }
        Name wanted = Name.of("--" + option, Optional.ofNullable(name).orElse(column));
        return Optional.of(
                HeadcountFile.read(file, wanted.name(), wanted.year(), pair.b().regions()));
    }

    /** A name and perhaps a year, such as {@code jongeren@2024}. */
    private record Name(String name, OptionalInt year) {

        static Name of(String option, String text) {
            int at = text.indexOf('@');
            if (at < 0) {
                return new Name(text, OptionalInt.empty());
            }
            String year = text.substring(at + 1);
            if (!year.matches("[0-9]{4}")) {
                throw new ProblemException(Problem.input(
                        "year-wrong",
                        Where.NOWHERE,
                        Text.format(
                                "{0}: \"{1}\" is geen jaar van vier cijfers.",
                                "{0}: \"{1}\" is not a year of four digits.", option, year)));
            }
            return new Name(text.substring(0, at), OptionalInt.of(Integer.parseInt(year)));
        }
    }

    private static Headcount ofMeasure(DivisionPair pair, String option, String text) {
        Name wanted = Name.of(option, text);
        Where where = Where.path(option);
        Optional<Measure> ofB = measure(pair.modelB(), wanted.name());
        Headcount found = ofB.or(() -> measure(pair.modelA(), wanted.name()))
                .map(measure -> HeadcountFile.of(measure, wanted.year(), where))
                .orElseThrow(() -> unknown(pair, wanted.name(), where));
        RegionSet regions = pair.b().regions();
        RegionValues values = ofB.isPresent() || pair.mapping().isEmpty()
                ? RegionValues.of(regions, found.values().values())
                : pair.mapping().get().carry(byCode(found.values()));
        return new Headcount(found.title(), values, found.synthetic());
    }

    private static Map<String, Fraction> byCode(RegionValues values) {
        ImmutableMap.Builder<String, Fraction> byCode = ImmutableMap.builder();
        for (int i = 0; i < values.regions().size(); i++) {
            byCode.put(values.regions().get(i).code(), values.get(i));
        }
        return byCode.buildOrThrow();
    }

    private static Optional<Measure> measure(Optional<ModelFile> model, String name) {
        return model.flatMap(
                loaded -> Optional.ofNullable(loaded.inputs().measures().get(name)));
    }

    private static ProblemException unknown(DivisionPair pair, String name, Where where) {
        Set<String> known = new TreeSet<>();
        pair.modelA().ifPresent(model -> known.addAll(model.inputs().measures().keySet()));
        pair.modelB().ifPresent(model -> known.addAll(model.inputs().measures().keySet()));
        return new ProblemException(Problem.input(
                "measure-unknown",
                where,
                known.isEmpty()
                        ? Text.format(
                                "A en B zijn geen modellen, dus er is geen maatstaf \"{0}\".",
                                "A and B are no models, so there is no measure \"{0}\".", name)
                        : Text.format(
                                "er is geen maatstaf \"{0}\"; er zijn: {1}.",
                                "there is no measure \"{0}\"; there are: {1}.", name, known),
                known.isEmpty()
                        ? Text.of(
                                "Misschien een tabel noemen met -file erachter.",
                                "Maybe name a table with -file behind it.")
                        : Suggestions.closestOnly(name, known)));
    }

    /** The options as given, for the manifest. */
    void describe(ImmutableListMultimap.Builder<String, String> options) {
        put(options, "young-people", youngPeople);
        put(options, "inhabitants", inhabitants);
        put(options, "group", group);
    }

    private static void put(
            ImmutableListMultimap.Builder<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    /** The files by the option that names them. */
    void addFiles(ImmutableListMultimap.Builder<String, Path> files) {
        putFile(files, "young-people-file", youngPeopleFile);
        putFile(files, "inhabitants-file", inhabitantsFile);
        putFile(files, "group-file", groupFile);
    }

    private static void putFile(ImmutableListMultimap.Builder<String, Path> files, String name, @Nullable Path path) {
        if (path != null) {
            files.put(name, path);
        }
    }
}
