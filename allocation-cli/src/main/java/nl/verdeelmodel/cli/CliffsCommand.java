package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.robustness.CliffEdges;
import nl.verdeelmodel.io.CliffFiles;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ResultFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cliffs}: what the smallest changes of inputs and of the model itself do to the amounts. */
@Command(
        name = "cliffs",
        description = "Find where the smallest change of a measure or of the model has a large effect on amounts.")
final class CliffsCommand implements Callable<Integer> {

    private static final int DEFAULT_TOP = 20;

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The funding model, a JSON file.",
            descriptionKey = "model")
    private Path model;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "The year of payment; the first of the model if absent.",
            descriptionKey = "robustness.year")
    private @Nullable Integer year;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many rows the tables on the terminal show at most; 20 if absent. Files hold all.",
            descriptionKey = "cliffs.top")
    private int top = DEFAULT_TOP;

    @Mixin
    private OutputOptions output = new OutputOptions();

    CliffsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        if (top < 1) {
            throw output.misuse(console, "--top is minstens 1", "--top is at least 1");
        }
        ModelFile loaded = ModelFile.read(model, options.options());
        options.noteTables(console, loaded);
        int wanted = year == null ? loaded.model().years().first() : year;
        CliffEdges found = CliffEdges.of(loaded.model(), loaded.inputs(), wanted, new TrialProgress(console));
        output.folder().ifPresent(folder -> write(folder, loaded, found));
        print(loaded, found);
        return ExitCode.OK;
    }

    private void write(Path folder, ModelFile loaded, CliffEdges found) {
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            CliffFiles.tables(found).forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            files.put("cliffs.json", out -> out.write(CliffFiles.json(found)));
        }
        ImmutableListMultimap<String, String> called =
                ImmutableListMultimap.of("year", Integer.toString(found.year()), "format", output.fileFormats());
        output.write(console, folder, CommandManifest.Kind.CLIFFS, options.call(model, loaded, called), files);
        options.noteSources(console, loaded);
    }

    private void print(ModelFile loaded, CliffEdges found) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new CliffsReport(console, loaded, top).print(found);
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            console.out()
                    .print(output.has(OutputOptions.Format.CSV) ? CliffFiles.cliffs(found) : CliffFiles.json(found));
        }
    }
}
