/**
 * Shares become money: exact targets, and budgets in whole cents.
 *
 * <p>In: keys and amounts. Out: {@link nl.verdeelmodel.budget.Targets}, exact, and
 * {@link nl.verdeelmodel.budget.RegionBudgets}, rounded. Start reading at {@link nl.verdeelmodel.budget.Targets}.
 */
@NullMarked
package nl.verdeelmodel.budget;

import org.jspecify.annotations.NullMarked;
