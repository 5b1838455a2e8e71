package nl.verdeelmodel.cli;

import com.google.common.collect.Sets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.io.AllocationFiles;
import nl.verdeelmodel.io.Manifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.StabilityFiles;
import nl.verdeelmodel.problem.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: divides the money of a model and shows or writes what every region gets. */
@Command(name = "run", description = "Divide the money of a model: what every region gets.")
final class RunCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        CSV,
        JSON
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

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

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write results and manifest into this folder.",
            descriptionKey = "out")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = {
                "Comma separated: table for the terminal, csv and json for files (with --out)",
                "or standard output (without). If absent: table, and with --out all."
            },
            descriptionKey = "format")
    private Set<Format> formats = EnumSet.noneOf(Format.class);

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Repeat the run of a manifest and say whether inputs and every cent are the same.",
            descriptionKey = "manifest")
    private @Nullable Path manifest;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path repeated = manifest;
        if (repeated != null) {
            if (model != null || years != null || out != null || !options.isEmpty() || !formats.isEmpty()) {
                throw misuse(
                        "--manifest herhaalt een berekening zoals zij was: geef geen model en geen andere optie",
                        "--manifest repeats a run as it was: give no model and no other option");
            }
            return new Repetition(console).run(repeated);
        }
        Path path = model;
        if (path == null) {
            throw misuse("MODEL ontbreekt (of --manifest)", "Missing required parameter: 'MODEL' (or --manifest)");
        }
        checkFormats();
        ModelFile loaded = ModelFile.read(path, options.options());
        options.noteTables(console, loaded);
        Years wanted = years == null ? new Years.First() : years;
        List<Allocation> allocations = wanted.allocate(loaded);
        write(path, loaded, allocations);
        print(loaded, allocations);
        return ExitCode.OK;
    }

    private void checkFormats() {
        if (out != null && out.toString().isEmpty()) {
            throw misuse("--out heeft de naam van een map nodig", "--out needs the name of a folder");
        }
        if (formats.isEmpty()) {
            formats = out == null ? EnumSet.of(Format.TABLE) : EnumSet.allOf(Format.class);
        }
        if (out != null && formats.equals(EnumSet.of(Format.TABLE))) {
            throw misuse(
                    "--format table schrijft geen bestanden: laat --out weg, of voeg csv of json toe",
                    "--format table writes no files: leave out --out, or add csv or json");
        }
        if (out == null && formats.size() > 1) {
            throw misuse(
                    "Meer dan een formaat vraagt om een map: geef --out, of kies een formaat",
                    "Several formats need a folder: add --out, or choose one format");
        }
    }

    private void write(Path path, ModelFile loaded, List<Allocation> allocations) {
        Path folder = out;
        if (folder == null) {
            return;
        }
        Map<String, String> files = new LinkedHashMap<>();
        if (formats.contains(Format.CSV)) {
            files.put("allocation.csv", AllocationFiles.amounts(allocations));
            files.put("totals.csv", AllocationFiles.totals(allocations));
            if (StabilityFiles.areNeeded(allocations)) {
                files.put("stability.csv", StabilityFiles.regions(allocations));
                files.put("contributions.csv", StabilityFiles.contributions(allocations));
            }
        }
        if (formats.contains(Format.JSON)) {
            files.put("allocation.json", AllocationFiles.trace(allocations));
        }
        Manifest record = Manifest.of(Version.number(), path, options.options(), loaded, allocations, files);
        files.put(Manifest.NAME, record.write(folder, allocations));
        Set<String> obsolete =
                Sets.difference(Manifest.resultsIn(folder), files.keySet()).immutableCopy();
        ResultFolder.write(folder, files, obsolete);
        console.remark(Text.format("Geschreven in {0}: {1}.", "Written to {0}: {1}.", folder, files.keySet()));
        if (!obsolete.isEmpty()) {
            console.remark(Text.format(
                    "Verwijderd, van een eerdere berekening: {0}.", "Removed, of an earlier run: {0}.", obsolete));
        }
        noteSources(loaded);
    }

    private void print(ModelFile loaded, List<Allocation> allocations) {
        if (formats.contains(Format.TABLE)) {
            allocations.forEach(allocation -> new AllocationReport(console, loaded).print(allocation));
        } else if (out == null && formats.contains(Format.CSV)) {
            noteSources(loaded);
            console.out().print(AllocationFiles.amounts(allocations));
        } else if (out == null) {
            noteSources(loaded);
            console.out().print(AllocationFiles.trace(allocations));
        }
    }

    /** Which data the amounts rest on, beside every output that cannot say so itself. */
    private void noteSources(ModelFile loaded) {
        Text note = AllocationReport.syntheticNote(loaded);
        if (!note.isEmpty()) {
            console.remark(note);
        }
    }

    private ParameterException misuse(String nl, String en) {
        return new ParameterException(spec.commandLine(), Text.of(nl, en).in(console.language()));
    }
}
