package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import nl.verdeelmodel.analysis.stability.AmountSeries;
import nl.verdeelmodel.analysis.stability.InputVolatility;
import nl.verdeelmodel.analysis.stability.RegionVolatility;
import nl.verdeelmodel.analysis.stability.SeriesVolatility;
import nl.verdeelmodel.analysis.stability.Volatility;
import nl.verdeelmodel.analysis.stability.VolatilityStudy;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;

/**
 * Volatility as files, the same bytes on every machine.
 *
 * <p>In the CSV files amounts have two decimals, deviations, changes, falls, ratios and weights eight, variances twelve, all
 * rounded half up; a cell is empty where there is no number. {@code counts} is 0 for a region that is left out of
 * the overall numbers. 0.01 is one percent. Where tables were made up, the first line of
 * each file says so.
 */
public final class VolatilityFiles {

    static final String SYNTHETIC = "# SYNTHETIC: calculated from tables that were made up\n";

    private static final int PART_DECIMALS = 8;
    private static final int VARIANCE_DECIMALS = 12;
    private static final int EURO_DECIMALS = 2;
    private static final String TOTAL = "total";

    private VolatilityFiles() {}

    /**
     * The tables of a study.
     *
     * @param study the outcome
     * @param synthetic whether tables were made up
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(VolatilityStudy study, boolean synthetic) {
        String head = synthetic ? SYNTHETIC : "";
        ImmutableMap.Builder<String, String> files = ImmutableMap.<String, String>builder()
                .put("volatility.csv", head + regions(study))
                .put("volatility-years.csv", head + years(study));
        if (!study.inputs().isEmpty()) {
            files.put("volatility-inputs.csv", head + inputs(study));
        }
        return files.buildOrThrow();
    }

    private static String regions(VolatilityStudy study) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "stream",
                    "region_code",
                    "region_name",
                    "weight",
                    "deviation",
                    "undampened_deviation",
                    "damping_ratio",
                    "mean_change",
                    "undampened_mean_change",
                    "mean_change_eur",
                    "undampened_mean_change_eur",
                    "reversals",
                    "undampened_reversals",
                    "largest_fall",
                    "undampened_largest_fall",
                    "movement",
                    "undampened_movement",
                    "counts");
            for (Volatility volatility : study.all()) {
                for (int i = 0; i < volatility.paid().regions().size(); i++) {
                    csv.writeRecord(region(volatility, i));
                }
                csv.writeRecord(overall(volatility));
            }
        });
    }

    private static ImmutableList<String> region(Volatility volatility, int i) {
        Region region = volatility.paid().series().regions().get(i);
        RegionVolatility paid = volatility.paid().regions().get(i);
        RegionVolatility without = volatility.undampened().regions().get(i);
        return list(
                volatility.id(),
                region.code(),
                region.name(),
                part(volatility.paid().weights().get(i)),
                part(paid.deviation()),
                part(without.deviation()),
                part(volatility.dampingRatio(i)),
                part(paid.meanChange()),
                part(without.meanChange()),
                euros(paid.meanChangeEuros()),
                euros(without.meanChangeEuros()),
                Integer.toString(paid.reversals()),
                Integer.toString(without.reversals()),
                part(paid.largestFall()),
                part(without.largestFall()),
                part(paid.movement()),
                part(without.movement()),
                volatility.paid().leftOut().contains(i) ? "0" : "1");
    }

    private static ImmutableList<String> list(String... cells) {
        return ImmutableList.copyOf(cells);
    }

    private static ImmutableList<String> overall(Volatility volatility) {
        SeriesVolatility paid = volatility.paid();
        SeriesVolatility without = volatility.undampened();
        return list(
                volatility.id(),
                TOTAL,
                TOTAL,
                part(1),
                part(paid.deviation()),
                part(without.deviation()),
                part(volatility.dampingRatio()),
                part(paid.moved()),
                part(without.moved()),
                euros(paid.movedEuros()),
                euros(without.movedEuros()),
                Integer.toString(paid.reversals()),
                Integer.toString(without.reversals()),
                part(paid.largestFall()),
                part(without.largestFall()),
                part(paid.movement()),
                part(without.movement()),
                "");
    }

    private static String years(VolatilityStudy study) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "stream",
                    "year",
                    "region_code",
                    "region_name",
                    "amount_eur",
                    "undampened_eur",
                    "share",
                    "undampened_share");
            for (Volatility volatility : study.all()) {
                AmountSeries paid = volatility.paid().series();
                AmountSeries without = volatility.undampened().series();
                for (int year = 0; year < paid.years().size(); year++) {
                    for (int i = 0; i < paid.regions().size(); i++) {
                        csv.writeRecord(
                                volatility.id(),
                                Integer.toString(paid.years().get(year)),
                                paid.regions().get(i).code(),
                                paid.regions().get(i).name(),
                                paid.amount(year, i).toString(),
                                without.amount(year, i).toString(),
                                part(paid.share(year, i)),
                                part(without.share(year, i)));
                    }
                }
            }
        });
    }

    private static String inputs(VolatilityStudy study) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord("input", "deviation_alone", "variance", "part_of_variance");
            double all = study.total().paid().variance();
            for (InputVolatility input : study.inputs()) {
                csv.writeRecord(
                        input.input(), part(input.alone()), variance(input.variance()), ratio(input.variance(), all));
            }
            csv.writeRecord("none", part(0), variance(study.still()), ratio(study.still(), all));
            csv.writeRecord(TOTAL, part(study.total().paid().deviation()), variance(all), ratio(all, all));
        });
    }

    private static String ratio(double of, double all) {
        return all == 0 ? "" : part(of / all);
    }

    /**
     * The whole outcome; doubles as the shortest text with the same bits.
     *
     * @param study the outcome
     * @param synthetic whether tables were made up
     * @return the JSON text
     */
    public static String json(VolatilityStudy study, boolean synthetic) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode root = json.objectNode()
                .put("format", "verdeelmodel-volatility-1")
                .put("model", study.model().id())
                .put("synthetic", synthetic);
        root.set("title", text(study.model().title()));
        ArrayNode years = root.putArray("years");
        study.years().forEach(years::add);
        ArrayNode assumptions = root.putArray("assumptions");
        study.assumptions().forEach(words -> assumptions.add(text(words)));
        ArrayNode regions = root.putArray("regions");
        study.total()
                .paid()
                .series()
                .regions()
                .regions()
                .forEach(
                        region -> regions.addObject().put("code", region.code()).put("name", region.name()));
        ArrayNode streams = root.putArray("streams");
        for (Volatility volatility : study.all()) {
            ObjectNode node = streams.addObject().put("stream", volatility.id());
            put(node, "damping_ratio", volatility.dampingRatio());
            ArrayNode leftOut = node.putArray("left_out");
            volatility
                    .paid()
                    .leftOut()
                    .forEach(i -> leftOut.add(
                            volatility.paid().series().regions().get(i).code()));
            node.set("paid", series(volatility.paid()));
            node.set("undampened", series(volatility.undampened()));
        }
        root.put("variance_without_inputs", study.still());
        ArrayNode inputs = root.putArray("inputs");
        study.inputs().forEach(input -> {
            ObjectNode node = inputs.addObject()
                    .put("input", input.input())
                    .put("deviation_alone", input.alone())
                    .put("variance", input.variance());
            node.set("title", text(input.title()));
        });
        return JsonFormat.write(root);
    }

    private static ObjectNode series(SeriesVolatility volatility) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("deviation", volatility.deviation())
                .put("movement", volatility.movement())
                .put("variance", volatility.variance())
                .put("moved", volatility.moved())
                .put("moved_eur", volatility.movedEuros())
                .put("reversals", volatility.reversals())
                .put("largest_fall", volatility.largestFall())
                .put(
                        "largest_fall_region",
                        volatility.series().regions().get(volatility.deepest()).code());
        ArrayNode regions = node.putArray("regions");
        for (RegionVolatility one : volatility.regions()) {
            ObjectNode region = regions.addObject();
            put(region, "deviation", one.deviation());
            put(region, "movement", one.movement());
            region.put("mean_change", one.meanChange())
                    .put("mean_change_eur", one.meanChangeEuros())
                    .put("reversals", one.reversals())
                    .put("largest_fall", one.largestFall());
        }
        ArrayNode years = node.putArray("amounts_eur");
        for (int year = 0; year < volatility.series().years().size(); year++) {
            ArrayNode amounts = years.addArray();
            for (int i = 0; i < volatility.regions().size(); i++) {
                amounts.add(volatility.series().amount(year, i).toString());
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    static ObjectNode text(Text text) {
        return JsonNodeFactory.instance.objectNode().put("nl", text.nl()).put("en", text.en());
    }

    static String part(double value) {
        return decimal(value, PART_DECIMALS);
    }

    private static String part(OptionalDouble value) {
        return value.isPresent() ? part(value.getAsDouble()) : "";
    }

    private static String variance(double value) {
        return decimal(value, VARIANCE_DECIMALS);
    }

    static String euros(double value) {
        return decimal(value, EURO_DECIMALS);
    }

    private static String decimal(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
