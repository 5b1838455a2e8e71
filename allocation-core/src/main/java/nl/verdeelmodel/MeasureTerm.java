package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.score.ExponentialSmoothing;
import nl.verdeelmodel.score.Ratio;
import nl.verdeelmodel.score.YearAverage;

/**
 * A measure at a time, or what is made of measures, as a key refers to it.
 *
 * <p>Years count from t: the year of payment or, for a frozen key, its base year. Inside a term that takes several years
 * (a mean, a smoothing, credibility) t is each of these years in turn.
 */
public sealed interface MeasureTerm {

    /**
     * The article that prescribes this term.
     *
     * @return the source, or empty
     */
    String source();

    /**
     * The place of this entry, for problems.
     *
     * @return the place
     */
    Where where();

    /**
     * The terms that this one is made of.
     *
     * @return the terms in the order of the model; none for a measure
     */
    ImmutableList<MeasureTerm> terms();

    /**
     * Whether the values of this term depend on t.
     *
     * @return false if every year in it is fixed
     */
    boolean followsYear();

    /**
     * Every measure and year whose values this term asks for.
     *
     * @param t the year of payment, or the base year of a frozen key
     * @return what it looks up, maybe more than once
     */
    Stream<Lookup> lookups(int t);

    /**
     * The values of a measure in a year, as a term asks for them.
     *
     * @param measure the name of the measure
     * @param year the year that the values describe
     */
    record Lookup(String measure, int year) {}

    /**
     * A measure in one year.
     *
     * @param measure the name of the measure
     * @param year which year
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record InYear(String measure, YearReference year, String source, Where where) implements MeasureTerm {

        /**
         * A measure in one year, without an article.
         *
         * @param measure the name of the measure
         * @param year which year
         * @param where the place of this entry, for problems
         */
        public InYear(String measure, YearReference year, Where where) {
            this(measure, year, "", where);
        }

        @Override
        public ImmutableList<MeasureTerm> terms() {
            return ImmutableList.of();
        }

        @Override
        public boolean followsYear() {
            return year.relative();
        }

        @Override
        public Stream<Lookup> lookups(int t) {
            return Stream.of(new Lookup(measure, year.from(t)));
        }
    }

    /**
     * The mean of a term over successive years.
     *
     * @param term what is averaged
     * @param over the years
     * @param weights the weight of each year in the order of the years; empty if every year counts the same
     * @param of whether values are averaged or shares in the total of each year
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record MeanOver(
            MeasureTerm term,
            YearRange over,
            ImmutableList<Fraction> weights,
            YearAverage.Of of,
            String source,
            Where where)
            implements MeasureTerm {

        /**
         * The plain mean of a measure.
         *
         * @param measure the name of the measure
         * @param first the first year
         * @param last the last year
         * @param where the place of this entry, for problems
         */
        public MeanOver(String measure, YearReference first, YearReference last, Where where) {
            this(
                    new InYear(measure, YearReference.SAME, where),
                    new YearRange(first, last),
                    ImmutableList.of(),
                    YearAverage.Of.VALUES,
                    "",
                    where);
        }

        @Override
        public ImmutableList<MeasureTerm> terms() {
            return ImmutableList.of(term);
        }

        @Override
        public boolean followsYear() {
            return over.last().relative();
        }

        @Override
        public Stream<Lookup> lookups(int t) {
            return over.lookups(term, t);
        }
    }

    /**
     * The product of terms per region, such as residents times a rate.
     *
     * @param factors at least two terms
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record Product(ImmutableList<MeasureTerm> factors, String source, Where where) implements MeasureTerm {

        /**
         * A product without an article.
         *
         * @param factors at least two terms
         * @param where the place of this entry, for problems
         */
        public Product(ImmutableList<MeasureTerm> factors, Where where) {
            this(factors, "", where);
        }

        @Override
        public ImmutableList<MeasureTerm> terms() {
            return factors;
        }

        @Override
        public boolean followsYear() {
            return factors.stream().anyMatch(MeasureTerm::followsYear);
        }

        @Override
        public Stream<Lookup> lookups(int t) {
            return factors.stream().flatMap(factor -> factor.lookups(t));
        }
    }

    /**
     * One term divided by another per region, such as early school leavers by young people.
     *
     * @param numerator what is divided
     * @param denominator by what
     * @param rule what 0 / 0 is
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record Quotient(MeasureTerm numerator, MeasureTerm denominator, Ratio rule, String source, Where where)
            implements MeasureTerm {
        @Override
        public ImmutableList<MeasureTerm> terms() {
            return ImmutableList.of(numerator, denominator);
        }

        @Override
        public boolean followsYear() {
            return numerator.followsYear() || denominator.followsYear();
        }

        @Override
        public Stream<Lookup> lookups(int t) {
            return Stream.concat(numerator.lookups(t), denominator.lookups(t));
        }
    }

    /**
     * A term smoothed exponentially from a stated year on.
     *
     * @param term what is smoothed
     * @param rule the weight and the year of the start
     * @param year the year whose smoothed value counts
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record Smoothed(MeasureTerm term, ExponentialSmoothing rule, YearReference year, String source, Where where)
            implements MeasureTerm {
        @Override
        public ImmutableList<MeasureTerm> terms() {
            return ImmutableList.of(term);
        }

        @Override
        public boolean followsYear() {
            return year.relative();
        }

        @Override
        public Stream<Lookup> lookups(int t) {
            return IntStream.rangeClosed(rule.first(), year.from(t)).boxed().flatMap(term::lookups);
        }
    }

    /**
     * A rate that leans on the mean of all regions as far as its own history is unreliable, times the volume of the last
     * year, scaled so that the national total of that year is kept.
     *
     * @param rate the rate, such as early school leavers per young person
     * @param volume what the rate is per, such as young people
     * @param over the years, at least two
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record Credible(MeasureTerm rate, MeasureTerm volume, YearRange over, String source, Where where)
            implements MeasureTerm {
        @Override
        public ImmutableList<MeasureTerm> terms() {
            return ImmutableList.of(rate, volume);
        }

        @Override
        public boolean followsYear() {
            return over.last().relative();
        }

        @Override
        public Stream<Lookup> lookups(int t) {
            return Stream.concat(over.lookups(rate, t), over.lookups(volume, t));
        }
    }

    /**
     * Successive years, both ends included.
     *
     * @param first the first year
     * @param last the last year
     */
    record YearRange(YearReference first, YearReference last) {

        /**
         * How many years there are, where that does not depend on t.
         *
         * @return the number of years; 0 or less if the ends are not two years of one kind in order
         */
        public int length() {
            return first.relative() == last.relative() ? last.value() - first.value() + 1 : 0;
        }

        /** What a term asks for in each of these years. */
        private Stream<Lookup> lookups(MeasureTerm term, int t) {
            return IntStream.rangeClosed(first.from(t), last.from(t)).boxed().flatMap(term::lookups);
        }
    }

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
