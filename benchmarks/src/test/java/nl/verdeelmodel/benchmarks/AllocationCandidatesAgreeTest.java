package nl.verdeelmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before anything is measured: everyone gives the same cents on the inputs of the benchmark. */
class AllocationCandidatesAgreeTest {

    @ParameterizedTest(name = "{0} regions")
    @ValueSource(ints = {40, 342, 10_000, 1_000_000})
    void giveTheSameCentsAndLeaveTheirInputAlone(int regions) {
        List<AllocationInput> inputs = AllocationBenchmark.inputs(regions);
        List<AllocationInput> untouched = AllocationBenchmark.inputs(regions);
        for (AllocationCandidate candidate : AllocationCandidate.values()) {
            int different = 0;
            for (int i = 0; i < inputs.size(); i++) {
                long[] cents = candidate.cents(inputs.get(i));
                different += Arrays.equals(cents, AllocationCandidate.LIBRARY.cents(inputs.get(i))) ? 0 : 1;
                assertThat(Arrays.stream(cents).sum()).isEqualTo(AllocationBenchmark.BUDGET);
                assertSame(inputs.get(i), untouched.get(i));
            }
            System.out.println(candidate + ", " + regions + " regions: other cents on " + different + " of "
                    + inputs.size() + " inputs");
            assertThat(different)
                    .as("inputs on which %s gives other cents", candidate)
                    .isZero();
        }
    }

    private static void assertSame(AllocationInput actual, AllocationInput expected) {
        assertThat(actual.cents()).isEqualTo(expected.cents());
        assertThat(Arrays.equals(actual.hundredths(), expected.hundredths())).isTrue();
        assertThat(Arrays.equals(actual.doubles(), expected.doubles())).isTrue();
        assertThat(Arrays.equals(actual.decimals(), expected.decimals())).isTrue();
    }
}
