package nl.verdeelmodel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for years that nobody knows yet, and that it is said. */
@Tag("locale")
class ProjectionTest {

    @TempDir
    private Path temporary;

    private Simulation simulate(ModelFolder folder, SimulationPlan plan) {
        ModelFile file = folder.read();
        return Simulation.of(file.model(), file.inputs(), plan);
    }

    private List<String> totals(ModelFolder folder, SimulationPlan plan) {
        return simulate(folder, plan).total().years().stream()
                .map(year -> year.total().toString())
                .toList();
    }

    private static SimulationPlan growing(int last, int percent) {
        return SimulationPlan.of(2026, last).withGrowth(Fraction.of(percent, 100));
    }

    private List<Problem> problems(ModelFolder folder, SimulationPlan plan) {
        try {
            simulate(folder, plan);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    @Test
    void leavesAModelAsItIsWithinItsYears() {
        ModelFile file = new ModelFolder(temporary).read();

        Projection projection = Projection.of(file.model(), file.inputs(), 2026, Fraction.of(1, 2));

        assertThat(projection.model()).isEqualTo(file.model());
        assertThat(projection.inputs()).isEqualTo(file.inputs());
        assertThat(projection.assumptions()).isEmpty();
    }

    @Test
    void repeatsTheLastAmountWithoutGrowth() {
        assertThat(totals(new ModelFolder(temporary), growing(2028, 0)))
                .containsExactly("1000.00", "1000.00", "1000.00");
    }

    /** 1000 x 1.03^n: 1030, 1060.90, 1092.727, 1125.50881, 1159.2740743; the last would be 1159.26 from rounded years. */
    @Test
    void growsFromTheLastKnownYearAndRoundsDownOnce() {
        assertThat(totals(new ModelFolder(temporary), growing(2031, 3)))
                .containsExactly("1000.00", "1030.00", "1060.90", "1092.72", "1125.50", "1159.27");
    }

    @Test
    void roundsDownToTheUnitOfTheStream() {
        ModelFolder folder = new ModelFolder(temporary)
                .model(
                        "\"parts\"",
                        "\"rounding\": { \"unit\": \"1.00\", \"method\": \"largest-remainder\" }, \"parts\"");

        assertThat(totals(folder, growing(2029, 3))).containsExactly("1000.00", "1030.00", "1060.00", "1092.00");
    }

    @Test
    void moneyMayShrinkToNothing() {
        assertThat(totals(new ModelFolder(temporary), growing(2027, -100))).containsExactly("1000.00", "0.00");
        assertThat(totals(new ModelFolder(temporary), growing(2027, -5))).containsExactly("1000.00", "950.00");
    }

    /** Parts of 333.33 and 666.67 grow by 1 percent to 336.66 and 673.33 (each down), 1009.99 together. */
    @Test
    void partsWithStatedAmountsGrowEachAndAddUp() {
        ModelFolder folder = new ModelFolder(temporary).parts("""
                { "id": "a", "amount": { "2026": "333.33" }, "key": { "proportionalTo": "score" } },
                { "id": "b", "amount": { "2026": "666.67" }, "key": { "equalPerRegion": true } }""");

        Simulation simulation = simulate(folder, growing(2027, 1));

        assertThat(simulation.total().last().total()).hasToString("1009.99");
        assertThat(simulation.allocations().get(1).stream("grant").part("a").amount())
                .hasToString("336.66");
    }

    @Test
    void aCeilingGrowsButClaimsDoNot() {
        ModelFolder folder = new ModelFolder(temporary)
                .model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"50.00\" }")
                .model("\"share\": \"100%\",", "")
                .key("{ \"amounts\": \"score\" }");

        Simulation simulation = simulate(folder, growing(2028, 15));

        assertThat(simulation.total().years().stream().map(year -> year.total().toString()))
                .containsExactly("50.00", "57.50", "60.00");
        assertThat(simulation.assumptions(2027).get(0).label())
                .isEqualTo("ceiling of 2026 x (1 + 15 %)^1, rounded down to units");
    }

    @Test
    void saysPerYearAndMeasureWhatItTook() {
        Simulation simulation = simulate(new ModelFolder(temporary), growing(2028, 0));

        assertThat(simulation.assumptions().stream().map(Assumption::label))
                .containsExactly("amount of 2026", "score 2027 as 2026", "amount of 2026", "score 2028 as 2026");
        assertThat(simulation.assumptions(2027).get(0))
                .isEqualTo(new Assumption.MoneyOf(
                        2027,
                        "grant",
                        simulation.projection().model().streams().get(0).title(),
                        false,
                        2026,
                        Fraction.ZERO,
                        Money.parse("1000.00")));
        assertThat(Assumptions.sentences(simulation).stream().map(text -> text.in(Language.NL)))
                .containsExactly(
                        "In 2027-2028: het bedrag van grant is dat van 2026.",
                        "score (score) is bekend tot en met 2026; 2027-2028 heeft dezelfde waarden.");
    }

    @Test
    void aFrozenKeyKeepsItsScheduleAndAssumesNothing() {
        ModelFolder folder = new ModelFolder(temporary)
                .key("{ \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 2026, \"2028\": 2025 } }")
                .scores("2025,01,1,1", "2025,02,1,1", "2025,03,2,1", "2026,01,1,1", "2026,02,1,1", "2026,03,1,1");

        Simulation simulation = simulate(folder, growing(2029, 0));

        assertThat(simulation.total().years().stream()
                        .map(year -> year.amounts().get(2).toString()))
                .containsExactly("333.33", "333.33", "500.00", "500.00");
        assertThat(simulation.assumptions())
                .allSatisfy(assumption -> assertThat(assumption).isInstanceOf(Assumption.MoneyOf.class));
    }

    /** Year t-1: 2027 asks for 2026, which is known; only 2028 rests on a value that nobody has. */
    @Test
    void aMeasureThatIsStillKnownIsNotAssumed() {
        ModelFolder folder = new ModelFolder(temporary)
                .key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t-1\" } }")
                .scores("2025,01,1,1", "2025,02,1,1", "2025,03,2,1", "2026,01,1,1", "2026,02,1,1", "2026,03,1,1");

        Simulation simulation = simulate(folder, growing(2028, 0));

        assertThat(simulation.total().years().stream()
                        .map(year -> year.amounts().get(2).toString()))
                .containsExactly("500.00", "333.33", "333.33");
        assertThat(simulation.assumptions(2027)).hasSize(1);
        assertThat(simulation.assumptions(2028).get(1).label()).isEqualTo("score 2027 as 2026");
    }

