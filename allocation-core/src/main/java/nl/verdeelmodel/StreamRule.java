package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * A flow of money as a funding model states it.
 *
 * @param id a short stable name, unique in the model
 * @param title the name for readers
 * @param source the article, or empty
 * @param money what there is to divide per year
 * @param parts the parts in which it is divided, at least one, each by its own key
 * @param stability how far a region may move; empty if targets are paid as they are
 * @param rounding the unit and the method of the one rounding
 * @param where the place of this entry, for problems
 */
public record StreamRule(
        String id,
        Text title,
        String source,
        YearlyMoney money,
        ImmutableList<Part> parts,
        Optional<StabilityPolicy> stability,
        RoundingRule rounding,
        Where where) {

    /**
     * The same stream with other stability rules.
     *
     * @param policy the rules; empty for none
     * @return a copy
     */
    public StreamRule withStability(Optional<StabilityPolicy> policy) {
        return new StreamRule(id, title, source, money, parts, policy, rounding, where);
    }

    /**
     * Every measure and year whose values this stream asks for in a year.
     *
     * <p>The start of a baseline that is last year's outcome is not among them: it is asked for in the first year of the
     * model only.
     *
     * @param year the year of payment
     * @return what it looks up, each once, in the order of the model
     */
    public ImmutableSet<MeasureTerm.Lookup> lookups(int year) {
        Stream<MeasureTerm.Lookup> keys =
                parts.stream().flatMap(part -> part.key().lookups(year, year));
        Stream<MeasureTerm.Lookup> rules =
                stability.stream().flatMap(StabilityCheck::yearlyTerms).flatMap(term -> term.lookups(year));
        return Stream.concat(keys, rules).collect(ImmutableSet.toImmutableSet());
    }

    /**
     * Money per year.
     *
     * @param ceiling false: exactly this is divided. True: the rules state amounts per region, which are paid as they are
     *     if they fit and cut in proportion if they do not
     * @param byYear the amounts
     * @param where the place of this entry, for problems
     */
    public record YearlyMoney(boolean ceiling, ImmutableSortedMap<Integer, Money> byYear, Where where) {}

    /**
     * A part of a stream, divided by its own key.
     *
     * <p>A part is a stated share of the stream or a stated amount; under a ceiling it is neither, since its rule states
     * the amounts.
     *
     * @param id a short stable name, unique in the stream
     * @param title the name for readers
     * @param source the article, or empty
     * @param share its share of the stream
     * @param amounts its amount per year
     * @param key by what it is divided
     * @param where the place of this entry, for problems
     */
    public record Part(
            String id,
            Text title,
            String source,
            Optional<Fraction> share,
            Optional<YearlyMoney> amounts,
            KeyRule key,
            Where where) {

        /**
         * The article behind this part: its own, else that of its key.
         *
         * @return the article, or empty
         */
        public String article() {
            return source.isEmpty() ? key.terms().source() : source;
        }
    }

    /**
     * How exact targets become whole units.
     *
     * @param unitCents the unit in cents: 1, 100 (euro), 100,000 (thousand euros) or another
     * @param method the id of an apportionment method, such as {@code largest-remainder}
     * @param where the place of this entry, for problems
     */
    public record RoundingRule(long unitCents, String method, Where where) {

        /**
         * A rule.
         *
         * @throws IllegalArgumentException if the unit is not above 0
         */
        public RoundingRule {
            if (unitCents < 1) {
                throw new IllegalArgumentException("The rounding unit is " + unitCents + " cents; it must be above 0.");
            }
        }
    }
}
