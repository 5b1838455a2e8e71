package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nl.verdeelmodel.exact.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Divisions without an answer, with the words an analyst needs; in every locale the same digits. */
@Tag("locale")
class RefusalsTest {

    @ParameterizedTest
    @MethodSource("everyMethod")
    void refusesANegativeNumberOfUnits(ApportionmentMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.apportion(-5, Weights.of(1, 2)))
                .withMessage("The number of units to divide is -5; it must be 0 or more.");
    }

    @ParameterizedTest
    @MethodSource("everyMethod")
    void refusesToDivideSomethingOverNoWeightAtAll(ApportionmentMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.apportion(1_000_000, Weights.of(0, 0, 0)))
                .withMessage("Cannot divide 1000000 units over 3 entries of which all weights are 0:"
                        + " at least one weight must be above 0. Maybe the column with the weights was not filled.");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADAMS", "DEAN", "HUNTINGTON_HILL"})
    void saysHowManyUnitsAMethodNeedsThatGivesEveryoneOne(DivisorMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.apportion(2, Weights.of(5, 0, 6, 7)))
                .withMessage("Cannot give each of the 3 entries with a weight above 0 at least 1 unit:"
                        + " that takes 3 units and there are only 2. Maybe divide more units, or choose webster,"
                        + " jefferson or largest-remainder, which can give 0.");
    }

    @Test
    void saysHowManyUnitsAMinimumNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargestRemainder.withMinimum(1000).apportion(2500, Weights.of(5, 0, 6, 7)))
                .withMessage("Cannot give each of the 3 entries with a weight above 0 at least 1000 units:"
                        + " that takes 3000 units and there are only 2500. Maybe divide more units, or lower the"
                        + " minimum.");
    }

    @Test
    void refusesAMinimumWhoseCostDoesNotFitALong() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LargestRemainder.withMinimum(Long.MAX_VALUE).apportion(Long.MAX_VALUE, Weights.of(1, 1)))
                .withMessageContaining("that takes 18446744073709551614 units");
    }

    @Test
    void refusesANegativeMinimum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargestRemainder.withMinimum(-1))
                .withMessage("The minimum is -1 units; it must be 0 or more.");
    }

    @ParameterizedTest
    @EnumSource
    void refusesMoreUnitsThanADivisorMethodDivides(DivisorMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.apportion((1L << 62) + 1, Weights.of(1)))
                .withMessageContaining("4611686018427387905")
                .withMessageContaining("divides at most 4611686018427387904");
        assertThat(method.apportion(1L << 62, Weights.of(1)).units(0)).isEqualTo(1L << 62);
    }

    @Test
    void refusesACertificateForAnotherNumberOfEntries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DivisorMethod.WEBSTER.isApportionment(Weights.of(1, 2), 3))
                .withMessage("There are 2 weights and 1 numbers of units; there must be as many of both.");
    }

    @Test
    void findsEachMethodByItsNameAndNothingElse() {
        assertThat(ApportionmentMethod.ids())
                .containsExactly("largest-remainder", "adams", "dean", "huntington-hill", "webster", "jefferson");
        for (String id : ApportionmentMethod.ids()) {
            assertThat(ApportionmentMethod.byId(id))
                    .map(ApportionmentMethod::id)
                    .contains(id);
        }
        assertThat(ApportionmentMethod.byId("Webster")).isEmpty();
        assertThat(ApportionmentMethod.byId("HUNTINGTON-HILL")).isEmpty();
        assertThat(ApportionmentMethod.byId("")).isEmpty();
    }

    static Iterable<ApportionmentMethod> everyMethod() {
        return ApportionmentMethod.all();
    }
}
