package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What replicates of noisy years say of gains. {@code without[y][k][i]} and {@code drawn[r][y][k][i]} are the cents of region i in
 * year y, with rules for k = 0 and without them for k = 1.
 */
final class Gains {

    /** Means nearer to 0 than so many standard errors may be Monte Carlo error. */
    private static final double SURE = 2;

    private final long[][] without;
    private final long[][][] drawn;

    /** One year. */
    private Gains(long[][] without, long[][][] drawn) {
        this.without = without;
        this.drawn = drawn;
    }

    /** The noisy half is that of the first year, in all years. */
    static ImmutableList<RatchetYear> of(long[][][] without, long[][][][] drawn) {
        Set<Integer> noisy = noisyHalf(ofYear(without, drawn, 0).relativeErrors());
        return IntStream.range(0, without.length)
                .mapToObj(year -> ofYear(without, drawn, year).year(year + 1, noisy))
                .collect(ImmutableList.toImmutableList());
    }

    private static Gains ofYear(long[][][] without, long[][][][] drawn, int year) {
        return new Gains(
                without[year], Arrays.stream(drawn).map(years -> years[year]).toArray(long[][][]::new));
    }

    private double[] relativeErrors() {
        return IntStream.range(0, without[0].length)
                .mapToDouble(this::relativeError)
                .toArray();
    }

    private RatchetYear year(int number, Set<Integer> noisy) {
        double[] errors = relativeErrors();
        ImmutableList<RatchetYear.RegionGain> regions = IntStream.range(0, errors.length)
                .mapToObj(region -> region(region, errors[region], noisy.contains(region)))
                .collect(ImmutableList.toImmutableList());
        double largest = 0;
        for (RatchetYear.RegionGain region : regions) {
            largest += region.gain().z() > SURE ? region.gain().mean() : 0;
        }
        return new RatchetYear(number, regions, sum(region -> true), sum(noisy::contains), largest);
    }

    private double relativeError(int region) {
        double mean = without[1][region];
        return mean == 0 ? 0 : new Sample(values(amounts -> amounts[1][region])).standardDeviation() / mean;
    }

    /** Half of the regions, rounded down; ties by region order. */
    private static Set<Integer> noisyHalf(double... errors) {
        List<Integer> order = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer region) -> errors[region])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return new HashSet<>(order.subList(0, errors.length / 2));
    }

    private RatchetYear.RegionGain region(int region, double relativeError, boolean noisy) {
        return new RatchetYear.RegionGain(
                Gain.of(values(amounts -> amounts[0][region] - without[0][region])),
                Gain.of(values(amounts -> amounts[1][region] - without[1][region])),
                Gain.of(values(
                        amounts -> amounts[0][region] - without[0][region] - amounts[1][region] + without[1][region])),
                relativeError,
                noisy);
    }

    private Gain sum(IntPredicate counted) {
        return Gain.of(values(amounts -> {
            long sum = 0;
            for (int region = 0; region < without[0].length; region++) {
                sum += counted.test(region) ? amounts[0][region] - without[0][region] : 0;
            }
            return sum;
        }));
    }

    private long[] values(ToLongFunction<long[][]> value) {
        return Arrays.stream(drawn).mapToLong(value).toArray();
    }
}
