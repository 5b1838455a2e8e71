/**
 * Asks a funding model how it behaves when its inputs move a little: where a small change has a large effect, and whether
 * more need ever means less money.
 *
 * <p>In: a {@link nl.verdeelmodel.FundingModel} with its {@link nl.verdeelmodel.Inputs} and a year. Out:
 * {@link nl.verdeelmodel.analysis.robustness.CliffEdges} and {@link nl.verdeelmodel.analysis.robustness.Robustness}. Start
 * reading at either of them.
 */
@NullMarked
package nl.verdeelmodel.analysis.robustness;

import org.jspecify.annotations.NullMarked;
