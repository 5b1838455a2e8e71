package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * How unequally an amount is spread over regions: per region, or per person if the regions have people.
 *
 * <p>Symbols: x(i) the amount of region i, X their sum; n(i) its people, N their sum, or 1 and the number of regions if each
 * region counts once. Regions are ordered by x(i)/n(i), compared exactly, ties by region order; every sum is taken in that order
 * or in region order, so the same bits come out everywhere. Amounts are at least 0 with a sum above 0; people are above 0.
 *
 * <p>Sources: Gini, Theil, Atkinson, Hoover as in Cowell, Measuring Inequality (2011), ch. 2-3 and appendix; Lorenz asymmetry as
 * in Damgaard and Weiner, Describing inequality in plant size or fecundity, Ecology 81 (2000); names and unweighted values as in
 * the R package ineq. That package drops zeros before it takes the mean of a Theil index, so there a region with 0 does not
 * count; here it does: 0 ln 0 = 0 in Theil T, and the mean log deviation is infinite.
 */
public final class Inequality {

    private final ImmutableList<Fraction> amounts;
    private final ImmutableList<Fraction> people;
    private final Fraction allAmounts;
    private final Fraction allPeople;
    private final ImmutableList<Integer> order;

    private Inequality(ImmutableList<Fraction> amounts, ImmutableList<Fraction> people) {
        this.amounts = amounts;
        this.people = people;
        this.allAmounts = amounts.stream().reduce(Fraction.ZERO, Fraction::plus);
        this.allPeople = people.stream().reduce(Fraction.ZERO, Fraction::plus);
        this.order = IntStream.range(0, amounts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> amounts.get(i).dividedBy(people.get(i))))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Inequality between regions, each of which counts once.
     *
     * @param amounts an amount per region, at least 0, with a sum above 0
     * @return the measures
     * @throws IllegalArgumentException if an amount is below 0 or all are 0
     */
    public static Inequality ofRegions(RegionValues amounts) {
        return of(
                amounts.values(),
                amounts.values().stream().map(value -> Fraction.ONE).toList());
    }

    /**
     * Inequality between people, each of whom counts for the amount per head of the region.
     *
     * @param amounts an amount per region, at least 0, with a sum above 0
     * @param people the people per region, above 0
     * @return the measures
     * @throws IllegalArgumentException if an amount is below 0 or all are 0
     */
    public static Inequality ofPeople(RegionValues amounts, Headcount people) {
        return of(amounts.values(), people.values().values());
    }

    static Inequality of(List<Fraction> amounts, List<Fraction> people) {
        Inequality inequality = new Inequality(ImmutableList.copyOf(amounts), ImmutableList.copyOf(people));
        if (amounts.stream().anyMatch(amount -> amount.signum() < 0) || inequality.allAmounts.signum() == 0) {
            throw new IllegalArgumentException("Inequality needs amounts of 0 or more, of which one is above 0.");
        }
        if (people.stream().anyMatch(count -> count.signum() <= 0)) {
            throw new IllegalArgumentException("Inequality needs people above 0 in every region.");
        }
        return inequality;
    }

    /** How many regions there are. */
    private int size() {
        return amounts.size();
    }

    private double amountShare(int region) {
        return amounts.get(region).dividedBy(allAmounts).approximately();
    }

    private double peopleShare(int region) {
        return people.get(region).dividedBy(allPeople).approximately();
    }

    /** The amount per head over the mean amount per head. */
    private double relative(int region) {
        return amounts.get(region)
                .times(allPeople)
                .dividedBy(people.get(region).times(allAmounts))
                .approximately();
    }

    /**
     * A point of the Lorenz curve.
     *
     * @param people the cumulative part of the people, or of the regions
     * @param amount the cumulative part of the money of these people
     */
    public record Point(Fraction people, Fraction amount) {}

