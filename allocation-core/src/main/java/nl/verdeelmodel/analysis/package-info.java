/**
 * Reads finished allocations: explains them in words, says what stability did and who pays. Never changes an amount.
 *
 * <p>In: an {@link nl.verdeelmodel.Allocation}. Out: texts in Dutch and English. Start reading at
 * {@link nl.verdeelmodel.analysis.Explanation}.
 */
@NullMarked
package nl.verdeelmodel.analysis;

import org.jspecify.annotations.NullMarked;
