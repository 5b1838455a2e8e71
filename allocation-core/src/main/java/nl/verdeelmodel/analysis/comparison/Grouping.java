package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.stream.IntStream;

/**
 * A division of the regions into groups, such as provinces or sizes.
 *
 * @param title what the groups are, such as the column of a table
 * @param groupOf the group of each region, in the order of the regions; not empty
 */
public record Grouping(String title, ImmutableList<String> groupOf) {

    /**
     * The groups.
     *
     * @return each once, in the order of their names
     */
    public ImmutableSortedSet<String> groups() {
        return ImmutableSortedSet.copyOf(groupOf);
    }

    /**
     * The regions of a group.
     *
     * @param group one of {@link #groups()}
     * @return their indices, rising
     */
    public int[] regionsOf(String group) {
        return IntStream.range(0, groupOf.size())
                .filter(i -> groupOf.get(i).equals(group))
                .toArray();
    }
}
