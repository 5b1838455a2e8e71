/**
 * How much amounts move over years, and what more stability costs.
 *
 * <p>In: a {@link nl.verdeelmodel.scenario.Replay} of a model over the cohorts that are known, or a
 * {@link nl.verdeelmodel.scenario.Simulation} of its own years. Out: {@link nl.verdeelmodel.analysis.stability.VolatilityStudy},
 * how much each region's share moves and by which inputs, and {@link nl.verdeelmodel.analysis.stability.Frontier}, many stability
 * rules by volatility and by money kept away from need. Start reading at
 * {@link nl.verdeelmodel.analysis.stability.SeriesVolatility}.
 */
@NullMarked
package nl.verdeelmodel.analysis.stability;

import org.jspecify.annotations.NullMarked;
