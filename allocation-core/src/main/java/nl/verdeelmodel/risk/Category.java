package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.problem.Text;

/**
 * One of the values of a characteristic.
 *
 * @param id its name in a risk model; files may write the category so, and files of cells that are made here do
 * @param label its name for readers
 * @param codes how files write it otherwise, at least one text, which may be the id; a class of ages has several
 */
public record Category(String id, Text label, ImmutableList<String> codes) {

    /**
     * A category.
     *
     * @throws IllegalArgumentException if it has no code
     */
    public Category {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("Category " + id + " has no code.");
        }
    }

    /**
     * A category that files write as its id.
     *
     * @param id its name
     * @return the category
     */
    public static Category of(String id) {
        return new Category(id, Text.same(id), ImmutableList.of(id));
    }

    /**
     * The same category, written in files in one of these ways.
     *
     * @param newCodes at least one text
     * @return the category
     */
    public Category withCodes(List<String> newCodes) {
        return new Category(id, label, ImmutableList.copyOf(newCodes));
    }
}
