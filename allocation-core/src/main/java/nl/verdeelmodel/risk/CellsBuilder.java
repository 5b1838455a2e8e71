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
 * @implNote an open table with linear probing, at most two thirds full. A slot is two longs side by side, so that counting
 *     a person touches one place in memory: the key + 1 (0 is free), then the persons in the upper and those who left in the
 *     lower half.
 */
public final class CellsBuilder {

    private static final int SMALLEST = 1 << 10;

    /** Two longs a slot, in an array of at most 2^30 longs. */
    private static final int LARGEST = 1 << 29;

    private final Characteristics characteristics;
    private final ImmutableList<String> places;
    private final boolean outcomes;
    private final CellKeys cellKeys;

    private long[] table = new long[2 * SMALLEST];
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
        int slot = slot(table, key);
        if (table[slot] == 0) {
            table[slot] = key + 1;
            used++;
        }
        long counts = table[slot + 1];
        int persons = Math.addExact(persons(counts), count);
        table[slot + 1] = counts(persons, outcomes ? leavers(counts) + left : 0);
        if (used * 3L > table.length) {
            grow(used);
        }
    }

    private static int persons(long counts) {
        return (int) (counts >>> Integer.SIZE);
    }

    private static int leavers(long counts) {
        return (int) counts;
    }

    private static long counts(int persons, int leavers) {
        return ((long) persons << Integer.SIZE) | (leavers & 0xFFFF_FFFFL);
    }

    /** Where a key stands, or the free slot where it would: the index of its first long. */
    private static int slot(long[] table, long key) {
        int mask = table.length - 2;
        int slot = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 31) & mask;
        while (table[slot] != 0 && table[slot] != key + 1) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    /** Makes room for a number of cells: the table is doubled until they fill at most two thirds. */
    private void grow(long cells) {
        int length = table.length;
        while (cells * 3L > length) {
            if (length >= 2 * LARGEST) {
                throw new ArithmeticException("There are more cells than one table can hold: " + cells);
            }
            length *= 2;
        }
        if (length > table.length) {
            long[] larger = new long[length];
            for (int i = 0; i < table.length; i += 2) {
                if (table[i] != 0) {
                    int slot = slot(larger, table[i] - 1);
                    larger[slot] = table[i];
                    larger[slot + 1] = table[i + 1];
                }
            }
            table = larger;
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
        // Cells of the other come in the order of their slots. Without room for all of them the first part of this
        // table
        // would be overfull long before the whole is.
        grow((long) used + newCells(other));
        for (int i = 0; i < other.table.length; i += 2) {
            if (other.table[i] != 0) {
                long counts = other.table[i + 1];
                add(other.table[i] - 1, persons(counts), leavers(counts));
            }
        }
    }

    private int newCells(CellsBuilder other) {
        int count = 0;
        for (int i = 0; i < other.table.length; i += 2) {
            if (other.table[i] != 0 && table[slot(table, other.table[i] - 1)] == 0) {
                count++;
            }
        }
        return count;
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
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                sorted[next++] = table[i] - 1;
            }
        }
        Arrays.parallelSort(sorted);
        int[] persons = new int[used];
        int[] leavers = new int[outcomes ? used : 0];
        for (int i = 0; i < used; i++) {
            long counts = table[slot(table, sorted[i]) + 1];
            persons[i] = persons(counts);
            if (outcomes) {
                leavers[i] = leavers(counts);
            }
        }
        return Cells.ofSorted(characteristics, places, cellKeys, sorted, persons, leavers, outcomes);
    }
}
