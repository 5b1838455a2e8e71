/**
 * Whole units that add up: the last step from exact shares to cents.
 *
 * <p>In: a whole number of units (cents, euros, places) and the {@link nl.verdeelmodel.exact.Weights} to divide them by.
 * Out: an {@link nl.verdeelmodel.rounding.Apportionment} that gives every unit to an entry and says what a tie decided.
 * Start reading at {@link nl.verdeelmodel.rounding.ApportionmentMethod};
 * {@link nl.verdeelmodel.rounding.LargestRemainder} is what the funding models use,
 * {@link nl.verdeelmodel.rounding.DivisorMethod} holds the five classical alternatives.
 * {@link nl.verdeelmodel.rounding.ClampedAllocation} divides between floors and ceilings, one allocation after another.
 *
 * <p>Everything is decided in whole numbers: no result depends on floating-point rounding, on the order in which
 * entries are visited, or on the machine.
 */
@NullMarked
package nl.verdeelmodel.rounding;

import org.jspecify.annotations.NullMarked;
