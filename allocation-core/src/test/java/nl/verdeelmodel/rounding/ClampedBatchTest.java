package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import nl.verdeelmodel.dampening.Feasibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many scenarios at once: the amounts of each, however the work is split. */
class ClampedBatchTest {

    private static final int SCENARIOS = 500;
    private static final long[] FLOORS = {10, 0, 40, 3};
    private static final long[] CEILINGS = {50, 70, 60, 3};
    private static final ClampedBatch BATCH = new ClampedBatch(130, FLOORS, CEILINGS);

    private static long[] weights() {
        return new Random(9).longs(SCENARIOS * 4L, 0, 6).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 1000})
    void givesEveryScenarioItsOwnAmounts(int parts) {
        long[] weights = weights();
        long[] amounts = new long[weights.length];
        Feasibility[] found = new Feasibility[SCENARIOS];
        BATCH.allocateInParts(weights, amounts, found, parts);

        for (int s = 0; s < SCENARIOS; s++) {
            long[] alone = new long[4];
            long[] own = Arrays.copyOfRange(weights, 4 * s, 4 * s + 4);
            assertThat(found[s]).isEqualTo(new ClampedAllocation().allocate(130, own, FLOORS, CEILINGS, alone));
            assertThat(Arrays.copyOfRange(amounts, 4 * s, 4 * s + 4)).isEqualTo(alone);
        }
        assertThat(found).contains(Feasibility.FEASIBLE, Feasibility.BUDGET_OUT_OF_REACH);
    }

    @Test
    void doesAPartForCallersWithThreadsOfTheirOwn() {
        long[] weights = weights();
        long[] amounts = new long[weights.length];
        Feasibility[] found = new Feasibility[SCENARIOS];
        BATCH.allocateRange(new ClampedAllocation(), weights, amounts, found, 3, 5);

        assertThat(found[2]).isNull();
        assertThat(found[3]).isNotNull();
        assertThat(found[4]).isNotNull();
        assertThat(found[5]).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void namesTheFirstScenarioAndRegionWithANegativeWeight(int parts) {
        long[] weights = weights();
        weights[4 * 400 + 1] = -8;
        weights[4 * 37 + 2] = -9;

        assertThatThrownBy(() ->
                        BATCH.allocateInParts(weights, new long[weights.length], new Feasibility[SCENARIOS], parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The weight of region 2 in scenario 37 is -9; it must be 0 or more.");
    }

    @Test
    void refusesBoundsAndArraysThatDoNotFit() {
        assertThatThrownBy(() -> new ClampedBatch(1, new long[] {2}, new long[] {1}))
                .hasMessage("The ceiling of region 0 is 1, below its floor of 2; it must be the floor or more.");
        assertThatThrownBy(() -> BATCH.allocate(new long[7], new long[8], new Feasibility[2]))
                .hasMessage("2 scenarios of 4 regions take 8 weights and as many amounts; there are 7 and 8.");
        long[] both = new long[8];
        assertThatThrownBy(() -> BATCH.allocate(both, both, new Feasibility[2]))
                .hasMessage("Weights and amounts need arrays of their own.");
        assertThatThrownBy(() -> BATCH.allocateInParts(new long[8], new long[8], new Feasibility[2], 0))
                .hasMessage("The number of parts is 0; it must be 1 or more.");
    }
}
