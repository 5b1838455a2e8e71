package nl.verdeelmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.budget.YearlyBudgets;
import org.junit.jupiter.api.Test;

/** Before anything is measured: amounts without a trace are those with one, for all rules and scores of the benchmark. */
class PreparedDivisionAgreesTest {

    private static final int YEARS = 6;

    @Test
    void givesTheAllocatorsCentsForOtherRulesAndOtherScores() {
        PreparedInput input = PreparedInput.of(YEARS, 2026);
        PreparedDivision prepared = PreparedDivision.of(input.model(), input.inputs(), input.years());
        for (int variant = 0; variant < 16; variant++) {
            Map<String, Optional<StabilityPolicy>> rules = PreparedInput.policies(3 + variant);
            FundingModel other = input.model()
                    .withStreams(input.model().streams().stream()
                            .map(stream -> stream.withStability(Objects.requireNonNull(rules.get(stream.id()))))
                            .collect(ImmutableList.toImmutableList()));
            assertSame(
                    prepared.budgets(rules), Allocator.of(other, input.inputs()).allocate(input.years()));
            PreparedInput scores = input.withScores(variant);
            assertSame(
                    prepared.with(scores.inputs()).budgets(),
                    Allocator.of(scores.model(), scores.inputs()).allocate(scores.years()));
        }
    }

    private static void assertSame(YearlyBudgets budgets, List<Allocation> allocations) {
        for (int year = 0; year < YEARS; year++) {
            for (int region = 0; region < budgets.regions().size(); region++) {
                assertThat(budgets.amount(year, region))
                        .isEqualTo(allocations.get(year).budgets().get(region));
            }
        }
    }
}
