package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;

/**
 * Both sides of a comparison, over the same regions: models, earlier results or published tables.
 *
 * @param a the first side, over the regions of B
 * @param beforeCarry the first side over its own regions, if a mapping carried it
 * @param b the second side
 * @param mapping how A came to the regions of B; empty if the regions are the same
 * @param modelA the model of A, if it is one
 * @param modelB the model of B, if it is one
 * @param files every file that was read, by role: {@code a}, {@code b}, {@code mapping}, {@code regions-a},
 *     {@code regions-b}, or {@link CommandManifest#FOUND}
 * @param synthetic the made-up data behind both sides, by the names that models and manifests have for them
 * @param unknownOrigin earlier results without the manifest that says what is behind them
 */
public record DivisionPair(
        Division a,
        Optional<Division> beforeCarry,
        Division b,
        Optional<RegionMapping> mapping,
        Optional<ModelFile> modelA,
        Optional<ModelFile> modelB,
        ImmutableListMultimap<String, Path> files,
        ImmutableSortedSet<String> synthetic,
        ImmutableList<Path> unknownOrigin) {

    /** Options that both sides can take. */
    private static final ImmutableList<String> SHARED = ImmutableList.of("year", "stream");

    private static final Set<String> SHIPPED = Set.of("2014-2015", "2014-2026", "2015-2026", "2020-2026");

    /**
     * Reads both sides.
     *
     * @param a the first side
     * @param b the second side
     * @param mapping a table that says where the regions of A are among those of B; empty if they are the same
     * @return both sides over the regions of B
     * @throws ProblemException with everything that is wrong
     */
    public static DivisionPair read(DivisionSource a, DivisionSource b, Optional<Path> mapping) {
        Problems problems = new Problems();
        Optional<Side> sideA = problems.collect(() -> Side.open(a));
        Optional<Side> sideB = problems.collect(() -> Side.open(b));
        Optional<CsvTable> way = mapping.flatMap(
                path -> problems.collect(() -> CsvTable.read(InputFile.read(path, InputFile.LARGEST_TABLE))));
        problems.throwIfAny();
        SHARED.stream()
                .filter(option -> sideA.orElseThrow().ignores(option)
                        && sideB.orElseThrow().ignores(option))
                .forEach(option -> problems.add(useless(option)));
        problems.throwIfAny();
        return new Reader(sideA.orElseThrow(), sideB.orElseThrow(), way).read();
    }

    private static Problem useless(String option) {
        return Problem.input(
                "option-useless",
                Where.NOWHERE,
                Text.format(
                        "--{0} heeft geen zin: A en B zijn tabellen zonder de kolom {0}.",
                        "--{0} means nothing: A and B are tables without the column {0}.", option));
    }

    /** One side before it is known which regions a table without a list has: a model or a table. */
    private record Side(
            DivisionSource source,
            Path file,
            Optional<ModelFile> model,
            Optional<Division> division,
            Optional<DivisionTable> table,
            Optional<RegionSet> list) {

        static Side open(DivisionSource source) {
            Path file = file(source);
            return isJson(file) ? ofModel(source, file) : ofTable(source, file);
        }

        private static Path file(DivisionSource source) {
            Path path = source.path();
            if (path.toString().isEmpty() || !Files.isDirectory(path)) {
                return path;
            }
            Path run = path.resolve(DivisionTable.RESULT);
            Path result = Files.exists(run) ? run : path.resolve(DivisionTable.SIMULATION);
            if (!Files.exists(result)) {
                throw new ProblemException(
                        Problem.input(
                                "folder-without-result",
                                Where.file(path.toString()),
                                Text.format(
                                        "in deze map staat geen {0} of {1}.",
                                        "this folder has no {0} or {1}.",
                                        DivisionTable.RESULT,
                                        DivisionTable.SIMULATION),
                                Text.of(
                                        "Misschien is de map niet die van \"run --out\" of \"simulate --out\", of zonder csv geschreven.",
                                        "Maybe the folder is not that of \"run --out\" or \"simulate --out\", or was written without csv.")));
            }
            return result;
        }

        private static boolean isJson(Path file) {
            return InputFile.read(file, InputFile.LARGEST_RESULT)
                    .text()
                    .stripLeading()
                    .startsWith("{");
        }

        private static Side ofModel(DivisionSource source, Path file) {
            refuseResult(file);
            refuse(source, List.of("column", "regions"), Text.of("een model", "a model"));
            ModelFile loaded = ModelFile.read(file, source.model());
            Allocator allocator = loaded.allocator();
            Allocation allocation = allocator.allocate(
                    source.year().orElseGet(() -> allocator.years().get(0)));
            Division division = source.stream()
                    .map(id -> {
                        requireStream(file, allocation, id);
                        return Division.ofStream(allocation, id);
                    })
                    .orElseGet(() -> Division.of(allocation));
            return new Side(
                    source, file, Optional.of(loaded), Optional.of(division), Optional.empty(), Optional.empty());
        }

        /** A manifest or a trace is JSON too, but not a model. */
        private static void refuseResult(Path file) {
            InputFile input = InputFile.read(file, InputFile.LARGEST_RESULT);
            JsonValue json = JsonReader.read(input.text(), input.where(), new Problems());
            if (json instanceof JsonValue.JsonObject object
                    && object.members().containsKey("format")
                    && !object.members().containsKey("streams")) {
                throw new ProblemException(Problem.input(
                        "division-unknown",
                        Where.file(file.toString()),
                        Text.of(
                                "dit JSON-bestand is een uitkomst of een manifest, geen model.",
                                "this JSON file is a result or a manifest, not a model."),
                        Text.format(
                                "Misschien is de map bedoeld waarin het staat, of de {0} daarin.",
                                "Maybe the folder that it stands in is meant, or the {0} in it.",
                                DivisionTable.RESULT)));
            }
        }

        private static void requireStream(Path file, Allocation allocation, String id) {
            List<String> ids = allocation.streams().stream()
                    .map(stream -> stream.rule().id())
                    .toList();
            if (!ids.contains(id)) {
                throw new ProblemException(Problem.input(
                        "stream-unknown",
                        Where.file(file.toString()),
                        Text.format(
                                "er is geen geldstroom \"{0}\"; er zijn: {1}.",
                                "there is no stream \"{0}\"; there are: {1}.", id, ids),
                        Suggestions.closestOnly(id, ids)));
            }
        }

        private static Side ofTable(DivisionSource source, Path file) {
            DivisionTable table = DivisionTable.read(source, file);
            List<String> useless = new ArrayList<>(List.of("set", "data"));
            if (!table.hasYears()) {
                useless.add("year");
            }
            if (!table.hasStreams()) {
                useless.add("stream");
            }
            refuse(source, useless, Text.of("deze tabel", "this table"));
            return new Side(
                    source,
                    file,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(table),
                    regionFile(source, table).map(RegionFiles::read));
        }

        /** The region list that is named, else that of the model behind a result, as its manifest has it. */
        private static Optional<Path> regionFile(DivisionSource source, DivisionTable table) {
            return source.regions().or(() -> table.manifest().flatMap(Manifest::regionFile));
        }

        /** The made-up data behind a side. */
        List<String> synthetic() {
            return model.map(loaded -> loaded.files().stream()
                            .filter(ModelFile.SourceFile::synthetic)
                            .map(ModelFile.SourceFile::name)
                            .toList())
                    .orElseGet(() -> table.orElseThrow().syntheticInputs());
        }

        /** An option for one side that means nothing there is a mistake, not something to pass over. */
        private static void refuse(DivisionSource source, List<String> useless, Text what) {
            Problems problems = new Problems();
            for (String option : source.own()) {
                String name = option.replaceFirst("-[ab]$", "");
                if (useless.contains(name) && !SHARED.contains(option)) {
                    problems.add(Problem.input(
                            "option-useless",
                            Where.file(source.path().toString()),
                            Text.format(
                                    "--{0} heeft geen zin bij {1}.", "--{0} means nothing for {1}.", option, what)));
                }
            }
            problems.throwIfAny();
        }

        /** Whether an option for both sides was given that this side, a table, cannot take. */
        boolean ignores(String option) {
            return source.own().contains(option)
                    && table.isPresent()
                    && !(option.equals("year")
                            ? table.get().hasYears()
                            : table.get().hasStreams());
        }

        /** The regions of a model or of a given list; empty for a table without a list. */
        Optional<RegionSet> knownRegions() {
            return division.map(Division::regions).or(() -> list);
        }

        Division over(RegionSet regions) {
            return division.orElseGet(() -> table.orElseThrow().over(regions));
        }

        void addFiles(ImmutableListMultimap.Builder<String, Path> files) {
            files.put(source.side().id(), file);
            model.ifPresent(loaded ->
                    loaded.files().stream().skip(1).forEach(read -> files.put(CommandManifest.FOUND, read.path())));
            source.regions()
                    .ifPresentOrElse(
                            path -> files.put("regions-" + source.side().id(), path),
                            () -> table.flatMap(read -> regionFile(source, read))
                                    .ifPresent(path -> files.put(CommandManifest.FOUND, path)));
            table.flatMap(DivisionTable::manifestFile).ifPresent(path -> files.put(CommandManifest.FOUND, path));
        }
    }

    /** Finds the regions of both sides and brings A to those of B. */
    private record Reader(Side a, Side b, Optional<CsvTable> way) {

        DivisionPair read() {
            RegionSet regionsB = regionsOfB();
            RegionSet regionsA = regionsOfA(regionsB);
            Problems problems = new Problems();
            Optional<Division> divisionA = problems.collect(() -> a.over(regionsA));
            Optional<Division> divisionB = problems.collect(() -> b.over(regionsB));
            Optional<RegionMapping> mapping =
                    way.flatMap(table -> problems.collect(() -> mapping(table, regionsA, regionsB)));
            if (way.isEmpty() && !same(regionsA, regionsB)) {
                problems.add(mappingMissing(regionsA, regionsB));
            }
            problems.throwIfAny();
            Division before = divisionA.orElseThrow();
            return new DivisionPair(
                    mapping.map(before::carriedBy).orElseGet(() -> before.over(regionsB)),
                    mapping.map(m -> before),
                    divisionB.orElseThrow(),
                    mapping,
                    a.model(),
                    b.model(),
                    files(),
                    ImmutableSortedSet.copyOf(Iterables.concat(a.synthetic(), b.synthetic())),
                    Stream.of(a, b)
                            .flatMap(side -> side.table().stream())
                            .filter(DivisionTable::isOfUnknownOrigin)
                            .map(DivisionTable::path)
                            .distinct()
                            .collect(ImmutableList.toImmutableList()));
        }

        private RegionSet regionsOfB() {
            return b.knownRegions()
                    .orElseGet(() -> way.map(RegionTables::mappedTo)
                            .or(a::knownRegions)
                            .orElseGet(() -> b.table().orElseThrow().ownRegions()));
        }

        private RegionSet regionsOfA(RegionSet regionsB) {
            return a.knownRegions()
                    .orElseGet(() -> way.map(RegionTables::mappedFrom).orElseGet(() -> {
                        checkNames(a.table().orElseThrow().ownRegions(), regionsB);
                        return regionsB;
                    }));
        }

        /** Without any list only the tables say what a code is: then both must give it the same name. */
        private void checkNames(RegionSet named, RegionSet regionsB) {
            if (b.knownRegions().isPresent()) {
                return;
            }
            Problems problems = new Problems();
            for (Region region : named.regions()) {
                regionsB.find(region.code())
                        .filter(other -> !other.name().equals(region.name()))
                        .ifPresent(other -> problems.add(Problem.input(
                                "region-names-differ",
                                Where.file(a.file().toString()),
                                Text.format(
                                        "regio {0} heet hier \"{1}\" en in B \"{2}\".",
                                        "region {0} is called \"{1}\" here and \"{2}\" in B.",
                                        region.code(),
                                        region.name(),
                                        other.name()),
                                Text.of(
                                        "Misschien zijn de regio's van een ander jaar: noem de regiolijsten met --regions-a en"
                                                + " --regions-b.",
                                        "Maybe the regions are of another year: name the region lists with --regions-a and"
                                                + " --regions-b."))));
            }
            problems.throwIfAny();
        }

        private RegionMapping mapping(CsvTable table, RegionSet regionsA, RegionSet regionsB) {
            RegionMapping mapping = RegionTables.mapping(table, regionsB);
            if (mapping.fromYear() != regionsA.year()) {
                throw new ProblemException(Problem.input(
                        "mapping-year",
                        table.file().where(),
                        Text.format(
                                "deze omzetting gaat uit van de regio's van {0}, maar A heeft die van {1}.",
                                "this mapping starts from the regions of {0}, but A has those of {1}.",
                                mapping.fromYear(),
                                regionsA.year())));
            }
            return mapping;
        }

        private static boolean same(RegionSet one, RegionSet other) {
            return one.year() == other.year() && codes(one).equals(codes(other));
        }

        private static ImmutableList<String> codes(RegionSet set) {
            return set.regions().stream().map(Region::code).collect(ImmutableList.toImmutableList());
        }

        private Problem mappingMissing(RegionSet regionsA, RegionSet regionsB) {
            String years = regionsA.year() + "-" + regionsB.year();
            return Problem.input(
                    "mapping-missing",
                    Where.file(a.file().toString()),
                    Text.format(
                            "A heeft de {0} regio's van {1} en B de {2} van {3}; zonder omzetting zijn ze niet te vergelijken.",
                            "A has the {0} regions of {1} and B the {2} of {3}; without a mapping they cannot be compared.",
                            regionsA.size(),
                            regionsA.year(),
                            regionsB.size(),
                            regionsB.year()),
                    SHIPPED.contains(years)
                            ? Text.format(
                                    "Misschien --mapping sample-data/regions/regios-{0}.csv.",
                                    "Maybe --mapping sample-data/regions/regios-{0}.csv.", years)
                            : Text.format(
                                    "Misschien A en B omwisselen: er zijn omzettingen {0} in sample-data/regions.",
                                    "Maybe swap A and B: there are mappings {0} in sample-data/regions.",
                                    SHIPPED.stream().sorted().toList()));
        }

        private ImmutableListMultimap<String, Path> files() {
            ImmutableListMultimap.Builder<String, Path> files = ImmutableListMultimap.builder();
            a.addFiles(files);
            b.addFiles(files);
            way.ifPresent(table -> files.put("mapping", table.file().path()));
            return files.build();
        }
    }
}
