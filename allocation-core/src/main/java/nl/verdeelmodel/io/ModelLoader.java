package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.JsonValue.JsonText;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.scenario.Change;
import nl.verdeelmodel.score.Measure;

/**
 * Reads a model and its tables, and goes on after a problem wherever the rest can still be read, so that one run finds
 * everything.
 */
final class ModelLoader {

    private final Path path;
    private final ModelFile.Options options;
    private final ScenarioPart scenario;
    private final ImmutableList<DataFolder> dataFolders;
    private final Problems problems = new Problems();
    private final Map<String, ModelFile.SourceFile> files = new LinkedHashMap<>();
    private final Map<String, Optional<RegionSet>> regionSets = new LinkedHashMap<>();
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, ModelFile> otherModels = new LinkedHashMap<>();
    private final Reading reading;
    private Optional<FundingModel> model = Optional.empty();
    private Optional<RegionSet> regions = Optional.empty();
    private String dataFolder = ".";

    /** A folder whose tables go before those beside the model, and where it is named. */
    record DataFolder(Path path, Where where) {}

    /**
     * What a scenario asks of a model: its changes come after those of the options, its tables go before theirs.
     *
     * @param changes the changes in order
     * @param data the folder of its tables; empty for none
     */
    record ScenarioPart(ImmutableList<Change> changes, Optional<DataFolder> data) {

        static final ScenarioPart NONE = new ScenarioPart(ImmutableList.of(), Optional.empty());
    }

    ModelLoader(Path path, ModelFile.Options options) {
        this(path, options, ScenarioPart.NONE);
    }

    ModelLoader(Path path, ModelFile.Options options, ScenarioPart scenario) {
        this(path, options, scenario, new Reading());
    }

    private ModelLoader(Path path, ModelFile.Options options, ScenarioPart scenario, Reading reading) {
        this.path = path;
        this.options = options;
        this.scenario = scenario;
        this.dataFolders = Stream.concat(
                        scenario.data().stream(), options.data().stream().map(ModelLoader::dataFolder))
                .collect(ImmutableList.toImmutableList());
        this.reading = reading;
    }

    private static DataFolder dataFolder(Path folder) {
        return new DataFolder(folder, Where.file("--data " + folder));
    }

    ModelFile load() {
        readAll();
        problems.throwIfAny();
        Inputs inputs = new Inputs(regions.orElseThrow(), ImmutableMap.copyOf(measures));
        return new ModelFile(model.orElseThrow(), inputs, allFiles());
    }

    /** The files of this model, then those of the models whose outcome it uses, each once and with a name of its own. */
    private ImmutableList<ModelFile.SourceFile> allFiles() {
        Map<String, ModelFile.SourceFile> all = new LinkedHashMap<>(files);
        otherModels.forEach((name, other) -> {
            add(all, name, name, other.files().get(0));
            other.files().stream().skip(1).forEach(file -> add(all, file.name(), name, file));
        });
        return ImmutableList.copyOf(all.values());
    }

    private static void add(
            Map<String, ModelFile.SourceFile> all, String name, String model, ModelFile.SourceFile file) {
        Path absolute = file.path().toAbsolutePath().normalize();
        Optional<ModelFile.SourceFile> known = all.values().stream()
                .filter(one -> one.path().toAbsolutePath().normalize().equals(absolute))
                .findFirst();
        String unique = known.map(ModelFile.SourceFile::name)
                .orElseGet(() -> all.containsKey(name) ? model + ": " + name : name);
        boolean synthetic =
                file.synthetic() || known.map(ModelFile.SourceFile::synthetic).orElse(false);
        all.put(unique, new ModelFile.SourceFile(unique, file.path(), file.sha256(), synthetic));
    }

    /** The files that were read so far, also of a model that could not be loaded. */
    ImmutableList<ModelFile.SourceFile> filesRead() {
        return allFiles();
    }

    ImmutableList<Problem> check() {
        readAll();
        if (problems.count() == 0) {
            Inputs inputs = new Inputs(regions.orElseThrow(), ImmutableMap.copyOf(measures));
            Allocator allocator = Allocator.of(model.orElseThrow(), inputs);
            problems.collect(() -> allocator.allocate(allocator.years()));
        }
        return problems.list();
    }

