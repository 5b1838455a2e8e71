/**
 * What is measured per region and year, such as the expected number of early school leavers.
 *
 * <p>In: a cohort with the chance of each young person, or values per region. Out: {@link nl.verdeelmodel.score.RiskScores risk
 * scores} of a {@link nl.verdeelmodel.score.TargetGroup target group}, as tables under
 * {@link nl.verdeelmodel.score.DisclosureControl disclosure control}, and {@link nl.verdeelmodel.score.Measure measures} that keys divide by, their
 * {@link nl.verdeelmodel.score.Ratio ratios}, and what steadies them: a {@link nl.verdeelmodel.score.YearAverage mean over
 * years}, {@link nl.verdeelmodel.score.ExponentialSmoothing exponential smoothing} and
 * {@link nl.verdeelmodel.score.Credibility credibility}. Start reading at
 * {@link nl.verdeelmodel.score.CohortChances} and {@link nl.verdeelmodel.score.Measure}.
 */
@NullMarked
package nl.verdeelmodel.score;

import org.jspecify.annotations.NullMarked;
