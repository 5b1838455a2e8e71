package nl.verdeelmodel.cli.sample;

import java.util.EnumMap;
import java.util.Objects;

/** A synthetic person while being drawn: a code per column. Mutable and used again for the next one. */
final class Person {

    private final EnumMap<PersonColumn, Integer> codes = new EnumMap<>(PersonColumn.class);

    /** Begins a new person, about whom nothing is known yet. */
    void begin() {
        codes.clear();
    }

    /** Gives a column the code with an index in {@link PersonColumn#codes}. */
    void set(PersonColumn column, int code) {
        codes.put(column, code);
    }

    void set(PersonColumn column, boolean yes) {
        set(column, yes ? 1 : 0);
    }

    /** The index of the code of a column, which must have one. */
    int get(PersonColumn column) {
        return Objects.requireNonNull(codes.get(column));
    }

    /** Whether a column has a value for this person. */
    boolean has(PersonColumn column) {
        return codes.containsKey(column);
    }

    int age() {
        return get(PersonColumn.AGE) + PersonColumn.YOUNGEST;
    }

    void setAge(int age) {
        set(PersonColumn.AGE, age - PersonColumn.YOUNGEST);
    }
}
