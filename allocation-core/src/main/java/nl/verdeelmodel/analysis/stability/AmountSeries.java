package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;

/**
 * What each region gets in successive years, in whole cents.
 *
 * <p>Immutable. Years and regions are counted from 0 in the orders that are given here.
 */
public final class AmountSeries {

    private final RegionSet regions;
    private final ImmutableList<Integer> years;
    private final long[][] cents;
    private final long[] totals;

    private AmountSeries(RegionSet regions, ImmutableList<Integer> years, long[][] cents) {
        this.regions = regions;
        this.years = years;
        this.cents = cents;
        this.totals = Arrays.stream(cents)
                .mapToLong(amounts -> Arrays.stream(amounts).reduce(0, Math::addExact))
                .toArray();
    }

    /**
     * The amounts of one stream.
     *
     * @param budgets the amounts of all streams
     * @param stream the index of the stream
     * @return its series
     */
    public static AmountSeries of(YearlyBudgets budgets, int stream) {
        long[][] cents = new long[budgets.years().size()][budgets.regions().size()];
        for (int year = 0; year < cents.length; year++) {
            for (int region = 0; region < cents[year].length; region++) {
                cents[year][region] = budgets.cents(year, stream, region);
            }
        }
        return new AmountSeries(budgets.regions(), budgets.years(), cents);
    }

    /**
     * The amounts of all streams together.
     *
     * @param budgets the amounts of all streams
     * @return the sums
     */
    public static AmountSeries total(YearlyBudgets budgets) {
        long[][] cents = new long[budgets.years().size()][budgets.regions().size()];
        for (int year = 0; year < cents.length; year++) {
            for (int region = 0; region < cents[year].length; region++) {
                cents[year][region] = budgets.cents(year, region);
            }
        }
        return new AmountSeries(budgets.regions(), budgets.years(), cents);
    }

    /**
     * Amounts year by year.
     *
     * @param years the years, rising
     * @param budgets the amounts of each year
     * @return the series
     * @throws IllegalArgumentException if the numbers differ, there is no year, or the regions differ
     */
    public static AmountSeries of(List<Integer> years, List<RegionBudgets> budgets) {
        if (years.isEmpty() || years.size() != budgets.size()) {
            throw new IllegalArgumentException(
                    "There are budgets of " + budgets.size() + " years, not " + years.size() + ".");
        }
        RegionSet regions = budgets.get(0).regions();
        if (budgets.stream().anyMatch(budget -> !budget.regions().equals(regions))) {
            throw new IllegalArgumentException("The years have different regions.");
        }
        return new AmountSeries(
                regions,
                ImmutableList.copyOf(years),
                budgets.stream().map(RegionBudgets::toCents).toArray(long[][]::new));
    }

    /**
     * The amounts of each first of some years, in the years after it as well.
     *
     * @param length how many years the amounts of one stay
     * @return a series of the same years
     */
    AmountSeries heldFor(int length) {
        long[][] held = new long[cents.length][];
        for (int year = 0; year < held.length; year++) {
            held[year] = cents[year - year % length];
        }
        return new AmountSeries(regions, years, held);
    }

    /** What all regions get in a year. */
    RegionBudgets budgets(int year) {
        return RegionBudgets.ofCents(regions, cents[year]);
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
     * The years.
     *
     * @return rising
     */
    public ImmutableList<Integer> years() {
        return years;
    }

    /**
     * What a region gets in a year.
     *
     * @param year the index of the year
     * @param region the index of the region
     * @return in cents
     */
    public long cents(int year, int region) {
        return cents[year][region];
    }

    /**
     * What a region gets in a year.
     *
     * @param year the index of the year
     * @param region the index of the region
     * @return the amount
     */
    public Money amount(int year, int region) {
        return Money.ofCents(cents[year][region]);
    }

    /**
     * What all regions get in a year.
     *
     * @param year the index of the year
     * @return in cents
     */
    public long total(int year) {
        return totals[year];
    }

    /**
     * The part of a region in all amounts of a year.
     *
     * @param year the index of the year
     * @param region the index of the region
     * @return from 0 to 1; 0 in a year without money
     */
    public double share(int year, int region) {
        return totals[year] == 0 ? 0 : (double) cents[year][region] / totals[year];
    }
}