    /** Whatever is made of years asks for each of them: those that are known are no assumption. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"] } | score 2027 as 2026; score 2028 as 2026",
                "{ \"smoothed\": \"score\", \"weight\": \"1/2\", \"from\": 2025 } | score 2027 as 2026; score 2028 as 2026",
                "{ \"ratio\": [\"score\", \"young\"] } | score 2028 as 2026; young 2028 as 2026",
                "{ \"product\": [\"score\", \"young\"] } | score 2028 as 2026; young 2028 as 2026",
                "{ \"credibility\": { \"ratio\": [\"score\", \"young\"] }, \"volume\": \"young\", \"over\": [\"t-2\", \"t-1\"] }"
                        + " | score 2027 as 2026; young 2027 as 2026"
            })
    void everyYearThatATermAsksForIsLookedUp(String term, String assumed) {
        ModelFolder folder = new ModelFolder(temporary)
                .key("{ \"proportionalTo\": " + term + " }")
                .scores("2025,01,1,2", "2025,02,1,3", "2025,03,2,4", "2026,01,1,2", "2026,02,1,3", "2026,03,1,4");
        folder.model("\"2026\": \"1000.00\"", "\"2027\": \"1000.00\"");

        Projection projection = projection(folder, 2028);

        assertThat(projection.assumptions().stream()
                        .skip(1)
                        .map(Assumption::label)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(assumed);
        assertThat(Allocator.of(projection.model(), projection.inputs())
                        .allocate(2028)
                        .total())
                .hasToString("1000.00");
    }

    /** The model carried on by itself: its own years need not have all their values. */
    private static Projection projection(ModelFolder folder, int last) {
        ModelFile file = folder.read();
        return Projection.of(file.model(), file.inputs(), last, Fraction.ZERO);
    }

    @Test
    void theMeasuresOfConditionsBlendsAndStabilityRulesAreProjectedToo() {
        DampenedFolder folder = new DampenedFolder(temporary);
        folder.folder()
                .key(
                        "{ \"blend\": [ { \"weight\": \"50%\", \"key\": { \"equalPerRegion\": true } }, { \"weight\": \"50%\","
                                + " \"key\": { \"proportionalTo\": \"young\","
                                + " \"eligible\": { \"ratioTo\": \"score\", \"atLeast\": \"1%\" } } } ] }")
                .model("\"balance\": \"scale\"", "\"balance\": { \"method\": \"shift\", \"per\": \"young\" }");

        assertThat(folder.simulate(2026, 2027).assumptions().stream().map(Assumption::label))
                .containsExactly("amount of 2026", "young 2027 as 2026", "score 2027 as 2026");
    }

