package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import org.junit.jupiter.api.Test;

/** Known answers of what is said of replicates, in cents that can be worked out by hand. */
class EstimatesTest {

    private static final UncertaintyPlan PLAN = UncertaintyPlan.of(List.of(2026), 20, 1);

    private static YearUncertainty year(long[] point, long[]... drawn) {
        long[][][] replicates = new long[drawn.length][][];
        for (int i = 0; i < drawn.length; i++) {
            replicates[i] = new long[][] {drawn[i], point, drawn[i], point};
        }
        return new Estimates(PLAN, new long[][] {point, point, point, point}, replicates).year(0);
    }

    /** One region gains 1.00 and another loses it: 1.00 changes region, not 2.00. In the other replicate 0.40. */
    @Test
    void moneyThatMovesIsCountedOnce() {
        YearUncertainty year =
                year(new long[] {1000, 500, 500}, new long[] {1100, 400, 500}, new long[] {1000, 460, 540});

        assertThat(year.moved()).isCloseTo(0.7, within(1e-12));
        assertThat(year.movedUpper()).isEqualTo(Money.parse("1.00"));
        assertThat(year.movedShare()).isCloseTo(0.035, within(1e-12));
    }

    @Test
    void aGainOfExactlyTheAskedPartDoesNotExceedIt() {
        assertThat(PLAN.exceeds()).isEqualTo(Fraction.of(1, 20));
        YearUncertainty year = year(
                new long[] {1000, 1010, 0},
                new long[] {1050, 1060, 0},
                new long[] {1051, 1061, 1},
                new long[] {1000, 1010, 0},
                new long[] {950, 960, 0});

        assertThat(year.regions().get(0).exceeds()).isEqualTo(0.25);
        // 5 percent of 10.10 is 50.5 cents: 50 is less, 51 is more.
        assertThat(year.regions().get(1).exceeds()).isEqualTo(0.25);
        assertThat(year.regions().get(2).exceeds())
                .as("a cent more than nothing")
                .isEqualTo(0.25);
    }

    /** Region 0 gains 33 cents on average but is 0.2 standard errors from 0; region 1 gains 51 for sure. */
    @Test
    void onlyGainsThatAreNoMonteCarloErrorCountAsMovedMoney() {
        long[][][] without = {{{1000, 1000}, {1000, 1000}}};
        long[][][][] drawn = {
            {{{1300, 1050}, {1000, 1000}}}, //
            {{{800, 1051}, {1000, 1000}}},
            {{{1000, 1052}, {1000, 1000}}}
        };
        ImmutableList<RatchetYear> years = Gains.of(without, drawn);

        assertThat(years.get(0).regions().get(0).gain().mean()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(years.get(0).largest()).isCloseTo(0.51, within(1e-12));
    }
}
