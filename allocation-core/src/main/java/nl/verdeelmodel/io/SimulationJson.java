package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.scenario.Assumption;
import nl.verdeelmodel.scenario.Course;
import nl.verdeelmodel.scenario.CourseYear;
import nl.verdeelmodel.scenario.Simulation;

/**
 * Writes a simulation as JSON. Values per region are lists in the order of {@code regions}; exact numbers are texts such as
 * {@code 59/52}.
 */
final class SimulationJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SimulationJson() {}

    static ObjectNode of(Simulation simulation) {
        FundingModel model = simulation.projection().model();
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-simulation-1")
                .put("model", model.id())
                .put("source", model.source());
        root.set("title", text(model.title()));
        root.put("first_year", simulation.plan().first())
                .put("last_year", simulation.plan().last())
                .put("last_year_of_model", simulation.projection().lastKnown())
                .put("growth", simulation.plan().growth().toString())
                .put("within", simulation.plan().tolerance().toString());
        ArrayNode assumptions = root.putArray("assumptions");
        simulation.assumptions().forEach(assumption -> assumptions.add(assumption(assumption)));
        ArrayNode regions = root.putArray("regions");
        for (Region region : simulation.total().regions().regions()) {
            regions.addObject().put("code", region.code()).put("name", region.name());
        }
        ArrayNode courses = root.putArray("streams");
        simulation.courses().forEach(course -> courses.add(course(simulation, course)));
        return root;
    }

    private static ObjectNode assumption(Assumption assumption) {
        ObjectNode node = JSON.objectNode().put("year", assumption.year()).put("stream", assumption.stream());
        if (assumption instanceof Assumption.MeasureOf measure) {
            node.put("measure", measure.measure()).put("asked", measure.asked()).put("from", measure.from());
        } else if (assumption instanceof Assumption.MoneyOf money) {
            node.put(
                            money.ceiling() ? "ceiling_eur" : "amount_eur",
                            money.amount().toString())
                    .put("from", money.from())
                    .put("growth", money.growth().toString());
        }
        node.set("words", text(assumption.words()));
        return node;
    }

    private static ObjectNode course(Simulation simulation, Course course) {
        ObjectNode node = JSON.objectNode()
                .put("stream", course.id())
                .put("has_stability", course.isDampened())
                .put("follows_outcome", simulation.followsOutcome(course))
                .put("converged", course.hasConverged());
        put(node, "years_to_converge", course.yearsToConverge());
        ArrayNode yearsToTarget = node.putArray("years_to_target");
        ArrayNode aboveTarget = node.putArray("above_target_eur");
        for (int i = 0; i < course.regions().size(); i++) {
            OptionalInt passed = course.yearsToTarget(i);
            if (passed.isPresent()) {
                yearsToTarget.add(passed.getAsInt());
            } else {
                yearsToTarget.addNull();
            }
            aboveTarget.add(course.aboveTarget(i).toString());
        }
        ArrayNode years = node.putArray("years");
        course.years().forEach(year -> years.add(year(course, year)));
        return node;
    }

    private static ObjectNode year(Course course, CourseYear year) {
        ObjectNode node = JSON.objectNode()
                .put("year", year.year())
                .put("total_eur", year.total().toString())
                .put("undampened_total_eur", year.undampened().total().toString())
                .put("formula_reach", year.formulaReach().toString())
                .put("kept_from_target_cents", year.keptFromTarget().toString())
                .put("largest_distance", year.largestDistance().toString())
                .put("at_target", year.countAtTarget(course.tolerance()));
        year.baseline().ifPresent(baseline -> node.set("baseline_cents", values(baseline)));
        node.set("targets_cents", values(year.exactTargets()));
        node.set("undampened_eur", amounts(year.undampened()));
        node.set("amounts_eur", amounts(year.amounts()));
        if (course.stream().isPresent()) {
            node.put("held_by_floor", SimulationFiles.held(year, Held.BY_FLOOR, true))
                    .put("held_by_ceiling", SimulationFiles.held(year, Held.BY_CEILING, true))
                    .put("floor_before_balance", SimulationFiles.held(year, Held.BY_FLOOR, false))
                    .put("ceiling_before_balance", SimulationFiles.held(year, Held.BY_CEILING, false));
            ArrayNode held = node.putArray("held_by");
            ArrayNode rules = node.putArray("held_by_rule");
            year.holds().forEach(hold -> {
                held.add(SimulationFiles.word(hold.held(), year.boundsKept()));
                rules.add(hold.rule().isPresent() ? JSON.numberNode(hold.rule().getAsInt()) : JSON.nullNode());
            });
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalInt value) {
        if (value.isPresent()) {
            node.put(name, value.getAsInt());
        } else {
            node.putNull(name);
        }
    }

    private static ArrayNode amounts(RegionBudgets budgets) {
        ArrayNode node = JSON.arrayNode();
        for (int i = 0; i < budgets.regions().size(); i++) {
            node.add(budgets.get(i).toString());
        }
        return node;
    }

    private static ArrayNode values(RegionValues values) {
        ArrayNode node = JSON.arrayNode();
        for (Fraction value : values.values()) {
            node.add(value.toString());
        }
        return node;
    }

    private static ObjectNode text(Text text) {
        return JSON.objectNode().put("nl", text.nl()).put("en", text.en());
    }
}
