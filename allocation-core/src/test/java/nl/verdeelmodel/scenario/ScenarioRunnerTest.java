package nl.verdeelmodel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios side by side: differences, moved shares, failures that stop nobody else. */
class ScenarioRunnerTest {

    private static final String MORE = "streams.grant.amount.2026=1200.00";
    private static final String BY_YOUNG = "streams.grant.parts.all.key.proportionalTo=young";
    private static final UnaryOperator<List<Integer>> FIRST = years -> years.subList(0, 1);

    @TempDir
    private Path folder;

    /** Scenarios of a model file, each read as {@code run --set} reads it. */
    private static ScenarioRunner runner(Path model) {
        return ScenarioRunner.of(scenario -> {
            ModelFile file = ModelFile.read(model, options(scenario));
            return new ScenarioModels.Changed(file.model(), file.inputs());
        });
    }

    private static ModelFile.Options options(Scenario scenario) {
        List<String> changes =
                scenario.changes().stream().map(Change::assignment).toList();
        return new ModelFile.Options(changes, Optional.empty());
    }

    private ScenarioTable table(Scenario... scenarios) {
        return runner(new ModelFolder(folder).model()).run(List.of(scenarios), FIRST);
    }

    /** 1,000.00 by 10, 20 and 30 is 166.67, 333.33 and 500.00; by 100, 100 and 200 it is 250.00, 250.00 and 500.00. */
    @Test
    void showsWhatEveryRegionGetsMoreThanInTheUnchangedModel() {
        ScenarioTable table = table(Scenario.of("by-young", BY_YOUNG));

        ScenarioYear year = table.year(table.outcomes().get(1), 0).orElseThrow();
        assertThat(euros(year)).containsExactly("250.00", "250.00", "500.00");
        assertThat(differences(year)).containsExactly("83.33", "-83.33", "0.00");
        assertThat(year.change(1)).contains(Fraction.of(-8333).dividedBy(Fraction.of(33333)));
        assertThat(year.movedShare()).contains(Fraction.of(8333).dividedBy(Fraction.of(100000)));
        assertThat(year.totalDifference()).contains(Money.ZERO);
        assertThat(List.of(year.gaining(), year.losing())).containsExactly(1, 1);
        assertThat(year.held(Held.BY_FLOOR)).isZero();
    }

    @Test
    void theUnchangedModelIsTheFirstScenarioAndDiffersFromItselfByNothing() {
        ScenarioTable table = table(Scenario.of("more", MORE));

        ScenarioOutcome first = table.outcomes().get(0);
        assertThat(first.scenario()).isEqualTo(Scenario.UNCHANGED);
        assertThat(first.allocations()).isEqualTo(ImmutableList.of(new ModelFolder(folder).allocate(2026)));
        assertThat(differences(table.year(first, 0).orElseThrow())).containsOnly("0.00");
    }

    @Test
    void aScenarioThatSetsWhatStandsThereAlreadyMovesNothing() {
        ScenarioTable table = table(Scenario.of("same", "streams.grant.amount.2026=1000.00"));

        ScenarioYear year = table.year(table.outcomes().get(1), 0).orElseThrow();
        assertThat(differences(year)).containsOnly("0.00");
        assertThat(year.movedShare()).contains(Fraction.ZERO);
    }

    /** Everybody gets a fifth more: 200.00, 400.00 and 600.00, but the cents of before were rounded. */
    @Test
    void moneyThatGrowsForAllMovesNoShareButCents() {
        ScenarioTable table = table(Scenario.of("more", MORE));

        ScenarioYear year = table.year(table.outcomes().get(1), 0).orElseThrow();
        assertThat(year.totalDifference()).contains(Money.ofCents(20000));
        assertThat(year.movedShare().orElseThrow()).isLessThan(Fraction.of(1).dividedBy(Fraction.of(100000)));
    }

    @Test
    void aScenarioThatFailsKeepsItsProblemsAndDoesNotStopTheOthers() {
        ScenarioTable table = table(
                Scenario.of("typo", "streams.grand.amount.2026=1"),
                Scenario.of("more", MORE),
                Scenario.of("text", "streams.grant.amount.2026=much"));

        assertThat(table.failed().stream().map(outcome -> outcome.scenario().id()))
                .containsExactly("typo", "text");
        assertThat(table.failed().get(0).problems()).extracting(Problem::code).containsExactly("set-unknown");
        assertThat(table.failed().get(1).problems()).extracting(Problem::code).containsExactly("json-value");
        assertThat(table.year(table.outcomes().get(1), 0)).isEmpty();
        assertThat(table.year(table.outcomes().get(2), 0)).isPresent();
    }

    @Test
    void withoutTheFirstScenarioThereAreAmountsButNoDifferences() {
        ModelFolder model = new ModelFolder(folder).model("\"1000.00\"", "\"a lot\"");
        ScenarioTable table = runner(model.model()).run(List.of(Scenario.of("more", MORE)), FIRST);

        ScenarioYear year = table.year(table.outcomes().get(1), 0).orElseThrow();
        assertThat(table.outcomes().get(0).isFailed()).isTrue();
        assertThat(euros(year)).containsExactly("200.00", "400.00", "600.00");
        assertThat(year.difference(0)).isEmpty();
        assertThat(year.movedShare()).isEmpty();
        assertThat(year.extremes()).isEmpty();
    }