    /**
     * The Lorenz curve: from the regions with the smallest amount per head to those with the largest.
     *
     * @return one more point than there are regions, exact: from (0, 0) to (1, 1)
     */
    public ImmutableList<Point> lorenz() {
        ImmutableList.Builder<Point> points = ImmutableList.builder();
        Fraction cumulativePeople = Fraction.ZERO;
        Fraction cumulativeAmount = Fraction.ZERO;
        points.add(new Point(Fraction.ZERO, Fraction.ZERO));
        for (int region : order) {
            cumulativePeople = cumulativePeople.plus(people.get(region));
            cumulativeAmount = cumulativeAmount.plus(amounts.get(region));
            points.add(new Point(cumulativePeople.dividedBy(allPeople), cumulativeAmount.dividedBy(allAmounts)));
        }
        return points.build();
    }

    /**
     * The regions in the order of the Lorenz curve.
     *
     * @return their indices, from the smallest amount per head to the largest
     */
    public ImmutableList<Integer> order() {
        return order;
    }

    /**
     * The Gini coefficient: 1 - sum over the ordered regions of n(i)/N (L(i) + L(i-1)), with L the cumulative part of the money.
     * Without people this is 2 sum i x(i) / (n X) - (n + 1)/n.
     *
     * @return from 0 (everyone the same) to below 1
     */
    public double gini() {
        Fraction area = Fraction.ZERO;
        ImmutableList<Point> points = lorenz();
        for (int i = 1; i < points.size(); i++) {
            Fraction width = points.get(i).people().minus(points.get(i - 1).people());
            area = area.plus(
                    width.times(points.get(i).amount().plus(points.get(i - 1).amount())));
        }
        return Fraction.ONE.minus(area).approximately();
    }

    /**
     * The Gini coefficient of regions corrected for their number: n/(n - 1) times as much, so that it can reach 1.
     *
     * @return from 0 to 1; 0 for a single region
     */
    public double giniCorrected() {
        return size() == 1 ? 0 : gini() * size() / (size() - 1);
    }

