package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a small model to cents: parts, streams and years. The amounts were worked out by hand. */
class AllocatorTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    @Test
    void dividesInProportionToAMeasure() {
        // 1/6, 1/3 and 1/2 of 1,000.00: 166.666..., 333.333..., 500; the first has the largest remainder.
        assertThat(folder.amounts()).containsExactly("166.67", "333.33", "500.00");
    }

    @Test
    void theTraceHoldsEveryStage() {
        Allocation allocation = folder.allocate(2026);
        Allocation.PartOutcome part = allocation.stream("grant").part("all");

        assertThat(part.key().key().share(0)).isEqualTo(Fraction.of(1, 6));
        assertThat(part.targets().inCents(0)).isEqualTo(Fraction.of(100_000, 6));
        assertThat(part.rounding().isRoundedUp(0)).isTrue();
        assertThat(part.rounding().isRoundedUp(1)).isFalse();
        assertThat(part.budgets().get(0)).isEqualTo(Money.parse("166.67"));
        assertThat(allocation.model().title().nl()).isEqualTo("Proef");
        assertThat(allocation.year()).isEqualTo(2026);
    }

    @Test
    void partsGetTheirShareOfTheStream() {
        folder.parts("""
                { "id": "risk", "share": "99.75%", "key": { "proportionalTo": "score" } },
                { "id": "border", "share": "0.25%", "key": { "proportionalTo": "young" } }
                """);
        Allocation.StreamOutcome stream = folder.allocate(2026).stream("grant");

        assertThat(stream.part("risk").amount()).isEqualTo(Money.parse("997.50"));
        assertThat(stream.part("border").amount()).isEqualTo(Money.parse("2.50"));
        // 997.50 / 6 = 166.25; 2.50 / 4 = 0.625, where 63 and 62 cents go to two equal claims.
        assertThat(folder.amounts()).containsExactly("166.88", "333.12", "500.00");
    }

    @Test
    void sharesThatGiveNoWholeCentsAreRoundedByLargestRemainderAndAddUp() {
        folder.model("\"1000.00\"", "\"0.05\"").parts("""
                        { "id": "a", "share": "1/3", "key": { "equalPerRegion": true } },
                        { "id": "b", "share": "1/3", "key": { "equalPerRegion": true } },
                        { "id": "c", "share": "1/3", "key": { "equalPerRegion": true } }
                        """);

        assertThat(folder.allocate(2026).streams().get(0).parts())
                .extracting(part -> part.amount().cents())
                .containsExactly(2L, 2L, 1L);
    }

    @Test
    void partsMayHaveStatedAmounts() {
        folder.parts("""
                { "id": "fixed", "amount": { "2026": "100.00" }, "key": { "equalPerRegion": true } },
                { "id": "rest", "amount": { "2026": "900.00" }, "key": { "proportionalTo": "score" } }
                """);

        assertThat(folder.amounts()).containsExactly("183.34", "333.33", "483.33");
    }

    @Test
    void aPartWithNothingToDivideNeedsNoWeights() {
        folder.scores("2026,01,10,0", "2026,02,20,0", "2026,03,30,0").parts("""
                        { "id": "all", "share": "100%", "key": { "proportionalTo": "score" } },
                        { "id": "none", "share": "0%", "key": { "proportionalTo": "young" } }
                        """);

        assertThat(folder.amounts()).containsExactly("166.67", "333.33", "500.00");
    }

    @Test
    void aTieIsDecidedByRegionCodeAndReported() {
        folder.model("\"1000.00\"", "\"0.02\"").key("{ \"equalPerRegion\": true }");
        Allocation.PartOutcome part = folder.allocate(2026).stream("grant").part("all");

        assertThat(folder.amounts()).containsExactly("0.01", "0.01", "0.00");
        assertThat(part.rounding().tied()).containsExactly(0, 1, 2);
        assertThat(part.rounding().tiedUnits()).isEqualTo(2);
    }

    @Test
    void theOrderOfTheRowsOfATableChangesNothing() {
        Allocation before = folder.allocate(2026);
        folder.scores("2026,03,30,200", "2026,01,10,100", "2026,02,20,100")
                .write("regions.csv", "year,region_code,region_name\n2026,02,Middle\n2026,03,South\n2026,01,North\n");

        assertThat(folder.allocate(2026)).isEqualTo(before);
    }

    @Test
    void everyYearHasItsOwnAmountAndItsOwnValues() {
        folder.model("\"2026\": \"1000.00\"", "\"2026\": \"1000.00\", \"2027\": \"600.00\"")
                .scores(
                        "2026,01,10,100",
                        "2026,02,20,100",
                        "2026,03,30,200",
                        "2027,01,1,0",
                        "2027,02,1,0",
                        "2027,03,4,9");

        assertThat(Allocator.of(folder.read().model(), folder.read().inputs()).years())
                .containsExactly(2026, 2027);
        assertThat(folder.amounts(2026)).containsExactly("166.67", "333.33", "500.00");
        assertThat(folder.amounts(2027)).containsExactly("100.00", "100.00", "400.00");
    }

    @Test
    void theStreamsOfARegionAreAddedUp() {
        folder.model("\"streams\": [", """
                "streams": [
                    { "id": "equal", "amount": { "2026": "30.00" },
                      "parts": [ { "id": "all", "share": "100%", "key": { "equalPerRegion": true } } ] },""");
        Allocation allocation = folder.allocate(2026);

        assertThat(folder.amounts()).containsExactly("176.67", "343.33", "510.00");
        assertThat(allocation.total()).isEqualTo(Money.parse("1030.00"));
        assertThat(allocation.budget("1")).as("a code as Excel writes it").isEqualTo(Money.parse("176.67"));
    }

    @Test
    void aYearWithoutMoneyIsRefusedAndTheYearsThatThereAreAreNamed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> folder.allocate(2031))
                .withMessageContaining("Model proef has no amount for 2031; it has amounts for 2026.");
    }

    @Test
    void theProblemsOfAllStreamsAreReportedAtOnce() {
        folder.model("\"streams\": [", """
                        "streams": [
                            { "id": "old", "amount": { "2026": "30.00" },
                              "parts": [ { "id": "all", "share": "100%",
                                           "key": { "proportionalTo": { "measure": "young", "year": "t-1" } } } ] },""")
                .key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"2020\" } }");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> folder.allocate(2026))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly("measure-year-missing", "measure-year-missing"))
                .withMessageContaining("Measure young has no values for 2025")
                .withMessageContaining("Measure score has no values for 2020");
    }

    @Test
    void namesThatAreNotThereAreRefused() {
        Allocation allocation = folder.allocate(2026);

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> allocation.stream("grnat"))
                .withMessage("Model proef has no stream \"grnat\".");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> allocation.stream("grant").part("none"));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> allocation.budget("14"));
    }

    @Test
    void anAllocatorIsNotMadeOfAModelWithUnknownNames() {
        ModelFile file = folder.read();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> Allocator.of(file.model(), Inputs.of(file.inputs().regions(), List.of())))
                .withMessageContaining("The measure \"score\" is not listed under \"measures\".");
    }
}
