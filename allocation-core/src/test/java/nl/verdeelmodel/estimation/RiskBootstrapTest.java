package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Test;

/** Estimates on samples of the persons. */
class RiskBootstrapTest {

    private static final Characteristics THREE = Characteristics.of(
            Sector.MBO,
            Characteristic.of("level", "4", "1", "2", "3", "4"),
            Characteristic.of("age", "17", "17", "18", "19"),
            Characteristic.of("debts", "no", "no", "yes"));

    /** 24 patterns of {@code persons} each, from 4 to 50 percent of which left. */
    private static Cells cells(int persons) {
        CellsBuilder builder = new CellsBuilder(THREE, ImmutableList.of("01"), true);
        for (int pattern = 0; pattern < 24; pattern++) {
            int[] categories = {pattern / 6, pattern / 2 % 3, pattern % 2};
            builder.add(categories, 0, persons, persons * (2 + pattern * 7 % 24) / 50);
        }
        return builder.build();
    }

    private static <T> T onThreads(int threads, Callable<T> work) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aReplicateIsTheSameOnAnyNumberOfThreadsAndAmongAnyOthers() throws Exception {
        RiskBootstrap bootstrap = RiskBootstrap.of(RiskFit.plain(), cells(300), 9);
        BootstrapEstimates one = onThreads(1, () -> bootstrap.estimate(12));

        assertThat(onThreads(2, () -> bootstrap.estimate(12))).isEqualTo(one);
        assertThat(onThreads(8, () -> bootstrap.estimate(12))).isEqualTo(one);
        assertThat(bootstrap.estimate(3).replicates())
                .isEqualTo(one.replicates().subList(0, 3));
        assertThat(one.estimates()).doesNotHaveDuplicates();
    }

    @Test
    void aReplicateIsTheFitOfItsSample() {
        Cells cells = cells(300);
        FitPatterns patterns = FitPatterns.of(cells);
        RiskBootstrap bootstrap = RiskBootstrap.of(RiskFit.plain(), cells, 9);
        for (int number = 0; number < 20; number++) {
            double[][] drawn = PersonDraws.of(patterns).draw(RandomUse.REPLICATES.stream(9, number));
            CellsBuilder sample = new CellsBuilder(THREE, ImmutableList.of("01"), true);
            for (int pattern = 0; pattern < 24; pattern++) {
                int[] categories = {pattern / 6, pattern / 2 % 3, pattern % 2};
                sample.add(categories, 0, (int) drawn[0][pattern], (int) drawn[1][pattern]);
            }

            double[] vector = RiskFit.plain().fit(sample.build()).coefficients().vector();

            assertThat(bootstrap.replicate(number).coefficients().orElseThrow().vector())
                    .containsExactly(vector, within(1e-9));
        }
    }

    /** 24 x 431 persons: two full blocks and a part of one. Each kind of person has a binomial number; chi-squared over all. */
    @Test
    void everyPersonIsDrawnAsOftenAsAnyOther() {
        FitPatterns patterns = FitPatterns.of(cells(431));
        PersonDraws persons = PersonDraws.of(patterns);
        int samples = 400;
        double[][] sums = new double[2][24];
        for (int number = 0; number < samples; number++) {
            double[][] drawn = persons.draw(RandomUse.REPLICATES.stream(4, number));
            double all = 0;
            for (int pattern = 0; pattern < 24; pattern++) {
                sums[0][pattern] += drawn[0][pattern] - drawn[1][pattern];
                sums[1][pattern] += drawn[1][pattern];
                all += drawn[0][pattern];
            }
            assertThat(all).isEqualTo(24 * 431);
        }
        double statistic = 0;
        for (int pattern = 0; pattern < 24; pattern++) {
            double left = samples * patterns.leavers(pattern);
            double stayed = samples * patterns.persons(pattern) - left;
            statistic += square(sums[0][pattern] - stayed) / stayed + square(sums[1][pattern] - left) / left;
        }

        assertThat(Tails.chiSquared(statistic, 47)).isBetween(0.001, 0.999);
    }

    private static double square(double x) {
        return x * x;
    }

    @Test
    void standardErrorsAreThoseOfTheInformationWhenTheModelIsTrue() {
        CellsBuilder builder = new CellsBuilder(THREE, ImmutableList.of("01"), true);
        for (int pattern = 0; pattern < 24; pattern++) {
            int[] categories = {pattern / 6, pattern / 2 % 3, pattern % 2};
            double logOdds = -2 + 0.3 * categories[0] + 0.2 * categories[1] + 0.5 * categories[2];
            builder.add(categories, 0, 2000, (int) Math.round(2000 / (1 + Math.exp(-logOdds))));
        }
        RiskBootstrap bootstrap = RiskBootstrap.of(RiskFit.plain(), builder.build(), 3);

        BootstrapEstimates estimates = bootstrap.estimate(600);

        Covariance covariance = estimates.covariance();
        double[] mean = estimates.mean().vector();
        double[] original = bootstrap.original().coefficients().vector();
        for (int i = 0; i < mean.length; i++) {
            double error = bootstrap.original().standardError(i);
            // A standard error from 600 samples is itself known to 1 / sqrt(1200) = 3 percent.
            assertThat(covariance.standardError(i) / error).isBetween(0.88, 1.12);
            assertThat(mean[i]).isCloseTo(original[i], within(0.2 * error));
        }
    }

    @Test
    void samplesWithoutAnEstimateAreReportedAndLeftOut() {
        Characteristics one = Characteristics.of(Sector.VO, Characteristic.of("suspect", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(one, ImmutableList.of("01"), true);
        builder.add(new int[] {0}, 0, 500, 40);
        builder.add(new int[] {1}, 0, 6, 2);

        BootstrapEstimates estimates =
                RiskBootstrap.of(RiskFit.plain(), builder.build(), 1).estimate(200);

        // Nobody of the two suspects who left is drawn: (1 - 2/506)^506 = 13 percent of the samples.
        assertThat(estimates.failed().size()).isBetween(12, 50);
        assertThat(estimates.failed())
                .anySatisfy(replicate ->
                        assertThat(replicate.problems().get(0).in(Language.EN)).contains("suspect=yes (-)"));
        assertThat(estimates.estimates()).hasSize(200 - estimates.failed().size());
        assertThat(RiskBootstrap.of(RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH)), builder.build(), 1)
                        .estimate(200)
                        .failed())
                .hasSizeLessThan(3);
    }

    @Test
    void aSampleInWhichNobodyOfACategoryIsDrawnNamesIt() {
        Characteristics one = Characteristics.of(Sector.VO, Characteristic.of("suspect", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(one, ImmutableList.of("01"), true);
        builder.add(new int[] {0}, 0, 500, 40);
        builder.add(new int[] {1}, 0, 2, 1);
        RiskFit firth = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH));

        BootstrapEstimates estimates =
                RiskBootstrap.of(firth, builder.build(), 1).estimate(100);

        // (1 - 2/502)^502 = 13 percent of the samples have no suspect at all; Firth's penalty helps the others only.
        assertThat(estimates.failed().size()).isBetween(4, 25);
        assertThat(estimates.failed())
                .allSatisfy(sample -> assertThat(sample.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("fit-not-determined");
                            assertThat(problem.in(Language.EN)).contains("suspect=yes", "Maybe merge rare categories");
                        }));
    }
}
