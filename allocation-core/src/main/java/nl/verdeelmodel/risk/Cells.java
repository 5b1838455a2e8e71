package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * The young people of one sector, counted by pattern of categories and place.
 *
 * <p>A pattern is one category per characteristic; a cell is a pattern in a place. Patterns are ordered by their categories,
 * the first characteristic first; the cells of a pattern by place. So equal persons in any order give equal cells.
 * Immutable.
 *
 * @implNote a pattern takes a byte per characteristic, a cell 12 bytes.
 */
public final class Cells {

    private final Characteristics characteristics;
    private final ImmutableList<String> places;
    private final byte[][] categories;
    private final byte[] firstDifference;
    private final int[] firstCell;
    private final int[] placeOfCell;
    private final int[] persons;
    private final int[] leavers;
    private final boolean outcomes;

    private Cells(
            Characteristics characteristics,
            ImmutableList<String> places,
            byte[][] categories,
            byte[] firstDifference,
            int[] firstCell,
            int[] placeOfCell,
            int[] persons,
            int[] leavers,
            boolean outcomes) {
        this.characteristics = characteristics;
        this.places = places;
        this.categories = categories;
        this.firstDifference = firstDifference;
        this.firstCell = firstCell;
        this.placeOfCell = placeOfCell;
        this.persons = persons;
        this.leavers = leavers;
        this.outcomes = outcomes;
    }

