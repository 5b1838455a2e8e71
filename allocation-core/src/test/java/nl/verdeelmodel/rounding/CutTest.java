package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The cut below the largest ranks, beside a full sort: it must not matter how the ranks are spread. */
class CutTest {

    @Test
    void choosesAsManyOfTheLargestRanksAsAsked() {
        Cut cut = new Cut();
        Seeded.cases(30_000, 62, draw -> {
            long[] ranks = ranks(draw, draw.between(2, draw.oneIn(10) ? 600 : 40));
            int chosen = draw.between(1, ranks.length - 1);

            cut.findBelow(ranks, ranks.length, limit(ranks, draw), chosen, outside(ranks, chosen, draw));

            long[] sorted = ranks.clone();
            Arrays.sort(sorted);
            long smallestChosen = sorted[sorted.length - chosen];
            long largestOther = sorted[sorted.length - chosen - 1];
            long above =
                    Arrays.stream(ranks).filter(rank -> rank > cut.threshold()).count();
            assertThat(above + cut.atThreshold()).isEqualTo(chosen);
            assertThat(cut.splitsTie()).isEqualTo(smallestChosen == largestOther);
            assertThat(cut.threshold()).isBetween(largestOther, smallestChosen);
        });
    }

    private static long[] ranks(Draw draw, int size) {
        long[] ranks = new long[size];
        switch (draw.between(0, 5)) {
            case 0 -> Arrays.setAll(ranks, i -> draw.between(0L, (1L << 62) - 1));
            case 1 -> Arrays.setAll(ranks, i -> draw.between(0, 4));
            case 2 -> Arrays.setAll(ranks, i -> 1L << draw.between(0, 61)); // interpolation always guesses wrong
            case 3 -> Arrays.setAll(ranks, i -> (1L << 61) + draw.between(0, 9));
            case 4 -> Arrays.setAll(ranks, i -> draw.oneIn(3) ? draw.between(0L, (1L << 40) - 1) : 0);
            default -> Arrays.setAll(ranks, i -> draw.oneIn(5) ? draw.ofAnySize(62) : 7);
        }
        return ranks;
    }

    /** Some of the ranks that are 0 and not chosen. */
    private static int outside(long[] ranks, int chosen, Draw draw) {
        int zeros = (int) Arrays.stream(ranks).filter(rank -> rank == 0).count();
        return draw.between(0, Math.min(zeros, ranks.length - chosen));
    }

    private static long limit(long[] ranks, Draw draw) {
        long largest = Arrays.stream(ranks).max().orElseThrow();
        return draw.oneIn(2) ? largest + 1 : 1L << 62;
    }
}
