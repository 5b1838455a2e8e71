package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.analysis.robustness.Cliff;
import nl.verdeelmodel.analysis.robustness.CliffEdges;
import nl.verdeelmodel.analysis.robustness.Effect;
import nl.verdeelmodel.analysis.robustness.InputEffect;
import nl.verdeelmodel.analysis.robustness.Kink;
import nl.verdeelmodel.analysis.robustness.Limit;
import nl.verdeelmodel.analysis.robustness.ModelInput;
import nl.verdeelmodel.analysis.robustness.ParameterEffect;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;

/**
 * Cliffs as files: cliffs, kinks and the effects of small changes as CSV, all of it exact as JSON. The same bytes on every
 * machine.
 *
 * <p>In the CSV files a cell is empty where there is nothing to say. Effects in euros are those of whole cents; values,
 * distances, elasticities and amounts per unit have six decimals, rounded half up; amounts of parameters are in euros. A
 * relative distance of 0.1 is ten percent of the value. If any measure was made up, the first line
 * of each file begins with {@code # SYNTHETIC}; the column {@code synthetic} says it of the one measure.
 * Where several limits lie at one place, their kinds, rules and sources are separated by semicolons.
 */
public final class CliffFiles {

    private static final int DECIMALS = 6;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CliffFiles() {}

    /**
     * The tables of an analysis.
     *
     * @param found the outcome
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(CliffEdges found) {
        return ImmutableMap.of(
                "cliffs.csv", cliffs(found),
                "kinks.csv", kinks(found),
                "effects.csv", effects(found),
                "parameters.csv", parameters(found));
    }

    /**
     * The cliffs in their rank, a row each.
     *
     * @param found the outcome
     * @return the CSV text; the effects are empty where the model has no amounts beyond
     */
    public static String cliffs(CliffEdges found) {
        return AllocationFiles.csv(isSynthetic(found), csv -> {
            csv.writeRecord(
                    "rank",
                    "measure",
                    "year",
                    "region_code",
                    "region_name",
                    "value",
                    "last_on_this_side",
                    "first_beyond",
                    "distance",
                    "relative_distance",
                    "kind",
                    "limit",
                    "rule",
                    "source",
                    "own_eur",
                    "largest_region_code",
                    "largest_eur",
                    "moved_eur",
                    "refusal",
                    "synthetic");
            for (int i = 0; i < found.cliffs().size(); i++) {
                Cliff cliff = found.cliffs().get(i);
                csv.writeRecord(
                        Integer.toString(i + 1),
                        cliff.input().measure(),
                        Integer.toString(cliff.input().year()),
                        found.regions().get(cliff.region()).code(),
                        found.regions().get(cliff.region()).name(),
                        decimal(cliff.value()),
                        decimal(cliff.here()),
                        decimal(cliff.there()),
                        decimal(cliff.distance()),
                        cliff.relativeDistance().map(CliffFiles::decimal).orElse(""),
                        kinds(cliff.limits()),
                        values(cliff.limits()),
                        rules(cliff.limits()),
                        sources(cliff.limits()),
                        own(cliff.jump(), cliff.region()),
                        largest(cliff.jump(), found.regions()),
                        onLargest(cliff.jump()),
                        moved(cliff.jump()),
                        cliff.refusal().en(),
                        Boolean.toString(cliff.input().synthetic()));
            }
        });
    }

    /**
     * The kinks, the nearest first, a row each.
     *
     * @param found the outcome
     * @return the CSV text
     */
    public static String kinks(CliffEdges found) {
        return AllocationFiles.csv(isSynthetic(found), csv -> {
            csv.writeRecord(
                    "measure",
                    "year",
                    "region_code",
                    "region_name",
                    "value",
                    "first_beyond",
                    "distance",
                    "kind",
                    "rule",
                    "source",
                    "now",
                    "then",
                    "eur_per_unit_here",
                    "eur_per_unit_beyond",
                    "change_eur_per_unit",
                    "synthetic");
            for (Kink kink : found.kinks()) {
                csv.writeRecord(
                        kink.input().measure(),
                        Integer.toString(kink.input().year()),
                        found.regions().get(kink.region()).code(),
                        found.regions().get(kink.region()).name(),
                        decimal(kink.value()),
                        decimal(kink.there()),
                        decimal(kink.distance()),
                        kinds(kink.limits()),
                        rules(kink.limits()),
                        sources(kink.limits()),
                        kink.now().en(),
                        kink.then().en(),
                        euros(kink.slopeHere()),
                        euros(kink.slopeThere()),
                        euros(kink.slopeChange()),
                        Boolean.toString(kink.input().synthetic()));
            }
        });
    }

