package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.io.ChangedModelFiles;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.ScenarioFile;
import nl.verdeelmodel.io.ScenarioFiles;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Scenario;
import nl.verdeelmodel.scenario.ScenarioModels;
import nl.verdeelmodel.scenario.ScenarioRunner;
import nl.verdeelmodel.scenario.ScenarioTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scenarios}: runs named changes of a model and shows them side by side. */
@Command(
        name = "scenarios",
        description = "Run named changes of a model side by side: what every region gets, and the difference.")
final class ScenariosCommand implements Callable<Integer> {

    private static final String FILE_ROLE = "scenarios";

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The funding model, a JSON file.",
            descriptionKey = "model")
    private Path model;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The scenarios, a JSON file; the unchanged model goes before them by itself.",
            descriptionKey = "scenarios.file")
    private Path file;

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

    ScenariosCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        ScenarioFile scenarios = ScenarioFile.read(file);
        ChangedModelFiles models = new ChangedModelFiles(model, options.options(), scenarios);
        Years wanted = years == null ? new Years.First() : years;
        ScenarioTable table = ScenarioRunner.of(
                        noting(models, scenarios.scenarios().size() + 1))
                .run(scenarios.scenarios(), wanted::of);
        options.noteTables(console, models.files());
        output.folder().ifPresent(folder -> write(folder, models, table));
        print(scenarios, models, table);
        return ExitCode.OK;
    }

    /** Says once a second how far the scenarios are. */
    private ScenarioModels noting(ScenarioModels models, int count) {
        EachSecond second = new EachSecond();
        int[] begun = {0};
        return scenario -> {
            begun[0]++;
            if (second.isDue()) {
                console.remark(progress(scenario, begun[0], count));
            }
            return models.model(scenario);
        };
    }

    private static Text progress(Scenario scenario, int number, int count) {
        return Text.format(
                "Scenario {0} van {1}: {2} ...",
                "Scenario {0} of {1}: {2} ...", number, count, ScenarioColumns.name(scenario));
    }

    private void write(Path folder, ChangedModelFiles models, ScenarioTable table) {
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            ScenarioFiles.tables(table).forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            String text = ScenarioFiles.json(table);
            files.put("scenarios.json", out -> out.write(text));
        }
        output.write(console, folder, CommandManifest.Kind.SCENARIOS, manifestCall(models, table), files);
        options.noteSources(console, models.files());
    }

    private CommandManifest.Call manifestCall(ChangedModelFiles models, ScenarioTable table) {
        ImmutableListMultimap<String, String> own =
                ImmutableListMultimap.of("year", yearsOption(table.years()), "format", output.fileFormats());
        return options.call(model, models.files(), own).with(FILE_ROLE, file);
    }

    /** The years that were run, also if the option was left out: a model may have another first year later. */
    private static String yearsOption(List<Integer> years) {
        int first = years.get(0);
        int last = years.get(years.size() - 1);
        if (first == last) {
            return Integer.toString(first);
        }
        // Only all years of a model can have a gap.
        return last - first + 1 == years.size() ? first + ".." + last : "all";
    }

    private void print(ScenarioFile scenarios, ChangedModelFiles models, ScenarioTable table) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new ScenariosReport(console, scenarios).print(table, models.files());
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, models.files());
            console.out()
                    .print(
                            output.has(OutputOptions.Format.CSV)
                                    ? ScenarioFiles.amounts(table)
                                    : ScenarioFiles.json(table));
        }
    }
}
