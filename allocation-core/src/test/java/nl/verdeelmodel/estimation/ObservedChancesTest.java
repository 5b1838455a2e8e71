package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Chances with what became of the persons, and the Brier score and likelihood that follow from them. */
class ObservedChancesTest {

    @Test
    void takesEqualChancesTogetherAndLeavesOutThoseThatNobodyHas() {
        ObservedChances observed =
                ObservedChances.of(new long[] {30, 10, 20, 10}, new long[] {2, 3, 0, 4}, new long[] {1, 0, 0, 2});

        assertThat(observed).isEqualTo(ObservedChances.of(new long[] {10, 30}, new long[] {7, 2}, new long[] {2, 1}));
        assertThat(observed.totalPersons()).isEqualTo(9);
        assertThat(observed.totalLeavers()).isEqualTo(3);
    }

    @Test
    void doesNotDependOnTheOrderOfThePersons() {
        Seeded.cases(100, 63, draw -> {
            JudgedPersons persons = JudgedPersons.draw(draw, 50);
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, persons.left().length).boxed().toList());
            Collections.shuffle(order, draw.random());
            long[] chances = new long[order.size()];
            boolean[] left = new boolean[order.size()];
            for (int i = 0; i < left.length; i++) {
                chances[i] = persons.chances()[order.get(i)];
                left[i] = persons.left()[order.get(i)];
            }

            assertThat(new JudgedPersons(chances, left).observed()).isEqualTo(persons.observed());
        });
    }

    @Test
    void scoresAndLikelihoodAreThoseOfPersonsOneByOne() {
        Seeded.cases(300, 64, draw -> {
            JudgedPersons persons = JudgedPersons.draw(draw, 80);
            double squares = 0;
            double expected = 0;
            double logLikelihood = 0;
            for (int i = 0; i < persons.left().length; i++) {
                double chance = persons.chance(i);
                double outcome = persons.left()[i] ? 1 : 0;
                squares += (outcome - chance) * (outcome - chance);
                expected += chance;
                logLikelihood += Math.log(persons.left()[i] ? chance : 1 - chance);
            }
            ObservedChances observed = persons.observed();

            assertThat(BrierScore.of(observed).value()).isEqualTo(squares / persons.left().length, within(1e-12));
            assertThat(observed.expectedLeavers()).isEqualTo(expected, within(1e-9));
            if (Double.isInfinite(logLikelihood)) {
                assertThat(observed.logLikelihood()).isEqualTo(logLikelihood);
            } else {
                assertThat(observed.logLikelihood()).isEqualTo(logLikelihood, within(1e-6));
            }
        });
    }

    @Test
    void brierScoreAndLikelihoodAreThoseOfR() {
        Cells own = DiagnosticsGolden.cells(2022);
        ObservedChances observed = ObservedChances.of(
                own, Odds.of(DiagnosticsGolden.coefficients()).chances(own));

        assertThat(BrierScore.of(observed).value()).isEqualTo(DiagnosticsGolden.value("own.brier"), within(1e-13));
        assertThat(observed.expectedLeavers()).isEqualTo(DiagnosticsGolden.value("own.expected"), within(1e-7));
        assertThat(observed.logLikelihood()).isEqualTo(DiagnosticsGolden.value("own.logLik"), within(1e-8));
    }

    @Test
    void chancesEqualToTheObservedShareHaveNoSkill() {
        ObservedChances equal = ObservedChances.of(new long[] {Odds.ONE / 4}, new long[] {400}, new long[] {100});
        ObservedChances certain =
                ObservedChances.of(new long[] {0, Odds.ONE}, new long[] {300, 100}, new long[] {0, 100});

        assertThat(BrierScore.of(equal).skill()).isZero();
        assertThat(BrierScore.of(certain)).isEqualTo(new BrierScore(0, 0.1875));
        assertThat(BrierScore.of(certain).skill()).isEqualTo(1);
        assertThat(certain.logLikelihood()).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservedChances.of(new long[] {5}, new long[] {3}, new long[] {4}))
                .withMessageContaining("4 leavers of 3 persons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservedChances.of(new long[] {Odds.ONE + 1}, new long[] {3}, new long[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservedChances.of(new long[] {1, 2}, new long[] {3}, new long[] {1}))
                .withMessageContaining("2 chances, 1 numbers");
    }
}