    /**
     * What small changes of every value of every region do, a row per change.
     *
     * @param found the outcome
     * @return the CSV text
     */
    public static String effects(CliffEdges found) {
        return AllocationFiles.csv(isSynthetic(found), csv -> {
            csv.writeRecord(
                    "measure",
                    "year",
                    "region_code",
                    "region_name",
                    "value",
                    "change",
                    "changed_to",
                    "own_eur",
                    "eur_per_unit",
                    "elasticity",
                    "largest_region_code",
                    "largest_eur",
                    "moved_eur",
                    "refusal",
                    "synthetic");
            for (InputEffect effect : found.inputEffects()) {
                csv.writeRecord(
                        effect.input().measure(),
                        Integer.toString(effect.input().year()),
                        found.regions().get(effect.region()).code(),
                        found.regions().get(effect.region()).name(),
                        decimal(effect.before()),
                        effect.change().id(),
                        decimal(effect.after()),
                        own(effect.effect(), effect.region()),
                        effect.perUnit().map(CliffFiles::euros).orElse(""),
                        effect.elasticity().map(CliffFiles::decimal).orElse(""),
                        largest(effect.effect(), found.regions()),
                        onLargest(effect.effect()),
                        moved(effect.effect()),
                        effect.refusal().en(),
                        Boolean.toString(effect.input().synthetic()));
            }
        });
    }

    /**
     * What small changes of every number that the model states do, a row per change.
     *
     * @param found the outcome
     * @return the CSV text; money in euros
     */
    public static String parameters(CliffEdges found) {
        return AllocationFiles.csv(isSynthetic(found), csv -> {
            csv.writeRecord(
                    "parameter",
                    "source",
                    "unit",
                    "value",
                    "change",
                    "changed_to",
                    "largest_region_code",
                    "largest_eur",
                    "moved_eur",
                    "refusal");
            for (ParameterEffect effect : found.parameterEffects()) {
                csv.writeRecord(
                        effect.parameter().path(),
                        effect.parameter().source(),
                        switch (effect.parameter().unit()) {
                            case MONEY -> "eur";
                            case RELATIVE -> "part";
                            case COUNT -> "count";
                        },
                        effect.parameter().shown(effect.parameter().value(), DECIMALS),
                        effect.change().id(),
                        effect.parameter().shown(effect.after(), DECIMALS),
                        largest(effect.effect(), found.regions()),
                        onLargest(effect.effect()),
                        moved(effect.effect()),
                        effect.refusal().en());
            }
        });
    }

    /**
     * The whole outcome with exact numbers; values and distances are texts such as {@code 59/52}.
     *
     * @param found the outcome
     * @return the JSON text
     */
    public static String json(CliffEdges found) {
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-cliffs-1")
                .put("model", found.model().id())
                .put("source", found.model().source())
                .put("year", found.year())
                .put("synthetic", isSynthetic(found));
        ArrayNode regions = root.putArray("regions");
        found.regions()
                .regions()
                .forEach(
                        region -> regions.addObject().put("code", region.code()).put("name", region.name()));
        ArrayNode cliffs = root.putArray("cliffs");
        found.cliffs().forEach(cliff -> cliffs.add(json(cliff, found.regions())));
        ArrayNode kinks = root.putArray("kinks");
        found.kinks().forEach(kink -> kinks.add(json(kink, found.regions())));
        ArrayNode effects = root.putArray("effects");
        found.inputEffects().forEach(effect -> effects.add(json(effect, found.regions())));
        ArrayNode parameters = root.putArray("parameters");
        found.parameterEffects().forEach(effect -> parameters.add(json(effect, found.regions())));
        return JsonFormat.write(root);
    }

    private static boolean isSynthetic(CliffEdges found) {
        return found.inputs().stream().anyMatch(ModelInput::synthetic);
    }

