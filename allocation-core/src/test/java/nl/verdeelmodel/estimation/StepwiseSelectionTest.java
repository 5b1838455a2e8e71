package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Test;

/** Characteristics are added one by one as long as the model gets better. */
class StepwiseSelectionTest {

    private static final List<SelectionCriterion> ALL =
            List.of(SelectionCriterion.AIC, SelectionCriterion.BIC, SelectionCriterion.significance(0.05));

    private static Selection select(SelectionCriterion criterion, Cells cells) {
        return new StepwiseSelection(criterion).select(cells);
    }

    @Test
    void likelihoodsOfAllCandidatesAreThoseOfR() {
        for (SelectionCriterion criterion : ALL) {
            Selection selection = select(criterion, DiagnosticsGolden.cells(2022));

            assertThat(selection.nullLogLikelihood()).isEqualTo(DiagnosticsGolden.value("logLik.1"), within(1e-8));
            checkStep(selection.steps().get(0), "", "age", "welfare", "noise");
            checkStep(selection.steps().get(1), "age+", "welfare", "noise");
            checkStep(selection.steps().get(2), "age+welfare+", "noise");
        }
    }

    private static void checkStep(SelectionStep step, String chosen, String... candidates) {
        assertThat(step.candidates())
                .extracting(SelectionCandidate::characteristic)
                .containsExactly(candidates);
        assertThat(step.candidates())
                .allSatisfy(candidate -> assertThat(candidate.logLikelihood())
                        .isEqualTo(
                                DiagnosticsGolden.value("logLik." + chosen + candidate.characteristic()),
                                within(1e-7)));
    }

    @Test
    void leavesOutWhatIsOnlyNoise() {
        for (SelectionCriterion criterion : ALL) {
            Selection selection = select(criterion, DiagnosticsGolden.cells(2022));

            assertThat(selection.order()).containsExactly("age", "welfare");
            assertThat(selection.stop()).isEqualTo(Selection.Stop.NOTHING_BETTER);
            assertThat(selection.stop().text().nl()).contains("geen enkel kenmerk");
            assertThat(selection.passedOver()).isEmpty();
        }
    }

    /** R: deviances 2 * (3628.297 - 3500.844) on 3 degrees of freedom, AIC 2 * 4 + 2 * 3500.844. */
    @Test
    void recordsTestAndCriterionOfACandidate() {
        SelectionCandidate byAic = select(SelectionCriterion.AIC, DiagnosticsGolden.cells(2022))
                .steps()
                .get(0)
                .chosen()
                .orElseThrow();
        SelectionStep last = select(SelectionCriterion.significance(0.05), DiagnosticsGolden.cells(2022))
                .steps()
                .get(2);

        assertThat(byAic.degreesOfFreedom()).isEqualTo(3);
        assertThat(byAic.statistic()).isEqualTo(254.907108, within(1e-5));
        assertThat(byAic.value()).isEqualTo(7009.687310, within(1e-5));
        assertThat(last.bar()).isEqualTo(Math.log(0.05), within(1e-15));
        assertThat(last.candidates().get(0).pValue())
                .isEqualTo(Math.exp(last.candidates().get(0).value()), within(1e-12))
                .isEqualTo(Math.exp(-0.0649362), within(1e-5));
    }

    /** Schwarz 1978: a coefficient costs ln(persons), here of four, against 3500.844 of R. */
    @Test
    void aCoefficientCostsTheLogarithmOfThePersonsByBic() {
        Cells cells = DiagnosticsGolden.cells(2022);
        SelectionStep first = select(SelectionCriterion.BIC, cells).steps().get(0);
        double price = Math.log((double) cells.totalPersons());

        assertThat(first.bar()).isEqualTo(price - 2 * DiagnosticsGolden.value("logLik.1"), within(1e-7));
        assertThat(first.chosen().orElseThrow().value())
                .isEqualTo(4 * price - 2 * DiagnosticsGolden.value("logLik.age"), within(1e-7));
    }

    @Test
    void addsEverythingWhereEveryPValueWillDo() {
        Selection selection = select(SelectionCriterion.significance(1), DiagnosticsGolden.cells(2022));

        assertThat(selection.order()).containsExactly("age", "welfare", "noise");
        assertThat(selection.stop()).isEqualTo(Selection.Stop.ALL_CHOSEN);
    }

