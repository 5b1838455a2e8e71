package nl.verdeelmodel.analysis.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The efficient set against its definition, the knee against a published curve. */
class EfficientSetTest {

    private static final RegionBudgets NOTHING =
            RegionBudgets.zero(RegionSet.of(2026, List.of(Region.of("01", "North"))));

    private static FrontierPoint point(int number, double movement, double price) {
        FrontierRule rule = FrontierRule.floor(Fraction.of(number, 1000));
        return new FrontierPoint(rule, movement, 0, 0, 0, price, 0, NOTHING);
    }

    @Test
    void isEveryPointThatNoOtherBeats() {
        Seeded.cases(500, 20261125, draw -> {
            List<FrontierPoint> points = IntStream.range(0, draw.between(1, 30))
                    .mapToObj(i -> point(i, draw.between(0, 12), draw.between(0, 12)))
                    .toList();
            List<FrontierPoint> slow = points.stream()
                    .filter(point -> points.stream().noneMatch(point::isDominatedBy))
                    .toList();
            assertThat(EfficientSet.of(points)).containsExactlyInAnyOrderElementsOf(slow);
        });
    }

    /**
     * The curve of figure 2 of Satopaa et al. (2011), y = -1 / (x + 0.1) + 5 at ten points from 0 to 1, whose knee they find at
     * x = 0.22; here turned upside down, since price falls as volatility rises.
     */
    @Test
    void findsTheKneeOfThePublishedCurve() {
        List<FrontierPoint> points = IntStream.range(0, 10)
                .mapToObj(i -> point(i, i / 9.0, 1 / (i / 9.0 + 0.1)))
                .toList();
        FrontierPoint knee = EfficientSet.knee(EfficientSet.of(points)).orElseThrow();
        assertThat(knee.movement()).isEqualTo(2 / 9.0);
    }

    @Test
    void aStraightLineHasNoKneeAndNeitherHaveTwoPointsOrOne() {
        List<FrontierPoint> line =
                IntStream.range(0, 5).mapToObj(i -> point(i, i, 4 - i)).toList();
        assertThat(EfficientSet.knee(EfficientSet.of(line))).isEmpty();
        assertThat(EfficientSet.knee(EfficientSet.of(line.subList(0, 2)))).isEmpty();
        assertThat(EfficientSet.knee(EfficientSet.of(line.subList(0, 1)))).isEmpty();
        assertThat(EfficientSet.knee(List.of())).isEmpty();
        assertThat(FrontierWords.noKnee(EfficientSet.of(line)).en()).contains("straight line");
        assertThat(FrontierWords.noKnee(EfficientSet.of(line.subList(0, 2))).en())
                .contains("fewer than three different efficient points");
        assertThat(FrontierWords.noKnee(List.of()).en()).contains("fewer than three");
    }

    /** A quarter circle around the origin: 0 and 1, 0.6 and 0.8, 0.8 and 0.6, 1 and 0. */
    @Test
    void aCurveThatBulgesOutwardHasNoKneeAndIsNotCalledAStraightLine() {
        List<FrontierPoint> circle =
                EfficientSet.of(List.of(point(1, 0, 1), point(2, 0.6, 0.8), point(3, 0.8, 0.6), point(4, 1, 0)));
        assertThat(circle).hasSize(4);
        assertThat(EfficientSet.knee(circle)).isEmpty();
        assertThat(FrontierWords.noKnee(circle).en())
                .contains("above the line between the ends")
                .doesNotContain("straight");
    }

    @Test
    void pointsInTheSamePlaceCountOnceForALine() {
        List<FrontierPoint> two = EfficientSet.of(List.of(point(1, 0, 1), point(2, 0, 1), point(3, 1, 0)));
        assertThat(two).hasSize(3);
        assertThat(FrontierWords.noKnee(two).en()).contains("fewer than three different");
    }
}