    /**
     * Theil T: sum of (x(i)/X) ln((x(i)/X) / (n(i)/N)).
     *
     * @return at least 0; a region with amount 0 adds 0
     */
    public double theil() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += theilTerm(amountShare(i), relative(i));
        }
        return sum;
    }

    private static double theilTerm(double share, double relative) {
        return share == 0 ? 0 : share * StrictMath.log(relative);
    }

    /**
     * Theil L, the mean log deviation: sum of (n(i)/N) ln((n(i)/N) / (x(i)/X)).
     *
     * @return at least 0; infinite if a region has amount 0
     */
    public double meanLogDeviation() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum -= peopleShare(i) * StrictMath.log(relative(i));
        }
        return sum;
    }

    /**
     * The Hoover or Robin Hood index: half the sum of |x(i)/X - n(i)/N|, the part of the money that would have to move to make
     * amounts per head equal.
     *
     * @return from 0 to below 1
     */
    public double hoover() {
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < size(); i++) {
            Fraction difference =
                    amounts.get(i).dividedBy(allAmounts).minus(people.get(i).dividedBy(allPeople));
            sum = sum.plus(difference.abs());
        }
        return sum.dividedBy(Fraction.of(2)).approximately();
    }

    /**
     * The Atkinson index with parameter 0.5: 1 - (sum of (n(i)/N) sqrt(x(i)/n(i)))^2 / (X/N).
     *
     * @return from 0 to below 1
     */
    public double atkinson() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += peopleShare(i) * StrictMath.sqrt(relative(i));
        }
        return 1 - sum * sum;
    }

    /**
     * The Herfindahl index: the sum of the squares of the shares x(i)/X. People do not count in it.
     *
     * @return from 1/n to 1
     */
    public double herfindahl() {
        Fraction sum = Fraction.ZERO;
        for (Fraction amount : amounts) {
            Fraction share = amount.dividedBy(allAmounts);
            sum = sum.plus(share.times(share));
        }
        return sum.approximately();
    }

    /**
     * The Rosenbluth index: 1 / (2 sum of r(i) x(i)/X - 1), with r(i) the rank of a region, 1 for the largest amount. People do not
     * count in it. Without people it is 1 / (n (1 - Gini)).
     *
     * @return from 1/n to 1
     */
    public double rosenbluth() {
        List<Fraction> descending =
                amounts.stream().sorted(Comparator.reverseOrder()).collect(Collectors.toUnmodifiableList());
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < descending.size(); i++) {
            sum = sum.plus(descending.get(i).times(Fraction.of(i + 1L)));
        }
        Fraction twice = sum.times(Fraction.of(2)).dividedBy(allAmounts);
        return Fraction.ONE.dividedBy(twice.minus(Fraction.ONE)).approximately();
    }

    /**
     * The Lorenz asymmetry F(m) + L(m): the parts of the people and of the money below the mean amount per head m, with the
     * first region at or above the mean counted for the part d = (m - v(k)) / (v(k+1) - v(k)), where v(k) and v(k+1) are the
     * amounts per head around the mean. If regions lie exactly on the mean, it is the middle of the values with and without them.
     * With people, the formula of the source is applied to the weighted curve.
     *
     * @return above 1 if a few regions with much make the inequality, below 1 if many with little do; 1 for a symmetric curve
     */
    public double lorenzAsymmetry() {
        int below = count(-1);
        int notAbove = below + count(0);
        ImmutableList<Point> points = lorenz();
        if (notAbove > below) {
            Fraction sum = coordinates(points.get(below)).plus(coordinates(points.get(notAbove)));
            return sum.dividedBy(Fraction.of(2)).approximately();
        }
        Fraction last = perHead(order.get(below - 1));
        Fraction next = perHead(order.get(below));
        Fraction part = mean().minus(last).dividedBy(next.minus(last));
        Fraction step = coordinates(points.get(below + 1)).minus(coordinates(points.get(below)));
        return coordinates(points.get(below)).plus(part.times(step)).approximately();
    }

    private static Fraction coordinates(Point point) {
        return point.people().plus(point.amount());
    }

    private Fraction perHead(int region) {
        return amounts.get(region).dividedBy(people.get(region));
    }

    private Fraction mean() {
        return allAmounts.dividedBy(allPeople);
    }

    /** How many regions lie below (-1) or on (0) the mean amount per head. */
    private int count(int side) {
        Fraction mean = mean();
        return (int) IntStream.range(0, size())
                .filter(i -> Integer.signum(perHead(i).compareTo(mean)) == side)
                .count();
    }

    /**
     * Theil T split over groups of regions.
     *
     * @param between what is left if every group had one amount per head: sum over groups g of S(g) ln(S(g) / P(g)), with S(g) the
     *     part of the money and P(g) that of the people
     * @param within the sum of S(g) T(g), with T(g) the Theil T within the group
     * @param groups T(g) of each group in the order of {@link Grouping#groups()}
     */
    public record Decomposition(double between, double within, ImmutableDoubleArray groups) {

        /**
         * Theil T of all regions.
         *
         * @return between + within
         */
        public double total() {
            return between + within;
        }
    }

    /**
     * Splits Theil T over groups.
     *
     * @param grouping the group of each region
     * @return the parts, which add up to {@link #theil()} but for the last digits of a double; a group without money has T(g) = 0
     */
    public Decomposition decompose(Grouping grouping) {
        double between = 0;
        double within = 0;
        ImmutableDoubleArray.Builder inside = ImmutableDoubleArray.builder();
        for (String group : grouping.groups()) {
            List<Fraction> money = pick(amounts, grouping.regionsOf(group));
            List<Fraction> heads = pick(people, grouping.regionsOf(group));
            Fraction share = sum(money).dividedBy(allAmounts);
            if (share.signum() == 0) {
                inside.add(0);
                continue;
            }
            Fraction relative = share.times(allPeople).dividedBy(sum(heads));
            double ofGroup = of(money, heads).theil();
            between += theilTerm(share.approximately(), relative.approximately());
            within += share.approximately() * ofGroup;
            inside.add(ofGroup);
        }
        return new Decomposition(between, within, inside.build());
    }

    private static List<Fraction> pick(List<Fraction> values, int[] regions) {
        return IntStream.of(regions).mapToObj(values::get).toList();
    }

    private static Fraction sum(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
