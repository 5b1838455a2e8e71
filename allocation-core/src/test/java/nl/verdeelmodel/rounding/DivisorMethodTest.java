package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.LongStream;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DivisorMethodTest {

    private static final long SEED = 20261121;

    @ParameterizedTest
    @EnumSource
    void agreesWithHandingOutOneUnitAtATime(DivisorMethod method) {
        Seeded.cases(4_000, SEED, draw -> {
            Weights weights = Weights.of(draw.weights(6));
            long units = weights.countPositive() + draw.between(0L, 25L);

            assertThat(method.apportion(units, weights)).isEqualTo(SlowDivisorMethod.apportion(method, units, weights));
        });
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheCertificateOfItsMethodHoweverManyUnitsThereAre(DivisorMethod method) {
        Seeded.cases(4_000, SEED, draw -> {
            Weights weights = weights(draw);
            long units = unitsFor(weights, draw);

            Apportionment outcome = method.apportion(units, weights);

            assertThat(LongStream.of(outcome.toArray()).sum()).isEqualTo(units);
            assertThat(method.isApportionment(weights, outcome.toArray())).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void tellsWeightsApartThatFloatingPointTakesForEqual(DivisorMethod method) {
        Seeded.cases(2_000, SEED, draw -> {
            long[] sizes = new long[draw.between(2, 7)];
            Arrays.setAll(sizes, i -> (1L << 58) + draw.between(-3, 3));
            Weights weights = Weights.of(sizes);
            Apportionment outcome = method.apportion(sizes.length + draw.between(0L, 40L), weights);

            assertThat(method.isApportionment(weights, outcome.toArray())).isTrue();
            assertThat(outcome.tied())
                    .allSatisfy(i ->
                            assertThat(sizes[i]).isEqualTo(sizes[outcome.tied().get(0)]));
        });
    }

    @ParameterizedTest
    @EnumSource
    void theCertificateFailsWhenAUnitIsMovedUnlessTheTwoAreTied(DivisorMethod method) {
        Seeded.cases(2_000, SEED, draw -> {
            Weights weights = weights(draw);
            Apportionment outcome = method.apportion(unitsFor(weights, draw), weights);
            int from = draw.between(0, weights.size() - 1);
            int to = draw.between(0, weights.size() - 1);
            long[] moved = outcome.toArray();
            moved[from]--;
            moved[to]++;

            boolean sameClaim = from == to && moved[from] >= 0
                    || outcome.tied().indexOf(from) >= 0
                            && outcome.tied().indexOf(from) < outcome.tiedUnits()
                            && outcome.tied().indexOf(to) >= outcome.tiedUnits();
            assertThat(method.isApportionment(weights, moved)).isEqualTo(sameClaim);
        });
    }

    @ParameterizedTest
    @EnumSource
    void oneUnitMoreGoesToOneEntryAndCostsNobody(DivisorMethod method) {
        Seeded.cases(2_000, SEED, draw -> {
            Weights weights = weights(draw);
            long units = unitsFor(weights, draw);

            long[] before = method.apportion(units, weights).toArray();
            long[] after = method.apportion(units + 1, weights).toArray();

            for (int i = 0; i < before.length; i++) {
                after[i] -= before[i];
            }
            Arrays.sort(after);
            assertThat(after[0]).isBetween(0L, 1L);
            assertThat(LongStream.of(after).sum()).isEqualTo(1);
        });
    }

    /**
     * Population monotonicity (Balinski and Young 2001, appendix A, section 4): if the weight of i does not shrink
     * relative to that of j, then i does not lose a unit while j gains one; also when the total changes.
     */
    @ParameterizedTest
    @EnumSource
    void noEntryLosesToOneThatShrankRelativeToIt(DivisorMethod method) {
        Seeded.cases(2_000, SEED, draw -> {
            BigInteger[] before = positive(draw);
            BigInteger[] after = Arrays.stream(before)
                    .map(weight -> weight.multiply(BigInteger.valueOf(draw.between(9, 11))))
                    .toArray(BigInteger[]::new);
            Apportionment first = method.apportion(before.length + draw.units(), Weights.of(before));
            Apportionment second =
                    method.apportion(draw.oneIn(2) ? first.total() : before.length + draw.units(), Weights.of(after));

            for (int i = 0; i < before.length; i++) {
                for (int j = 0; j < before.length; j++) {
                    boolean notShrunk = after[i].multiply(before[j]).compareTo(after[j].multiply(before[i])) >= 0;
                    boolean lost = second.units(i) < first.units(i) && second.units(j) > first.units(j);
                    assertThat(notShrunk && lost)
                            .as("entry %d loses to entry %d", i, j)
                            .isFalse();
                }
            }
        });
    }

    @Test
    void websterCanLeaveTheQuotaThatLargestRemainderKeeps() {
        // Quotas of 100 units: 88 and twenty of 0.6. Webster rounds every 0.6 up and takes 8 from the large one.
        long[] weights = LongStream.concat(
                        LongStream.of(880), LongStream.generate(() -> 6).limit(20))
                .toArray();

        assertThat(largest(LargestRemainder.withoutMinimum(), weights)).isEqualTo(88);
        assertThat(largest(DivisorMethod.WEBSTER, weights)).isEqualTo(80);
        assertThat(largest(DivisorMethod.JEFFERSON, weights)).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    void anExtraUnitPerEntryIsEnoughForAMethodThatGivesEveryoneOne(DivisorMethod method) {
        long[] outcome = method.apportion(3, Weights.of(1, 1_000_000, 1)).toArray();

        assertThat(outcome).containsExactly(method.givesEveryoneOne() ? new long[] {1, 1, 1} : new long[] {0, 3, 0});
    }

    @ParameterizedTest
    @EnumSource
    void dividesAQuadrillionUnitsOverAHundredThousandEntries(DivisorMethod method) {
        long[] sizes = new long[100_000];
        Arrays.setAll(sizes, i -> 1 + (i * 7919L) % 99_991);
        Weights weights = Weights.of(sizes);

        Apportionment outcome = method.apportion(1_000_000_000_000_000L, weights);

        assertThat(LongStream.of(outcome.toArray()).sum()).isEqualTo(1_000_000_000_000_000L);
        assertThat(method.isApportionment(weights, outcome.toArray())).isTrue();
    }

    @Test
    void theCertificateRefusesUnitsForNoWeight() {
        assertThat(DivisorMethod.WEBSTER.isApportionment(Weights.of(5, 0), 4, 1))
                .isFalse();
        assertThat(DivisorMethod.WEBSTER.isApportionment(Weights.of(5, 0), 5, 0))
                .isTrue();
        assertThat(DivisorMethod.WEBSTER.isApportionment(Weights.of(5, 1), 7, -1))
                .isFalse();
        assertThat(DivisorMethod.ADAMS.isApportionment(Weights.of(5, 1), 5, 0)).isFalse();
    }

    private static long largest(ApportionmentMethod method, long[] weights) {
        return method.apportion(100, Weights.of(weights)).units(0);
    }

    private static Weights weights(Draw draw) {
        return draw.oneIn(5) ? Weights.of(positive(draw)) : Weights.of(draw.weights(9));
    }

    private static BigInteger[] positive(Draw draw) {
        BigInteger scale = draw.oneIn(2) ? BigInteger.ONE : BigInteger.TEN.pow(30);
        return Arrays.stream(draw.weights(6))
                .mapToObj(weight -> BigInteger.valueOf(weight).multiply(scale).add(BigInteger.ONE))
                .toArray(BigInteger[]::new);
    }

    private static long unitsFor(Weights weights, Draw draw) {
        return weights.countPositive() + draw.units();
    }
}
