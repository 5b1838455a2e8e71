package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of more years or more replicates repeats the shorter one; sectors have random numbers of their own. */
class LongerRunsTest {

    private static final RegionSet TWO = Regions.of(2);
    private static final long SEED = 31;

    @TempDir
    private Path folder;

    private static Cohort cohort(Sector... sectors) {
        return Cohort.of(
                2025,
                Cohort.PlaceKind.REGION,
                false,
                Stream.of(sectors)
                        .collect(ImmutableMap.toImmutableMap(
                                sector -> sector, sector -> cells(sector).build())));
    }

    private static CellsBuilder cells(Sector sector) {
        CellsBuilder builder = new CellsBuilder(one(sector), ImmutableList.of("01", "02"), true);
        builder.add(new int[] {0}, 0, 600, 40);
        builder.add(new int[] {1}, 0, 100, 30);
        builder.add(new int[] {0}, 1, 300, 20);
        builder.add(new int[] {1}, 1, 200, 50);
        return builder;
    }

    private static Characteristics one(Sector sector) {
        return Characteristics.of(sector, Characteristic.of("suspect", "no", "no", "yes"));
    }

    private static RiskModel model(Sector sector) {
        Covariance covariance = Covariance.ofLowerTriangle(new double[][] {{0.01}, {0, 0.01}});
        return new RiskModel(
                "m",
                Text.same("m"),
                "",
                2025,
                false,
                Coefficients.of(one(sector), new double[] {-2, 1}),
                Optional.of(covariance));
    }

    private static StandardErrorNoise errors(double correlation) {
        Measure measure = Measure.of("score", Map.of(2025, Regions.values("2500.5", "400")));
        return StandardErrorNoise.of(measure, List.of(2025), SmallModel.percent(4), correlation);
    }

    static List<ScoreNoise> sources() {
        Cohort both = cohort(Sector.VO, Sector.MBO);
        List<RiskModel> models = List.of(model(Sector.VO), model(Sector.MBO));
        return List.of(
                errors(0),
                errors(0.4),
                CoefficientNoise.of(both, models, TWO),
                ResamplingNoise.scoredBy(both, models, TWO),
                ResamplingNoise.refitted(both, RiskFit.plain(), TWO));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aVersionDoesNotDependOnHowManyFollowItNorAReplicateOnHowManyThereAre(ScoreNoise noise) {
        ScoreReplicates small = noise.steady(SEED, 5, 2, Workers.silent(1));
        ScoreReplicates large = noise.steady(SEED, 9, 6, Workers.silent(2));

        for (int replicate = 0; replicate < small.size(); replicate++) {
            for (int version = 0; version < 2; version++) {
                assertThat(large.values(replicate, version)).isEqualTo(small.values(replicate, version));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noTwoVersionsOfAnyReplicatesAreTheSame(ScoreNoise noise) {
        ScoreReplicates drawn = noise.steady(SEED, 40, 5, Workers.silent(2));

        assertThat(IntStream.range(0, 200).mapToObj(i -> drawn.values(i / 5, i % 5)))
                .doesNotHaveDuplicates();
    }

    @Test
    void moreYearsOfNoiseRepeatTheFirstOnes() {
        List<Double> scores = List.of(400.0, 100.0, 250.0, 250.0);
        String rules = SmallModel.rules("{ \"floor\": \"-2%\", \"of\": \"baseline-share\" }", "scale");
        ModelFile file = SmallModel.in(folder, rules, scores, scores);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), SmallModel.percent(5), 0.3);

        Ratchet one = ratchet(file, noisy, 1);
        Ratchet four = ratchet(file, noisy, 4);

        assertThat(four.years().get(0)).isEqualTo(one.years().get(0));
    }

    private static Ratchet ratchet(ModelFile file, NoisyMeasure noisy, int years) {
        return Ratchet.of(
                file.model(), file.inputs(), noisy, new Ratchet.Plan(2026, years, 20, SEED), Workers.silent(2));
    }

    /** The same persons and the same model in either sector, so the same seed would give the same errors. */
    @Test
    void theErrorsOfOneSectorKnowNothingOfThoseOfTheOther() {
        int replicates = 2000;
        double bound = 4 / Math.sqrt(replicates);
        List<ScoreNoise> vo = of(Sector.VO);
        List<ScoreNoise> mbo = of(Sector.MBO);

        for (int source = 0; source < vo.size(); source++) {
            double[] one = scores(vo.get(source), replicates);
            double[] other = scores(mbo.get(source), replicates);
            assertThat(correlation(one, other)).isCloseTo(0, within(bound));
        }
    }

    private static List<ScoreNoise> of(Sector sector) {
        List<RiskModel> models = List.of(model(sector));
        return List.of(
                CoefficientNoise.of(cohort(sector), models, TWO),
                ResamplingNoise.scoredBy(cohort(sector), models, TWO));
    }

    private static double[] scores(ScoreNoise noise, int replicates) {
        ScoreReplicates drawn = noise.draw(SEED, replicates, Workers.silent(2));
        return IntStream.range(0, replicates)
                .mapToDouble(number -> drawn.get(number, 0, 0).approximately())
                .toArray();
    }

    private static double correlation(double[] one, double... other) {
        return covariance(one, other) / Math.sqrt(covariance(one, one) * covariance(other, other));
    }

    private static double covariance(double[] one, double... other) {
        double meanOne = IntStream.range(0, one.length).mapToDouble(i -> one[i]).sum() / one.length;
        double meanOther =
                IntStream.range(0, one.length).mapToDouble(i -> other[i]).sum() / one.length;
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (one[i] - meanOne) * (other[i] - meanOther))
                .sum();
    }
}
