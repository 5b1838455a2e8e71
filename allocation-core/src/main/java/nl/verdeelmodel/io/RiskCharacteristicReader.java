package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import nl.verdeelmodel.io.ModelReader.Entry;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;

/** Makes a characteristic, with its effects, of an entry of the right shape. */
final class RiskCharacteristicReader {

    /** Columns of files that mean something else. */
    private static final ImmutableSet<String> RESERVED =
            ImmutableSet.of("sector", "municipality", "region", "persons", "leavers", "vsv", Characteristics.INTERCEPT);

    /**
     * A characteristic of a model.
     *
     * @param characteristic the characteristic
     * @param effects one per category but the reference, in order
     * @param where its entry
     */
    record Part(Characteristic characteristic, ImmutableList<Double> effects, Where where) {}

    private final Problems problems;

    RiskCharacteristicReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The characteristic of an entry.
     *
     * @return empty after adding what is wrong with it
     */
    Optional<Part> read(Entry entry) {
        int before = problems.count();
        String id = entry.text("id");
        List<Entry> categories = entry.list("categories").map(Entry::new).toList();
        requireOwnName(id, entry);
        requireFew(id, categories, entry);
        requireNamesOnce(id, categories);
        requireOneReference(id, categories, entry);
        categories.forEach(category -> requireEffect(id, category));
        OptionalInt missing = missing(id, entry, categories);
        if (problems.count() > before) {
            return Optional.empty();
        }
        Characteristic characteristic = new Characteristic(
                id,
                entry.title("label", id),
                categories.stream().map(RiskCharacteristicReader::category).collect(ImmutableList.toImmutableList()),
                reference(categories),
                missing,
                entry.textOr("source", ""));
        return Optional.of(new Part(characteristic, effects(categories), entry.where()));
    }

    private static Category category(Entry category) {
        String id = category.text("id");
        ImmutableList<String> codes =
                category.list("codes").map(Entry::asText).collect(ImmutableList.toImmutableList());
        return new Category(id, category.title("label", id), codes.isEmpty() ? ImmutableList.of(id) : codes);
    }

    private static ImmutableList<Double> effects(List<Entry> categories) {
        return categories.stream()
                .filter(category -> !isReference(category))
                .map(category ->
                        RiskModelReader.asDouble(category.member("effect").orElseThrow()))
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isReference(Entry category) {
        return category.member("reference").isPresent();
    }

    private static int reference(List<Entry> categories) {
        return IntStream.range(0, categories.size())
                .filter(i -> isReference(categories.get(i)))
                .findFirst()
                .orElseThrow();
    }

    private void requireOwnName(String id, Entry entry) {
        if (RESERVED.contains(id)) {
            add(
                    "risk-characteristic-reserved",
                    entry.member("id").orElseThrow().where(),
                    Text.format(
                            "een kenmerk kan niet {0} heten: die naam heeft in bestanden een andere betekenis.",
                            "a characteristic cannot be called {0}: in files that name means something else.", id));
        }
    }

    private void requireFew(String id, List<Entry> categories, Entry entry) {
        if (categories.size() > Characteristic.MOST_CATEGORIES) {
            add(
                    "risk-categories-many",
                    entry.member("categories").orElseThrow().where(),
                    Text.format(
                            "kenmerk {0} heeft {1} categorieën; het mogen er hoogstens {2} zijn.",
                            "characteristic {0} has {1} categories; it may have at most {2}.",
                            id,
                            categories.size(),
                            Characteristic.MOST_CATEGORIES));
        }
    }

    /** Ids and codes of all categories are different texts; only its own id may be a code of a category too. */
    private void requireNamesOnce(String id, List<Entry> categories) {
        Set<String> names = new HashSet<>();
        for (Entry category : categories) {
            String own = category.text("id");
            requireNew(id, category.member("id").orElseThrow(), names);
            Set<String> again = new HashSet<>(Set.of(own));
            category.list("codes").forEach(code -> {
                if (!again.remove(Entry.asText(code))) {
                    requireNew(id, code, names);
                }
            });
        }
    }

    private void requireNew(String id, JsonValue name, Set<String> names) {
        if (!names.add(Entry.asText(name))) {
            add(
                    "risk-category-twice",
                    name.where(),
                    Text.format(
                            "\"{0}\" staat twee keer bij kenmerk {1}, als id of code van een categorie.",
                            "\"{0}\" stands twice in characteristic {1}, as id or code of a category.",
                            Entry.asText(name),
                            id));
        }
    }

    private void requireOneReference(String id, List<Entry> categories, Entry entry) {
        List<String> references = categories.stream()
                .filter(RiskCharacteristicReader::isReference)
                .map(category -> category.text("id"))
                .toList();
        if (references.isEmpty()) {
            problems.add(Problem.input(
                    "risk-reference-missing",
                    entry.where(),
                    Text.format(
                            "kenmerk {0} heeft geen referentiecategorie; precies een categorie moet die zijn.",
                            "characteristic {0} has no reference category; exactly one category must be it.", id),
                    Text.of(
                            "Misschien moet bij een categorie \"reference\": true staan in plaats van \"effect\".",
                            "Maybe one category should have \"reference\": true in place of \"effect\".")));
        } else if (references.size() > 1) {
            add(
                    "risk-reference-twice",
                    entry.where(),
                    Text.format(
                            "kenmerk {0} heeft {1} referentiecategorieën ({2}); precies een categorie moet die zijn.",
                            "characteristic {0} has {1} reference categories ({2}); exactly one category must be it.",
                            id,
                            references.size(),
                            references));
        }
    }

    private void requireEffect(String id, Entry category) {
        Optional<JsonValue> effect = category.member("effect");
        if (effect.isEmpty() && !isReference(category)) {
            add(
                    "risk-effect-missing",
                    category.where(),
                    Text.format(
                            "categorie {0} van kenmerk {1} heeft geen \"effect\" en is niet de referentie.",
                            "category {0} of characteristic {1} has no \"effect\" and is not the reference.",
                            category.text("id"),
                            id));
        }
        if (isReference(category)
                && effect.filter(value -> RiskModelReader.asDouble(value) != 0).isPresent()) {
            add(
                    "risk-reference-effect",
                    effect.get().where(),
                    Text.format(
                            "categorie {0} is de referentie van kenmerk {1}; het effect is dan 0, niet {2}.",
                            "category {0} is the reference of characteristic {1}; its effect is then 0, not {2}.",
                            category.text("id"),
                            id,
                            ((JsonValue.JsonNumber) effect.get()).literal()));
        }
    }

    private OptionalInt missing(String id, Entry entry, List<Entry> categories) {
        Optional<JsonValue> missing = entry.member("missing");
        if (missing.isEmpty()) {
            return OptionalInt.empty();
        }
        List<String> ids =
                categories.stream().map(category -> category.text("id")).toList();
        String name = Entry.asText(missing.get());
        if (!ids.contains(name)) {
            problems.add(Problem.input(
                    "risk-category-unknown",
                    missing.get().where(),
                    Text.format(
                            "lege cellen van kenmerk {0} vallen in categorie \"{1}\", maar die is er niet.",
                            "empty cells of characteristic {0} fall in category \"{1}\", which does not exist.",
                            id,
                            name),
                    Suggestions.advice(name, ids)));
            return OptionalInt.empty();
        }
        return OptionalInt.of(ids.indexOf(name));
    }

    private void add(String code, Where where, Text message) {
        problems.add(Problem.input(code, where, message));
    }
}
