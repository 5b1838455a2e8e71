package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What selections on two cohorts agree on: a characteristic that only one cohort chooses may be chosen by accident.
 *
 * @param first the selection on one cohort
 * @param second the selection on the other
 */
public record SelectionComparison(Selection first, Selection second) {

    /**
     * The rank of a characteristic in both selections.
     *
     * @param characteristic its id
     * @param first when it was added, from 1; empty if the first selection did not choose it
     * @param second when it was added, from 1; empty if the second selection did not choose it
     */
    public record Ranks(String characteristic, OptionalInt first, OptionalInt second) {

        /**
         * Whether both selections chose it.
         *
         * @return true if it has two ranks
         */
        public boolean inBoth() {
            return first.isPresent() && second.isPresent();
        }
    }

    /**
     * The characteristics that at least one selection chose.
     *
     * @return in the order of the first selection, then those that only the second chose
     */
    public ImmutableList<Ranks> ranks() {
        List<String> one = first.order();
        List<String> other = second.order();
        return Stream.concat(one.stream(), other.stream())
                .distinct()
                .map(id -> new Ranks(id, rank(one, id), rank(other, id)))
                .collect(ImmutableList.toImmutableList());
    }

    private static OptionalInt rank(List<String> order, String id) {
        int index = order.indexOf(id);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /**
     * Whether both selections chose the same characteristics, in any order.
     *
     * @return true if no characteristic was chosen only once
     */
    public boolean agreeOnCharacteristics() {
        return ranks().stream().allMatch(Ranks::inBoth);
    }

    /**
     * Whether both selections chose the same characteristics in the same order.
     *
     * @return true if so
     */
    public boolean agreeOnOrder() {
        return first.order().equals(second.order());
    }
}
