package nl.verdeelmodel;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import nl.verdeelmodel.dampening.Graduation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Where;

/**
 * The value of a stability rule, as a funding model states it: one number, one per year, or one that depends on a measure.
 *
 * <p>Relative values are numbers ({@code -5%} is -0.05); money is in cents.
 */
public sealed interface RuleValue {

    /**
     * Whether the value is relative; otherwise it is money.
     *
     * @return true for percentages
     */
    boolean relative();

    /**
     * The place of this entry, for problems.
     *
     * @return the place
     */
    Where where();

    /**
     * The measure that the value depends on.
     *
     * @return the measure; empty if it depends on none
     */
    default Optional<MeasureTerm> measure() {
        return Optional.empty();
    }

    /**
     * The same value for every region and year.
     *
     * @param relative whether it is relative
     * @param value the number, or cents
     * @param where the place of this entry
     */
    record Constant(boolean relative, Fraction value, Where where) implements RuleValue {}

    /**
     * A value per year; each holds until the next.
     *
     * @param relative whether they are relative
     * @param byYear the values by the first year in which they hold
     * @param where the place of this entry
     */
    record ByYear(boolean relative, ImmutableSortedMap<Integer, Fraction> byYear, Where where) implements RuleValue {}

    /**
     * A value that depends on a measure.
     *
     * @param relative whether the values are relative
     * @param by on what it depends
     * @param graduation how
     * @param where the place of this entry
     */
    record Graded(boolean relative, Criterion by, Graduation graduation, Where where) implements RuleValue {
        @Override
        public Optional<MeasureTerm> measure() {
            return by instanceof Criterion.ByMeasure byMeasure ? Optional.of(byMeasure.term()) : Optional.empty();
        }
    }

    /** On what a graded value depends. */
    sealed interface Criterion {

        /**
         * A measure.
         *
         * @param term the measure and its year
         */
        record ByMeasure(MeasureTerm term) implements Criterion {}

        /** The distance from target at the start: (baseline - target) / target. */
        record DistanceFromTarget() implements Criterion {}

        /**
         * The effect of the new key: how far the historic share lies from the share of the target, relative to the latter
         * and without sign.
         */
        record Effect() implements Criterion {}
    }
}
