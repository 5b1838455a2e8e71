package nl.verdeelmodel.io;

import static nl.verdeelmodel.io.PlainShapes.ANY_TEXT;
import static nl.verdeelmodel.io.PlainShapes.A_YEAR_REFERENCE;
import static nl.verdeelmodel.io.PlainShapes.BILINGUAL;
import static nl.verdeelmodel.io.PlainShapes.COUNT;
import static nl.verdeelmodel.io.PlainShapes.EUROS;
import static nl.verdeelmodel.io.PlainShapes.IDENTIFIER;
import static nl.verdeelmodel.io.PlainShapes.MUNICIPALITY_CODE;
import static nl.verdeelmodel.io.PlainShapes.REGION_CODE;
import static nl.verdeelmodel.io.PlainShapes.SHARE;
import static nl.verdeelmodel.io.PlainShapes.WEIGHT;
import static nl.verdeelmodel.io.PlainShapes.YEAR;
import static nl.verdeelmodel.io.PlainShapes.YEARS_TO_EUROS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.io.JsonValue.JsonList;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.JsonValue.JsonText;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.rounding.ApportionmentMethod;

/**
 * The shape of a funding model file. The only place that says which entries there are; reader and JSON Schema follow it.
 */
final class ModelGrammar {

    private static final Shape A_TERM = Shape.reference("term", ModelGrammar::term);

    private static final Shape MADE_TERM = Shape.object()
            .optional("measure", ANY_TEXT, "Name of a measure.")
            .optional("product", Shape.listOf(A_TERM, 2), "Terms that are multiplied per region.")
            .optional("ratio", Shape.pairOf(A_TERM), "Two terms: the first is divided by the second, per region.")
            .optional("mean", A_TERM, "A term whose mean over years is taken; t in it is each of these years.")
            .optional("smoothed", A_TERM, "A term that is smoothed exponentially.")
            .optional(
                    "credibility",
                    A_TERM,
                    "A rate that leans on the mean of all regions (Buhlmann-Straub), times the volume of the last"
                            + " year, scaled to the national total of that year.")
            .optional("year", A_YEAR_REFERENCE, "The year of the values; \"t\" if absent.")
            .optional("meanOver", Shape.pairOf(A_YEAR_REFERENCE), "First and last year of a mean.")
            .optional(
                    "weights",
                    Shape.listOf(WEIGHT, 1),
                    "The weight of each year of the mean, the first year first; if absent all years count the same.")
            .optional(
                    "of",
                    Shape.oneOf("shares"),
                    "The mean is of shares in the total of each year; of the values if absent.")
            .optional("zeroOverZero", Shape.oneOf("zero"), "0 / 0 counts as 0; if absent it is a problem.")
            .optional("weight", WEIGHT, "The weight of the new year in the smoothed value.")
            .optional("from", Shape.wholeNumber(1900, 2999), "The year in which the smoothing starts.")
            .optional("volume", A_TERM, "What the rate is per.")
            .optional("over", Shape.pairOf(A_YEAR_REFERENCE), "First and last year of the credibility model.")
            .optional("source", ANY_TEXT, "The article.")
            .exactlyOneOf("measure", "product", "ratio", "mean", "smoothed", "credibility")
            .bars("measure", "zeroOverZero", "weight", "from", "volume", "over")
            .bars("product", "year", "meanOver", "weights", "of", "zeroOverZero", "weight", "from", "volume", "over")
            .bars("ratio", "year", "meanOver", "weights", "of", "weight", "from", "volume", "over")
            .needs("mean", "meanOver")
            .bars("mean", "zeroOverZero", "weight", "from", "volume", "over")
            .needs("smoothed", "weight", "from")
            .bars("smoothed", "meanOver", "weights", "of", "zeroOverZero", "volume", "over")
            .needs("credibility", "volume", "over")
            .bars("credibility", "year", "meanOver", "weights", "of", "zeroOverZero", "weight", "from")
            .bars("meanOver", "year")
            .needs("weights", "meanOver")
            .needs("of", "meanOver");

    private static final Shape TERM = Shape.textOr(ANY_TEXT, Shape.reference("madeTerm", ModelGrammar::madeTerm));

    private static final Shape STEP = Shape.object()
            .required("from", COUNT, "Smallest count of the step.")
            .optional("to", COUNT, "Largest count of the step; absent in an open last step.")
            .required("amount", EUROS, "What a region on this step gets.");

