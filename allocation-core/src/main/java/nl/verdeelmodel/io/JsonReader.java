package nl.verdeelmodel.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * Reads strict JSON into values that know their line, column and path.
 *
 * <p>No comments, no trailing commas, no duplicate keys, nothing behind the last brace.
 */
final class JsonReader {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What Jackson says of the source of the text; the place of a problem says it better. */
    private static final Pattern SOURCE =
            Pattern.compile(" ?\\(?(start marker )?at \\[Source: [^\\]]*\\]\\)?|\\[Source: [^\\]]*\\]");

    private final Where file;
    private final JsonParser parser;
    private final Problems problems;

    private JsonReader(Where file, JsonParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Reads a text.
     *
     * @param text the JSON
     * @param file the place to name in problems
     * @param problems gets every duplicate key and any text behind the value; the first of equal keys counts
     * @return the value
     * @throws ProblemException if it is not JSON
     */
    static JsonValue read(String text, Where file, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(file, parser, problems).document();
        } catch (JsonProcessingException e) {
            throw new ProblemException(syntax(file, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem syntax(Where file, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        Where where =
                location == null ? file : new Where(file.file(), location.getLineNr(), location.getColumnNr(), "");
        if (e instanceof JsonEOFException) {
            return Problem.input(
                    "json-syntax",
                    where,
                    Text.of(
                            "dit is geen geldige JSON: het bestand eindigt te vroeg.",
                            "this is not valid JSON: the file ends too early."),
                    Text.of(
                            "Misschien ontbreekt een sluitend haakje of aanhalingsteken.",
                            "Maybe a closing bracket or quote is missing."));
        }
        return Problem.input(
                "json-syntax",
                where,
                Text.format(
                        "dit is geen geldige JSON: {0}",
                        "this is not valid JSON: {0}",
                        SOURCE.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("")),
                Text.of(
                        "Misschien ontbreekt een komma, aanhalingsteken of haakje vlak hiervoor.",
                        "Maybe a comma, quote or bracket is missing just before this place."));
    }

    private JsonValue document() throws IOException {
        if (parser.nextToken() == null) {
            throw new ProblemException(
                    Problem.input("json-empty", file, Text.of("het bestand is leeg.", "the file is empty.")));
        }
        JsonValue value = value("");
        if (hasMore()) {
            problems.add(Problem.input(
                    "json-trailing",
                    here(""),
                    Text.of(
                            "hier staat nog tekst achter het einde van het model.",
                            "there is more text here, behind the end of the model.")));
        }
        return value;
    }

    private boolean hasMore() throws IOException {
        try {
            return parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    private JsonValue value(String path) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(path);
        }
        if (token == JsonToken.START_ARRAY) {
            return list(path);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new JsonValue.JsonText(here(path), parser.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return new JsonValue.JsonNumber(here(path), parser.getText());
        }
        return new JsonValue.JsonWord(here(path), parser.getText());
    }

    private JsonValue object(String path) throws IOException {
        Where where = here(path);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Where nameWhere = here("");
            parser.nextToken();
            JsonValue value = value(JsonPaths.child(path, name));
            if (members.putIfAbsent(name, value) != null) {
                problems.add(Problem.input(
                        "json-duplicate-key",
                        nameWhere,
                        Text.format(
                                "de sleutel \"{0}\" staat twee keer in hetzelfde object.",
                                "the key \"{0}\" stands twice in the same object.", name)));
            }
        }
        return new JsonValue.JsonObject(where, members);
    }

    private JsonValue list(String path) throws IOException {
        Where where = here(path);
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(JsonPaths.child(path, Integer.toString(items.size()))));
        }
        return new JsonValue.JsonList(where, items);
    }

    private Where here(String path) {
        JsonLocation location = parser.currentTokenLocation();
        return new Where(file.file(), location.getLineNr(), location.getColumnNr(), path);
    }
}
