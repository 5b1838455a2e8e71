package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.ChanceDecomposition;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.ScoreFiles;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CbsScenario;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.DisclosureControl;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.ScoreTables;
import nl.verdeelmodel.score.TargetGroup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score}: from persons to risk scores per region and municipality. */
@Command(name = "score", description = "Score regions: the early school leavers expected among their young people.")
final class ScoreCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "PERSONS",
            description = "A CSV file with a row per young person, or per cell (--cells).",
            descriptionKey = "persons")
    private Path file;

    @Mixin
    private PersonOptions persons = new PersonOptions();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--scores-only",
            description = "Add up scores while reading and keep no cells: for a file of any size.",
            descriptionKey = "scores-only")
    private boolean scoresOnly;

    @Option(
            names = "--disclosure",
            paramLabel = "min=N,round=N",
            converter = DisclosureConverter.class,
            description = "Keep back cells of fewer young people than this, and round counts to multiples.",
            descriptionKey = "disclosure")
    private @Nullable DisclosureControl disclosure;

    @Option(
            names = "--scenarios",
            description = "Show the five scenarios of CBS side by side.",
            descriptionKey = "scenarios")
    private boolean scenarios;

    @Option(
            names = "--explain",
            paramLabel = "REGION",
            description = "Say why the mean chance of this region differs from the national one.",
            descriptionKey = "score.explain")
    private @Nullable String explained;

    @Mixin
    private OutputOptions output = new OutputOptions();

    ScoreCommand(Console console) {
        this.console = console;
    }

    /** What was worked out, as far as it was asked for. */
    private record Outcome(
            RiskScores scores,
            ScoreTables tables,
            Optional<Cohort> cohort,
            ImmutableMap<CbsScenario, RiskScores> scenarios,
            ImmutableList<ChanceDecomposition> decompositions) {}

    @Override
    public Integer call() {
        output.check(console);
        TargetGroup group = target.group(console);
        requireConsistent(group);
        List<RiskModel> models = persons.models(console, List.of(file));
        RegionSet regions = persons.regionSet();
        CohortFile.Options reading = persons.reading(console, models);
        int region = explainedRegion(regions);
        Outcome outcome = scoresOnly ? totals(models, regions, reading) : outcome(models, regions, reading, group);
        write(models, regions, outcome);
        print(regions, outcome, region);
        return ExitCode.OK;
    }

    private void requireConsistent(TargetGroup group) {
        if (scoresOnly && (!group.isEveryone() || persons.areCells() || scenarios || explained != null)) {
            throw output.misuse(
                    console,
                    "--scores-only telt kansen van personen op zonder cellen: alleen van iedereen, zonder --cells,"
                            + " --scenarios en --explain",
                    "--scores-only adds up chances of persons without cells: of everyone only, without --cells,"
                            + " --scenarios and --explain");
        }
        if (output.folder().isEmpty() && output.has(OutputOptions.Format.CSV) && (scenarios || explained != null)) {
            throw output.misuse(
                    console,
                    "--scenarios en --explain vragen om een tabel op het scherm, om --format json of om --out",
                    "--scenarios and --explain need a table on the terminal, --format json or --out");
        }
        if (disclosure != null && (scenarios || explained != null)) {
            throw output.misuse(
                    console,
                    "--disclosure beschermt een tabel; --scenarios en --explain zeggen meer dan die tabel: laat een van"
                            + " beide weg",
                    "--disclosure protects one table; --scenarios and --explain tell more than that table: leave out one"
                            + " or the other");
        }
    }

    /** The index of the region to explain, -1 if none is. */
    private int explainedRegion(RegionSet regions) {
        String code = explained;
        return code == null
                ? -1
                : regions.indexOf(code)
                        .orElseThrow(() -> new ProblemException(regions.unknownRegion(code, Where.path("--explain"))));
    }

    private Outcome totals(List<RiskModel> models, RegionSet regions, CohortFile.Options reading) {
        CohortFile.Totals totals = CohortFile.totals(file, models, regions, reading);
        RiskScores scores =
                RiskScores.everyone(totals.year(), totals.placeKind(), totals.synthetic(), models, totals.sectors());
        return new Outcome(scores, tables(scores, regions), Optional.empty(), ImmutableMap.of(), ImmutableList.of());
    }

    private Outcome outcome(List<RiskModel> models, RegionSet regions, CohortFile.Options reading, TargetGroup group) {
        Cohort cohort = persons.read(file, models, regions, reading);
        CohortChances chances = CohortChances.of(cohort, models);
        RiskScores scores = chances.scores(group);
        return new Outcome(
                scores,
                tables(scores, regions),
                Optional.of(cohort),
                scenarios ? scenarios(chances, regions) : ImmutableMap.of(),
                disclosure == null ? decompositions(chances, regions) : ImmutableList.of());
    }

    private ScoreTables tables(RiskScores scores, RegionSet regions) {
        DisclosureControl control = disclosure;
        return control == null ? ScoreTables.of(scores, regions) : control.apply(scores, regions);
    }

    private static ImmutableMap<CbsScenario, RiskScores> scenarios(CohortChances chances, RegionSet regions) {
        ImmutableMap.Builder<CbsScenario, RiskScores> scores = ImmutableMap.builder();
        for (CbsScenario scenario : CbsScenario.values()) {
            scores.put(scenario, chances.scores(scenario.targetGroup()).perRegion(regions));
        }
        return scores.buildOrThrow();
    }

    private static ImmutableList<ChanceDecomposition> decompositions(CohortChances chances, RegionSet regions) {
        ImmutableList.Builder<ChanceDecomposition> list = ImmutableList.builder();
        for (Sector sector : chances.cohort().cells().keySet()) {
            if (chances.cohort().of(sector).orElseThrow().size() > 0) {
                list.add(ChanceDecomposition.of(chances, sector, regions));
            }
        }
        return list.build();
    }

    private void write(List<RiskModel> models, RegionSet regions, Outcome outcome) {
        if (output.folder().isEmpty()) {
            return;
        }
        Path folder = output.folder().get();
        Map<String, ResultFolder.Content> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            csv(regions, outcome).forEach((name, text) -> files.put(name, out -> out.write(text)));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            files.put("scores.json", out -> out.write(json(regions, outcome)));
        }
        if (disclosure == null && output.has(OutputOptions.Format.CSV)) {
            outcome.cohort().ifPresent(cohort -> files.put("cells.csv", CohortFile.cells(cohort)));
        }
        output.write(
                console,
                folder,
                CommandManifest.Kind.SCORES,
                CommandManifest.Call.of(options(models), inputs()),
                files);
    }

    private String json(RegionSet regions, Outcome outcome) {
        return ScoreFiles.json(
                outcome.scores(),
                outcome.tables(),
                regions,
                Optional.ofNullable(disclosure),
                outcome.scenarios(),
                outcome.decompositions());
    }

    /** The scores whose cut-offs may be told, by the name of their target group. */
    private ImmutableMap<String, RiskScores> withCutOffs(Outcome outcome) {
        Map<String, RiskScores> groups = new LinkedHashMap<>();
        outcome.scenarios().forEach((scenario, scores) -> groups.put(scenario.id(), scores));
        if (disclosure == null && !outcome.scores().group().isEveryone()) {
            groups.putIfAbsent(target.described(), outcome.scores());
        }
        return ImmutableMap.copyOf(groups);
    }

    private Map<String, String> csv(RegionSet regions, Outcome outcome) {
        Map<String, String> files = new LinkedHashMap<>();
        Optional<DisclosureControl> control = Optional.ofNullable(disclosure);
        files.put("scores-region.csv", ScoreFiles.regions(outcome.scores(), outcome.tables(), regions, control));
        if (!outcome.tables().municipalities().isEmpty()) {
            files.put(
                    "scores-municipality.csv",
                    ScoreFiles.municipalities(outcome.scores(), outcome.tables(), regions, control));
        }
        if (!outcome.scenarios().isEmpty()) {
            files.put("scenarios.csv", ScoreFiles.scenarios(outcome.scenarios(), regions));
        }
        ImmutableMap<String, RiskScores> groups = withCutOffs(outcome);
        if (!groups.isEmpty()) {
            files.put("cut-offs.csv", ScoreFiles.cutOffs(groups));
        }
        if (!outcome.decompositions().isEmpty()) {
            files.put(
                    "decomposition.csv", ScoreFiles.decomposition(outcome.scores(), outcome.decompositions(), regions));
        }
        return files;
    }

    private Map<String, String> options(List<RiskModel> models) {
        Map<String, String> options = new LinkedHashMap<>(persons.described(models));
        options.putAll(new TreeMap<>(target.options()));
        options.put("scores-only", Boolean.toString(scoresOnly));
        options.put("scenarios", Boolean.toString(scenarios));
        options.put("format", output.fileFormats());
        DisclosureControl control = disclosure;
        if (control != null) {
            options.put("disclosure", "min=" + control.minimum() + ",round=" + control.base());
        }
        return options;
    }

    private ImmutableListMultimap<String, Path> inputs() {
        return ImmutableListMultimap.<String, Path>builder()
                .put(CommandManifest.PERSONS, file)
                .putAll(persons.files())
                .build();
    }

    private void print(RegionSet regions, Outcome outcome, int region) {
        ScoreReport report = new ScoreReport(console, regions);
        if (output.has(OutputOptions.Format.TABLE)) {
            report.print(outcome.scores(), outcome.tables(), Optional.ofNullable(disclosure));
            if (!outcome.scenarios().isEmpty()) {
                report.print(outcome.scenarios());
            }
            if (region >= 0) {
                report.noteAll(outcome.scores());
                outcome.decompositions().forEach(decomposition -> report.explain(decomposition, region));
            }
        } else if (output.folder().isEmpty() && output.has(OutputOptions.Format.JSON)) {
            report.noteOrigin(outcome.scores());
            console.out().print(json(regions, outcome));
        } else if (output.folder().isEmpty()) {
            report.noteOrigin(outcome.scores());
            console.out()
                    .print(ScoreFiles.regions(
                            outcome.scores(), outcome.tables(), regions, Optional.ofNullable(disclosure)));
        }
    }
}
