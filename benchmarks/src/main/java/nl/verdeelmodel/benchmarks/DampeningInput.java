package nl.verdeelmodel.benchmarks;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One budget, the scores it is divided by, and floors and ceilings around the amounts of last year, in every form that a
 * candidate may start from.
 *
 * <p>The arrays are not copied: candidates must leave them alone, which a test checks.
 */
final class DampeningInput {

    /** The score of the median region, and the spread of the logarithm of last year's amounts. */
    private static final double MEDIAN_SCORE = 650;

    private static final double LOG_SPREAD = 0.75;

    /** Bounds as shares of last year's amount. */
    private static final double FLOOR = 0.95;

    private static final double CEILING = 1.10;

    /** Narrows the spread where no region may be held, because the total moves the multiplier a little. */
    private static final double MARGIN = 0.9;

    private final long cents;
    private final long[] hundredths;
    private final double[] doubles;
    private final BigDecimal[] decimals;
    private final long[] floors;
    private final long[] ceilings;
    private final double[] doubleFloors;
    private final double[] doubleCeilings;
    private final BigDecimal[] decimalFloors;
    private final BigDecimal[] decimalCeilings;

    private DampeningInput(long cents, long[] hundredths, long[] floors, long[] ceilings) {
        this.cents = cents;
        this.hundredths = hundredths;
        this.floors = floors;
        this.ceilings = ceilings;
        this.doubles =
                Arrays.stream(hundredths).mapToDouble(score -> score / 100.0).toArray();
        this.decimals = decimals(hundredths, 2);
        this.doubleFloors = Arrays.stream(floors).asDoubleStream().toArray();
        this.doubleCeilings = Arrays.stream(ceilings).asDoubleStream().toArray();
        this.decimalFloors = decimals(floors, 0);
        this.decimalCeilings = decimals(ceilings, 0);
    }

    private static BigDecimal[] decimals(long[] unscaled, int scale) {
        return Arrays.stream(unscaled)
                .mapToObj(value -> BigDecimal.valueOf(value, scale))
                .toArray(BigDecimal[]::new);
    }

    /**
     * Made-up inputs, the same for the same seed.
     *
     * <p>Last year's amounts are log-normal. The score of a region is in proportion to them but for a factor whose
     * logarithm is spread evenly, so widely that about the stated share of the regions ends on a bound, half of them on
     * each.
     *
     * @param count how many inputs
     * @param regions scores of each input
     * @param cents budget of each input
     * @param held the share of the regions on a bound, from 0 up to but not including 1
     * @param coarse whether scores are whole multiples of 100, so that many are equal and rests tie
     * @param seed where the random numbers start
     */
    static List<DampeningInput> random(int count, int regions, long cents, double held, boolean coarse, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> random(regions, cents, held, coarse, random))
                .toList();
    }

    /**
     * Made-up inputs of which budget, floors and ceilings are the same.
     *
     * @param count how many inputs
     * @param regions scores of each input
     * @param cents budget of each input
     * @param held the share of the regions on a bound, from 0 up to but not including 1
     * @param seed where the random numbers start
     */
    static List<DampeningInput> scenarios(int count, int regions, long cents, double held, long seed) {
        Random random = new Random(seed);
        double[] sizes = sizes(regions, random);
        return IntStream.range(0, count)
                .mapToObj(i -> around(sizes, cents, scores(sizes, held, false, random)))
                .toList();
    }

    private static DampeningInput random(int regions, long cents, double held, boolean coarse, Random random) {
        double[] sizes = sizes(regions, random);
        return around(sizes, cents, scores(sizes, held, coarse, random));
    }

    private static double[] sizes(int regions, Random random) {
        double[] sizes = new double[regions];
        Arrays.setAll(sizes, i -> MEDIAN_SCORE * StrictMath.exp(LOG_SPREAD * random.nextGaussian()));
        return sizes;
    }

    private static long[] scores(double[] sizes, double held, boolean coarse, Random random) {
        double width = StrictMath.log(CEILING / FLOOR) / (1 - held) * (held == 0 ? MARGIN : 1);
        return Arrays.stream(sizes)
                .map(size -> size * StrictMath.exp(width * (random.nextDouble() - 0.5)))
                .mapToLong(score -> coarse ? 10_000 * (1 + Math.round(score / 100)) : 1 + Math.round(100 * score))
                .toArray();
    }

    /** Floors and ceilings around sizes that are scaled so that the budget is in the middle between them. */
    private static DampeningInput around(double[] sizes, long cents, long[] hundredths) {
        double centsOfSize = cents / (Arrays.stream(sizes).sum() * StrictMath.sqrt(FLOOR * CEILING));
        long[] floors = Arrays.stream(sizes)
                .mapToLong(size -> (long) StrictMath.ceil(Math.rint(size * centsOfSize) * FLOOR))
                .toArray();
        long[] ceilings = Arrays.stream(sizes)
                .mapToLong(size -> (long) StrictMath.floor(Math.rint(size * centsOfSize) * CEILING))
                .toArray();
        return new DampeningInput(cents, hundredths, floors, ceilings);
    }

    /** The budget in cents. */
    long cents() {
        return cents;
    }

    /** The scores in hundredths: how a programme keeps decimals exactly. */
    long[] hundredths() {
        return hundredths;
    }

    /** The scores as floating-point numbers: how a statistics package keeps them. */
    double[] doubles() {
        return doubles;
    }

    /** The scores as decimals: how a table states them. */
    BigDecimal[] decimals() {
        return decimals;
    }

    /** The floors in cents. */
    long[] floors() {
        return floors;
    }

    /** The ceilings in cents. */
    long[] ceilings() {
        return ceilings;
    }

    /** The floors in cents, as floating-point numbers. */
    double[] doubleFloors() {
        return doubleFloors;
    }

    /** The ceilings in cents, as floating-point numbers. */
    double[] doubleCeilings() {
        return doubleCeilings;
    }

    /** The floors in cents, as decimals. */
    BigDecimal[] decimalFloors() {
        return decimalFloors;
    }

    /** The ceilings in cents, as decimals. */
    BigDecimal[] decimalCeilings() {
        return decimalCeilings;
    }
}
