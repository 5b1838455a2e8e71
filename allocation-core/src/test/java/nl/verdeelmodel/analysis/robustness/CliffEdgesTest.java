package nl.verdeelmodel.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.CliffFiles;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.SixRegions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cliffs, kinks and small effects of models whose answers can be worked out by hand. */
class CliffEdgesTest {

    private static final int YEAR = 2026;

    @TempDir
    private Path folder;

    private static CliffEdges of(ModelFile file) {
        return CliffEdges.of(file.model(), file.inputs(), YEAR, AnalysisProgress.SILENT);
    }

    /** Steps of young people: 100.00 up to 99, 300.00 up to 249, 1,000.00 up to {@code last}, or without end. */
    private ModelFolder steps(String last) {
        return new ModelFolder(folder)
                .model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"5000.00\" }")
                .parts("""
                        { "id": "all", "key": { "steps": { "of": "young", "table": [
                          { "from": 0, "to": 99, "amount": "100.00" },
                          { "from": 100, "to": 249, "amount": "300.00" },
                          { "from": 250, %s"amount": "1000.00" } ] }, "source": "art. 17" } }
                        """.formatted(last));
    }

    private static Cliff cliff(CliffEdges found, int region, long there) {
        return found.cliffs().stream()
                .filter(cliff -> cliff.region() == region && cliff.there().equals(Fraction.of(there)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsEveryStepWithItsDistanceAndWhatItIsWorth() {
        CliffEdges found = of(steps("").read());
        Cliff up = cliff(found, 2, 250);
        assertThat(up.value()).isEqualTo(Fraction.of(200));
        assertThat(up.distance()).isEqualTo(Fraction.of(50));
        assertThat(up.relativeDistance()).contains(Fraction.of(1, 4));
        assertThat(up.jump().orElseThrow().onLargest()).isEqualTo(Money.parse("700.00"));
        assertThat(up.jump().orElseThrow().largest()).isEqualTo(2);
        assertThat(up.limits()).singleElement().satisfies(limit -> {
            assertThat(limit.kind()).isEqualTo(LimitKind.STEP);
            assertThat(limit.value()).contains(Fraction.of(250));
            assertThat(limit.source()).isEqualTo("art. 17");
            assertThat(limit.rule()).isEqualTo("streams.grant.parts.all.key.steps");
        });
        Cliff down = cliff(found, 0, 99);
        assertThat(down.distance()).isEqualTo(Fraction.of(-1));
        assertThat(down.jump().orElseThrow().onLargest()).isEqualTo(Money.parse("-200.00"));
        assertThat(found.cliffs()).as("two directions of three regions").hasSize(6);
        assertThat(found.kinks()).isEmpty();
    }

    @Test
    void ranksTheHighestJumpFirstAndAmongEqualOnesTheNearest() {
        List<Cliff> cliffs = of(steps("").read()).cliffs();
        assertThat(cliffs.stream().map(Cliff::size).map(Money::toString))
                .containsExactly("700.00", "700.00", "700.00", "200.00", "200.00", "200.00");
        assertThat(cliffs.get(0).region())
                .as("a quarter away, the others one and a half times")
                .isEqualTo(2);
    }

    @Test
    void saysThatTheModelHasNoAmountsBeyondTheEndOfATable() {
        Cliff last = of(steps("\"to\": 260, ")
                        .scores("2026,01,10,100", "2026,02,20,100", "2026,03,30,255")
                        .read())
                .cliffs()
                .stream()
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(last.there()).isEqualTo(Fraction.of(261));
        assertThat(last.limits().get(0).kind()).isEqualTo(LimitKind.END_OF_STEPS);
        assertThat(last.jump()).isEmpty();
        assertThat(last.refusal().en()).contains("261", "no step");
    }

    @Test
    void findsARegionExactlyOnThreePercentOneYoungPersonFromNothing() {
        ModelFolder files = new ModelFolder(folder)
                .key("{ \"proportionalTo\": \"score\","
                        + " \"eligible\": { \"ratioTo\": \"young\", \"atLeast\": \"3%\", \"source\": \"art. 4.3\" } }")
                .scores("2026,01,30,1000", "2026,02,40,1000", "2026,03,29,1000");
        CliffEdges found = of(files.read());
        Cliff out = cliff(found, 0, 29);
        assertThat(out.distance()).isEqualTo(Fraction.of(-1));
        // 30 of 70 shares of EUR 1,000.00.
        assertThat(out.jump().orElseThrow().onLargest()).isEqualTo(Money.parse("-428.57"));
        Cliff in = cliff(found, 2, 30);
        // 30 of 100 shares.
        assertThat(in.jump().orElseThrow().onLargest()).isEqualTo(Money.parse("300.00"));
        Cliff base = cliff(found, 0, 1001);
        assertThat(base.input().measure()).isEqualTo("young");
        assertThat(base.jump().orElseThrow().onLargest()).isEqualTo(Money.parse("-428.57"));
    }

    @Test
    void findsNoCliffWhereMoneyFollowsAMeasureSmoothly() {
        CliffEdges found = of(new ModelFolder(folder).read());
        assertThat(found.cliffs()).isEmpty();
        assertThat(found.kinks()).isEmpty();
        InputEffect more = found.inputEffects().get(0);
        assertThat(more.change()).isEqualTo(Change.ONE_MORE);
        // 11/61 - 10/60 of EUR 1,000.00, and 20/61 - 20/60 and 30/61 - 30/60 for the others.
        assertThat(more.own()).contains(Money.parse("13.66"));
        assertThat(more.effect().orElseThrow().perRegion().get(1)).isEqualTo(Money.parse("-5.46"));
        assertThat(more.effect().orElseThrow().perRegion().get(2)).isEqualTo(Money.parse("-8.20"));
        assertThat(more.effect().orElseThrow().moved()).isEqualTo(Money.parse("13.66"));
        assertThat(more.perUnit()).contains(Fraction.of(1366));
        // 13.66 x 10 / 166.67
        assertThat(more.elasticity()).contains(Fraction.of(13660, 16667));
    }

    @Test
    void triesEveryNumberThatTheModelStates() {
        ModelFolder files = new ModelFolder(folder).parts("""
                { "id": "a", "share": "90%", "key": { "proportionalTo": "score" } },
                { "id": "b", "share": "10%", "key": { "equalPerRegion": true } }
                """);
        CliffEdges found = of(files.read());
        assertThat(found.parameterEffects().stream()
                        .filter(effect -> effect.change() == Change.UP)
                        .map(effect -> effect.parameter().path()))
                .containsExactly(
                        "streams.grant.amount.2026", "streams.grant.parts.a.share", "streams.grant.parts.b.share");
        ParameterEffect share = found.parameterEffects().stream()
                .filter(effect -> effect.parameter().path().endsWith("a.share") && effect.change() == Change.UP)
                .findFirst()
                .orElseThrow();
        // EUR 1.00 more by score and 1.00 less in equal parts: 1/6 - 1/3 for region 01 and 1/2 - 1/3 for region 03.
        assertThat(share.effect().orElseThrow().perRegion().get(0).cents()).isEqualTo(-17);
        assertThat(share.effect().orElseThrow().perRegion().get(2).cents()).isEqualTo(17);
    }

    @Test
    void takesAFloorForAKinkAndNotForACliff() {
        CliffEdges found = of(SixRegions.in(folder).read());
        assertThat(found.cliffs())
                .as(
                        "a baseline of 0 knows no bounds, and bounds can ask more than there is; no floor by itself is a cliff")
                .allSatisfy(
                        cliff -> assertThat(cliff.limits().get(0).kind()).isIn(LimitKind.ZERO, LimitKind.INFEASIBLE));
        Kink kink = found.kinks().stream()
                .filter(at -> at.region() == 1
                        && at.input().measure().equals("weight")
                        && at.distance().signum() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(kink.now().en()).isEqualTo("on the floor");
        assertThat(kink.then().en()).isEqualTo("free");
        assertThat(kink.slopeHere()).as("what a floor holds gains nothing").isEqualTo(Fraction.ZERO);
        assertThat(kink.slopeThere().signum()).isPositive();
        assertThat(kink.limits().get(0).rule()).isEqualTo("streams.grant.stability.0");
        assertThat(kink.limits().get(0).source()).isEqualTo("art. 1");
    }

    /** Region 04 of 50 without a baseline: free to get what it should. One euro of baseline, and the ceiling holds it at 1.15. */
    @Test
    void findsTheJumpBetweenABaselineOfZeroAndOneEuro() {
        ModelFolder files = SixRegions.in(folder);
        SixRegions.rows(files, """
                2026,01,100,180,10
                2026,02,200,150,20
                2026,03,150,190,5
                2026,04,0,20,8
                2026,05,300,260,30
                2026,06,250,250,12
                """);
        CliffEdges found = of(files.read());
        Cliff up = found.cliffs().stream()
                .filter(cliff -> cliff.region() == 3 && cliff.input().measure().equals("had"))
                .findFirst()
                .orElseThrow();
        assertThat(up.here()).isEqualTo(Fraction.ZERO);
        assertThat(up.there()).isEqualTo(Fraction.ONE);
        assertThat(up.limits().get(0).kind()).isEqualTo(LimitKind.ZERO);
        InputEffect more = found.inputEffects().stream()
                .filter(effect -> effect.region() == 3
                        && effect.input().measure().equals("had")
                        && effect.change() == Change.ONE_MORE)
                .findFirst()
                .orElseThrow();
        assertThat(up.jump().orElseThrow().onLargest())
                .as("what one more does is the jump")
                .isEqualTo(more.effect().orElseThrow().onLargest());
        assertThat(up.jump().orElseThrow().onLargest().cents()).isLessThan(-1_000);
        // Downwards as well: region 01 had 100.
        assertThat(found.cliffs()).anySatisfy(cliff -> {
            assertThat(cliff.region()).isZero();
            assertThat(cliff.input().measure()).isEqualTo("had");
            assertThat(cliff.there()).isEqualTo(Fraction.ZERO);
        });
    }

    /** 95 percent of 700 and of what region 05 had is more than EUR 1,050 from 406 on: 0.95 x 1,105 = 1,049.75, x 1,106 = 1,050.70. */
    @Test
    void listsWhereTheBoundsCanNoLongerBeKept() {
        ModelFile file = SixRegions.in(folder).read();
        Cliff end = of(file).cliffs().stream()
                .filter(cliff -> cliff.region() == 4
                        && cliff.input().measure().equals("had")
                        && cliff.distance().signum() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(end.here()).isEqualTo(Fraction.of(405));
        assertThat(end.there()).isEqualTo(Fraction.of(406));
        assertThat(end.limits().get(0).kind()).isEqualTo(LimitKind.INFEASIBLE);
        assertThat(end.jump()).isEmpty();
        assertThat(end.refusal().en()).isNotEmpty();
    }

    @Test
    void smallChangesFailAsOftenAsThereAreJumps() {
        for (ModelFile file :
                List.of(SixRegions.in(folder).read(), steps("\"to\": 260, ").read(), new ModelFolder(folder).read())) {
            long jumps = of(file).cliffs().size();
            Verdict verdict =
                    Robustness.of(file.model(), file.inputs(), YEAR, 0, 1, AnalysisProgress.SILENT).verdicts().stream()
                            .filter(one -> one.check() == RobustnessCheck.SMALL_CHANGES)
                            .findFirst()
                            .orElseThrow();
            assertThat(verdict.failures()).isEqualTo(jumps);
            assertThat(verdict.status()).isEqualTo(jumps > 0 ? Verdict.Status.FAILS : Verdict.Status.HOLDS);
        }
    }

    /** 20 U.S.C. 6332(c): 90 percent of last year from a need of 15 percent on, 85 below: 5 percent of EUR 300,000. */
    @Test
    void findsTheTierOfTheHoldHarmlessOfTitleI() {
        Cliff steepest = of(ModelFile.read(SampleData.model("gallery/us-title-i")))
                .cliffs()
                .get(0);
        assertThat(steepest.limits().get(0).kind()).isEqualTo(LimitKind.TIER);
        assertThat(steepest.limits().get(0).source()).contains("20 U.S.C. 6332(c)");
        assertThat(steepest.jump().orElseThrow().onLargest()).isEqualTo(Money.parse("-15000.00"));
    }

    @Test
    void findsTheSameWhateverTheOrderOfTheRows() {
        String first = CliffFiles.json(of(steps("").read()));
        ModelFolder shuffled = steps("").scores("2026,03,30,200", "2026,01,10,100", "2026,02,20,100");
        assertThat(CliffFiles.json(of(shuffled.read()))).isEqualTo(first);
    }

    @Test
    void refusesAYearWithoutMoney() {
        ModelFile file = new ModelFolder(folder).read();
        assertThatThrownBy(() -> CliffEdges.of(file.model(), file.inputs(), 2030, AnalysisProgress.SILENT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2030");
    }
}
