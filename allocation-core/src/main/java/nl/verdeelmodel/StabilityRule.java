package nl.verdeelmodel;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Where;

/** How far a region may move, or along which path it moves, as a funding model states it. */
public sealed interface StabilityRule {

    /**
     * What every rule can state.
     *
     * @return source and place
     */
    Terms terms();

    /**
     * The value that the rule states.
     *
     * @return the value; empty if the rule has none
     */
    default Optional<RuleValue> statedValue() {
        return Optional.empty();
    }

    /**
     * Every measure that the rule looks at, by what it is for: {@code per}, {@code perBefore}, {@code only},
     * {@code amounts}, or {@code by} for what its value depends on.
     *
     * @return the measures as the model refers to them
     */
    default ImmutableMap<String, MeasureTerm> measures() {
        return present("by", statedValue().flatMap(RuleValue::measure));
    }

    private static ImmutableMap<String, MeasureTerm> present(String name, Optional<MeasureTerm> term) {
        return term.map(found -> ImmutableMap.of(name, found)).orElse(ImmutableMap.of());
    }

    /**
     * What every rule can state.
     *
     * @param source the article, or empty
     * @param where the place of this entry, for problems
     */
    record Terms(String source, Where where) {}

    /** A rule that sets a floor, a ceiling or both. */
    sealed interface BoundRule extends StabilityRule {}

    /** A rule that replaces the target by another one. */
    sealed interface PathRule extends StabilityRule {}

    /**
     * A bound relative to what a region had, or should get.
     *
     * @param terms source and place
     * @param side floor, ceiling, or from where gains are scaled
     * @param value the change
     * @param of what the change is counted from
     * @param per the units of changes in money, and of references per unit; empty if there is no measure
     * @param perBefore the units that go with the baseline; empty if there are none
     * @param growthPart the part of overall growth that counts
     * @param only which regions the rule holds; empty for all
     */
    record RelativeBound(
            Terms terms,
            BoundSide side,
            RuleValue value,
            Reference of,
            Optional<MeasureTerm> per,
            Optional<MeasureTerm> perBefore,
            Fraction growthPart,
            Optional<Only> only)
            implements BoundRule {
        @Override
        public Optional<RuleValue> statedValue() {
            return Optional.of(value);
        }

        @Override
        public ImmutableMap<String, MeasureTerm> measures() {
            return ImmutableMap.<String, MeasureTerm>builder()
                    .putAll(BoundRule.super.measures())
                    .putAll(present("per", per))
                    .putAll(present("perBefore", perBefore))
                    .putAll(present("only", only.map(Only::measure)))
                    .buildOrThrow();
        }
    }

    /**
     * A bound that is stated as an amount: l = (amount x units) + share x (total - threshold), the last part only above the
     * threshold.
     *
     * @param terms source and place
     * @param side floor or ceiling
     * @param amount the amount per region, or per unit; empty if a measure states the amounts
     * @param amounts a measure with an amount in euros per region
     * @param per the units of the amount; empty if it is per region
     * @param plus what is added when there is more to divide
     * @param only which regions the rule holds; empty for all
     */
    record StatedBound(
            Terms terms,
            BoundSide side,
            Optional<Money> amount,
            Optional<MeasureTerm> amounts,
            Optional<MeasureTerm> per,
            Optional<OfTotalAbove> plus,
            Optional<Only> only)
            implements BoundRule {
        @Override
        public ImmutableMap<String, MeasureTerm> measures() {
            return ImmutableMap.<String, MeasureTerm>builder()
                    .putAll(present("amounts", amounts))
                    .putAll(present("per", per))
                    .putAll(present("only", only.map(Only::measure)))
                    .buildOrThrow();
        }
    }

    /**
     * A part of what there is to divide above a threshold.
     *
     * @param share the part
     * @param threshold the threshold
     */
    record OfTotalAbove(Fraction share, Money threshold) {}

    /** How a measure is compared. */
    enum Comparison {
        /** At least so much. */
        AT_LEAST,
        /** More than so much. */
        ABOVE,
        /** Less than so much. */
        BELOW
    }

    /**
     * Which regions a rule holds.
     *
     * @param measure the measure that decides
     * @param comparison how
     * @param value with what it is compared
     */
    record Only(MeasureTerm measure, Comparison comparison, Fraction value) {}

    /**
     * A corridor around the historic share: a region may differ from it by at most {@code width} times its target.
     *
     * @param terms source and place
     * @param width relative to the target
     */
    record Corridor(Terms terms, RuleValue width) implements BoundRule {
        @Override
        public Optional<RuleValue> statedValue() {
            return Optional.of(width);
        }
    }

    /**
     * A floor that gives back part of a loss, or a stated supplement, on top of the target.
     *
     * @param terms source and place
     * @param part the part that is given back, such as one that runs off by year
     * @param amounts a measure with supplements in euros; empty for the loss: baseline minus target
     */
    record Supplement(Terms terms, RuleValue part, Optional<MeasureTerm> amounts) implements BoundRule {
        @Override
        public Optional<RuleValue> statedValue() {
            return Optional.of(part);
        }

        @Override
        public ImmutableMap<String, MeasureTerm> measures() {
            return ImmutableMap.<String, MeasureTerm>builder()
                    .putAll(BoundRule.super.measures())
                    .putAll(present("amounts", amounts))
                    .buildOrThrow();
        }
    }

    /**
     * A blend of old and new: (1 - a) x old + a x target.
     *
     * @param terms source and place
     * @param weight a, the part of the target; may depend on the year (transition) or on a measure (size)
     * @param shares whether old is the historic share of the new total; otherwise the baseline as it is
     * @param ownPots whether old and new have their own pot: old parts are paid in full, and what is left goes in proportion
     *     to a x target
     */
    record Blend(Terms terms, RuleValue weight, boolean shares, boolean ownPots) implements PathRule {
        @Override
        public Optional<RuleValue> statedValue() {
            return Optional.of(weight);
        }
    }

    /**
     * The key divides the increase only: baseline + share x (total - sum of the baseline).
     *
     * @param terms source and place
     */
    record IncreaseOnly(Terms terms) implements PathRule {}

    /**
     * Pace of change: the baseline grows by a rate that depends on the distance from target. A region without baseline
     * starts at its target.
     *
     * @param terms source and place
     * @param growth the growth
     */
    record PaceOfChange(Terms terms, RuleValue growth) implements PathRule {
        @Override
        public Optional<RuleValue> statedValue() {
            return Optional.of(growth);
        }
    }
}
