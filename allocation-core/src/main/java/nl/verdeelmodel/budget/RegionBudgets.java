package nl.verdeelmodel.budget;

import java.util.Arrays;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;

/**
 * The budget of each region in whole cents, in the order of the regions.
 *
 * <p>Immutable; sums that do not fit throw {@link ArithmeticException}.
 */
public final class RegionBudgets {

    private final RegionSet regions;
    private final long[] cents;

    private RegionBudgets(RegionSet regions, long[] cents) {
        this.regions = regions;
        this.cents = cents;
    }

    /**
     * Budgets in cents.
     *
     * @param regions the regions
     * @param cents as many as there are regions; copied
     * @return the budgets
     * @throws IllegalArgumentException if the numbers differ
     */
    public static RegionBudgets ofCents(RegionSet regions, long[] cents) {
        if (cents.length != regions.size()) {
            throw new IllegalArgumentException(
                    "There are " + cents.length + " amounts for " + regions.size() + " regions.");
        }
        return new RegionBudgets(regions, cents.clone());
    }

    /**
     * Nothing for any region.
     *
     * @param regions the regions
     * @return budgets of 0
     */
    public static RegionBudgets zero(RegionSet regions) {
        return new RegionBudgets(regions, new long[regions.size()]);
    }

    /**
     * The regions that the budgets belong to.
     *
     * @return the region set
     */
    public RegionSet regions() {
        return regions;
    }

    /**
     * All budgets.
     *
     * @return a new array in cents, in the order of the regions
     */
    public long[] toCents() {
        return cents.clone();
    }

    /**
     * The budget of one region.
     *
     * @param index the region
     * @return its budget
     */
    public Money get(int index) {
        return Money.ofCents(cents[index]);
    }

    /**
     * The sum over all regions.
     *
     * @return the exact sum
     */
    public Money total() {
        Money sum = Money.ZERO;
        for (long amount : cents) {
            sum = sum.plus(Money.ofCents(amount));
        }
        return sum;
    }

    /**
     * These budgets and others, added per region.
     *
     * @param other budgets of the same regions
     * @return the sums
     * @throws IllegalArgumentException if the other budgets belong to another region set
     */
    public RegionBudgets plus(RegionBudgets other) {
        if (!regions.equals(other.regions)) {
            throw new IllegalArgumentException(
                    "Cannot add budgets of the " + regions + " and the " + other.regions + ".");
        }
        long[] sums = new long[cents.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(cents[i], other.cents[i]);
        }
        return new RegionBudgets(regions, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionBudgets budgets
                && regions.equals(budgets.regions)
                && Arrays.equals(cents, budgets.cents);
    }

    @Override
    public int hashCode() {
        return 31 * regions.hashCode() + Arrays.hashCode(cents);
    }

    @Override
    public String toString() {
        return Arrays.toString(cents);
    }
}