    /** Cells of rising keys; {@code leavers} is empty if outcomes are not known. */
    static Cells ofSorted(
            Characteristics characteristics,
            ImmutableList<String> places,
            CellKeys cellKeys,
            long[] keys,
            int[] persons,
            int[] leavers,
            boolean outcomes) {
        int patterns = 0;
        int[] first = new int[keys.length + 1];
        int[] place = new int[keys.length];
        long[] patternKeys = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            long patternKey = cellKeys.pattern(keys[i]);
            if (i == 0 || patternKey != patternKeys[patterns - 1]) {
                patternKeys[patterns] = patternKey;
                first[patterns++] = i;
            }
            place[i] = (int) (keys[i] - patternKey * places.size());
        }
        first[patterns] = keys.length;
        byte[][] categories = categories(characteristics, patternKeys, patterns);
        return new Cells(
                characteristics,
                places,
                categories,
                firstDifferences(categories, patterns),
                Arrays.copyOf(first, patterns + 1),
                place,
                persons,
                leavers,
                outcomes);
    }

    /** The categories of patterns, one division each: the last characteristic is the last digit of a key. */
    private static byte[][] categories(Characteristics characteristics, long[] patternKeys, int patterns) {
        byte[][] categories = new byte[characteristics.size()][patterns];
        for (int pattern = 0; pattern < patterns; pattern++) {
            long rest = patternKeys[pattern];
            for (int i = categories.length - 1; i >= 0; i--) {
                int size = characteristics.get(i).size();
                long above = rest / size;
                categories[i][pattern] = (byte) (rest - above * size);
                rest = above;
            }
        }
        return categories;
    }

    private static byte[] firstDifferences(byte[][] categories, int patterns) {
        byte[] first = new byte[patterns];
        for (int pattern = 1; pattern < patterns; pattern++) {
            int i = 0;
            while (categories[i][pattern] == categories[i][pattern - 1]) {
                i++;
            }
            first[pattern] = (byte) i;
        }
        return first;
    }

    /**
     * What persons are told apart by.
     *
     * @return the characteristics
     */
    public Characteristics characteristics() {
        return characteristics;
    }

    /**
     * The codes of the places, rising; some may have no cells.
     *
     * @return an immutable list
     */
    public ImmutableList<String> places() {
        return places;
    }

    /**
     * Whether it is known who left.
     *
     * @return true if {@link #leavers} has a meaning
     */
    public boolean hasOutcomes() {
        return outcomes;
    }

    /**
     * How many patterns there are.
     *
     * @return 0 or more
     */
    public int patterns() {
        return firstDifference.length;
    }

    /**
     * The category of a pattern.
     *
     * @param pattern the index of the pattern
     * @param characteristic the index of the characteristic
     * @return the index of the category
     */
    public int category(int pattern, int characteristic) {
        return categories[characteristic][pattern];
    }

    /**
     * The first characteristic in which a pattern differs from the one before it.
     *
     * @param pattern the index of the pattern
     * @return the index of the characteristic; 0 for the first pattern
     */
    public int firstDifference(int pattern) {
        return firstDifference[pattern];
    }

    /**
     * Where the cells of a pattern begin; they end before those of the next one.
     *
     * @param pattern from 0 up to and with {@link #patterns()}
     * @return the index of a cell
     */
    public int firstCell(int pattern) {
        return firstCell[pattern];
    }

    /**
     * How many cells there are.
     *
     * @return 0 or more
     */
    public int size() {
        return persons.length;
    }

    /**
     * The place of a cell.
     *
     * @param cell the index of the cell
     * @return an index in {@link #places()}
     */
    public int place(int cell) {
        return placeOfCell[cell];
    }

    /**
     * How many persons a cell has.
     *
     * @param cell the index of the cell
     * @return at least 0
     */
    public int persons(int cell) {
        return persons[cell];
    }

    /**
     * How many persons of a cell left early.
     *
     * @param cell the index of the cell
     * @return at least 0
     * @throws IllegalStateException if that is not known
     */
    public int leavers(int cell) {
        if (!outcomes) {
            throw new IllegalStateException("It is not known who left.");
        }
        return leavers[cell];
    }

    /**
     * How many persons a pattern has in all places.
     *
     * @param pattern the index of the pattern
     * @return at least 0
     */
    public long personsOfPattern(int pattern) {
        return sum(persons, firstCell[pattern], firstCell[pattern + 1]);
    }

    /**
     * How many persons of a pattern left early, in all places.
     *
     * @param pattern the index of the pattern
     * @return at least 0
     * @throws IllegalStateException if that is not known
     */
    public long leaversOfPattern(int pattern) {
        if (!outcomes) {
            throw new IllegalStateException("It is not known who left.");
        }
        return sum(leavers, firstCell[pattern], firstCell[pattern + 1]);
    }

    /**
     * How many persons there are.
     *
     * @return 0 or more
     */
    public long totalPersons() {
        return sum(persons, 0, persons.length);
    }

    /**
     * How many left early.
     *
     * @return 0 or more
     * @throws IllegalStateException if that is not known
     */
    public long totalLeavers() {
        if (!outcomes) {
            throw new IllegalStateException("It is not known who left.");
        }
        return sum(leavers, 0, leavers.length);
    }

    private static long sum(int[] numbers, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    /**
     * The same persons in one place, for what does not depend on where they live.
     *
     * @return a cell per pattern, in the place {@code all}
     * @throws ArithmeticException if a pattern has more than 2^31 - 1 persons
     */
    public Cells inOnePlace() {
        int[] own = new int[patterns()];
        int[] left = new int[outcomes ? patterns() : 0];
        int[] first = new int[patterns() + 1];
        for (int pattern = 0; pattern < own.length; pattern++) {
            own[pattern] = Math.toIntExact(personsOfPattern(pattern));
            if (outcomes) {
                left[pattern] = (int) leaversOfPattern(pattern);
            }
            first[pattern + 1] = pattern + 1;
        }
        return new Cells(
                characteristics,
                ImmutableList.of("all"),
                categories,
                firstDifference,
                first,
                new int[own.length],
                own,
                left,
                outcomes);
    }

    /**
     * The same cells with other counts, as when only some of the persons are looked at.
     *
     * @param newPersons how many persons each cell has, 0 or more
     * @param newLeavers how many of them left early; empty if outcomes are not known
     * @return cells that share the rest with these
     * @throws IllegalArgumentException if a number of cells differs
     */
    public Cells withCounts(int[] newPersons, int[] newLeavers) {
        if (newPersons.length != persons.length || newLeavers.length != leavers.length) {
            throw new IllegalArgumentException("There are " + newPersons.length + " and " + newLeavers.length
                    + " counts for " + persons.length + " cells.");
        }
        return new Cells(
                characteristics,
                places,
                categories,
                firstDifference,
                firstCell,
                placeOfCell,
                newPersons.clone(),
                newLeavers.clone(),
                outcomes);
    }

    /**
     * The same persons, told apart by some of the characteristics only.
     *
     * @param kept the indices of the characteristics that stay, rising, at least one
     * @return fewer cells
     */
    public Cells only(List<Integer> kept) {
        CellsBuilder builder = new CellsBuilder(characteristics.only(kept), places, outcomes);
        int[] fewer = new int[kept.size()];
        for (int pattern = 0; pattern < patterns(); pattern++) {
            for (int i = 0; i < fewer.length; i++) {
                fewer[i] = category(pattern, kept.get(i));
            }
            for (int cell = firstCell[pattern]; cell < firstCell[pattern + 1]; cell++) {
                builder.add(fewer, placeOfCell[cell], persons[cell], outcomes ? leavers[cell] : 0);
            }
        }
        return builder.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells that
                && characteristics.equals(that.characteristics)
                && places.equals(that.places)
                && Arrays.deepEquals(categories, that.categories)
                && Arrays.equals(firstCell, that.firstCell)
                && Arrays.equals(placeOfCell, that.placeOfCell)
                && Arrays.equals(persons, that.persons)
                && outcomes == that.outcomes
                && Arrays.equals(leavers, that.leavers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(placeOfCell) + Arrays.hashCode(persons);
    }

    @Override
    public String toString() {
        return size() + " cells of " + patterns() + " patterns, " + totalPersons() + " persons in sector "
                + characteristics.sector().code();
    }
}
