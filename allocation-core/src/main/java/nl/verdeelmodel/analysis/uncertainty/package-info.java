/**
 * How sure amounts are: noise in the scores of regions carried through a whole model to cents.
 *
 * <p>In: a {@link nl.verdeelmodel.FundingModel} with its inputs, and a {@link nl.verdeelmodel.analysis.uncertainty.ScoreNoise}.
 * Out: intervals and chances per region, how much of a change is noise, and what rules of stability make of pure noise. Start
 * reading at {@link nl.verdeelmodel.analysis.uncertainty.Uncertainty}.
 */
@NullMarked
package nl.verdeelmodel.analysis.uncertainty;

import org.jspecify.annotations.NullMarked;
