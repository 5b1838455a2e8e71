package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.RiskScores;

/**
 * Why the mean chance of the young people of a region differs from the national one: what each characteristic contributes.
 *
 * <p>All regions have the same risk model, so only the make-up of their young people differs. Let p(x) be the chance at log
 * odds x, x_i the log odds of person i, e_j(i) the effect of the category of i in characteristic j, and x* the log odds at
 * which the chance is the national mean P. On the straight line from x* to x_i the chance rises by
 *
 * <pre>
 * p(x_i) - P = s_i (x_i - x*)          s_i = the mean slope of p between x* and x_i
 * m_j        = sum_i s_i e_j(i) / sum_i s_i      over all young people of the country
 * C_j(r)     = mean over the persons i of region r of s_i (e_j(i) - m_j)
 * </pre>
 *
 * <p>Since the national sum of p(x_i) - P is 0, x* is exactly intercept + sum_j m_j, so that sum_j C_j(r) is the mean chance
 * of r minus P: contributions add up without a rest. They do not depend on the order of characteristics or on reference
 * categories, a characteristic without effects contributes 0, and nationally each adds up to 0. A characteristic
 * contributes above 0 where its categories of higher chance are more frequent than in the country, weighted by how much an
 * effect matters to the persons who have it.
 *
 * <p>Source: the value of Aumann and Shapley (1974), Values of Non-Atomic Games, along the line of log odds, in which s_i is the
 * integral of the slope; for attribution of a function to its inputs: Sundararajan, Taly and Yan (2017), Axiomatic
 * attribution for deep networks. Not chosen: Yun (2004), Decomposing differences in the first moment, Economics Letters 82, whose
 * weights divide by a sum that can be 0; Shapley values over orders of characteristics, which need the joint make-up of a
 * region that has some characteristics of one and some of another population, and 2^12 of these.
 *
 * <p>Contributions are worked out in floating point, the same bits everywhere, and then stated in whole units of 1e-12 so
 * that they add up exactly to the difference: units that rounding leaves go to the largest remainders.
 *
 * @param sector the sector
 * @param characteristics the characteristics in the order of the model
 * @param nationalUnits P, the national mean chance, in units of 1e-12, rounded half up
 * @param regions a decomposition per region, in their order
 */