    private static final Shape KEY = Shape.object()
            .optional("proportionalTo", Shape.reference("term", ModelGrammar::term), "In proportion to a measure.")
            .optional("equalPerRegion", Shape.onlyTrue(), "The same amount for every region.")
            .optional(
                    "blend",
                    Shape.listOf(
                            Shape.object()
                                    .required("weight", SHARE, "Weight of the component.")
                                    .required("key", Shape.reference("key", ModelGrammar::key), "Its key."),
                            1),
                    "A weighted blend of keys; the weights add up to 100%.")
            .optional(
                    "steps",
                    Shape.object()
                            .required("of", Shape.reference("term", ModelGrammar::term), "The count.")
                            .required("table", Shape.listOf(STEP, 1), "The steps, rising, without gap or overlap."),
                    "Amounts by steps of a count; needs a ceiling.")
            .optional(
                    "amounts",
                    Shape.reference("term", ModelGrammar::term),
                    "Amounts in euros that a table states; needs a ceiling.")
            .optional(
                    "eligible",
                    Shape.object()
                            .required(
                                    "ratioTo",
                                    Shape.reference("term", ModelGrammar::term),
                                    "What the measure is compared with.")
                            .required("atLeast", SHARE, "The smallest ratio that takes part.")
                            .optional("source", ANY_TEXT, "The article."),
                    "Only regions where the measure is at least this part of another one; with proportionalTo.")
            .optional("exclude", Shape.listOf(REGION_CODE, 1), "Codes of regions that take no part.")
            .optional(
                    "frozen",
                    Shape.mapOf(Text.of("een jaar", "a year"), YEAR, Shape.wholeNumber(1900, 2999)),
                    "By first year of payment, the base year whose data are used from then on.")
            .optional("source", ANY_TEXT, "The article.")
            .exactlyOneOf("proportionalTo", "equalPerRegion", "blend", "steps", "amounts");

    private static final Shape PART = Shape.object()
            .required("id", IDENTIFIER, "Short stable name, unique in the stream.")
            .optional("title", BILINGUAL, "Name for readers.")
            .optional("source", ANY_TEXT, "The article.")
            .optional("share", SHARE, "Share of the stream; the shares of all parts add up to 100%.")
            .optional("amount", YEARS_TO_EUROS, "Amount per year; the amounts of all parts add up to the stream.")
            .required("key", Shape.reference("key", ModelGrammar::key), "By what the part is divided.");

    private static final Shape ROUNDING = Shape.object()
            .optional("unit", EUROS, "The unit in euros: 0.01 (default), 1, 1000.")
            .optional(
                    "method",
                    Shape.oneOf(ApportionmentMethod.ids().toArray(String[]::new)),
                    "How targets become whole units; largest-remainder if absent.");

    private static final Shape STREAM = Shape.object()
            .required("id", IDENTIFIER, "Short stable name, unique in the model.")
            .optional("title", BILINGUAL, "Name for readers.")
            .optional("source", ANY_TEXT, "The article.")
            .optional("amount", YEARS_TO_EUROS, "What is divided, per year: exactly this.")
            .optional(
                    "ceiling",
                    YEARS_TO_EUROS,
                    "The most that is paid, per year; claims above it are cut in proportion.")
            .exactlyOneOf("amount", "ceiling")
            .required("parts", Shape.listOf(PART, 1), "The parts, each divided by its own key.")
            .optional("baseline", StabilityGrammar.BASELINE, "What regions had: where stability rules start from.")
            .optional("stability", Shape.listOf(StabilityGrammar.RULE, 1), "How far regions may move; needs a balance.")
            .optional("balance", StabilityGrammar.BALANCE, "How the total is made to fit after the stability rules.")
            .optional(
                    "infeasible",
                    Shape.oneOf("refuse", "reduce-floors"),
                    "What happens when floors exceed the total: refuse (default), or cut all floors by one factor.")
            .optional(
                    "crossing",
                    Shape.oneOf("floor", "ceiling"),
                    "Which bound wins where a floor lies above a ceiling; if absent that is refused.")
            .optional("rounding", ROUNDING, "How exact targets become whole units.");

