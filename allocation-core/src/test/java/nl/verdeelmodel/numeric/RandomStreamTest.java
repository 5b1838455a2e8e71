package nl.verdeelmodel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random streams: one per seed and number. */
class RandomStreamTest {

    private static final int MANY = 200_000;

    private static long[] bits(RandomStream stream) {
        return LongStream.generate(stream::bits).limit(20).toArray();
    }

    @Test
    void aSeedAndANumberGiveTheSameStreamAgain() {
        assertThat(bits(RandomStream.of(7, 3))).isEqualTo(bits(RandomStream.of(7, 3)));
    }

    @Test
    void anotherNumberOrSeedGivesAnotherStream() {
        assertThat(bits(RandomStream.of(7, 3))).doesNotContain(bits(RandomStream.of(7, 4)));
        assertThat(bits(RandomStream.of(7, 3))).doesNotContain(bits(RandomStream.of(8, 3)));
        assertThat(bits(RandomStream.of(3, 7))).doesNotContain(bits(RandomStream.of(7, 3)));
        assertThat(bits(RandomStream.of(0, 0))).doesNotContain(0);
    }

    @Test
    void firstNumbersOfNeighbouringStreamsAreIndependent() {
        double[] first = IntStream.range(0, MANY)
                .mapToDouble(n -> RandomStream.of(1, n).normal())
                .toArray();
        double product = IntStream.range(1, MANY)
                .mapToDouble(n -> first[n] * first[n - 1])
                .sum();

        assertThat(product / Math.sqrt(MANY)).isBetween(-4.0, 4.0);
        assertThat(DoubleStream.of(first).sum() / Math.sqrt(MANY)).isBetween(-4.0, 4.0);
    }

    @Test
    void normalNumbersHaveTheMomentsAndTailsOfTheNormalDistribution() {
        RandomStream stream = RandomStream.of(11, 0);
        double[] drawn = DoubleStream.generate(stream::normal).limit(MANY).toArray();

        assertThat(DoubleStream.of(drawn).average().orElseThrow()).isCloseTo(0, within(4 / Math.sqrt(MANY)));
        assertThat(DoubleStream.of(drawn).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(4 * Math.sqrt(2.0 / MANY)));
        for (double limit : new double[] {0.5, 1, 2, 3}) {
            double expected = Tails.normal(limit);
            double spread = Math.sqrt(expected / MANY);
            assertThat(DoubleStream.of(drawn).filter(x -> x > limit).count() / (double) MANY)
                    .isCloseTo(expected, within(4 * spread));
        }
    }

    @Test
    void wholeNumbersAndUniformNumbersStayInTheirRange() {
        RandomStream stream = RandomStream.of(-5, 9);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[stream.below(7)]++;
            assertThat(stream.uniform()).isGreaterThanOrEqualTo(0).isLessThan(1);
        }
        assertThat(IntStream.of(counts).boxed()).allMatch(count -> count > 9_600 && count < 10_400);
    }
}
