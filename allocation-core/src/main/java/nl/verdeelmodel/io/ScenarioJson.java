package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.scenario.ScenarioOutcome;
import nl.verdeelmodel.scenario.ScenarioTable;
import nl.verdeelmodel.scenario.ScenarioYear;

/**
 * Writes scenarios as JSON. Values per region are lists in the order of {@code regions}; differences are the scenario minus the
 * first one; exact numbers are texts such as {@code 59/52}.
 */
final class ScenarioJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ScenarioJson() {}

    static ObjectNode of(ScenarioTable table) {
        ObjectNode root = JSON.objectNode().put("format", "verdeelmodel-scenarios-1");
        table.outcomes().stream()
                .flatMap(outcome -> outcome.allocations().stream())
                .findFirst()
                .ifPresent(allocation -> root.put("model", allocation.model().id()));
        ArrayNode regions = root.putArray("regions");
        for (Region region : table.regions().regions()) {
            regions.addObject().put("code", region.code()).put("name", region.name());
        }
        ArrayNode scenarios = root.putArray("scenarios");
        table.outcomes().forEach(outcome -> scenarios.add(scenario(table, outcome)));
        return root;
    }

    private static ObjectNode scenario(ScenarioTable table, ScenarioOutcome outcome) {
        ObjectNode node = JSON.objectNode().put("id", outcome.scenario().id());
        node.set("title", text(outcome.scenario().title()));
        node.put("source", outcome.scenario().source());
        ArrayNode changes = node.putArray("changes");
        outcome.scenario().changes().forEach(change -> changes.add(change.assignment()));
        outcome.scenario().data().ifPresent(data -> node.put("data", data));
        node.put("failed", outcome.isFailed());
        if (outcome.isFailed()) {
            ArrayNode problems = node.putArray("problems");
            outcome.problems().forEach(problem -> problems.add(problem(problem)));
            return node;
        }
        node.put("synthetic", outcome.isSynthetic());
        ArrayNode years = node.putArray("years");
        for (int year = 0; year < table.years().size(); year++) {
            years.add(year(table.year(outcome, year).orElseThrow()));
        }
        return node;
    }

    private static ObjectNode problem(Problem problem) {
        ObjectNode node = JSON.objectNode()
                .put("code", problem.code())
                .put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
        node.set("message", text(problem.message()));
        node.set("advice", text(problem.advice()));
        return node;
    }

    private static ObjectNode year(ScenarioYear year) {
        ObjectNode node = JSON.objectNode()
                .put("year", year.allocation().year())
                .put("total_eur", year.allocation().total().toString());
        put(node, "difference_eur", year.totalDifference());
        year.movedShare().ifPresent(moved -> node.put("moved_share", moved.toString()));
        ArrayNode amounts = node.putArray("amounts_eur");
        ArrayNode differences = node.putArray("differences_eur");
        for (int i = 0; i < year.allocation().regions().size(); i++) {
            amounts.add(year.amount(i).toString());
            year.difference(i).ifPresentOrElse(more -> differences.add(more.toString()), differences::addNull);
        }
        ArrayNode streams = node.putArray("streams");
        year.streams().forEach(stream -> streams.add(stream(stream)));
        return node;
    }

    private static ObjectNode stream(ScenarioYear.StreamHolds stream) {
        ObjectNode node = JSON.objectNode().put("stream", stream.stream());
        ArrayNode held = node.putArray("held_by");
        stream.holds().forEach(one -> held.add(SimulationFiles.word(one, stream.kept())));
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<Money> amount) {
        amount.ifPresentOrElse(value -> node.put(name, value.toString()), () -> node.putNull(name));
    }

    private static ObjectNode text(Text text) {
        return JSON.objectNode().put("nl", text.nl()).put("en", text.en());
    }
}
