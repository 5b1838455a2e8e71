package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.Set;
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
    }
}
