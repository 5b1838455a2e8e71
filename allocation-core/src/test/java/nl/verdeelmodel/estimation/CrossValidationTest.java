package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.ForkJoinPool;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;
import org.junit.jupiter.api.Test;

/** Each fold is foretold by a model estimated on the others. */
class CrossValidationTest {

    private static final CrossValidation FIVE = new CrossValidation(5, 7);

    private static CrossValidated outcome() {
        return FIVE.judge(DiagnosticsGolden.cells(2022), RiskFit.plain());
    }

    @Test
    void aFoldIsForetoldByTheModelOfTheOtherPersonsCountedAnew() {
        Cells cells = DiagnosticsGolden.cells(2022);
        CrossValidated outcome = outcome();
        Folds dealt = Folds.deal(cells.inOnePlace(), 5, 7);

        assertThat(outcome.folds()).hasSize(5);
        for (int fold = 0; fold < 5; fold++) {
            Cells others = countedAnew(dealt.without(fold));
            Cells own = countedAnew(dealt.of(fold));
            Coefficients coefficients = RiskFit.plain().fit(others).coefficients();
            ObservedChances observed =
                    ObservedChances.of(own, Odds.of(coefficients).chances(own));

            assertThat(outcome.folds().get(fold).coefficients()).isEqualTo(coefficients);
            assertThat(outcome.folds().get(fold).observed()).isEqualTo(observed);
        }
    }

    /** The persons counted one cell at a time from the back, without the cells that nobody is in. */
    private static Cells countedAnew(Cells cells) {
        CellsBuilder builder = new CellsBuilder(cells.characteristics(), cells.places(), true);
        for (int pattern = cells.patterns() - 1; pattern >= 0; pattern--) {
            int[] categories = {cells.category(pattern, 0), cells.category(pattern, 1), cells.category(pattern, 2)};
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                if (cells.persons(cell) > 0) {
                    builder.add(categories, cells.place(cell), cells.persons(cell), cells.leavers(cell));
                }
            }
        }
        return builder.build();
    }

    @Test
    void allPersonsTogetherAreJudgedOnce() {
        Cells cells = DiagnosticsGolden.cells(2022);
        CrossValidated outcome = outcome();

        assertThat(outcome.pooled().totalPersons()).isEqualTo(cells.totalPersons());
        assertThat(outcome.pooled().totalLeavers()).isEqualTo(cells.totalLeavers());
        assertThat(outcome.brier().value() * cells.totalPersons())
                .isEqualTo(
                        outcome.folds().stream()
                                .mapToDouble(fold ->
                                        fold.brier().value() * fold.observed().totalPersons())
                                .sum(),
                        within(1e-9));
        assertThat(outcome.logLikelihood()).isEqualTo(outcome.pooled().logLikelihood(), within(1e-8));
    }

    @Test
    void personsThatAModelHasNotSeenAreForetoldALittleWorse() {
        CrossValidated outcome = outcome();

        assertThat(outcome.logLikelihood())
                .isLessThan(DiagnosticsGolden.value("own.logLik"))
                .isGreaterThan(DiagnosticsGolden.value("own.logLik") - 30);
        assertThat(outcome.discrimination().auc())
                .isLessThan(DiagnosticsGolden.value("own.auc"))
                .isGreaterThan(DiagnosticsGolden.value("own.auc") - 0.02);
        assertThat(outcome.meanAuc()).isEqualTo(outcome.discrimination().auc(), within(0.02));
    }

    @Test
    void wherePersonsLiveMakesNoDifference() {
        Cells cells = DiagnosticsGolden.cells(2022);

        assertThat(cells.inOnePlace().totalPersons()).isEqualTo(cells.totalPersons());
        assertThat(FIVE.judge(cells.inOnePlace(), RiskFit.plain())).isEqualTo(outcome());
    }

    @Test
    void givesTheSameBitsForAnyNumberOfThreads() throws Exception {
        CrossValidated alone = with(1);

        assertThat(with(2)).isEqualTo(alone);
        assertThat(with(8)).isEqualTo(alone);
    }

    private static CrossValidated with(int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(CrossValidationTest::outcome).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void refusesNumbersOfFoldsThatCannotBe() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CrossValidation(1, 7))
                .withMessageContaining("cannot have 1 folds")
                .withMessageContaining("2 to 100");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CrossValidation(101, 7))
                .satisfies(e -> assertThat(e.problems().get(0).in(Language.NL)).contains("101 delen", "Misschien 10"));
    }

    @Test
    void saysThatThereAreFewerLeaversThanFolds() {
        CellsBuilder few = new CellsBuilder(DiagnosticsGolden.CHARACTERISTICS, ImmutableList.of("01"), true);
        few.add(new int[] {0, 0, 0}, 0, 3000, 4);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FIVE.judge(few.build(), RiskFit.plain()))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).in(Language.EN)).contains("5 folds", "4 left", "2,996 stayed");
                    assertThat(e.problems().get(0).in(Language.NL)).contains("5 delen", "Misschien minder delen");
                });
    }

    /** Only one person left in category 17, so without that person's fold nobody did. */
    @Test
    void namesTheFoldWithoutWhichTheModelCannotBeFitted() {
        CellsBuilder builder = new CellsBuilder(
                DiagnosticsGolden.CHARACTERISTICS.only(ImmutableList.of(0)), ImmutableList.of("01"), true);
        for (int age = 0; age < 4; age++) {
            builder.add(new int[] {age}, 0, 100, age == 3 ? 1 : 20);
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FIVE.judge(builder.build(), RiskFit.plain()))
                .satisfies(e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).in(Language.EN))
                            .containsPattern("age=17: Without fold [1-5]: .*17.*nobody left")
                            .contains("Maybe choose fewer folds", "Firth's penalty");
                });
    }
}
