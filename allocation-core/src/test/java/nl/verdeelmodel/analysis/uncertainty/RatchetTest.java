package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected gains from pure noise: nothing under rules that treat rise and fall alike, money under a floor alone. */
class RatchetTest {

    private static final double ERRORS = 3;

    /** Ten large regions and ten small ones, whose Poisson errors are relatively five times as large: 1.6 and 7.9 percent. */
    private static final List<Double> SCORES =
            IntStream.range(0, 20).mapToObj(i -> i < 10 ? 4000.0 : 160.0).toList();

    private static final String FLOOR = "{ \"floor\": \"-2%\", \"of\": \"baseline-share\" }";
    private static final String CEILING = "{ \"ceiling\": \"+2%\", \"of\": \"baseline-share\" }";

    @TempDir
    private Path folder;

    private Ratchet ratchet(String rules, int years, int replicates, int threads) {
        ModelFile file = SmallModel.in(folder, rules, SCORES, SCORES);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), new StandardErrors.Poisson(), 0);
        return Ratchet.of(
                file.model(),
                file.inputs(),
                noisy,
                new Ratchet.Plan(2026, years, replicates, 17),
                Workers.silent(threads));
    }

    private static void isZero(Gain gain) {
        assertThat(Math.abs(gain.mean())).isLessThanOrEqualTo(ERRORS * gain.standardError());
    }

    @Test
    void withoutRulesNobodyGainsFromNoise() {
        for (RatchetYear year : ratchet("", 3, 2000, 2).years()) {
            isZero(year.toNoisy());
            assertThat(year.total()).isEqualTo(new Gain(0, 0));
            year.regions().forEach(region -> {
                isZero(region.gain());
                assertThat(region.byRules()).isEqualTo(new Gain(0, 0));
            });
        }
    }

    @Test
    void aBandAroundLastYearLeavesNobodyAGain() {
        Ratchet ratchet = ratchet(SmallModel.rules(FLOOR + ", " + CEILING, "scale"), 3, 2000, 2);
        for (RatchetYear year : ratchet.years()) {
            isZero(year.toNoisy());
            year.regions().forEach(region -> isZero(region.gain()));
        }
    }

    @Test
    void aFloorAloneMovesMoneyToNoisyRegionsYearAfterYear() {
        Ratchet ratchet = ratchet(SmallModel.rules(FLOOR, "scale"), 5, 1000, 2);

        double last = 0;
        for (RatchetYear year : ratchet.years()) {
            assertThat(year.toNoisy().z()).isGreaterThan(10);
            assertThat(year.toNoisy().mean()).isGreaterThan(last);
            assertThat(year.total()).isEqualTo(new Gain(0, 0));
            last = year.toNoisy().mean();
            IntStream.range(0, 20)
                    .forEach(i -> assertThat(year.regions().get(i).noisy()).isEqualTo(i >= 10));
        }
        // The ten small regions have EUR 38,462 without noise; see the guide for the size of what they gain.
        assertThat(last).isBetween(1000.0, 10_000.0);
        assertThat(ratchet.years().get(4).largest()).isCloseTo(last, within(last / 4));
    }

    @Test
    void aFloorThatNobodyPaysForRaisesTheBill() {
        Ratchet ratchet = ratchet(SmallModel.rules(FLOOR, "none"), 2, 500, 2);

        for (RatchetYear year : ratchet.years()) {
            assertThat(year.total().z()).isGreaterThan(10);
            assertThat(year.total().mean()).isPositive();
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameNumbers() {
        String rules = SmallModel.rules(FLOOR, "scale");

        Ratchet one = ratchet(rules, 2, 51, 1);

        assertThat(ratchet(rules, 2, 51, 2).years()).isEqualTo(one.years());
    }
}
