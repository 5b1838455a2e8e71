package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The area under the receiver operating characteristic curve: pairs, counted. */
class DiscriminationTest {

    /**
     * Ratings 1 to 5 of 109 computed tomograms, 58 normal and 51 abnormal: area 0.893, standard error 0.032. Hanley and
     * McNeil 1982, The meaning and use of the area under a receiver operating characteristic (ROC) curve, Radiology 143,
     * tables I and II.
     */
    @Test
    void givesThePublishedAreaOfHanleyAndMcNeil() {
        long[] ratings = {1, 2, 3, 4, 5};
        long[] normal = {33, 6, 6, 11, 2};
        long[] abnormal = {3, 2, 2, 11, 33};
        long[] images = new long[5];
        Arrays.setAll(images, i -> normal[i] + abnormal[i]);

        Discrimination outcome = Discrimination.of(ObservedChances.of(ratings, images, abnormal));

        assertThat(outcome.auc()).isEqualTo(0.893, within(0.0005));
        assertThat(outcome.standardError()).isEqualTo(0.032, within(0.0005));
        assertThat(outcome.exactAuc()).isEqualTo(Fraction.of(2642, 58 * 51));
    }

    @Test
    void isTheAreaThatRGives() {
        Cells own = DiagnosticsGolden.cells(2022);
        Cells other = DiagnosticsGolden.cells(2023);

        assertThat(auc(own)).isEqualTo(DiagnosticsGolden.value("own.auc"), within(1e-13));
        assertThat(auc(other)).isEqualTo(DiagnosticsGolden.value("other.auc"), within(1e-13));
    }

    private static double auc(Cells cells) {
        long[] chances = Odds.of(DiagnosticsGolden.coefficients()).chances(cells);
        return Discrimination.of(ObservedChances.of(cells, chances)).auc();
    }

    @Test
    void countsEveryPairOfOneWhoLeftAndOneWhoStayed() {
        Seeded.cases(400, 61, draw -> {
            JudgedPersons persons = JudgedPersons.draw(draw, 60);
            long twice = 0;
            for (int i = 0; i < persons.left().length; i++) {
                for (int j = 0; j < persons.left().length; j++) {
                    if (persons.left()[i] && !persons.left()[j]) {
                        twice += 1 + Long.compare(persons.chances()[i], persons.chances()[j]);
                    }
                }
            }

            assertThat(Discrimination.of(persons.observed()).rightTwice()).isEqualTo(BigInteger.valueOf(twice));
        });
    }

    @Test
    void swappingWhoLeftAndWhoStayedTakesTheAreaFromOne() {
        Seeded.cases(200, 62, draw -> {
            JudgedPersons persons = JudgedPersons.draw(draw, 60);
            boolean[] stayed = new boolean[persons.left().length];
            for (int i = 0; i < stayed.length; i++) {
                stayed[i] = !persons.left()[i];
            }
            JudgedPersons swapped = new JudgedPersons(persons.chances(), stayed);

            assertThat(Discrimination.of(persons.observed())
                            .exactAuc()
                            .plus(Discrimination.of(swapped.observed()).exactAuc()))
                    .isEqualTo(Fraction.ONE);
        });
    }

    /** A billion times the counts of a small cohort: 10^21 pairs, which no long holds, and the same area. */
    @Test
    void cohortsOfBillionsHaveTheAreaOfTheSmallCohortThatTheyRepeat() {
        long billion = 1_000_000_000L;
        long[] chances = {1, 2, 3};
        long[] persons = {40, 30, 30};
        long[] leavers = {2, 9, 19};
        Discrimination small = Discrimination.of(ObservedChances.of(chances, persons, leavers));

        Discrimination large = Discrimination.of(ObservedChances.of(
                chances,
                Arrays.stream(persons).map(n -> n * billion).toArray(),
                Arrays.stream(leavers).map(n -> n * billion).toArray()));

        assertThat(large.exactAuc()).isEqualTo(small.exactAuc());
        assertThat(large.auc()).isEqualTo(small.auc(), within(1e-15));
        assertThat(large.standardError() * Math.sqrt(billion)).isEqualTo(small.standardError(), within(0.01));
    }

    @Test
    void equalChancesAreNoBetterThanDrawingLots() {
        ObservedChances equal = ObservedChances.of(new long[] {7, 7, 7}, new long[] {3, 4, 0}, new long[] {1, 2, 0});

        assertThat(equal.size()).isEqualTo(1);
        assertThat(Discrimination.of(equal).exactAuc()).isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void refusesToJudgeWhereNobodyLeftOrNobodyStayed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Discrimination.of(
                        ObservedChances.of(new long[] {5, 9}, new long[] {700, 800}, new long[] {0, 0})))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).in(Language.EN)).contains("0 left early", "1,500 stayed", "Maybe");
                    assertThat(e.problems().get(0).in(Language.NL)).contains("vielen er 0 uit", "1.500", "Misschien");
                });
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Discrimination.of(ObservedChances.of(new long[] {5}, new long[] {3}, new long[] {3})))
                .withMessageContaining("3 left early and 0 stayed");
    }
}
