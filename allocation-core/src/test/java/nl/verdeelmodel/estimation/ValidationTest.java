package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Test;

/** A model fitted to one cohort, judged on another. */
class ValidationTest {

    @Test
    void aModelIsJudgedOnAnotherCohortAsByR() {
        Validation validation =
                Validation.ofOtherPersons(DiagnosticsGolden.coefficients(), DiagnosticsGolden.cells(2023), 10);

        assertThat(validation.discrimination().auc()).isEqualTo(DiagnosticsGolden.value("other.auc"), within(1e-13));
        assertThat(validation.brier().value()).isEqualTo(DiagnosticsGolden.value("other.brier"), within(1e-13));
        assertThat(validation.observedToExpected())
                .isEqualTo(
                        validation.observed().totalLeavers() / DiagnosticsGolden.value("other.expected"),
                        within(1e-11));
        assertThat(validation.line().get().slope()).isEqualTo(DiagnosticsGolden.value("slope.slope"), within(1e-8));
        assertThat(validation.test().get().statistic()).isEqualTo(DiagnosticsGolden.value("other.10.hl"), within(1e-8));
        assertThat(validation.test().get().pValue()).isLessThan(1e-5);
    }

    @Test
    void onItsOwnPersonsAModelExpectsAsManyAsLeft() {
        Validation validation =
                Validation.ofOwnPersons(DiagnosticsGolden.coefficients(), DiagnosticsGolden.cells(2022), 10);

        assertThat(validation.observedToExpected()).isEqualTo(1, within(1e-10));
        assertThat(validation.test().get().degreesOfFreedom()).isEqualTo(8);
        assertThat(validation.test().get().pValue()).isEqualTo(DiagnosticsGolden.value("own.10.p"), within(1e-10));
    }

    @Test
    void characteristicsThatTheModelDoesNotHaveMakeNoDifference() {
        Characteristics two = Characteristics.of(
                Sector.VO, DiagnosticsGolden.CHARACTERISTICS.get(1), DiagnosticsGolden.CHARACTERISTICS.get(0));
        Coefficients model = Coefficients.of(two, -2.4, 0.3, 0.7, 0.2, 0.6, 1.2);
        Cells cells = DiagnosticsGolden.cells(2023);
        Coefficients sameModel =
                Coefficients.of(cells.characteristics().only(List.of(0, 1)), -2.4, 0.2, 0.6, 1.2, 0.3, 0.7);

        Validation validation = Validation.ofOtherPersons(model, cells, 10);

        assertThat(validation).isEqualTo(Validation.ofOtherPersons(sameModel, cells.only(List.of(0, 1)), 10));
    }

    @Test
    void namesEveryCharacteristicThatThePersonsLackOrHaveOtherwise() {
        Characteristics other = Characteristics.of(
                Sector.VO,
                Characteristic.of("age", "14-", "14-", "15", "16", "17", "18"),
                Characteristic.of("delay", "no", "no", "yes"));
        Coefficients model = Coefficients.of(other, new double[other.coefficientCount()]);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Validation.ofOtherPersons(model, DiagnosticsGolden.cells(2023), 10))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.in(Language.EN))
                        .satisfiesExactly(
                                age -> assertThat(age).contains("\"age\"", "other categories", "Maybe"),
                                delay -> assertThat(delay).contains("lack", "\"delay\"", "age, welfare, noise")));
    }

    @Test
    void saysThatOutcomesAreNotKnown() {
        CellsBuilder builder = new CellsBuilder(DiagnosticsGolden.CHARACTERISTICS, ImmutableList.of("01"), false);
        builder.add(new int[] {0, 0, 0}, 0, 5, 0);
        Cells unknown = builder.build();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Validation.ofOtherPersons(DiagnosticsGolden.coefficients(), unknown, 10))
                .satisfies(e -> assertThat(e.problems().get(0).in(Language.NL))
                        .contains("niet bekend wie er uitviel", "Misschien ontbreekt de kolom vsv"));
    }
}
