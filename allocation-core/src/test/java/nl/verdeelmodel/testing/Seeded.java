package nl.verdeelmodel.testing;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a claim on many random cases that can be repeated one by one.
 *
 * <pre>{@code
 * Seeded.cases(10_000, 42, draw -> assertThat(sumOf(divide(draw.units(), draw.weights(8)))).isEqualTo(...));
 * Seeded.repeat(42, 17, draw -> ...); // only the case that failed
 * }</pre>
 */
public final class Seeded {

    private Seeded() {}

    /**
     * Runs cases 0, 1, 2 ... of a seed.
     *
     * @throws AssertionError if a case fails; it names seed and case
     */
    public static void cases(int count, long seed, Consumer<Draw> claim) {
        for (int number = 0; number < count; number++) {
            repeat(seed, number, claim);
        }
    }

    /** Runs one case of a seed, the same every time. */
    public static void repeat(long seed, int number, Consumer<Draw> claim) {
        try {
            claim.accept(new Draw(new Random(mixed(seed, number))));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Case " + number + " of seed " + seed + " fails; Seeded.repeat(" + seed + ", " + number
                            + ", ...) runs it alone.\n" + e.getMessage(),
                    e);
        }
    }

    /** Neighbouring seeds of Random give similar first numbers, so they are spread first (Steele et al. 2014). */
    private static long mixed(long seed, int number) {
        long z = seed + number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
