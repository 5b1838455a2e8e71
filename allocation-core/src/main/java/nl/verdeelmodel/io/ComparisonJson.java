package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.Bands;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.ComparisonMeasures;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.analysis.comparison.Effect;
import nl.verdeelmodel.analysis.comparison.EffectReasons;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.analysis.comparison.Inequality;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionValues;

/**
 * Writes a comparison as JSON. Values per region are lists in the order of {@code regions}; exact numbers are texts such as
 * {@code 59/52}, amounts are in cents, statistics are numbers with all their digits.
 */
final class ComparisonJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ComparisonJson() {}

    static ObjectNode of(Comparison comparison, ComparisonMeasures measures, List<Bands> bands, EffectReasons reasons) {
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-comparison-1")
                .put("direction", "b-minus-a")
                .put("synthetic", comparison.isSynthetic());
        root.set("a", division(comparison.a()));
        root.set("b", division(comparison.b()));
        comparison.beforeCarry().ifPresent(before -> root.set("a_before_carry", carried(before)));
        root.set("regions", regions(comparison));
        root.set("a_cents", values(comparison.a().cents()));
        root.set("b_cents", values(comparison.b().cents()));
        root.set("b_minus_a_cents", values(comparison.differences()));
        ArrayNode relative = root.putArray("b_minus_a_part");
        ArrayNode effects = root.putArray("effect");
        for (int i = 0; i < comparison.regions().size(); i++) {
            put(relative, comparison.relative(i));
            effects.add(ComparisonFiles.effect(comparison, i));
        }
        root.put("total_b_minus_a_cents", comparison.totalDifference().toString())
                .put("zero_band_cents", comparison.zeroBand().toString());
        people(root, "young_people", comparison.youngPeople());
        people(root, "inhabitants", comparison.inhabitants());
        root.set("measures", measures(measures));
        measures.decomposition().ifPresent(split -> root.set("theil_groups", split(split)));
        root.set("climb", climb(measures));
        root.set("bands", bands(bands));
        root.set("largest_gains", largest(comparison, reasons, Effect.GAIN));
        root.set("largest_losses", largest(comparison, reasons, Effect.LOSS));
        return root;
    }

    private static ArrayNode measures(ComparisonMeasures measures) {
        ArrayNode list = JSON.arrayNode();
        for (ComparisonMeasures.OfSides row : measures.sides()) {
            ObjectNode node =
                    list.addObject().put("measure", row.id()).put("basis", ComparisonFiles.basis(row.basis()));
            put(node, "a", row.a());
            put(node, "b", row.b());
        }
        for (ComparisonMeasures.Between row : measures.between()) {
            ObjectNode node =
                    list.addObject().put("measure", row.id()).put("basis", ComparisonFiles.basis(row.basis()));
            put(node, "value", row.value().orElse(Double.NaN));
        }
        return list;
    }

    /** JSON has no infinite numbers: null where a value is infinite or does not exist. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static ObjectNode split(ComparisonMeasures.Split split) {
        ObjectNode node = JSON.objectNode()
                .put("grouping", split.grouping().title())
                .put("basis", ComparisonFiles.basis(split.basis()));
        ArrayNode groupOf = node.putArray("group_of_region");
        split.grouping().groupOf().forEach(groupOf::add);
        ArrayNode groups = node.putArray("groups");
        split.grouping().groups().forEach(groups::add);
        node.set("a", decomposition(split.a()));
        node.set("b", decomposition(split.b()));
        return node;
    }

    private static ObjectNode decomposition(Inequality.Decomposition parts) {
        ObjectNode node = JSON.objectNode().put("between", parts.between()).put("within", parts.within());
        ArrayNode groups = node.putArray("groups");
        parts.groups().forEach(groups::add);
        return node;
    }

    /** Places that each region climbs in the order of amounts. */
    private static ArrayNode climb(ComparisonMeasures measures) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < measures.ranks().ranksA().size(); i++) {
            list.add(measures.ranks().climb(i).toString());
        }
        return list;
    }

    private static ArrayNode bands(List<Bands> bands) {
        ArrayNode list = JSON.arrayNode();
        for (Bands one : bands) {
            ObjectNode node = list.addObject()
                    .put("measure", ComparisonFiles.measure(one.measure()))
                    .put("width", one.width().toString());
            ArrayNode rows = node.putArray("bands");
            for (Bands.Band band : one.bands()) {
                ObjectNode row = rows.addObject()
                        .put("kind", band.kind().name().toLowerCase(Locale.ROOT))
                        .put("number", band.number())
                        .put("regions", band.tally().regions());
                band.tally().youngPeople().ifPresent(people -> row.put("young_people", people.toString()));
                band.tally().inhabitants().ifPresent(people -> row.put("inhabitants", people.toString()));
                row.put("b_minus_a_cents", band.tally().cents().toString());
            }
        }
        return list;
    }

    private static ArrayNode largest(Comparison comparison, EffectReasons reasons, Effect effect) {
        ArrayNode list = JSON.arrayNode();
        for (int region : comparison.largest(effect, Comparison.LARGEST)) {
            ObjectNode node = list.addObject()
                    .put("region", comparison.regions().get(region).code())
                    .put("b_minus_a_cents", comparison.difference(region).toString());
            ArrayNode sentences = node.putArray("reasons");
            reasons.of(region).forEach(reason -> sentences.add(text(reason)));
        }
        return list;
    }

    private static ObjectNode division(Division division) {
        ObjectNode node = JSON.objectNode();
        node.set("label", text(division.label()));
        node.put("synthetic", division.synthetic())
                .put("total_cents", division.total().toString())
                .put("unit_cents", division.unit().toString());
        division.allocation()
                .ifPresent(
                        allocation -> node.put("model", allocation.model().id()).put("year", allocation.year()));
        division.stream().ifPresent(stream -> node.put("stream", stream));
        return node;
    }

    private static ObjectNode carried(Division before) {
        return JSON.objectNode()
                .put("regions", before.regions().size())
                .put("year_of_regions", before.regions().year())
                .put("total_cents", before.total().toString());
    }

    private static ArrayNode regions(Comparison comparison) {
        ArrayNode regions = JSON.arrayNode();
        for (Region region : comparison.regions().regions()) {
            regions.addObject().put("code", region.code()).put("name", region.name());
        }
        return regions;
    }

    private static void people(ObjectNode root, String name, Optional<Headcount> people) {
        people.ifPresent(known -> {
            ObjectNode node = root.putObject(name);
            node.set("title", text(known.title()));
            node.put("synthetic", known.synthetic());
            node.set("values", values(known.values()));
        });
    }

    private static void put(ArrayNode list, Optional<Fraction> value) {
        if (value.isPresent()) {
            list.add(value.get().toString());
        } else {
            list.addNull();
        }
    }

    static ArrayNode values(RegionValues values) {
        ArrayNode node = JSON.arrayNode();
        for (Fraction value : values.values()) {
            node.add(value.toString());
        }
        return node;
    }

    static ObjectNode text(Text text) {
        return JSON.objectNode().put("nl", text.nl()).put("en", text.en());
    }
}
