package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Money;

/**
 * How much the shares of regions move over the years of a series.
 *
 * <p>Shares, not amounts: growth of the money itself is no movement. The measures are those of comparisons of funding formulas;
 * the logarithm makes a rise and the fall that undoes it count the same. Sums run in the order of years and regions, so the
 * numbers are the same bits everywhere.
 *
 * @param series the amounts
 * @param regions per region, in the order of the regions
 * @param leftOut the regions that do not count in the overall deviation, movement and variance, rising: those with a share of 0
 *     in some year of this series or of one that it is compared with
 * @param weights the weight of each region in the overall numbers: its part in the mean shares of the regions that count
 * @param deviation the overall volatility: the weighted mean of the deviations of the regions
 * @param movement the weighted mean of the movements of the regions
 * @param variance the weighted mean of the squared deviations
 * @param moved the mean over years of the half sum of |s(y) - s(y - 1)|: the part of the money that moves to another region
 * @param movedEuros the mean over years of the half sum of |x(y) - x(y - 1)|, in EUR
 * @param reversals the turns of all regions together
 * @param largestFall the largest fall of any region
 * @param deepest the first region with that fall
 */
public record SeriesVolatility(
        AmountSeries series,
        ImmutableList<RegionVolatility> regions,
        ImmutableList<Integer> leftOut,
        ImmutableList<Double> weights,
        double deviation,
        double movement,
        double variance,
        double moved,
        double movedEuros,
        int reversals,
        double largestFall,
        int deepest) {

    /** Two changes are the least of which a standard deviation can be taken. */
    public static final int LEAST_YEARS = 3;

    private static final double CENTS_PER_EURO = Money.CENTS_PER_EURO.approximately();

    /**
     * Measures a series with its own mean shares as weights.
     *
     * @param series at least three years
     * @return the measures
     * @throws IllegalArgumentException if there are fewer years
     */
    public static SeriesVolatility of(AmountSeries series) {
        return of(series, series, withoutShare(List.of(series)));
    }

    /**
     * Measures a series.
     *
     * @param series at least three years
     * @param weighing the series whose mean shares are the weights, such as the one without stability rules
     * @param leftOut the regions that do not count in the overall numbers; {@link #withoutShare} of all series that are compared,
     *     so that their overall numbers are of the same regions
     * @return the measures
     * @throws IllegalArgumentException if there are fewer years, or a region that counts has a share of 0 in some year
     */
    public static SeriesVolatility of(AmountSeries series, AmountSeries weighing, Set<Integer> leftOut) {
        if (series.years().size() < LEAST_YEARS) {
            throw new IllegalArgumentException(
                    "There are " + series.years().size() + " years; volatility needs " + LEAST_YEARS + ".");
        }
        int size = series.regions().size();
        ImmutableList<RegionVolatility> regions =
                IntStream.range(0, size).mapToObj(i -> region(series, i)).collect(ImmutableList.toImmutableList());
        double[] weights = weights(weighing, leftOut);
        double deviation = 0;
        double movement = 0;
        double variance = 0;
        int deepest = 0;
        for (int i = 0; i < size; i++) {
            if (!leftOut.contains(i)) {
                double own = counting(regions.get(i).deviation(), i);
                deviation += weights[i] * own;
                movement += weights[i] * counting(regions.get(i).movement(), i);
                variance += weights[i] * own * own;
            }
            deepest = regions.get(i).largestFall() > regions.get(deepest).largestFall() ? i : deepest;
        }
        return new SeriesVolatility(
                series,
                regions,
                leftOut.stream().sorted().collect(ImmutableList.toImmutableList()),
                IntStream.range(0, size).mapToObj(i -> weights[i]).collect(ImmutableList.toImmutableList()),
                deviation,
                movement,
                variance,
                regions.stream().mapToDouble(RegionVolatility::meanChange).reduce(0, Double::sum) / 2,
                regions.stream().mapToDouble(RegionVolatility::meanChangeEuros).reduce(0, Double::sum) / 2,
                regions.stream().mapToInt(RegionVolatility::reversals).sum(),
                regions.get(deepest).largestFall(),
                deepest);
    }

    private static double counting(OptionalDouble own, int region) {
        return own.orElseThrow(
                () -> new IllegalArgumentException("Region " + region + " counts, but its share is 0 in a year."));
    }

    /**
     * The regions whose share is 0 in some year of some series: growth from or to 0 has no logarithm.
     *
     * @param compared the series that are compared
     * @return the indices of the regions
     */
    public static ImmutableSet<Integer> withoutShare(List<AmountSeries> compared) {
        return compared.stream()
                .flatMap(series -> IntStream.range(0, series.regions().size())
                        .filter(i -> growth(series, i).isEmpty())
                        .boxed())
                .sorted()
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The weights of the regions: their mean shares, made to add up to 1 without those that are left out. */
    static double[] weights(AmountSeries weighing, Set<Integer> leftOut) {
        double[] weights = meanShares(weighing);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = leftOut.contains(i) ? 0 : weights[i];
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sum == 0 ? 0 : weights[i] / sum;
        }
        return weights;
    }

    /** The mean share of each region over the years. */
    static double[] meanShares(AmountSeries series) {
        double[] shares = new double[series.regions().size()];
        for (int i = 0; i < shares.length; i++) {
            for (int year = 0; year < series.years().size(); year++) {
                shares[i] += series.share(year, i);
            }
            shares[i] /= series.years().size();
        }
        return shares;
    }

    private static RegionVolatility region(AmountSeries series, int region) {
        int changes = series.years().size() - 1;
        double change = 0;
        double euros = 0;
        for (int year = 1; year <= changes; year++) {
            change += Math.abs(series.share(year, region) - series.share(year - 1, region));
            euros += Math.abs(series.cents(year, region) - series.cents(year - 1, region)) / CENTS_PER_EURO;
        }
        Optional<double[]> growth = growth(series, region);
        return new RegionVolatility(
                growth.map(SeriesVolatility::deviation).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                growth.map(SeriesVolatility::movement).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                change / changes,
                euros / changes,
                reversals(series, region),
                largestFall(series, region));
    }

    /** The yearly growth of the share of a region; empty if the share is 0 in any year. */
    static Optional<double[]> growth(AmountSeries series, int region) {
        double[] growth = new double[series.years().size() - 1];
        double sum = 0;
        double before = logShare(series, 0, region);
        for (int year = 1; year <= growth.length; year++) {
            double now = logShare(series, year, region);
            growth[year - 1] = now - before;
            sum += growth[year - 1];
            before = now;
        }
        return Double.isFinite(sum) ? Optional.of(growth) : Optional.empty();
    }

    /** The standard deviation of a growth. */
    static double deviation(double[] growth) {
        double mean = Arrays.stream(growth).reduce(0, Double::sum) / growth.length;
        double squares = 0;
        for (double one : growth) {
            squares += (one - mean) * (one - mean);
        }
        return Math.sqrt(squares / (growth.length - 1));
    }

    /** The root mean square of a growth, about zero. */
    static double movement(double[] growth) {
        double squares = 0;
        for (double one : growth) {
            squares += one * one;
        }
        return Math.sqrt(squares / growth.length);
    }

    private static double logShare(AmountSeries series, int year, int region) {
        return StrictMath.log(series.share(year, region));
    }

    private static int reversals(AmountSeries series, int region) {
        int turns = 0;
        int direction = 0;
        for (int year = 1; year < series.years().size(); year++) {
            int now = direction(series, year, region);
            if (now != 0) {
                turns += direction == -now ? 1 : 0;
                direction = now;
            }
        }
        return turns;
    }

    /** Whether a share rises, exact: by the products x(y) T(y - 1) and x(y - 1) T(y). */
    private static int direction(AmountSeries series, int year, int region) {
        BigInteger now =
                BigInteger.valueOf(series.cents(year, region)).multiply(BigInteger.valueOf(series.total(year - 1)));
        BigInteger before =
                BigInteger.valueOf(series.cents(year - 1, region)).multiply(BigInteger.valueOf(series.total(year)));
        return now.compareTo(before);
    }

    /** The largest fall of the share of a region from any earlier year, as a part of the earlier share. */
    static double largestFall(AmountSeries series, int region) {
        double highest = 0;
        double fall = 0;
        for (int year = 0; year < series.years().size(); year++) {
            double share = series.share(year, region);
            highest = Math.max(highest, share);
            fall = highest == 0 ? fall : Math.max(fall, 1 - share / highest);
        }
        return fall;
    }
}
