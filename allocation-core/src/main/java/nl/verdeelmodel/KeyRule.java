package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.Eligibility;
import nl.verdeelmodel.key.KeySchedule;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.problem.Where;

/** By what a part is divided, as a funding model states it. */
public sealed interface KeyRule {

    /**
     * What every rule can state.
     *
     * @return source, schedule and exclusions
     */
    Terms terms();

    /**
     * The same rule with other terms.
     *
     * @param terms source, schedule and exclusions
     * @return a copy
     */
    KeyRule withTerms(Terms terms);

    /**
     * Every measure and year that the key is made of.
     *
     * @param year the year of payment
     * @param inherited the year that is measured unless the key is frozen in another one
     * @return what it looks up, maybe more than once; nothing if a frozen key has no base year yet
     */
    default Stream<MeasureTerm.Lookup> lookups(int year, int inherited) {
        OptionalInt t = terms().dataYear(year, inherited);
        return t.isEmpty() ? Stream.empty() : measured(year, t.getAsInt());
    }

    /**
     * Every measure and year that the key is made of, once its own schedule has been followed.
     *
     * @param year the year of payment
     * @param t the year that is measured
     * @return what it looks up
     */
    Stream<MeasureTerm.Lookup> measured(int year, int t);

    /**
     * What every rule can state.
     *
     * @param source the article, or empty
     * @param frozen the base years that replace the year of payment; empty if the key is made anew each year
     * @param excluded the codes of regions that take no part
     * @param where the place of this entry, for problems
     */
    record Terms(String source, Optional<KeySchedule> frozen, ImmutableSet<String> excluded, Where where) {

        /**
         * The same terms, with more regions left out.
         *
         * @param codes the codes of these regions
         * @return a copy
         */
        public Terms alsoExcluding(Set<String> codes) {
            ImmutableSet<String> all = ImmutableSet.<String>builder()
                    .addAll(excluded)
                    .addAll(codes)
                    .build();
            return new Terms(source, frozen, all, where);
        }

        /**
         * The year that is measured.
         *
         * @param year the year of payment
         * @param inherited the year to measure if the key is not frozen
         * @return the base year that holds, or {@code inherited}; empty before the first base year of a frozen key
         */
        public OptionalInt dataYear(int year, int inherited) {
            if (frozen.isEmpty()) {
                return OptionalInt.of(inherited);
            }
            Optional<Integer> base = frozen.get().at(year).map(Map.Entry::getValue);
            return base.map(OptionalInt::of).orElse(OptionalInt.empty());
        }
    }

    /**
     * In proportion to a measure.
     *
     * @param terms source, schedule and exclusions
     * @param measure the measure
     * @param condition who takes part; empty if all do
     */
    record ProportionalTo(Terms terms, MeasureTerm measure, Optional<Condition> condition) implements KeyRule {
        @Override
        public KeyRule withTerms(Terms newTerms) {
            return new ProportionalTo(newTerms, measure, condition);
        }

        @Override
        public Stream<MeasureTerm.Lookup> measured(int year, int t) {
            Stream<MeasureTerm.Lookup> base =
                    condition.stream().flatMap(rule -> rule.base().lookups(t));
            return Stream.concat(measure.lookups(t), base);
        }
    }

    /**
     * Only regions where the measure is a stated part of another one.
     *
     * @param base what the measure is compared with
     * @param rule the smallest ratio
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record Condition(MeasureTerm base, Eligibility rule, String source, Where where) {}

    /**
     * The same amount for every region.
     *
     * @param terms source, schedule and exclusions
     */
    record EqualPerRegion(Terms terms) implements KeyRule {
        @Override
        public KeyRule withTerms(Terms newTerms) {
            return new EqualPerRegion(newTerms);
        }

        @Override
        public Stream<MeasureTerm.Lookup> measured(int year, int t) {
            return Stream.empty();
        }
    }

    /**
     * A weighted blend of keys.
     *
     * @param terms source, schedule and exclusions
     * @param components at least one; the weights add up to 1
     */
    record Blend(Terms terms, ImmutableList<Component> components) implements KeyRule {
        @Override
        public KeyRule withTerms(Terms newTerms) {
            return new Blend(newTerms, components);
        }

        @Override
        public Stream<MeasureTerm.Lookup> measured(int year, int t) {
            return components.stream().flatMap(component -> component.key().lookups(year, t));
        }
    }

    /**
     * A component of a blend.
     *
     * @param weight its weight
     * @param key its key
     */
    record Component(Fraction weight, KeyRule key) {}

    /**
     * Amounts by steps of a count.
     *
     * @param terms source, schedule and exclusions
     * @param measure the count
     * @param table the steps
     */
    record Steps(Terms terms, MeasureTerm measure, StepTable table) implements KeyRule {
        @Override
        public KeyRule withTerms(Terms newTerms) {
            return new Steps(newTerms, measure, table);
        }

        @Override
        public Stream<MeasureTerm.Lookup> measured(int year, int t) {
            return measure.lookups(t);
        }
    }

    /**
     * Amounts in euros that a table states.
     *
     * @param terms source, schedule and exclusions
     * @param measure the amounts
     */
    record StatedAmounts(Terms terms, MeasureTerm measure) implements KeyRule {
        @Override
        public KeyRule withTerms(Terms newTerms) {
            return new StatedAmounts(newTerms, measure);
        }

        @Override
        public Stream<MeasureTerm.Lookup> measured(int year, int t) {
            return measure.lookups(t);
        }
    }
}