    private static ObjectNode json(Cliff cliff, RegionSet regions) {
        ObjectNode node = input(cliff.input(), cliff.region(), regions)
                .put("value", cliff.value().toString())
                .put("last_on_this_side", cliff.here().toString())
                .put("first_beyond", cliff.there().toString())
                .put("distance", cliff.distance().toString());
        limits(node, cliff.limits());
        cliff.jump().ifPresent(jump -> effect(node, jump, regions));
        node.put("refusal", cliff.refusal().en());
        return node;
    }

    private static ObjectNode json(Kink kink, RegionSet regions) {
        ObjectNode node = input(kink.input(), kink.region(), regions)
                .put("value", kink.value().toString())
                .put("first_beyond", kink.there().toString())
                .put("distance", kink.distance().toString());
        limits(node, kink.limits());
        return node.put("now", kink.now().en())
                .put("then", kink.then().en())
                .put("cents_per_unit_here", kink.slopeHere().toString())
                .put("cents_per_unit_beyond", kink.slopeThere().toString());
    }

    private static ObjectNode json(InputEffect found, RegionSet regions) {
        ObjectNode node = input(found.input(), found.region(), regions)
                .put("value", found.before().toString())
                .put("change", found.change().id())
                .put("changed_to", found.after().toString());
        found.effect().ifPresent(effect -> effect(node, effect, regions));
        found.elasticity().ifPresent(elasticity -> node.put("elasticity", elasticity.toString()));
        return node.put("refusal", found.refusal().en());
    }

    private static ObjectNode json(ParameterEffect found, RegionSet regions) {
        ObjectNode node = JSON.objectNode()
                .put("parameter", found.parameter().path())
                .put("source", found.parameter().source())
                .put("unit", found.parameter().unit().name().toLowerCase(Locale.ROOT))
                .put("value", found.parameter().value().toString())
                .put("change", found.change().id())
                .put("changed_to", found.after().toString());
        found.effect().ifPresent(effect -> effect(node, effect, regions));
        return node.put("refusal", found.refusal().en());
    }

    private static ObjectNode input(ModelInput input, int region, RegionSet regions) {
        return JSON.objectNode()
                .put("measure", input.measure())
                .put("year", input.year())
                .put("synthetic", input.synthetic())
                .put("region", regions.get(region).code());
    }

    private static void limits(ObjectNode node, List<Limit> limits) {
        ArrayNode list = node.putArray("limits");
        for (Limit limit : limits) {
            ObjectNode item = list.addObject()
                    .put("kind", limit.kind().id())
                    .put("rule", limit.rule())
                    .put("source", limit.source());
            limit.value().ifPresent(value -> item.put("value", value.toString()));
        }
    }

    private static void effect(ObjectNode node, Effect effect, RegionSet regions) {
        node.put("largest_region", regions.get(effect.largest()).code())
                .put("largest_eur", effect.onLargest().toString())
                .put("moved_eur", effect.moved().toString());
        ArrayNode changes = node.putArray("changes_eur");
        for (int i = 0; i < effect.perRegion().size(); i++) {
            changes.add(effect.perRegion().get(i).toString());
        }
    }

    private static String kinds(List<Limit> limits) {
        return limits.stream().map(limit -> limit.kind().id()).distinct().collect(Collectors.joining("; "));
    }

    private static String values(List<Limit> limits) {
        return limits.stream()
                .flatMap(limit -> limit.value().stream())
                .map(CliffFiles::decimal)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String rules(List<Limit> limits) {
        return limits.stream().map(Limit::rule).distinct().collect(Collectors.joining("; "));
    }

    private static String sources(List<Limit> limits) {
        return limits.stream()
                .map(Limit::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String own(Optional<Effect> effect, int region) {
        return effect.map(found -> found.perRegion().get(region).toString()).orElse("");
    }

    private static String largest(Optional<Effect> effect, RegionSet regions) {
        return effect.map(found -> regions.get(found.largest()).code()).orElse("");
    }

    private static String onLargest(Optional<Effect> effect) {
        return effect.map(found -> found.onLargest().toString()).orElse("");
    }

    private static String moved(Optional<Effect> effect) {
        return effect.map(found -> found.moved().toString()).orElse("");
    }

    private static String euros(Fraction cents) {
        return decimal(cents.dividedBy(Money.CENTS_PER_EURO));
    }

    private static String decimal(Fraction value) {
        return value.toDecimal(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
