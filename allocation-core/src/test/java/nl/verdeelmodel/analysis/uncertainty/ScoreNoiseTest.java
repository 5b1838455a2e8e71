package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Cells;
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

/** Random scores from each source of errors. */
class ScoreNoiseTest {

    private static final RegionSet TWO = Regions.of(2);
    private static final Workers WORKERS = Workers.silent(2);

    private static Measure measure(String... values) {
        return Measure.of("score", Map.of(2024, Regions.values(values), 2025, Regions.values(values)));
    }

    private static StandardErrorNoise errors(StandardErrors errors, double correlation, String... values) {
        return StandardErrorNoise.of(measure(values), List.of(2024, 2025), errors, correlation);
    }

    private static double[] scores(ScoreReplicates replicates, int version, int region) {
        return IntStream.range(0, replicates.size())
                .mapToDouble(number -> replicates.get(number, version, region).approximately())
                .toArray();
    }

    private static double mean(double... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
    }

    private static double covariance(double[] a, double... b) {
        double meanA = mean(a);
        double meanB = mean(b);
        return IntStream.range(0, a.length)
                        .mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB))
                        .sum()
                / (a.length - 1);
    }

    @Test
    void errorsHaveTheStatedSizeAndCorrelation() {
        ScoreReplicates drawn =
                errors(new StandardErrors.Poisson(), 0.6, "2500", "400").draw(3, 20_000, WORKERS);

        double[] first = scores(drawn, 0, 0);
        double[] next = scores(drawn, 1, 0);
        assertThat(mean(first)).isCloseTo(2500, within(1.5));
        assertThat(covariance(first, first)).isCloseTo(2500, within(110.0));
        assertThat(covariance(first, next) / 2500).isCloseTo(0.6, within(0.04));
        assertThat(covariance(first, scores(drawn, 0, 1)) / 1000).isCloseTo(0, within(0.04));
        assertThat(covariance(scores(drawn, 0, 1), scores(drawn, 0, 1))).isCloseTo(400, within(20.0));
    }

    @Test
    void scoresHaveAsManyDecimalsAsTheTable() {
        StandardErrorNoise whole = errors(new StandardErrors.Poisson(), 0, "2500", "400");
        StandardErrorNoise one = errors(new StandardErrors.Poisson(), 0, "2500.5", "400");

        assertThat(whole.decimals()).isZero();
        assertThat(one.decimals()).isEqualTo(1);
        assertThat(errors(new StandardErrors.Poisson(), 0, "1/3", "400").decimals())
                .isEqualTo(StandardErrorNoise.MOST_DECIMALS);
        ScoreReplicates drawn = one.draw(1, 50, WORKERS);
        for (int number = 0; number < 50; number++) {
            assertThat(drawn.get(number, 0, 0).times(Fraction.of(10)).isWhole()).isTrue();
        }
    }

    @Test
    void aReplicateDoesNotDependOnHowManyThereAre() {
        StandardErrorNoise noise = errors(SmallModel.percent(4), 0.2, "2500.5", "400");

        assertThat(noise.draw(9, 30, WORKERS).byVersion(17))
                .isEqualTo(noise.draw(9, 18, Workers.silent(1)).byVersion(17));
        assertThat(noise.draw(9, 30, WORKERS).byVersion(17))
                .isNotEqualTo(noise.draw(10, 30, WORKERS).byVersion(17));
    }

    @Test
    void aStandardErrorThatIsNotKnownIsAProblem() {
        Measure lacking = Measure.of("errors", Map.of(2024, Regions.values(1, 2)));

        assertThatThrownBy(() -> errors(new StandardErrors.Stated(lacking), 0, "10", "20"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("errors has no values for 2025");
    }

    // Persons

    private static final Characteristics ONE =
            Characteristics.of(Sector.VO, Characteristic.of("suspect", "no", "no", "yes"));

    private static Cohort cohort() {
        CellsBuilder builder = new CellsBuilder(ONE, ImmutableList.of("01", "02"), true);
        builder.add(new int[] {0}, 0, 600, 40);
        builder.add(new int[] {1}, 0, 100, 30);
        builder.add(new int[] {0}, 1, 300, 20);
        builder.add(new int[] {1}, 1, 200, 50);
        return Cohort.of(2025, Cohort.PlaceKind.REGION, false, Map.of(Sector.VO, builder.build()));
    }

    private static RiskModel model(Optional<Covariance> covariance) {
        return new RiskModel(
                "m", Text.same("m"), "", 2025, false, Coefficients.of(ONE, new double[] {-2, 1}), covariance);
    }

    @Test
    void coefficientsWithoutErrorsGiveTheScoresOfTheModel() {
        Covariance nothing = Covariance.ofLowerTriangle(new double[][] {{0}, {0, 0}});
        CoefficientNoise noise = CoefficientNoise.of(cohort(), List.of(model(Optional.of(nothing))), TWO);

        assertThat(noise.draw(1, 3, WORKERS).byVersion(2)).isEqualTo(noise.center());
        // 600 / (1 + e^2) + 100 / (1 + e)
        assertThat(noise.center().get(2025).get(0).approximately())
                .isCloseTo(600 / (1 + Math.exp(2)) + 100 / (1 + Math.E), within(1e-6));
    }

    /** The intercept alone moves: both regions up or down together, by p (1 - p) per person and unit. */
    @Test
    void coefficientsWithErrorsSpreadTheScoresAsTheirSlopeSays() {
        Covariance intercept = Covariance.ofLowerTriangle(new double[][] {{0.0001}, {0, 0}});
        CoefficientNoise noise = CoefficientNoise.of(cohort(), List.of(model(Optional.of(intercept))), TWO);
        ScoreReplicates drawn = noise.draw(4, 5000, WORKERS);
        double low = 1 / (1 + Math.exp(2));
        double high = 1 / (1 + Math.E);

        double slope = 600 * low * (1 - low) + 100 * high * (1 - high);
        assertThat(Math.sqrt(covariance(scores(drawn, 0, 0), scores(drawn, 0, 0))))
                .isCloseTo(0.01 * slope, within(0.03 * 0.01 * slope));
    }

    @Test
    void aModelWithoutCovarianceSaysHowToGetOne() {
        assertThatThrownBy(() -> CoefficientNoise.of(cohort(), List.of(model(Optional.empty())), TWO))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Risk model m (sector vo) does not say how uncertain its coefficients are")
                .hasMessageContaining("Maybe the model can be estimated again with \"verdeelmodel fit\"");
    }

    @Test
    void personsDrawnAnewScatterAroundTheScoresOfTheCohort() {
        ResamplingNoise asIs = ResamplingNoise.scoredBy(cohort(), List.of(model(Optional.empty())), TWO);
        ResamplingNoise refitted = ResamplingNoise.refitted(cohort(), RiskFit.plain(), TWO);
        for (ScoreNoise noise : List.of(asIs, refitted)) {
            ScoreReplicates drawn = noise.draw(8, 2000, WORKERS);
            RegionValues center = noise.center().get(2025);
            for (int region = 0; region < 2; region++) {
                double[] scores = scores(drawn, 0, region);
                double error = Math.sqrt(covariance(scores, scores) / scores.length);
                assertThat(mean(scores)).isCloseTo(center.get(region).approximately(), within(4 * error));
            }
            assertThat(noise.steady(8, 20, 3, WORKERS).byVersion(19))
                    .isEqualTo(noise.steady(8, 20, 3, Workers.silent(1)).byVersion(19));
        }
        double[] narrow = scores(asIs.draw(8, 2000, WORKERS), 0, 0);
        double[] wide = scores(refitted.draw(8, 2000, WORKERS), 0, 0);
        assertThat(covariance(wide, wide)).isGreaterThan(covariance(narrow, narrow));
    }

    @Test
    void aRefitNeedsPersonsWhoseOutcomesAreKnown() {
        CellsBuilder builder = new CellsBuilder(ONE, ImmutableList.of("01", "02"), false);
        builder.add(new int[] {0}, 0, 600, 0);
        Cells cells = builder.build();
        Cohort unknown = Cohort.of(2025, Cohort.PlaceKind.REGION, false, Map.of(Sector.VO, cells));

        assertThatThrownBy(() -> ResamplingNoise.refitted(unknown, RiskFit.plain(), TWO))
                .isInstanceOf(ProblemException.class);
    }
}
