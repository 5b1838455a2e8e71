package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.Graduation;

/**
 * Writes stability rules as the model states them: kind, place, source and numbers, exact; amounts of money in cents. The
 * measures that they look at stand with their values beside what the rules came to.
 */
final class StabilityRuleJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StabilityRuleJson() {}

    static String baseline(BaselineRule rule) {
        if (rule instanceof BaselineRule.LastYear last) {
            return last.dampened() ? "last-year-dampened" : "last-year-undampened";
        }
        return "stated";
    }

    static String weights(StabilityPolicy.BalanceWeights weights) {
        return weights instanceof StabilityPolicy.BalanceWeights.Baseline ? "baseline" : "measure";
    }

    static ObjectNode of(StabilityRule rule) {
        ObjectNode node = JSON.objectNode();
        if (rule instanceof StabilityRule.RelativeBound relative) {
            relative(node, relative);
        } else if (rule instanceof StabilityRule.StatedBound stated) {
            stated(node, stated);
        } else if (rule instanceof StabilityRule.Corridor) {
            node.put("kind", "corridor");
        } else if (rule instanceof StabilityRule.Supplement supplement) {
            node.put("kind", "supplement").put("of", supplement.amounts().isPresent() ? "measure" : "loss");
        } else if (rule instanceof StabilityRule.Blend blend) {
            node.put("kind", "blend")
                    .put("with", blend.shares() ? "baseline-share" : "baseline")
                    .put("own_pots", blend.ownPots());
        } else {
            node.put("kind", rule instanceof StabilityRule.IncreaseOnly ? "increase-only" : "growth");
        }
        rule.statedValue().ifPresent(value -> node.set("value", value(value)));
        return node.put("path", rule.terms().where().path())
                .put("source", rule.terms().source());
    }

    private static void relative(ObjectNode node, StabilityRule.RelativeBound rule) {
        node.put("kind", StabilityJson.side(rule.side()))
                .put("of", word(rule.of()))
                .put("growth_part", rule.growthPart().toString());
        rule.only().ifPresent(only -> node.set("only", only(only)));
    }

    private static void stated(ObjectNode node, StabilityRule.StatedBound rule) {
        node.put(
                "kind",
                switch (rule.side()) {
                    case FLOOR, SCALED_ABOVE -> "minimum";
                    case CEILING -> "maximum";
                });
        rule.amount().ifPresent(amount -> node.put("amount_eur", amount.toString()));
        rule.plus()
                .ifPresent(plus -> node.putObject("plus")
                        .put("share", plus.share().toString())
                        .put("of_total_above_eur", plus.threshold().toString()));
        rule.only().ifPresent(only -> node.set("only", only(only)));
    }

    private static ObjectNode only(StabilityRule.Only only) {
        return JSON.objectNode().put(word(only.comparison()), only.value().toString());
    }

    private static ObjectNode value(RuleValue value) {
        ObjectNode node = JSON.objectNode().put("in", value.relative() ? "parts" : "cents");
        if (value instanceof RuleValue.Constant constant) {
            return node.put("constant", constant.value().toString());
        }
        if (value instanceof RuleValue.ByYear byYear) {
            ObjectNode years = node.putObject("by_year");
            byYear.byYear().forEach((year, number) -> years.put(year.toString(), number.toString()));
            return node;
        }
        RuleValue.Graded graded = (RuleValue.Graded) value;
        node.put("by", criterion(graded.by()));
        ArrayNode points = node.putArray(graded.graduation().isLinear() ? "knots" : "tiers");
        for (Graduation.Point point : graded.graduation().points()) {
            points.addObject()
                    .put("from", point.from().toString())
                    .put("value", point.value().toString());
        }
        return node;
    }

    private static String criterion(RuleValue.Criterion by) {
        if (by instanceof RuleValue.Criterion.DistanceFromTarget) {
            return StabilityGrammar.DISTANCE;
        }
        return by instanceof RuleValue.Criterion.Effect ? StabilityGrammar.EFFECT : "measure";
    }

    /** A constant as result files write it: {@code baseline-share}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
