package nl.verdeelmodel.numeric;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random numbers of one replicate: the same for the same seed and number, whatever thread draws them and whatever other
 * replicates there are.
 *
 * <p>Generator xoshiro256++ (Blackman and Vigna, 2021, Scrambled linear pseudorandom number generators), its 256 bits of
 * state filled from seed and number by SplitMix64 (Steele, Lea and Flood, 2014). Only integer arithmetic, square roots and
 * {@link StrictMath}, so every machine draws the same bits. Mutable, for one thread.
 */
public final class RandomStream {

    private static final int STATE = 4;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private final UniformRandomProvider random;
    private double spare = Double.NaN;

    private RandomStream(UniformRandomProvider random) {
        this.random = random;
    }

    /**
     * The stream of a replicate.
     *
     * @param seed chosen by the user
     * @param number the number of the replicate
     * @return a stream at its beginning
     */
    public static RandomStream of(long seed, long number) {
        long[] state = new long[STATE];
        long mixed = mix(mix(seed + GOLDEN) + number * GOLDEN);
        for (int i = 0; i < STATE; i++) {
            state[i] = mix(mixed + (i + 1) * GOLDEN);
        }
        return new RandomStream(RandomSource.XO_SHI_RO_256_PP.create(state));
    }

    /** The finalizer of SplitMix64: a permutation of 64 bits in which each input bit moves about half of them. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * The next 64 random bits.
     *
     * @return any long, each as likely
     */
    public long bits() {
        return random.nextLong();
    }

    /**
     * A whole number below a bound.
     *
     * @param bound above 0
     * @return from 0 to bound - 1, each as likely
     */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /**
     * A number between 0 and 1.
     *
     * @return a multiple of 2^-53, at least 0 and below 1
     */
    public double uniform() {
        return (random.nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    /**
     * A standard normal number, by the polar method (Marsaglia and Bray, 1964).
     *
     * @return a finite number
     */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        return x * scale;
    }
}
