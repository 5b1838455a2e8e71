package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads a model. */
final class ModelOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder whose tables go before those beside the model.",
            descriptionKey = "data")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = {
                "Change a value of the model, for example",
                "streams.doorstroompunt.amount.2026=70000000.00; may be repeated."
            },
            descriptionKey = "set")
    private List<String> changes = new ArrayList<>();

    ModelFile.Options options() {
        return new ModelFile.Options(List.copyOf(changes), Optional.ofNullable(data));
    }

    /** Which tables the data folder gave: one that is named otherwise is not among them. */
    void noteTables(Console console, ModelFile loaded) {
        Path folder = data;
        if (folder == null) {
            return;
        }
        Path absolute = folder.toAbsolutePath().normalize();
        List<String> own = loaded.files().stream()
                .filter(file -> file.path().toAbsolutePath().normalize().startsWith(absolute))
                .map(ModelFile.SourceFile::name)
                .toList();
        console.remark(Text.format("Uit {0}: {1}.", "From {0}: {1}.", folder, own));
    }

    /** Which data the amounts rest on, beside every output that cannot say so itself. */
    void noteSources(Console console, ModelFile loaded) {
        Text note = AllocationReport.syntheticNote(loaded);
        if (!note.isEmpty()) {
            console.remark(note);
        }
    }

    boolean isEmpty() {
        return data == null && changes.isEmpty();
    }
}
