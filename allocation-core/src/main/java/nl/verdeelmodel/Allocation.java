package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.budget.Targets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.Apportionment;

/**
 * What every region gets in a year, with the outcome of every stage.
 *
 * <p>The amounts of the regions add up to the amount of each part, those of the parts to the amount of each stream, to the
 * cent; the constructors check it. Explanation, comparison and reports only read what stands here.
 *
 * @param model the model as written
 * @param year the year of payment
 * @param regions the regions, whose order is that of all values
 * @param streams the streams in the order of the model
 * @param budgets what each region gets from all streams together
 */
public record Allocation(
        FundingModel model, int year, RegionSet regions, ImmutableList<StreamOutcome> streams, RegionBudgets budgets) {

    /** Checks the totals. */
    public Allocation {
        requireEqual("streams of model " + model.id(), sum(regions, streams).total(), budgets.total());
    }

    /**
     * The allocation of these streams.
     *
     * @param model the model as written
     * @param year the year of payment
     * @param regions the regions
     * @param streams the streams in the order of the model
     * @return the allocation, with the sums over the streams
     */
    static Allocation of(FundingModel model, int year, RegionSet regions, ImmutableList<StreamOutcome> streams) {
        return new Allocation(model, year, regions, streams, sum(regions, streams));
    }

    private static RegionBudgets sum(RegionSet regions, ImmutableList<StreamOutcome> streams) {
        RegionBudgets sum = RegionBudgets.zero(regions);
        for (StreamOutcome stream : streams) {
            sum = sum.plus(stream.budgets());
        }
        return sum;
    }

    /**
     * A stream in a year.
     *
     * @param rule the stream as written
     * @param available the amount or the ceiling of the year
     * @param parts its parts in the order of the model
     * @param partition how the stream was split over its parts in whole units, ties to the part that stands first; empty if
     *     the amounts of the parts are stated
     * @param undampened what each region would get without stability rules: the sum of the parts
     * @param stability how the stream was kept stable; empty if it has no such rules
     * @param budgets what each region gets from this stream
     */
    public record StreamOutcome(
            StreamRule rule,
            Money available,
            ImmutableList<PartOutcome> parts,
            Optional<Apportionment> partition,
            RegionBudgets undampened,
            Optional<StabilityOutcome> stability,
            RegionBudgets budgets) {

        /** Checks the totals. */
        public StreamOutcome {
            Money sum = Money.ZERO;
            for (PartOutcome part : parts) {
                sum = sum.plus(part.amount());
            }
            requireEqual("parts of stream " + rule.id(), sum, undampened.total());
            if (!rule.money().ceiling()) {
                requireEqual("stream " + rule.id(), available, undampened.total());
            }
            Money cost = stability.map(StabilityOutcome::cost).orElse(Money.ZERO);
            requireEqual("stream " + rule.id(), undampened.total().plus(cost), budgets.total());
        }

        /**
         * Whether any value behind this outcome was made up.
         *
         * @return true if a measure of a key or of a stability rule is synthetic
         */
        public boolean isSynthetic() {
            return parts.stream().anyMatch(part -> part.key().isSynthetic())
                    || stability.filter(StabilityOutcome::isSynthetic).isPresent();
        }

        /**
         * What stability rules add to the parts of a region, or take from them.
         *
         * @param region the region
         * @return its amount less the sum of its parts; 0 without such rules
         */
        public Money stabilityLine(int region) {
            return budgets.get(region).minus(undampened.get(region));
        }

        /**
         * What this stream divides: its amount, or under a ceiling the sum of what is paid.
         *
         * @return the total of the regions
         */
        public Money amount() {
            return budgets.total();
        }

        /**
         * What is left of the amount or the ceiling.
         *
         * @return nothing if the stream has an amount, unless its stability rules make the total an outcome: then below 0
         *     if they cost more than there is
         */
        public Money unspent() {
            return available.minus(amount());
        }

        /**
         * What the rules of a stream under a ceiling ask, before any cut.
         *
         * @return the sum of the claims; the amount of a stream that has no ceiling
         */
        public Money claimed() {
            return parts.stream()
                    .map(part -> part.key() instanceof KeyOutcome.Claims claims ? claims.total() : part.amount())
                    .reduce(Money.ZERO, Money::plus);
        }

        /**
         * Whether claims were cut to the ceiling.
         *
         * @return true if more was claimed than there is
         */
        public boolean isCut() {
            return claimed().compareTo(undampened.total()) > 0;
        }

        /**
         * What each region should get without stability rules, before rounding: the sum of its targets in the parts. Under a
         * ceiling these are the claims, cut in proportion to what can be paid.
         *
         * @return exact, in cents
         */
        public RegionValues exactTargets() {
            return exactTargets(budgets.regions(), parts);
        }

        static RegionValues exactTargets(RegionSet regions, List<PartOutcome> parts) {
            RegionValues sum = RegionValues.constant(regions, Fraction.ZERO);
            for (PartOutcome part : parts) {
                if (part.amount().cents() > 0) {
                    sum = sum.combine(part.targets().perRegion(), Fraction::plus);
                }
            }
            return sum;
        }

        /**
         * What each region claims from a stream under a ceiling, from all parts together, before any cut.
         *
         * @return in cents; empty if the stream has an amount
         */
        public Optional<RegionValues> claims() {
            return rule.money().ceiling() ? Optional.of(claims(budgets.regions(), parts)) : Optional.empty();
        }

        static RegionValues claims(RegionSet regions, List<PartOutcome> parts) {
            RegionValues sum = RegionValues.constant(regions, Fraction.ZERO);
            for (PartOutcome part : parts) {
                sum = sum.combine(((KeyOutcome.Claims) part.key()).claims(), Fraction::plus);
            }
            return sum;
        }

        /**
         * A part by its id.
         *
         * @param id the id in the model
         * @return the part
         * @throws NoSuchElementException if there is no such part
         */
        public PartOutcome part(String id) {
            return parts.stream()
                    .filter(part -> part.rule().id().equals(id))
                    .findFirst()
                    .orElseThrow(
                            () -> new NoSuchElementException("Stream " + rule.id() + " has no part \"" + id + "\"."));
        }
    }

    /**
     * A part of a stream in a year.
     *
     * @param rule the part as written
     * @param key the shares, with all that led to them
     * @param targets what each region should get before rounding
     * @param rounding how the targets became whole units
     * @param budgets what each region gets from this part
     */
    public record PartOutcome(
            StreamRule.Part rule, KeyOutcome key, Targets targets, Apportionment rounding, RegionBudgets budgets) {

        /** Checks the total. */
        public PartOutcome {
            requireEqual("part " + rule.id(), targets.amount(), budgets.total());
        }

        /**
         * The money of this part.
         *
         * @return the total of the regions
         */
        public Money amount() {
            return targets.amount();
        }
    }

    private static void requireEqual(String what, Money expected, Money actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("The " + what + " should add up to EUR " + expected + ", not EUR " + actual
                    + ". This is a fault of the program.");
        }
    }

    /**
     * A stream by its id.
     *
     * @param id the id in the model
     * @return the stream
     * @throws NoSuchElementException if there is no such stream
     */
    public StreamOutcome stream(String id) {
        return streams.stream()
                .filter(stream -> stream.rule().id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchElementException("Model " + model.id() + " has no stream \"" + id + "\"."));
    }

    /**
     * What one region gets from all streams together.
     *
     * @param regionCode the code of the region
     * @return its total
     * @throws NoSuchElementException if there is no such region
     */
    public Money budget(String regionCode) {
        OptionalInt index = regions.indexOf(regionCode);
        if (index.isEmpty()) {
            throw new NoSuchElementException("There is no region \"" + regionCode + "\" among the " + regions + ".");
        }
        return budgets.get(index.getAsInt());
    }

    /**
     * The money of all streams together.
     *
     * @return the total
     */
    public Money total() {
        return budgets.total();
    }
}
