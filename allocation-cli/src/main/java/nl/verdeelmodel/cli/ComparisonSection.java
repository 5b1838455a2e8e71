package nl.verdeelmodel.cli;

import java.util.Map;

/** One part of what {@code compare} tells: what it prints, and the files that it writes. */
interface ComparisonSection {

    /** Prints the section on the terminal. */
    void print();

    /** The CSV texts by file name. */
    Map<String, String> tables();

    /** The JSON texts by file name. */
    Map<String, String> json();
}
