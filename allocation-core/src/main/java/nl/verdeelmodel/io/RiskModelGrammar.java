package nl.verdeelmodel.io;

import static nl.verdeelmodel.io.PlainShapes.ANY_TEXT;
import static nl.verdeelmodel.io.PlainShapes.BILINGUAL;
import static nl.verdeelmodel.io.PlainShapes.IDENTIFIER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.verdeelmodel.problem.Text;

/**
 * The shape of a risk model file. The only place that says which entries there are; reader and JSON Schema follow it.
 */
final class RiskModelGrammar {

    /** An effect of 50 makes odds 5e21 times as large: no estimate, but a slip or a fit that did not end. */
    private static final long MOST_EFFECT = 50;

    private static final long MOST_COVARIANCE = 1_000_000;

    private static final Shape CHARACTERISTIC_ID = Shape.text(
            Text.of(
                    "een id van kleine letters, cijfers en lage streepjes, zoals \"parental_structure\"",
                    "an id of lower case letters, digits and underscores, such as \"parental_structure\""),
            "[a-z][a-z0-9]*(?:_[a-z0-9]+)*");

    private static final Shape CATEGORY_ID = Shape.text(
            Text.of(
                    "een id van letters, cijfers en . _ + -, zoals \"19+\"",
                    "an id of letters, digits and . _ + -, such as \"19+\""),
            "[A-Za-z0-9][A-Za-z0-9._+-]*");

    private static final Shape CODE = Shape.text(
            Text.of(
                    "een code zoals een cel van een bestand die heeft: zonder komma, puntkomma, aanhalingsteken of tab, en"
                            + " zonder spaties aan het begin en einde",
                    "a code as a cell of a file has it: without comma, semicolon, quote or tab, and without spaces at"
                            + " either end"),
            "[^\\s\",;](?:[^\\t\\r\\n\",;]*[^\\s\",;])?");

    private static final Shape EFFECT = Shape.number(MOST_EFFECT);

    private static final Shape CATEGORY = Shape.object()
            .required("id", CATEGORY_ID, "Name of the category; files may write the category so.")
            .optional("label", BILINGUAL, "Name for readers; the id if absent.")
            .optional("codes", Shape.listOf(CODE, 1), "How files write the category otherwise; the id if absent.")
            .optional(
                    "reference",
                    Shape.onlyTrue(),
                    "The category that the effects of the others are relative to; exactly one of a characteristic.")
            .optional("effect", EFFECT, "What the category adds to the log odds; of the reference 0 or absent.");

    private static final Shape CHARACTERISTIC = Shape.object()
            .required("id", CHARACTERISTIC_ID, "Name of the characteristic, and of its column in files.")
            .required("label", BILINGUAL, "Name for readers.")
            .optional("source", ANY_TEXT, "Where it is defined, and what in its categories is a choice of the maker.")
            .optional(
                    "missing",
                    CATEGORY_ID,
                    "The id of the category of empty cells; if absent an empty cell is a problem.")
            .required("categories", Shape.listOf(CATEGORY, 2), "The categories, in the order of the effects.");

    private static final Shape COVARIANCE = Shape.object()
            .required(
                    "coefficients",
                    Shape.listOf(ANY_TEXT, 2),
                    "The names in the order of the rows: intercept, then characteristic=category without references.")
            .required(
                    "lower",
                    Shape.listOf(Shape.listOf(Shape.number(MOST_COVARIANCE), 1), 2),
                    "The lower triangle: row i has i numbers, the last of them a variance.");

    private static final Shape MODEL = Shape.object()
            .optional("$schema", ANY_TEXT, "The JSON Schema of this file, for editors.")
            .required("riskModel", IDENTIFIER, "Short stable name of the model.")
            .required("title", BILINGUAL, "Name for readers.")
            .required("sector", Shape.oneOf("vo", "mbo"), "The sector whose young people it is about.")
            .required(
                    "cohort",
                    Shape.wholeNumber(1900, 2999),
                    "The year of the persons that it was estimated on; their outcome is known a year later.")
            .optional("source", ANY_TEXT, "Who estimated it and where it is published.")
            .optional(
                    "illustrative",
                    Shape.onlyTrue(),
                    "The coefficients were made up; every result that rests on them says so.")
            .required("intercept", EFFECT, "The log odds of a person of all reference categories.")
            .required(
                    "characteristics", Shape.listOf(CHARACTERISTIC, 1), "In the order in which effects are multiplied.")
            .optional("covariance", COVARIANCE, "How uncertain the coefficients are; absent if that is not known.");

    private RiskModelGrammar() {}

    static Shape model() {
        return MODEL;
    }

    static Shape characteristic() {
        return CHARACTERISTIC;
    }

    static Shape covariance() {
        return COVARIANCE;
    }

    /** The JSON Schema of risk model files. */
    static ObjectNode schema() {
        ObjectNode schema = Shape.JSON
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Risk model of verdeelmodel");
        schema.setAll(MODEL.schema());
        return schema;
    }
}
