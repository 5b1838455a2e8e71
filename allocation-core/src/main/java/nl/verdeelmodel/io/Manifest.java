package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.SimulationPlan;

/**
 * What a result was made of and how, so that it can be made again.
 *
 * <p>Paths are written relative to the manifest, with {@code /}, so that a folder can be moved or mailed as a whole. There
 * is no time and no name of a machine in it: the same run gives the same manifest.
 *
 * @param version the version of the program
 * @param model the model file
 * @param data the data folder that went before that of the model, if any
 * @param changes the changes of single values, in order
 * @param years the years that were allocated
 * @param inputs the files that were read
 * @param simulation how the model was carried beyond its years; empty for a plain run
 * @param amounts the checksum of all amounts
 * @param outputs the checksum of each file that was written, by name
 */
public record Manifest(
        String version,
        Path model,
        Optional<Path> data,
        ImmutableList<String> changes,
        ImmutableList<Integer> years,
        ImmutableList<ModelFile.SourceFile> inputs,
        Optional<SimulationPlan> simulation,
        String amounts,
        ImmutableMap<String, String> outputs) {

    /** The name of a manifest in its folder. */
    public static final String NAME = "manifest.json";

    private static final String FORMAT = "verdeelmodel-manifest-1";
    private static final Shape YEAR = Shape.wholeNumber(1900, 2999);
    private static final Shape ANY_TEXT = Shape.text(Text.of("een tekst", "a text"), "[\\s\\S]*");
    private static final Shape CHECKSUM =
            Shape.text(Text.of("een controlegetal SHA-256", "a checksum SHA-256"), "[0-9a-f]{64}");
    private static final Shape EXACT =
            Shape.text(Text.of("een getal zoals 1/100", "a number such as 1/100"), "-?[0-9]{1,400}(?:/[0-9]{1,400})?");
    private static final Shape SHAPE = Shape.object()
            .required("format", Shape.oneOf(FORMAT), "Format of this file.")
            .required("program", ANY_TEXT, "Program and version.")
            .required("model", ANY_TEXT, "The model file.")
            .optional("data", ANY_TEXT, "The data folder.")
            .required("set", Shape.listOf(ANY_TEXT, 0), "Changes.")
            .required("years", Shape.listOf(YEAR, 1), "Years.")
            .required(
                    "inputs",
                    Shape.listOf(
                            Shape.object()
                                    .required("name", ANY_TEXT, "Name in the model.")
                                    .required("file", ANY_TEXT, "Where it was found.")
                                    .required("sha256", CHECKSUM, "Checksum.")
                                    .optional("synthetic", Shape.onlyTrue(), "Whether it was made up."),
                            1),
                    "Files that were read.")
            .optional(
                    "simulate",
                    Shape.object()
                            .required("first", YEAR, "First year.")
                            .required("last", YEAR, "Last year.")
                            .required("growth", EXACT, "Growth of the money per year.")
                            .required("within", EXACT, "Tolerance around the target."),
                    "How the model was carried beyond its years by the command simulate.")
            .required("amounts_sha256", CHECKSUM, "Checksum of all amounts.")
            .required(
                    "outputs",
                    Shape.listOf(
                            Shape.object()
                                    .required("file", ANY_TEXT, "Name.")
                                    .required("sha256", CHECKSUM, "Checksum."),
                            0),
                    "Files that were written beside the manifest.")
            .required("totals_eur", Shape.mapOf(Text.of("een jaar", "a year"), "[0-9]{4}", ANY_TEXT), "Totals.");

    /**
     * The manifest of a run.
     *
     * @param version the version of the program
     * @param model the model file
     * @param options changes and data folder
     * @param loaded what was read
     * @param allocations what came out
     * @param files the files that are written beside the manifest, by name
     * @return the manifest
     */
    public static Manifest of(
            String version,
            Path model,
            ModelFile.Options options,
            ModelFile loaded,
            List<Allocation> allocations,
            Map<String, String> files) {
        return new Manifest(
                version,
                model,
                options.data(),
                ImmutableList.copyOf(options.changes()),
                allocations.stream().map(Allocation::year).collect(ImmutableList.toImmutableList()),
                loaded.files(),
                Optional.empty(),
                AllocationFiles.checksum(allocations),
                ImmutableMap.copyOf(Maps.transformValues(files, AllocationFiles::checksum)));
    }

    /**
     * The manifest of a simulation.
     *
     * @param plan how the model was carried beyond its years
     * @return a copy that says so
     */
    public Manifest withSimulation(SimulationPlan plan) {
        return new Manifest(version, model, data, changes, years, inputs, Optional.of(plan), amounts, outputs);
    }

    /**
     * The manifest as JSON.
     *
     * @param folder the folder that it will stand in
     * @param allocations what came out, for the totals
     * @return the JSON text
     */
    public String write(Path folder, List<Allocation> allocations) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("program", "verdeelmodel " + version)
                .put("model", relative(folder, model));
        data.ifPresent(path -> node.put("data", relative(folder, path)));
        ArrayNode set = node.putArray("set");
        changes.forEach(set::add);
        ArrayNode yearList = node.putArray("years");
        years.forEach(yearList::add);
        simulation.ifPresent(plan -> node.putObject("simulate")
                .put("first", plan.first())
                .put("last", plan.last())
                .put("growth", plan.growth().toString())
                .put("within", plan.tolerance().toString()));
        ArrayNode files = node.putArray("inputs");
        for (ModelFile.SourceFile file : inputs) {
            ObjectNode entry = files.addObject()
                    .put("name", file.name())
                    .put("file", relative(folder, file.path()))
                    .put("sha256", file.sha256());
            if (file.synthetic()) {
                entry.put("synthetic", true);
            }
        }
        node.put("amounts_sha256", amounts);
        ArrayNode written = node.putArray("outputs");
        outputs.forEach(
                (name, checksum) -> written.addObject().put("file", name).put("sha256", checksum));
        ObjectNode totals = node.putObject("totals_eur");
        allocations.forEach(allocation -> totals.put(
                Integer.toString(allocation.year()), allocation.total().toString()));
        return JsonFormat.write(node);
    }

    /** A path seen from a folder, with {@code /}. */
    static String relative(Path folder, Path path) {
        Path base = real(folder);
        Path target = real(path);
        boolean sameRoot = Objects.equals(base.getRoot(), target.getRoot());
        return (sameRoot ? base.relativize(target) : target).toString().replace('\\', '/');
    }

    /** The path without links, as far as it exists: a way back and forth over a link leads elsewhere. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path parent = absolute.getParent();
            Path name = absolute.getFileName();
            return parent == null || name == null ? absolute : real(parent).resolve(name);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param path the file
     * @return the manifest, with its paths seen from the folder of the file
     * @throws nl.verdeelmodel.problem.ProblemException if it is not a manifest
     */
    public static Manifest read(Path path) {
        InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
        Problems problems = new Problems();
        JsonValue json = JsonPaths.named(JsonReader.read(file.text(), file.where(), problems), "");
        SHAPE.check(json, problems);
        problems.throwIfAny();
        try {
            return of(new ModelReader.Entry(json), real(path).resolveSibling("."));
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.input(
                    "path-wrong",
                    file.where(),
                    Text.format("\"{0}\" is geen bestandsnaam.", "\"{0}\" is not a file name.", e.getInput())));
        }
    }

    /**
     * The region list that the model names, as it was found by the run.
     *
     * @return the file; empty if the model or the list is no longer there
     */
    Optional<Path> regionFile() {
        if (!Files.exists(model)) {
            return Optional.empty();
        }
        InputFile file = InputFile.read(model, InputFile.LARGEST_MODEL);
        JsonValue json = JsonReader.read(file.text(), file.where(), new Problems());
        return json instanceof JsonValue.JsonObject object
                        && object.members().get("regions") instanceof JsonValue.JsonText name
                ? inputs.stream()
                        .filter(input -> input.name().equals(name.value()))
                        .map(ModelFile.SourceFile::path)
                        .filter(Files::exists)
                        .findFirst()
                : Optional.empty();
    }

    private static Manifest of(ModelReader.Entry entry, Path folder) {
        return new Manifest(
                entry.text("program").replace("verdeelmodel ", ""),
                folder.resolve(entry.text("model")).normalize(),
                entry.optional("data").map(data -> folder.resolve(data).normalize()),
                entry.list("set").map(ModelReader.Entry::asText).collect(ImmutableList.toImmutableList()),
                entry.list("years")
                        .map(year -> Math.toIntExact(ModelReader.Entry.asLong(year)))
                        .collect(ImmutableList.toImmutableList()),
                entry.list("inputs")
                        .map(ModelReader.Entry::new)
                        .map(input -> new ModelFile.SourceFile(
                                input.text("name"),
                                folder.resolve(input.text("file")).normalize(),
                                input.text("sha256"),
                                input.member("synthetic").isPresent()))
                        .collect(ImmutableList.toImmutableList()),
                entry.member("simulate").map(simulate -> plan(new ModelReader.Entry(simulate))),
                entry.text("amounts_sha256"),
                entry.list("outputs")
                        .map(ModelReader.Entry::new)
                        .collect(ImmutableMap.toImmutableMap(
                                output -> output.text("file"), output -> output.text("sha256"), (a, b) -> a)));
    }

    private static SimulationPlan plan(ModelReader.Entry entry) {
        return new SimulationPlan(
                year(entry, "first"),
                year(entry, "last"),
                Fraction.parse(entry.text("growth")),
                Fraction.parse(entry.text("within")));
    }

    private static int year(ModelReader.Entry entry, String name) {
        return Math.toIntExact(ModelReader.Entry.asLong(entry.member(name).orElseThrow()));
    }

    /**
     * The files beside the manifest that are no longer as the run wrote them.
     *
     * @param folder the folder of the manifest
     * @return the names of files that were changed or removed
     */
    public ImmutableList<String> changedOutputs(Path folder) {
        return outputs.entrySet().stream()
                .filter(output -> !output.getValue().equals(checksumOf(folder.resolve(output.getKey()))))
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The result files of an earlier run that stand in a folder as that run wrote them.
     *
     * @param folder a result folder, which need not exist
     * @return the names of these files; none if there is no manifest
     */
    public static ImmutableSet<String> resultsIn(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return ImmutableSet.of();
        }
        try {
            Manifest earlier = read(file);
            ImmutableList<String> changed = earlier.changedOutputs(folder);
            return earlier.outputs.keySet().stream()
                    .filter(name -> !changed.contains(name))
                    .collect(ImmutableSet.toImmutableSet());
        } catch (ProblemException e) {
            return ImmutableSet.of();
        }
    }

    private static String checksumOf(Path file) {
        try {
            return InputFile.read(file, InputFile.LARGEST_RESULT).checksum();
        } catch (ProblemException e) {
            return "";
        }
    }
}
