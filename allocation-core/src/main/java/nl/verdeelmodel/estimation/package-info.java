/**
 * Where the coefficients of a risk model come from, and how far they can be trusted.
 *
 * <p>In: {@linkplain nl.verdeelmodel.risk.Cells cells} whose outcomes are known. Out: coefficients with their uncertainty, and
 * judgements of a model: on its own persons, on others, between regions. Start reading at
 * {@link nl.verdeelmodel.estimation.RiskStudy}, which does all of it in order.
 */
@NullMarked
package nl.verdeelmodel.estimation;

import org.jspecify.annotations.NullMarked;