    private static final Shape MEASURE = Shape.object()
            .optional("title", BILINGUAL, "Name for readers.")
            .optional("source", ANY_TEXT, "Who publishes it.")
            .optional("table", ANY_TEXT, "The table, as a path from the data folder.")
            .optional("column", ANY_TEXT, "The column with the values.")
            .optional("per", Shape.oneOf("region", "municipality"), "What a row describes; region if absent.")
            .optional("place", ANY_TEXT, "The column with the code; region_code or municipality_code if absent.")
            .optional("year", ANY_TEXT, "The column with the year of the values; year if absent.")
            .optional(
                    "separator",
                    Shape.oneOf(",", ";", "\t"),
                    "The sign between cells; if absent, the one that the header line uses.")
            .optional("decimal", Shape.oneOf("point", "comma"), "The decimal sign; point if absent.")
            .optional("encoding", Shape.oneOf("utf-8", "windows-1252"), "utf-8 if absent.")
            .optional(
                    "missing",
                    Shape.oneOf("zero"),
                    "Places that the table does not list in a year count as 0; if absent they are problems.")
            .optional(
                    "otherYears",
                    Shape.oneOf("zero"),
                    "In years that the table does not list every place counts as 0; if absent they are problems.")
            .optional(
                    "exclude",
                    Shape.listOf(MUNICIPALITY_CODE, 1),
                    "Municipalities that do not count; per municipality.")
            .optional(
                    "outcomeOf",
                    ANY_TEXT,
                    "Another model file, as a path from the folder of this one; the values are what it gives each region.")
            .optional("stream", IDENTIFIER, "The stream of the other model; all streams together if absent.")
            .optional(
                    "years",
                    Shape.listOf(Shape.wholeNumber(1900, 2999), 1),
                    "The years of payment of the other model; all of its years if absent.")
            .optional("as", Shape.oneOf("amount"), "What is taken from the other model: the amount in euros.")
            .optional(
                    "carry",
                    Shape.object()
                            .required("from", ANY_TEXT, "The region list of the values' year.")
                            .required("mapping", ANY_TEXT, "The mapping to the regions of the model."),
                    "How values of the places of another year come to the regions of the model.")
            .exactlyOneOf("table", "outcomeOf")
            .needs("table", "column")
            .bars("table", "stream", "years", "as")
            .bars(
                    "outcomeOf",
                    "column",
                    "per",
                    "place",
                    "year",
                    "separator",
                    "decimal",
                    "encoding",
                    "missing",
                    "otherYears",
                    "exclude");

    private static final Shape MODEL = Shape.object()
            .optional("$schema", ANY_TEXT, "The JSON Schema of this file, for editors.")
            .required("model", IDENTIFIER, "Short stable name of the model.")
            .required("title", BILINGUAL, "Name for readers.")
            .optional("source", ANY_TEXT, "The regulation.")
            .optional("data", ANY_TEXT, "The data folder, as a path from this file; its own folder if absent.")
            .required("regions", ANY_TEXT, "The table of the regions, as a path from the data folder.")
            .optional(
                    "measures",
                    Shape.mapOf(Text.of("een naam", "a name"), "\\S[^\\n]*", MEASURE),
                    "The measures by name.")
            .required("streams", Shape.listOf(STREAM, 1), "The flows of money.");

    private ModelGrammar() {}

    static Shape model() {
        return MODEL;
    }

    static Shape measure() {
        return MEASURE;
    }

    /**
     * The part of a model that has the right shape: streams that do, and stand-ins for other entries that do not.
     *
     * @param json a model with faults
     * @return a model of the right shape, perhaps without any stream; only good for finding more faults
     */
    static JsonObject soundPart(JsonObject json) {
        JsonText standIn = new JsonText(json.where(), "model");
        JsonObject sound = new JsonObject(json.where(), Map.of("model", standIn, "title", standIn, "regions", standIn));
        List<JsonValue> streams = json.members().get("streams") instanceof JsonList list
                ? list.items().stream()
                        .filter(stream -> isSound(STREAM, stream))
                        .toList()
                : List.of();
        return sound.with("streams", new JsonList(json.where(), streams));
    }

    private static boolean isSound(Shape shape, JsonValue value) {
        Problems problems = new Problems();
        shape.check(value, problems);
        return problems.count() == 0;
    }

    static Shape term() {
        return TERM;
    }

    static Shape madeTerm() {
        return MADE_TERM;
    }

    private static Shape key() {
        return KEY;
    }

    /** The JSON Schema of funding model files. */
    static ObjectNode schema() {
        ObjectNode schema = Shape.JSON
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Funding model of verdeelmodel");
        schema.setAll(MODEL.schema());
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("term", TERM.schema());
        definitions.set("madeTerm", MADE_TERM.schema());
        definitions.set("key", KEY.schema());
        return schema;
    }
}
