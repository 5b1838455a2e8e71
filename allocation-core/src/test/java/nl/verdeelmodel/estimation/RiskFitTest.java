package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.People;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Estimating coefficients from cells, compared with a slow search on the written-out matrix. */
class RiskFitTest {

    /** Persons whose chance follows from their categories, so that most have an estimate. */
    private static List<People.Person> persons(Draw draw, Characteristics characteristics, int places, int count) {
        double[] vector = new double[characteristics.coefficientCount()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = draw.random().nextGaussian() * 0.7;
        }
        List<People.Person> persons = new ArrayList<>();
        for (People.Person person : People.persons(draw, characteristics, places, count)) {
            double chance = SlowLogistic.chance(SlowLogistic.row(characteristics, person.categories()), vector);
            persons.add(new People.Person(
                    person.categories(), person.place(), draw.random().nextDouble() < chance));
        }
        return persons;
    }

    private static boolean[] left(List<People.Person> persons) {
        boolean[] left = new boolean[persons.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = persons.get(i).left();
        }
        return left;
    }

    private interface Claim {
        void of(Draw draw, Characteristics characteristics, List<People.Person> persons);
    }

    /** Cases in which every fit has an estimate; at least half of what was drawn must be such a case. */
    private static void estimable(int count, long seed, Claim claim) {
        int[] kept = new int[1];
        Seeded.cases(count, seed, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            List<People.Person> persons = persons(draw, characteristics, 3, draw.between(60, 600));
            try {
                RiskFit.plain().fit(People.count(characteristics, 3, persons).build());
            } catch (ProblemException e) {
                return;
            }
            kept[0]++;
            claim.of(draw, characteristics, persons);
        });
        assertThat(kept[0]).isGreaterThan(count / 2);
    }

    @Test
    void findsWhatTheWrittenOutMatrixGives() {
        estimable(120, 61, (draw, characteristics, persons) -> {
            double[][] rows = SlowLogistic.rows(characteristics, persons);
            double[] slow = SlowLogistic.fit(rows, left(persons), 0, false);

            FittedRisk fitted = RiskFit.plain()
                    .fit(People.count(characteristics, 3, persons).build());

            assertThat(fitted.coefficients().vector()).containsExactly(slow, within(1e-9));
            double[][] covariance = SlowLogistic.inverse(SlowLogistic.information(rows, slow));
            for (int i = 0; i < slow.length; i++) {
                for (int j = 0; j < slow.length; j++) {
                    assertThat(fitted.covariance().get(i, j)).isCloseTo(covariance[i][j], within(1e-7));
                }
            }
            assertThat(fitted.logLikelihood())
                    .isCloseTo(SlowLogistic.logLikelihood(rows, left(persons), slow), within(1e-8));
        });
    }

    @Test
    void ridgeFindsWhatTheWrittenOutMatrixGives() {
        estimable(60, 62, (draw, characteristics, persons) -> {
            double lambda = draw.between(1, 300) / 10.0;
            double[][] rows = SlowLogistic.rows(characteristics, persons);
            double[] slow = SlowLogistic.fit(rows, left(persons), lambda, false);

            FittedRisk fitted = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(lambda)))
                    .fit(People.count(characteristics, 3, persons).build());

            assertThat(fitted.coefficients().vector()).containsExactly(slow, within(1e-9));
            assertThat(fitted.effectiveParameters()).isLessThan(slow.length).isGreaterThan(1);
            double squares = 0;
            for (int i = 1; i < slow.length; i++) {
                squares += slow[i] * slow[i];
            }
            assertThat(fitted.penalizedLogLikelihood())
                    .isCloseTo(
                            SlowLogistic.logLikelihood(rows, left(persons), slow) - lambda / 2 * squares, within(1e-8));
            double[][] covariance = ridgeCovariance(SlowLogistic.information(rows, slow), lambda);
            for (int i = 0; i < slow.length; i++) {
                for (int j = 0; j < slow.length; j++) {
                    assertThat(fitted.covariance().get(i, j)).isCloseTo(covariance[i][j], within(1e-8));
                }
            }
        });
    }

    /** (I + lambda)^-1 I (I + lambda)^-1, written out. */
    private static double[][] ridgeCovariance(double[][] information, double lambda) {
        int size = information.length;
        double[][] penalized = new double[size][];
        for (int i = 0; i < size; i++) {
            penalized[i] = information[i].clone();
            penalized[i][i] += i == 0 ? 0 : lambda;
        }
        double[][] inverse = SlowLogistic.inverse(penalized);
        return product(product(inverse, information), inverse);
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** 65,536 patterns in two chunks against one loop over all of them: the same log-likelihood, and no slope left there. */
    @Test
    void patternsBeyondTheFirstChunkCountOnce() {
        Cells cells = manyPatterns();

        FittedRisk fitted = RiskFit.plain().fit(cells);

        Coefficients coefficients = fitted.coefficients();
        double sum = 0;
        double[][] slope = new double[4][16];
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            double logOdds = coefficients.intercept();
            for (int i = 0; i < 4; i++) {
                logOdds += coefficients.effect(i, cells.category(pattern, i));
            }
            double chance = 1 / (1 + Math.exp(-logOdds));
            long left = cells.leaversOfPattern(pattern);
            long persons = cells.personsOfPattern(pattern);
            sum += left * Math.log(chance) + (persons - left) * Math.log(1 - chance);
            for (int i = 0; i < 4; i++) {
                slope[i][cells.category(pattern, i)] += left - persons * chance;
            }
        }
        assertThat(fitted.logLikelihood()).isCloseTo(sum, within(1e-6));
        assertThat(fitted.persons()).isEqualTo(cells.totalPersons());
        for (double[] categories : slope) {
            assertThat(categories).containsExactly(new double[16], within(1e-6));
        }
    }

    @Test
    void firthFindsWhatTheWrittenOutMatrixGives() {
        estimable(40, 63, (draw, characteristics, persons) -> {
            double[] slow = SlowLogistic.fit(SlowLogistic.rows(characteristics, persons), left(persons), 0, true);

            FittedRisk fitted = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH))
                    .fit(People.count(characteristics, 3, persons).build());

            assertThat(fitted.coefficients().vector()).containsExactly(slow, within(1e-7));
        });
    }

    @Test
    void theOrderOfPersonsChangesNoBit() {
        estimable(40, 64, (draw, characteristics, persons) -> {
            List<People.Person> shuffled = new ArrayList<>(persons);
            Collections.shuffle(shuffled, draw.random());

            assertThat(RiskFit.plain()
                            .fit(People.count(characteristics, 3, shuffled).build()))
                    .isEqualTo(RiskFit.plain()
                            .fit(People.count(characteristics, 3, persons).build()));
        });
    }

    /** 65,536 patterns: more than one chunk, so that there is something to add up in another order. */
    private static Cells manyPatterns() {
        Characteristics four = new Characteristics(
                Sector.MBO,
                IntStream.range(0, 4)
                        .mapToObj(i -> Characteristic.of(
                                "c" + i,
                                "k3",
                                IntStream.range(0, 16).mapToObj(c -> "k" + c).toArray(String[]::new)))
                        .collect(ImmutableList.toImmutableList()));
        CellsBuilder builder = new CellsBuilder(four, ImmutableList.of("01"), true);
        Random random = new Random(5);
        for (int key = 0; key < 1 << 16; key++) {
            int persons = 1 + random.nextInt(5);
            builder.add(key, persons, random.nextInt(4) == 0 ? random.nextInt(persons + 1) : 0);
        }
        return builder.build();
    }

    @Test
    void theNumberOfThreadsChangesNoBit() throws Exception {
        Cells cells = manyPatterns();
        for (Penalty penalty : List.of(Penalty.NONE, Penalty.FIRTH, Penalty.ridge(3))) {
            RiskFit fit = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(penalty));
            FittedRisk one = onThreads(1, () -> fit.fit(cells));

            assertThat(onThreads(2, () -> fit.fit(cells))).isEqualTo(one);
            assertThat(onThreads(8, () -> fit.fit(cells))).isEqualTo(one);
            assertThat(one.patterns()).isGreaterThan(FitPatterns.CHUNK);
        }
    }

    private static <T> T onThreads(int threads, Callable<T> work) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } finally {
            pool.shutdown();
        }
    }

    /**
     * Coefficients estimated on drawn outcomes are as far from those behind the outcomes as their covariance says: d' V^-1 d is
     * chi-squared with as many degrees as coefficients, added up over cohorts.
     */
    @Test
    void recoversTheCoefficientsBehindACohortWithinTheirErrors() {
        double[] statistic = new double[2];
        Seeded.cases(40, 67, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            double[] truth = new double[characteristics.coefficientCount()];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = i == 0 ? -2 : draw.random().nextGaussian() * 0.5;
            }
            List<People.Person> persons = new ArrayList<>();
            for (People.Person person : People.persons(draw, characteristics, 1, 20_000)) {
                double chance = SlowLogistic.chance(SlowLogistic.row(characteristics, person.categories()), truth);
                persons.add(
                        new People.Person(person.categories(), 0, draw.random().nextDouble() < chance));
            }

            FittedRisk fitted = RiskFit.plain()
                    .fit(People.count(characteristics, 1, persons).build());

            double[] vector = fitted.coefficients().vector();
            double[][] covariance = new double[truth.length][truth.length];
            for (int i = 0; i < truth.length; i++) {
                vector[i] -= truth[i];
                for (int j = 0; j < truth.length; j++) {
                    covariance[i][j] = fitted.covariance().get(i, j);
                }
            }
            statistic[0] += SlowLogistic.hat(vector, SlowLogistic.inverse(covariance));
            statistic[1] += truth.length;
        });

        assertThat(Tails.chiSquared(statistic[0], statistic[1])).isBetween(0.005, 0.995);
    }

    @Test
    void aStrongRidgeLeavesTheMeanAndAWeakOneTheMaximumOfTheLikelihood() {
        Cells cells = manyPatterns();
        FittedRisk plain = RiskFit.plain().fit(cells);
        FittedRisk weak = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(1e-7)))
                .fit(cells);
        FittedRisk strong = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(1e9)))
                .fit(cells);

        assertThat(weak.coefficients().vector())
                .containsExactly(plain.coefficients().vector(), within(1e-7));
        assertThat(weak.effectiveParameters()).isCloseTo(61, within(1e-6));
        assertThat(strong.coefficients().vector()[0])
                .isCloseTo(Math.log((double) strong.leavers() / (strong.persons() - strong.leavers())), within(1e-4));
        assertThat(strong.effectiveParameters()).isCloseTo(1, within(1e-3));
        assertThat(strong.penalizedLogLikelihood()).isLessThan(strong.logLikelihood());
        assertThat(plain.penalizedLogLikelihood()).isEqualTo(plain.logLikelihood());
    }
}
