package nl.verdeelmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.verdeelmodel.dampening.Feasibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before anything is measured: who is exact gives the same cents, and who is not differs by a cent here and there. */
class DampeningCandidatesAgreeTest {

    private static final Set<DampeningCandidate> INEXACT = EnumSet.of(
            DampeningCandidate.DOUBLE,
            DampeningCandidate.DOUBLE_USUAL,
            DampeningCandidate.BRENT,
            DampeningCandidate.BRENT_USUAL,
            DampeningCandidate.BIG_DECIMAL);

    /** Fractions are made for funding models; a million regions would take minutes. */
    private static final int MOST_REGIONS_IN_FRACTIONS = 1_000;

    @ParameterizedTest(name = "{0} regions, {1} held, coarse scores: {2}")
    @CsvSource({
        "40, 0.67, false",
        "342, 0.67, false",
        "10000, 0.67, false",
        "1000000, 0.67, false",
        "40, 0, false",
        "40, 0.1, false",
        "40, 0.9, false",
        "40, 0, true",
        "40, 0.1, true",
        "40, 0.67, true",
        "40, 0.9, true"
    })
    void giveTheSameCentsAndLeaveTheirInputAlone(int regions, double held, boolean coarse) {
        List<DampeningInput> inputs = DampeningBenchmark.inputs(regions, held, coarse);
        List<DampeningInput> untouched = DampeningBenchmark.inputs(regions, held, coarse);
        for (DampeningCandidate candidate : DampeningCandidate.values()) {
            if (candidate == DampeningCandidate.FRACTIONS && regions > MOST_REGIONS_IN_FRACTIONS) {
                continue;
            }
            int different = 0;
            for (int i = 0; i < inputs.size(); i++) {
                long[] exact = DampeningCandidate.LIBRARY_PROVEN
                        .allocate(inputs.get(i))
                        .clone();
                long[] cents = candidate.allocate(inputs.get(i));
                different += Arrays.equals(cents, exact) ? 0 : 1;
                assertThat(largestDifference(cents, exact)).isLessThanOrEqualTo(INEXACT.contains(candidate) ? 1 : 0);
                assertThat(Arrays.stream(cents).sum()).isEqualTo(DampeningBenchmark.BUDGET);
                assertSame(inputs.get(i), untouched.get(i));
            }
            System.out.println(candidate + ", " + regions + " regions, " + held + " held, coarse " + coarse
                    + ": other cents on " + different + " of " + inputs.size() + " inputs");
            assertThat(different)
                    .as("inputs on which %s gives other cents", candidate)
                    .isLessThanOrEqualTo(coarse && INEXACT.contains(candidate) ? inputs.size() / 20 : 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0, 0", "0.1, 0.1", "0.67, 0.67", "0.9, 0.9"})
    void aboutTheStatedShareOfTheRegionsIsHeld(double held, double expected) {
        long onBound = 0;
        List<DampeningInput> inputs = DampeningBenchmark.inputs(40, held, false);
        for (DampeningInput input : inputs) {
            long[] cents = DampeningCandidate.LIBRARY.allocate(input);
            for (int i = 0; i < cents.length; i++) {
                onBound += cents[i] == input.floors()[i] || cents[i] == input.ceilings()[i] ? 1 : 0;
            }
        }
        assertThat(onBound / (40.0 * inputs.size())).isBetween(expected - 0.05, expected + 0.05);
    }

    @Test
    void aBatchIsTheSameHoweverItIsSplit() {
        DampeningBatch one = new DampeningBatch(2_000, 40);
        long[] expected = one.allocate(1);
        assertThat(one.found()).containsOnly(Feasibility.FEASIBLE);
        for (int parts : new int[] {2, 3, 8, 64}) {
            assertThat(Arrays.equals(new DampeningBatch(2_000, 40).allocate(parts), expected))
                    .isTrue();
        }
    }

    private static long largestDifference(long[] first, long[] second) {
        long largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs(first[i] - second[i]));
        }
        return largest;
    }

    private static void assertSame(DampeningInput actual, DampeningInput expected) {
        assertThat(actual.cents()).isEqualTo(expected.cents());
        assertThat(Arrays.equals(actual.hundredths(), expected.hundredths())).isTrue();
        assertThat(Arrays.equals(actual.doubles(), expected.doubles())).isTrue();
        assertThat(Arrays.equals(actual.decimals(), expected.decimals())).isTrue();
        assertThat(Arrays.equals(actual.floors(), expected.floors())).isTrue();
        assertThat(Arrays.equals(actual.ceilings(), expected.ceilings())).isTrue();
        assertThat(Arrays.equals(actual.doubleFloors(), expected.doubleFloors()))
                .isTrue();
        assertThat(Arrays.equals(actual.doubleCeilings(), expected.doubleCeilings()))
                .isTrue();
        assertThat(Arrays.equals(actual.decimalFloors(), expected.decimalFloors()))
                .isTrue();
        assertThat(Arrays.equals(actual.decimalCeilings(), expected.decimalCeilings()))
                .isTrue();
    }
}
