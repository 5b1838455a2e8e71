package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The characteristics that a sector's young people are told apart by, in the order in which effects are multiplied.
 *
 * @param sector the sector
 * @param list at least one, no id twice
 */
public record Characteristics(Sector sector, ImmutableList<Characteristic> list) {

    /** The name of the coefficient that all persons share. */
    public static final String INTERCEPT = "intercept";

    /**
     * Characteristics of a sector.
     *
     * @throws IllegalArgumentException if there is none or an id stands twice
     */
    public Characteristics {
        Set<String> ids = new HashSet<>();
        if (list.isEmpty() || !list.stream().map(Characteristic::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("Characteristics must be at least one, none twice: "
                    + list.stream().map(Characteristic::id).toList());
        }
    }

    /**
     * Characteristics of a sector.
     *
     * @param sector the sector
     * @param characteristics at least one, no id twice
     * @return the characteristics
     * @throws IllegalArgumentException as the constructor
     */
    public static Characteristics of(Sector sector, Characteristic... characteristics) {
        return new Characteristics(sector, ImmutableList.copyOf(characteristics));
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int size() {
        return list.size();
    }

    /**
     * One characteristic.
     *
     * @param index from 0
     * @return the characteristic
     */
    public Characteristic get(int index) {
        return list.get(index);
    }

    /**
     * The characteristic that has an id.
     *
     * @param id the id
     * @return its index; empty if there is none
     */
    public OptionalInt indexOf(String id) {
        return IntStream.range(0, size())
                .filter(i -> list.get(i).id().equals(id))
                .findFirst();
    }

    /**
     * The same characteristics without some, in the same order.
     *
     * @param kept the indices of those that stay, rising
     * @return the characteristics that stay
     * @throws IllegalArgumentException if none stays
     */
    public Characteristics only(List<Integer> kept) {
        return new Characteristics(sector, kept.stream().map(list::get).collect(ImmutableList.toImmutableList()));
    }

    /**
     * The names of the coefficients in the order of a vector of them: the intercept, then per characteristic its
     * categories but the reference, as {@code age=15}.
     *
     * @return an immutable list, {@link #coefficientCount()} long
     */
    public ImmutableList<String> coefficientNames() {
        List<String> names = new ArrayList<>();
        names.add(INTERCEPT);
        for (Characteristic characteristic : list) {
            for (int c = 0; c < characteristic.size(); c++) {
                if (c != characteristic.reference()) {
                    names.add(characteristic.id() + "="
                            + characteristic.categories().get(c).id());
                }
            }
        }
        return ImmutableList.copyOf(names);
    }

    /**
     * How many coefficients a model has: one, and one per category that is not a reference.
     *
     * @return at least 2
     */
    public int coefficientCount() {
        return 1
                + list.stream()
                        .mapToInt(characteristic -> characteristic.size() - 1)
                        .sum();
    }
}
