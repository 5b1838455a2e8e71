package nl.verdeelmodel.analysis.robustness;

import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Money;

/**
 * What a change did to the amounts of all streams together, as paid: amount after less amount before.
 *
 * @param largest the region whose amount changed most, up or down; the first of them in the order of the regions
 * @param onLargest by how much
 * @param moved the money that changes region: the sum of what regions gain or, if that is more, the sum of what they lose. The
 *     two are equal if the total stays the same
 * @param perRegion the change of each region, in the order of the regions
 */
public record Effect(int largest, Money onLargest, Money moved, RegionChanges perRegion) {

    /** The change of each region in cents. */
    public static final class RegionChanges {

        private final long[] cents;

        private RegionChanges(long[] cents) {
            this.cents = cents;
        }

        /**
         * The change of a region.
         *
         * @param region the region
         * @return amount after less amount before
         */
        public Money get(int region) {
            return Money.ofCents(cents[region]);
        }

        /**
         * How many regions there are.
         *
         * @return at least 1
         */
        public int size() {
            return cents.length;
        }
    }

    /** The effect of going from one division to another; both of one year. */
    static Effect between(YearlyBudgets before, YearlyBudgets after) {
        long[] cents = new long[before.regions().size()];
        int largest = 0;
        long gains = 0;
        long losses = 0;
        for (int i = 0; i < cents.length; i++) {
            cents[i] = Math.subtractExact(after.cents(0, i), before.cents(0, i));
            largest = Math.abs(cents[i]) > Math.abs(cents[largest]) ? i : largest;
            gains += Math.max(0, cents[i]);
            losses += Math.max(0, -cents[i]);
        }
        Money moved = Money.ofCents(Math.max(gains, losses));
        return new Effect(largest, Money.ofCents(cents[largest]), moved, new RegionChanges(cents));
    }

    /**
     * The largest change of any region, without its sign.
     *
     * @return at least 0
     */
    public Money size() {
        return Money.ofCents(Math.abs(onLargest.cents()));
    }
}
