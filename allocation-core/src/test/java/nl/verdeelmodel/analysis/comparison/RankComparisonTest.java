package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Rank correlation by the numbers of R 4.2.2, by hand, and by what it promises. */
class RankComparisonTest {

    private static final double ROUNDING = 1e-14;

    private static List<Fraction> values(long... values) {
        return Arrays.stream(values).mapToObj(Fraction::of).toList();
    }

    /**
     * R 4.2.2: {@code a <- c(12,15,15,20,22,22,22,31,40,40); b <- c(10,18,14,14,25,25,19,19,50,45);
     * print(cor(a, b, method="spearman"), digits=15); print(cor(a, b, method="kendall"), digits=15)}.
     */
    @Test
    void givesTheCorrelationsOfRWithTies() {
        RankComparison ranks = RankComparison.of(
                values(12, 15, 15, 20, 22, 22, 22, 31, 40, 40), values(10, 18, 14, 14, 25, 25, 19, 19, 50, 45));
        assertThat(ranks.spearman().orElseThrow()).isCloseTo(0.900350847403338, within(ROUNDING * 10));
        assertThat(ranks.kendall().orElseThrow()).isCloseTo(0.780720058358827, within(ROUNDING * 10));
    }

    /** R 4.2.2: {@code cor(c(1,2,2,3), c(4,4,1,2), method="spearman")} is -0.5, with kendall -0.4. */
    @Test
    void countsPairsAndTiesAsByHand() {
        RankComparison ranks = RankComparison.of(values(1, 2, 2, 3), values(4, 4, 1, 2));
        assertThat(ranks.ranksA()).containsExactly(8, 5, 5, 2);
        assertThat(ranks.ranksB()).containsExactly(3, 3, 8, 6);
        assertThat(ranks.concordant()).isEqualTo(1);
        assertThat(ranks.discordant()).isEqualTo(3);
        assertThat(ranks.tiedInA()).isEqualTo(1);
        assertThat(ranks.tiedInB()).isEqualTo(1);
        assertThat(ranks.spearman().orElseThrow()).isCloseTo(-0.5, within(ROUNDING));
        assertThat(ranks.kendall().orElseThrow()).isCloseTo(-0.4, within(ROUNDING));
        assertThat(ranks.climb(0)).isEqualTo(Fraction.of(5, 2));
        assertThat(ranks.largestJump()).isEqualTo(Fraction.of(5, 2));
        assertThat(ranks.furthest()).containsExactly(0);
    }

    @Test
    void theSameOrderGivesOneAndTheOppositeMinusOne() {
        RankComparison same = RankComparison.of(values(1, 5, 7), values(10, 11, 99));
        assertThat(same.spearman()).hasValue(1);
        assertThat(same.kendall()).hasValue(1);
        assertThat(same.discordant()).isZero();
        assertThat(same.furthest()).containsExactly(0, 1, 2);
        RankComparison opposite = RankComparison.of(values(1, 5, 7), values(3, 2, 1));
        assertThat(opposite.spearman()).hasValue(-1);
        assertThat(opposite.kendall()).hasValue(-1);
        assertThat(opposite.discordant()).isEqualTo(3);
    }

    @Test
    void thereIsNoCorrelationWithEqualAmounts() {
        RankComparison ranks = RankComparison.of(values(4, 4, 4), values(1, 2, 3));
        assertThat(ranks.spearman()).isEmpty();
        assertThat(ranks.kendall()).isEmpty();
        assertThat(RankComparison.of(values(4), values(1)).kendall()).isEmpty();
    }

    @Test
    void everyPairIsCountedAndBothWaysAreTheSame() {
        Seeded.cases(500, 11, draw -> {
            int size = draw.between(1, 12);
            List<Fraction> a = tied(draw, size);
            List<Fraction> b = tied(draw, size);
            RankComparison there = RankComparison.of(a, b);
            RankComparison back = RankComparison.of(b, a);
            assertThat(back.kendall()).isEqualTo(there.kendall());
            assertThat(back.spearman()).isEqualTo(there.spearman());
            assertThat(back.discordant()).isEqualTo(there.discordant());
            assertThat(there.ranksA().stream().mapToInt(rank -> rank).sum()).isEqualTo(size * (size + 1));
            long untied = there.concordant() + there.discordant();
            assertThat(untied).isLessThanOrEqualTo((long) size * (size - 1) / 2);
            there.kendall().ifPresent(tau -> assertThat(tau).isBetween(-1.0, 1.0));
        });
    }

    private static List<Fraction> tied(Draw draw, int size) {
        List<Fraction> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(Fraction.of(draw.between(0, 6), 3));
        }
        return values;
    }
}
