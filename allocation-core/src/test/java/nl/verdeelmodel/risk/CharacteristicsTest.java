package nl.verdeelmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.problem.Text;
import org.junit.jupiter.api.Test;

/** Characteristics, their categories and codes, and the order of coefficients. */
class CharacteristicsTest {

    private static final Characteristic AGE = new Characteristic(
            "age",
            Text.same("age"),
            ImmutableList.of(
                    Category.of("14-").withCodes(List.of("12", "13", "14")), Category.of("15"), Category.of("unknown")),
            1,
            OptionalInt.of(2));

    private static final Characteristics TWO =
            Characteristics.of(Sector.MBO, AGE, Characteristic.of("sex", "1", "1", "2"));

    @Test
    void aFileMayWriteACategoryByAnyOfItsCodesOrItsId() {
        assertThat(AGE.indexOfCode("13")).hasValue(0);
        assertThat(AGE.indexOfCode("14-")).hasValue(0);
        assertThat(AGE.indexOfCode("15")).hasValue(1);
        assertThat(AGE.indexOfCode("16")).isEmpty();
    }

    @Test
    void anEmptyCellIsTheDeclaredCategoryOrNone() {
        assertThat(AGE.indexOfCode("")).hasValue(2);
        assertThat(Characteristic.of("sex", "1", "1", "2").indexOfCode("")).isEmpty();
    }

    @Test
    void coefficientsAreTheInterceptAndEachCategoryButTheReference() {
        assertThat(TWO.coefficientNames()).containsExactly("intercept", "age=14-", "age=unknown", "sex=2");
        assertThat(TWO.coefficientCount()).isEqualTo(4);
    }

    @Test
    void aVectorOfCoefficientsComesBackAsItWentIn() {
        Coefficients coefficients = Coefficients.of(TWO, -3, 0.5, 0.25, -1);

        assertThat(coefficients.intercept()).isEqualTo(-3);
        assertThat(coefficients.effect(0, 0)).isEqualTo(0.5);
        assertThat(coefficients.effect(0, 1)).isZero();
        assertThat(coefficients.effect(1, 1)).isEqualTo(-1);
        assertThat(coefficients.vector()).containsExactly(-3, 0.5, 0.25, -1);
    }

    @Test
    void coefficientsThatAreNoNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Coefficients.of(TWO, -3, Double.NaN, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Coefficients.of(TWO, -3, 0, 0));
    }

    @Test
    void aCodeBelongsToOneCategory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Characteristic(
                        "age",
                        Text.same("age"),
                        ImmutableList.of(Category.of("a").withCodes(List.of("b")), Category.of("b")),
                        0,
                        OptionalInt.empty()))
                .withMessageContaining("age");
    }

    @Test
    void aReferenceThatIsNoCategoryIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Characteristic.of("sex", "3", "1", "2"));
    }

    @Test
    void anIdStandsOnceAmongTheCharacteristics() {
        assertThatIllegalArgumentException().isThrownBy(() -> Characteristics.of(Sector.VO, AGE, AGE));
    }

    @Test
    void aCovarianceIsOfAllCoefficientsOfItsModel() {
        Covariance two = Covariance.ofLowerTriangle(new double[][] {{4}, {1, 9}});

        assertThat(two.get(0, 1)).isEqualTo(two.get(1, 0)).isEqualTo(1);
        assertThat(two.standardError(1)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskModel(
                        "m", Text.same("m"), "", 2023, true, Coefficients.of(TWO, 0, 0, 0, 0), Optional.of(two)))
                .withMessageContaining("2 coefficients, not 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Covariance.ofLowerTriangle(new double[][] {{4}, {1, -9}}));
    }

    @Test
    void sectorsGoByTheirCodes() {
        assertThat(Sector.of("mbo")).contains(Sector.MBO);
        assertThat(Sector.of("MBO")).isEmpty();
    }
}
