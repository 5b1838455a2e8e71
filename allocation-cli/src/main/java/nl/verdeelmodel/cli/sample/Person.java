package nl.verdeelmodel.cli.sample;

import java.util.Arrays;
import nl.verdeelmodel.risk.Sector;

/** A synthetic person while being drawn: a code per column. Mutable and used again for the next one. */
final class Person {

    private static final int NONE = -1;

    private final int[] codes = new int[PersonColumn.values().length];
    private Sector sector = Sector.VO;

    /** Begins a new person of a sector, about whom nothing is known yet. */
    void begin(Sector newSector) {
        sector = newSector;
        Arrays.fill(codes, NONE);
    }

    Sector sector() {
        return sector;
    }

    /** Gives a column the code with an index in {@link PersonColumn#codes}. */
    void set(PersonColumn column, int code) {
        codes[column.ordinal()] = code;
    }

    void set(PersonColumn column, boolean yes) {
        set(column, yes ? 1 : 0);
    }

    /** The index of the code of a column. */
    int get(PersonColumn column) {
        return codes[column.ordinal()];
    }

    /** Whether a column has a value for this person. */
    boolean has(PersonColumn column) {
        return get(column) != NONE;
    }

    int age() {
        return get(PersonColumn.AGE) + PersonColumn.YOUNGEST;
    }

    void setAge(int age) {
        set(PersonColumn.AGE, age - PersonColumn.YOUNGEST);
    }
}
