package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.List;
import nl.verdeelmodel.analysis.comparison.Attribution;
import nl.verdeelmodel.analysis.comparison.AttributionMethod;
import nl.verdeelmodel.analysis.comparison.AttributionStep;
import nl.verdeelmodel.exact.Money;

/**
 * Attributions as files. The same bytes on every machine.
 *
 * <p>Contributions are to B minus A. In the CSV file they are in EUR with two decimals, each the cent above or below its exact
 * value such that every region adds up to its difference and every step to its total; in the JSON file they stand exactly as
 * well, in cents, as texts such as {@code 59/52}.
 */
public final class AttributionFiles {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AttributionFiles() {}

    /**
     * The contributions, a row per region and step; the step {@code b-minus-a} is the difference, the region {@code total} all
     * regions together.
     *
     * @param attribution the attribution
     * @param synthetic whether anything behind it was made up
     * @return the CSV text
     */
    public static String csv(Attribution attribution, boolean synthetic) {
        Attribution.InCents table = attribution.inCents();
        String text = AllocationFiles.csv(csv -> {
            csv.writeRecord("region_code", "region_name", "step", "contribution_eur");
            for (int i = 0; i < attribution.regions().size(); i++) {
                write(
                        csv,
                        attribution,
                        attribution.regions().get(i).code(),
                        attribution.regions().get(i).name(),
                        table.cells().get(i),
                        table.differences().get(i));
            }
            write(csv, attribution, "total", "", table.totals(), table.total());
        });
        return synthetic ? ComparisonFiles.SYNTHETIC + text : text;
    }

    private static void write(
            CsvWriter csv, Attribution attribution, String code, String name, List<Long> cells, long difference) {
        for (int step = 0; step < attribution.steps().size(); step++) {
            csv.writeRecord(
                    code,
                    name,
                    attribution.steps().get(step).id(),
                    Money.ofCents(cells.get(step)).toString());
        }
        csv.writeRecord(code, name, "b-minus-a", Money.ofCents(difference).toString());
    }

    /**
     * The whole attribution.
     *
     * @param attribution the attribution
     * @param synthetic whether anything behind it was made up
     * @return the JSON text
     */
    public static String json(Attribution attribution, boolean synthetic) {
        Attribution.InCents table = attribution.inCents();
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-attribution-1")
                .put("direction", "b-minus-a")
                .put("synthetic", synthetic)
                .put("kind", kind(attribution.kind()))
                .put("method", attribution.method() instanceof AttributionMethod.InOrder ? "order" : "shapley");
        if (attribution.method() instanceof AttributionMethod.InOrder order) {
            order.first().forEach(root.putArray("order")::add);
        }
        ArrayNode regions = root.putArray("regions");
        attribution.regions().regions().forEach(region -> regions.add(region.code()));
        root.set("b_minus_a_cents", ComparisonJson.values(attribution.difference()));
        table.differences().forEach(root.putArray("b_minus_a_rounded_cents")::add);
        ArrayNode steps = root.putArray("steps");
        for (int step = 0; step < attribution.steps().size(); step++) {
            int column = step;
            ObjectNode node = step(attribution.steps().get(step));
            node.put("total_rounded_cents", table.totals().get(step));
            node.set(
                    "contribution_cents",
                    ComparisonJson.values(attribution.contributions().get(step)));
            ArrayNode rounded = node.putArray("rounded_cents");
            table.cells().forEach(row -> rounded.add(row.get(column)));
            steps.add(node);
        }
        ArrayNode without = root.putArray("without_effect");
        attribution.withoutEffect().forEach(step -> without.add(step(step)));
        ArrayNode notes = root.putArray("notes");
        attribution.notes().forEach(note -> notes.add(ComparisonJson.text(note)));
        return JsonFormat.write(root);
    }

    private static String kind(Attribution.Kind kind) {
        return switch (kind) {
            case SHARES_AND_MONEY -> "shares-and-money";
            case RULES_AND_DATA -> "rules-and-data";
        };
    }

    private static ObjectNode step(AttributionStep step) {
        ObjectNode node = JSON.objectNode().put("id", step.id());
        node.set("title", ComparisonJson.text(step.title()));
        return node;
    }
}
