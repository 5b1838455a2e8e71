package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.verdeelmodel.analysis.stability.Frontier;
import nl.verdeelmodel.analysis.stability.FrontierPlan;
import nl.verdeelmodel.analysis.stability.FrontierRule;
import nl.verdeelmodel.analysis.stability.RelativeErrors;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.FrontierFiles;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.problem.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code frontier}: many stability rules by volatility and by the money that they keep away from need. */
@Command(
        name = "frontier",
        description = "What more stability costs: many rules by volatility and by money kept away from need.")
final class FrontierCommand implements Callable<Integer> {

    private static final int MOST_REPLICATES = 100_000;

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
            names = "--stream",
            paramLabel = "ID",
            description = "Only this stream; all streams together if absent.",
            descriptionKey = "frontier.stream")
    private @Nullable String stream;

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            split = ",",
            description = {
                "Comma separated kinds of rules: band, floor, blend, average, smoothing, update; all if",
                "absent. No rules and the model itself are always there."
            },
            descriptionKey = "frontier.family")
    private List<String> families = new ArrayList<>();

    @Option(
            names = "--grid",
            paramLabel = "FROM..TO:N",
            converter = PercentageGrid.class,
            description = "N widths of bands and floors from the first to the last; 0.5%%..9%%:18 if absent.",
            descriptionKey = "frontier.grid")
    private PercentageGrid.Grid grid = PercentageGrid.USUAL;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "How many times the scores get noise; 200 if absent, 0 for the scores as they are.",
            descriptionKey = "frontier.replicates")
    private int replicates = FrontierPlan.USUAL.replicates();

    @Option(
            names = "--se",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = {"The standard error of every score, such as 3%%; if absent that of a count, 1 / sqrt(score)."
            },
            descriptionKey = "frontier.se")
    private @Nullable Fraction error;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the random numbers; 1 if absent.",
            descriptionKey = "frontier.seed")
    private long seed = FrontierPlan.USUAL.seed();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many replicates at a time; as many as there are processors if absent. No result depends on it.",
            descriptionKey = "frontier.threads")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private OutputOptions output = new OutputOptions();

    FrontierCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        FrontierPlan plan = plan();
        ModelFile loaded = ModelFile.read(model, options.options());
        options.noteTables(console, loaded);
        EachSecond second = new EachSecond();
        Frontier frontier = Frontier.of(loaded.model(), loaded.inputs(), plan, (done, all) -> {
            if (second.isDue()) {
                console.remark(Text.format("{0} van {1} trekkingen.", "{0} of {1} replicates.", done, all));
            }
        });
        output.folder().ifPresent(folder -> write(folder, loaded, frontier));
        print(loaded, frontier);
        return ExitCode.OK;
    }

    private FrontierPlan plan() {
        requireSound();
        Fraction given = error;
        RelativeErrors noise =
                given == null ? RelativeErrors.ofCount() : RelativeErrors.relative(given.approximately());
        FrontierPlan plan = FrontierPlan.USUAL
                .withFamilies(chosen())
                .withGrid(grid.widths())
                .withNoise(noise, replicates, seed)
                .withThreads(threads);
        return stream == null ? plan : plan.withStream(stream);
    }

    private ImmutableSet<FrontierRule.Family> chosen() {
        if (families.isEmpty()) {
            return FrontierPlan.USUAL.families();
        }
        return families.stream()
                .flatMap(id -> FrontierRule.Family.byId(id).stream())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Names all options at once that cannot be what they are. */
    private void requireSound() {
        List<Text> wrong = new ArrayList<>();
        if (replicates < 0 || replicates > MOST_REPLICATES) {
            wrong.add(Text.format(
                    "--replicates is 0 tot en met {0}, niet {1}; misschien wilt u 200, of 0 voor geen ruis",
                    "--replicates is 0 to {0}, not {1}; maybe 200, or 0 for no noise",
                    Integer.toString(MOST_REPLICATES),
                    Integer.toString(replicates)));
        }
        if (threads < 1) {
            wrong.add(Text.format(
                    "--threads is 1 of meer, niet {0}; misschien kan de optie weg",
                    "--threads is 1 or more, not {0}; maybe leave the option out", Integer.toString(threads)));
        }
        Fraction given = error;
        if (given != null && (given.signum() < 0 || given.compareTo(Fraction.ONE) >= 0)) {
            wrong.add(Text.format(
                    "--se is 0% of meer en minder dan 100%, niet {0}; misschien wilt u 3%",
                    "--se is 0% or more and less than 100%, not {0}; maybe 3%", Percentage.written(given)));
        }
        for (String id : families) {
            if (FrontierRule.Family.byId(id)
                    .filter(FrontierPlan.CHOICES::contains)
                    .isEmpty()) {
                wrong.add(Text.format(
                        "--family kent {0}, niet \"{1}\"; misschien kan de optie weg, dan tellen alle",
                        "--family knows {0}, not \"{1}\"; maybe leave the option out, then all count", ids(), id));
            }
        }
        if (!wrong.isEmpty()) {
            throw output.misuse(
                    console,
                    wrong.stream().map(Text::nl).collect(Collectors.joining("; ")),
                    wrong.stream().map(Text::en).collect(Collectors.joining("; ")));
        }
    }

    private static String ids() {
        return FrontierPlan.CHOICES.stream().map(FrontierRule.Family::id).collect(Collectors.joining(", "));
    }

    private void write(Path folder, ModelFile loaded, Frontier frontier) {
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        boolean synthetic = options.isSynthetic(loaded);
        if (output.has(OutputOptions.Format.CSV)) {
            FrontierFiles.tables(frontier, synthetic).forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            String json = FrontierFiles.json(frontier, synthetic);
            files.put("frontier.json", out -> out.write(json));
        }
        output.write(console, folder, CommandManifest.Kind.FRONTIER, options.call(model, loaded, described()), files);
        options.noteSources(console, loaded);
    }

    /** What decides the numbers, for the manifest. */
    private ImmutableListMultimap<String, String> described() {
        ImmutableListMultimap.Builder<String, String> described = ImmutableListMultimap.builder();
        if (stream != null) {
            described.put("stream", stream);
        }
        if (!families.isEmpty()) {
            described.put("family", String.join(",", families));
        }
        if (error != null) {
            described.put("se", Percentage.written(error));
        }
        return described
                .put("grid", grid.written())
                .put("replicates", Integer.toString(replicates))
                .put("seed", Long.toString(seed))
                .put("format", output.fileFormats())
                .build();
    }

    private void print(ModelFile loaded, Frontier frontier) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new FrontierReport(console, loaded).print(frontier);
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            boolean synthetic = options.isSynthetic(loaded);
            console.out()
                    .print(
                            output.has(OutputOptions.Format.CSV)
                                    ? FrontierFiles.tables(frontier, synthetic).get("frontier.csv")
                                    : FrontierFiles.json(frontier, synthetic));
        }
    }
}
