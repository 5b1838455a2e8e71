/**
 * The chance of early school leaving of each young person, from characteristics.
 *
 * <p>In: persons, counted in {@link nl.verdeelmodel.risk.Cells cells} of equal sector, place and characteristics, and a
 * {@link nl.verdeelmodel.risk.RiskModel}. Out: a chance per cell, in whole units of 1e-12, whose sums do not depend on order,
 * threads or engine. {@link nl.verdeelmodel.estimation.RiskFit} goes the other way: from cells whose outcomes are known to a model,
 * with its uncertainty as a covariance, as random {@link nl.verdeelmodel.estimation.CoefficientDraws coefficients} or as estimates on
 * {@link nl.verdeelmodel.estimation.RiskBootstrap samples of the persons}. Start reading at {@link nl.verdeelmodel.risk.RiskModel}, then {@link nl.verdeelmodel.risk.Cells}.
 */
@NullMarked
package nl.verdeelmodel.risk;

import org.jspecify.annotations.NullMarked;
