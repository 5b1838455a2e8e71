package nl.verdeelmodel.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** A JSON value that knows its place, so that every problem of a model can name line and column. */
sealed interface JsonValue {

    Where where();

    /** What kind of value this is, for messages. */
    Text kind();

    /** An object; its members in the order of the file. */
    record JsonObject(Where where, Map<String, JsonValue> members) implements JsonValue {
        @Override
        public Text kind() {
            return Text.of("een object", "an object");
        }

        JsonObject with(String name, JsonValue value) {
            Map<String, JsonValue> changed = new LinkedHashMap<>(members);
            changed.put(name, value);
            return new JsonObject(where, changed);
        }
    }

    /** A list. */
    record JsonList(Where where, List<JsonValue> items) implements JsonValue {
        @Override
        public Text kind() {
            return Text.of("een lijst", "a list");
        }
    }

    /** A string. */
    record JsonText(Where where, String value) implements JsonValue {
        @Override
        public Text kind() {
            return Text.format("de tekst \"{0}\"", "the text \"{0}\"", value);
        }
    }

    /** A number, as it was written: no digit is lost. */
    record JsonNumber(Where where, String literal) implements JsonValue {
        @Override
        public Text kind() {
            return Text.format("het getal {0}", "the number {0}", literal);
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    record JsonWord(Where where, String word) implements JsonValue {
        @Override
        public Text kind() {
            return Text.same(word);
        }
    }
}
