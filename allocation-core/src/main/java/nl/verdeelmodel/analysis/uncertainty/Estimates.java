package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.math.LongMath;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * What replicates say of each region. {@code point[y][i]} and {@code drawn[r][y][i]} are cents of region i, first in each year of
 * the plan, then what each is counted from; after these as many again, of both before stability rules.
 */
final class Estimates {

    private static final double CENTS = 100;

    private final UncertaintyPlan plan;
    private final long[][] point;
    private final long[][][] drawn;
    private final boolean noiseFree;

    Estimates(UncertaintyPlan plan, long[][] point, long[][][] drawn) {
        this.plan = plan;
        this.point = point;
        this.drawn = drawn;
        this.noiseFree = plan.against() instanceof UncertaintyPlan.Against.NoiseFree;
    }

    YearUncertainty year(int year) {
        Sample moved = new Sample(values(replicate -> moved(drawn[replicate][year], point[year])));
        return new YearUncertainty(
                plan.years().get(year),
                IntStream.range(0, point[year].length)
                        .mapToObj(region -> region(year, region))
                        .collect(ImmutableList.toImmutableList()),
                Money.ofCents(Arrays.stream(point[year]).sum()),
                moved.mean() / 2 / CENTS,
                Money.ofCents(LongMath.divide(moved.upper(plan.level()), 2, RoundingMode.HALF_UP)));
    }

    /** Twice the money that changes region. */
    private static long moved(long[] amounts, long... without) {
        long sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum = Math.addExact(sum, Math.abs(amounts[i] - without[i]));
        }
        return sum;
    }

    private long[] values(IntToLongFunction value) {
        return IntStream.range(0, drawn.length).mapToLong(value).toArray();
    }

    private long reference(long[][] amounts, int year, int region) {
        return noiseFree ? point[year][region] : amounts[plan.years().size() + year][region];
    }

    private RegionUncertainty region(int year, int region) {
        Sample amounts = new Sample(values(replicate -> drawn[replicate][year][region]));
        long[] gained = values(replicate -> drawn[replicate][year][region] - reference(drawn[replicate], year, region));
        Sample gains = new Sample(gained);
        double[] changes = IntStream.range(0, drawn.length)
                .mapToDouble(replicate -> shareChange(drawn[replicate], year, region))
                .toArray();
        return new RegionUncertainty(
                Money.ofCents(point[year][region]),
                amounts.mean() / CENTS,
                amounts.standardDeviation() / CENTS,
                Money.ofCents(amounts.lower(plan.level())),
                Money.ofCents(amounts.upper(plan.level())),
                Money.ofCents(reference(point, year, region)),
                Gain.of(gained),
                Money.ofCents(gains.lower(plan.level())),
                Money.ofCents(gains.upper(plan.level())),
                gains.above(0),
                gains.below(0),
                exceeds(year, region),
                shareChange(point, year, region),
                variance(changes),
                drawn.length);
    }

    private double exceeds(int year, int region) {
        long many = IntStream.range(0, drawn.length)
                .filter(replicate -> exceeds(drawn[replicate][year][region], reference(drawn[replicate], year, region)))
                .count();
        return (double) many / drawn.length;
    }

    /** Gains are whole cents, so one is larger than a part exactly if it is larger than that part rounded down. */
    private boolean exceeds(long amount, long reference) {
        Fraction exceeds = plan.exceeds();
        BigInteger bound =
                exceeds.numerator().multiply(BigInteger.valueOf(reference)).divide(exceeds.denominator());
        return BigInteger.valueOf(amount - reference).compareTo(bound) > 0;
    }

    /** Before stability rules. */
    private double shareChange(long[][] amounts, int year, int region) {
        int asked = plan.years().size();
        int undampened = 2 * asked + year;
        long[] reference = noiseFree ? point[undampened] : amounts[undampened + asked];
        return share(amounts[undampened], region) - share(reference, region);
    }

    private static double share(long[] amounts, int region) {
        long total = Arrays.stream(amounts).sum();
        return total == 0 ? 0 : (double) amounts[region] / total;
    }

    private static double variance(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