public record ChanceDecomposition(
        Sector sector,
        ImmutableList<Characteristic> characteristics,
        long nationalUnits,
        ImmutableList<OfRegion> regions) {

    /**
     * The decomposition of one region.
     *
     * @param persons how many young people the region has in the sector
     * @param meanUnits their mean chance in units of 1e-12, rounded half up; that of the country if there are none
     * @param contributions of each characteristic, in units of 1e-12; they add up to meanUnits - nationalUnits
     */
    public record OfRegion(long persons, long meanUnits, ImmutableList<Long> contributions) {}

    /**
     * Decomposes the mean chances of a sector: of all its young people, whatever the target group.
     *
     * @param chances a cohort with chances
     * @param sector a sector of the cohort with at least one person
     * @param regions the regions
     * @return the decomposition
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions
     * @throws IllegalArgumentException if the cohort has nobody in the sector
     */
    public static ChanceDecomposition of(CohortChances chances, Sector sector, RegionSet regions) {
        Cells cells = chances.cohort()
                .of(sector)
                .filter(own -> own.size() > 0)
                .orElseThrow(() -> new IllegalArgumentException("The cohort has nobody in sector " + sector + "."));
        int[] regionOf = RiskScores.regionOf(cells.places(), chances.cohort().placeKind(), regions);
        Coefficients coefficients = chances.model(sector).coefficients();
        Sums sums = new Sums(cells, regionOf, regions.size(), chances.chances(sector), coefficients);
        return sums.decomposition(sector);
    }

    /**
     * A difference of chances.
     *
     * @param units units of 1e-12
     * @return the same number
     */
    public static Fraction toChance(long units) {
        return Fraction.of(units).dividedBy(Fraction.of(Odds.ONE));
    }

    /** The sums over persons that contributions are made of. */
    private static final class Sums {

        private final Cells cells;
        private final int[] regionOf;
        private final long[] chances;
        private final Coefficients coefficients;
        private final long[] persons;
        private final Fraction[] leavers;

        Sums(Cells cells, int[] regionOf, int regions, long[] chances, Coefficients coefficients) {
            this.cells = cells;
            this.regionOf = regionOf;
            this.chances = chances;
            this.coefficients = coefficients;
            this.persons = new long[regions];
            this.leavers = new Fraction[regions];
            Arrays.fill(leavers, Fraction.ZERO);
            addUp();
        }

        private void addUp() {
            ChanceTotals totals = ChanceTotals.of(cells, chances);
            for (int place = 0; place < regionOf.length; place++) {
                persons[regionOf[place]] += totals.persons(place);
                leavers[regionOf[place]] = leavers[regionOf[place]].plus(totals.expectedLeavers(place));
            }
        }

        ChanceDecomposition decomposition(Sector sector) {
            Fraction all = Fraction.of(cells.totalPersons());
            Fraction national =
                    Arrays.stream(leavers).reduce(Fraction.ZERO, Fraction::plus).dividedBy(all);
            double[] slopes = slopes(national.approximately());
            double[] means = means(slopes);
            double[][] sums = contributions(slopes, means);
            List<OfRegion> list = new ArrayList<>();
            for (int region = 0; region < persons.length; region++) {
                list.add(ofRegion(region, sums[region], units(national)));
            }
            return new ChanceDecomposition(
                    sector, coefficients.characteristics().list(), units(national), ImmutableList.copyOf(list));
        }

        private OfRegion ofRegion(int region, double[] sums, long national) {
            if (persons[region] == 0) {
                return new OfRegion(0, national, ImmutableList.copyOf(Collections.nCopies(sums.length, 0L)));
            }
            long mean = units(leavers[region].dividedBy(Fraction.of(persons[region])));
            double[] contributions = Arrays.stream(sums)
                    .map(sum -> sum / persons[region] * Odds.ONE)
                    .toArray();
            return new OfRegion(persons[region], mean, wholeUnits(contributions, mean - national));
        }

        /** s_i of each pattern. */
        private double[] slopes(double national) {
            double start = StrictMath.log(national / (1 - national));
            double[] slopes = new double[cells.patterns()];
            for (int pattern = 0; pattern < slopes.length; pattern++) {
                double logOdds = coefficients.intercept();
                for (int i = 0; i < coefficients.characteristics().size(); i++) {
                    logOdds += coefficients.effect(i, cells.category(pattern, i));
                }
                slopes[pattern] = meanSlope(start, logOdds);
            }
            return slopes;
        }

        private double[] means(double[] slopes) {
            double[] means = new double[coefficients.characteristics().size()];
            double weight = 0;
            for (int pattern = 0; pattern < slopes.length; pattern++) {
                double own = slopes[pattern] * cells.personsOfPattern(pattern);
                weight += own;
                for (int i = 0; i < means.length; i++) {
                    means[i] += own * coefficients.effect(i, cells.category(pattern, i));
                }
            }
            for (int i = 0; i < means.length; i++) {
                means[i] /= weight;
            }
            return means;
        }

        private double[][] contributions(double[] slopes, double[] means) {
            double[][] sums = new double[persons.length][means.length];
            for (int pattern = 0; pattern < slopes.length; pattern++) {
                for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                    double weight = slopes[pattern] * cells.persons(cell);
                    double[] own = sums[regionOf[cells.place(cell)]];
                    for (int i = 0; i < means.length; i++) {
                        own[i] += weight * (coefficients.effect(i, cells.category(pattern, i)) - means[i]);
                    }
                }
            }
            return sums;
        }
    }

    /**
     * The mean slope of the chance between two log odds: (p(b) - p(a)) / (b - a), without loss of digits where they are
     * close.
     */
    static double meanSlope(double a, double b) {
        double scale = 1 / (1 + StrictMath.exp(-b)) / (1 + StrictMath.exp(a));
        double distance = b - a;
        return distance == 0 ? scale : scale * (-StrictMath.expm1(-distance) / distance);
    }

    private static long units(Fraction chance) {
        return chance.times(Fraction.of(Odds.ONE))
                .plus(Fraction.of(1, 2))
                .floor()
                .longValueExact();
    }

    /** Whole numbers near some numbers that add up to a total: what is left goes to the largest remainders. */
    static ImmutableList<Long> wholeUnits(double[] numbers, long total) {
        long[] whole = new long[numbers.length];
        long left = total;
        for (int i = 0; i < numbers.length; i++) {
            whole[i] = (long) Math.floor(numbers[i]);
            left -= whole[i];
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            order.add(i);
        }
        order.sort((i, j) -> Double.compare(numbers[j] - whole[j], numbers[i] - whole[i]));
        long each = Math.floorDiv(left, numbers.length);
        long extra = Math.floorMod(left, (long) numbers.length);
        ImmutableList.Builder<Long> out = ImmutableList.builder();
        for (int i = 0; i < numbers.length; i++) {
            out.add(whole[i] + each + (order.indexOf(i) < extra ? 1 : 0));
        }
        return out.build();
    }
}
