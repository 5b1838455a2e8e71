package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.estimation.FittedRisk;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Intervals cover the truth as often as they say. Truth: a population of which the chances are known. In each repetition persons
 * leave by lot, a model is estimated on that, and its errors are carried to the expected leavers and to the amounts of the
 * regions. The errors are those of the estimate, given who lives where.
 *
 * <p>Repetitions know nothing of each other, regions of one repetition do; so the error of a coverage of 90 percent is at most
 * that of 800 independent cases, 1.1 percent point, and the claim 87 to 93 is nearly 3 of these to each side.
 */
class CoverageTest {

    private static final int REPETITIONS = 800;
    private static final int REPLICATES = 199;
    private static final Characteristics THREE = Characteristics.of(
            Sector.VO,
            Characteristic.of("age", "young", "young", "older", "oldest"),
            Characteristic.of("suspect", "no", "no", "yes"),
            Characteristic.of("delay", "no", "no", "yes"));
    private static final double[] TRUTH = {-2.5, 0.4, 0.9, 1.1, 0.5};
    private static final int REGIONS = 6;

    @TempDir
    private Path folder;

    /** Regions of 300 to 1,300 persons, with other mixtures of persons in each. */
    private static int persons(int pattern, int region) {
        return 25 + 10 * ((pattern * 7 + region * 5) % 11) * (region + 1) / 4;
    }

    private static int[] categories(int pattern) {
        return new int[] {pattern / 4, pattern / 2 % 2, pattern % 2};
    }

    /** Everyone leaves with their own chance. */
    private static Cells cells(RegionSet regions, RandomStream random) {
        Odds odds = Odds.of(Coefficients.of(THREE, TRUTH));
        CellsBuilder builder = new CellsBuilder(
                THREE,
                regions.regions().stream().map(region -> region.code()).collect(ImmutableList.toImmutableList()),
                true);
        for (int pattern = 0; pattern < 12; pattern++) {
            double chance = odds.chance(categories(pattern)) / (double) Odds.ONE;
            for (int region = 0; region < REGIONS; region++) {
                int all = persons(pattern, region);
                int left = 0;
                for (int person = 0; person < all; person++) {
                    left += random.uniform() < chance ? 1 : 0;
                }
                builder.add(categories(pattern), region, all, left);
            }
        }
        return builder.build();
    }

    private static RegionValues trueScores(RegionSet regions) {
        Odds odds = Odds.of(Coefficients.of(THREE, TRUTH));
        return RegionValues.of(
                regions,
                IntStream.range(0, REGIONS)
                        .mapToObj(region -> IntStream.range(0, 12)
                                .mapToObj(pattern -> Fraction.of(
                                        odds.chance(categories(pattern)) * persons(pattern, region), Odds.ONE))
                                .reduce(Fraction.ZERO, Fraction::plus))
                        .toList());
    }

    private static CoefficientNoise noise(RegionSet regions, Cells cells) {
        FittedRisk fitted = RiskFit.plain().fit(cells);
        RiskModel model = new RiskModel(
                "fitted",
                Text.same("fitted"),
                "",
                2025,
                false,
                fitted.coefficients(),
                Optional.of(fitted.covariance()));
        Cohort cohort = Cohort.of(2025, Cohort.PlaceKind.REGION, true, Map.of(Sector.VO, cells));
        return CoefficientNoise.of(cohort, List.of(model), regions);
    }

    @Test
    void ninetyPercentIntervalsCoverTheTruthInNinetyPercentOfTheCases() {
        List<Double> any = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        ModelFile file = SmallModel.in(folder, "", any, any);
        RegionSet regions = file.inputs().regions();
        RegionValues truth = trueScores(regions);
        int[] covered = IntStream.range(0, REPETITIONS)
                .parallel()
                .mapToObj(repetition -> covered(file, truth, repetition))
                .reduce(new int[2], (a, b) -> new int[] {a[0] + b[0], a[1] + b[1]});
        double cases = REPETITIONS * (double) REGIONS;

        assertThat(covered[0] / cases).as("expected leavers").isBetween(0.87, 0.93);
        assertThat(covered[1] / cases).as("amounts").isBetween(0.87, 0.93);
    }

