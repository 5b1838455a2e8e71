package nl.verdeelmodel.analysis.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** How much shares move, by hand and under changes that must not matter. */
class SeriesVolatilityTest {

    private static final double EXACT = 1e-12;

    /** Amounts in whole euros, a row per year. */
    private static AmountSeries series(long[]... euros) {
        RegionSet regions = RegionSet.of(
                2026,
                IntStream.range(1, euros[0].length + 1)
                        .mapToObj(i -> Region.of(String.format("%02d", i), "Region " + i))
                        .toList());
        List<RegionBudgets> budgets = Arrays.stream(euros)
                .map(year -> RegionBudgets.ofCents(
                        regions, Arrays.stream(year).map(euro -> euro * 100).toArray()))
                .toList();
        return AmountSeries.of(
                IntStream.range(2020, 2020 + euros.length).boxed().toList(), budgets);
    }

    /**
     * By hand: the share of the first region is 0.4, 0.5, 0.4, 0.5. With L = ln 1.25 its growth is L, -L, L, mean L/3, squares
     * (4 + 16 + 4) L^2 / 9, divided by 2: deviation L sqrt(4/3) = 0.257664. The second has ln(5/6) for L: 0.210527.
     */
    @Test
    void measuresASeriesAsByHand() {
        SeriesVolatility volatility = SeriesVolatility.of(
                series(new long[] {400, 600}, new long[] {500, 500}, new long[] {400, 600}, new long[] {500, 500}));
        RegionVolatility first = volatility.regions().get(0);
        assertThat(first.deviation().orElseThrow()).isCloseTo(0.257664, within(5e-7));
        assertThat(first.meanChange()).isCloseTo(0.1, within(EXACT));
        assertThat(first.meanChangeEuros()).isCloseTo(100, within(EXACT));
        assertThat(first.reversals()).isEqualTo(2);
        assertThat(first.largestFall()).isCloseTo(0.2, within(EXACT));
        assertThat(volatility.regions().get(1).deviation().orElseThrow()).isCloseTo(0.210527, within(5e-7));
        assertThat(volatility.weights().get(0)).isCloseTo(0.45, within(EXACT));
        assertThat(volatility.deviation()).isCloseTo(0.45 * 0.257664 + 0.55 * 0.210527, within(5e-7));
        assertThat(volatility.moved()).isCloseTo(0.1, within(EXACT));
        assertThat(volatility.movedEuros()).isCloseTo(100, within(EXACT));
        assertThat(volatility.reversals()).isEqualTo(4);
        assertThat(volatility.deepest()).isZero();
    }

    @Test
    void growthOfAllMoneyIsNoMovementOfShares() {
        SeriesVolatility volatility =
                SeriesVolatility.of(series(new long[] {300, 700}, new long[] {3000, 7000}, new long[] {600, 1400}));
        assertThat(volatility.deviation()).isCloseTo(0, within(EXACT));
        assertThat(volatility.moved()).isCloseTo(0, within(EXACT));
        assertThat(volatility.reversals()).isZero();
        assertThat(volatility.largestFall()).isCloseTo(0, within(EXACT));
        assertThat(volatility.movedEuros()).isCloseTo((9000 + 8000) / 4.0, within(EXACT));
    }

    @Test
    void findsTheLargestFallFromAnyEarlierYearNotOnlyTheLastOne() {
        SeriesVolatility volatility = SeriesVolatility.of(
                series(new long[] {50, 50}, new long[] {40, 60}, new long[] {45, 55}, new long[] {30, 70}));
        assertThat(volatility.regions().get(0).largestFall()).isCloseTo(0.4, within(EXACT));
        assertThat(volatility.regions().get(0).reversals()).isEqualTo(2);
    }

    @Test
    void yearsWithoutChangeAreNoTurns() {
        SeriesVolatility volatility = SeriesVolatility.of(
                series(new long[] {40, 60}, new long[] {50, 50}, new long[] {50, 50}, new long[] {60, 40}));
        assertThat(volatility.reversals()).isZero();
    }

    @Test
    void namesARegionWithoutMoneyInAYearAndLeavesItOutOfTheMean() {
        SeriesVolatility volatility =
                SeriesVolatility.of(series(new long[] {0, 40, 60}, new long[] {10, 45, 45}, new long[] {10, 36, 54}));
        assertThat(volatility.leftOut()).containsExactly(0);
        assertThat(volatility.regions().get(0).deviation()).isEmpty();
        assertThat(volatility.weights().get(0)).isZero();
        assertThat(volatility.weights().get(1) + volatility.weights().get(2)).isCloseTo(1, within(EXACT));
    }

