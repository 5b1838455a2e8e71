package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts persons into cells.
 *
 * <p>Mutable, for one thread; threads that each fill a builder of their own are put together by {@link #addAll}. The cells
 * that come out do not depend on the order in which persons went in.
 *
 * @implNote an open table of keys with linear probing, at most two thirds full: 16 bytes a slot.
 */
public final class CellsBuilder {

    private static final int SMALLEST = 1 << 10;
    private static final long FREE = -1;

    private final Characteristics characteristics;
    private final ImmutableList<String> places;
    private final boolean outcomes;
    private final CellKeys cellKeys;

    private long[] keys = free(SMALLEST);
    private int[] persons = new int[SMALLEST];
    private int[] leavers;
    private int used;

    /**
     * No persons yet.
     *
     * @param characteristics what persons are told apart by
     * @param places the codes of the places where they can live, rising
     * @param outcomes whether it is known who left
     * @throws IllegalArgumentException if there are no places or too many combinations
     */
    public CellsBuilder(Characteristics characteristics, List<String> places, boolean outcomes) {
        this.characteristics = characteristics;
        this.places = ImmutableList.copyOf(places);
        this.outcomes = outcomes;
        this.cellKeys = CellKeys.of(characteristics, places.size());
        this.leavers = new int[outcomes ? SMALLEST : 0];
    }

    private static long[] free(int capacity) {
        long[] keys = new long[capacity];
        Arrays.fill(keys, FREE);
        return keys;
    }

    /**
     * The keys of the cells.
     *
     * @return how categories and place make a key
     */
    public CellKeys keys() {
        return cellKeys;
    }

    /**
     * Adds persons of the same categories and place.
     *
     * @param categories the index of the category of each characteristic
     * @param place the index of the place
     * @param count how many persons, 0 or more
     * @param left how many of them left early; 0 if that is not known
     * @throws ArithmeticException if a cell gets more than 2^31 - 1 persons
     */
    public void add(int[] categories, int place, int count, int left) {
        long key = place;
        for (int i = 0; i < categories.length; i++) {
            key += categories[i] * cellKeys.stride(i);
        }
        add(key, count, left);
    }

    /**
     * Adds persons of one cell.
     *
     * @param key the key of the cell, at least 0 and below {@link CellKeys#size()}
     * @param count how many persons, 0 or more
     * @param left how many of them left early; 0 if that is not known
     * @throws ArithmeticException if a cell gets more than 2^31 - 1 persons
     */
    public void add(long key, int count, int left) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            used++;
        }
        persons[slot] = Math.addExact(persons[slot], count);
        if (outcomes) {
            leavers[slot] += left;
        }
        if (used * 3L > keys.length * 2L) {
            grow();
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPersons = persons;
        int[] oldLeavers = leavers;
        int capacity = Math.multiplyExact(oldKeys.length, 2);
        keys = free(capacity);
        persons = new int[capacity];
        leavers = new int[outcomes ? capacity : 0];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                persons[slot] = oldPersons[i];
                if (outcomes) {
                    leavers[slot] = oldLeavers[i];
                }
            }
        }
    }

    /**
     * Adds what another builder counted.
     *
     * @param other a builder of the same characteristics and places
     * @throws IllegalArgumentException if they differ
     * @throws ArithmeticException if a cell gets more than 2^31 - 1 persons
     */
    public void addAll(CellsBuilder other) {
        if (!characteristics.equals(other.characteristics)
                || !places.equals(other.places)
                || outcomes != other.outcomes) {
            throw new IllegalArgumentException("Cells of other characteristics or places cannot be added.");
        }
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != FREE) {
                add(other.keys[i], other.persons[i], outcomes ? other.leavers[i] : 0);
            }
        }
    }

    /**
     * How many cells there are so far.
     *
     * @return the number of different keys
     */
    public int size() {
        return used;
    }

    /**
     * The cells, ordered by categories, then place.
     *
     * @return the cells; this builder can be used further
     */
    public Cells build() {
        long[] sorted = new long[used];
        int next = 0;
        for (long key : keys) {
            if (key != FREE) {
                sorted[next++] = key;
            }
        }
        Arrays.parallelSort(sorted);
        int[] count = new int[used];
        int[] left = new int[outcomes ? used : 0];
        for (int i = 0; i < used; i++) {
            int slot = slot(sorted[i]);
            count[i] = persons[slot];
            if (outcomes) {
                left[i] = leavers[slot];
            }
        }
        return Cells.ofSorted(characteristics, places, cellKeys, sorted, count, left, outcomes);
    }
}
