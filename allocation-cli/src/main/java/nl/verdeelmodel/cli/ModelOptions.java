package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.CommandManifest;
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
        noteTables(console, loaded.files());
    }

    /** The same of the files of several models. */
    void noteTables(Console console, List<ModelFile.SourceFile> files) {
        Path folder = data;
        if (folder == null) {
            return;
        }
        Path absolute = folder.toAbsolutePath().normalize();
        List<String> own = files.stream()
                .filter(file -> file.path().toAbsolutePath().normalize().startsWith(absolute))
                .map(ModelFile.SourceFile::name)
                .toList();
        console.remark(Text.format("Uit {0}: {1}.", "From {0}: {1}.", folder, own));
    }

    /** Which data the amounts rest on, beside every output that cannot say so itself. */
    void noteSources(Console console, ModelFile loaded) {
        noteSources(console, loaded.files());
    }

    /** The same of the files of several models. */
    void noteSources(Console console, List<ModelFile.SourceFile> files) {
        Text note = AllocationReport.syntheticNote(files);
        if (!note.isEmpty()) {
            console.remark(note);
        }
    }

    /**
     * How a command that is given a model was called, for its manifest.
     *
     * @param model the model as given
     * @param loaded what was read
     * @param options the other options of the command by name
     */
    CommandManifest.Call call(Path model, ModelFile loaded, ListMultimap<String, String> options) {
        return call(model, loaded.files(), options);
    }

    /** The same of several models that were made of one file. */
    CommandManifest.Call call(Path model, List<ModelFile.SourceFile> files, ListMultimap<String, String> options) {
        ImmutableListMultimap.Builder<String, Path> inputs =
                ImmutableListMultimap.<String, Path>builder().put(CommandManifest.MODEL, model);
        files.stream().skip(1).forEach(file -> inputs.put(CommandManifest.FOUND, file.path()));
        return new CommandManifest.Call(
                ImmutableListMultimap.<String, String>builder()
                        .putAll("set", changes)
                        .putAll(options)
                        .build(),
                data == null ? ImmutableMap.of() : ImmutableMap.of("data", data),
                inputs.build());
    }

    /** Whether any table was made up, for files that say so. */
    boolean isSynthetic(ModelFile loaded) {
        return loaded.files().stream().anyMatch(ModelFile.SourceFile::synthetic);
    }

    boolean isEmpty() {
        return data == null && changes.isEmpty();
    }
}
