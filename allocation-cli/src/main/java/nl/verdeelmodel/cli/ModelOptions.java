package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.ModelFile;
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

    boolean isEmpty() {
        return data == null && changes.isEmpty();
    }
}
