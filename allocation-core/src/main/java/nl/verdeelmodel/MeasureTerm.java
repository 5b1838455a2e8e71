package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.problem.Where;

/**
 * A measure at a time, as a key refers to it.
 *
 * <p>Years count from t, the year of payment or, for a frozen key, its base year.
 */
public sealed interface MeasureTerm {

    /**
     * The place of this entry, for problems.
     *
     * @return the place
     */
    Where where();

    /**
     * A measure in one year.
     *
     * @param measure the name of the measure
     * @param year which year
     * @param where the place of this entry, for problems
     */
    record InYear(String measure, YearReference year, Where where) implements MeasureTerm {}

    /**
     * The plain mean of a measure over successive years, both ends included.
     *
     * @param measure the name of the measure
     * @param first the first year
     * @param last the last year
     * @param where the place of this entry, for problems
     */
    record MeanOver(String measure, YearReference first, YearReference last, Where where) implements MeasureTerm {}

    /**
     * The product of terms per region, such as residents times a rate.
     *
     * @param factors at least two terms
     * @param where the place of this entry, for problems
     */
    record Product(ImmutableList<MeasureTerm> factors, Where where) implements MeasureTerm {}

    /**
     * A year: counted from t, or fixed.
     *
     * @param relative whether {@code value} is added to t
     * @param value the distance from t, or the year itself
     */
    record YearReference(boolean relative, int value) {

        /** The year t itself. */
        public static final YearReference SAME = new YearReference(true, 0);

        /**
         * The year that is meant.
         *
         * @param t the year of payment, or the base year of a frozen key
         * @return the year
         */
        public int from(int t) {
            return relative ? t + value : value;
        }
    }
}
