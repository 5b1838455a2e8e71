package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.io.DivisionSource;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how each side of a comparison is read. */
final class SideOptions {

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "The year of both sides; the first one of each if absent.",
            descriptionKey = "compare.year")
    private @Nullable Integer year;

    @Option(names = "--year-a", paramLabel = "YEAR", description = "The year of A.", descriptionKey = "compare.year-a")
    private @Nullable Integer yearOfA;

    @Option(names = "--year-b", paramLabel = "YEAR", description = "The year of B.", descriptionKey = "compare.year-b")
    private @Nullable Integer yearOfB;

    @Option(
            names = "--stream",
            paramLabel = "ID",
            description = "Only this stream of both sides; all together if absent.",
            descriptionKey = "compare.stream")
    private @Nullable String stream;

    @Option(
            names = "--stream-a",
            paramLabel = "ID",
            description = "Only this stream of A.",
            descriptionKey = "compare.stream-a")
    private @Nullable String streamOfA;

    @Option(
            names = "--stream-b",
            paramLabel = "ID",
            description = "Only this stream of B.",
            descriptionKey = "compare.stream-b")
    private @Nullable String streamOfB;

    @Option(
            names = "--column-a",
            paramLabel = "NAME",
            description = "The column of table A that holds the amounts in EUR; amount_eur if absent.",
            descriptionKey = "compare.column-a")
    private @Nullable String columnOfA;

    @Option(
            names = "--column-b",
            paramLabel = "NAME",
            description = "The column of table B that holds the amounts in EUR; amount_eur if absent.",
            descriptionKey = "compare.column-b")
    private @Nullable String columnOfB;

    @Option(
            names = "--regions-a",
            paramLabel = "FILE",
            description = "The region list of table A; that of --mapping or of B if absent.",
            descriptionKey = "compare.regions-a")
    private @Nullable Path regionsOfA;

    @Option(
            names = "--regions-b",
            paramLabel = "FILE",
            description = "The region list of table B; that of --mapping or of A if absent.",
            descriptionKey = "compare.regions-b")
    private @Nullable Path regionsOfB;

    @Option(
            names = "--set-a",
            paramLabel = "PATH=VALUE",
            description = "Change a value of model A; may be repeated.",
            descriptionKey = "compare.set-a")
    private List<String> changesOfA = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a value of model B; may be repeated. With the same file twice: what the change does.",
            descriptionKey = "compare.set")
    private List<String> changesOfB = new ArrayList<>();

    @Option(
            names = "--data-a",
            paramLabel = "DIR",
            description = "A folder whose tables go before those beside model A.",
            descriptionKey = "compare.data-a")
    private @Nullable Path dataOfA;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder whose tables go before those beside model B.",
            descriptionKey = "compare.data")
    private @Nullable Path dataOfB;

    DivisionSource a(Path path) {
        ImmutableSet.Builder<String> own = ImmutableSet.builder();
        note(own, yearOfA == null ? "year" : "year-a", yearOfA != null || year != null);
        note(own, streamOfA == null ? "stream" : "stream-a", streamOfA != null || stream != null);
        note(own, "column-a", columnOfA != null);
        note(own, "regions-a", regionsOfA != null);
        note(own, "set-a", !changesOfA.isEmpty());
        note(own, "data-a", dataOfA != null);
        return new DivisionSource(
                DivisionSource.Side.A,
                path,
                year(yearOfA),
                Optional.ofNullable(streamOfA).or(() -> Optional.ofNullable(stream)),
                Optional.ofNullable(columnOfA),
                Optional.ofNullable(regionsOfA),
                new ModelFile.Options(List.copyOf(changesOfA), Optional.ofNullable(dataOfA)),
                own.build());
    }

    DivisionSource b(Path path) {
        ImmutableSet.Builder<String> own = ImmutableSet.builder();
        note(own, yearOfB == null ? "year" : "year-b", yearOfB != null || year != null);
        note(own, streamOfB == null ? "stream" : "stream-b", streamOfB != null || stream != null);
        note(own, "column-b", columnOfB != null);
        note(own, "regions-b", regionsOfB != null);
        note(own, "set", !changesOfB.isEmpty());
        note(own, "data", dataOfB != null);
        return new DivisionSource(
                DivisionSource.Side.B,
                path,
                year(yearOfB),
                Optional.ofNullable(streamOfB).or(() -> Optional.ofNullable(stream)),
                Optional.ofNullable(columnOfB),
                Optional.ofNullable(regionsOfB),
                new ModelFile.Options(List.copyOf(changesOfB), Optional.ofNullable(dataOfB)),
                own.build());
    }

    /** An option for both sides that neither takes, since each has its own, is a mistake. */
    void check() {
        Problems problems = new Problems();
        checkShared(problems, "year", year, yearOfA, yearOfB);
        checkShared(problems, "stream", stream, streamOfA, streamOfB);
        problems.throwIfAny();
    }

    private static void checkShared(
            Problems problems, String option, @Nullable Object both, @Nullable Object ofA, @Nullable Object ofB) {
        if (both != null && ofA != null && ofB != null) {
            problems.add(Problem.input(
                    "option-useless",
                    Where.NOWHERE,
                    Text.format(
                            "--{0} heeft geen zin naast --{0}-a en --{0}-b.",
                            "--{0} means nothing beside --{0}-a and --{0}-b.", option)));
        }
    }

    private OptionalInt year(@Nullable Integer own) {
        Integer chosen = own != null ? own : year;
        return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
    }

    private static void note(ImmutableSet.Builder<String> own, String option, boolean given) {
        if (given) {
            own.add(option);
        }
    }

    /** The options as given, for the manifest. */
    void describe(ImmutableListMultimap.Builder<String, String> options) {
        put(options, "year", year);
        put(options, "year-a", yearOfA);
        put(options, "year-b", yearOfB);
        put(options, "stream", stream);
        put(options, "stream-a", streamOfA);
        put(options, "stream-b", streamOfB);
        put(options, "column-a", columnOfA);
        put(options, "column-b", columnOfB);
        options.putAll("set-a", changesOfA);
        options.putAll("set", changesOfB);
    }

    private static void put(
            ImmutableListMultimap.Builder<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString());
        }
    }

    /** The folders to read from, for the manifest. */
    ImmutableMap<String, Path> folders() {
        ImmutableMap.Builder<String, Path> folders = ImmutableMap.builder();
        if (dataOfA != null) {
            folders.put("data-a", dataOfA);
        }
        if (dataOfB != null) {
            folders.put("data", dataOfB);
        }
        return folders.buildOrThrow();
    }
}
