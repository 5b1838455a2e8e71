package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.analysis.comparison.Headcount;
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

    static ObjectNode of(Comparison comparison) {
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
        return root;
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