    /** Two series over the regions that have a share in both: the second region alone, and so all of the weight is on it and 03. */
    @Test
    void comparesTwoSeriesOverTheSameRegions() {
        AmountSeries paid = series(new long[] {100, 400, 500}, new long[] {50, 450, 500}, new long[] {100, 400, 500});
        AmountSeries without = series(new long[] {100, 400, 500}, new long[] {0, 500, 500}, new long[] {100, 400, 500});
        Volatility both = Volatility.of(Optional.empty(), paid, without);
        assertThat(both.paid().leftOut()).containsExactly(0);
        assertThat(both.undampened().leftOut()).containsExactly(0);
        assertThat(both.paid().weights()).isEqualTo(both.undampened().weights());
        assertThat(both.paid().weights().get(0)).isZero();
        // ln(450/400) and back against ln(500/400) and back: 0.1178 and 0.2231, the third region stands still.
        assertThat(both.dampingRatio().orElseThrow()).isCloseTo(0.117783 / 0.223144, within(5e-6));
        assertThatThrownBy(() -> SeriesVolatility.of(without, without, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share is 0");
    }

    /** A fall of 2 percent each year: ln 0.98 = -0.020203 three times has no deviation, but moves. */
    @Test
    void aSteadySlideMovesThoughItHasNoDeviation() {
        AmountSeries slide = series(
                new long[] {500_000, 500_000},
                new long[] {490_000, 510_000},
                new long[] {480_200, 519_800},
                new long[] {470_596, 529_404});
        RegionVolatility first = SeriesVolatility.of(slide).regions().get(0);
        assertThat(first.deviation().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(first.movement().orElseThrow()).isCloseTo(0.020203, within(5e-7));
        assertThat(first.largestFall()).isCloseTo(1 - 0.98 * 0.98 * 0.98, within(1e-9));
    }

    @Test
    void theSquaredMovementIsThatOfTheDeviationAndOfTheMeanGrowth() {
        Seeded.cases(300, 20261124, draw -> {
            AmountSeries drawn = series(random(draw));
            SeriesVolatility volatility = SeriesVolatility.of(drawn);
            int changes = drawn.years().size() - 1;
            for (int i = 0; i < drawn.regions().size(); i++) {
                RegionVolatility region = volatility.regions().get(i);
                if (region.deviation().isPresent()) {
                    double mean = Math.log(drawn.share(changes, i) / drawn.share(0, i)) / changes;
                    double deviation = region.deviation().getAsDouble();
                    double movement = region.movement().orElseThrow();
                    assertThat(movement * movement)
                            .isCloseTo(mean * mean + deviation * deviation * (changes - 1) / changes, within(1e-9));
                }
            }
        });
    }

    @Test
    void refusesFewerThanThreeYears() {
        assertThatThrownBy(() -> SeriesVolatility.of(series(new long[] {1, 2}, new long[] {2, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 years", "needs 3");
    }

    @Test
    void scalingAllAmountsChangesNothing() {
        Seeded.cases(300, 20261122, draw -> {
            long[][] euros = random(draw);
            long factor = draw.between(2L, 1_000L);
            long[][] more = Arrays.stream(euros)
                    .map(year -> Arrays.stream(year).map(euro -> euro * factor).toArray())
                    .toArray(long[][]::new);
            SeriesVolatility one = SeriesVolatility.of(series(euros));
            SeriesVolatility other = SeriesVolatility.of(series(more));
            assertThat(other.deviation()).isCloseTo(one.deviation(), within(1e-9));
            assertThat(other.reversals()).isEqualTo(one.reversals());
            assertThat(other.largestFall()).isCloseTo(one.largestFall(), within(1e-9));
        });
    }

    @Test
    void anotherOrderOfRegionsOnlyMovesTheirNumbers() {
        Seeded.cases(300, 20261123, draw -> {
            long[][] euros = random(draw);
            long[][] turned =
                    Arrays.stream(euros).map(SeriesVolatilityTest::turned).toArray(long[][]::new);
            SeriesVolatility one = SeriesVolatility.of(series(euros));
            SeriesVolatility other = SeriesVolatility.of(series(turned));
            List<RegionVolatility> back = new ArrayList<>(other.regions());
            java.util.Collections.reverse(back);
            assertThat(back).isEqualTo(one.regions());
            assertThat(other.deviation()).isCloseTo(one.deviation(), within(1e-9));
            assertThat(other.variance()).isCloseTo(one.variance(), within(1e-9));
        });
    }

    private static long[] turned(long[] year) {
        return IntStream.range(0, year.length)
                .mapToLong(i -> year[year.length - 1 - i])
                .toArray();
    }

    private static long[][] random(Draw draw) {
        int regions = draw.between(2, 6);
        return IntStream.range(0, draw.between(3, 7))
                .mapToObj(year -> IntStream.range(0, regions)
                        .mapToLong(i -> draw.oneIn(12) ? 0 : draw.between(1L, 5_000L))
                        .toArray())
                .peek(year -> year[0] += 1)
                .toArray(long[][]::new);
    }
}
