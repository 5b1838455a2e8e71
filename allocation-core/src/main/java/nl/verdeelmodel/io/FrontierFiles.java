package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import java.math.RoundingMode;
import java.util.Optional;
import nl.verdeelmodel.analysis.stability.Frontier;
import nl.verdeelmodel.analysis.stability.FrontierPoint;
import nl.verdeelmodel.analysis.stability.FrontierRule;
import nl.verdeelmodel.analysis.stability.FrontierWords;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/**
 * A frontier as files, the same bytes on every machine.
 *
 * <p>Points are counted from 1 in the order of the plan, refused rules after them. In the CSV files amounts have two decimals,
 * parameters six, all other parts eight, rounded half up; 0.01 is one percent. A cell is empty where there is no number. Where
 * tables were made up, the first line of each file says so.
 */
public final class FrontierFiles {

    private static final int PARAMETER_DECIMALS = 6;

    private FrontierFiles() {}

    /**
     * The tables of a frontier.
     *
     * @param frontier the outcome
     * @param synthetic whether tables were made up
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(Frontier frontier, boolean synthetic) {
        String head = synthetic ? VolatilityFiles.SYNTHETIC : "";
        return ImmutableMap.of(
                "frontier.csv", head + points(frontier), "frontier-regions.csv", head + regions(frontier));
    }

    private static String points(Frontier frontier) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "point",
                    "family",
                    "floor",
                    "ceiling",
                    "weight",
                    "years",
                    "movement",
                    "movement_error",
                    "movement_without_noise",
                    "volatility",
                    "price",
                    "price_eur",
                    "worst_fall",
                    "efficient",
                    "knee",
                    "own",
                    "refused");
            int number = 0;
            for (FrontierPoint point : frontier.points()) {
                number++;
                FrontierRule rule = point.rule();
                csv.writeRecord(
                        Integer.toString(number),
                        rule.family().id(),
                        parameter(rule.floor()),
                        parameter(rule.ceiling()),
                        parameter(rule.weight()),
                        rule.years() == 0 ? "" : Integer.toString(rule.years()),
                        VolatilityFiles.part(point.movement()),
                        VolatilityFiles.part(point.movementError()),
                        VolatilityFiles.part(point.movementWithoutNoise()),
                        VolatilityFiles.part(point.volatility()),
                        VolatilityFiles.part(point.price()),
                        VolatilityFiles.euros(frontier.priceEuros(point)),
                        VolatilityFiles.part(point.worstFall()),
                        flag(frontier.isEfficient(point)),
                        flag(frontier.knee().filter(point::equals).isPresent()),
                        flag(frontier.own().filter(point::equals).isPresent()),
                        "");
            }
            for (FrontierPoint.Refused refused : frontier.refused()) {
                number++;
                FrontierRule rule = refused.rule();
                csv.writeRecord(
                        Integer.toString(number),
                        rule.family().id(),
                        parameter(rule.floor()),
                        parameter(rule.ceiling()),
                        parameter(rule.weight()),
                        rule.years() == 0 ? "" : Integer.toString(rule.years()),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "0",
                        "0",
                        flag(rule.family() == FrontierRule.Family.OWN),
                        Integer.toString(refused.failed()));
            }
        });
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static String parameter(Optional<Fraction> value) {
        return value.map(part ->
                        part.toDecimal(PARAMETER_DECIMALS, RoundingMode.HALF_UP).toPlainString())
                .orElse("");
    }

    private static String regions(Frontier frontier) {
        RegionSet regions = frontier.targets().lastYear().regions();
        return AllocationFiles.csv(csv -> {
            csv.writeRecord("point", "region_code", "region_name", "amount_eur", "target_eur");
            int number = 0;
            for (FrontierPoint point : frontier.points()) {
                number++;
                for (int i = 0; i < regions.size(); i++) {
                    csv.writeRecord(
                            Integer.toString(number),
                            regions.get(i).code(),
                            regions.get(i).name(),
                            point.lastYear().get(i).toString(),
                            frontier.targets().lastYear().get(i).toString());
                }
            }
        });
    }

    /**
     * The whole outcome, with the amounts of every rule in the last year in cents, in the order of {@code regions}.
     *
     * @param frontier the outcome
     * @param synthetic whether tables were made up
     * @return the JSON text
     */
    public static String json(Frontier frontier, boolean synthetic) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("format", "verdeelmodel-frontier-1")
                .put("model", frontier.model().id())
                .put("synthetic", synthetic)
                .put("replicates", frontier.plan().replicates())
                .put("seed", frontier.plan().seed());
        ObjectNode noise = root.putObject("noise");
        noise.set("standard_error", VolatilityFiles.text(frontier.plan().noise().words()));
        ArrayNode noisy = noise.putArray("measures");
        frontier.noisy().forEach(noisy::add);
        root.set("title", VolatilityFiles.text(frontier.model().title()));
        ArrayNode streams = root.putArray("streams");
        frontier.model().streams().forEach(stream -> streams.add(stream.id()));
        ArrayNode years = root.putArray("years");
        frontier.years().forEach(years::add);
        words(root.putArray("assumptions"), frontier.assumptions());
        words(root.putArray("reading"), FrontierWords.of(frontier));
        ArrayNode regions = root.putArray("regions");
        frontier.targets()
                .lastYear()
                .regions()
                .regions()
                .forEach(
                        region -> regions.addObject().put("code", region.code()).put("name", region.name()));
        ArrayNode leftOut = root.putArray("left_out");
        frontier.leftOut()
                .forEach(i -> leftOut.add(
                        frontier.targets().lastYear().regions().get(i).code()));
        ArrayNode points = root.putArray("points");
        frontier.points().forEach(point -> points.add(point(frontier, point)));
        ArrayNode refused = root.putArray("refused");
        frontier.refused().forEach(one -> {
            ObjectNode node = rule(one.rule()).put("failed", one.failed());
            one.reason().ifPresent(reason -> node.set("reason", VolatilityFiles.text(reason)));
            refused.add(node);
        });
        return JsonFormat.write(root);
    }

    private static void words(ArrayNode node, Iterable<Text> sentences) {
        sentences.forEach(sentence -> node.add(VolatilityFiles.text(sentence)));
    }

    private static ObjectNode point(Frontier frontier, FrontierPoint point) {
        ObjectNode node = rule(point.rule())
                .put("movement", point.movement())
                .put("movement_error", point.movementError())
                .put("movement_without_noise", point.movementWithoutNoise())
                .put("volatility", point.volatility())
                .put("price", point.price())
                .put(
                        "price_eur",
                        Money.ofCents(Math.round(frontier.priceEuros(point) * 100))
                                .toString())
                .put("worst_fall", point.worstFall())
                .put("efficient", frontier.isEfficient(point))
                .put("knee", frontier.knee().filter(point::equals).isPresent())
                .put("own", frontier.own().filter(point::equals).isPresent());
        ArrayNode amounts = node.putArray("last_year_cents");
        for (long cents : point.lastYear().toCents()) {
            amounts.add(cents);
        }
        return node;
    }

    private static ObjectNode rule(FrontierRule rule) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("family", rule.family().id());
        node.set("words", VolatilityFiles.text(rule.words()));
        rule.floor().ifPresent(value -> node.put("floor", value.toString()));
        rule.ceiling().ifPresent(value -> node.put("ceiling", value.toString()));
        rule.weight().ifPresent(value -> node.put("weight", value.toString()));
        if (rule.years() > 0) {
            node.put("years", rule.years());
        }
        return node;
    }
}
