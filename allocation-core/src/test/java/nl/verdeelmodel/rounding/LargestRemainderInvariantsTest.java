package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What largest remainder promises for any input; and what no rounding may depend on. */
class LargestRemainderInvariantsTest {

    private static final int CASES = 10_000;
    private static final long SEED = 20261122;

    @Test
    void theUnitsAddUpAndStayWithinOneOfTheQuota() {
        Seeded.cases(CASES, SEED, draw -> {
            Weights weights = Weights.of(draw.weights(12));
            long units = draw.units();

            Apportionment outcome = LargestRemainder.withoutMinimum().apportion(units, weights);

            assertThat(sum(outcome)).isEqualTo(units);
            for (int i = 0; i < weights.size(); i++) {
                Fraction quota = outcome.quota(i);
                long whole = quota.floor().longValueExact();
                assertThat(outcome.units(i)).isBetween(whole, quota.ceiling().longValueExact());
                assertThat(outcome.isRoundedUp(i)).isEqualTo(outcome.units(i) > whole);
            }
        });
    }

    @Test
    void aRoundedUpRemainderIsNeverSmallerThanOneRoundedDown() {
        Seeded.cases(CASES, SEED, draw -> {
            Apportionment outcome = LargestRemainder.withoutMinimum().apportion(draw.units(), anyWeights(draw));

            Fraction smallestUp = Fraction.ONE;
            Fraction largestDown = Fraction.ZERO;
            for (int i = 0; i < outcome.size(); i++) {
                Fraction quota = outcome.quota(i);
                Fraction rest = quota.minus(Fraction.of(quota.floor()));
                if (outcome.isRoundedUp(i)) {
                    smallestUp = rest.compareTo(smallestUp) < 0 ? rest : smallestUp;
                } else {
                    largestDown = rest.compareTo(largestDown) > 0 ? rest : largestDown;
                }
            }
            assertThat(smallestUp).isGreaterThanOrEqualTo(largestDown);
            assertThat(outcome.hasTie()).isEqualTo(smallestUp.equals(largestDown));
        });
    }

    @Test
    void theMinimumHoldsAndTheUnitsAddUp() {
        Seeded.cases(CASES, SEED, draw -> {
            Weights weights = Weights.of(draw.weights(12));
            long minimum = draw.between(1, 4);
            long units = minimum * weights.countPositive() + draw.units();

            Apportionment outcome = LargestRemainder.withMinimum(minimum).apportion(units, weights);

            assertThat(sum(outcome)).isEqualTo(units);
            for (int i = 0; i < weights.size(); i++) {
                assertThat(outcome.units(i))
                        .isGreaterThanOrEqualTo(weights.get(i).signum() * minimum);
            }
        });
    }

    /** mechanisms: whole bounds around an exact amount survive, because only its floor or its ceiling is used. */
    @Test
    void wholeBoundsAroundTheExactAmountsSurvive() {
        Seeded.cases(CASES, SEED, draw -> {
            List<Fraction> amounts = amountsWithWholeSum(draw);
            long total = sumOf(amounts).numerator().longValueExact();

            Apportionment outcome = LargestRemainder.withoutMinimum().apportion(total, Weights.of(amounts));

            for (int i = 0; i < amounts.size(); i++) {
                long floor = amounts.get(i).floor().longValueExact() - draw.between(0, 1);
                long ceiling = amounts.get(i).ceiling().longValueExact() + draw.between(0, 1);
                assertThat(outcome.units(i)).isBetween(floor, ceiling);
                assertThat(outcome.quota(i)).isEqualTo(amounts.get(i));
            }
        });
    }

    @Test
    void theOrderOfEntriesMattersOnlyInATie() {
        Seeded.cases(CASES, SEED, draw -> {
            ApportionmentMethod method = anyMethod(draw);
            long[] weights = draw.weights(8);
            List<Integer> order = new ArrayList<>(LongStream.range(0, weights.length)
                    .mapToInt(i -> (int) i)
                    .boxed()
                    .toList());
            Collections.shuffle(order, draw.random());
            long[] shuffled = order.stream().mapToLong(i -> weights[i]).toArray();
            long units = weights.length + draw.units();

            Apportionment straight = method.apportion(units, Weights.of(weights));
            Apportionment mixed = method.apportion(units, Weights.of(shuffled));

            assertThat(mixed.tiedUnits()).isEqualTo(straight.tiedUnits());
            assertThat(mixed.tied().stream().map(order::get)).containsExactlyInAnyOrderElementsOf(straight.tied());
            for (int i = 0; i < weights.length; i++) {
                assertThat(beforeTheTie(mixed, i)).isEqualTo(beforeTheTie(straight, order.get(i)));
            }
        });
    }

    @Test
    void onlyTheRatiosOfTheWeightsMatter() {
        Seeded.cases(CASES, SEED, draw -> {
            ApportionmentMethod method = anyMethod(draw);
            Weights weights = Weights.of(draw.weights(8));
            BigInteger factor = BigInteger.valueOf(draw.ofAnySize(62)).add(BigInteger.ONE);
            BigInteger[] scaled = new BigInteger[weights.size()];
            Arrays.setAll(scaled, i -> weights.get(i).multiply(factor));
            long units = weights.size() + draw.units();

            Apportionment outcome = method.apportion(units, weights);
            Apportionment outcomeOfScaled = method.apportion(units, Weights.of(scaled));

            assertThat(outcomeOfScaled.toArray()).isEqualTo(outcome.toArray());
            assertThat(outcomeOfScaled.tied()).isEqualTo(outcome.tied());
        });
    }

    @Test
    void theWeightsAreLeftAlone() {
        long[] weights = {3, 1, 4, 1, 5};
        Weights kept = Weights.of(weights);
        for (ApportionmentMethod method : ApportionmentMethod.all()) {
            method.apportion(100, kept);
        }
        assertThat(weights).containsExactly(3, 1, 4, 1, 5);
        assertThat(kept).isEqualTo(Weights.of(weights));
    }

    private static ApportionmentMethod anyMethod(Draw draw) {
        List<ApportionmentMethod> methods = ApportionmentMethod.all();
        return draw.oneIn(2) ? methods.get(0) : methods.get(draw.between(0, methods.size() - 1));
    }

    private static Weights anyWeights(Draw draw) {
        long[] weights = draw.weights(8);
        BigInteger scale = draw.oneIn(3) ? BigInteger.TEN.pow(25) : BigInteger.ONE;
        return Weights.of(Arrays.stream(weights)
                .mapToObj(weight -> BigInteger.valueOf(weight).multiply(scale))
                .toArray(BigInteger[]::new));
    }

    /** Fractions whose sum is a whole number above 0. */
    private static List<Fraction> amountsWithWholeSum(Draw draw) {
        List<Fraction> amounts = new ArrayList<>();
        for (int i = draw.between(1, 7); i > 0; i--) {
            amounts.add(Fraction.of(draw.ofAnySize(30), draw.between(1L, 12L)));
        }
        Fraction sum = sumOf(amounts);
        amounts.add(Fraction.of(sum.floor().add(BigInteger.ONE)).minus(sum));
        return amounts;
    }

    private static Fraction sumOf(List<Fraction> amounts) {
        return amounts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static long sum(Apportionment outcome) {
        return LongStream.of(outcome.toArray()).sum();
    }

    /** The units of an entry without the one that a tie gave it. */
    private static long beforeTheTie(Apportionment outcome, int index) {
        int place = outcome.tied().indexOf(index);
        return outcome.units(index) - (place >= 0 && place < outcome.tiedUnits() ? 1 : 0);
    }
}
