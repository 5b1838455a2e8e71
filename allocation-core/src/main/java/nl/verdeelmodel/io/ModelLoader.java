package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import nl.verdeelmodel.score.Measure;

/**
 * Reads a model and its tables, and goes on after a problem wherever the rest can still be read, so that one run finds
 * everything.
 */
final class ModelLoader {

    private final Path path;
    private final ModelFile.Options options;
    private final Problems problems = new Problems();
    private final Map<String, ModelFile.SourceFile> files = new LinkedHashMap<>();
    private final Map<String, Optional<RegionSet>> regionSets = new LinkedHashMap<>();
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, InputFile> tables = new LinkedHashMap<>();
    private final Set<String> tablesSought = new LinkedHashSet<>();
    private Optional<FundingModel> model = Optional.empty();
    private Optional<RegionSet> regions = Optional.empty();
    private String dataFolder = ".";

    ModelLoader(Path path, ModelFile.Options options) {
        this.path = path;
        this.options = options;
    }

    ModelFile load() {
        readAll();
        problems.throwIfAny();
        Inputs inputs = new Inputs(regions.orElseThrow(), ImmutableMap.copyOf(measures));
        return new ModelFile(model.orElseThrow(), inputs, ImmutableList.copyOf(files.values()));
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
        checkDataFolder();
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
        checkDataFolderUsed();
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

    private void checkDataFolder() {
        options.data()
                .filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> problems.add(Problem.input(
                        "data-folder-missing",
                        Where.file("--data " + folder),
                        Text.of("deze map bestaat niet.", "this folder does not exist."))));
    }

    /** A data folder that holds none of the tables was meant for something: the shipped ones must not slip in instead. */
    private void checkDataFolderUsed() {
        options.data()
                .filter(folder -> Files.isDirectory(folder)
                        && !tablesSought.isEmpty()
                        && tablesSought.stream().noneMatch(name -> Files.exists(folder.resolve(name))))
                .ifPresent(folder -> problems.add(Problem.input(
                        "data-folder-unused",
                        Where.file("--data " + folder),
                        Text.format(
                                "in deze map staat geen van de tabellen van het model: {0}.",
                                "this folder holds none of the tables of the model: {0}.", tablesSought))));
    }

    private JsonObject json() {
        InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
        String name = String.valueOf(path.getFileName());
        files.put(name, new ModelFile.SourceFile(name, path, file.checksum(), false));
        JsonValue json = JsonReader.read(file.text("utf-8"), file.where(), problems);
        for (String change : options.changes()) {
            JsonValue before = json;
            json = problems.collect(() -> JsonPaths.set(before, change)).orElse(before);
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
        Optional<CsvTable> table =
                problems.collect(() -> CsvTable.read(open(source.table(), source.where()), source.format()));
        table.ifPresent(t -> files.computeIfPresent(
                source.table(),
                (name, file) -> new ModelFile.SourceFile(name, file.path(), file.sha256(), t.isSynthetic())));
        Optional<RegionSet> places = source.carry().isEmpty()
                ? regions
                : regionSet(
                        source.carry().get().fromRegions(), source.carry().get().where());
        Optional<RegionMapping> mapping = source.carry().flatMap(this::mapping);
        boolean carried = source.carry().isEmpty() || mapping.isPresent();
        if (table.isPresent() && places.isPresent() && regions.isPresent() && carried) {
            problems.collect(() -> MeasureTables.read(table.get(), source, places.get(), regions.get(), mapping))
                    .ifPresent(measure -> measures.put(source.id(), measure));
        }
    }

    private Optional<RegionMapping> mapping(MeasureSource.Carry carry) {
        return regions.flatMap(to -> problems.collect(
                () -> RegionTables.mapping(RegionTables.read(open(carry.mapping(), carry.where())), to)));
    }

    private Optional<RegionSet> regionSet(String table, Where where) {
        return regionSets.computeIfAbsent(
                table, name -> problems.collect(() -> RegionTables.regions(RegionTables.read(open(name, where)))));
    }

    /**
     * Finds a table: in the data folder of the options first, then in that of the model. Each is read once, so that all
     * measures of a table, and its checksum, are of the same bytes.
     */
    private InputFile open(String name, Where where) {
        tablesSought.add(name);
        InputFile known = tables.get(name);
        if (known != null) {
            return known;
        }
        try {
            Optional<Path> own =
                    options.data().map(folder -> folder.resolve(name)).filter(Files::exists);
            Path found = own.orElseGet(() -> path.toAbsolutePath()
                    .resolveSibling(dataFolder)
                    .resolve(name)
                    .normalize());
            InputFile file = InputFile.read(shortened(found), InputFile.LARGEST_TABLE);
            tables.put(name, file);
            files.put(name, new ModelFile.SourceFile(name, file.path(), file.checksum(), false));
            return file;
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
