package nl.verdeelmodel.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Any exact numbers become whole weights in the same ratio; the boundary 2^62 changes nothing but speed. */
class WeightsTest {

    private static final long EDGE = 1L << 62;

    @Test
    void decimalsAreScaledByOnePowerOfTen() {
        assertThat(Weights.of(new BigDecimal("0.25"), new BigDecimal("1.5"), BigDecimal.ZERO))
                .isEqualTo(Weights.of(25, 150, 0));
        assertThat(Weights.of(new BigDecimal("1E+3"), new BigDecimal("2.5"))).isEqualTo(Weights.of(10_000, 25));
    }

    @Test
    void decimalsOfManyDigitsLoseNone() {
        Weights weights = Weights.of(new BigDecimal("0.1234567890123456789012345"), new BigDecimal("1E+20"));

        assertThat(weights.isCompact()).isFalse();
        assertThat(weights.get(0)).isEqualTo(new BigInteger("1234567890123456789012345"));
        assertThat(weights.get(1)).isEqualTo(BigInteger.TEN.pow(45));
    }

    @Test
    void aDecimalWithAnExponentBeyondAnyRangeIsNotMistakenForZero() {
        Weights weights = Weights.of(new BigDecimal("1E+40"), new BigDecimal("0E-40"), BigDecimal.ONE);

        assertThat(weights.share(0)).isLessThan(Fraction.ONE).isGreaterThan(Fraction.parse("0.999"));
        assertThat(weights.countPositive()).isEqualTo(2);
    }

    @Test
    void fractionsBecomeTheSmallestWholeNumbersInTheSameRatio() {
        assertThat(fractions("1/2", "1/3")).isEqualTo(Weights.of(3, 2));
        assertThat(fractions("300", "200", "0")).isEqualTo(Weights.of(3, 2, 0));
        assertThat(fractions("0.5", "1/7")).isEqualTo(Weights.of(7, 2));
    }

    @Test
    void multiplyingAllFractionsByTheSameNumberGivesEqualWeights() {
        Seeded.cases(2_000, 20261122, draw -> {
            List<Fraction> values = Arrays.stream(draw.weights(9))
                    .mapToObj(weight -> Fraction.of(weight, draw.between(1, 30)))
                    .toList();
            Fraction factor = Fraction.of(1 + draw.ofAnySize(40), 1 + draw.ofAnySize(40));

            Weights scaled = Weights.of(values.stream().map(factor::times).toList());

            assertThat(scaled).isEqualTo(Weights.of(values)).hasSameHashCodeAs(Weights.of(values));
        });
    }

    @Test
    void fractionsThatDoNotFitALongGiveTheSameWeightsAsThoseThatDo() {
        Fraction large = Fraction.of(BigInteger.TWO.pow(200), BigInteger.TEN.pow(40));
        Seeded.cases(2_000, 20261203, draw -> {
            List<Fraction> values = Arrays.stream(draw.weights(9))
                    .mapToObj(weight -> Fraction.of(weight, draw.ofAnySize(30) + 1))
                    .toList();
            assertThat(Weights.of(values.stream().map(large::times).toList())).isEqualTo(Weights.of(values));
        });
    }

    @Test
    void aSumOfExactlyTwoToThe62IsNoLongerCompact() {
        Weights last = Weights.of(EDGE - 2, 1);
        Weights first = Weights.of(EDGE - 1, 1);

        assertThat(last.isCompact()).isTrue();
        assertThat(last.compactTotal()).isEqualTo(EDGE - 1);
        assertThat(first.isCompact()).isFalse();
        assertThat(first.total()).isEqualTo(BigInteger.valueOf(EDGE));
        assertThatIllegalStateException()
                .isThrownBy(() -> first.compact(0))
                .withMessageContaining("4611686018427387904");
        assertThatIllegalStateException().isThrownBy(first::toLongs);
    }

    @Test
    void aSumThatWrapsAroundALongIsSeen() {
        Weights weights = Weights.of(Long.MAX_VALUE, Long.MAX_VALUE, 2, 7);

        assertThat(weights.isCompact()).isFalse();
        assertThat(weights.total())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1).add(BigInteger.valueOf(9)));
    }

    @Test
    void whetherWeightsAreCompactDoesNotDependOnHowTheyWereGiven() {
        Seeded.cases(2_000, 62, draw -> {
            long[] longs = draw.weights(6);
            longs[0] += draw.between(0, 4);
            BigInteger[] large =
                    Arrays.stream(longs).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);

            Weights weights = Weights.of(longs);

            assertThat(weights).isEqualTo(Weights.of(large)).hasSameHashCodeAs(Weights.of(large));
            assertThat(weights.isCompact())
                    .isEqualTo(Arrays.stream(large)
                                    .reduce(BigInteger.ZERO, BigInteger::add)
                                    .bitLength()
                            <= 62);
        });
    }

    @Test
    void sharesAddUpToOneOnBothSidesOfTheBoundary() {
        for (Weights weights : List.of(Weights.of(EDGE - 9, 3, 5), Weights.of(EDGE, 3, 5))) {
            Fraction sum = Fraction.ZERO;
            for (int i = 0; i < weights.size(); i++) {
                sum = sum.plus(weights.share(i));
            }
            assertThat(sum).isEqualTo(Fraction.ONE);
        }
    }

    @Test
    void allZeroIsKnownAsSuch() {
        assertThat(Weights.of(0, 0).isAllZero()).isTrue();
        assertThat(Weights.of(new long[0]).isAllZero()).isTrue();
        assertThat(fractions("0", "0").isAllZero()).isTrue();
        assertThat(Weights.of(0, 1).isAllZero()).isFalse();
        assertThat(Weights.of(EDGE, EDGE).isAllZero()).isFalse();
        assertThat(Weights.of(4, 0, EDGE).countPositive()).isEqualTo(2);
    }

    @Test
    void refusesANegativeWeightOfAnyKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.of(3, -1))
                .withMessage("Weight 1 is -1; it must be 0 or more.");
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(Long.MIN_VALUE, Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(BigInteger.TEN, BigInteger.ONE.negate()));
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(new BigDecimal("-0.5")));
        assertThatIllegalArgumentException().isThrownBy(() -> fractions("1/2", "-1/3"));
    }

    @Test
    void theRefusalOfANegativeWeightShowsTheNumberAsItWasGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.of(new BigDecimal("1.25"), new BigDecimal("-0.5")))
                .withMessage("Weight 1 is -0.5; it must be 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fractions("1/2", "-1/3"))
                .withMessage("Weight 1 is -1/3; it must be 0 or more.");
    }

    @Test
    void theWeightsBelongToNobodyElse() {
        long[] given = {1, 2};
        Weights weights = Weights.of(given);
        given[0] = 99;
        weights.toLongs()[1] = 99;

        assertThat(weights).isEqualTo(Weights.of(1, 2));
    }

    private static Weights fractions(String... values) {
        return Weights.of(Arrays.stream(values).map(Fraction::parse).toList());
    }
}
