package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.verdeelmodel.estimation.CalibrationTable;
import nl.verdeelmodel.estimation.Penalty;
import nl.verdeelmodel.estimation.RiskStudy;
import nl.verdeelmodel.estimation.SelectionCriterion;
import nl.verdeelmodel.estimation.StudyPlan;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.FitFiles;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fit}: estimates the risk models anew from persons whose outcomes are known, and judges them. */
@Command(name = "fit", description = "Estimate the risk models from persons whose outcome is known, and judge them.")
final class FitCommand implements Callable<Integer> {

    private static final String RIDGE = "ridge:";
    private static final String P_VALUE = "p:";
    private static final int MOST_GROUPS = 1000;
    private static final long DEFAULT_SEED = 1;

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "PERSONS",
            description = "A file of persons with their outcome (column vsv); of cells with --cells.",
            descriptionKey = "fit.persons")
    private Path persons;

    @Mixin
    private PersonOptions personOptions = new PersonOptions();

    @Option(
            names = "--sector",
            paramLabel = "vo|mbo",
            description = "Only this sector; every sector of the file if absent.",
            descriptionKey = "fit.sector")
    private @Nullable String sector;

    @Option(
            names = "--penalty",
            paramLabel = "PENALTY",
            description = "none (if absent), firth, or ridge:L with L above 0.",
            descriptionKey = "fit.penalty")
    private String penalty = "none";

    @Option(
            names = "--select",
            paramLabel = "CRITERION",
            description = "By aic, bic, or a p-value such as p:0.05: select characteristics stepwise.",
            descriptionKey = "fit.select")
    private @Nullable String select;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validate in so many folds.",
            descriptionKey = "fit.folds")
    private @Nullable Integer folds;

    @Option(
            names = "--validate",
            paramLabel = "FILE",
            description = "Judge the models on another cohort: a file of the same kind.",
            descriptionKey = "fit.validate")
    private @Nullable Path validate;

    @Option(
            names = "--multilevel",
            description = "Estimate and test the variance between regions beyond the characteristics.",
            descriptionKey = "fit.multilevel")
    private boolean multilevel;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Draw the persons anew and fit again, so many times.",
            descriptionKey = "fit.bootstrap")
    private int replicates;

    @Option(
            names = "--groups",
            paramLabel = "N",
            description = "How many groups the calibration table has; 10 if absent.",
            descriptionKey = "fit.groups")
    private int groups = CalibrationTable.DECILES;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where the random numbers of folds and bootstrap begin; 1 if absent.",
            descriptionKey = "fit.seed")
    private @Nullable Long seed;

    @Mixin
    private OutputOptions output = new OutputOptions();

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        StudyPlan plan = plan();
        List<RiskModel> models = personOptions.models(console, personFiles());
        requireModelOf(models);
        RegionSet regions = personOptions.regionSet();
        CohortFile.Options reading = personOptions.reading(console, models);
        Cohort cohort = personOptions.read(persons, models, regions, reading);
        Optional<Cohort> other =
                Optional.ofNullable(validate).map(file -> personOptions.read(file, models, regions, reading));
        noteSynthetic(cohort);
        noteSeed();
        Map<Sector, RiskStudy> studies = studies(cohort, other, regions, plan);
        output.folder().ifPresent(folder -> write(folder, cohort, models, studies));
        FitReport report = new FitReport(console);
        if (output.has(OutputOptions.Format.TABLE)) {
            studies.values().forEach(report::print);
        } else {
            studies.values().forEach(report::remarks);
            if (output.folder().isEmpty()) {
                print(cohort, models, studies);
            }
        }
        return ExitCode.OK;
    }

    private StudyPlan plan() {
        if (groups < 3 || groups > MOST_GROUPS || replicates < 0 || replicates == 1 || (folds != null && folds < 2)) {
            throw output.misuse(
                    console,
                    "--groups is 3 tot en met 1000, --folds minstens 2, --bootstrap 0 of minstens 2",
                    "--groups is 3 to 1000, --folds at least 2, --bootstrap 0 or at least 2");
        }
        StudyPlan plan = StudyPlan.FIT_ONLY
                .withPenalty(penaltyOf())
                .withGroups(groups)
                .withReplicates(replicates)
                .withSeed(seedOrDefault());
        if (select != null) {
            plan = plan.withSelection(criterionOf(select));
        }
        if (folds != null) {
            plan = plan.withFolds(folds);
        }
        return multilevel ? plan.withMultilevel() : plan;
    }

    private long seedOrDefault() {
        return seed == null ? DEFAULT_SEED : seed;
    }

    private Penalty penaltyOf() {
        if (penalty.equals("none")) {
            return Penalty.NONE;
        }
        if (penalty.equals("firth")) {
            return Penalty.FIRTH;
        }
        if (penalty.startsWith(RIDGE)) {
            double lambda = numberOf(penalty.substring(RIDGE.length()));
            if (lambda > 0) {
                return Penalty.ridge(lambda);
            }
        }
        throw output.misuse(
                console,
                "--penalty is none, firth of ridge:L met L boven 0 (decimale punt), niet " + penalty,
                "--penalty is none, firth or ridge:L with L above 0 (decimal point), not " + penalty);
    }

    private SelectionCriterion criterionOf(String criterion) {
        if (criterion.equals("aic")) {
            return SelectionCriterion.AIC;
        }
        if (criterion.equals("bic")) {
            return SelectionCriterion.BIC;
        }
        if (criterion.startsWith(P_VALUE)) {
            double threshold = numberOf(criterion.substring(P_VALUE.length()));
            if (threshold > 0 && threshold <= 1) {
                return SelectionCriterion.significance(threshold);
            }
        }
        throw output.misuse(
                console,
                "--select is aic, bic of p:G met G boven 0 en ten hoogste 1 (decimale punt), niet " + criterion,
                "--select is aic, bic or p:G with G above 0 and at most 1 (decimal point), not " + criterion);
    }

    /** A plain decimal number, or NaN. */
    private static double numberOf(String text) {
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,15})?") ? Double.parseDouble(text) : Double.NaN;
    }

    private void requireModelOf(List<RiskModel> models) {
        if (sector != null && models.stream().noneMatch(model -> isWanted(model.sector()))) {
            throw output.misuse(
                    console,
                    "--sector " + sector + ": daarvan is er geen risicomodel",
                    "--sector " + sector + ": there is no risk model of it");
        }
    }

    private boolean isWanted(Sector own) {
        return sector == null || own.code().equals(sector);
    }

    private Map<Sector, RiskStudy> studies(Cohort cohort, Optional<Cohort> other, RegionSet regions, StudyPlan plan) {
        Problems problems = new Problems();
        requireSomebody(cohort, persons, problems);
        other.ifPresent(read -> requireSomebody(read, Objects.requireNonNull(validate), problems));
        problems.throwIfAny();
        Map<Sector, RiskStudy> studies = new LinkedHashMap<>();
        cohort.cells().forEach((own, cells) -> {
            Optional<Cells> others = other.flatMap(read -> read.of(own));
            if (isWanted(own)) {
                problems.collect(() -> RiskStudy.of(cells, others, regions, plan, new FittingProgress(console, own)))
                        .ifPresent(study -> studies.put(own, study));
            }
        });
        problems.throwIfAny();
        return studies;
    }

    /** A sector that was asked for must have persons, in both files; without a wish the file that is judged on decides. */
    private void requireSomebody(Cohort cohort, Path file, Problems problems) {
        if (sector != null
                && Sector.of(sector)
                        .flatMap(cohort::of)
                        .filter(cells -> cells.size() > 0)
                        .isEmpty()) {
            problems.add(Problem.input(
                    "sector-without-persons",
                    Where.file(file.toString()),
                    Text.format(
                            "het bestand heeft geen personen van sector {0}.",
                            "the file has no persons of sector {0}.", sector)));
        }
    }

    private void noteSynthetic(Cohort cohort) {
        if (cohort.synthetic()) {
            console.remark(Text.format(
                    "LET OP: {0} bevat synthetische personen; de schattingen zeggen niets over echte jongeren.",
                    "NOTE: {0} holds synthetic persons; the estimates say nothing about real young people.",
                    persons.toString()));
        }
    }

    /** Says that the seed does nothing if nothing is drawn by lot. */
    private void noteSeed() {
        if (seed != null && folds == null && replicates == 0) {
            console.remark(Text.of(
                    "LET OP: zonder --folds of --bootstrap wordt er niets geloot: --seed heeft geen effect.",
                    "NOTE: without --folds or --bootstrap nothing is drawn by lot: --seed has no effect."));
        }
    }

    private Map<String, String> modelFiles(Cohort cohort, List<RiskModel> models, Map<Sector, RiskStudy> studies) {
        Map<String, String> files = new LinkedHashMap<>();
        for (RiskModel model : models) {
            RiskStudy study = studies.get(model.sector());
            if (study != null) {
                RiskModel estimated = FitFiles.model(study, cohort.year(), source(cohort), cohort.synthetic());
                files.put("risk-model-" + model.sector().code() + ".json", RiskModelFile.write(estimated));
            }
        }
        return files;
    }

    private String source(Cohort cohort) {
        return "Estimated by verdeelmodel " + Version.number() + " from " + persons.getFileName()
                + (cohort.synthetic() ? " (SYNTHETIC persons)" : "") + ", penalty " + penalty + ".";
    }

    private void write(Path folder, Cohort cohort, List<RiskModel> models, Map<Sector, RiskStudy> studies) {
        Map<String, String> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.JSON)) {
            files.putAll(modelFiles(cohort, models, studies));
        }
        if (output.has(OutputOptions.Format.CSV)) {
            files.putAll(FitFiles.tables(studies.values(), cohort.synthetic()));
        }
        Map<String, ResultFolder.Content> contents = new LinkedHashMap<>();
        files.forEach((name, text) -> contents.put(name, out -> out.write(text)));
        output.write(
                console,
                folder,
                CommandManifest.Kind.FIT,
                CommandManifest.Call.of(options(models), inputs()),
                contents);
    }

    /** What decides the numbers, for the manifest. */
    private Map<String, String> options(List<RiskModel> models) {
        Map<String, String> options = new LinkedHashMap<>(personOptions.described(models));
        options.put("penalty", penalty);
        options.put("groups", Integer.toString(groups));
        options.put("seed", Long.toString(seedOrDefault()));
        options.put("bootstrap", Integer.toString(replicates));
        options.put("multilevel", Boolean.toString(multilevel));
        options.put("format", output.fileFormats());
        if (sector != null) {
            options.put("sector", sector);
        }
        if (select != null) {
            options.put("select", select);
        }
        if (folds != null) {
            options.put("folds", Integer.toString(folds));
        }
        return options;
    }

    private ImmutableListMultimap<String, Path> inputs() {
        ImmutableListMultimap.Builder<String, Path> inputs =
                ImmutableListMultimap.<String, Path>builder().put(CommandManifest.PERSONS, persons);
        Path other = validate;
        if (other != null) {
            inputs.put("validate", other);
        }
        return inputs.putAll(personOptions.files()).build();
    }

    private ImmutableList<Path> personFiles() {
        Path other = validate;
        return other == null ? ImmutableList.of(persons) : ImmutableList.of(persons, other);
    }

    /** One format without a folder: the coefficients as CSV, or the risk models as JSON. */
    private void print(Cohort cohort, List<RiskModel> models, Map<Sector, RiskStudy> studies) {
        if (output.has(OutputOptions.Format.CSV)) {
            console.out()
                    .print(FitFiles.tables(studies.values(), cohort.synthetic()).get("coefficients.csv"));
        } else {
            List<String> json =
                    new ArrayList<>(modelFiles(cohort, models, studies).values());
            if (json.size() != 1) {
                throw output.misuse(
                        console,
                        "Meer dan een sector geeft meer dan een JSON-document: kies --sector, of geef --out",
                        "More than one sector gives more than one JSON document: choose --sector, or give --out");
            }
            console.out().print(json.get(0));
        }
    }
}
