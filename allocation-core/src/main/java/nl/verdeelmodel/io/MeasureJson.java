package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.Derivation;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Credibility;
import nl.verdeelmodel.score.YearAverage;

/** Writes the values that keys were made of, and what those were made of, as JSON for {@link TraceJson}. */
final class MeasureJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MeasureJson() {}

    static ObjectNode of(MeasureOutcome measure) {
        ObjectNode node = JSON.objectNode()
                .put("period", measure.period())
                .put("source", measure.source())
                .put("article", measure.article())
                .put("synthetic", measure.synthetic());
        node.set("title", text(measure.title()));
        node.put("total", measure.values().total().toString());
        node.set("values", values(measure.values()));
        measure.derivation().ifPresent(derivation -> node.set("made_of", derivation(derivation)));
        return node;
    }

    static ObjectNode text(Text text) {
        return JSON.objectNode().put("nl", text.nl()).put("en", text.en());
    }

    static ArrayNode values(RegionValues values) {
        return numbers(values.values());
    }

    private static ArrayNode numbers(List<Fraction> values) {
        ArrayNode node = JSON.arrayNode();
        values.forEach(value -> node.add(value.toString()));
        return node;
    }

    private static ArrayNode measures(List<MeasureOutcome> measures) {
        ArrayNode node = JSON.arrayNode();
        measures.forEach(measure -> node.add(of(measure)));
        return node;
    }

    private static ObjectNode derivation(Derivation derivation) {
        if (derivation instanceof Derivation.Mean mean) {
            return mean(mean);
        }
        if (derivation instanceof Derivation.Product product) {
            return kind("product").set("factors", measures(product.factors()));
        }
        if (derivation instanceof Derivation.Quotient quotient) {
            ObjectNode node = kind("ratio");
            node.set("numerator", of(quotient.numerator()));
            node.set("denominator", of(quotient.denominator()));
            return node;
        }
        return derivation instanceof Derivation.Smoothing smoothing
                ? smoothing(smoothing)
                : shrinkage((Derivation.Shrinkage) derivation);
    }

    private static ObjectNode kind(String kind) {
        return JSON.objectNode().put("kind", kind);
    }

    private static ObjectNode mean(Derivation.Mean mean) {
        ObjectNode node = kind("mean").put("of", mean.rule().of() == YearAverage.Of.SHARES ? "shares" : "values");
        node.set("parts", numbers(mean.rule().parts()));
        node.set("years", measures(mean.years()));
        return node;
    }

    private static ObjectNode smoothing(Derivation.Smoothing smoothing) {
        ObjectNode node = kind("smoothed")
                .put("weight", smoothing.rule().weight().toString())
                .put("from", smoothing.rule().first());
        node.set("years", measures(smoothing.years()));
        ArrayNode states = node.putArray("smoothed");
        smoothing.states().forEach(state -> states.add(values(state)));
        return node;
    }

    private static ObjectNode shrinkage(Derivation.Shrinkage shrinkage) {
        Credibility estimate = shrinkage.estimate();
        ObjectNode node = kind("credibility")
                .put("within_variance", estimate.withinVariance().toString())
                .put("between_variance", estimate.betweenVariance().toString())
                .put("collective_mean", estimate.collectiveMean().toString())
                .put("scale", shrinkage.scale().toString());
        node.set("own_means", values(estimate.means()));
        node.set("volumes", values(estimate.volumes()));
        node.set("factors", values(estimate.factors()));
        node.set("estimates", values(estimate.estimates()));
        node.set("rate_years", measures(shrinkage.rates()));
        node.set("volume_years", measures(shrinkage.volumes()));
        return node;
    }
}
