package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.cli.sample.SampleTables;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.problem.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample}: makes up the tables that are not public, from a seed. */
@Command(
        name = "sample",
        description = "Make synthetic tables for data that are not public; the same seed gives the same bytes.")
final class SampleCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--seed",
            required = true,
            paramLabel = "N",
            description = "Where the random numbers begin.",
            descriptionKey = "seed")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write into.",
            descriptionKey = "sample.out")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder with the real tables; sample-data if absent.",
            descriptionKey = "regions.data")
    private @Nullable Path data;

    SampleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, String> files =
                SampleTables.generate(seed, DataFolder.or(data)).files();
        ResultFolder.write(out, files);
        console.print(
                Text.format("Geschreven in {0}: {1}.", "Written to {0}: {1}.", out, String.join(", ", files.keySet())));
        return ExitCode.OK;
    }
}
