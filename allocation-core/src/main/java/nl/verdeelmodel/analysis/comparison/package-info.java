/**
 * Compares two divisions over the same regions, always B minus A: who gains and who loses, how much money moves, how unequal
 * each side is, how the order of the regions changes, and why.
 *
 * <p>In: two {@link nl.verdeelmodel.analysis.comparison.Division}s, of models, earlier results or published tables, and the
 * people of each region. Out: a {@link nl.verdeelmodel.analysis.comparison.Comparison}, where reading starts. Never changes
 * an amount.
 */
@NullMarked
package nl.verdeelmodel.analysis.comparison;

import org.jspecify.annotations.NullMarked;
