package nl.verdeelmodel.budget;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;

/**
 * What each region gets from each stream in each of some years, in whole cents.
 *
 * <p>Immutable. Years, streams and regions are counted from 0 in the orders that are given here; {@code cents[y][s][i]} is the
 * amount of region i from stream s in year y.
 */
public final class YearlyBudgets {

    private final RegionSet regions;
    private final ImmutableList<Integer> years;
    private final ImmutableList<String> streams;
    private final long[][][] cents;

    private YearlyBudgets(
            RegionSet regions, ImmutableList<Integer> years, ImmutableList<String> streams, long[][][] cents) {
        this.regions = regions;
        this.years = years;
        this.streams = streams;
        this.cents = cents;
    }

    /**
     * The budgets of years and streams.
     *
     * @param regions the regions
     * @param years the years of payment
     * @param streams the ids of the streams
     * @param budgets per year, per stream
     * @return the budgets
     * @throws IllegalArgumentException if the numbers of years or streams differ, or the regions are others
     */
    public static YearlyBudgets of(
            RegionSet regions, List<Integer> years, List<String> streams, List<List<RegionBudgets>> budgets) {
        long[][][] cents = new long[years.size()][streams.size()][];
        if (budgets.size() != years.size()) {
            throw new IllegalArgumentException(
                    "There are budgets of " + budgets.size() + " years, not " + years.size() + ".");
        }
        for (int year = 0; year < cents.length; year++) {
            List<RegionBudgets> ofYear = budgets.get(year);
            if (ofYear.size() != streams.size()
                    || ofYear.stream().anyMatch(budget -> !budget.regions().equals(regions))) {
                throw new IllegalArgumentException("The budgets of " + years.get(year) + " are not of the streams "
                        + streams + " and the " + regions + ".");
            }
            for (int stream = 0; stream < streams.size(); stream++) {
                cents[year][stream] = ofYear.get(stream).toCents();
            }
        }
        return new YearlyBudgets(regions, ImmutableList.copyOf(years), ImmutableList.copyOf(streams), cents);
    }

    /**
     * The regions.
     *
     * @return the region set, whose order is that of all amounts
     */
    public RegionSet regions() {
        return regions;
    }

    /**
     * The years of payment.
     *
     * @return in the order of the amounts
     */
    public ImmutableList<Integer> years() {
        return years;
    }

    /**
     * The streams.
     *
     * @return their ids in the order of the amounts
     */
    public ImmutableList<String> streams() {
        return streams;
    }

    /**
     * What a region gets from a stream.
     *
     * @param year the index of the year
     * @param stream the index of the stream
     * @param region the index of the region
     * @return in cents
     */
    public long cents(int year, int stream, int region) {
        return cents[year][stream][region];
    }

    /**
     * What a region gets from all streams together.
     *
     * @param year the index of the year
     * @param region the index of the region
     * @return in cents
     */
    public long cents(int year, int region) {
        long sum = 0;
        for (long[] stream : cents[year]) {
            sum = Math.addExact(sum, stream[region]);
        }
        return sum;
    }

    /**
     * What a region gets from all streams together.
     *
     * @param year the index of the year
     * @param region the index of the region
     * @return the amount
     */
    public Money amount(int year, int region) {
        return Money.ofCents(cents(year, region));
    }

    /**
     * What all regions get from all streams together.
     *
     * @param year the index of the year
     * @return in cents
     */
    public long totalCents(int year) {
        long sum = 0;
        for (int region = 0; region < regions.size(); region++) {
            sum = Math.addExact(sum, cents(year, region));
        }
        return sum;
    }
}
