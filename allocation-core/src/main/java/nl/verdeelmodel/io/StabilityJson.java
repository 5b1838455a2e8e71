package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.analysis.StabilityReport;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.DampenedBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.rounding.Apportionment;

/**
 * Writes how a stream was kept stable as JSON; lists per region are in the order of the regions, {@code null} is nothing.
 *
 * <p>Under a ceiling the rules and the balance start from {@code claims_cents}, otherwise from {@code targets_cents}.
 */
final class StabilityJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final StabilityReport report;
    private final StabilityOutcome outcome;

    private StabilityJson(StabilityReport report) {
        this.report = report;
        this.outcome = report.outcome();
    }

    static ObjectNode of(StabilityReport report) {
        return new StabilityJson(report).node();
    }

    private ObjectNode node() {
        ObjectNode node = JSON.objectNode();
        node.set("policy", policy());
        node.put("total_cents", outcome.situation().total().toString());
        outcome.baseline().ifPresent(measure -> node.set("baseline", MeasureJson.of(measure)));
        if (report.hasClaims()) {
            node.set("claims_cents", texts(line -> line.claim().map(Fraction::toString)));
        }
        node.set("targets_cents", texts(line -> Optional.of(line.target().toString())));
        node.set("undampened_eur", texts(line -> Optional.of(line.undampened().toString())));
        node.set("paths", paths());
        node.set("bounds", bounds());
        node.set("limits", limits());
        node.set("balance", balance());
        node.set("rounding", rounding());
        node.set("amounts_eur", texts(line -> Optional.of(line.amount().toString())));
        node.set("held_by", texts(line -> Optional.of(StabilityFiles.word(report, line))));
        node.set("effect", effect());
        return node;
    }

    /** One entry per region. */
    private ArrayNode texts(Function<StabilityReport.RegionLine, Optional<String>> text) {
        ArrayNode node = JSON.arrayNode();
        for (StabilityReport.RegionLine line : report.regions()) {
            Optional<String> found = text.apply(line);
            node.add(found.isPresent() ? JSON.textNode(found.get()) : JSON.nullNode());
        }
        return node;
    }

    // As written

    private ObjectNode policy() {
        StabilityPolicy policy = outcome.policy();
        ObjectNode node = JSON.objectNode();
        policy.baseline().ifPresent(rule -> node.put("baseline", StabilityRuleJson.baseline(rule)));
        ArrayNode rules = node.putArray("rules");
        policy.rules().forEach(rule -> rules.add(StabilityRuleJson.of(rule)));
        node.put("balance", policy.balance().method().id());
        policy.balance().weights().ifPresent(weights -> node.put("balance_per", StabilityRuleJson.weights(weights)));
        node.put("balance_source", policy.balance().source());
        node.put("infeasible", policy.reduceFloors() ? "reduce-floors" : "refuse");
        policy.priority()
                .ifPresent(priority -> node.put(
                        "crossing",
                        switch (priority) {
                            case FLOOR -> "floor";
                            case CEILING -> "ceiling";
                        }));
        return node;
    }

    // What the rules came to

    private ArrayNode paths() {
        ArrayNode node = JSON.arrayNode();
        for (StabilityOutcome.PathOutcome path : outcome.paths()) {
            ObjectNode entry = node.addObject().put("rule", StabilityReport.number(outcome, path.rule()));
            path.values().ifPresent(values -> entry.set("values", MeasureJson.values(values)));
            entry.set("measures", measures(path.measures()));
            entry.set("targets_cents", MeasureJson.values(path.targets()));
        }
        return node;
    }

    private ArrayNode bounds() {
        ArrayNode node = JSON.arrayNode();
        for (StabilityOutcome.BoundOutcome bound : outcome.bounds()) {
            ObjectNode entry = node.addObject()
                    .put("rule", StabilityReport.number(outcome, bound.rule()))
                    .put("side", side(bound.bound().side()));
            bound.values().ifPresent(values -> entry.set("values", MeasureJson.values(values)));
            entry.set("measures", measures(bound.measures()));
            ArrayNode cents = entry.putArray("cents");
            for (int i = 0; i < report.regions().size(); i++) {
                Optional<Fraction> amount = bound.bound().cents(i);
                cents.add(amount.isPresent() ? JSON.textNode(amount.get().toString()) : JSON.nullNode());
            }
        }
        return node;
    }

    static String side(BoundSide side) {
        return switch (side) {
            case FLOOR -> "floor";
            case CEILING -> "ceiling";
            case SCALED_ABOVE -> "scaled-above";
        };
    }

    private static ObjectNode measures(ImmutableMap<String, MeasureOutcome> measures) {
        ObjectNode node = JSON.objectNode();
        measures.forEach((name, measure) -> node.set(name, MeasureJson.of(measure)));
        return node;
    }

    private ObjectNode limits() {
        ObjectNode node = JSON.objectNode();
        node.set(
                "floors_cents",
                texts(line -> line.floor().map(limit -> limit.cents().toString())));
        node.set("floor_rules", rules(StabilityReport.RegionLine::floor));
        node.set(
                "ceilings_cents",
                texts(line -> line.ceiling().map(limit -> limit.cents().toString())));
        node.set("ceiling_rules", rules(StabilityReport.RegionLine::ceiling));
        node.set("crossed", codes(outcome.dampened().limits().crossed()));
        return node;
    }

    private ArrayNode rules(Function<StabilityReport.RegionLine, Optional<StabilityReport.Limit>> limit) {
        ArrayNode node = JSON.arrayNode();
        for (StabilityReport.RegionLine line : report.regions()) {
            Optional<StabilityReport.Limit> found = limit.apply(line);
            node.add(found.isPresent() ? JSON.numberNode(found.get().rule().number()) : JSON.nullNode());
        }
        return node;
    }

    private ArrayNode codes(List<Integer> regions) {
        ArrayNode node = JSON.arrayNode();
        regions.forEach(region -> node.add(report.regionSet().get(region).code()));
        return node;
    }

    private ObjectNode balance() {
        DampenedBudgets dampened = outcome.dampened();
        ObjectNode node = JSON.objectNode()
                .put("method", outcome.policy().balance().method().id())
                .put("floors_reduced", dampened.floorsReduced());
        outcome.weights().ifPresent(weights -> node.set("per", MeasureJson.of(weights)));
        ObjectNode multiplier = node.putObject("multiplier");
        put(multiplier, "low", report.multipliers().low());
        put(multiplier, "high", report.multipliers().high());
        node.set("meaning", MeasureJson.text(report.multiplierMeaning()));
        ArrayNode amounts = node.putArray("amounts_cents");
        dampened.certificate().amounts().forEach(amount -> amounts.add(amount.toString()));
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<Fraction> number) {
        node.set(name, number.isPresent() ? JSON.textNode(number.get().toString()) : JSON.nullNode());
    }

    private ObjectNode rounding() {
        Apportionment rounding = outcome.rounding();
        RegionSet regions = report.regionSet();
        ObjectNode node = JSON.objectNode().put("unit_cents", outcome.unitCents());
        ArrayNode roundedUp = node.putArray("rounded_up");
        for (int i = 0; i < regions.size(); i++) {
            if (rounding.isRoundedUp(i)) {
                roundedUp.add(regions.get(i).code());
            }
        }
        node.putObject("tie")
                .put("units", rounding.tiedUnits())
                .set(
                        "regions",
                        codes(rounding.tied().stream()
                                .filter(index -> index < regions.size())
                                .toList()));
        return node;
    }

    // What it did

    private ObjectNode effect() {
        ObjectNode node = JSON.objectNode()
                .put("cost_eur", outcome.cost().toString())
                .put(
                        "kept_from_target_cents",
                        report.totalIsAnOutcome()
                                ? null
                                : report.keptFromTarget().toString())
                .put("below_target_eur", report.belowTarget().toString())
                .put("above_target_eur", report.aboveTarget().toString())
                .put("formula_reach", report.formulaReach().toString());
        node.set("distance_before", texts(line -> line.distanceBefore().map(Fraction::toString)));
        node.set("distance_after", texts(line -> line.distanceAfter().map(Fraction::toString)));
        node.set("change_on_baseline", texts(line -> line.change().map(Fraction::toString)));
        ArrayNode contributions = node.putArray("contributions");
        report.contributions()
                .items()
                .forEach(item -> contributions
                        .addObject()
                        .put("payer", StabilityFiles.payer(report.regionSet(), item))
                        .put("receiver", StabilityFiles.receiver(report.regionSet(), item))
                        .put("amount_eur", item.amount().toString()));
        return node;
    }
}
