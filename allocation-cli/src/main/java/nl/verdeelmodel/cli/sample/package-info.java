/**
 * The made-up tables and persons of the sample data, drawn from a seed.
 *
 * <p>In: a seed and the real tables of {@code sample-data}. Out: {@link nl.verdeelmodel.cli.sample.SampleTables}, the text
 * of each synthetic table, the same for the same seed on every machine. Start reading there; each
 * {@link nl.verdeelmodel.cli.sample.SyntheticTable} is one file. For persons start at
 * {@link nl.verdeelmodel.cli.sample.SamplePersons}; {@code PersonDraw} has the order in which characteristics are drawn.
 */
@NullMarked
package nl.verdeelmodel.cli.sample;

import org.jspecify.annotations.NullMarked;
