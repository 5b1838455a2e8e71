package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.uncertainty.NoisyMeasure;
import nl.verdeelmodel.analysis.uncertainty.Ratchet;
import nl.verdeelmodel.analysis.uncertainty.ScoreNoise;
import nl.verdeelmodel.analysis.uncertainty.Uncertainty;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan;
import nl.verdeelmodel.analysis.uncertainty.Workers;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.UncertaintyFiles;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code uncertainty}: repeats a division on scores with errors and shows how sure amounts, gains and losses are. */
@Command(
        name = "uncertainty",
        description = "Say how sure amounts are: intervals, chances of gains, and what rules make of pure noise.")
final class UncertaintyCommand implements Callable<Integer> {

    private static final int MOST_REPLICATES = 1_000_000;
    private static final int MOST_YEARS = 50;

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
            paramLabel = "YEARS",
            converter = Years.Converter.class,
            description =
                    "A year of payment, a range such as 2026..2029, or all; the first year of the model if absent.",
            descriptionKey = "uncertainty.year")
    private Years years = new Years.First();

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description =
                    "The measure whose values have errors; may be absent if the model divides by one measure only.",
            descriptionKey = "uncertainty.measure")
    private @Nullable String measure;

    @Mixin
    private NoiseOptions noise = new NoiseOptions();

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "How many times scores are drawn and the money divided; 1000 if absent.",
            descriptionKey = "uncertainty.replicates")
    private int replicates = 1000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where the random numbers begin; 1 if absent.",
            descriptionKey = "uncertainty.seed")
    private long seed = 1;

    @Option(
            names = "--level",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "What part of the replicates an interval holds; 90%% if absent.",
            descriptionKey = "uncertainty.level")
    private Fraction level = Fraction.of(9, 10);

    @Option(
            names = "--exceeds",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "Show the chance that a region gains more than this; 5%% if absent.",
            descriptionKey = "uncertainty.exceeds")
    private Fraction exceeds = Fraction.of(1, 20);

    @Option(
            names = "--against-year",
            paramLabel = "YEAR",
            description = "Count gains from this year of the model, or of that of --against.",
            descriptionKey = "uncertainty.against-year")
    private @Nullable Integer againstYear;

    @Option(
            names = "--against",
            paramLabel = "MODEL",
            description = "Count gains from the amounts of another model of the same regions.",
            descriptionKey = "uncertainty.against")
    private @Nullable Path against;

    @Option(
            names = "--noise-years",
            paramLabel = "N",
            description = "Show what the rules make of so many years of pure noise; none if absent.",
            descriptionKey = "uncertainty.noise-years")
    private int noiseYears;

    @Mixin
    private OutputOptions output = new OutputOptions();

    UncertaintyCommand(Console console) {
        this.console = console;
    }

    /** What was worked out, and whether any data were made up. */
    record Outcome(Uncertainty uncertainty, Optional<Ratchet> ratchet, boolean synthetic) {}

    @Override
    public Integer call() {
        output.check(console);
        check();
        ModelFile loaded = ModelFile.read(model, options.options());
        Optional<ModelFile> other = other(loaded);
        options.noteTables(console, loaded);
        Outcome outcome = outcome(loaded, other);
        output.folder().ifPresent(folder -> write(folder, loaded, other, outcome));
        print(loaded, outcome);
        return ExitCode.OK;
    }

    private void check() {
        noise.check(console);
        if (replicates < 2 || replicates > MOST_REPLICATES || noiseYears < 0 || noiseYears > MOST_YEARS) {
            throw output.misuse(
                    console,
                    "--replicates is 2 tot en met " + MOST_REPLICATES + ", --noise-years 0 tot en met " + MOST_YEARS,
                    "--replicates is 2 to " + MOST_REPLICATES + ", --noise-years 0 to " + MOST_YEARS);
        }
        if (level.signum() <= 0 || level.compareTo(Fraction.ONE) >= 0 || exceeds.signum() < 0) {
            throw output.misuse(
                    console,
                    "--level ligt tussen 0% en 100%, --exceeds is 0% of meer",
                    "--level lies between 0% and 100%, --exceeds is 0% or more");
        }
    }

    private Optional<ModelFile> other(ModelFile loaded) {
        Path path = against;
        if (path == null) {
            return Optional.empty();
        }
        ModelFile other = ModelFile.read(path, ModelFile.Options.NONE);
        if (!other.inputs().regions().equals(loaded.inputs().regions())) {
            throw new ProblemException(Problem.input(
                    "regions-differ",
                    Where.file(path.toString()),
                    Text.format(
                            "dit model gaat over de {0}, het andere over de {1}.",
                            "this model is of the {0}, the other of the {1}.",
                            other.inputs().regions(),
                            loaded.inputs().regions()),
                    Text.of(
                            "Misschien kan een van beide op de regio's van het andere jaar worden gezet.",
                            "Maybe one of them can be put on the regions of the other year.")));
        }
        return Optional.of(other);
    }

    private Outcome outcome(ModelFile loaded, Optional<ModelFile> other) {
        List<Integer> wanted = years.of(loaded.allocator().years());
        List<Integer> all = other.isEmpty() && againstYear != null
                ? ImmutableList.<Integer>builder()
                        .addAll(wanted)
                        .add(againstYear)
                        .build()
                : wanted;
        String name = measure == null ? NoisyMeasure.only(loaded.model(), wanted) : measure;
        SortedSet<Integer> cohorts = NoisyMeasure.years(loaded.model(), loaded.inputs(), name, all);
        ScoreNoise errors = noise.noise(console, loaded, name, cohorts);
        NoisyMeasure noisy = new NoisyMeasure(name, errors);
        Workers workers = new Workers(noise.threads(console), progress());
        UncertaintyPlan plan =
                new UncertaintyPlan(ImmutableList.copyOf(wanted), reference(other), replicates, seed, level, exceeds);
        Uncertainty uncertainty = Uncertainty.of(loaded.model(), loaded.inputs(), noisy, plan, workers);
        Optional<Ratchet> ratchet = noiseYears == 0
                ? Optional.empty()
                : Optional.of(Ratchet.of(
                        loaded.model(),
                        loaded.inputs(),
                        noisy,
                        new Ratchet.Plan(wanted.get(0), noiseYears, replicates, seed),
                        workers));
        boolean synthetic = errors.synthetic()
                || loaded.files().stream().anyMatch(ModelFile.SourceFile::synthetic)
                || other.stream().flatMap(model -> model.files().stream()).anyMatch(ModelFile.SourceFile::synthetic);
        return new Outcome(uncertainty, ratchet, synthetic);
    }

    private UncertaintyPlan.Against reference(Optional<ModelFile> other) {
        if (other.isPresent()) {
            return new UncertaintyPlan.Against.Model(
                    other.get().model(), other.get().inputs(), Optional.ofNullable(againstYear));
        }
        return againstYear == null
                ? new UncertaintyPlan.Against.NoiseFree()
                : new UncertaintyPlan.Against.Year(againstYear);
    }

    private Workers.Progress progress() {
        EachSecond second = new EachSecond();
        return (step, done, all) -> {
            if (second.isDue()) {
                console.remark(
                        Text.format("{0}: {1} van {2}.", "{0}: {1} of {2}.", step.title(), (long) done, (long) all));
            }
        };
    }

    private void write(Path folder, ModelFile loaded, Optional<ModelFile> other, Outcome outcome) {
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            UncertaintyFiles.tables(outcome.uncertainty(), outcome.ratchet(), outcome.synthetic())
                    .forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            files.put("uncertainty.json", out -> out.write(json(loaded, outcome)));
        }
        output.write(
                console, folder, CommandManifest.Kind.UNCERTAINTY, call(loaded, other, outcome.uncertainty()), files);
    }

    private static String json(ModelFile loaded, Outcome outcome) {
        return UncertaintyFiles.json(
                outcome.uncertainty(), outcome.ratchet(), loaded.model().id(), outcome.synthetic());
    }

    private CommandManifest.Call call(ModelFile loaded, Optional<ModelFile> other, Uncertainty uncertainty) {
        List<Integer> wanted = uncertainty.plan().years();
        Map<String, String> own = new LinkedHashMap<>();
        own.put("year", wanted.get(0) + ".." + wanted.get(wanted.size() - 1));
        own.put("measure", uncertainty.measure());
        own.putAll(noise.described(console));
        own.put("replicates", Integer.toString(replicates));
        own.put("seed", Long.toString(seed));
        own.put("level", percent(level));
        own.put("exceeds", percent(exceeds));
        if (againstYear != null) {
            own.put("against-year", Integer.toString(againstYear));
        }
        own.put("noise-years", Integer.toString(noiseYears));
        own.put("format", output.fileFormats());
        CommandManifest.Call call = options.call(model, loaded, ImmutableListMultimap.copyOf(own.entrySet()));
        ImmutableListMultimap.Builder<String, Path> inputs = ImmutableListMultimap.<String, Path>builder()
                .putAll(call.inputs())
                .putAll(noise.files());
        if (against != null) {
            inputs.put("against", against);
        }
        other.stream()
                .flatMap(found -> found.files().stream().skip(1))
                .map(ModelFile.SourceFile::path)
                .filter(path -> !call.inputs().containsValue(path))
                .forEach(path -> inputs.put(CommandManifest.FOUND, path));
        return new CommandManifest.Call(call.options(), call.folders(), inputs.build());
    }

    /** As {@link Percentage} reads it, with all digits: what was given has an end. */
    private static String percent(Fraction part) {
        return part.times(Fraction.of(100)).toExactDecimal().orElseThrow().toPlainString() + "%";
    }

    private void print(ModelFile loaded, Outcome outcome) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new UncertaintyReport(console, loaded).print(outcome);
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            console.out()
                    .print(
                            output.has(OutputOptions.Format.CSV)
                                    ? UncertaintyFiles.regions(outcome.uncertainty(), outcome.synthetic())
                                    : json(loaded, outcome));
        }
    }
}
