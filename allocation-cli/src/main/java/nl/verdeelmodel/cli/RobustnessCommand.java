package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.robustness.Robustness;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.RobustnessFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code robustness}: whether more need ever means less money, and other properties of a model, with counterexamples. */
@Command(
        name = "robustness",
        description = {
            "Check whether more need ever means less money, whether order, names, scale and totals hold.",
            "A check that fails is a finding: the exit code is 0 all the same."
        })
final class RobustnessCommand implements Callable<Integer> {

    private static final int DEFAULT_CASES = 1000;
    private static final int MOST_CASES = 1_000_000;

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
            names = "--cases",
            paramLabel = "N",
            description = "How many random cases are tried beside the model's own data; 1000 if absent.",
            descriptionKey = "robustness.cases")
    private int cases = DEFAULT_CASES;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where the random numbers begin; 1 if absent.",
            descriptionKey = "robustness.seed")
    private long seed = 1;

    @Mixin
    private OutputOptions output = new OutputOptions();

    RobustnessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        if (cases < 0 || cases > MOST_CASES) {
            throw output.misuse(console, "--cases is 0 tot en met 1000000", "--cases is 0 to 1000000");
        }
        ModelFile loaded = ModelFile.read(model, options.options());
        options.noteTables(console, loaded);
        int wanted = year == null ? loaded.model().years().first() : year;
        Robustness found =
                Robustness.of(loaded.model(), loaded.inputs(), wanted, cases, seed, new TrialProgress(console));
        output.folder().ifPresent(folder -> write(folder, loaded, found));
        print(loaded, found);
        return ExitCode.OK;
    }

    private void write(Path folder, ModelFile loaded, Robustness found) {
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            RobustnessFiles.tables(found).forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            files.put("robustness.json", out -> out.write(RobustnessFiles.json(found)));
        }
        ImmutableListMultimap<String, String> called = ImmutableListMultimap.of(
                "year",
                Integer.toString(found.year()),
                "cases",
                Integer.toString(cases),
                "seed",
                Long.toString(seed),
                "format",
                output.fileFormats());
        output.write(console, folder, CommandManifest.Kind.ROBUSTNESS, options.call(model, loaded, called), files);
        options.noteSources(console, loaded);
    }

    private void print(ModelFile loaded, Robustness found) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new RobustnessReport(console, loaded).print(found);
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            console.out()
                    .print(
                            output.has(OutputOptions.Format.CSV)
                                    ? RobustnessFiles.verdicts(found)
                                    : RobustnessFiles.json(found));
        }
    }
}
