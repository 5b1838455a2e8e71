package nl.verdeelmodel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model run year on year: amounts, distances, years to target. */
@Tag("locale")
class SimulationTest {

    @TempDir
    private Path temporary;

    private static List<String> amounts(CourseYear year) {
        return IntStream.range(0, year.amounts().regions().size())
                .mapToObj(region -> year.amounts().get(region).toString())
                .toList();
    }

    /**
     * By hand: the targets are 166.67, 333.33 and 500.00. The first region falls by 10 percent a year (floor, up to the
     * cent), the third rises by 10 percent (ceiling, down to the cent), and the second gets the rest, until in 2035 the third
     * is free as well and shares 1000.00 - 174.36 with the second as 2 to 3, and in 2036 nobody is held.
     */
    @Test
    void movesTheRegionsWithinFloorAndCeilingUntilAllAreAtTheirTarget() {
        Course course =
                new DampenedFolder(temporary).simulate(2026, 2037).streams().get(0);

        assertThat(course.years().stream().map(SimulationTest::amounts))
                .containsExactly(
                        List.of("450.00", "330.00", "220.00"),
                        List.of("405.00", "353.00", "242.00"),
                        List.of("364.50", "369.30", "266.20"),
                        List.of("328.05", "379.13", "292.82"),
                        List.of("295.25", "382.65", "322.10"),
                        List.of("265.73", "379.96", "354.31"),
                        List.of("239.16", "371.10", "389.74"),
                        List.of("215.25", "356.04", "428.71"),
                        List.of("193.73", "334.69", "471.58"),
                        List.of("174.36", "330.26", "495.38"),
                        List.of("166.67", "333.33", "500.00"),
                        List.of("166.67", "333.33", "500.00"));
        assertThat(course.hasConverged()).isTrue();
        assertThat(course.yearsToConverge()).hasValue(10);
    }

    /** In 2026-2033 the second region is more than 1 percent away, the third until 2034, the first until 2035. */
    @Test
    void countsTheYearsUntilARegionIsWithinOnePercentForGood() {
        Course course =
                new DampenedFolder(temporary).simulate(2026, 2037).streams().get(0);

        assertThat(course.yearsToTarget(0)).hasValue(10);
        assertThat(course.atTargetFrom(0)).hasValue(2036);
        assertThat(course.yearsToTarget(1)).hasValue(8);
        assertThat(course.yearsToTarget(2)).hasValue(9);
    }

