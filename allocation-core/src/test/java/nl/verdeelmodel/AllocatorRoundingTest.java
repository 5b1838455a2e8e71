package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.rounding.ApportionmentMethod;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The unit and the method of the one rounding; the amounts by unit were worked out by hand. */
class AllocatorRoundingTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    private ModelFolder rounding(String rounding) {
        return folder.model("\"parts\": [", "\"rounding\": { " + rounding + " },\n      \"parts\": [");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1000.00,    '166.67, 333.33, 500.00'",
        "0.05, 1000.00,    '166.65, 333.35, 500.00'",
        "1,    1000.00,    '167.00, 333.00, 500.00'",
        "1.00, 1000.00,    '167.00, 333.00, 500.00'",
        "1000, 1000000.00, '167000.00, 333000.00, 500000.00'",
        "1000, 1000.00,    '0.00, 0.00, 1000.00'"
    })
    void amountsAreWholeUnitsThatAddUp(String unit, String amount, String expected) {
        rounding("\"unit\": \"" + unit + "\"").model("\"1000.00\"", "\"" + amount + "\"");

        assertThat(String.join(", ", folder.amounts())).isEqualTo(expected);
        assertThat(folder.allocate(2026).total()).isEqualTo(Money.parse(amount));
    }

    /** M.L. Balinski and H.P. Young, Fair Representation (2nd ed. 2001): every method divides 26 seats another way. */
    @ParameterizedTest
    @CsvSource({
        "largest-remainder, '9.00, 7.00, 5.00, 4.00, 1.00'",
        "adams,             '9.00, 7.00, 5.00, 3.00, 2.00'",
        "dean,              '9.00, 7.00, 5.00, 4.00, 1.00'",
        "huntington-hill,   '9.00, 7.00, 6.00, 3.00, 1.00'",
        "webster,           '9.00, 8.00, 5.00, 3.00, 1.00'",
        "jefferson,         '10.00, 7.00, 5.00, 3.00, 1.00'"
    })
    void everyMethodRoundsInItsOwnWay(String method, String expected) {
        rounding("\"unit\": \"1\", \"method\": \"" + method + "\"").model("\"1000.00\"", "\"26\"");
        folder.write("regions.csv", ModelFolder.REGIONS + "2026,04,West\n2026,05,East\n")
                .scores("2026,01,9061,1", "2026,02,7179,1", "2026,03,5259,1", "2026,04,3319,1", "2026,05,1182,1");

        assertThat(String.join(", ", folder.amounts())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adams", "dean", "huntington-hill"})
    void aMethodThatGivesEveryRegionAUnitSaysWhenThereAreTooFew(String method) {
        rounding("\"unit\": \"1\", \"method\": \"" + method + "\"").model("\"1000.00\"", "\"2\"");

        assertThat(folder.check()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INFEASIBLE);
            assertThat(problem.message().en()).contains(method, "part all has 2 units for 3 regions");
            assertThat(problem.advice().nl()).contains("kleinere eenheid", "largest-remainder");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"webster", "jefferson", "largest-remainder"})
    void otherMethodsLeaveARegionWithoutAUnit(String method) {
        rounding("\"unit\": \"1\", \"method\": \"" + method + "\"").model("\"1000.00\"", "\"2\"");

        assertThat(folder.amounts()).contains("0.00");
        assertThat(folder.allocate(2026).total()).isEqualTo(Money.parse("2.00"));
    }

    @Test
    void anAmountOfNothingGivesNothingByAnyMethod() {
        for (String method : ApportionmentMethod.ids()) {
            ModelFolder none = new ModelFolder(temporary).model("\"1000.00\"", "\"0.00\"");
            none.model("\"parts\": [", "\"rounding\": { \"method\": \"" + method + "\" },\n      \"parts\": [");
            assertThat(none.amounts()).as(method).containsExactly("0.00", "0.00", "0.00");
        }
    }

    @Test
    void partsOfAStreamInWholeEurosAreWholeEuros() {
        rounding("\"unit\": \"1\"").model("\"1000.00\"", "\"101\"").parts("""
                        { "id": "a", "share": "50%", "key": { "equalPerRegion": true } },
                        { "id": "b", "share": "50%", "key": { "equalPerRegion": true } }
                        """);

        assertThat(folder.allocate(2026).streams().get(0).parts())
                .extracting(part -> part.amount().toString())
                .containsExactly("51.00", "50.00");
    }

    @Test
    void anAmountThatIsNoMultipleOfTheUnitIsRefused() {
        rounding("\"unit\": \"1000\"").model("\"1000.00\"", "\"1500.00\"");

        assertThat(folder.check()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("amount-not-in-units");
            assertThat(problem.message().en())
                    .isEqualTo("The amount EUR 1,500.00 is not a multiple of the unit EUR 1,000.00.");
        });
    }
}
