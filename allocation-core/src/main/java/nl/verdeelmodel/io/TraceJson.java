package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.analysis.StabilityReport;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;

/**
 * Writes allocations with all their stages as JSON. Values per region are lists in the order of {@code regions}; exact
 * numbers are texts such as {@code 59/52}.
 */
final class TraceJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TraceJson() {}

    static ObjectNode of(List<Allocation> allocations) {
        ObjectNode root = JSON.objectNode().put("format", "verdeelmodel-allocation-1");
        ArrayNode years = root.putArray("years");
        allocations.forEach(allocation -> years.add(allocation(allocation)));
        return root;
    }

    private static ObjectNode allocation(Allocation allocation) {
        ObjectNode node = JSON.objectNode()
                .put("year", allocation.year())
                .put("model", allocation.model().id())
                .put("source", allocation.model().source());
        node.set("title", MeasureJson.text(allocation.model().title()));
        node.put("total_eur", allocation.total().toString());
        node.put("region_set", allocation.regions().year());
        ArrayNode regions = node.putArray("regions");
        for (int i = 0; i < allocation.regions().size(); i++) {
            Region region = allocation.regions().get(i);
            regions.addObject()
                    .put("code", region.code())
                    .put("name", region.name())
                    .put("total_eur", allocation.budgets().get(i).toString());
        }
        ArrayNode streams = node.putArray("streams");
        allocation.streams().forEach(stream -> streams.add(stream(stream)));
        return node;
    }

    private static ObjectNode stream(Allocation.StreamOutcome stream) {
        ObjectNode node = JSON.objectNode()
                .put("id", stream.rule().id())
                .put("source", stream.rule().source())
                .put(
                        stream.rule().money().ceiling() ? "ceiling_eur" : "available_eur",
                        stream.available().toString())
                .put("amount_eur", stream.amount().toString())
                .put("unspent_eur", stream.unspent().toString());
        node.set("title", MeasureJson.text(stream.rule().title()));
        node.putObject("rounding")
                .put("unit_cents", stream.rule().rounding().unitCents())
                .put("method", stream.rule().rounding().method());
        ArrayNode amounts = node.putArray("amounts_eur");
        for (int i = 0; i < stream.budgets().regions().size(); i++) {
            amounts.add(stream.budgets().get(i).toString());
        }
        ArrayNode tiedParts = node.putArray("tied_parts");
        stream.partition()
                .ifPresent(split -> split.tied()
                        .forEach(i -> tiedParts.add(stream.parts().get(i).rule().id())));
        ArrayNode parts = node.putArray("parts");
        stream.parts().forEach(part -> parts.add(part(part)));
        StabilityReport.of(stream).ifPresent(report -> node.set("stability", StabilityJson.of(report)));
        return node;
    }

    private static ObjectNode part(Allocation.PartOutcome part) {
        ObjectNode node = JSON.objectNode()
                .put("id", part.rule().id())
                .put("source", part.rule().source())
                .put("amount_eur", part.amount().toString());
        node.set("title", MeasureJson.text(part.rule().title()));
        part.rule().share().ifPresent(share -> node.put("share_of_stream", share.toString()));
        part.rule().key().terms().frozen().ifPresent(frozen -> {
            ObjectNode years = node.putObject("frozen");
            frozen.baseYears().forEach((year, base) -> years.put(year.toString(), base));
        });
        node.set("key", key(part.key()));
        node.put("key_source", part.rule().key().terms().source());
        RegionSet regions = part.budgets().regions();
        ArrayNode targets = node.putArray("targets_cents");
        ArrayNode amounts = node.putArray("amounts_eur");
        ArrayNode roundedUp = node.putArray("rounded_up");
        for (int i = 0; i < regions.size(); i++) {
            targets.add(part.targets().inCents(i).toString());
            amounts.add(part.budgets().get(i).toString());
            if (part.rounding().isRoundedUp(i)) {
                roundedUp.add(regions.get(i).code());
            }
        }
        ObjectNode tie = node.putObject("tie").put("units", part.rounding().tiedUnits());
        ArrayNode tied = tie.putArray("regions");
        part.rounding().tied().forEach(i -> tied.add(regions.get(i).code()));
        return node;
    }

    private static ObjectNode key(KeyOutcome key) {
        ObjectNode node = JSON.objectNode();
        if (key instanceof KeyOutcome.Proportional proportional) {
            node.put("kind", "proportional");
            node.set("measure", MeasureJson.of(proportional.measure()));
            proportional.eligibility().ifPresent(condition -> node.set("eligible", condition(condition)));
            excluded(node, key, proportional.excluded());
        } else if (key instanceof KeyOutcome.Equal equal) {
            node.put("kind", "equal");
            excluded(node, key, equal.excluded());
        } else if (key instanceof KeyOutcome.Blend blend) {
            node.put("kind", "blend");
            ArrayNode components = node.putArray("components");
            blend.components()
                    .forEach(component -> components
                            .addObject()
                            .put("weight", component.weight().toString())
                            .set("key", key(component.outcome())));
        } else if (key instanceof KeyOutcome.Claims claims) {
            node.put("kind", claims.steps().isPresent() ? "steps" : "amounts");
            node.set("measure", MeasureJson.of(claims.measure()));
            claims.steps().ifPresent(steps -> steps(node, steps));
            node.put("claims_total_eur", claims.total().toString());
            node.set("claims_cents", MeasureJson.values(claims.claims()));
            excluded(node, key, claims.excluded());
        }
        ArrayNode shares = node.putArray("shares");
        for (int i = 0; i < key.key().regions().size(); i++) {
            shares.add(key.key().share(i).toString());
        }
        return node;
    }

    private static void excluded(ObjectNode node, KeyOutcome key, Set<Integer> regions) {
        ArrayNode excluded = node.putArray("excluded");
        regions.forEach(index -> excluded.add(key.key().regions().get(index).code()));
    }

    private static void steps(ObjectNode node, KeyOutcome.StepsTaken steps) {
        ArrayNode table = node.putArray("steps");
        for (StepTable.Step step : steps.table().steps()) {
            ObjectNode row = table.addObject().put("from", step.from());
            step.to().ifPresent(to -> row.put("to", to));
            row.put("amount_eur", step.amount().toString());
        }
        ArrayNode taken = node.putArray("step_of");
        steps.stepOf().forEach(taken::add);
    }

    private static ObjectNode condition(KeyOutcome.Condition condition) {
        ObjectNode node = JSON.objectNode()
                .put("at_least", condition.rule().atLeast().toString())
                .put("source", condition.source());
        node.set("base", MeasureJson.of(condition.base()));
        node.set("ratios", MeasureJson.values(condition.outcome().ratios()));
        ArrayNode takesPart = node.putArray("takes_part");
        condition.outcome().eligible().forEach(takesPart::add);
        return node;
    }
}