    /** With ten thousand times as many persons both p-values are below the smallest double. */
    @Test
    void tellsCandidatesApartWhosePValuesAreBothZero() {
        Characteristics weakFirst = Characteristics.of(
                Sector.VO, DiagnosticsGolden.CHARACTERISTICS.get(1), DiagnosticsGolden.CHARACTERISTICS.get(0));
        Cells cells = DiagnosticsGolden.cells(2022);
        CellsBuilder many = new CellsBuilder(weakFirst, List.of("all"), true);
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            many.add(
                    new int[] {cells.category(pattern, 1), cells.category(pattern, 0)},
                    0,
                    (int) cells.personsOfPattern(pattern) * 10_000,
                    (int) cells.leaversOfPattern(pattern) * 10_000);
        }

        Selection selection = select(SelectionCriterion.significance(0.01), many.build());

        assertThat(selection.steps().get(0).candidates())
                .allSatisfy(candidate -> assertThat(candidate.pValue()).isZero());
        assertThat(selection.order()).containsExactly("age", "welfare");
    }

    @Test
    void equalCandidatesGoInTheOrderOfTheModelAndTheOtherIsPassedOver() {
        Characteristics twins = Characteristics.of(
                Sector.MBO,
                Characteristic.of("noise", "a", "a", "b"),
                Characteristic.of("debts", "no", "no", "yes"),
                Characteristic.of("arrears", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(twins, List.of("all"), true);
        for (int i = 0; i < 4; i++) {
            builder.add(new int[] {i % 2, i / 2, i / 2}, 0, 100, 10 + 20 * (i / 2));
        }

        Selection selection = select(SelectionCriterion.AIC, builder.build());

        assertThat(selection.order()).containsExactly("debts");
        assertThat(selection.passedOver())
                .extracting(SelectionCandidate::characteristic)
                .containsExactly("arrears");
        assertThat(selection.passedOver().get(0).problems().get(0).code()).isEqualTo("fit-collinear");
        assertThat(selection.passedOver().get(0).pValue()).isNaN();
    }

    @Test
    void namesWhyNoCandidateFits() {
        Characteristics one = Characteristics.of(Sector.MBO, Characteristic.of("debts", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(one, List.of("all"), true);
        builder.add(new int[] {0}, 0, 50, 5);
        builder.add(new int[] {1}, 0, 50, 0);

        Selection selection = select(SelectionCriterion.BIC, builder.build());

        assertThat(selection.order()).isEmpty();
        assertThat(selection.stop()).isEqualTo(Selection.Stop.NOTHING_FITS);
        assertThat(selection.passedOver().get(0).problems().get(0).in(Language.EN))
                .contains("debts", "yes", "nobody left");
    }

    @Test
    void twoCohortsCanBeCompared() {
        Selection first = select(SelectionCriterion.BIC, DiagnosticsGolden.cells(2022));
        Selection second = select(SelectionCriterion.significance(1), DiagnosticsGolden.cells(2023));

        SelectionComparison comparison = new SelectionComparison(first, second);

        assertThat(comparison.ranks())
                .contains(new SelectionComparison.Ranks("age", OptionalInt.of(1), OptionalInt.of(1)))
                .contains(new SelectionComparison.Ranks("noise", OptionalInt.empty(), OptionalInt.of(3)))
                .hasSize(3);
        assertThat(comparison.agreeOnCharacteristics()).isFalse();
        assertThat(comparison.agreeOnOrder()).isFalse();
        assertThat(new SelectionComparison(first, first).agreeOnOrder()).isTrue();
        assertThat(new SelectionComparison(first, first).agreeOnCharacteristics())
                .isTrue();
    }

    @Test
    void refusesPersonsOfWhomNobodyLeftAndThresholdsThatAreNoChance() {
        CellsBuilder builder = new CellsBuilder(DiagnosticsGolden.CHARACTERISTICS, List.of("all"), true);
        builder.add(new int[] {0, 0, 0}, 0, 50, 0);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> select(SelectionCriterion.AIC, builder.build()))
                .withMessageContaining("nobody left early");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelectionCriterion.significance(Double.NaN))
                .withMessageContaining("NaN");
    }
}