    /** A year that the model has money for is refused as {@code run} refuses it. */
    @Test
    void aYearOfTheModelMayNotRestOnAnAssumption() {
        ModelFolder folder = new ModelFolder(temporary)
                .model("\"2026\": \"1000.00\"", "\"2026\": \"1000.00\", \"2027\": \"900.00\"");

        assertThat(problems(folder, growing(2028, 0))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("measure-year-missing");
            assertThat(problem.in(Language.EN)).contains("score", "2027", "2026");
        });
        assertThat(problems(folder, SimulationPlan.of(2026, 2026))).isEmpty();
    }

    @Test
    void aMissingYearBeforeTheLastKnownOneStaysAProblem() {
        ModelFolder folder = new ModelFolder(temporary)
                .key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t-2\" } }")
                .scores("2024,01,1,1", "2024,02,1,1", "2024,03,2,1", "2026,01,1,1", "2026,02,1,1", "2026,03,1,1");

        assertThat(problems(folder, growing(2027, 0)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN)).contains("no values for 2025"));
    }

    @Test
    void namesEverythingThatIsWrongWithAPlanAtOnce() {
        SimulationPlan plan = new SimulationPlan(2020, 2030, Fraction.of(-3, 2), Fraction.of(-1, 100));

        List<Problem> problems = problems(new ModelFolder(temporary), plan);

        assertThat(problems.stream().map(Problem::code))
                .containsExactly("year-before-model", "growth-too-low", "tolerance-negative");
        assertThat(problems.get(0).in(Language.EN))
                .contains("proef begins in 2026", "2020", "Maybe you mean the years 2026 to 2030");
        assertThat(problems.get(0).in(Language.NL)).contains("Misschien");
        assertThat(problems.get(1).in(Language.EN)).contains("-150 %", "-100 % or more");
        assertThat(problems.get(2).in(Language.EN)).contains("-1 %", "0 % or more");
    }

    @Test
    void refusesARangeThatFallsOrNeverEnds() {
        assertThat(problems(new ModelFolder(temporary), SimulationPlan.of(2028, 2026)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN)).contains("2028", "2026", "rising"));
        assertThat(problems(new ModelFolder(temporary), SimulationPlan.of(2026, Integer.MAX_VALUE)))
                .hasSize(1);
    }

    /** Year 9999 had not ended after 40 seconds: all years in between are allocated. */
    @Test
    void refusesYearsFarAfterTheModel() {
        assertThat(problems(new ModelFolder(temporary), SimulationPlan.of(9999, 9999)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.in(Language.EN))
                            .contains("proef has money up to 2026", "9999", "200 years", "Maybe");
                    assertThat(problem.in(Language.NL)).contains("tot en met 2026", "9999", "Misschien");
                });
        assertThat(problems(new ModelFolder(temporary), SimulationPlan.of(Integer.MAX_VALUE - 1, Integer.MAX_VALUE)))
                .hasSize(1);
        assertThat(problems(new ModelFolder(temporary), SimulationPlan.of(2226, 2226)))
                .isEmpty();
    }

    @Test
    void refusesMoneyBeyondEveryBudget() {
        assertThat(problems(new ModelFolder(temporary), growing(2126, 100)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN))
                        .contains("growth of 100 %", "grant", "10,000,000,000,000.00", "Maybe the growth"));
    }

    @Test
    void aModelThatSkipsAYearIsRefused() {
        ModelFolder folder = new ModelFolder(temporary)
                .model("\"2026\": \"1000.00\"", "\"2026\": \"1000.00\", \"2028\": \"900.00\"");
        folder.scores("2026,01,1,1", "2026,02,1,1", "2026,03,2,1", "2028,01,1,1", "2028,02,1,1", "2028,03,1,1");

        assertThat(problems(folder, growing(2029, 0)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN)).contains("no amount for 2027"));
    }

    @Test
    void aModelWithFaultsIsRefusedAsAlways() {
        ModelFile file = new ModelFolder(temporary).read();
        Inputs none = Inputs.of(file.inputs().regions(), List.of());

        assertThatThrownBy(() -> Simulation.of(file.model(), none, SimulationPlan.of(2026, 2027)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("score");
    }
}
