package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The engine gives every region the same cents as a slow division written down from the definition. */
class SlowReferenceTest {

    private static final int CASES = 4_000;

    @Test
    void theEngineEqualsTheDefinition() {
        int[] compared = {0};
        Seeded.cases(CASES, 417, draw -> {
            AllocationRandomModel random = AllocationRandomModel.of(draw, List.of("largest-remainder"));
            StreamRule stream = random.model().streams().get(0);
            Optional<Allocation> allocation = random.allocate();

            allocation.ifPresent(outcome -> {
                compared[0]++;
                List<Fraction> slow = new SlowAllocation(random.inputs(), AllocationRandomModel.YEAR).divide(stream);
                for (int i = 0; i < slow.size(); i++) {
                    assertThat(outcome.stream(stream.id()).budgets().get(i).toCents())
                            .as(random.inputs().regions().label(i))
                            .isEqualTo(slow.get(i));
                }
            });
        });
        assertThat(compared[0]).as("models with an outcome").isGreaterThan(CASES / 3);
    }
}
