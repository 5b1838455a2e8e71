package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/**
 * Runs the unchanged model and scenarios of it. A scenario that fails keeps its problems and does not stop the others.
 *
 * <p>Each scenario is what a run of the changed model gives: no result of one enters another.
 */
public final class ScenarioRunner {

    private final ScenarioModels models;

    private ScenarioRunner(ScenarioModels models) {
        this.models = models;
    }

    /**
     * A runner of scenarios.
     *
     * @param models where the model of each comes from
     * @return the runner
     */
    public static ScenarioRunner of(ScenarioModels models) {
        return new ScenarioRunner(models);
    }

    /** A scenario whose model was made, or not. */
    private record Prepared(Scenario scenario, Optional<Allocator> allocator, ImmutableList<Problem> problems) {}

    /**
     * Runs scenarios.
     *
     * @param scenarios the scenarios without the unchanged model, which goes first by itself
     * @param years the years of payment, chosen from those of the unchanged model, or of the first model that is sound if that
     *     is not
     * @return the outcomes side by side
     * @throws ProblemException with {@link Scenario#problems}; or with all problems of all scenarios, if every one fails
     */
    public ScenarioTable run(List<Scenario> scenarios, UnaryOperator<List<Integer>> years) {
        List<Problem> wrong = Scenario.problems(scenarios);
        if (!wrong.isEmpty()) {
            throw new ProblemException(wrong);
        }
        List<Prepared> prepared = new ArrayList<>(List.of(prepared(Scenario.UNCHANGED)));
        scenarios.forEach(scenario -> prepared.add(prepared(scenario)));
        ImmutableList<Integer> wanted = prepared.stream()
                .flatMap(one -> one.allocator().stream())
                .findFirst()
                .map(allocator -> ImmutableList.copyOf(years.apply(allocator.years())))
                .orElse(ImmutableList.of());
        return table(wanted, prepared);
    }

    private Prepared prepared(Scenario scenario) {
        try {
            ScenarioModels.Changed changed = models.model(scenario);
            return new Prepared(
                    scenario, Optional.of(Allocator.of(changed.model(), changed.inputs())), ImmutableList.of());
        } catch (ProblemException e) {
            return new Prepared(scenario, Optional.empty(), e.problems());
        }
    }

    private static ScenarioTable table(ImmutableList<Integer> years, List<Prepared> prepared) {
        List<ScenarioOutcome> outcomes = new ArrayList<>();
        Optional<RegionSet> regions = Optional.empty();
        for (Prepared one : prepared) {
            ScenarioOutcome outcome = outcome(one, years, regions);
            outcomes.add(outcome);
            regions =
                    regions.or(() -> outcome.allocations().stream().findFirst().map(Allocation::regions));
        }
        return new ScenarioTable(
                years,
                regions.orElseThrow(() -> new ProblemException(ScenarioTable.problems(outcomes))),
                ImmutableList.copyOf(outcomes));
    }

    private static ScenarioOutcome outcome(Prepared prepared, List<Integer> years, Optional<RegionSet> regions) {
        if (prepared.allocator().isEmpty()) {
            return ScenarioOutcome.failed(prepared.scenario(), prepared.problems());
        }
        try {
            ImmutableList<Allocation> allocations =
                    ImmutableList.copyOf(prepared.allocator().get().allocate(years));
            boolean same =
                    regions.isEmpty() || regions.get().equals(allocations.get(0).regions());
            return same
                    ? ScenarioOutcome.of(prepared.scenario(), allocations)
                    : ScenarioOutcome.failed(
                            prepared.scenario(), ImmutableList.of(otherRegions(prepared.scenario(), regions.get())));
        } catch (ProblemException e) {
            return ScenarioOutcome.failed(prepared.scenario(), e.problems());
        }
    }

    private static Problem otherRegions(Scenario scenario, RegionSet regions) {
        return Problem.input(
                "scenario-other-regions",
                scenario.where(),
                Text.format(
                        "scenario \"{0}\" heeft andere regio's dan {1}; verschillen per regio zijn er dan niet.",
                        "scenario \"{0}\" has other regions than {1}; so there are no differences per region.",
                        scenario.id(),
                        regions),
                Text.of(
                        "Misschien verandert het de regiolijst: vergelijk dan met verdeelmodel compare.",
                        "Maybe it changes the list of regions: then use verdeelmodel compare."));
    }
}
