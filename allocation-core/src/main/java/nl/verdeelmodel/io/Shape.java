package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.verdeelmodel.io.JsonValue.JsonList;
import nl.verdeelmodel.io.JsonValue.JsonNumber;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.JsonValue.JsonText;
import nl.verdeelmodel.io.JsonValue.JsonWord;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * What a JSON value must look like.
 *
 * <p>One description serves twice: {@link #check} finds every departure from it with its place, and {@link #schema}
 * writes it as JSON Schema (draft 2020-12) for editors. So the two cannot disagree.
 */
abstract class Shape {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Adds a problem for everything that is not as this shape says. */
    abstract void check(JsonValue value, Problems problems);

    /** This shape as JSON Schema. */
    abstract ObjectNode schema();

    static void problem(Problems problems, String code, Where where, Text message, Text advice) {
        problems.add(Problem.input(code, where, message, advice));
    }

    private static void wrongType(Problems problems, JsonValue value, Text expected) {
        problem(
                problems,
                "json-type",
                value.where(),
                Text.format("hier moet {0} staan, niet {1}.", "this must be {0}, not {1}.", expected, value.kind()),
                Text.NONE);
    }

    /** A text that matches a pattern. */
    static Shape text(Text expected, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                if (!(value instanceof JsonText text)) {
                    wrongType(problems, value, expected);
                } else if (!compiled.matcher(text.value()).matches()) {
                    problem(
                            problems,
                            "json-value",
                            value.where(),
                            Text.format(
                                    "\"{0}\" is niet wat hier moet staan: {1}.",
                                    "\"{0}\" is not what must stand here: {1}.", text.value(), expected),
                            Text.NONE);
                }
            }

            @Override
            ObjectNode schema() {
                return JSON.objectNode()
                        .put("type", "string")
                        .put("pattern", "^(?:" + pattern + ")$")
                        .put("description", expected.en());
            }
        };
    }

    /** One of a few words. */
    static Shape oneOf(String... words) {
        List<String> list = List.of(words);
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                Text expected = Text.format("een van {0}", "one of {0}", "\"" + String.join("\", \"", list) + "\"");
                if (!(value instanceof JsonText text)) {
                    wrongType(problems, value, expected);
                } else if (!list.contains(text.value())) {
                    problem(
                            problems,
                            "json-value",
                            value.where(),
                            Text.format("\"{0}\" is niet {1}.", "\"{0}\" is not {1}.", text.value(), expected),
                            Suggestions.closestOnly(text.value(), list));
                }
            }

            @Override
            ObjectNode schema() {
                ObjectNode node = JSON.objectNode();
                list.forEach(node.putArray("enum")::add);
                return node;
            }
        };
    }

    /** A whole number from {@code least} to {@code most}. */
    static Shape wholeNumber(long least, long most) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                Text expected = Text.format(
                        "een geheel getal van {0} tot en met {1}",
                        "a whole number from {0} to {1}", Long.toString(least), Long.toString(most));
                if (!(value instanceof JsonNumber number)
                        || !number.literal().matches("-?[0-9]{1,18}")
                        || Long.parseLong(number.literal()) < least
                        || Long.parseLong(number.literal()) > most) {
                    wrongType(problems, value, expected);
                }
            }

            @Override
            ObjectNode schema() {
                return JSON.objectNode()
                        .put("type", "integer")
                        .put("minimum", least)
                        .put("maximum", most);
            }
        };
    }

    /** A number, whole or not, from {@code -most} to {@code most}. */
    static Shape number(long most) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                Text expected = Text.format(
                        "een getal van {0} tot en met {1}",
                        "a number from {0} to {1}", Long.toString(-most), Long.toString(most));
                if (!(value instanceof JsonNumber number)
                        || !(Math.abs(Double.parseDouble(number.literal())) <= most)) {
                    wrongType(problems, value, expected);
                }
            }

            @Override
            ObjectNode schema() {
                return JSON.objectNode()
                        .put("type", "number")
                        .put("minimum", -most)
                        .put("maximum", most);
            }
        };
    }

    /** The word {@code true}: an option that is on or absent. */
    static Shape onlyTrue() {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                if (!(value instanceof JsonWord word && word.word().equals("true"))) {
                    wrongType(problems, value, Text.same("true"));
                }
            }

            @Override
            ObjectNode schema() {
                return JSON.objectNode().put("const", true);
            }
        };
    }

    /** A list of exactly two items of one shape. */
    static Shape pairOf(Shape item) {
        Shape list = listOf(item, 2);
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                list.check(value, problems);
                if (value instanceof JsonList items && items.items().size() > 2) {
                    problem(
                            problems,
                            "json-list-long",
                            value.where(),
                            Text.format(
                                    "deze lijst moet precies 2 onderdelen hebben, maar heeft er {0}.",
                                    "this list must have exactly 2 items, but has {0}.",
                                    items.items().size()),
                            Text.NONE);
                }
            }

            @Override
            ObjectNode schema() {
                return list.schema().put("maxItems", 2);
            }
        };
    }

    /** A list of items of one shape, with at least {@code least} items. */
    static Shape listOf(Shape item, int least) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                if (!(value instanceof JsonList list)) {
                    wrongType(problems, value, Text.of("een lijst", "a list"));
                    return;
                }
                if (list.items().size() < least) {
                    problem(
                            problems,
                            "json-list-short",
                            value.where(),
                            Text.format(
                                    "deze lijst moet minstens {0} onderdelen hebben, maar heeft er {1}.",
                                    "this list must have at least {0} items, but has {1}.",
                                    least,
                                    list.items().size()),
                            Text.NONE);
                }
                list.items().forEach(one -> item.check(one, problems));
            }

            @Override
            ObjectNode schema() {
                ObjectNode node = JSON.objectNode().put("type", "array").put("minItems", least);
                node.set("items", item.schema());
                return node;
            }
        };
    }

    /** An object whose keys match a pattern and whose values have one shape; at least one member. */
    static Shape mapOf(Text expectedKey, String keyPattern, Shape item) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                if (!(value instanceof JsonObject object)) {
                    wrongType(problems, value, Text.of("een object", "an object"));
                    return;
                }
                if (object.members().isEmpty()) {
                    problem(
                            problems,
                            "json-object-empty",
                            value.where(),
                            Text.of("dit object is leeg.", "this object is empty."),
                            Text.NONE);
                }
                object.members().forEach((key, member) -> {
                    if (!key.matches(keyPattern)) {
                        problem(
                                problems,
                                "json-key",
                                member.where(),
                                Text.format(
                                        "de sleutel \"{0}\" is niet {1}.",
                                        "the key \"{0}\" is not {1}.", key, expectedKey),
                                Text.NONE);
                    }
                    item.check(member, problems);
                });
            }

            @Override
            ObjectNode schema() {
                ObjectNode node = JSON.objectNode().put("type", "object").put("minProperties", 1);
                node.putObject("patternProperties").set("^(?:" + keyPattern + ")$", item.schema());
                return node.put("additionalProperties", false);
            }
        };
    }

    /** A text, or else another shape. */
    static Shape textOr(Shape text, Shape other) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                (value instanceof JsonObject ? other : text).check(value, problems);
            }

            @Override
            ObjectNode schema() {
                ObjectNode node = JSON.objectNode();
                node.putArray("anyOf").add(text.schema()).add(other.schema());
                return node;
            }
        };
    }

    /** An object with the member {@code marker}, or else another shape. */
    static Shape either(String marker, Shape marked, Shape other) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                boolean isMarked =
                        value instanceof JsonObject object && object.members().containsKey(marker);
                (isMarked ? marked : other).check(value, problems);
            }

            @Override
            ObjectNode schema() {
                ObjectNode node = JSON.objectNode();
                node.putArray("anyOf").add(marked.schema()).add(other.schema());
                return node;
            }
        };
    }

    /** A shape with a name, which may contain itself. */
    static Shape reference(String name, Supplier<Shape> target) {
        return new Shape() {
            @Override
            void check(JsonValue value, Problems problems) {
                target.get().check(value, problems);
            }

            @Override
            ObjectNode schema() {
                return JSON.objectNode().put("$ref", "#/$defs/" + name);
            }
        };
    }

    /** An object with named members and nothing else. */
    static ObjectShape object() {
        return new ObjectShape();
    }

    /** An object with named members and nothing else. */
    static final class ObjectShape extends Shape {

        private record Field(Shape shape, boolean required, String description) {}

        /** What goes with a member: others that it needs, and others that may not stand beside it. */
        private record Company(String name, List<String> needed, List<String> barred) {}

        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final List<List<String>> alternatives = new ArrayList<>();
        private final List<Company> companies = new ArrayList<>();

        ObjectShape required(String name, Shape shape, String description) {
            fields.put(name, new Field(shape, true, description));
            return this;
        }

        ObjectShape optional(String name, Shape shape, String description) {
            fields.put(name, new Field(shape, false, description));
            return this;
        }

        /** Exactly one of these members must be there. */
        ObjectShape exactlyOneOf(String... names) {
            alternatives.add(List.of(names));
            return this;
        }

        /** If a member is there, these others must be there too. */
        ObjectShape needs(String name, String... others) {
            companies.add(new Company(name, List.of(others), List.of()));
            return this;
        }

        /** If a member is there, none of these others may be. */
        ObjectShape bars(String name, String... others) {
            companies.add(new Company(name, List.of(), List.of(others)));
            return this;
        }

        @Override
        void check(JsonValue value, Problems problems) {
            if (!(value instanceof JsonObject object)) {
                wrongType(problems, value, Text.of("een object", "an object"));
                return;
            }
            object.members().forEach((name, member) -> checkMember(name, member, problems));
            fields.forEach((name, field) -> {
                if (field.required() && !object.members().containsKey(name)) {
                    problem(
                            problems,
                            "json-missing-field",
                            value.where(),
                            Text.format("\"{0}\" ontbreekt.", "\"{0}\" is missing.", name),
                            Text.NONE);
                }
            });
            List<List<String>> open = alternatives.stream()
                    .filter(names -> present(object, names).size() != 1)
                    .toList();
            open.forEach(names -> wrongChoice(object, names, problems));
            if (open.isEmpty()) {
                companies.stream()
                        .filter(company -> object.members().containsKey(company.name()))
                        .forEach(company -> checkCompany(object, company, problems));
            }
        }

        private static List<String> present(JsonObject object, List<String> names) {
            return names.stream().filter(object.members()::containsKey).toList();
        }

        private static void checkCompany(JsonObject object, Company company, Problems problems) {
            company.needed().stream()
                    .filter(other -> !object.members().containsKey(other))
                    .forEach(other -> problem(
                            problems,
                            "json-missing-field",
                            object.where(),
                            Text.format(
                                    "\"{0}\" ontbreekt; bij \"{1}\" is het nodig.",
                                    "\"{0}\" is missing; \"{1}\" needs it.", other, company.name()),
                            Text.NONE));
            present(object, company.barred())
                    .forEach(other -> problem(
                            problems,
                            "json-too-many-fields",
                            object.where(),
                            Text.format(
                                    "\"{0}\" en \"{1}\" gaan niet samen.",
                                    "\"{0}\" and \"{1}\" do not go together.", company.name(), other),
                            Text.NONE));
        }

        private void checkMember(String name, JsonValue member, Problems problems) {
            Field field = fields.get(name);
            if (field == null) {
                problem(
                        problems,
                        "json-unknown-field",
                        member.where(),
                        Text.format("\"{0}\" is hier niet bekend.", "\"{0}\" is not known here.", name),
                        Suggestions.advice(name, fields.keySet()));
            } else {
                field.shape().check(member, problems);
            }
        }

        private static void wrongChoice(JsonObject object, List<String> names, Problems problems) {
            int count = present(object, names).size();
            problem(
                    problems,
                    count == 0 ? "json-missing-field" : "json-too-many-fields",
                    object.where(),
                    Text.format(
                            "hier moet precies een van {0} staan, maar er staan er {1}.",
                            "exactly one of {0} must stand here, but there are {1}.",
                            "\"" + String.join("\", \"", names) + "\"",
                            count),
                    Text.NONE);
        }

        @Override
        ObjectNode schema() {
            ObjectNode node = JSON.objectNode().put("type", "object");
            ObjectNode properties = node.putObject("properties");
            fields.forEach((name, field) -> {
                ObjectNode property = field.shape().schema();
                properties.set(name, described(property, field.description()));
            });
            List<String> required = fields.entrySet().stream()
                    .filter(entry -> entry.getValue().required())
                    .map(Map.Entry::getKey)
                    .toList();
            if (!required.isEmpty()) {
                required.forEach(node.putArray("required")::add);
            }
            node.put("additionalProperties", false);
            if (!alternatives.isEmpty() || !companies.isEmpty()) {
                ArrayNode all = node.putArray("allOf");
                alternatives.forEach(names -> addRequired(all.addObject().putArray("oneOf"), names));
                companies.forEach(company -> addCompany(all.addObject(), company));
            }
            return node;
        }

        private static void addRequired(ArrayNode schemas, List<String> names) {
            names.forEach(name -> schemas.addObject().putArray("required").add(name));
        }

        private static void addCompany(ObjectNode node, Company company) {
            node.putObject("if").putArray("required").add(company.name());
            ObjectNode then = node.putObject("then");
            if (!company.needed().isEmpty()) {
                company.needed().forEach(then.putArray("required")::add);
            }
            if (!company.barred().isEmpty()) {
                addRequired(then.putObject("not").putArray("anyOf"), company.barred());
            }
        }

        private static ObjectNode described(ObjectNode property, String description) {
            ObjectNode node = JSON.objectNode().put("description", description);
            property.properties().forEach(entry -> {
                if (!entry.getKey().equals("description")) {
                    node.set(entry.getKey(), entry.getValue());
                }
            });
            return node;
        }
    }
}
