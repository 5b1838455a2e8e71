package nl.verdeelmodel.analysis.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.FrontierFiles;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.SixYears;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What more stability costs, for rules that are tried on the same noise. */
class FrontierTest {

    private static final FrontierPlan SMALL = FrontierPlan.USUAL
            .withGrid(List.of(Fraction.of(1, 100), Fraction.of(4, 100), Fraction.of(1, 10)))
            .withNoise(RelativeErrors.relative(0.03), 6, 5);

    @TempDir
    private Path folder;

    private static Frontier frontier(ModelFile file, FrontierPlan plan) {
        return Frontier.of(file.model(), file.inputs(), plan, FrontierProgress.SILENT);
    }

    private static FrontierPoint point(Frontier frontier, FrontierRule rule) {
        return frontier.points().stream()
                .filter(point -> point.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static FrontierPoint of(Frontier frontier, FrontierRule.Family family) {
        return point(frontier, FrontierRule.plain(family));
    }

    @Test
    void writesTheSameBytesForAnyNumberOfThreads() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-with-stability"));
        FrontierPlan plan = SMALL.withNoise(RelativeErrors.ofCount(), 5, 7);
        String one = FrontierFiles.json(frontier(file, plan.withThreads(1)), true);
        assertThat(FrontierFiles.json(frontier(file, plan.withThreads(2)), true))
                .isEqualTo(one);
        assertThat(FrontierFiles.json(frontier(file, plan.withThreads(8)), true))
                .isEqualTo(one);
        assertThat(FrontierFiles.json(frontier(file, plan.withNoise(RelativeErrors.ofCount(), 5, 8)), true))
                .isNotEqualTo(one);
    }

    @Test
    void withoutNoiseNoRulesKeepNothingAwayFromNeedAndEveryRuleSomething() {
        Frontier frontier = frontier(SixYears.in(folder).read(), SMALL.withNoise(RelativeErrors.ofCount(), 0, 1));
        assertThat(frontier.targets().price()).isZero();
        assertThat(frontier.targets().movement()).isEqualTo(frontier.targets().movementWithoutNoise());
        assertThat(frontier.points()).filteredOn(point -> point.price() == 0).contains(frontier.targets());
        assertThat(point(frontier, FrontierRule.band(Fraction.of(1, 100), Fraction.of(1, 100)))
                        .price())
                .isGreaterThan(0);
        assertThat(frontier.isEfficient(frontier.targets())).isTrue();
    }

    /** By hand: shares 0.4, 0.5, 0.5, 0.5 ... of a rule that blends half of the new share: 0.4, 0.45, 0.475, 0.4875. */
    @Test
    void blendsLastYearsShareWithTheNewOne() {
        ModelFolder files = new ModelFolder(folder)
                .key("{ \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 2026 } }")
                .scores(
                        "2023,01,40,1",
                        "2023,02,60,1",
                        "2023,03,0,1", //
                        "2024,01,50,1",
                        "2024,02,50,1",
                        "2024,03,0,1", //
                        "2025,01,50,1",
                        "2025,02,50,1",
                        "2025,03,0,1", //
                        "2026,01,50,1",
                        "2026,02,50,1",
                        "2026,03,0,1");
        Frontier frontier = frontier(files.read(), SMALL.withNoise(RelativeErrors.ofCount(), 0, 1));
        FrontierPoint half = point(frontier, FrontierRule.weighted(FrontierRule.Family.BLEND, Fraction.of(1, 2)));
        assertThat(half.lastYear().toCents()).containsExactly(48_750, 51_250, 0);
        // Away from need: 0, 0.05, 0.025 and 0.0125 of the money, a mean of 0.021875.
        assertThat(half.price()).isCloseTo(0.021875, within(1e-7));
        // Smoothing the scores is the same here, since they add up to 100 in every year.
        FrontierPoint smooth = point(frontier, FrontierRule.weighted(FrontierRule.Family.SMOOTHING, Fraction.of(1, 2)));
        assertThat(smooth.isAtPlaceOf(half)).isTrue();
        // The mean of 2025 and 2026 is 50; that of 2023 and 2024 is 45: one year is 0.05 away.
        assertThat(point(frontier, FrontierRule.over(FrontierRule.Family.AVERAGE, 2))
                        .price())
                .isCloseTo(0.0125, within(1e-7));
        // Measured in 2023 and 2025 only: 2024 is 0.1 away.
        assertThat(point(frontier, FrontierRule.over(FrontierRule.Family.UPDATE, 2))
                        .price())
                .isCloseTo(0.025, within(1e-7));
        // A floor of -4 % lets the second region fall from 60 to 57.6, 55.30 and 53.08 percent.
        assertThat(point(frontier, FrontierRule.floor(Fraction.of(4, 100)))
                        .lastYear()
                        .get(1))
                .hasToString("530.85");
    }

    @Test
    void theOwnPlaceIsThatOfTheFrozenKeyMovedToTheFirstYear() {
        Frontier frontier = frontier(SixYears.in(folder).read(), SMALL);
        assertThat(frontier.own().orElseThrow().movement())
                .isLessThan(frontier.targets().movement());
        assertThat(frontier.points().stream().map(point -> point.rule().family()))
                .doesNotContain(FrontierRule.Family.OWN_YEARLY);
        Frontier banded = frontier(SixYears.withBand(folder).read(), SMALL);
        assertThat(of(banded, FrontierRule.Family.OWN_YEARLY).movement())
                .isGreaterThan(of(banded, FrontierRule.Family.OWN).movement());
    }

    @Test
    void aModelWithoutFreezeOrRulesLiesWhereNoRulesLie() {
        ModelFile file = SixYears.in(folder)
                .model(", \"frozen\": { \"2026\": 2022, \"2028\": 2024 }", "")
                .model("[ \"residents\", \"score\" ]", """
                        [ { "measure": "residents", "year": "t-4" }, { "measure": "score", "year": "t-4" } ]""")
                .read();
        Frontier frontier = frontier(file, SMALL);
        assertThat(frontier.own().orElseThrow().isAtPlaceOf(frontier.targets())).isTrue();
    }

    @Test
    void moreScoresOfTheSameProportionsChangeNothing() {
        Frontier small = frontier(SixYears.in(folder).read(), SMALL.withNoise(RelativeErrors.ofCount(), 0, 1));
        ModelFolder files = SixYears.in(folder);
        String tens = files.text("scores.csv").replaceAll(",([0-9]+),1,", ",$10,1,");
        Frontier large = frontier(files.write("scores.csv", tens).read(), small.plan());
        assertThat(large.points()).isEqualTo(small.points());
    }

    /** A region of one or two leavers draws 0 with the noise of a count; then it must count for no rule, in no replicate. */
    @Test
    void measuresAllRulesOverTheSameRegionsWhereNoiseDrawsAZero() {
        ModelFolder files = SixYears.in(folder);
        String small = files.text("scores.csv").replaceAll("(?m)^(20..,01),[0-9]+,", "$1,1,");
        ModelFile file = files.write("scores.csv", small).read();
        Frontier frontier = frontier(file, SMALL.withNoise(RelativeErrors.ofCount(), 20, 3));
        assertThat(frontier.leftOut()).containsExactly(0);
        assertThat(frontier.assumptions().toString()).contains("Do not count in movement and volatility", "01");
        FrontierPoint all = point(frontier, FrontierRule.weighted(FrontierRule.Family.BLEND, Fraction.of(19, 20)));
        assertThat(all.movement()).isLessThan(frontier.targets().movement());
        assertThat(frontier(file, SMALL.withNoise(RelativeErrors.ofCount(), 0, 3))
                        .leftOut())
                .as("without noise it has its share in every year")
                .isEmpty();
    }

    /** Half of the share each year: a rule pinned to its floor has the same growth each year, so no deviation, but it moves. */
    @Test
    void aRuleThatSlidesAlongItsFloorIsNotCalm() {
        ModelFolder files = new ModelFolder(folder)
                .key("{ \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 2026 } }")
                .scores(
                        "2023,01,50000,1",
                        "2023,02,50000,1",
                        "2023,03,0,1", //
                        "2024,01,25000,1",
                        "2024,02,75000,1",
                        "2024,03,0,1", //
                        "2025,01,12500,1",
                        "2025,02,87500,1",
                        "2025,03,0,1", //
                        "2026,01,6250,1",
                        "2026,02,93750,1",
                        "2026,03,0,1");
        Frontier frontier = frontier(files.read(), SMALL.withNoise(RelativeErrors.ofCount(), 0, 1));
        FrontierPoint floor = point(frontier, FrontierRule.floor(Fraction.of(1, 100)));
        // The falling region has none; the rising one has ln(0.505/0.5), ln(0.50995/0.505), ln(0.514851/0.50995) with a
        // deviation of
        // 0.000193, and a mean share without rules of 3.0625/4.
        assertThat(floor.volatility()).isCloseTo(0.000193 * 3.0625 / 4, within(1e-5));
        assertThat(floor.movement()).isBetween(0.0095, 0.0105);
        assertThat(frontier.leftOut()).containsExactly(2);
    }

    @Test
    void saysWhichNoiseDecidesThePlaces() {
        Frontier frontier = frontier(SixYears.in(folder).read(), SMALL);
        assertThat(frontier.assumptions().toString())
                .contains("Noise on residents, score", "standard error 3 % of the value", "6 replicates, seed 5");
        assertThat(FrontierFiles.json(frontier, true)).contains("\"standard_error\"", "\"measures\"", "\"left_out\"");
        Frontier calm = frontier(SixYears.in(folder).read(), SMALL.withNoise(RelativeErrors.ofCount(), 0, 1));
        assertThat(calm.assumptions().toString()).contains("Without noise: the measures as they are.");
    }

    @Test
    void moreNoiseMakesSharesLessCalm() {
        ModelFile file = SixYears.in(folder).read();
        Frontier less = frontier(file, SMALL.withNoise(RelativeErrors.relative(0.02), 20, 1));
        Frontier more = frontier(file, SMALL.withNoise(RelativeErrors.relative(0.10), 20, 1));
        assertThat(more.targets().movement()).isGreaterThan(less.targets().movement());
        assertThat(more.targets().price()).isGreaterThan(less.targets().price());
    }

    @Test
    void theEfficientSetOfAFrontierIsThatOfItsDefinition() {
        Frontier frontier = frontier(SixYears.withBand(folder).read(), SMALL);
        assertThat(frontier.efficient())
                .containsExactlyInAnyOrderElementsOf(frontier.points().stream()
                        .filter(point -> frontier.points().stream().noneMatch(point::isDominatedBy))
                        .toList());
        assertThat(IntStream.range(1, frontier.efficient().size()))
                .allSatisfy(i -> assertThat(frontier.efficient().get(i).movement())
                        .isGreaterThanOrEqualTo(frontier.efficient().get(i - 1).movement()));
    }

    @Test
    void aRuleThatCannotBeKeptIsReportedAndHasNoPlace() {
        ModelFile file = SixYears.withBand(folder)
                .model(
                        "{ \"floor\": \"-5%\", \"of\": \"baseline-share\" }, { \"ceiling\": \"+5%\", \"of\": \"baseline-share\" }",
                        "{ \"floor\": \"+1%\" }")
                .read();
        Frontier frontier = frontier(file, SMALL.withFamilies(ImmutableSet.of(FrontierRule.Family.BLEND)));
        assertThat(frontier.own()).isEmpty();
        assertThat(frontier.refused())
                .extracting(one -> one.rule().family())
                .containsExactly(FrontierRule.Family.OWN, FrontierRule.Family.OWN_YEARLY);
        assertThat(frontier.refused().get(0).failed()).isEqualTo(7);
        assertThat(frontier.refused().get(0).reason().orElseThrow().en()).contains("floor");
        assertThat(FrontierWords.of(frontier).toString()).contains("cannot be kept in all replicates");
    }

    @Test
    void namesTheStreamsIfOneIsNotThere() {
        ModelFile file = SixYears.in(folder).read();
        assertThatThrownBy(() -> frontier(file, SMALL.withStream("grand")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).message().en()).contains("no stream \"grand\"; it has grant");
                    assertThat(e.problems().get(0).advice().en()).contains("grant");
                });
    }
}
