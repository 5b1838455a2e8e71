package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.estimation.ResampledCohort;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.RiskScores;

/**
 * Chance in who the young people are: the scores of cohorts of as many persons per sector, drawn with replacement from the cohort
 * ({@link ResampledCohort}), by the model as it is or estimated anew on each of them; everyone counts.
 *
 * <p>Scores are exact sums of chances of twelve decimals. Immutable.
 */
public final class ResamplingNoise implements ScoreNoise {

    private final Cohort cohort;
    private final RegionSet regions;
    private final ImmutableMap<Sector, ResampledCohort> samples;
    private final boolean refitted;
    private final boolean illustrative;

    private ResamplingNoise(
            Cohort cohort,
            RegionSet regions,
            ImmutableMap<Sector, ResampledCohort> samples,
            boolean refitted,
            boolean illustrative) {
        this.cohort = cohort;
        this.regions = regions;
        this.samples = samples;
        this.refitted = refitted;
        this.illustrative = illustrative;
    }

    /**
     * Samples that are scored by models as they are.
     *
     * @param cohort the young people
     * @param models a risk model per sector of the cohort
     * @param regions the regions
     * @return the noise
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions
     */
    public static ResamplingNoise scoredBy(Cohort cohort, List<RiskModel> models, RegionSet regions) {
        int[] regionOf = RiskScores.regionOf(cohort.places(), cohort.placeKind(), regions);
        ImmutableMap.Builder<Sector, ResampledCohort> samples = ImmutableMap.builder();
        for (RiskModel model : models) {
            cohort.of(model.sector())
                    .ifPresent(cells -> samples.put(
                            model.sector(),
                            ResampledCohort.scoredBy(cells, regionOf, regions.size(), model.coefficients())));
        }
        boolean illustrative = models.stream().anyMatch(RiskModel::illustrative);
        return new ResamplingNoise(cohort, regions, samples.buildOrThrow(), false, illustrative);
    }

    /**
     * Samples that are scored by models estimated on them.
     *
     * @param cohort the young people, whose outcomes are known
     * @param fit how coefficients are estimated
     * @param regions the regions
     * @return the noise
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions, or the cohort itself has no
     *     estimate
     */
    public static ResamplingNoise refitted(Cohort cohort, RiskFit fit, RegionSet regions) {
        int[] regionOf = RiskScores.regionOf(cohort.places(), cohort.placeKind(), regions);
        Problems problems = new Problems();
        ImmutableMap.Builder<Sector, ResampledCohort> samples = ImmutableMap.builder();
        for (Map.Entry<Sector, Cells> sector : cohort.cells().entrySet()) {
            problems.collect(() -> ResampledCohort.refitted(sector.getValue(), regionOf, regions.size(), fit))
                    .ifPresent(own -> samples.put(sector.getKey(), own));
        }
        problems.throwIfAny();
        return new ResamplingNoise(cohort, regions, samples.buildOrThrow(), true, false);
    }

    @Override
    public RegionSet regions() {
        return regions;
    }

    @Override
    public ImmutableSortedMap<Integer, RegionValues> center() {
        long[] sums = new long[regions.size()];
        samples.values().forEach(sample -> add(sums, sample.original()));
        List<Fraction> values = new ArrayList<>();
        for (long sum : sums) {
            values.add(Fraction.of(sum, Odds.ONE));
        }
        return ImmutableSortedMap.of(cohort.year(), RegionValues.of(regions, values));
    }

    private static void add(long[] sums, long... own) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], own[i]);
        }
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
        return illustrative;
    }

    @Override
    public Text title() {
        return refitted
                ? Text.of(
                        "opnieuw getrokken personen, met een nieuw geschat risicomodel",
                        "persons drawn anew, with the risk model estimated anew")
                : Text.of(
                        "opnieuw getrokken personen, met het risicomodel zoals het is",
                        "persons drawn anew, with the risk model as it is");
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

    /** The samples of one replicate come one after another; each has its {@link VersionNumber}. */
    private ScoreReplicates draws(ImmutableList<Integer> versions, long seed, int replicates, Workers workers) {
        int perReplicate = versions.size();
        int all = Math.multiplyExact(replicates, perReplicate);
        long[][] drawn = new long[all][];
        List<Optional<ImmutableList<Problem>>> failures = new ArrayList<>();
        for (int number = 0; number < all; number++) {
            failures.add(Optional.empty());
        }
        workers.each(Workers.Step.SCORES, all, number -> {
            long[] sums = new long[regions.size()];
            for (Map.Entry<Sector, ResampledCohort> sector : samples.entrySet()) {
                ResampledCohort.Sample sample = sector.getValue()
                        .sample(
                                SectorSeed.of(seed, sector.getKey()),
                                VersionNumber.of(number / perReplicate, number % perReplicate));
                sample.units()
                        .ifPresentOrElse(
                                own -> add(sums, own.toArray()),
                                () -> failures.set(number, Optional.of(sample.problems())));
            }
            drawn[number] = sums;
        });
        long[][][] units = new long[replicates][][];
        for (int replicate = 0; replicate < replicates; replicate++) {
            int first = replicate * perReplicate;
            boolean complete =
                    failures.subList(first, first + perReplicate).stream().allMatch(Optional::isEmpty);
            units[replicate] = complete ? Arrays.copyOfRange(drawn, first, first + perReplicate) : new long[0][];
        }
        ImmutableList<Problem> problems =
                failures.stream().flatMap(Optional::stream).findFirst().orElse(ImmutableList.of());
        return new ScoreReplicates(regions, versions, CoefficientNoise.DECIMALS, units, problems, 0);
    }
}
