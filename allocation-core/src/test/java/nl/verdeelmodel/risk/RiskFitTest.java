package nl.verdeelmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.verdeelmodel.problem.ProblemException;
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
            double[] slow = SlowLogistic.fit(SlowLogistic.rows(characteristics, persons), left(persons), lambda, false);

            FittedRisk fitted = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(lambda)))
                    .fit(People.count(characteristics, 3, persons).build());

            assertThat(fitted.coefficients().vector()).containsExactly(slow, within(1e-9));
            assertThat(fitted.effectiveParameters()).isLessThan(slow.length).isGreaterThan(1);
        });
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
}
