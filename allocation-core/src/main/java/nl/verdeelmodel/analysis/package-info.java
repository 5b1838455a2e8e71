/**
 * Reads finished allocations and scores: explains them in words, says what stability did, who pays, and why a region's mean
 * chance differs. Never changes an amount.
 *
 * <p>In: an {@link nl.verdeelmodel.Allocation}. Out: texts in Dutch and English. Start reading at
 * {@link nl.verdeelmodel.analysis.Explanation}.
 */
@NullMarked
package nl.verdeelmodel.analysis;

import org.jspecify.annotations.NullMarked;