    private void readAll() {
        reading.begin(path);
        try {
            readModelAndTables();
        } finally {
            reading.end();
        }
    }

    private void readModelAndTables() {
        checkDataFolders();
        Optional<JsonObject> json = problems.collect(this::json);
        if (json.isEmpty()) {
            return;
        }
        Problems shape = new Problems();
        ModelGrammar.model().check(json.get(), shape);
        problems.addAll(shape.list());
        dataFolder = json.get().members().get("data") instanceof JsonText text ? text.value() : ".";
        ModelReader reader = new ModelReader(problems);
        readTables(json.get(), reader);
        if (reading.isOutermost()) {
            checkDataFoldersUsed();
        }
        int before = problems.count();
        readModel(json.get(), shape.count() == 0, reader);
        if (problems.count() == before) {
            model.ifPresent(m -> problems.addAll(Allocator.check(m, regions, measureNames(json.get()))));
        }
    }

    /** The model, or what is sound of a model of which something is not, so that its other faults show too. */
    private void readModel(JsonObject json, boolean sound, ModelReader reader) {
        JsonObject readable = sound ? json : ModelGrammar.soundPart(json);
        if (readable.members().get("streams") instanceof JsonValue.JsonList streams
                && !streams.items().isEmpty()) {
            model = Optional.of(reader.model(readable));
        }
    }

    private static Set<String> measureNames(JsonObject json) {
        return json.members().get("measures") instanceof JsonObject measures
                ? measures.members().keySet()
                : Set.of();
    }

    private void checkDataFolders() {
        dataFolders.stream()
                .filter(folder -> !Files.isDirectory(folder.path()))
                .forEach(folder -> problems.add(Problem.input(
                        "data-folder-missing",
                        folder.where(),
                        Text.of("deze map bestaat niet.", "this folder does not exist."))));
    }

    /** A data folder that holds none of the tables was meant for something: the shipped ones must not slip in instead. */
    private void checkDataFoldersUsed() {
        dataFolders.stream()
                .filter(folder -> Files.isDirectory(folder.path())
                        && !reading.tablesSought().isEmpty()
                        && reading.tablesSought().stream()
                                .noneMatch(name -> Files.exists(folder.path().resolve(name))))
                .forEach(folder -> problems.add(Problem.input(
                        "data-folder-unused",
                        folder.where(),
                        Text.format(
                                "in deze map staat geen van de tabellen van het model: {0}.",
                                "this folder holds none of the tables of the model: {0}.", reading.tablesSought()))));
    }

    private JsonObject json() {
        InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
        String name = String.valueOf(path.getFileName());
        files.put(name, new ModelFile.SourceFile(name, path, file.checksum(), false));
        JsonValue json = JsonReader.read(file.text(), file.where(), problems);
        List<Optional<Change>> changes = Stream.concat(
                        options.changes().stream().map(change -> problems.collect(() -> Change.of(change))),
                        scenario.changes().stream().map(Optional::of))
                .toList();
        for (Optional<Change> change : changes) {
            JsonValue before = json;
            json = change.flatMap(one -> problems.collect(() -> JsonPaths.set(before, one)))
                    .orElse(before);
        }
        if (JsonPaths.named(json, "") instanceof JsonObject object) {
            return object;
        }
        throw new ProblemException(Problem.input(
                "json-type",
                json.where(),
                Text.format("een model is een object, niet {0}.", "a model is an object, not {0}.", json.kind())));
    }

    /** Reads every table that the model names, also where another entry of the model is wrong. */
    private void readTables(JsonObject json, ModelReader reader) {
        if (json.members().get("regions") instanceof JsonText table) {
            regions = regionSet(table.value(), table.where());
        }
        if (json.members().get("measures") instanceof JsonObject sources) {
            sources.members().forEach((name, value) -> {
                Problems shape = new Problems();
                ModelGrammar.measure().check(value, shape);
                if (shape.count() == 0) {
                    readMeasure(reader.measure(name, new ModelReader.Entry(value)));
                }
            });
        }
    }

    private void readMeasure(MeasureSource source) {
        if (source instanceof MeasureSource.Table table) {
            readTable(table);
        } else {
            readOutcome((MeasureSource.Outcome) source);
        }
    }

