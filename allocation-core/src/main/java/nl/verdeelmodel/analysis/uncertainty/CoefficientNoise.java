package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.verdeelmodel.estimation.CoefficientDraws;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.ScoreDraws;
import nl.verdeelmodel.score.TargetGroup;

/**
 * Errors of estimated coefficients: the scores of a cohort under coefficients drawn around the estimated ones ({@link
 * CoefficientDraws}), with the persons as they are; everyone counts.
 *
 * <p>The sectors have random numbers of their own. Scores are exact sums of chances of twelve decimals. Immutable.
 */
public final class CoefficientNoise implements ScoreNoise {

    /** Chances are whole numbers of 1e-12. */
    static final int DECIMALS = 12;

    private final Cohort cohort;
    private final RegionSet regions;
    private final ImmutableMap<Sector, RiskModel> models;
    private final ImmutableMap<Sector, ScoreDraws> stages;
    private final RegionValues center;

    private CoefficientNoise(
            Cohort cohort,
            RegionSet regions,
            ImmutableMap<Sector, RiskModel> models,
            ImmutableMap<Sector, ScoreDraws> stages,
            RegionValues center) {
        this.cohort = cohort;
        this.regions = regions;
        this.models = models;
        this.stages = stages;
        this.center = center;
    }

    /**
     * Errors of the models of a cohort.
     *
     * @param cohort the young people
     * @param models a risk model per sector of the cohort
     * @param regions the regions
     * @return the noise
     * @throws ProblemException if a model does not say how uncertain its coefficients are, or a place lies in none of the
     *     regions
     */
    public static CoefficientNoise of(Cohort cohort, List<RiskModel> models, RegionSet regions) {
        Problems problems = new Problems();
        ImmutableMap.Builder<Sector, RiskModel> own = ImmutableMap.builder();
        ImmutableMap.Builder<Sector, ScoreDraws> stages = ImmutableMap.builder();
        for (RiskModel model : models) {
            cohort.of(model.sector()).ifPresent(cells -> {
                if (model.covariance().isEmpty()) {
                    problems.add(noCovariance(model));
                }
                own.put(model.sector(), model);
                problems.collect(() -> ScoreDraws.of(cells, cohort.placeKind(), regions))
                        .ifPresent(stage -> stages.put(model.sector(), stage));
            });
        }
        problems.throwIfAny();
        RegionValues center = CohortChances.of(cohort, models)
                .scores(TargetGroup.everyone())
                .perRegion(regions)
                .expectedLeavers(regions);
        return new CoefficientNoise(cohort, regions, own.buildOrThrow(), stages.buildOrThrow(), center);
    }

    private static Problem noCovariance(RiskModel model) {
        return Problem.input(
                "covariance-missing",
                Where.NOWHERE,
                Text.format(
                        "Risicomodel {0} (sector {1}) zegt niet hoe onzeker zijn coëfficiënten zijn: het heeft geen"
                                + " \"covariance\".",
                        "Risk model {0} (sector {1}) does not say how uncertain its coefficients are: it has no"
                                + " \"covariance\".",
                        model.id(),
                        model.sector().code()),
                Text.of(
                        "Misschien kan het model opnieuw worden geschat met \"verdeelmodel fit\", dat de covariantie opschrijft,"
                                + " of trek personen opnieuw (--resample).",
                        "Maybe the model can be estimated again with \"verdeelmodel fit\", which writes the covariance, or draw"
                                + " persons anew (--resample)."));
    }

    @Override
    public RegionSet regions() {
        return regions;
    }

    @Override
    public ImmutableSortedMap<Integer, RegionValues> center() {
        return ImmutableSortedMap.of(cohort.year(), center);
    }

    @Override
    public boolean synthetic() {
        return hasMadeUpPersons() || hasIllustrativeModels();
    }

    @Override
    public boolean hasMadeUpPersons() {
        return cohort.synthetic();
    }

    @Override
    public boolean hasIllustrativeModels() {
        return models.values().stream().anyMatch(RiskModel::illustrative);
    }

    @Override
    public Text title() {
        return Text.of(
                "onzekerheid van de coëfficiënten van het risicomodel",
                "uncertainty of the coefficients of the risk model");
    }

    @Override
    public ScoreReplicates draw(long seed, int replicates, Workers workers) {
        return draws(ImmutableList.of(cohort.year()), seed, replicates, workers);
    }

    @Override
    public ScoreReplicates steady(long seed, int replicates, int versions, Workers workers) {
        return draws(
                IntStream.range(0, versions).boxed().collect(ImmutableList.toImmutableList()),
                seed,
                replicates,
                workers);
    }

    /** The draws of one replicate come one after another; each has its {@link VersionNumber}. */
    private ScoreReplicates draws(ImmutableList<Integer> versions, long seed, int replicates, Workers workers) {
        long[][][] units = new long[replicates][versions.size()][regions.size()];
        int all = Math.multiplyExact(replicates, versions.size());
        AtomicInteger done = new AtomicInteger();
        stages.forEach((sector, stage) -> {
            CoefficientDraws draws = draws(sector, seed);
            ScoreDraws.Outcome outcome = stage.run(
                    all,
                    number -> {
                        workers.progress().at(Workers.Step.SCORES, done.incrementAndGet(), all * stages.size());
                        return draws.draw(VersionNumber.of(number / versions.size(), number % versions.size()));
                    },
                    workers.threads());
            for (int draw = 0; draw < all; draw++) {
                long[] sums = units[draw / versions.size()][draw % versions.size()];
                for (int region = 0; region < sums.length; region++) {
                    sums[region] = Math.addExact(sums[region], outcome.units(draw, region));
                }
            }
        });
        return new ScoreReplicates(regions, versions, DECIMALS, units, ImmutableList.of(), 0);
    }

    private CoefficientDraws draws(Sector sector, long seed) {
        RiskModel model = models.get(sector);
        if (model == null) {
            throw new IllegalStateException("There is no model of " + sector + ".");
        }
        return CoefficientDraws.of(model.coefficients(), model.covariance().orElseThrow(), SectorSeed.of(seed, sector));
    }
}
