/**
 * From a funding model as written to the budget of every region, to the cent. Start reading here.
 *
 * <p>{@link nl.verdeelmodel.FundingModel} is policy as written: it refers to measures and regions by name.
 * {@link nl.verdeelmodel.Allocator#of} looks everything up and reports every problem at once;
 * {@link nl.verdeelmodel.Allocator#allocate} gives the {@link nl.verdeelmodel.Allocation} of a year, which holds the
 * outcome of every stage. The stages are the packages next to this one, in the order region, score, key, budget, rounding;
 * {@code io} reads models and tables.
 */
@NullMarked
package nl.verdeelmodel;

import org.jspecify.annotations.NullMarked;
