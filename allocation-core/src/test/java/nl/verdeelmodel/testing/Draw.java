package nl.verdeelmodel.testing;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The random numbers of one case, with a liking for the awkward: zeros, ties, one giant, one entry, sums at the edge.
 *
 * @param random seeded by {@link Seeded}
 */
public record Draw(Random random) {

    /** A whole number from {@code least} up to and including {@code most}. */
    public long between(long least, long most) {
        return random.longs(1, least, most + 1).findFirst().orElseThrow();
    }

    /** A whole number from {@code least} up to and including {@code most}. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True in one of {@code n} cases. */
    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** A number of any size below 2<sup>bits</sup>: small ones are as likely as large ones. */
    public long ofAnySize(int bits) {
        return random.nextLong() >>> (64 - between(1, bits));
    }

    /** Units to divide: few, many, and around the edges of what fast paths allow. */
    public long units() {
        return switch (between(0, 5)) {
            case 0 -> between(0, 12);
            case 1 -> between(0, 400);
            case 2 -> ofAnySize(40);
            case 3 -> (1L << 49) + between(-3, 3);
            case 4 -> (1L << 50) + between(-3, 3);
            default -> ofAnySize(61);
        };
    }

    /** Weights of which at least one is above 0; their sum is below 2<sup>62</sup>. */
    public long[] weights(int mostEntries) {
        int size = oneIn(20) ? 1 : between(1, mostEntries);
        long[] weights = weightsOfSize(size);
        if (oneIn(4)) {
            weights[between(0, size - 1)] = 0;
        }
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            weights[between(0, size - 1)] = between(1, 9);
        }
        return weights;
    }

    private long[] weightsOfSize(int size) {
        return switch (between(0, 6)) {
            case 0 -> fill(size, () -> between(0, 5));
            case 1 -> sameFor(size, ofAnySize(40) + 1);
            case 2 -> withGiant(fill(size, () -> between(0, 9)));
            case 3 -> fill(size, () -> ofAnySize(50));
            case 4 -> fill(size, () -> between(0, 9) * 1_000_000_007L);
            case 5 -> toEdge(fill(size, () -> between(0, (1L << 61) / size)));
            default -> fill(size, () -> between(1, 1000));
        };
    }

    private static long[] fill(int size, LongSupplier weight) {
        long[] weights = new long[size];
        Arrays.setAll(weights, i -> weight.getAsLong());
        return weights;
    }

    private static long[] sameFor(int size, long weight) {
        return fill(size, () -> weight);
    }

    private long[] withGiant(long[] weights) {
        weights[between(0, weights.length - 1)] = ofAnySize(60);
        return weights;
    }

    /** Raises one weight until the sum is one of the last below 2<sup>62</sup>. */
    private long[] toEdge(long[] weights) {
        long room = (1L << 62) - 1 - between(0, 3) - Arrays.stream(weights).sum();
        weights[between(0, weights.length - 1)] += room;
        return weights;
    }
}