    private void readTable(MeasureSource.Table source) {
        Optional<CsvTable> table =
                problems.collect(() -> CsvTable.read(open(source.table(), source.where()), source.format()));
        table.ifPresent(t -> files.computeIfPresent(
                source.table(),
                (name, file) -> new ModelFile.SourceFile(name, file.path(), file.sha256(), t.isSynthetic())));
        Optional<RegionSet> places = places(source);
        Optional<RegionMapping> mapping = source.carry().flatMap(this::mapping);
        boolean carried = source.carry().isEmpty() || mapping.isPresent();
        if (table.isPresent() && places.isPresent() && regions.isPresent() && carried) {
            problems.collect(() -> MeasureTables.read(table.get(), source, places.get(), regions.get(), mapping))
                    .ifPresent(measure -> measures.put(source.id(), measure));
        }
    }

    /** The places that the values of a measure are of: those of the model, unless they are carried to them. */
    private Optional<RegionSet> places(MeasureSource source) {
        return source.carry().isEmpty()
                ? regions
                : regionSet(
                        source.carry().get().fromRegions(), source.carry().get().where());
    }

    private void readOutcome(MeasureSource.Outcome source) {
        Optional<ModelFile> other = problems.collect(() -> otherModel(source));
        other.ifPresent(file -> otherModels.put(source.model(), file));
        Optional<RegionSet> places = places(source);
        Optional<OutcomeMeasures.Carried> carried = source.carry()
                .flatMap(this::mapping)
                .flatMap(mapping -> places.map(from -> new OutcomeMeasures.Carried(from, mapping)));
        boolean complete = source.carry().isEmpty() || carried.isPresent();
        if (other.isPresent() && regions.isPresent() && complete) {
            problems.collect(() -> OutcomeMeasures.read(other.get(), source, regions.get(), carried))
                    .ifPresent(measure -> measures.put(source.id(), measure));
        }
    }

    /** The data folder of the options goes before the tables of that model too; changes of single values do not reach it. */
    private ModelFile otherModel(MeasureSource.Outcome source) {
        Path other = path(
                source.model(),
                source.where(),
                name -> path.resolveSibling(name).normalize());
        ModelFile.Options same = new ModelFile.Options(List.of(), options.data());
        ScenarioPart tables = new ScenarioPart(ImmutableList.of(), scenario.data());
        return reading.model(other, source.where(), () -> new ModelLoader(other, same, tables, reading).load());
    }

    private Optional<RegionMapping> mapping(MeasureSource.Carry carry) {
        return regions.flatMap(to -> problems.collect(
                () -> RegionTables.mapping(RegionTables.read(open(carry.mapping(), carry.where())), to)));
    }

    private Optional<RegionSet> regionSet(String table, Where where) {
        return regionSets.computeIfAbsent(
                table, name -> problems.collect(() -> RegionTables.regions(RegionTables.read(open(name, where)))));
    }

    /** Finds a table: in the data folder of the options first, then in that of the model. */
    private InputFile open(String name, Where where) {
        reading.tablesSought().add(name);
        InputFile file = reading.table(path(name, where, this::tablePath));
        files.putIfAbsent(name, new ModelFile.SourceFile(name, file.path(), file.checksum(), false));
        return file;
    }

    private Path tablePath(String name) {
        Optional<Path> own = dataFolders.stream()
                .map(folder -> folder.path().resolve(name))
                .filter(Files::exists)
                .findFirst();
        return shortened(own.orElseGet(() ->
                path.toAbsolutePath().resolveSibling(dataFolder).resolve(name).normalize()));
    }

    private static Path path(String name, Where where, Function<String, Path> way) {
        try {
            return way.apply(name);
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.input(
                    "path-wrong",
                    where,
                    Text.format("\"{0}\" is geen bestandsnaam.", "\"{0}\" is not a file name.", name)));
        }
    }

    /** The path as seen from the working folder of the program, if the model was named so. */
    private Path shortened(Path found) {
        if (path.isAbsolute() || !found.isAbsolute()) {
            return found;
        }
        Path here = Path.of("").toAbsolutePath();
        return found.startsWith(here) ? here.relativize(found) : found;
    }
}
