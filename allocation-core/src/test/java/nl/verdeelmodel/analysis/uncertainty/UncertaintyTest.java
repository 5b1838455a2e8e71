package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan.Against;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores with errors, through a whole division. */
class UncertaintyTest {

    private static final List<Double> SCORES = List.of(400.0, 100.0, 250.0, 250.0);
    private static final List<Double> MOVED = List.of(440.0, 60.0, 250.0, 250.0);
    private static final String BAND = SmallModel.rules("{ \"floor\": \"-5%\" }, { \"ceiling\": \"+5%\" }", "scale");

    @TempDir
    private Path folder;

    private static Uncertainty of(ModelFile file, NoisyMeasure noisy, UncertaintyPlan plan, int threads) {
        return Uncertainty.of(file.model(), file.inputs(), noisy, plan, Workers.silent(threads));
    }

    /** The variance of a share w = s / S is about ((1 - w)^2 var s + w^2 var of the others) / S^2 (delta method). */
    @Test
    void givesTheStandardErrorOfARatio() {
        ModelFile file = SmallModel.in(folder, "", SCORES, SCORES);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), SmallModel.percent(2), 0);

        YearUncertainty year = of(
                        file,
                        noisy,
                        UncertaintyPlan.of(List.of(2026), 10_000, 5).withExceeds(Fraction.of(1, 100)),
                        2)
                .years()
                .get(0);

        double[] errors = {8, 2, 5, 5};
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            double weight = i == 0 ? 0.6 : 0.4;
            expected += weight * errors[i] * weight * errors[i];
        }
        RegionUncertainty first = year.regions().get(0);
        assertThat(first.amount()).isEqualTo(Money.parse("400000.00"));
        assertThat(first.standardError()).isCloseTo(1000 * Math.sqrt(expected), within(60.0));
        assertThat(first.mean()).isCloseTo(400_000, within(200.0));
        assertThat((first.upper().cents() - first.lower().cents()) / 100.0)
                .isCloseTo(2 * 1.645 * first.standardError(), within(350.0));
        assertThat(first.exceeds()).isCloseTo(Tails.normal(4_000 / first.standardError()), within(0.015));
        assertThat(year.total()).isEqualTo(Money.parse("1000000.00"));
    }

    @Test
    void everyReplicateIsADivisionToTheCent() {
        ModelFile file = SmallModel.in(folder, BAND, SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2027), SmallModel.percent(5), 0);
        UncertaintyPlan plan = new UncertaintyPlan(
                ImmutableList.of(2027), new Against.NoiseFree(), 2, 12, Fraction.of(1, 3), Fraction.of(1, 20));
        ScoreReplicates scores = noisy.noise().draw(12, 2, Workers.silent(1));

        YearUncertainty year = of(file, noisy, plan, 1).years().get(0);

        for (int i = 0; i < 4; i++) {
            long first = slow(file, noisy, scores, 0, i);
            long second = slow(file, noisy, scores, 1, i);
            assertThat(year.regions().get(i).lower().cents()).isEqualTo(Math.min(first, second));
            assertThat(year.regions().get(i).upper().cents()).isEqualTo(Math.max(first, second));
        }
    }

    private static long slow(ModelFile file, NoisyMeasure noisy, ScoreReplicates scores, int replicate, int region) {
        return Allocator.of(file.model(), noisy.with(file.inputs(), scores.byVersion(replicate)))
                .allocate(2027)
                .streams()
                .get(0)
                .budgets()
                .get(region)
                .cents();
    }

    @Test
    void anyNumberOfThreadsGivesTheSameNumbers() {
        ModelFile file = SmallModel.in(folder, BAND, SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(5), 0.3);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2026, 2027), 101, 12).withAgainst(new Against.Year(2026));

        Uncertainty one = of(file, noisy, plan, 1);

        assertThat(of(file, noisy, plan, 2).years()).isEqualTo(one.years());
        assertThat(of(file, noisy, plan, 7).years()).isEqualTo(one.years());
    }

    @Test
    void aRegionThatMovesMoreThanItsNoiseSurelyGains() {
        ModelFile file = SmallModel.in(folder, "", SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(1), 0);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 4000, 3).withAgainst(new Against.Year(2026));

        YearUncertainty year = of(file, noisy, plan, 2).years().get(0);

        RegionUncertainty first = year.regions().get(0);
        assertThat(first.gain()).isEqualTo(Money.parse("40000.00"));
        assertThat(first.gains()).isEqualTo(1);
        assertThat(first.doubt()).isCloseTo(2.0 / 4001, within(1e-15));
        assertThat(first.verdict()).isEqualTo(RegionUncertainty.Verdict.SURE);
        assertThat(first.exceeds()).isEqualTo(1);
        assertThat(year.regions().get(1).loses()).isEqualTo(1);
        assertThat(year.regions().get(2).verdict()).isEqualTo(RegionUncertainty.Verdict.NOISE);
        assertThat(year.regions().get(2).noisePart()).hasValue(1);
    }

    /** Both years have errors, so the noise of the change is the sum of both variances, by the delta method. */
    @Test
    void theNoisePartIsVarianceOverSquaredChange() {
        ModelFile file = SmallModel.in(folder, "", SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(1), 0);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 5000, 3).withAgainst(new Against.Year(2026));

        YearUncertainty year = of(file, noisy, plan, 2).years().get(0);

        double before = variance(0.4, 0.1, 0.25, 0.25);
        double after = variance(0.44, 0.06, 0.25, 0.25);
        assertThat(year.regions().get(0).noisePart().orElseThrow())
                .isCloseTo((before + after) / 0.0016, within(0.0008));
        assertThat(year.reliability().orElseThrow()).isBetween(0.98, 0.999);
    }

    /** Of the first share, with errors of 1 percent. */
    private static double variance(double... shares) {
        double sum = Math.pow((1 - shares[0]) * shares[0] * 0.01, 2);
        for (int i = 1; i < shares.length; i++) {
            sum += Math.pow(shares[0] * shares[i] * 0.01, 2);
        }
        return sum;
    }

    /** 2 x (0 + 1) / (R + 1) is below 1 percent from 200 replicates on, below 10 percent from 20 on. */
    @Test
    void fewReplicatesCannotBeSure() {
        ModelFile file = SmallModel.in(folder, "", SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(1), 0);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 19, 3).withAgainst(new Against.Year(2026));

        RegionUncertainty few =
                of(file, noisy, plan, 2).years().get(0).regions().get(0);
        RegionUncertainty more = of(
                        file, noisy, UncertaintyPlan.of(List.of(2027), 199, 3).withAgainst(new Against.Year(2026)), 2)
                .years()
                .get(0)
                .regions()
                .get(0);

        assertThat(few.gains()).isEqualTo(1);
        assertThat(few.doubt()).isEqualTo(0.1);
        assertThat(few.verdict()).isEqualTo(RegionUncertainty.Verdict.DOUBTFUL);
        assertThat(more.doubt()).isEqualTo(0.01);
        assertThat(more.verdict()).isEqualTo(RegionUncertainty.Verdict.LIKELY);
    }

    @Test
    void whatNeitherChangesNorHasNoiseIsUnchangedAndNoNoise() {
        ModelFile file = SmallModel.in(folder, "", SCORES, SCORES);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(3), 1);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2026), 100, 3).withAgainst(new Against.Year(2026));

        YearUncertainty year = of(file, noisy, plan, 2).years().get(0);

        assertThat(year.noisePart()).isEmpty();
        assertThat(year.reliability()).isEmpty();
        assertThat(year.count(RegionUncertainty.Verdict.UNCHANGED)).isEqualTo(4);
        assertThat(year.regions())
                .allSatisfy(region -> assertThat(region.noisePart()).isEmpty());
    }

    @Test
    void theVerdictsMakeUpAllRegions() {
        ModelFile file = SmallModel.in(folder, "", SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(5), 0);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 400, 3).withAgainst(new Against.Year(2026));

        YearUncertainty year = of(file, noisy, plan, 2).years().get(0);

        assertThat(IntStream.range(0, RegionUncertainty.Verdict.values().length)
                        .map(i -> year.count(RegionUncertainty.Verdict.values()[i]))
                        .sum())
                .isEqualTo(4);
    }

    /** The same shares before rules, so the same noise in their change; behind bounds of 1 percent it would nearly vanish. */
    @Test
    void stabilityRulesDoNotHideTheNoiseInAChange() {
        String narrow = SmallModel.rules("{ \"floor\": \"-1%\" }, { \"ceiling\": \"+1%\" }", "scale");
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 200, 3).withAgainst(new Against.Year(2026));
        ModelFile free = SmallModel.in(folder, "", SCORES, MOVED);
        NoisyMeasure freely = SmallModel.noisy(free, List.of(2026, 2027), SmallModel.percent(10), 0);
        YearUncertainty without = of(free, freely, plan, 2).years().get(0);
        ModelFile bound = SmallModel.in(folder, narrow, SCORES, MOVED);
        NoisyMeasure bounded = SmallModel.noisy(bound, List.of(2026, 2027), SmallModel.percent(10), 0);

        YearUncertainty with = of(bound, bounded, plan, 2).years().get(0);

        assertThat(with.noisePart()).isEqualTo(without.noisePart());
        assertThat(with.regions().get(0).standardError())
                .isLessThan(without.regions().get(0).standardError() / 5);
    }

    /**
     * The expected squared change is the variance of its noise if nothing truly changes. 100 repetitions of 20 regions: the ratio
     * of the sums has an error of about root(2 / 1900), 3 percent. The cut ratios of regions are 0.85 on average: each is at most
     * 1.
     */
    @Test
    void pureNoiseIsAllNoiseOverall() {
        List<Double> truth =
                IntStream.range(0, 20).mapToObj(i -> 400.0 + 10 * i).toList();
        ModelFile model = SmallModel.in(folder, BAND, truth, truth);
        NoisyMeasure true5 = SmallModel.noisy(model, List.of(2026, 2027), SmallModel.percent(5), 0);
        ScoreReplicates worlds = true5.noise().draw(77, 100, Workers.silent(2));
        double noise = 0;
        double change = 0;
        double cut = 0;
        for (int world = 0; world < 100; world++) {
            ModelFile seen =
                    SmallModel.in(folder, BAND, scores(worlds.values(world, 0)), scores(worlds.values(world, 1)));
            NoisyMeasure noisy = SmallModel.noisy(seen, List.of(2026, 2027), SmallModel.percent(5), 0);
            UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 40, world).withAgainst(new Against.Year(2026));
            for (RegionUncertainty region :
                    of(seen, noisy, plan, 2).years().get(0).regions()) {
                noise += region.noiseVariance();
                change += region.shareChange() * region.shareChange();
                cut += region.noisePart().orElseThrow() / 2000;
            }
        }

        assertThat(noise / change).isBetween(0.9, 1.1);
        assertThat(cut).isBetween(0.82, 0.88);
    }

    private static List<Double> scores(RegionValues values) {
        return values.values().stream().map(Fraction::approximately).toList();
    }

    /**
     * The small region falls a little without noise. With noise, a floor of 1 percent below last year's share keeps what a lucky
     * error gave it, so that it gains in most replicates.
     */
    @Test
    void saysWhereReplicatesPointTheOtherWay() {
        String floor = SmallModel.rules("{ \"floor\": \"-1%\", \"of\": \"baseline-share\" }", "scale");
        List<Double> steady = List.of(5000.0, 5000.0, 30.0);
        List<Double> lower = List.of(5000.0, 5000.0, 29.9);
        ModelFile file = SmallModel.in(folder, floor, steady, lower);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026, 2027), new StandardErrors.Poisson(), 0);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 1000, 3).withAgainst(new Against.Year(2026));

        YearUncertainty year = of(file, noisy, plan, 2).years().get(0);

        RegionUncertainty small = year.regions().get(2);
        assertThat(small.gain().cents()).isNegative();
        assertThat(small.meanGain().z()).isGreaterThan(3);
        assertThat(small.isOpposed()).isTrue();
    }

    @Test
    void errorsThatLastLeaveTheChangeAlone() {
        ModelFile file = SmallModel.in(folder, "", SCORES, SCORES);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2027), 1000, 3).withAgainst(new Against.Year(2026));

        YearUncertainty lasting = of(
                        file, SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(3), 1), plan, 2)
                .years()
                .get(0);
        YearUncertainty fresh = of(file, SmallModel.noisy(file, List.of(2026, 2027), SmallModel.percent(3), 0), plan, 2)
                .years()
                .get(0);

        assertThat(lasting.regions().get(0).noiseVariance()).isZero();
        assertThat(fresh.regions().get(0).noiseVariance()).isPositive();
        assertThat(lasting.regions().get(0).standardError()).isPositive();
    }

    @Test
    void anotherModelHasTheSameErrorsOfTheSameScores() {
        ModelFile file = SmallModel.in(folder, "", SCORES, MOVED);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), SmallModel.percent(3), 0);
        UncertaintyPlan plan = UncertaintyPlan.of(List.of(2026), 200, 3);

        Against same = new Against.Model(file.model(), file.inputs(), Optional.empty());
        Uncertainty shared = of(file, noisy, plan.withAgainst(same), 2);
        ModelFile other = SmallModel.in(folder, "", MOVED, MOVED);
        Against different = new Against.Model(other.model(), other.inputs(), Optional.empty());
        Uncertainty fixed = of(file, noisy, plan.withAgainst(different), 2);

        assertThat(shared.years().get(0).regions())
                .allSatisfy(region -> assertThat(region.gainUpper()).isEqualTo(Money.ZERO));
        RegionUncertainty first = fixed.years().get(0).regions().get(0);
        assertThat(first.reference()).isEqualTo(Money.parse("440000.00"));
        assertThat(first.gainUpper().cents() - first.gainLower().cents())
                .isEqualTo(first.upper().cents() - first.lower().cents());
    }

    @Test
    void scoresBelowZeroAreCutAndCounted() {
        ModelFile file = SmallModel.in(folder, "", List.of(400.0, 1.0, 250.0), List.of(400.0, 1.0, 250.0));
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), new StandardErrors.Poisson(), 0);

        Uncertainty uncertainty = of(file, noisy, UncertaintyPlan.of(List.of(2026), 1000, 3), 2);

        // The chance that 1 + z is below 0 is 15.9 percent.
        assertThat(uncertainty.cut()).isBetween(120L, 200L);
        assertThat(uncertainty.years().get(0).regions().get(1).lower()).isEqualTo(Money.ZERO);
    }

    @Test
    void replicatesThatCannotBeDividedAreCountedAndLeftOut() {
        String rules =
                SmallModel.rules("{ \"ceiling\": \"+1%\" }, { \"floor\": \"-20%\", \"of\": \"target\" }", "scale");
        ModelFile file = SmallModel.in(folder, rules, SCORES, SCORES);
        NoisyMeasure noisy = SmallModel.noisy(file, List.of(2026), SmallModel.percent(15), 0);

        Uncertainty uncertainty = of(file, noisy, UncertaintyPlan.of(List.of(2026), 300, 3), 2);

        assertThat(uncertainty.failed()).isBetween(1, 298);
        assertThat(uncertainty.problems()).isNotEmpty();
    }

    @Test
    void namesTheMeasuresIfItIsNotClearWhichHasErrors() {
        ModelFile file = SmallModel.in(folder, "", SCORES, SCORES);

        assertThat(NoisyMeasure.byMoney(file.model(), List.of(2026, 2027)))
                .containsExactly(Map.entry("score", Fraction.of(2_000_000)));
        assertThatThrownBy(() -> NoisyMeasure.years(file.model(), file.inputs(), "scor", List.of(2026)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The model has no measure scor")
                .hasMessageContaining("score");
        assertThatThrownBy(() -> NoisyMeasure.years(file.model(), file.inputs(), "error", List.of(2026)))
                .hasMessageContaining("does not ask for measure error in 2026")
                .hasMessageContaining("Maybe one of these is meant: score");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatThrownBy(() -> UncertaintyPlan.of(List.of(2026), 18, 1))
                .hasMessageContaining("19 replicates or more");
        assertThatThrownBy(() -> UncertaintyPlan.of(List.of(2026), 1998, 1).withLevel(Fraction.of(999, 1000)))
                .hasMessageContaining("1999 replicates or more");
        assertThatThrownBy(() -> UncertaintyPlan.of(List.of(2026), 20, 1).withLevel(Fraction.ONE))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> Workers.silent(0)).hasMessageContaining("must be 1 or more");
        ModelFile file = SmallModel.in(folder, "", SCORES, SCORES);
        assertThatThrownBy(() -> SmallModel.noisy(file, List.of(2026), SmallModel.percent(3), 1.5))
                .hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> SmallModel.percent(-1)).hasMessageContaining("negative");
    }
}
