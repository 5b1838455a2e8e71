/**
 * Applies a funding model to what is not in it: years after its last one.
 *
 * <p>In: a {@link nl.verdeelmodel.FundingModel} with its {@link nl.verdeelmodel.Inputs}. Out:
 * {@link nl.verdeelmodel.scenario.Simulation}, what every region gets year on year and when it reaches its target. Start
 * reading there; {@link nl.verdeelmodel.scenario.Projection} says what is assumed about the years that nobody knows yet.
 */
@NullMarked
package nl.verdeelmodel.scenario;

import org.jspecify.annotations.NullMarked;
