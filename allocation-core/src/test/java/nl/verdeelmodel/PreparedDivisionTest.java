package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** A prepared division gives the cents of the allocator, with the model's stability rules and with any other. */
class PreparedDivisionTest {

    private static final int CASES = 1_000;
    private static final long SEED = 20261201;

    @Test
    void givesTheCentsOfTheAllocatorForRandomModelsWithRandomRules() {
        Seeded.cases(CASES, SEED, draw -> {
            AllocationRandomModel random = AllocationRandomModel.of(draw, List.of("largest-remainder"));
            Optional<StabilityPolicy> policy =
                    draw.oneIn(5) ? Optional.empty() : Optional.of(StabilityRandomPolicy.of(draw));
            FundingModel model = random.model()
                    .withStreams(random.model().streams().stream()
                            .map(stream -> stream.withStability(policy))
                            .collect(ImmutableList.toImmutableList()));
            List<Integer> years = List.of(AllocationRandomModel.YEAR);
            assertThat(outcome(() ->
                            PreparedDivision.of(model, random.inputs(), years).budgets()))
                    .isEqualTo(outcome(() -> allocated(model, random.inputs(), years)));
        });
    }

    @Test
    void triesOtherRulesOnTheSameTargets() {
        ModelFile file = ModelFile.read(Path.of("../sample-data/models/regeling-with-stability.json"));
        List<Integer> years = List.of(2029, 2027);
        PreparedDivision prepared = PreparedDivision.of(file.model(), file.inputs(), years);
        FundingModel without = file.model()
                .withStreams(file.model().streams().stream()
                        .map(stream -> stream.withStability(Optional.empty()))
                        .collect(ImmutableList.toImmutableList()));
        assertThat(cents(prepared.budgets())).isEqualTo(cents(allocated(file.model(), file.inputs(), years)));
        assertThat(cents(prepared.undampened())).isEqualTo(cents(allocated(without, file.inputs(), years)));
        Map<String, Optional<StabilityPolicy>> oneWithout = ImmutableMap.of("doorstroompunt", Optional.empty());
        YearlyBudgets mixed = prepared.budgets(oneWithout);
        assertThat(mixed.cents(0, 0, 0)).isEqualTo(prepared.budgets().cents(0, 0, 0));
        assertThat(mixed.cents(0, 1, 0)).isEqualTo(prepared.undampened().cents(0, 1, 0));
    }

    /** The amounts, or that they are refused: of several problems a prepared division meets those of the keys first. */
    private static String outcome(Supplier<YearlyBudgets> division) {
        try {
            return cents(division.get());
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
            return "refused";
        }
    }

    private static YearlyBudgets allocated(FundingModel model, Inputs inputs, List<Integer> years) {
        List<Allocation> allocations = Allocator.of(model, inputs).allocate(years);
        return YearlyBudgets.of(
                inputs.regions(),
                years,
                model.streams().stream().map(StreamRule::id).toList(),
                allocations.stream()
                        .map(allocation -> allocation.streams().stream()
                                .map(Allocation.StreamOutcome::budgets)
                                .toList())
                        .toList());
    }

    private static String cents(YearlyBudgets budgets) {
        StringBuilder out = new StringBuilder();
        for (int year = 0; year < budgets.years().size(); year++) {
            for (int stream = 0; stream < budgets.streams().size(); stream++) {
                for (int region = 0; region < budgets.regions().size(); region++) {
                    out.append(budgets.cents(year, stream, region)).append(' ');
                }
            }
        }
        return out.toString();
    }
}
