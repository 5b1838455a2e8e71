package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected gains from pure noise: nothing under narrow bands and those that are symmetric in ratio, money under a floor alone. */
class RatchetTest {

    private static final double ERRORS = 3;
    private static final double TOTAL = 2 * (9000.0 + 400 + 100 + 25 + 5);

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
    void aNarrowBandOfTwoPercentLeavesNobodyAGain() {
        Ratchet ratchet = ratchet(SmallModel.rules(FLOOR + ", " + CEILING, "scale"), 3, 2000, 2);
        for (RatchetYear year : ratchet.years()) {
            isZero(year.toNoisy());
            year.regions().forEach(region -> isZero(region.gain()));
        }
    }

    /** A fall to 5/6 and a rise to 6/5 undo each other, so errors of any size lead nowhere, also in ten years. */
    @Test
    void aBandThatIsSymmetricInRatioLeavesRegionsOfAllSizesAGainOfZero() {
        RatchetYear last = wideBand("-16.66666667%", "+20%");

        last.regions().forEach(region -> isZero(region.byRules()));
    }

    /**
     * After a fall of 20 percent a rise of 20 percent ends at 96 percent, so regions whose errors are as large as the bounds drift
     * down: here EUR 1,312 (scores of 25) loses 1.5 percent in ten years; those of small errors lose nothing.
     */
    @Test
    void aWideBandOfTheSamePercentageBothWaysCostsNoisyRegionsMoney() {
        RatchetYear last = wideBand("-20%", "+20%");

        Gain small = last.regions().get(6).byRules();
        assertThat(small.z()).isLessThan(-ERRORS);
        assertThat(small.mean() / 1_000_000 * TOTAL / 25).isBetween(-0.03, -0.005);
        assertThat(Math.abs(last.regions().get(0).byRules().mean()) / 1_000_000 * TOTAL / 9000)
                .isLessThan(0.001);
    }

    /** Year ten of noise for two regions each of scores 9,000, 400, 100, 25 and 5: Poisson errors of 1 to 45 percent. */
    private RatchetYear wideBand(String floor, String ceiling) {
        List<Double> sizes = List.of(9000.0, 9000.0, 400.0, 400.0, 100.0, 100.0, 25.0, 25.0, 5.0, 5.0);
        String rules = SmallModel.rules(
                "{ \"floor\": \"" + floor + "\", \"of\": \"baseline-share\" }, { \"ceiling\": \"" + ceiling
                        + "\", \"of\": \"baseline-share\" }",
                "scale");
        ModelFile file = SmallModel.in(folder, rules, sizes, sizes);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), new StandardErrors.Poisson(), 0);
        return Ratchet.of(file.model(), file.inputs(), noisy, new Ratchet.Plan(2026, 10, 2000, 17), Workers.silent(2))
                .years()
                .get(9);
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
