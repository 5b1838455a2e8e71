package nl.verdeelmodel.io;

import static nl.verdeelmodel.io.PlainShapes.ANY_TEXT;
import static nl.verdeelmodel.io.PlainShapes.BILINGUAL;
import static nl.verdeelmodel.io.PlainShapes.IDENTIFIER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;

/** The shape of a file of scenarios. The only place that says which entries there are; reader and JSON Schema follow it. */
final class ScenarioGrammar {

    private static final Shape CHANGE = Shape.text(
            Text.of(
                    "een wijziging pad=waarde, zoals \"streams.doorstroompunt.amount.2026=70000000.00\"",
                    "a change path=value, such as \"streams.doorstroompunt.amount.2026=70000000.00\""),
            "[^=]+=[\\s\\S]*");

    private static final Shape MEMBERS = Shape.object()
            .required("id", IDENTIFIER, "Short stable name of the scenario, another one for each; not unchanged.")
            .optional("title", BILINGUAL, "Name for readers; the id if absent.")
            .optional("source", ANY_TEXT, "Who proposed it and where.")
            .optional(
                    "changes",
                    Shape.listOf(CHANGE, 0),
                    "What is changed in the model, in this order; each replaces a single value, as --set does.")
            .optional(
                    "data",
                    ANY_TEXT,
                    "A folder, seen from this file, whose tables go before all others. A scenario has this or changes.");

    /** Its members; that there is a change or a folder the reader says in words of its own, the schema by itself. */
    private static final Shape SCENARIO = new Shape() {
        @Override
        void check(JsonValue value, Problems problems) {
            MEMBERS.check(value, problems);
        }

        @Override
        ObjectNode schema() {
            ObjectNode schema = MEMBERS.schema();
            ArrayNode either = schema.putArray("anyOf");
            ObjectNode changed = either.addObject();
            changed.putArray("required").add("changes");
            changed.putObject("properties").putObject("changes").put("minItems", 1);
            either.addObject().putArray("required").add("data");
            return schema;
        }
    };

    private static final Shape FILE = Shape.object()
            .optional("$schema", ANY_TEXT, "The JSON Schema of this file, for editors.")
            .optional("title", BILINGUAL, "Name for readers.")
            .optional("source", ANY_TEXT, "Who made the scenarios, and what for.")
            .required("scenarios", Shape.listOf(SCENARIO, 1), "The scenarios; the unchanged model goes before them.");

    private ScenarioGrammar() {}

    static Shape file() {
        return FILE;
    }

    static Shape scenario() {
        return SCENARIO;
    }

    /** The JSON Schema of files of scenarios. */
    static ObjectNode schema() {
        ObjectNode schema = Shape.JSON
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Scenarios of verdeelmodel");
        schema.setAll(FILE.schema());
        return schema;
    }
}