    /** The second region passes its target, 333.33, on the way up: 330.00 in 2026 is within 1 percent, 353.00 is not. */
    @Test
    void aRegionThatOnlyPassesItsTargetIsNotThere() {
        Course course =
                new DampenedFolder(temporary).simulate(2026, 2028).streams().get(0);

        assertThat(course.first().isAtTarget(1, SimulationPlan.USUAL_TOLERANCE)).isTrue();
        assertThat(course.yearsToTarget(1)).isEqualTo(OptionalInt.empty());
        assertThat(course.atTargetFrom(1)).isEqualTo(OptionalInt.empty());
        assertThat(course.hasConverged()).isFalse();
        assertThat(course.yearsToConverge()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void theToleranceDecidesWhoIsThere() {
        DampenedFolder folder = new DampenedFolder(temporary);
        SimulationPlan plan = SimulationPlan.of(2026, 2036);

        Simulation wide = folder.simulate(plan.withTolerance(Fraction.of(1, 20)));
        Simulation none = folder.simulate(plan.withTolerance(Fraction.ZERO));

        assertThat(wide.total().yearsToTarget(0)).hasValue(9);
        assertThat(none.total().yearsToTarget(1)).hasValue(10);
    }

    /** 2026: |450.00 - 166.67| + |330.00 - 333.33| + |220.00 - 500.00| = 566.66; half of it is away from target. */
    @Test
    void saysWhoIsHeldAndHowMuchMoneyIsKeptFromTarget() {
        CourseYear year = new DampenedFolder(temporary)
                .simulate(2026, 2026)
                .streams()
                .get(0)
                .first();

        assertThat(year.holds().stream().map(CourseYear.Hold::held))
                .containsExactly(Held.BY_FLOOR, Held.BY_CEILING, Held.BY_CEILING);
        assertThat(year.holds().stream().map(hold -> hold.rule().orElseThrow())).containsExactly(1, 2, 2);
        assertThat(year.count(Held.BY_CEILING)).isEqualTo(2);
        assertThat(year.formulaReach()).isEqualTo(Fraction.ZERO);
        assertThat(year.keptFromTarget()).isEqualTo(Fraction.of(28333));
        assertThat(year.distanceBefore(2)).contains(Fraction.of(-3, 5));
        assertThat(year.distanceAfter(2)).contains(Fraction.of(-14, 25));
        assertThat(year.largestDistance()).isEqualTo(Fraction.of(28333, 16667));
    }

    /** The minimum of 250.00 lies above the ceiling of 220.00 and gives way: that region is on a ceiling, not on a floor. */
    @Test
    void aCeilingThatWinsFromAFloorIsWhatHolds() {
        DampenedFolder folder = new DampenedFolder(temporary);
        folder.folder()
                .model(
                        "{ \"id\": \"ceiling\", \"ceiling\": \"+10%\" }",
                        "{ \"id\": \"ceiling\", \"ceiling\": \"+10%\" }, { \"id\": \"least\", \"minimum\": \"250.00\" }")
                .model("\"balance\": \"scale\"", "\"crossing\": \"ceiling\", \"balance\": \"scale\"");
        CourseYear year = folder.simulate(2026, 2026).streams().get(0).first();

        assertThat(year.holds())
                .containsExactly(
                        new CourseYear.Hold(Held.BY_FLOOR, OptionalInt.of(1)),
                        new CourseYear.Hold(Held.BY_CEILING, OptionalInt.of(2)),
                        new CourseYear.Hold(Held.BY_CEILING, OptionalInt.of(2)));
        assertThat(year.count(Held.BY_FLOOR)).isEqualTo(1);
    }

    /** Twice the money: by amount the third region starts at 200 for a target of 1000, by share at 400. */
    @Test
    void measuresTheDistanceAtTheStartByAmountAndByShare() {
        DampenedFolder folder = new DampenedFolder(temporary).amounts("\"2026\": \"2000.00\"");
        folder.folder().model("\"floor\": \"-10%\"", "\"floor\": \"-10%\", \"of\": \"baseline-share\"");
        folder.folder().model("\"ceiling\": \"+10%\"", "\"ceiling\": \"+10%\", \"of\": \"baseline-share\"");
        CourseYear year = folder.simulate(2026, 2026).total().first();

        assertThat(year.distanceBefore(2)).contains(Fraction.of(-4, 5));
        assertThat(year.shareDistanceBefore(2)).contains(Fraction.of(-3, 5));
    }

    @Test
    void addsUpWhatRegionsGetAboveTheirTargetOverTheYears() {
        Course course = new DampenedFolder(temporary).simulate(2026, 2027).total();

        assertThat(course.aboveTarget(0)).isEqualTo(Money.parse("521.66"));
        assertThat(course.aboveTarget(1)).isEqualTo(Money.parse("16.34"));
        assertThat(course.aboveTarget(2)).isEqualTo(Money.parse("-538.00"));
    }

    @Test
    void isWhatTheAllocatorGivesYearByYear() {
        DampenedFolder folder = new DampenedFolder(temporary)
                .amounts("\"2026\": \"1000.00\", \"2027\": \"1100.00\", \"2028\": \"900.00\"");
        folder.folder()
                .scores(
                        "2026,01,10,1",
                        "2026,02,20,1",
                        "2026,03,30,1",
                        "2027,01,3,1",
                        "2027,02,2,1",
                        "2027,03,1,1",
                        "2028,01,0,1",
                        "2028,02,9,1",
                        "2028,03,1,1");
        folder.folder().model("\"floor\": \"-10%\"", "\"floor\": \"-10%\", \"of\": \"baseline-share\"");
        folder.folder().model("\"ceiling\": \"+10%\"", "\"ceiling\": \"+10%\", \"of\": \"baseline-share\"");

        Simulation simulation = folder.simulate(2026, 2031);

        Allocator known = folder.folder().read().allocator();
        Allocator longer = Allocator.of(
                simulation.projection().model(), simulation.projection().inputs());
        for (Allocation allocation : simulation.allocations()) {
            Allocator allocator = allocation.year() <= 2028 ? known : longer;
            assertThat(allocation.budgets())
                    .isEqualTo(allocator.allocate(allocation.year()).budgets());
        }
        assertThat(simulation.assumptions(2028)).isEmpty();
        assertThat(simulation.assumptions(2029)).hasSize(2);
    }

    @Test
    void startsFromTheFirstYearOfTheModelAlsoIfLaterYearsAreAskedFor() {
        DampenedFolder folder = new DampenedFolder(temporary);

        Simulation late = folder.simulate(2030, 2031);

        assertThat(amounts(late.total().first())).containsExactly("295.25", "382.65", "322.10");
        assertThat(late.assumptions())
                .allSatisfy(assumption -> assertThat(assumption.year()).isGreaterThanOrEqualTo(2030));
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        DampenedFolder folder = new DampenedFolder(temporary);
        Simulation before = folder.simulate(2026, 2031);
        folder.folder().scores("2026,03,30,200", "2026,01,10,100", "2026,02,20,100");
        folder.folder().write("before.csv", "year,region_code,euros\n2025,02,300\n2025,03,200\n2025,01,500\n");
        Simulation after = folder.simulate(2026, 2031);

        assertThat(after.courses().stream().map(Course::years))
                .isEqualTo(before.courses().stream().map(Course::years).toList());
    }

    @Test
    void withoutStabilityRulesThereIsNothingToConverge() {
        ModelFile file = new ModelFolder(temporary).read();

        Simulation simulation = Simulation.of(file.model(), file.inputs(), SimulationPlan.of(2026, 2028));

        assertThat(simulation.isDampened()).isFalse();
        assertThat(simulation.total().yearsToConverge()).hasValue(0);
        assertThat(simulation.total().last().keptFromTarget()).isEqualTo(Fraction.ZERO);
        assertThat(simulation.streams().get(0).last().formulaReach()).isEqualTo(Fraction.ONE);
    }

    @Test
    void aStreamWithoutRulesCountsInTheTotalOnly() {
        DampenedFolder folder = new DampenedFolder(temporary);
        folder.folder().model("\"streams\": [", """
                "streams": [
                    { "id": "free", "amount": { "2026": "600.00" },
                      "parts": [ { "id": "all", "share": "100%", "key": { "equalPerRegion": true } } ] },""");

        Simulation simulation = folder.simulate(2026, 2026);

        assertThat(simulation.streams().get(0).isDampened()).isFalse();
        CourseYear total = simulation.total().first();
        assertThat(amounts(total)).containsExactly("650.00", "530.00", "420.00");
        assertThat(total.formulaReach()).isEqualTo(Fraction.of(600, 1600));
        assertThat(total.baseline()).isEmpty();
        assertThat(total.distanceBefore(0)).isEmpty();
        assertThat(total.keptFromTarget()).isEqualTo(Fraction.of(28333));
    }

    /** A baseline that a table states is the same in every year: ten years later each region gets what it got. */
    @Test
    void aStatedBaselineDoesNotFollowTheOutcome() {
        DampenedFolder folder = new DampenedFolder(temporary);
        Simulation following = folder.simulate(2026, 2026);
        assertThat(following.followsOutcome(following.total())).isTrue();

        folder.folder()
                .model(
                        "{ \"lastYear\": \"dampened\", \"start\": { \"measure\": \"before\", \"year\": \"2025\" } }",
                        "{ \"measure\": \"before\", \"year\": \"2025\" }");
        Simulation stated = folder.simulate(2026, 2036);

        assertThat(stated.followsOutcome(stated.total())).isFalse();
        assertThat(stated.followsOutcome(stated.streams().get(0))).isFalse();
        assertThat(stated.standingStill(stated.total()))
                .containsExactly(stated.streams().get(0).stream().orElseThrow());
        assertThat(amounts(stated.total().last()))
                .isEqualTo(amounts(stated.total().first()));
    }

    @Test
    void aStreamWithoutRulesDoesNotStandStill() {
        ModelFile file = new ModelFolder(temporary).read();

        Simulation simulation = Simulation.of(file.model(), file.inputs(), SimulationPlan.of(2026, 2028));

        assertThat(simulation.standingStill(simulation.total())).isEmpty();
    }

    /** A region without target is never at it while it gets anything. */
    @Test
    void aTargetOfZeroIsReachedByGettingNothing() {
        DampenedFolder folder = new DampenedFolder(temporary);
        folder.folder().scores("2026,01,0,1", "2026,02,20,1", "2026,03,30,1");
        folder.folder().model("\"ceiling\": \"+10%\"", "\"ceiling\": \"+100%\"");
        Course course = folder.simulate(2026, 2028).total();

        assertThat(course.last().distanceAfter(0)).isEmpty();
        assertThat(course.yearsToTarget(0)).isEqualTo(OptionalInt.empty());
        folder.folder().model("\"floor\": \"-10%\"", "\"floor\": \"-100%\"");
        assertThat(folder.simulate(2026, 2028).total().last().distanceAfter(0)).contains(Fraction.ZERO);
    }

    @Test
    void everyYearAddsUpAndKeepsItsBoundsAndGainsAreLossesOfOthers() {
        DampenedFolder folder = new DampenedFolder(temporary);
        folder.folder().model("\"floor\": \"-10%\"", "\"floor\": \"-10%\", \"of\": \"baseline-share\"");
        folder.folder().model("\"ceiling\": \"+10%\"", "\"ceiling\": \"+10%\", \"of\": \"baseline-share\"");
        Seeded.cases(60, 2026, draw -> {
            folder.folder().scores(row(draw, "01"), row(draw, "02"), row(draw, "03"));
            SimulationPlan plan = SimulationPlan.of(2026, 2026 + draw.between(1, 12))
                    .withGrowth(Fraction.of(draw.between(-30, 30), 100));
            Simulation simulation = folder.simulate(plan);
            requireSound(simulation.streams().get(0), draw);
        });
    }

    private static String row(Draw draw, String region) {
        return "2026," + region + "," + draw.between(1, 60) + ",1";
    }

    private static void requireSound(Course course, Draw draw) {
        int region = draw.between(0, 2);
        for (int i = 0; i < course.years().size(); i++) {
            CourseYear year = course.years().get(i);
            assertThat(year.total()).isEqualTo(year.undampened().total());
            Fraction share = share(year, region);
            BigDecimal cents = year.amounts().get(region).toEuros().movePointRight(2);
            assertThat(Fraction.of(cents)).isGreaterThanOrEqualTo(share.times(Fraction.of(9, 10)));
            assertThat(Fraction.of(cents)).isLessThanOrEqualTo(share.times(Fraction.of(11, 10)));
        }
        Money sum = Money.ZERO;
        for (int i = 0; i < 3; i++) {
            sum = sum.plus(course.aboveTarget(i));
        }
        assertThat(sum).isEqualTo(Money.ZERO);
    }

    private static Fraction share(CourseYear year, int region) {
        Fraction before = year.baseline().orElseThrow().get(region);
        return before.times(year.total().toCents())
                .dividedBy(year.baseline().orElseThrow().total());
    }
}