    @Test
    void onlyIfEveryScenarioFailsTheWholeFailsWithEachProblemOnce() {
        ModelFolder model = new ModelFolder(folder).model("\"1000.00\"", "\"a lot\"");

        ProblemException all = catchThrowableOfType(
                ProblemException.class,
                () -> runner(model.model())
                        .run(List.of(Scenario.of("a", BY_YOUNG), Scenario.of("b", "streams.x=1")), FIRST));

        assertThat(all.problems()).extracting(Problem::code).containsExactly("json-value", "set-unknown");
    }

    @Test
    void otherRegionsCannotBeComparedRegionByRegion() {
        new ModelFolder(folder)
                .write("other.csv", "year,region_code,region_name\n2026,01,North\n2026,02,Middle\n2026,03,East\n");
        ScenarioTable table =
                runner(folder.resolve("model.json")).run(List.of(Scenario.of("other", "regions=other.csv")), FIRST);

        assertThat(table.failed().get(0).problems())
                .extracting(Problem::code)
                .containsExactly("scenario-other-regions");
    }

    @Test
    void refusesScenariosThatCannotStandSideBySide() {
        ProblemException all = catchThrowableOfType(
                ProblemException.class,
                () -> table(
                        Scenario.of("a", MORE),
                        Scenario.of("a", BY_YOUNG),
                        Scenario.of("unchanged", MORE),
                        Scenario.of("nothing"),
                        Scenario.of("twice", MORE, "streams.grant.amount.2026=1300.00")));

        assertThat(all.problems())
                .extracting(Problem::code)
                .containsExactly("scenario-duplicate", "scenario-reserved", "scenario-empty", "scenario-change-twice");
    }

    /** Every year and every scenario of the example with stability rules, against a run with {@code --set}. */
    @Test
    void everyScenarioIsWhatARunOfTheChangedModelGives() {
        Path model = SampleData.model("regeling-with-stability");
        List<Scenario> scenarios = List.of(
                Scenario.of("floor", "streams.doorstroompunt.stability.bodem.floor=-2%"),
                Scenario.of("budget", "streams.doorstroompunt.amount.2026=60000000.00"),
                Scenario.of("key", "streams.doorstroompunt.parts.risico.key.frozen.2026=2024"));
        ScenarioTable table = runner(model).run(scenarios, years -> years);

        assertThat(table.years()).containsExactly(2026, 2027, 2028, 2029);
        for (ScenarioOutcome outcome : table.outcomes()) {
            List<Allocation> run = ModelFile.read(model, options(outcome.scenario()))
                    .allocator()
                    .allocate(table.years());
            assertThat(outcome.allocations()).isEqualTo(run);
        }
        ScenarioYear floor = table.year(table.outcomes().get(1), 0).orElseThrow();
        assertThat(floor.held(Held.BY_FLOOR))
                .isGreaterThan(
                        table.year(table.outcomes().get(0), 0).orElseThrow().held(Held.BY_FLOOR));
    }

    @Test
    void differencesAddUpAndDoNotDependOnTheOrderOfTheScenarios() {
        ModelFolder model = new ModelFolder(folder);
        Seeded.cases(25, 5, draw -> {
            List<Scenario> scenarios = scenarios(draw);
            ScenarioTable table = runner(model.model()).run(scenarios, FIRST);
            List<Scenario> shuffled = new ArrayList<>(scenarios);
            Collections.shuffle(shuffled, draw.random());
            ScenarioTable other = runner(model.model()).run(shuffled, FIRST);
            for (ScenarioOutcome outcome : table.outcomes()) {
                ScenarioYear year = table.year(outcome, 0).orElseThrow();
                Money sum = Money.ZERO;
                for (int i = 0; i < 3; i++) {
                    sum = sum.plus(year.difference(i).orElseThrow());
                }
                assertThat(year.totalDifference()).contains(sum);
                assertThat(year.movedShare().orElseThrow()).isBetween(Fraction.ZERO, Fraction.ONE);
                assertThat(other.outcomes()).contains(outcome);
            }
        });
    }

    private static List<Scenario> scenarios(Draw draw) {
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < draw.between(1, 4); i++) {
            String amount = "streams.grant.amount.2026=" + Money.ofCents(draw.between(1L, 10_000_000L));
            scenarios.add(draw.oneIn(2) ? Scenario.of("s" + i, amount) : Scenario.of("s" + i, amount, BY_YOUNG));
        }
        return scenarios;
    }

    private static List<String> euros(ScenarioYear year) {
        return List.of(
                year.amount(0).toString(),
                year.amount(1).toString(),
                year.amount(2).toString());
    }

    private static List<String> differences(ScenarioYear year) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < year.allocation().regions().size(); i++) {
            out.add(year.difference(i).orElseThrow().toString());
        }
        return out;
    }
}
