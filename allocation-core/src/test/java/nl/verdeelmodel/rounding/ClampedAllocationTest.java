package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.dampening.Feasibility;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Whole units between floors and ceilings, what a tie decided, and what is refused. */
class ClampedAllocationTest {

    private final ClampedAllocation allocation = new ClampedAllocation();

    private static long[] of(long... values) {
        return values;
    }

    @Test
    void roundsTheLargestRestsUpAndKeepsHeldRegionsOnTheirBounds() {
        // 100 - 20 = 80 over weights 3 + 4: 34 2/7 and 45 5/7.
        long[] amounts = new long[3];
        assertThat(allocation.allocate(100, of(9, 3, 4), of(0, 0, 0), of(20, 90, 90), amounts))
                .isEqualTo(Feasibility.FEASIBLE);

        assertThat(amounts).containsExactly(20, 34, 46);
        assertThat(allocation.hasTie()).isFalse();
        assertThat(allocation.tied()).isEmpty();
        assertThat(allocation.tiedUnits()).isZero();
        assertThat(allocation.solution().hold(0)).isEqualTo(Held.BY_CEILING);
        assertThat(allocation.solution().amount(1)).isEqualTo(Fraction.of(240, 7));
    }

    @Test
    void givesTiedUnitsToTheLowestIndicesAndReportsThem() {
        // 20 - 3 = 17 over three equal weights: 5 2/3 each, so two units for three equal rests.
        long[] amounts = new long[4];
        allocation.allocate(20, of(1, 7, 1, 1), of(0, 0, 0, 0), of(9, 3, 9, 9), amounts);

        assertThat(amounts).containsExactly(6, 3, 6, 5);
        assertThat(allocation.hasTie()).isTrue();
        assertThat(allocation.tied()).containsExactly(0, 2, 3);
        assertThat(allocation.tiedUnits()).isEqualTo(2);
    }

    @Test
    void forgetsTheTieOfTheAllocationBefore() {
        allocation.allocate(1, of(1, 1), of(0, 0), of(9, 9), new long[2]);
        assertThat(allocation.hasTie()).isTrue();

        allocation.allocate(2, of(1, 1), of(0, 0), of(9, 9), new long[2]);
        assertThat(allocation.hasTie()).isFalse();
        assertThat(allocation.tiedUnits()).isZero();
    }

    @Test
    void worksInTheMiddleOfLongerArrays() {
        long[] amounts = of(-1, -1, -1, -1, -1);
        allocation.allocate(10, of(99, 99, 3, 2), 2, of(0, 0), of(9, 9), amounts, 1);

        assertThat(amounts).containsExactly(-1, 6, 4, -1, -1);
    }

    @Test
    void leavesTheAmountsAloneWhereThereIsNoSolution() {
        long[] amounts = of(7, 7);

        assertThat(allocation.allocate(9, of(1, 1), of(5, 5), of(6, 6), amounts))
                .isEqualTo(Feasibility.FLOORS_EXCEED_BUDGET);
        assertThat(allocation.allocate(13, of(1, 1), of(5, 5), of(6, 6), amounts))
                .isEqualTo(Feasibility.BUDGET_OUT_OF_REACH);
        assertThat(allocation.allocate(Long.MAX_VALUE, of(1, 1), of(5, 5), of(6, 6), amounts))
                .isEqualTo(Feasibility.BUDGET_OUT_OF_REACH);
        assertThat(amounts).containsExactly(7, 7);
        assertThatThrownBy(() -> allocation.solution().multiplier()).hasMessage("There is no solution to ask about.");
    }

    @Test
    void dividesNothingOverNobody() {
        assertThat(allocation.allocate(0, of(), of(), of(), of())).isEqualTo(Feasibility.FEASIBLE);
        assertThat(allocation.allocate(1, of(), of(), of(), of())).isEqualTo(Feasibility.BUDGET_OUT_OF_REACH);
    }

    @Test
    void dividesTheLargestBudgetThereIs() {
        long[] amounts = new long[3];
        allocation.allocate(Long.MAX_VALUE, of(1, 1, 5), of(0, 0, 0), of(Long.MAX_VALUE, Long.MAX_VALUE, 7), amounts);

        assertThat(amounts).containsExactly(Long.MAX_VALUE / 2 - 3, Long.MAX_VALUE / 2 - 3, 7);
        assertThat(allocation.solution().exactSolves()).isEqualTo(1);
    }

