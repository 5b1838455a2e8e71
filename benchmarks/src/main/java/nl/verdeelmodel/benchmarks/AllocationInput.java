package nl.verdeelmodel.benchmarks;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One budget and the scores it is divided by, in every form that a candidate may start from.
 *
 * <p>The arrays are not copied: candidates must leave them alone, which a test checks.
 */
final class AllocationInput {

    /**
     * The score of the median region, and the spread of its logarithm. The logarithms of the forty amounts of the
     * grant of 2020 have a standard deviation of 0.74.
     */
    private static final double MEDIAN_SCORE = 650;

    private static final double LOG_SPREAD = 0.75;

    private final long cents;
    private final long[] hundredths;
    private final double[] doubles;
    private final BigDecimal[] decimals;

    private AllocationInput(long cents, long[] hundredths) {
        this.cents = cents;
        this.hundredths = hundredths;
        this.doubles =
                Arrays.stream(hundredths).mapToDouble(score -> score / 100.0).toArray();
        this.decimals = Arrays.stream(hundredths)
                .mapToObj(score -> BigDecimal.valueOf(score, 2))
                .toArray(BigDecimal[]::new);
    }

    /**
     * Made-up inputs, the same for the same seed: log-normal scores with two decimals, at least 0.01.
     *
     * @param count how many inputs
     * @param regions scores of each input
     * @param cents budget of each input
     * @param seed where the random numbers start
     */
    static List<AllocationInput> random(int count, int regions, long cents, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> new AllocationInput(cents, scores(regions, random)))
                .toList();
    }

    private static long[] scores(int regions, Random random) {
        long[] hundredths = new long[regions];
        Arrays.setAll(
                hundredths,
                i -> 1 + Math.round(100 * MEDIAN_SCORE * StrictMath.exp(LOG_SPREAD * random.nextGaussian())));
        return hundredths;
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
}
