package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import nl.verdeelmodel.dampening.Feasibility;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The certificate accepts what is right and nothing else. */
class ClampedCertificateTest {

    private static final long[] WEIGHTS = {1, 7, 1, 1, 0};
    private static final long[] FLOORS = {0, 0, 0, 0, 4};
    private static final long[] CEILINGS = {9, 3, 9, 9, 8};
    private static final Fraction MULTIPLIER = Fraction.of(17, 3);

    private static Verdict verdict(Fraction multiplier, long... amounts) {
        return ClampedCertificate.verify(24, WEIGHTS, FLOORS, CEILINGS, amounts, multiplier);
    }

    @Test
    void acceptsTheOneRightAnswer() {
        assertThat(verdict(MULTIPLIER, 6, 3, 6, 5, 4)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(verdict(MULTIPLIER, 6, 3, 6, 6, 4)).isEqualTo(Verdict.WRONG_TOTAL);
        assertThat(verdict(MULTIPLIER, 6, 4, 5, 5, 4)).isEqualTo(Verdict.OUTSIDE_BOUNDS);
        assertThat(verdict(Fraction.of(16, 3), 6, 3, 6, 5, 4)).isEqualTo(Verdict.WRONG_MULTIPLIER);
        assertThat(verdict(Fraction.ZERO, 6, 3, 6, 5, 4)).isEqualTo(Verdict.WRONG_MULTIPLIER);
        assertThat(verdict(MULTIPLIER, 7, 3, 5, 5, 4)).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(verdict(MULTIPLIER, 6, 2, 6, 6, 4)).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(verdict(MULTIPLIER, 5, 3, 6, 5, 5)).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(verdict(MULTIPLIER, 5, 3, 6, 6, 4)).isEqualTo(Verdict.WRONG_ROUNDING);
        assertThat(verdict(MULTIPLIER, 6, 3, 5, 6, 4)).isEqualTo(Verdict.WRONG_ROUNDING);
    }

    @Test
    void acceptsEveryAllocationAndNoneThatMovesAUnit() {
        Map<Verdict, Integer> met = new EnumMap<>(Verdict.class);
        ClampedAllocation allocation = new ClampedAllocation();
        Seeded.cases(60_000, 77, draw -> {
            int size = draw.between(2, 8);
            int bits = draw.between(3, 48);
            long[] weights = values(size, draw, bits);
            long[] floors = values(size, draw, draw.between(2, 40));
            long[] ceilings = values(size, draw, draw.between(2, 40));
            Arrays.setAll(ceilings, i -> ceilings[i] + floors[i]);
            long least = Arrays.stream(floors).sum();
            long budget = least + draw.ofAnySize(42) % (Arrays.stream(ceilings).sum() - least + 1);
            long[] amounts = new long[size];
            if (allocation.allocate(budget, weights, floors, ceilings, amounts) != Feasibility.FEASIBLE) {
                return;
            }
            Fraction multiplier = allocation.solution().multiplier().any();
            assertThat(ClampedCertificate.verify(budget, weights, floors, ceilings, amounts, multiplier))
                    .isEqualTo(Verdict.RIGHT);

            int from = draw.between(0, size - 1);
            int to = (from + draw.between(1, size - 1)) % size;
            long moved = draw.oneIn(3) ? 1 + draw.ofAnySize(30) : 1;
            amounts[from] -= moved;
            amounts[to] += moved;
            Verdict verdict = ClampedCertificate.verify(budget, weights, floors, ceilings, amounts, multiplier);
            assertThat(verdict).isNotEqualTo(Verdict.RIGHT);
            met.merge(verdict, 1, Integer::sum);
        });
        assertThat(met).containsKeys(Verdict.OUTSIDE_BOUNDS, Verdict.WRONG_AMOUNT, Verdict.WRONG_ROUNDING);
    }

    private static long[] values(int size, Draw draw, int bits) {
        long[] values = new long[size];
        Arrays.setAll(values, i -> draw.ofAnySize(bits));
        return values;
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatThrownBy(() -> verdict(Fraction.of(BigInteger.ONE.shiftLeft(70)), 6, 3, 6, 5, 4))
                .hasMessageContaining("The multiplier has the number 1180591620717411303424");
        assertThatThrownBy(() -> verdict(MULTIPLIER, 6, 3))
                .hasMessage("There are 5 weights, 5 floors, 5 ceilings and 2 amounts; there must be as many of each.");
        assertThatThrownBy(() -> ClampedCertificate.verify(
                        3,
                        new long[] {Long.MAX_VALUE, Long.MAX_VALUE},
                        new long[2],
                        new long[] {9, 9},
                        new long[] {2, 1},
                        Fraction.of(3, Long.MAX_VALUE)))
                .hasMessage("The weights add up to more than 9223372036854775807.");
    }
}