    @Test
    void namesTheRegionOfANumberThatIsWrong() {
        long[] amounts = new long[2];
        assertThatThrownBy(() -> allocation.allocate(-5, of(1, 1), of(0, 0), of(9, 9), amounts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The budget is -5; it must be 0 or more.");
        assertThatThrownBy(() -> allocation.allocate(5, of(1, -2), of(0, 0), of(9, 9), amounts))
                .hasMessage("The weight of region 1 is -2; it must be 0 or more.");
        assertThatThrownBy(() -> allocation.allocate(5, of(1, 1), of(-3, 0), of(9, 9), amounts))
                .hasMessage("The floor of region 0 is -3; it must be 0 or more.");
        assertThatThrownBy(() -> allocation.allocate(5, of(1, 1), of(0, 4), of(9, 3), amounts))
                .hasMessage("The ceiling of region 1 is 3, below its floor of 4; it must be the floor or more.");
        assertThatThrownBy(() -> allocation.allocate(5, of(1, 1), of(0, 4), of(9), amounts))
                .hasMessage("There are 2 floors and 1 ceilings; there must be as many of both.");
        assertThatThrownBy(() -> allocation.allocate(5, of(1), of(0, 4), of(9, 9), amounts))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> allocation.allocate(1L << 60, of(1, -1), of(0, 0), of(9, 9), amounts))
                .hasMessageContaining("The weight of region 1");
    }

    /** Amounts written over the weights or bounds they come from gave other amounts, some with the right total. */
    @Test
    void refusesToWriteAmountsOverWhatTheyComeFrom() {
        long[] weights = of(700, 272, 857);
        long[] floors = of(34, 50, 64);
        long[] ceilings = of(53, 55, 155);

        for (long[] array : List.of(weights, floors, ceilings)) {
            assertThatThrownBy(() -> allocation.allocate(200, weights, floors, ceilings, array))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Whole parts and ranks need arrays of their own.");
        }
        assertThat(weights).containsExactly(700, 272, 857);
    }

    /** The difference of the two overflows: once read as a wide room. */
    @Test
    void namesTheRegionOfACeilingFarBelowZero() {
        assertThatThrownBy(() -> allocation.allocate(0, of(1), of(3), of(Long.MIN_VALUE + 2), new long[1]))
                .hasMessageContaining("The ceiling of region 0 is -9223372036854775806, below its floor of 3");
    }

    /** A larger budget never costs a region an exact amount, but largest remainder may cost it a unit. */
    @Test
    void orderAndScaleOfTheWeightsChangeNothingButTheTieRule() {
        Seeded.cases(20_000, 4, draw -> {
            int size = draw.between(1, 12);
            long[] weights = values(size, draw, 12);
            long[] floors = values(size, draw, 8);
            long[] ceilings = values(size, draw, 10);
            Arrays.setAll(ceilings, i -> ceilings[i] + floors[i]);
            long budget = draw.ofAnySize(12);
            long[] amounts = new long[size];
            if (allocation.allocate(budget, weights, floors, ceilings, amounts) != Feasibility.FEASIBLE) {
                return;
            }
            assertThat(Arrays.stream(amounts).sum()).isEqualTo(budget);
            boolean tied = allocation.hasTie();

            long[] scaled =
                    Arrays.stream(weights).map(weight -> weight * 1_000_003).toArray();
            long[] again = new long[size];
            allocation.allocate(budget, scaled, floors, ceilings, again);
            assertThat(again).isEqualTo(amounts);

            allocation.allocate(budget, amounts, floors, ceilings, again);
            assertThat(again).isEqualTo(amounts);

            if (!tied) {
                allocation.allocate(budget, turned(weights), turned(floors), turned(ceilings), again);
                assertThat(turned(again)).isEqualTo(amounts);
            }
        });
    }

    private static long[] values(int size, Draw draw, int bits) {
        long[] values = new long[size];
        Arrays.setAll(values, i -> draw.ofAnySize(bits));
        return values;
    }

    private static long[] turned(long[] values) {
        long[] turned = new long[values.length];
        Arrays.setAll(turned, i -> values[values.length - 1 - i]);
        return turned;
    }
}
