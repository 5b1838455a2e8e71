package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.io.AllocationFiles;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.Manifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.StabilityFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: divides the money of a model and shows or writes what every region gets. */
@Command(name = "run", description = "Divide the money of a model: what every region gets.")
final class RunCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The funding model, a JSON file.",
            descriptionKey = "model")
    private @Nullable Path model;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            converter = Years.Converter.class,
            description = "A year, a range such as 2026..2029, or all; the first year of the model if absent.",
            descriptionKey = "year")
    private @Nullable Years years;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = {
                "Repeat the run of a manifest and say whether inputs and every cent are the same;",
                "of another command: whether inputs and every file are."
            },
            descriptionKey = "manifest")
    private @Nullable Path manifest;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path repeated = manifest;
        if (repeated != null) {
            if (model != null || years != null || !options.isEmpty() || !output.isEmpty()) {
                throw output.misuse(
                        console,
                        "--manifest herhaalt een berekening zoals zij was: geef geen model en geen andere optie",
                        "--manifest repeats a run as it was: give no model and no other option");
            }
            return CommandManifest.kindOf(repeated)
                    .map(kind -> new CommandRepetition(console).run(kind, repeated))
                    .orElseGet(() -> new Repetition(console).run(repeated));
        }
        Path path = model;
        if (path == null) {
            throw output.misuse(
                    console, "MODEL ontbreekt (of --manifest)", "Missing required parameter: 'MODEL' (or --manifest)");
        }
        output.check(console);
        ModelFile loaded = ModelFile.read(path, options.options());
        options.noteTables(console, loaded);
        Years wanted = years == null ? new Years.First() : years;
        List<Allocation> allocations = wanted.allocate(loaded);
        write(path, loaded, allocations);
        print(loaded, allocations);
        return ExitCode.OK;
    }

    private void write(Path path, ModelFile loaded, List<Allocation> allocations) {
        if (output.folder().isEmpty()) {
            return;
        }
        Path folder = output.folder().get();
        Map<String, String> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            files.put("allocation.csv", AllocationFiles.amounts(allocations));
            files.put("totals.csv", AllocationFiles.totals(allocations));
            if (StabilityFiles.areNeeded(allocations)) {
                files.put("stability.csv", StabilityFiles.regions(allocations));
                files.put("contributions.csv", StabilityFiles.contributions(allocations));
            }
        }
        if (output.has(OutputOptions.Format.JSON)) {
            files.put("allocation.json", AllocationFiles.trace(allocations));
        }
        Manifest record = Manifest.of(Version.number(), path, options.options(), loaded, allocations, files);
        files.put(Manifest.NAME, record.write(folder, allocations));
        output.write(console, folder, files);
        options.noteSources(console, loaded);
    }

    private void print(ModelFile loaded, List<Allocation> allocations) {
        if (output.has(OutputOptions.Format.TABLE)) {
            allocations.forEach(allocation -> new AllocationReport(console, loaded).print(allocation));
        } else if (output.folder().isEmpty() && output.has(OutputOptions.Format.CSV)) {
            options.noteSources(console, loaded);
            console.out().print(AllocationFiles.amounts(allocations));
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            console.out().print(AllocationFiles.trace(allocations));
        }
    }
}
