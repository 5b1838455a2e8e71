package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Largest remainder in longs, in big integers and in fractions: the same units and the same ties, always. */
class FastAndExactAgreeTest {

    private static final long SEED = 1791;

    private enum Path {
        LONGS,
        BIG_INTEGERS_FOR_MANY_UNITS,
        BIG_INTEGERS_FOR_LARGE_WEIGHTS,
        NOTHING_LEFT,
        ROUNDED_UP_WITHOUT_TIE,
        TIE_DECIDED
    }

    @Test
    void allThreeGiveTheSameUnitsAndTies() {
        Map<Path, Integer> taken = new EnumMap<>(Path.class);
        Seeded.cases(200_000, SEED, draw -> {
            Weights weights = weights(draw, 5);
            long units = units(draw, weights);
            Apportionment outcome = LargestRemainder.withoutMinimum().apportion(units, weights);

            check(outcome, SlowLargestRemainder.apportion(units, weights));
            check(outcome, Quotas.inBigIntegers(units, weights).roundLargestUp(units, weights));
            taken.merge(arithmetic(units, weights), 1, Integer::sum);
            taken.merge(ending(outcome), 1, Integer::sum);
        });
        System.out.println("largest remainder, paths taken: " + taken);

        assertThat(taken).containsOnlyKeys(Path.values());
        assertThat(taken.values()).allSatisfy(count -> assertThat(count).isGreaterThan(10_000));
    }

    @Test
    void longsAndBigIntegersAgreeOnManyEntries() {
        Seeded.cases(3_000, SEED, draw -> {
            Weights weights = Weights.of(draw.weights(400));
            long units = Math.min(draw.units(), Quotas.LARGEST_UNITS_IN_LONGS);

            check(
                    Quotas.inLongs(units, weights).roundLargestUp(units, weights),
                    Quotas.inBigIntegers(units, weights).roundLargestUp(units, weights));
        });
    }

    @Test
    void aMinimumGivesTheSameInLongsAndBigIntegersAndFractions() {
        Seeded.cases(8_000, SEED, draw -> {
            Weights weights = weights(draw, 8);
            long minimum = draw.between(1, 5);
            long units = minimum * weights.countPositive() + (draw.oneIn(2) ? draw.between(0, 30) : draw.units());

            check(
                    LargestRemainder.withMinimum(minimum).apportion(units, weights),
                    SlowLargestRemainder.apportion(units, weights, minimum));
        });
    }

    /** The two conditions of the fast path at their very edge, where its error bound is largest. */
    @Test
    void longsAreExactUpToTheirLimits() {
        Seeded.cases(20_000, SEED, draw -> {
            long largest = (1L << 62) - 1 - draw.between(0L, 2L);
            long second = draw.oneIn(2) ? draw.ofAnySize(61) : draw.between(0, 9);
            Weights weights = Weights.of(second, largest - second);
            long units = Quotas.LARGEST_UNITS_IN_LONGS - draw.between(0, 2);

            assertThat(Quotas.fitsLongs(units, weights)).isTrue();
            Quotas fast = Quotas.inLongs(units, weights);
            Quotas exact = Quotas.inBigIntegers(units, weights);
            assertThat(fast.whole(0)).isEqualTo(exact.whole(0));
            assertThat(fast.whole(1)).isEqualTo(exact.whole(1));
            assertThat(fast.left()).isEqualTo(exact.left());
            check(fast.roundLargestUp(units, weights), SlowLargestRemainder.apportion(units, weights));
        });
    }

    /** Exact multiples: the estimate in double arithmetic is one too low for nearly every entry. */
    @Test
    void longsSeeAQuotaThatIsWhole() {
        Seeded.cases(5_000, SEED, draw -> {
            long[] amounts = new long[draw.between(1, 30)];
            Arrays.setAll(amounts, i -> draw.ofAnySize(44));
            amounts[0]++;
            long factor = draw.between(1L, 50_000L);
            long[] weights = Arrays.stream(amounts).map(a -> a * factor).toArray();
            long units = Arrays.stream(amounts).sum();

            Apportionment outcome = LargestRemainder.withoutMinimum().apportion(units, Weights.of(weights));

            assertThat(outcome.toArray()).isEqualTo(amounts);
            assertThat(outcome.hasTie()).isFalse();
        });
    }

    private static void check(Apportionment actual, Apportionment expected) {
        if (!actual.equals(expected)) { // AssertJ only for the message: it would cost half the time of this test
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static Weights weights(Draw draw, int mostEntries) {
        long[] weights = draw.weights(mostEntries);
        if (!draw.oneIn(6)) {
            return Weights.of(weights);
        }
        BigInteger scale = BigInteger.ONE.shiftLeft(draw.between(62, 70));
        return Weights.of(Arrays.stream(weights)
                .mapToObj(weight -> BigInteger.valueOf(weight).multiply(scale))
                .toArray(BigInteger[]::new));
    }

    /** Now and then exactly as many units as weight, so that nothing is left to round. */
    private static long units(Draw draw, Weights weights) {
        boolean whole = draw.oneIn(10) && weights.isCompact();
        return whole ? weights.compactTotal() : draw.units();
    }

    private static Path arithmetic(long units, Weights weights) {
        if (Quotas.fitsLongs(units, weights)) {
            return Path.LONGS;
        }
        return weights.isCompact() ? Path.BIG_INTEGERS_FOR_MANY_UNITS : Path.BIG_INTEGERS_FOR_LARGE_WEIGHTS;
    }

    private static Path ending(Apportionment outcome) {
        if (outcome.hasTie()) {
            return Path.TIE_DECIDED;
        }
        for (int i = 0; i < outcome.size(); i++) {
            if (outcome.isRoundedUp(i)) {
                return Path.ROUNDED_UP_WITHOUT_TIE;
            }
        }
        return Path.NOTHING_LEFT;
    }
}
