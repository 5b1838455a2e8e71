package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that state amounts: paid as they are under the ceiling, cut in proportion above it (BWBR0031387). By hand. */
class AllocatorCeilingTest {

    private static final String STEPS = """
            { "id": "steps", "key": { "steps": { "of": "score", "table": [
                { "from": 0, "to": 15, "amount": "100.00" },
                { "from": 16, "to": 25, "amount": "200.00" },
                { "from": 26, "amount": "400.00" } ] } } }""";
    private static final String STATED = "{ \"id\": \"stated\", \"key\": { \"amounts\": \"young\" } }";

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    private ModelFolder under(String ceiling, String parts) {
        return folder.model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"" + ceiling + "\" }")
                .parts(parts);
    }

    @Test
    void claimsThatFitArePaidAsTheyAreAndTheRestIsUnspent() {
        under("1000.00", STEPS);
        Allocation.StreamOutcome stream = folder.allocate(2026).stream("grant");

        assertThat(folder.amounts()).containsExactly("100.00", "200.00", "400.00");
        assertThat(stream.amount()).isEqualTo(Money.parse("700.00"));
        assertThat(stream.unspent()).isEqualTo(Money.parse("300.00"));
        assertThat(((KeyOutcome.Claims) stream.part("steps").key())
                        .steps()
                        .orElseThrow()
                        .stepOf())
                .containsExactly(0, 1, 2);
    }

    @Test
    void claimsThatJustFitAreNotCut() {
        assertThat(under("700.00", STEPS).amounts()).containsExactly("100.00", "200.00", "400.00");
    }

    @Test
    void claimsAboveTheCeilingAreCutInProportion() {
        under("699.99", STEPS);
        Allocation.StreamOutcome stream = folder.allocate(2026).stream("grant");

        // 699.99 x 1/7, 2/7, 4/7 = 99.998..., 199.997..., 399.994...
        assertThat(folder.amounts()).containsExactly("100.00", "200.00", "399.99");
        assertThat(stream.amount()).isEqualTo(Money.parse("699.99"));
        assertThat(stream.unspent()).isEqualTo(Money.ZERO);
        assertThat(stream.part("steps").targets().inCents(0)).isEqualTo(Fraction.of(69_999, 7));
        assertThat(((KeyOutcome.Claims) stream.part("steps").key()).total()).isEqualTo(Money.parse("700.00"));
    }

    @Test
    void theCutHoldsForAllPartsAlike() {
        under("550.00", STEPS + "," + STATED);
        Allocation.StreamOutcome stream = folder.allocate(2026).stream("grant");

        // Claims 700 + 400 = 1,100: everybody gets half.
        assertThat(stream.part("steps").amount()).isEqualTo(Money.parse("350.00"));
        assertThat(stream.part("stated").amount()).isEqualTo(Money.parse("200.00"));
        assertThat(folder.amounts()).containsExactly("100.00", "150.00", "300.00");
    }

    @Test
    void aCeilingOfNothingPaysNothing() {
        assertThat(under("0.00", STEPS).amounts()).containsExactly("0.00", "0.00", "0.00");
    }

    @Test
    void statedAmountsArePaidToTheCent() {
        folder.scores("2026,01,1,0.01", "2026,02,1,199.99", "2026,03,1,0");

        assertThat(under("1000.00", STATED).amounts()).containsExactly("0.01", "199.99", "0.00");
    }

    @Test
    void aStatedAmountWithAFractionOfACentIsRefused() {
        folder.scores("2026,01,1,0.015", "2026,02,1,199.99", "2026,03,1,0");

        assertThat(under("1000.00", STATED).check()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("amount-not-in-cents");
            assertThat(problem.message().en()).contains("01 North", "not whole cents");
        });
    }

    @Test
    void aStatedAmountThatFitsNoLongIsAProblemAndNoCrash() {
        folder.scores("2026,01,1,99999999999999999999", "2026,02,1,1", "2026,03,1,0");
        under("1000.00", STATED);

        assertThat(folder.check()).singleElement().extracting(Problem::kind).isEqualTo(Problem.Kind.INPUT);
    }

    @Test
    void anExcludedRegionClaimsNothingEvenIfItStandsOnNoStep() {
        String steps = STEPS.replace("\"from\": 26,", "\"from\": 26, \"to\": 29,")
                .replace("] } } }", "] }, \"exclude\": [\"03\"] } }");

        assertThat(under("1000.00", steps).amounts()).containsExactly("100.00", "200.00", "0.00");
    }

    @Test
    void aCountThatStandsOnNoStepIsAProblemForThatRegion() {
        under("1000.00", STEPS.replace("\"from\": 26,", "\"from\": 26, \"to\": 29,"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> folder.allocate(2026))
                .withMessageContaining("Region 03 South counts 30; the step table has no step for that (0 up to 29");
    }

    @ParameterizedTest
    @ValueSource(strings = {"largest-remainder", "adams", "dean", "huntington-hill", "webster", "jefferson"})
    void claimsThatFitAreNotTouchedByAnyRoundingMethod(String method) {
        folder.scores("2026,01,1,0.01", "2026,02,1,199.99", "2026,03,1,123.45")
                .model("\"parts\": [", "\"rounding\": { \"method\": \"" + method + "\" },\n      \"parts\": [");

        assertThat(under("1000.00", STATED).amounts()).containsExactly("0.01", "199.99", "123.45");
    }

    @Test
    void claimsThatFitButAreNoWholeUnitsAreRefusedInsteadOfRounded() {
        folder.scores("2026,01,1,0.50", "2026,02,1,0.50", "2026,03,1,0")
                .model("\"parts\": [", "\"rounding\": { \"unit\": \"1\" },\n      \"parts\": [");
        under("1000.00", STATED);

        assertThat(folder.check()).extracting(Problem::code).containsOnly("amount-not-in-units");
    }

    @Test
    void aCutInWholeEurosStaysUnderACeilingWithCents() {
        folder.model("\"parts\": [", "\"rounding\": { \"unit\": \"1\" },\n      \"parts\": [");
        under("350.75", STEPS);

        assertThat(folder.amounts()).containsExactly("50.00", "100.00", "200.00");
        assertThat(folder.allocate(2026).stream("grant").unspent()).isEqualTo(Money.parse("0.75"));
    }

    @Test
    void theTotalUnderACeilingIsWhatIsPaid() {
        assertThat(List.of(
                        under("1000.00", STEPS).allocate(2026).total(),
                        folder.allocate(2026).stream("grant").available()))
                .containsExactly(Money.parse("700.00"), Money.parse("1000.00"));
    }
}
