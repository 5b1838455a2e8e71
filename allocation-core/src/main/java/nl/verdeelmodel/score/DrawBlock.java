package nl.verdeelmodel.score;

import java.util.function.IntFunction;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;

/**
 * The chances of one pattern after another under a few vectors of coefficients at once.
 *
 * <p>The same multiplications in the same order as {@link Odds#chances}, so the same bits. Mutable, for one thread; patterns must
 * be asked for in their order, each once.
 *
 * @implNote plain loops over the draws, which the virtual machine turns into vector instructions; lanes beyond the last draw
 *     are worked out and thrown away.
 */
final class DrawBlock {

    /** Enough lanes to hide the loop, few enough for the fastest cache. */
    static final int SIZE = 32;

    private final double[][] products;
    private final double[][][] factors;
    private final double[] rounded = new double[SIZE];
    private final long[] chances = new long[SIZE];

    /** A block of some draws, at most {@link #SIZE}. */
    DrawBlock(Characteristics characteristics, int draws, IntFunction<double[]> vectors) {
        this.products = new double[characteristics.size() + 1][SIZE];
        this.factors = new double[characteristics.size()][][];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = new double[characteristics.get(i).size()][SIZE];
        }
        for (int draw = 0; draw < draws; draw++) {
            set(draw, Odds.of(Coefficients.of(characteristics, vectors.apply(draw))));
        }
    }

    private void set(int draw, Odds odds) {
        products[0][draw] = odds.base();
        for (int i = 0; i < factors.length; i++) {
            for (int c = 0; c < factors[i].length; c++) {
                factors[i][c][draw] = odds.factor(i, c);
            }
        }
    }

    /** The chances of a pattern, in units of 1e-12; overwritten by the next call. */
    long[] chances(Cells cells, int pattern) {
        for (int i = cells.firstDifference(pattern); i < factors.length; i++) {
            multiply(products[i], factors[i][cells.category(pattern, i)], products[i + 1]);
        }
        round(products[factors.length], rounded);
        for (int draw = 0; draw < SIZE; draw++) {
            chances[draw] = (long) rounded[draw];
        }
        return chances;
    }

    private static void multiply(double[] before, double[] factor, double[] after) {
        for (int draw = 0; draw < SIZE; draw++) {
            after[draw] = before[draw] * factor[draw];
        }
    }

    /** As {@link Odds#units}, but for the last step. */
    private static void round(double[] product, double[] rounded) {
        for (int draw = 0; draw < SIZE; draw++) {
            rounded[draw] = 1 / (1 + product[draw]) * Odds.ONE + 0.5;
        }
    }

    /** Adds the chances of some persons to a sum. */
    static void add(long[] sums, long[] chances, long persons) {
        for (int draw = 0; draw < SIZE; draw++) {
            sums[draw] += chances[draw] * persons;
        }
    }
}
