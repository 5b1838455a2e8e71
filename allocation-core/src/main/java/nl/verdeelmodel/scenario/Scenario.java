package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * A named list of changes to a model.
 *
 * @param id a short stable name
 * @param title the name for readers
 * @param source who proposed it and where; empty if that is not stated
 * @param changes the changes in the order in which they are made
 * @param data a folder whose tables go before all others, as it is named where the scenario is written; empty for none
 * @param where where the scenario is written, for problems
 */
public record Scenario(
        String id, Text title, String source, ImmutableList<Change> changes, Optional<String> data, Where where) {

    /** The id of {@link #UNCHANGED}, which no other scenario may have. */
    public static final String UNCHANGED_ID = "unchanged";

    /** The model as it is: always the first scenario, which the others are compared with. */
    public static final Scenario UNCHANGED = new Scenario(
            UNCHANGED_ID, Text.of("ongewijzigd", "unchanged"), "", ImmutableList.of(), Optional.empty(), Where.NOWHERE);

    /**
     * A scenario that was not read from a file.
     *
     * @param id a short stable name, which is its title too
     * @param assignments the changes, each {@code path=value}
     * @return the scenario
     * @throws nl.verdeelmodel.problem.ProblemException if a change has no equals sign
     */
    public static Scenario of(String id, String... assignments) {
        Problems problems = new Problems();
        ImmutableList.Builder<Change> changes = ImmutableList.builder();
        for (String assignment : assignments) {
            problems.collect(() -> Change.of(assignment)).ifPresent(changes::add);
        }
        problems.throwIfAny();
        return new Scenario(id, Text.same(id), "", changes.build(), Optional.empty(), Where.path(id));
    }

    /**
     * The id of a scenario and where it is written, of a scenario too that is not sound otherwise.
     *
     * @param id the id
     * @param where where the scenario is written, for problems
     */
    public record Name(String id, Where where) {}

    /**
     * What is wrong with scenarios that are to stand side by side, apart from what their models say.
     *
     * @param scenarios the scenarios without {@link #UNCHANGED}
     * @return a problem for each that has the id of an earlier one or of the unchanged model, changes nothing, or changes one
     *     place twice
     */
    public static ImmutableList<Problem> problems(List<Scenario> scenarios) {
        Problems problems = new Problems();
        problems.addAll(nameProblems(scenarios.stream()
                .map(scenario -> new Name(scenario.id(), scenario.where()))
                .toList()));
        problems.addAll(changeProblems(scenarios));
        return problems.list();
    }

    /**
     * What is wrong with the ids of scenarios that are to stand side by side.
     *
     * @param names the ids, in the order of the scenarios
     * @return a problem for each that is the id of an earlier one or of the unchanged model
     */
    public static ImmutableList<Problem> nameProblems(List<Name> names) {
        Problems problems = new Problems();
        Set<String> ids = new HashSet<>();
        for (Name name : names) {
            if (name.id().equals(UNCHANGED_ID)) {
                problems.add(reserved(name));
            } else if (!ids.add(name.id())) {
                problems.add(duplicate(name));
            }
        }
        return problems.list();
    }

    /**
     * What is wrong with the changes of scenarios, apart from what their models say.
     *
     * @param scenarios the scenarios without {@link #UNCHANGED}
     * @return a problem for each that changes nothing, or changes one place twice
     */
    public static ImmutableList<Problem> changeProblems(List<Scenario> scenarios) {
        Problems problems = new Problems();
        for (Scenario scenario : scenarios) {
            if (scenario.changes().isEmpty() && scenario.data().isEmpty()) {
                problems.add(empty(scenario));
            }
            problems.addAll(changedTwice(scenario));
        }
        return problems.list();
    }

    private static Problem reserved(Name name) {
        return Problem.input(
                "scenario-reserved",
                name.where(),
                Text.format(
                        "\"{0}\" is het ongewijzigde model, dat vanzelf het eerste scenario is.",
                        "\"{0}\" is the unchanged model, which is the first scenario by itself.", UNCHANGED_ID),
                Text.of("Misschien dit scenario weglaten.", "Maybe leave this scenario out."));
    }

    private static Problem duplicate(Name name) {
        return Problem.input(
                "scenario-duplicate",
                name.where(),
                Text.format("er is al een scenario \"{0}\".", "there is a scenario \"{0}\" already.", name.id()),
                Text.of("Misschien een ander id kiezen.", "Maybe choose another id."));
    }

    private static Problem empty(Scenario scenario) {
        return Problem.input(
                "scenario-empty",
                scenario.where(),
                Text.format(
                        "scenario \"{0}\" verandert niets: het heeft geen wijziging en geen datamap.",
                        "scenario \"{0}\" changes nothing: it has no change and no data folder.", scenario.id()),
                Text.of(
                        "Misschien \"changes\" invullen, of het scenario weglaten: het ongewijzigde model staat er al.",
                        "Maybe fill in \"changes\", or leave it out: the unchanged model is there already."));
    }

    private static List<Problem> changedTwice(Scenario scenario) {
        Set<String> paths = new HashSet<>();
        return scenario.changes().stream()
                .filter(change -> !paths.add(change.path()))
                .map(change -> Problem.input(
                        "scenario-change-twice",
                        change.where(),
                        Text.format(
                                "scenario \"{0}\" verandert \"{1}\" al.",
                                "scenario \"{0}\" changes \"{1}\" already.", scenario.id(), change.path()),
                        Text.of("Misschien zijn het twee scenario's.", "Maybe these are two scenarios.")))
                .toList();
    }
}
