package nl.verdeelmodel.score;

import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * Rates of regions that lean on the mean of all regions as far as their own history is unreliable: the credibility model
 * of Buhlmann and Straub.
 *
 * <pre>
 * X_i  = sum_j w_ij X_ij / w_i                     own mean; w_i = sum_j w_ij
 * s2   = sum_i sum_j w_ij (X_ij - X_i)^2 / sum_i (n_i - 1)
 * a    = (sum_i w_i (X_i - X)^2 - (I - 1) s2) / (w - sum_i w_i^2 / w)
 * z_i  = w_i / (w_i + s2 / a)                      rounded half even to 12 decimals
 * m    = sum_i z_i X_i / sum_i z_i
 * P_i  = z_i X_i + (1 - z_i) m
 * </pre>
 *
 * <p>X_ij is the rate of region i in year j, w_ij its volume (young people), w the sum of all volumes, X the mean of all
 * rates weighted by volume, n_i the number of years in which region i has volume, I the number of regions that have any.
 * s2 and a are the unbiased estimators of Buhlmann and Gisler (2005), A Course in Credibility Theory and its
 * Applications, sections 4.7 and 4.8; where years without volume make n_i differ, s2 is pooled over all regions. An
 * estimate of a that is not above 0 counts as 0: then z_i = 0, m = X, and every region gets the mean of all. A region
 * without volume in any year gets it too. If a is above 0 and s2 is 0, every region keeps its own mean.
 *
 * <p>All is exact but for one named rounding: the credibility factors z_i have {@value #FACTOR_DECIMALS} decimals. Exact
 * factors have no small common denominator (25,000 binary digits for 20 regions and 5 years, four times as many for 40),
 * and no estimate of a variance is known to 12 digits.
 *
 * @param means X_i, the own mean of each region; 0 where it has no volume
 * @param volumes w_i, the volume of each region over all years
 * @param withinVariance s2, how much the rate of a region with volume 1 varies from year to year
 * @param betweenVariance a, how much the true rates of the regions differ; 0 or more
 * @param factors z_i, how much of its own mean each region keeps, from 0 to 1
 * @param collectiveMean m, the mean that all regions lean on
 * @param estimates P_i, the rates that come out
 */
public record Credibility(
        RegionValues means,
        RegionValues volumes,
        Fraction withinVariance,
        Fraction betweenVariance,
        RegionValues factors,
        Fraction collectiveMean,
        RegionValues estimates) {

    /** The decimals of a credibility factor. */
    public static final int FACTOR_DECIMALS = 12;

    /** The fewest regions that can differ. */
    private static final int FEWEST_REGIONS = 2;

    /**
     * Estimates the rates.
     *
     * @param rates X_ij, the rate of every region in each year
     * @param volumes w_ij, the volume of every region in the same years, 0 or more; where it is 0 the rate does not count
     * @param where the place to name when there is too little to estimate from
     * @return the rates with all that led to them
     * @throws ProblemException if fewer than two regions have volume, or none has it in two years
     */
    public static Credibility estimate(List<RegionValues> rates, List<RegionValues> volumes, Where where) {
        RegionSet regions = rates.get(0).regions();
        requireEnough(volumes, regions, where);
        RegionValues sums =
                volumes.stream().reduce((a, b) -> a.combine(b, Fraction::plus)).orElseThrow();
        RegionValues means = ownMeans(rates, volumes, sums);
        Fraction within = within(rates, volumes, means);
        Fraction between = between(means, sums, within);
        RegionValues factors = sums.map(sum -> factor(sum, within, between));
        Fraction collective = factors.total().signum() == 0 ? mean(means, sums) : mean(means, factors);
        RegionValues estimates = means.combine(
                factors,
                (mean, factor) ->
                        factor.times(mean).plus(Fraction.ONE.minus(factor).times(collective)));
        return new Credibility(means, sums, within, between, factors, collective, estimates);
    }

    private static void requireEnough(List<RegionValues> volumes, RegionSet regions, Where where) {
        long withVolume = indices(regions).filter(i -> yearsOf(volumes, i) > 0).count();
        long repeated = indices(regions).filter(i -> yearsOf(volumes, i) > 1).count();
        if (withVolume < FEWEST_REGIONS || repeated == 0) {
            throw new ProblemException(Problem.input(
                    "credibility-too-little",
                    where,
                    Text.format(
                            "Voor credibiliteit zijn minstens twee regio's met volume nodig, waarvan een in twee jaren; het"
                                    + " zijn er {0}, waarvan {1} in twee jaren.",
                            "Credibility needs at least two regions with volume, one of them in two years; there are {0},"
                                    + " {1} of them in two years.",
                            withVolume,
                            repeated),
                    Text.of(
                            "Misschien is de kolom met het volume leeg of van een ander jaar.",
                            "Maybe the column of the volume is empty or of another year.")));
        }
    }

    private static IntStream indices(RegionSet regions) {
        return IntStream.range(0, regions.size());
    }

    /** n_i: the years in which a region has volume. */
    private static long yearsOf(List<RegionValues> volumes, int region) {
        return volumes.stream().filter(year -> year.get(region).signum() > 0).count();
    }

    private static RegionValues ownMeans(List<RegionValues> rates, List<RegionValues> volumes, RegionValues sums) {
        return each(sums.regions(), i -> {
            Fraction sum = Fraction.ZERO;
            for (int j = 0; j < rates.size(); j++) {
                sum = sum.plus(volumes.get(j).get(i).times(rates.get(j).get(i)));
            }
            return sums.get(i).signum() == 0 ? Fraction.ZERO : sum.dividedBy(sums.get(i));
        });
    }

    private static RegionValues each(RegionSet regions, IntFunction<Fraction> value) {
        return RegionValues.of(regions, indices(regions).mapToObj(value).toList());
    }

    /** s2, summed per region first: the numbers of one region have small denominators. */
    private static Fraction within(List<RegionValues> rates, List<RegionValues> volumes, RegionValues means) {
        RegionSet regions = means.regions();
        RegionValues squares = each(regions, i -> squares(rates, volumes, means.get(i), i));
        long degrees = indices(regions)
                .mapToLong(i -> Math.max(0, yearsOf(volumes, i) - 1))
                .sum();
        return squares.total().dividedBy(Fraction.of(degrees));
    }

    private static Fraction squares(List<RegionValues> rates, List<RegionValues> volumes, Fraction mean, int region) {
        Fraction sum = Fraction.ZERO;
        for (int j = 0; j < rates.size(); j++) {
            Fraction deviation = rates.get(j).get(region).minus(mean);
            sum = sum.plus(volumes.get(j).get(region).times(deviation).times(deviation));
        }
        return sum;
    }

    /** The estimate of a, at least 0. */
    private static Fraction between(RegionValues means, RegionValues sums, Fraction within) {
        Fraction total = sums.total();
        Fraction mean = mean(means, sums);
        Fraction spread = means.combine(sums, (x, w) -> w.times(x.minus(mean)).times(x.minus(mean)))
                .total();
        long others = sums.values().stream().filter(sum -> sum.signum() > 0).count() - 1;
        Fraction divisor = total.minus(sums.map(sum -> sum.times(sum)).total().dividedBy(total));
        Fraction between = spread.minus(Fraction.of(others).times(within)).dividedBy(divisor);
        return between.signum() > 0 ? between : Fraction.ZERO;
    }

    private static Fraction factor(Fraction volume, Fraction within, Fraction between) {
        Fraction signal = volume.times(between);
        if (signal.signum() == 0) {
            return Fraction.ZERO;
        }
        Fraction exact = signal.dividedBy(signal.plus(within));
        return Fraction.of(exact.toDecimal(FACTOR_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static Fraction mean(RegionValues values, RegionValues weights) {
        return values.combine(weights, Fraction::times).total().dividedBy(weights.total());
    }

    /**
     * What every estimated count is multiplied by, so that their total is the national total: shrinking the rates changes
     * the sum of rate times volume.
     *
     * @param rate the rate of each region in the year whose total is kept
     * @param volume its volume in that year
     * @param where the place to name when nobody has volume in that year
     * @return (sum of rate x volume) / (sum of estimate x volume); 1 if both are 0
     * @throws ProblemException if no region has volume
     */
    public Fraction scale(RegionValues rate, RegionValues volume, Where where) {
        if (volume.total().signum() == 0) {
            throw new ProblemException(Problem.input(
                    "credibility-no-volume",
                    where,
                    Text.of(
                            "In het laatste jaar van \"over\" heeft geen regio volume; er valt niets te verdelen.",
                            "In the last year of \"over\" no region has volume; there is nothing to divide by.")));
        }
        Fraction national = rate.combine(volume, Fraction::times).total();
        Fraction estimated = estimates.combine(volume, Fraction::times).total();
        return estimated.signum() == 0 ? Fraction.ONE : national.dividedBy(estimated);
    }
}
