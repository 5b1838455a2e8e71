package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.stability.VolatilityStudy;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.VolatilityFiles;
import nl.verdeelmodel.scenario.ReplayPlan;
import nl.verdeelmodel.scenario.SimulationPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code volatility}: how much the share of each region moves from year to year, and which inputs move it. */
@Command(
        name = "volatility",
        description = "How much amounts move from year to year, with and without stability rules, and what moves them.")
final class VolatilityCommand implements Callable<Integer> {

    enum Start {
        UNDAMPENED,
        MODEL
    }

    private static final Fraction LEAST_GROWTH = Fraction.ONE.negate();

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
            names = "--years",
            paramLabel = "YEARS",
            converter = Years.Converter.class,
            description = {
                "Take the model as written in these years of payment, such as 2026..2032 or all.",
                "If absent: all cohorts that are known, with keys measured every year."
            },
            descriptionKey = "volatility.years")
    private @Nullable Years years;

    @Option(
            names = "--growth",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = {
                "Growth of the money per year, such as 2%%; none if absent. With --years only after the last year",
                "of the model."
            },
            descriptionKey = "volatility.growth")
    private Fraction growth = Fraction.ZERO;

    @Option(
            names = "--start",
            paramLabel = "START",
            description = {
                "Where stability rules start in the first year: undampened (what that year gives without",
                "them, if absent) or model (the start that the model states)."
            },
            descriptionKey = "volatility.start")
    private @Nullable Start start;

    @Mixin
    private OutputOptions output = new OutputOptions();

    VolatilityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        if (years != null && start != null) {
            throw output.misuse(
                    console,
                    "--start hoort bij de bekende cohorten: laat --years of --start weg",
                    "--start goes with the cohorts that are known: leave out --years or --start");
        }
        if (growth.compareTo(LEAST_GROWTH) <= 0) {
            String given = Percentage.written(growth);
            throw output.misuse(
                    console,
                    "--growth is meer dan -100%, niet " + given + ": er moet geld overblijven; misschien wilt u 2%",
                    "--growth is more than -100%, not " + given + ": some money must be left; maybe 2%");
        }
        ModelFile loaded = ModelFile.read(model, options.options());
        options.noteTables(console, loaded);
        VolatilityStudy study = study(loaded);
        output.folder().ifPresent(folder -> write(folder, loaded, study));
        print(loaded, study);
        return ExitCode.OK;
    }

    private VolatilityStudy study(ModelFile loaded) {
        Years wanted = years;
        if (wanted == null) {
            ReplayPlan plan = ReplayPlan.USUAL
                    .withGrowth(growth)
                    .withStart(start == Start.MODEL ? ReplayPlan.Start.MODEL : ReplayPlan.Start.UNDAMPENED);
            return VolatilityStudy.replayed(loaded.model(), loaded.inputs(), plan);
        }
        List<Integer> all = wanted.of(loaded.allocator().years());
        SimulationPlan plan =
                SimulationPlan.of(all.get(0), all.get(all.size() - 1)).withGrowth(growth);
        return VolatilityStudy.asWritten(loaded.model(), loaded.inputs(), plan);
    }

    private void write(Path folder, ModelFile loaded, VolatilityStudy study) {
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            VolatilityFiles.tables(study, options.isSynthetic(loaded))
                    .forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            String json = VolatilityFiles.json(study, options.isSynthetic(loaded));
            files.put("volatility.json", out -> out.write(json));
        }
        output.write(
                console, folder, CommandManifest.Kind.VOLATILITY, options.call(model, loaded, described(study)), files);
        options.noteSources(console, loaded);
    }

    private ImmutableListMultimap<String, String> described(VolatilityStudy study) {
        ImmutableListMultimap.Builder<String, String> described = ImmutableListMultimap.builder();
        if (years != null) {
            described.put(
                    "years",
                    study.years().get(0) + ".."
                            + study.years().get(study.years().size() - 1));
        }
        if (start != null) {
            described.put("start", start == Start.MODEL ? "model" : "undampened");
        }
        described.put("growth", Percentage.written(growth));
        return described.put("format", output.fileFormats()).build();
    }

    private void print(ModelFile loaded, VolatilityStudy study) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new VolatilityReport(console, loaded).print(study);
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            boolean synthetic = options.isSynthetic(loaded);
            console.out()
                    .print(
                            output.has(OutputOptions.Format.CSV)
                                    ? VolatilityFiles.tables(study, synthetic).get("volatility.csv")
                                    : VolatilityFiles.json(study, synthetic));
        }
    }
}
