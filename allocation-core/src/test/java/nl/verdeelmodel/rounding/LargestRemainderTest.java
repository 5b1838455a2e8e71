package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.LongStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    private static final LargestRemainder METHOD = LargestRemainder.withoutMinimum();

    @Test
    void givesTheUnitsThatAreLeftToTheLargestRemainders() {
        // Quotas of 10 units: 5.0, 3.75 and 1.25.
        Apportionment outcome = METHOD.apportion(10, Weights.of(20, 15, 5));

        assertThat(outcome.toArray()).containsExactly(5, 4, 1);
        assertThat(outcome.quota(1)).isEqualTo(Fraction.of(15, 4));
        assertThat(outcome.isRoundedUp(0)).isFalse();
        assertThat(outcome.isRoundedUp(1)).isTrue();
        assertThat(outcome.isRoundedUp(2)).isFalse();
    }

    @Test
    void givesAnEntryWithoutWeightNothing() {
        assertThat(METHOD.apportion(7, Weights.of(0, 3, 0, 3, 0)).toArray()).containsExactly(0, 4, 0, 3, 0);
    }

    @Test
    void dividesNothingOverAnything() {
        assertThat(METHOD.apportion(0, Weights.of(3, 4)).toArray()).containsExactly(0, 0);
        assertThat(METHOD.apportion(0, Weights.of(0, 0)).toArray()).containsExactly(0, 0);
        assertThat(METHOD.apportion(0, Weights.of(new long[0])).toArray()).isEmpty();
        assertThat(METHOD.apportion(0, Weights.of(0, 0)).quota(1)).isEqualTo(Fraction.ZERO);
    }

    @Test
    void givesASingleEntryEverything() {
        assertThat(METHOD.apportion(Long.MAX_VALUE, Weights.of(3)).toArray()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void dividesTheLargestAmountThatThereIs() {
        assertThat(METHOD.apportion(Long.MAX_VALUE, Weights.of(Long.MAX_VALUE, Long.MAX_VALUE))
                        .toArray())
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
    }

    @Test
    void seesATieThatDecimalsWouldHide() {
        // Three quotas of 1/3; the weights do not fit a long.
        BigInteger third = BigInteger.TEN.pow(40);

        Apportionment outcome = METHOD.apportion(2, Weights.of(third, third, third));

        assertThat(outcome).hasToString("[1, 1, 0] (tied for 2 units: [0, 1, 2])");
    }

    @Test
    void doesNotTakeADifferenceInTheFortiethDigitForATie() {
        BigInteger third = BigInteger.TEN.pow(40);

        Apportionment outcome = METHOD.apportion(2, Weights.of(third, third.add(BigInteger.ONE), third));

        assertThat(outcome.toArray()).containsExactly(1, 1, 0);
        assertThat(outcome.tied()).containsExactly(0, 2);
        assertThat(outcome.tiedUnits()).isEqualTo(1);
    }

    @Test
    void equalClaimsThatAllGetAUnitAreNoTie() {
        // Quotas of 4 units: 4/3, 4/3, 2/3, 2/3: the two larger remainders are equal, and both are rounded up.
        Apportionment outcome = METHOD.apportion(4, Weights.of(2, 2, 1, 1));

        assertThat(outcome.toArray()).containsExactly(1, 1, 1, 1);
        assertThat(outcome.hasTie()).isFalse();
        assertThat(outcome.tied()).isEmpty();
        assertThat(outcome.tiedUnits()).isZero();
    }

    @Test
    void aMinimumOfZeroIsNoMinimum() {
        assertThat(LargestRemainder.withMinimum(0)).isEqualTo(METHOD);
        assertThat(LargestRemainder.withMinimum(2).minimum()).isEqualTo(2);
    }

    @Test
    void anEntryAtTheMinimumDoesNotCompeteForTheUnitsThatAreLeft() {
        // Quotas of 10 units: 0.9, 4.4, 4.7. The first is lifted to 1; the unit left goes to 4.7, not to 0.9.
        Apportionment outcome = LargestRemainder.withMinimum(1).apportion(10, Weights.of(9, 44, 47));

        assertThat(outcome.toArray()).containsExactly(1, 4, 5);
    }

    /** Once an entry at the minimum shared the rank of the smallest remainder, and took the unit of those. */
    @Test
    void anEntryAtTheMinimumIsNeverPartOfATie() {
        // Quotas of 12 units: three of 0.9, lifted to 1, and two of 4.65 that are tied for the one unit left.
        BigInteger[] weights = LongStream.of(90, 90, 90, 465, 465)
                .mapToObj(weight -> BigInteger.TEN.pow(30).multiply(BigInteger.valueOf(weight)))
                .toArray(BigInteger[]::new);

        Apportionment outcome = LargestRemainder.withMinimum(1).apportion(12, Weights.of(weights));

        assertThat(outcome).hasToString("[1, 1, 1, 5, 4] (tied for 1 unit: [3, 4])");
    }

    @Test
    void theLargeEntriesPayForAMinimumThatTakesMoreThanTheRemainders() {
        // Quotas of 4 units: 3.8, 0.1, 0.1: 3 + 1 + 1 is more than 4, so the first divides what is left, 2 units.
        Apportionment outcome = LargestRemainder.withMinimum(1).apportion(4, Weights.of(38, 1, 1));

        assertThat(outcome.toArray()).containsExactly(2, 1, 1);
    }

    @Test
    void anEntryCanFallToTheMinimumBecauseOthersAreLifted() {
        // Quotas of 10 units: 6.9, 2.1, 0.5, 0.5 with minimum 2: lifting the last two leaves 6 units for 69 and 21,
        // quotas 4.6 and 1.4; so the second is lifted too and the first keeps 4.
        Apportionment outcome = LargestRemainder.withMinimum(2).apportion(10, Weights.of(69, 21, 5, 5));

        assertThat(outcome.toArray()).containsExactly(4, 2, 2, 2);
    }

    @Test
    void exactlyEnoughUnitsForTheMinimumGiveEveryoneTheMinimum() {
        assertThat(LargestRemainder.withMinimum(3)
                        .apportion(9, Weights.of(1, 0, 1000, 1))
                        .toArray())
                .containsExactly(3, 0, 3, 3);
    }

    @Test
    void dividesOverAMillionEntries() {
        long[] weights = new long[1_000_000];
        Arrays.setAll(weights, i -> 1 + (i * 7919L) % 1000);

        Apportionment outcome = METHOD.apportion(117_813_000_01L, Weights.of(weights));

        assertThat(Arrays.stream(outcome.toArray()).sum()).isEqualTo(117_813_000_01L);
        assertThat(outcome.tied())
                .as("1000 entries of each weight, and one cent over")
                .hasSize(1000);
        assertThat(outcome.tiedUnits()).isEqualTo(1);
    }
}
