package nl.verdeelmodel.key;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionValues;

/**
 * An allocation key with all that led to it: the answer to "why this share?".
 *
 * <p>Every kind holds the resulting {@link #key()}; explanation and report only read what stands here.
 */
public sealed interface KeyOutcome {

    /**
     * The shares.
     *
     * @return the key
     */
    AllocationKey key();

    /**
     * The regions that the rule leaves out, by index.
     *
     * @return the regions; none for a blend, whose components leave them out
     */
    ImmutableSortedSet<Integer> excluded();

    /**
     * Whether any value behind the shares was made up.
     *
     * @return true if a measure is synthetic
     */
    boolean isSynthetic();

    /**
     * Shares in proportion to a measure.
     *
     * @param key the shares
     * @param measure the values
     * @param counted the values that count: 0 for regions that are left out or not eligible
     * @param eligibility who takes part, and the condition; empty if all do
     * @param excluded the regions that the rule leaves out, by index
     */
    record Proportional(
            AllocationKey key,
            MeasureOutcome measure,
            RegionValues counted,
            Optional<Condition> eligibility,
            ImmutableSortedSet<Integer> excluded)
            implements KeyOutcome {
        @Override
        public boolean isSynthetic() {
            return measure.synthetic()
                    || eligibility
                            .filter(condition -> condition.base().synthetic())
                            .isPresent();
        }
    }

    /**
     * A condition to take part, and its outcome.
     *
     * @param rule the condition
     * @param source the article, or empty
     * @param base what the measure was compared with
     * @param outcome the ratio of each region and whether it takes part
     */
    record Condition(Eligibility rule, String source, MeasureOutcome base, Eligibility.Outcome outcome) {}

    /**
     * The same share for every region that takes part.
     *
     * @param key the shares
     * @param excluded the regions that the rule leaves out, by index
     */
    record Equal(AllocationKey key, ImmutableSortedSet<Integer> excluded) implements KeyOutcome {
        @Override
        public boolean isSynthetic() {
            return false;
        }
    }

    /**
     * A weighted blend of keys.
     *
     * @param key the resulting shares
     * @param components the parts with their weights, which add up to 1
     */
    record Blend(AllocationKey key, ImmutableList<WeightedKey> components) implements KeyOutcome {
        @Override
        public ImmutableSortedSet<Integer> excluded() {
            return ImmutableSortedSet.of();
        }

        @Override
        public boolean isSynthetic() {
            return components.stream().anyMatch(component -> component.outcome().isSynthetic());
        }
    }

    /**
     * A component of a blend.
     *
     * @param weight its weight in the blend
     * @param outcome its own key
     */
    record WeightedKey(Fraction weight, KeyOutcome outcome) {}

    /**
     * Amounts that the rule states per region: what each claims before any cut to a ceiling.
     *
     * @param key shares in proportion to the claims
     * @param measure the count that decided the step, or the stated amounts in euros
     * @param steps the step table and the step of each region (-1: left out); empty if the amounts are stated
     * @param claims the amounts in whole cents per region
     * @param excluded the regions that the rule leaves out, by index
     */
    record Claims(
            AllocationKey key,
            MeasureOutcome measure,
            Optional<StepsTaken> steps,
            RegionValues claims,
            ImmutableSortedSet<Integer> excluded)
            implements KeyOutcome {

        /**
         * The sum of all claims.
         *
         * @return the sum before any cut
         */
        public Money total() {
            return Money.ofCents(claims.total().numerator());
        }

        @Override
        public boolean isSynthetic() {
            return measure.synthetic();
        }
    }

    /**
     * A step table and where each region stands on it.
     *
     * @param table the steps
     * @param stepOf the index of the step of each region, -1 if it is left out
     */
    record StepsTaken(StepTable table, ImmutableList<Integer> stepOf) {}
}
