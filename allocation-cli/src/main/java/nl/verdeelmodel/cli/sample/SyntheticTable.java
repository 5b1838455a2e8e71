package nl.verdeelmodel.cli.sample;

import java.util.List;

/** A table that is made up: what it is, and how its rows are drawn. */
interface SyntheticTable {

    /** The path in the data folder. */
    String file();

    /** What the values are, follow and add up to, for the head of the file; a line each, at least one. */
    List<String> remarks();

    /** The names of the columns. */
    List<String> columns();

    /**
     * Draws the rows.
     *
     * @param real the tables whose totals and sizes are followed
     * @param noise the random numbers of this table
     * @return the cells of each row, as many as there are columns
     */
    List<List<String>> rows(RealData real, Noise noise);
}
