package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import nl.verdeelmodel.analysis.robustness.Counterexample;
import nl.verdeelmodel.analysis.robustness.Robustness;
import nl.verdeelmodel.analysis.robustness.RobustnessCheck;
import nl.verdeelmodel.analysis.robustness.Verdict;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;

/**
 * Verdicts on a model as files: verdicts and counterexamples as CSV, all of it exact as JSON. The same bytes on every machine.
 *
 * <p>In the CSV files values have six decimals, rounded half up; amounts are whole cents in euros; sentences are English. What
 * first and second stand for is said at {@link Counterexample}. Where a value is an amount of money (of {@code more-money}, of
 * an order, of totals) it is in euros. If data were made up, the first line begins with {@code # SYNTHETIC}.
 */
public final class RobustnessFiles {

    private static final int DECIMALS = 6;
    private static final Fraction CENTS = Fraction.of(100);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RobustnessFiles() {}

    /**
     * The tables of an analysis.
     *
     * @param found the outcome
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(Robustness found) {
        return ImmutableMap.of("robustness.csv", verdicts(found), "counterexamples.csv", counterexamples(found));
    }

    /**
     * The verdicts, a row each.
     *
     * @param found the outcome
     * @return the CSV text
     */
    public static String verdicts(Robustness found) {
        return AllocationFiles.csv(found.synthetic(), csv -> {
            csv.writeRecord("check", "claim", "subject", "verdict", "cases", "failures", "remark");
            for (Verdict verdict : found.verdicts()) {
                csv.writeRecord(
                        verdict.check().id(),
                        verdict.check().title().en(),
                        verdict.subject(),
                        verdict.status().id(),
                        Long.toString(verdict.cases()),
                        Long.toString(verdict.failures()),
                        verdict.remark().en());
            }
        });
    }

    /**
     * The counterexamples, a row each.
     *
     * @param found the outcome
     * @return the CSV text; {@code case} is 0 on the model's own data
     */
    public static String counterexamples(Robustness found) {
        return AllocationFiles.csv(found.synthetic(), csv -> {
            csv.writeRecord(
                    "check",
                    "subject",
                    "case",
                    "stream",
                    "region_code",
                    "affected_region_code",
                    "first_value",
                    "second_value",
                    "first_eur",
                    "second_eur",
                    "other_values",
                    "sentence");
            for (Verdict verdict : found.verdicts()) {
                for (Counterexample example : verdict.counterexamples()) {
                    csv.writeRecord(
                            example.check().id(),
                            example.subject(),
                            Integer.toString(example.number()),
                            example.stream(),
                            found.regions().get(example.region()).code(),
                            found.regions().get(example.affected()).code(),
                            value(example, example.firstValue()),
                            value(example, example.secondValue()),
                            example.firstAmount().toString(),
                            example.secondAmount().toString(),
                            differences(example.differences(), found.regions()),
                            example.sentence().en());
                }
            }
        });
    }

    private static String value(Counterexample example, Fraction value) {
        return decimal(isMoney(example.check()) ? value.dividedBy(CENTS) : value);
    }

    private static boolean isMoney(RobustnessCheck check) {
        return switch (check) {
            case MORE_MONEY, ORDER_OF_TARGETS, ORDER_OF_BOTH, TOTALS -> true;
            case MORE_NEED, OTHERS, NAMES, SCALE, SMALL_CHANGES -> false;
        };
    }

    /** {@code vsv-risicoscore 2022 29: 812.4 instead of 790.1}. */
    private static String differences(List<Counterexample.Difference> differences, RegionSet regions) {
        return differences.stream()
                .map(difference -> difference.input().label() + " "
                        + regions.get(difference.region()).code() + ": " + decimal(difference.value())
                        + " instead of " + decimal(difference.own()))
                .collect(Collectors.joining("; "));
    }

    /**
     * The whole outcome with exact numbers; values are texts such as {@code 59/52}, those of money in cents.
     *
     * @param found the outcome
     * @return the JSON text
     */
    public static String json(Robustness found) {
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-robustness-1")
                .put("model", found.model().id())
                .put("source", found.model().source())
                .put("year", found.year())
                .put("synthetic", found.synthetic())
                .put("cases", found.cases())
                .put("seed", found.seed());
        ArrayNode verdicts = root.putArray("verdicts");
        found.verdicts().forEach(verdict -> verdicts.add(json(verdict, found.regions())));
        return JsonFormat.write(root);
    }

    private static ObjectNode json(Verdict verdict, RegionSet regions) {
        ObjectNode node = JSON.objectNode()
                .put("check", verdict.check().id())
                .put("subject", verdict.subject())
                .put("verdict", verdict.status().id())
                .put("cases", verdict.cases())
                .put("failures", verdict.failures());
        node.putObject("remark")
                .put("nl", verdict.remark().nl())
                .put("en", verdict.remark().en());
        ArrayNode examples = node.putArray("counterexamples");
        verdict.counterexamples().forEach(example -> examples.add(json(example, regions)));
        return node;
    }

    private static ObjectNode json(Counterexample example, RegionSet regions) {
        ObjectNode node = JSON.objectNode()
                .put("subject", example.subject())
                .put("case", example.number())
                .put("stream", example.stream())
                .put("region", regions.get(example.region()).code())
                .put("affected_region", regions.get(example.affected()).code())
                .put("first_value", example.firstValue().toString())
                .put("second_value", example.secondValue().toString())
                .put("first_eur", example.firstAmount().toString())
                .put("second_eur", example.secondAmount().toString());
        ArrayNode differences = node.putArray("other_values");
        example.differences()
                .forEach(difference -> differences
                        .addObject()
                        .put("measure", difference.input().measure())
                        .put("year", difference.input().year())
                        .put("region", regions.get(difference.region()).code())
                        .put("own", difference.own().toString())
                        .put("value", difference.value().toString()));
        node.putObject("sentence")
                .put("nl", example.sentence().nl())
                .put("en", example.sentence().en());
        return node;
    }

    private static String decimal(Fraction value) {
        return value.toDecimal(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
