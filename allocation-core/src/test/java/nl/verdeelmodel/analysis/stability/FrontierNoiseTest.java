package nl.verdeelmodel.analysis.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.scenario.Replay;
import nl.verdeelmodel.scenario.ReplayPlan;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.testing.SixYears;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The noise of a frontier: its seed, its Monte Carlo error, how noisy and smoothed values are rounded. */
class FrontierNoiseTest {

    private static final double ERROR = 0.13;

    @TempDir
    private Path folder;

    private FrontierPoint targets(int replicates, long seed) {
        ModelFile file = SixYears.in(folder).read();
        FrontierPlan plan = FrontierPlan.USUAL
                .withFamilies(ImmutableSet.of())
                .withNoise(RelativeErrors.relative(ERROR), replicates, seed);
        return Frontier.of(file.model(), file.inputs(), plan, FrontierProgress.SILENT)
                .targets();
    }

    @Test
    void anotherSeedGivesOtherNumbersAndTheSameSeedTheSame() {
        assertThat(targets(3, 5)).isEqualTo(targets(3, 5));
        assertThat(targets(3, 6).volatility()).isNotEqualTo(targets(3, 5).volatility());
        assertThat(targets(3, 6).price()).isNotEqualTo(targets(3, 5).price());
    }

    /** Of two values a and b the standard error of the mean is |a - b| / 2. */
    @Test
    void theStandardErrorOfTwoReplicatesIsHalfTheirDistance() {
        FrontierPoint first = targets(1, 9);
        FrontierPoint both = targets(2, 9);
        double second = 2 * both.movement() - first.movement();

        assertThat(first.movementError()).isZero();
        assertThat(both.movementError())
                .isGreaterThan(1e-4)
                .isCloseTo(Math.abs(first.movement() - second) / 2, within(1e-7));
    }

    /** Whole numbers stay whole: floor(value (1 + e z) + 1/2), with z by measure, year and region. */
    @Test
    void noisyValuesAreRoundedHalfUpToTheDecimalsOfTheirMeasure() {
        Replay replay = replay();
        RandomStream random = RandomStream.of(4, 2);
        Map<String, Measure> noisy = new MeasureHistory(replay, replay.inputs())
                .withNoise(RelativeErrors.relative(ERROR), RandomStream.of(4, 2))
                .measures();
        int up = 0;
        for (String name : replay.moving().keySet()) {
            for (Map.Entry<Integer, RegionValues> year :
                    measure(replay, name).byYear().entrySet()) {
                for (int region = 0; region < year.getValue().values().size(); region++) {
                    double exact = year.getValue().get(region).approximately() * (1 + ERROR * random.normal());
                    long rounded = (long) Math.floor(exact + 0.5);
                    up += rounded > exact ? 1 : 0;
                    assertThat(noisy.get(name).at(year.getKey()).orElseThrow().get(region))
                            .isEqualTo(Fraction.of(rounded));
                }
            }
        }
        assertThat(up).as("values that are rounded up").isGreaterThan(5);
    }

    /** A third of the value and two thirds of what was smoothed before, half up to nine decimals. */
    @Test
    void smoothedValuesAreRoundedHalfUpToABillionth() {
        Replay replay = replay();
        Map<String, Measure> smoothed = new MeasureHistory(replay, replay.inputs())
                .smoothed(Fraction.of(1, 3))
                .measures();
        List<BigDecimal> roundedUp = new ArrayList<>();
        for (int region = 0; region < 3; region++) {
            Fraction state = Fraction.ZERO;
            for (Map.Entry<Integer, RegionValues> year :
                    measure(replay, "score").byYear().entrySet()) {
                Fraction value = year.getValue().get(region);
                Fraction exact = year.getKey() == 2019
                        ? value
                        : value.plus(state.times(Fraction.of(2))).dividedBy(Fraction.of(3));
                BigDecimal rounded = exact.toDecimal(9, RoundingMode.HALF_UP);
                state = Fraction.of(rounded);
                if (state.compareTo(exact) > 0) {
                    roundedUp.add(rounded);
                }
                assertThat(smoothed.get("score").at(year.getKey()).orElseThrow().get(region))
                        .isEqualTo(state);
            }
        }
        assertThat(roundedUp).isNotEmpty();
    }

    private Replay replay() {
        ModelFile file = SixYears.in(folder).read();
        return Replay.of(file.model(), file.inputs(), ReplayPlan.USUAL);
    }

    private static Measure measure(Replay replay, String name) {
        return replay.inputs().measures().values().stream()
                .filter(measure -> measure.id().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
