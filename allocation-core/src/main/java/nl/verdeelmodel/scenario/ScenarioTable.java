package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.region.RegionSet;

/**
 * Scenarios side by side: what every region gets in each, and the difference to the first one.
 *
 * @param years the years of payment, in the order asked for
 * @param regions the regions, whose order is that of all values
 * @param outcomes what became of each scenario; the first is the unchanged model. At least one did not fail
 */
public record ScenarioTable(ImmutableList<Integer> years, RegionSet regions, ImmutableList<ScenarioOutcome> outcomes) {

    /**
     * A scenario in a year.
     *
     * @param outcome one of {@link #outcomes()}
     * @param year the place of the year in {@link #years()}
     * @return amounts and differences; empty if the scenario failed
     */
    public Optional<ScenarioYear> year(ScenarioOutcome outcome, int year) {
        if (outcome.isFailed()) {
            return Optional.empty();
        }
        Optional<Allocation> first = Optional.of(outcomes.get(0))
                .filter(unchanged -> !unchanged.isFailed())
                .map(unchanged -> unchanged.allocations().get(year));
        return Optional.of(
                ScenarioYear.of(outcome.scenario(), outcome.allocations().get(year), first));
    }

    /**
     * The scenarios that have no amounts.
     *
     * @return in the order of the scenarios
     */
    public ImmutableList<ScenarioOutcome> failed() {
        return outcomes.stream().filter(ScenarioOutcome::isFailed).collect(ImmutableList.toImmutableList());
    }

    /**
     * Whether any value behind the amounts of any scenario was made up.
     *
     * @return true if a scenario is synthetic
     */
    public boolean isSynthetic() {
        return outcomes.stream().anyMatch(ScenarioOutcome::isSynthetic);
    }

    /** Each problem of scenarios once. */
    static List<Problem> problems(List<ScenarioOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.problems().stream())
                .collect(ImmutableSet.toImmutableSet())
                .asList();
    }
}
