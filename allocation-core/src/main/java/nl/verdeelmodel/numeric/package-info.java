/**
 * Numbers that are estimated: matrices, distributions and random streams.
 *
 * <p>In: arrays of doubles and a seed. Out: solved systems, tail probabilities, reproducible draws. Beside
 * {@link nl.verdeelmodel.exact} this is the only package that knows Commons Math and its successors.
 */
@NullMarked
package nl.verdeelmodel.numeric;

import org.jspecify.annotations.NullMarked;
