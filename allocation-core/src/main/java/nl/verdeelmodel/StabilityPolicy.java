package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.problem.Where;

/**
 * How a stream is kept stable, as a funding model states it.
 *
 * @param baseline what regions had; empty if no rule needs it
 * @param rules the rules, in the order of the model: paths one after another, then all bounds together
 * @param balance how the total is made to fit
 * @param reduceFloors whether floors that exceed the total are all cut by one factor; otherwise they are refused
 * @param priority which bound wins where a floor lies above a ceiling; empty if that is refused
 * @param where the place of the rules, for problems
 */
public record StabilityPolicy(
        Optional<BaselineRule> baseline,
        ImmutableList<StabilityRule> rules,
        BalanceRule balance,
        boolean reduceFloors,
        Optional<Limits.Priority> priority,
        Where where) {

    /**
     * Whether the outcome of a year depends on that of the year before.
     *
     * @return true if last year's outcome is the baseline
     */
    public boolean looksBack() {
        return baseline.filter(BaselineRule.LastYear.class::isInstance).isPresent();
    }

    /**
     * How the total is made to fit.
     *
     * @param method who pays and who receives
     * @param weights in what proportion; empty for the same per region, or in proportion to the amounts
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    public record BalanceRule(BalanceMethod method, Optional<BalanceWeights> weights, String source, Where where) {}

    /** In what proportion regions give and get. */
    public sealed interface BalanceWeights {

        /** In proportion to the baseline. */
        record Baseline() implements BalanceWeights {}

        /**
         * Per unit of a measure, such as inhabitants.
         *
         * @param term the measure and its year
         */
        record PerUnit(MeasureTerm term) implements BalanceWeights {}
    }
}