    /** How many regions have their true expected leavers, and their true amount, within the interval. */
    private static int[] covered(ModelFile file, RegionValues truth, int repetition) {
        RegionSet regions = file.inputs().regions();
        CoefficientNoise noise = noise(regions, cells(regions, RandomStream.of(2026, repetition)));
        Workers alone = Workers.silent(1);
        ScoreReplicates scores = noise.draw(repetition, REPLICATES, alone);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2026), REPLICATES, repetition);
        List<RegionUncertainty> amounts = Uncertainty.of(
                        file.model(), file.inputs(), new NoisyMeasure("score", noise), plan, alone)
                .years()
                .get(0)
                .regions();
        int[] covered = new int[2];
        for (int region = 0; region < REGIONS; region++) {
            int own = region;
            Sample sample = new Sample(IntStream.range(0, REPLICATES)
                    .mapToLong(replicate -> units(scores.get(replicate, 0, own)))
                    .toArray());
            long score = units(truth.get(region));
            covered[0] += inside(sample.lower(plan.level()), score, sample.upper(plan.level()));
            double cents = truth.get(region).dividedBy(truth.total()).approximately() * 1e8;
            RegionUncertainty amount = amounts.get(region);
            covered[1] += inside(
                    amount.lower().cents(), Math.round(cents), amount.upper().cents());
        }
        return covered;
    }

    /** Errors that somebody states, which are indeed normal and of that size: scores of 50 to 400 with errors of 8 percent. */
    @Test
    void intervalsOfStatedNormalErrorsCoverTheTruth() {
        ModelFile file = anyModel();
        RegionSet regions = file.inputs().regions();
        RegionValues truth = RegionValues.of(
                regions,
                Stream.of(4001, 3002, 2003, 1504, 1005, 506)
                        .map(tenths -> Fraction.of(tenths, 10))
                        .toList());
        StandardErrors errors = new StandardErrors.Stated(Measure.of(
                "error",
                Map.of(
                        2025,
                        RegionValues.of(
                                regions,
                                truth.values().stream()
                                        .map(score -> score.times(Fraction.of(2, 25)))
                                        .toList()))));
        ScoreReplicates seen = stated(truth, errors).draw(11, REPETITIONS, Workers.silent(1));

        double part = coveredPart(file, truth, repetition -> stated(seen.values(repetition, 0), errors));

        assertThat(part).isBetween(0.87, 0.93);
    }

    private static StandardErrorNoise stated(RegionValues scores, StandardErrors errors) {
        return StandardErrorNoise.of(Measure.of("score", Map.of(2025, scores)), List.of(2025), errors, 0);
    }

    /** A cohort is drawn from an endless population, by whose mixture of persons and regions the truth is known. */
    @Test
    void intervalsOfPersonsDrawnAnewCoverTheTruth() {
        ModelFile file = anyModel();
        RegionSet regions = file.inputs().regions();
        RiskModel model = new RiskModel(
                "true", Text.same("true"), "", 2025, false, Coefficients.of(THREE, TRUTH), Optional.empty());

        double part = coveredPart(
                file,
                trueScores(regions),
                repetition -> ResamplingNoise.scoredBy(
                        Cohort.of(
                                2025,
                                Cohort.PlaceKind.REGION,
                                true,
                                Map.of(Sector.VO, drawn(regions, RandomStream.of(31, repetition)))),
                        List.of(model),
                        regions));

        assertThat(part).isBetween(0.87, 0.93);
    }

    /** As many persons as the population has, each of any pattern and region by lot. */
    private static Cells drawn(RegionSet regions, RandomStream random) {
        int[] ends = new int[12 * REGIONS];
        int all = 0;
        for (int cell = 0; cell < ends.length; cell++) {
            all += persons(cell / REGIONS, cell % REGIONS);
            ends[cell] = all;
        }
        int[] counts = new int[ends.length];
        for (int person = 0; person < all; person++) {
            int lot = (int) (random.uniform() * all);
            int found = Arrays.binarySearch(ends, lot + 1);
            counts[found < 0 ? -found - 1 : found]++;
        }
        CellsBuilder builder = new CellsBuilder(
                THREE,
                regions.regions().stream().map(region -> region.code()).collect(ImmutableList.toImmutableList()),
                true);
        for (int cell = 0; cell < ends.length; cell++) {
            if (counts[cell] > 0) {
                builder.add(categories(cell / REGIONS), cell % REGIONS, counts[cell], 0);
            }
        }
        return builder.build();
    }

    private ModelFile anyModel() {
        List<Double> any = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        return SmallModel.in(folder, "", any, any);
    }

    /** Of the true amounts, how many lie within the interval. */
    private static double coveredPart(ModelFile file, RegionValues truth, IntFunction<ScoreNoise> noise) {
        int covered = IntStream.range(0, REPETITIONS)
                .parallel()
                .map(repetition -> coveredAmounts(file, truth, noise.apply(repetition), repetition))
                .sum();
        return covered / (REPETITIONS * (double) REGIONS);
    }

    private static int coveredAmounts(ModelFile file, RegionValues truth, ScoreNoise noise, int seed) {
        List<RegionUncertainty> amounts = Uncertainty.of(
                        file.model(),
                        file.inputs(),
                        new NoisyMeasure("score", noise),
                        UncertaintyPlan.of(List.of(2026), REPLICATES, seed),
                        Workers.silent(1))
                .years()
                .get(0)
                .regions();
        int covered = 0;
        for (int region = 0; region < REGIONS; region++) {
            double cents = truth.get(region).dividedBy(truth.total()).approximately() * 1e8;
            RegionUncertainty amount = amounts.get(region);
            covered += inside(
                    amount.lower().cents(), Math.round(cents), amount.upper().cents());
        }
        return covered;
    }

    private static long units(Fraction score) {
        return score.times(Fraction.of(Odds.ONE)).numerator().longValueExact();
    }

    private static int inside(long lower, long value, long upper) {
        return lower <= value && value <= upper ? 1 : 0;
    }
}
