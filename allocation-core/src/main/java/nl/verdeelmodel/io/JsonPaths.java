package nl.verdeelmodel.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.io.JsonValue.JsonList;
import nl.verdeelmodel.io.JsonValue.JsonNumber;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.JsonValue.JsonText;
import nl.verdeelmodel.io.JsonValue.JsonWord;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.scenario.Change;

/**
 * Names places inside a model: {@code streams.doorstroompunt.parts.risico.share}.
 *
 * <p>A member is named by its key, an item of a list by its {@code id} or else by its number from 0.
 */
final class JsonPaths {

    private JsonPaths() {}

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The same value with every place named by ids instead of numbers. */
    static JsonValue named(JsonValue value, String path) {
        Where where = value.where().withPath(path);
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, named(member, child(path, name))));
            return new JsonObject(where, members);
        }
        if (value instanceof JsonList list) {
            List<JsonValue> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                JsonValue item = list.items().get(i);
                items.add(named(item, child(path, nameOf(item, i))));
            }
            return new JsonList(where, items);
        }
        if (value instanceof JsonText text) {
            return new JsonText(where, text.value());
        }
        if (value instanceof JsonNumber number) {
            return new JsonNumber(where, number.literal());
        }
        return new JsonWord(where, ((JsonWord) value).word());
    }

    private static String nameOf(JsonValue item, int index) {
        return item instanceof JsonObject object && object.members().get("id") instanceof JsonText id
                ? id.value()
                : Integer.toString(index);
    }

    /**
     * A copy in which one place holds another value.
     *
     * <p>The new value has the kind (text, number, true or false) of the value that it replaces, or of its neighbours if
     * it is new.
     *
     * @param root the model
     * @param change the place and its new value
     * @return the changed model
     * @throws ProblemException if there is no such place, or it holds an object or list
     */
    static JsonValue set(JsonValue root, Change change) {
        return set(root, List.of(change.path().split("\\.", -1)), change.value(), change.where());
    }

    private static JsonValue set(JsonValue value, List<String> path, String text, Where place) {
        if (value instanceof JsonObject object) {
            return setMember(object, path, text, place);
        }
        if (value instanceof JsonList list) {
            return setItem(list, path, text, place);
        }
        throw problem(
                place,
                Text.format(
                        "\"{0}\" zit niet in een object of lijst, maar in {1}.",
                        "\"{0}\" is not inside an object or list, but inside {1}.", path.get(0), value.kind()),
                Text.NONE);
    }

    private static JsonValue setMember(JsonObject object, List<String> path, String text, Where place) {
        String name = path.get(0);
        JsonValue old = object.members().get(name);
        if (path.size() == 1) {
            JsonValue model = old != null ? old : neighbour(object);
            return object.with(name, replacement(model, text, place));
        }
        if (old == null) {
            throw object.members().containsKey("outcomeOf")
                    ? otherModel(place, name)
                    : unknown(place, name, List.copyOf(object.members().keySet()));
        }
        return object.with(name, set(old, path.subList(1, path.size()), text, place));
    }

    private static JsonValue setItem(JsonList list, List<String> path, String text, Where place) {
        List<JsonValue> items = new ArrayList<>(list.items());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String name = nameOf(items.get(i), i);
            names.add(name);
            if (name.equals(path.get(0))) {
                items.set(
                        i,
                        path.size() == 1
                                ? replacement(items.get(i), text, place)
                                : set(items.get(i), path.subList(1, path.size()), text, place));
                return new JsonList(list.where(), items);
            }
        }
        return setOnlyItemWith(list, path, text, place, names);
    }

    /** An item without an id may be named by a member that no other item has: {@code stability.floor}. */
    private static JsonValue setOnlyItemWith(
            JsonList list, List<String> path, String text, Where place, List<String> names) {
        List<JsonValue> items = new ArrayList<>(list.items());
        List<Integer> having = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject object && object.members().containsKey(path.get(0))) {
                having.add(i);
            }
        }
        if (having.size() != 1) {
            throw unknown(place, path.get(0), names);
        }
        items.set(having.get(0), set(items.get(having.get(0)), path, text, place));
        return new JsonList(list.where(), items);
    }

    private static JsonValue neighbour(JsonObject object) {
        return object.members().values().stream()
                .filter(member -> !(member instanceof JsonObject) && !(member instanceof JsonList))
                .findFirst()
                .orElse(new JsonText(object.where(), ""));
    }

    private static JsonValue replacement(JsonValue old, String text, Where place) {
        if (old instanceof JsonObject || old instanceof JsonList) {
            throw problem(
                    place,
                    Text.format(
                            "op deze plaats staat {0}; een wijziging vervangt een enkele waarde.",
                            "this place holds {0}; a change replaces a single value.", old.kind()),
                    Text.of("Misschien moet het pad langer zijn.", "Maybe the path should be longer."));
        }
        if (old instanceof JsonNumber) {
            return new JsonNumber(place, text);
        }
        return old instanceof JsonWord ? new JsonWord(place, text) : new JsonText(place, text);
    }

    private static ProblemException otherModel(Where place, String name) {
        return problem(
                place,
                Text.format(
                        "\"{0}\" staat niet in dit model; een wijziging reikt niet tot in het model onder \"outcomeOf\".",
                        "there is no \"{0}\" in this model; a change does not reach into the model under \"outcomeOf\".",
                        name),
                Text.of(
                        "Misschien een kopie van dat model veranderen en naar de kopie verwijzen.",
                        "Maybe change a copy of that model and refer to the copy."));
    }

    private static ProblemException unknown(Where place, String name, List<String> names) {
        return problem(
                place,
                Text.format("\"{0}\" bestaat niet in het model.", "there is no \"{0}\" in the model.", name),
                Suggestions.advice(name, names));
    }

    private static ProblemException problem(Where place, Text message, Text advice) {
        return new ProblemException(Problem.input("set-unknown", place, message, advice));
    }
}
