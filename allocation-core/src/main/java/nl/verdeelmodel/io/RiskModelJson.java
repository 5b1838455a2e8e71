package nl.verdeelmodel.io;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.RiskModel;

/** Writes a risk model as JSON, in the order of {@link RiskModelGrammar}; what goes without saying is left out. */
final class RiskModelJson {

    private RiskModelJson() {}

    static ObjectNode of(RiskModel model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("riskModel", model.id());
        putText(node, "title", model.title());
        node.put("sector", model.sector().code()).put("cohort", model.cohort());
        if (!model.source().isEmpty()) {
            node.put("source", model.source());
        }
        if (model.illustrative()) {
            node.put("illustrative", true);
        }
        node.put("intercept", model.coefficients().intercept());
        ArrayNode characteristics = node.putArray("characteristics");
        for (int i = 0; i < model.characteristics().size(); i++) {
            characteristics.add(characteristic(model.coefficients(), i));
        }
        model.covariance().ifPresent(matrix -> node.set("covariance", covariance(model, matrix)));
        return node;
    }

    private static void putText(ObjectNode node, String name, Text text) {
        if (text.nl().equals(text.en())) {
            node.put(name, text.nl());
        } else {
            node.putObject(name).put("nl", text.nl()).put("en", text.en());
        }
    }

    private static ObjectNode characteristic(Coefficients coefficients, int index) {
        Characteristic characteristic = coefficients.characteristics().get(index);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", characteristic.id());
        putText(node, "label", characteristic.label());
        if (!characteristic.source().isEmpty()) {
            node.put("source", characteristic.source());
        }
        characteristic
                .missing()
                .ifPresent(missing -> node.put(
                        "missing", characteristic.categories().get(missing).id()));
        ArrayNode categories = node.putArray("categories");
        for (int c = 0; c < characteristic.size(); c++) {
            ObjectNode category = category(characteristic.categories().get(c));
            if (c == characteristic.reference()) {
                category.put("reference", true);
            } else {
                category.put("effect", coefficients.effect(index, c));
            }
            categories.add(category);
        }
        return node;
    }

    private static ObjectNode category(Category category) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", category.id());
        if (!category.label().equals(Text.same(category.id()))) {
            putText(node, "label", category.label());
        }
        if (!category.codes().equals(ImmutableList.of(category.id()))) {
            ArrayNode codes = node.putArray("codes");
            category.codes().forEach(codes::add);
        }
        return node;
    }

    private static ObjectNode covariance(RiskModel model, Covariance matrix) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode names = node.putArray("coefficients");
        model.characteristics().coefficientNames().forEach(names::add);
        ArrayNode lower = node.putArray("lower");
        for (int i = 0; i < matrix.size(); i++) {
            lower.addRawValue(new RawValue(row(matrix, i)));
        }
        return node;
    }

    /** A row on one line, each number as the shortest text with the same bits. */
    private static String row(Covariance matrix, int row) {
        return IntStream.rangeClosed(0, row)
                .mapToObj(column -> NumberOutput.toString(matrix.get(row, column), true))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
