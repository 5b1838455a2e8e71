package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Text;

/**
 * A categorical characteristic of young people, such as age or household welfare.
 *
 * @param id its name in a risk model, and the name of its column in files
 * @param label its name for readers
 * @param categories at least two, at most {@value #MOST_CATEGORIES}; their order is the order of effects
 * @param reference the index of the category that the effects of the others are relative to
 * @param missing the index of the category in which an empty cell of a file falls; empty if an empty cell is a problem
 * @param source where it is defined, and what in its categories is a choice of the model's maker; or empty
 */
public record Characteristic(
        String id, Text label, ImmutableList<Category> categories, int reference, OptionalInt missing, String source) {

    /** An index of a category fits in a byte. */
    public static final int MOST_CATEGORIES = 128;

    /**
     * A characteristic.
     *
     * @throws IllegalArgumentException if there are fewer than two or too many categories, an id or code stands twice, or
     *     an index is not that of a category
     */
    public Characteristic {
        if (categories.size() < 2 || categories.size() > MOST_CATEGORIES) {
            throw new IllegalArgumentException("Characteristic " + id + " has " + categories.size()
                    + " categories; it must have 2 to " + MOST_CATEGORIES + ".");
        }
        if (reference < 0 || reference >= categories.size()) {
            throw new IllegalArgumentException("Characteristic " + id + " has no category " + reference + ".");
        }
        if (missing.isPresent() && (missing.getAsInt() < 0 || missing.getAsInt() >= categories.size())) {
            throw new IllegalArgumentException("Characteristic " + id + " has no category " + missing + ".");
        }
        Set<String> names = new HashSet<>();
        for (Category category : categories) {
            Set<String> own = new HashSet<>(category.codes());
            own.add(category.id());
            if (!own.stream().allMatch(names::add)) {
                throw new IllegalArgumentException("Characteristic " + id + " has category " + category.id()
                        + " or one of its codes twice: " + category.codes() + ".");
            }
        }
    }

    /**
     * A characteristic without a source.
     *
     * @param id its name in a risk model, and the name of its column in files
     * @param label its name for readers
     * @param categories at least two, at most {@value #MOST_CATEGORIES}
     * @param reference the index of the reference category
     * @param missing the index of the category of empty cells; empty if an empty cell is a problem
     * @throws IllegalArgumentException as the other constructor
     */
    public Characteristic(
            String id, Text label, ImmutableList<Category> categories, int reference, OptionalInt missing) {
        this(id, label, categories, reference, missing, "");
    }

    /**
     * A characteristic whose empty cells are a problem.
     *
     * @param id its name
     * @param reference the id of the reference category
     * @param categories their ids, in order
     * @return the characteristic, with ids as labels and codes
     * @throws IllegalArgumentException as the constructor
     */
    public static Characteristic of(String id, String reference, String... categories) {
        return new Characteristic(
                id,
                Text.same(id),
                ImmutableList.copyOf(categories).stream().map(Category::of).collect(ImmutableList.toImmutableList()),
                ImmutableList.copyOf(categories).indexOf(reference),
                OptionalInt.empty());
    }

    /**
     * How many categories there are.
     *
     * @return 2 to {@value #MOST_CATEGORIES}
     */
    public int size() {
        return categories.size();
    }

    /**
     * The category that has an id.
     *
     * @param categoryId the id
     * @return its index; empty if no category has it
     */
    public OptionalInt indexOf(String categoryId) {
        return IntStream.range(0, size())
                .filter(i -> categories.get(i).id().equals(categoryId))
                .findFirst();
    }

    /**
     * The category that a file of persons means.
     *
     * @param code the text of a cell: a code of the category or its id; empty where the value is missing
     * @return the index of the category; empty if no category has the code, or the value is missing and that is a problem
     */
    public OptionalInt indexOfCode(String code) {
        OptionalInt found = IntStream.range(0, size())
                .filter(i -> categories.get(i).id().equals(code)
                        || categories.get(i).codes().contains(code))
                .findFirst();
        return found.isEmpty() && code.isEmpty() ? missing : found;
    }
}
