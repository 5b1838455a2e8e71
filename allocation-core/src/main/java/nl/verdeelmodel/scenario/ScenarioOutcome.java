package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.problem.Problem;

/**
 * What became of a scenario: allocations, or else the problems that it has.
 *
 * @param scenario the scenario
 * @param allocations one for each year, in the order of the years; none if it failed
 * @param problems why it failed; none if it did not
 */
public record ScenarioOutcome(
        Scenario scenario, ImmutableList<Allocation> allocations, ImmutableList<Problem> problems) {

    /** Checks that there is one or the other. */
    public ScenarioOutcome {
        if (allocations.isEmpty() == problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Scenario " + scenario.id() + " must have either allocations or problems.");
        }
    }

    static ScenarioOutcome of(Scenario scenario, ImmutableList<Allocation> allocations) {
        return new ScenarioOutcome(scenario, allocations, ImmutableList.of());
    }

    static ScenarioOutcome failed(Scenario scenario, ImmutableList<Problem> problems) {
        return new ScenarioOutcome(scenario, ImmutableList.of(), problems);
    }

    /**
     * Whether there are no amounts.
     *
     * @return true if it has problems
     */
    public boolean isFailed() {
        return !problems.isEmpty();
    }

    /**
     * Whether any value behind the amounts was made up.
     *
     * @return true if a measure of any stream is synthetic; false if the scenario failed
     */
    public boolean isSynthetic() {
        return allocations.stream()
                .flatMap(allocation -> allocation.streams().stream())
                .anyMatch(Allocation.StreamOutcome::isSynthetic);
    }
}
