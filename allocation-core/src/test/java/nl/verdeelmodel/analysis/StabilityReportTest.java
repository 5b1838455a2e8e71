package nl.verdeelmodel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.Seeded;
import nl.verdeelmodel.testing.SixRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distances, who is held by what, money kept from target, formula reach: by hand for six regions, and in random cases. */
class StabilityReportTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModel() {
        folder = SixRegions.in(temporary);
    }

    private StabilityReport report() {
        return StabilityReport.of(folder.allocate(2026).stream("grant")).orElseThrow();
    }

    private static Optional<Fraction> part(long numerator, long denominator) {
        return Optional.of(Fraction.of(numerator, denominator));
    }

    @Test
    void aStreamWithoutStabilityRulesHasNoReport() {
        assertThat(StabilityReport.of(new ModelFolder(temporary).allocate(2026).stream("grant")))
                .isEmpty();
    }

    @Test
    void tellsWhereARegionStoodAndStands() {
        StabilityReport.RegionLine first = report().regions().get(0);
        assertThat(first.baseline()).isEqualTo(part(10000, 1));
        assertThat(first.target()).isEqualTo(Fraction.of(18000));
        assertThat(first.undampened()).hasToString("180.00");
        assertThat(first.amount()).hasToString("115.00");
        assertThat(first.distanceBefore()).isEqualTo(part(-8, 18));
        assertThat(first.distanceAfter()).isEqualTo(part(-65, 180));
        assertThat(first.change()).isEqualTo(part(15, 100));
    }

    @Test
    void namesTheRuleThatHoldsEachRegion() {
        StabilityReport report = report();
        assertThat(report.regions())
                .extracting(StabilityReport.RegionLine::held)
                .containsExactly(
                        Held.BY_CEILING, Held.BY_FLOOR, Held.BY_CEILING, Held.BY_FLOOR, Held.NO, Held.BY_CEILING);
        assertThat(report.count(Held.BY_FLOOR)).isEqualTo(2);
        assertThat(report.count(Held.BY_CEILING)).isEqualTo(3);
        StabilityReport.Limit floor = report.regions().get(1).heldBy().orElseThrow();
        assertThat(floor.cents()).isEqualTo(Fraction.of(19000));
        assertThat(floor.rule().number()).isEqualTo(1);
        assertThat(floor.rule().source()).isEqualTo("art. 1");
        assertThat(floor.rule().path()).isEqualTo("stability.0");
        assertThat(report.regions().get(4).heldBy()).isEmpty();
    }

    /** By hand: 65 + 40 + 17.50 + 27.50 + 35 + 20 = 205, half of it 102.50; only the 295 of 05 is on no bound. */
    @Test
    void tellsWhatStabilityCosts() {
        StabilityReport report = report();
        assertThat(report.keptFromTarget()).isEqualTo(Fraction.of(10250));
        assertThat(report.partKeptFromTarget()).isEqualTo(Fraction.of(10250, 105000));
        assertThat(report.formulaReach()).isEqualTo(Fraction.of(295, 1050));
        assertThat(report.multipliers().low()).isEqualTo(part(59, 52));
        assertThat(report.multipliers().high()).isEqualTo(part(59, 52));
        assertThat(report.outcome().cost()).isEqualTo(Money.ZERO);
    }

    @Test
    void aRuleWithAnIdIsNamedByIt() {
        folder.model("{ \"floor\"", "{ \"id\": \"guarantee\", \"floor\"");
        assertThat(report().regions().get(1).heldBy().orElseThrow().rule().path())
                .isEqualTo("stability.guarantee");
    }

    @Test
    void aFloorThatWasLoweredToItsCeilingHoldsByTheCeiling() {
        folder.model("\"stability\": [", "\"crossing\": \"ceiling\", \"stability\": [ { \"minimum\": \"60.00\" },");
        StabilityReport.RegionLine fourth = report().regions().get(3);
        assertThat(fourth.crossed()).isTrue();
        assertThat(fourth.held()).isEqualTo(Held.BY_CEILING);
        assertThat(fourth.heldBy().orElseThrow().rule().number()).isEqualTo(3);
        assertThat(fourth.amount()).hasToString("57.50");
    }

    @Test
    void aCeilingThatWasLiftedToItsFloorHoldsByTheFloor() {
        folder.model("\"stability\": [", "\"crossing\": \"floor\", \"stability\": [ { \"minimum\": \"60.00\" },");
        StabilityReport.RegionLine fourth = report().regions().get(3);
        assertThat(fourth.crossed()).isTrue();
        assertThat(fourth.held()).isEqualTo(Held.BY_FLOOR);
        assertThat(fourth.heldBy().orElseThrow().rule().number()).isEqualTo(1);
        assertThat(fourth.amount()).hasToString("60.00");
    }

    @Test
    void aDistanceFromNothingIsNoNumber() {
        SixRegions.rows(folder, """
                2026,01,100,180,10
                2026,02,200,150,20
                2026,03,150,190,5
                2026,04,50,0,8
                2026,05,300,260,30
                2026,06,0,250,12
                """);
        List<StabilityReport.RegionLine> lines = report().regions();
        assertThat(lines.get(3).distanceBefore()).isEmpty();
        assertThat(lines.get(3).distanceAfter()).isEmpty();
        assertThat(lines.get(5).change()).isEmpty();
        assertThat(lines.get(5).distanceBefore()).isEqualTo(part(-1, 1));
    }

    @Test
    void withoutABaselineThereIsNothingToCompareWith() {
        folder.model(SixRegions.RULES, "\"stability\": [ { \"minimum\": \"30.00\" } ], \"balance\": \"scale\"");
        StabilityReport report = report();
        assertThat(report.baselineTotal()).isEmpty();
        assertThat(report.regions()).allSatisfy(line -> {
            assertThat(line.baseline()).isEmpty();
            assertThat(line.distanceBefore()).isEmpty();
            assertThat(line.change()).isEmpty();
        });
    }

    @Test
    void allNumbersAgreeWithTheAmountsInEveryCase() {
        AtomicInteger allocated = new AtomicInteger();
        Seeded.cases(150, 7, draw -> {
            ModelFolder drawn = SixRegions.in(temporary).model(SixRegions.RULES, rules(draw));
            SixRegions.rows(drawn, rows(draw));
            try {
                check(drawn.allocate(2026));
                allocated.incrementAndGet();
            } catch (ProblemException e) {
                assertThat(e.problems())
                        .extracting(Problem::code)
                        .isSubsetOf(
                                "ceilings-too-low",
                                "floors-too-high",
                                "baseline-zero",
                                "weights-all-zero",
                                "ceiling-missing");
            }
        });
        assertThat(allocated).hasValueGreaterThan(75);
    }

    private static String rules(Draw draw) {
        String balance = List.of("scale", "shift", "scale-the-excess", "largest-winners", "renormalise", "none")
                .get(draw.between(0, 5));
        return "\"baseline\": \"had\", \"crossing\": \"%s\", \"infeasible\": \"%s\", \"stability\": [ { \"floor\": \"-%d%%\" }, { \"ceiling\": \"+%d%%\" }, { \"minimum\": \"%d.00\" } ], \"balance\": \"%s\""
                .formatted(
                        draw.oneIn(2) ? "floor" : "ceiling",
                        List.of("renormalise", "none").contains(balance) ? "refuse" : "reduce-floors",
                        draw.between(0, 20),
                        draw.between(4, 60),
                        draw.between(0, 99),
                        balance);
    }

    private static String rows(Draw draw) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            rows.append("2026,0%d,%d,%d,%d%n"
                    .formatted(
                            i,
                            draw.oneIn(6) ? 0 : draw.between(1, 350),
                            draw.oneIn(6) ? 0 : draw.between(1, 300),
                            draw.between(1, 30)));
        }
        return rows.toString();
    }

    private static void check(Allocation allocation) {
        Allocation.StreamOutcome stream = allocation.stream("grant");
        StabilityReport report = StabilityReport.of(stream).orElseThrow();
        long gained = 0;
        long lost = 0;
        Fraction heldMoney = Fraction.ZERO;
        for (int i = 0; i < report.regions().size(); i++) {
            StabilityReport.RegionLine line = report.regions().get(i);
            long gain = stream.stabilityLine(i).cents();
            gained += Math.max(0, gain);
            lost += Math.max(0, -gain);
            assertThat(line.amount().minus(line.undampened()).cents()).isEqualTo(gain);
            assertThat(line.heldBy().isPresent()).isEqualTo(line.held() != Held.NO);
            heldMoney = line.held() == Held.NO
                    ? heldMoney
                    : heldMoney.plus(report.outcome().dampened().cents(i));
            checkBounds(report, line);
        }
        assertThat(gained - lost).isEqualTo(report.outcome().cost().cents());
        assertThat(report.keptFromTarget()).isEqualTo(Fraction.of(gained + lost, 2));
        Fraction total = report.outcome().dampened().certificate().equation().total();
        assertThat(report.formulaReach().times(total).plus(heldMoney)).isEqualTo(total);
        assertThat(report.multiplierMeaning().nl())
                .isNotEqualTo(report.multiplierMeaning().en());
    }

    /** Limits hold and hold exactly, unless all amounts were changed after them. */
    private static void checkBounds(StabilityReport report, StabilityReport.RegionLine line) {
        boolean movedOff = report.outcome().dampened().floorsReduced()
                || report.outcome().policy().balance().method().id().equals("renormalise");
        if (movedOff) {
            return;
        }
        line.heldBy().ifPresent(limit -> assertThat(line.amount().toCents()).isEqualTo(limit.cents()));
        line.floor().ifPresent(limit -> assertThat(line.amount().toCents()).isGreaterThanOrEqualTo(limit.cents()));
        line.ceiling().ifPresent(limit -> assertThat(line.amount().toCents()).isLessThanOrEqualTo(limit.cents()));
    }

    @Test
    void underACeilingDistancesAreFromTheClaimCutInProportion() {
        folder = SixRegions.underCeiling(temporary);
        StabilityReport report = report();
        StabilityReport.RegionLine fourth = report.regions().get(3);
        assertThat(report.hasClaims()).isTrue();
        assertThat(fourth.claim()).isEqualTo(part(2000, 1));
        assertThat(fourth.target()).isEqualTo(Fraction.of(1000));
        assertThat(fourth.undampened()).hasToString("10.00");
        assertThat(fourth.amount()).hasToString("25.00");
        assertThat(fourth.distanceBefore()).isEqualTo(part(4, 1));
        assertThat(fourth.distanceAfter()).isEqualTo(part(3, 2));
    }

    /** With one cent for six regions the exact targets are parts of a cent, but who gets the cent is at target. */
    @Test
    void distancesAreFromWholeCents() {
        folder.model("\"1050.00\"", "\"0.01\"")
                .model(SixRegions.RULES, "\"stability\": [ { \"minimum\": \"0.00\" } ], \"balance\": \"scale\"");
        assertThat(report().regions()).allSatisfy(line -> {
            assertThat(line.target()).isNotEqualTo(line.undampened().toCents());
            assertThat(line.distanceAfter()).isEqualTo(part(0, 1));
        });
    }

    /** By hand: floors lift 02 by 40, 04 by 27.50 and 05 by 25; nobody pays for it. */
    @Test
    void tellsBelowAndAboveTargetApartWhereTheTotalIsAnOutcome() {
        folder.model(
                SixRegions.RULES,
                "\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"none\"");
        StabilityReport report = report();
        assertThat(report.totalIsAnOutcome()).isTrue();
        assertThat(report.belowTarget()).hasToString("0.00");
        assertThat(report.aboveTarget()).hasToString("92.50");
    }
}
