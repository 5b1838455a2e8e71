package nl.verdeelmodel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Range;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.SixYears;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model run over all cohorts that are known, as if its keys were measured every year. */
class ReplayTest {

    @TempDir
    private Path folder;

    private static Replay replay(ModelFile file, ReplayPlan plan) {
        return Replay.of(file.model(), file.inputs(), plan);
    }

    @Test
    void pays2022In2026AsTheRegulationDoesAndOtherCohortsAsFarBehind() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-2026-2029"));
        Replay replay = replay(file, ReplayPlan.USUAL);
        assertThat(replay.years()).containsExactly(2023, 2024, 2025, 2026, 2027, 2028);
        assertThat(replay.moving()).containsOnlyKeys("vsv-risicoscore").containsValue(Range.closed(2019, 2024));
        YearlyBudgets budgets = replay.prepare().budgets();
        Allocation written = file.allocate(2026);
        Allocation updated = file.allocate(2028);
        for (int i = 0; i < 40; i++) {
            assertThat(budgets.cents(3, i)).isEqualTo(written.budgets().get(i).cents());
            assertThat(budgets.cents(5, 1, i))
                    .isEqualTo(updated.stream("doorstroompunt").budgets().get(i).cents());
        }
    }

    @Test
    void theStartIsNoChangeUnlessTheModelsOwnStartIsAskedFor() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-with-stability"));
        PreparedDivision own = replay(file, ReplayPlan.USUAL).prepare();
        YearlyBudgets paid = own.budgets();
        YearlyBudgets undampened = own.undampened();
        YearlyBudgets fromModel = replay(file, ReplayPlan.USUAL.withStart(ReplayPlan.Start.MODEL))
                .prepare()
                .budgets();
        long away = 0;
        for (int i = 0; i < 40; i++) {
            // The parts are rounded one by one, the stream with stability rules once.
            assertThat(Math.abs(paid.cents(0, i) - undampened.cents(0, i))).isLessThanOrEqualTo(2);
            away += Math.abs(fromModel.cents(0, i) - undampened.cents(0, i));
        }
        assertThat(away).isGreaterThan(1_000_000);
    }

    @Test
    void movesTheScheduleOfFrozenKeysToTheFirstYearIfAsked() {
        Replay replay = replay(SixYears.in(folder).read(), ReplayPlan.USUAL.withKeys(ReplayPlan.Keys.AS_WRITTEN));
        YearlyBudgets frozen = replay.prepare().budgets();
        YearlyBudgets yearly =
                replay(SixYears.in(folder).read(), ReplayPlan.USUAL).prepare().budgets();
        for (int i = 0; i < 3; i++) {
            assertThat(frozen.cents(1, i)).isEqualTo(yearly.cents(0, i));
            assertThat(frozen.cents(2, i)).isEqualTo(yearly.cents(2, i));
            assertThat(frozen.cents(5, i)).isEqualTo(yearly.cents(2, i));
        }
    }

    @Test
    void everyYearHasTheMoneyOfTheFirstYearWithGrowthIfAsked() {
        ModelFile file = SixYears.in(folder).read();
        YearlyBudgets still = replay(file, ReplayPlan.USUAL).prepare().budgets();
        YearlyBudgets growing = replay(file, ReplayPlan.USUAL.withGrowth(Fraction.of(1, 10)))
                .prepare()
                .budgets();
        assertThat(List.of(still.totalCents(0), still.totalCents(5))).containsExactly(100_000L, 100_000L);
        assertThat(List.of(growing.totalCents(0), growing.totalCents(1), growing.totalCents(2)))
                .containsExactly(100_000L, 110_000L, 121_000L);
    }

    @Test
    void valuesOfRulesByYearStayAsFarFromTheFirstYear() {
        ModelFile file = SixYears.withBand(folder)
                .model("{ \"floor\": \"-5%\"", "{ \"floor\": { \"byYear\": { \"2026\": \"-5%\", \"2028\": \"-8%\" } }")
                .read();
        StabilityRule rule = replay(file, ReplayPlan.USUAL)
                .model()
                .streams()
                .get(0)
                .stability()
                .orElseThrow()
                .rules()
                .get(0);
        assertThat(rule.statedValue().orElseThrow().toString())
                .contains("2023", "2025")
                .doesNotContain("2026", "2028");
    }

    @Test
    void saysWhatWasAssumed() {
        Replay replay = replay(SixYears.withBand(folder).read(), ReplayPlan.USUAL);
        assertThat(replay.assumptions().toString())
                .contains("2023-2028", "residents of 2019-2024", "score of 2019-2024")
                .contains("amount of its first year in the model (2026)")
                .contains("start in 2023 from what that year gives without them");
    }

    @Test
    void refusesAModelWithoutHistoryAndSaysWhichYearsAreKnown() {
        ModelFile file = new ModelFolder(folder).read();
        assertThatThrownBy(() -> replay(file, ReplayPlan.USUAL))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).message().en())
                                .contains(
                                        "cannot be replayed: that needs 3 years in a row",
                                        "there is none",
                                        "score 2026"));
    }
}
