package nl.verdeelmodel.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nl.verdeelmodel.exact.Fraction;

/**
 * Chooses the cells that are kept back: the small ones, and others until no small one can be derived.
 *
 * <p>Mutable, for one thread. Quantities are protected one after the other; what was kept back for one is kept back for all,
 * which only widens what others leave open.
 */
final class Suppression {

    private final ScoreTree tree;
    private final long minimum;
    private final boolean[][] keptBack;

    Suppression(ScoreTree tree, long minimum) {
        this.tree = tree;
        this.minimum = minimum;
        this.keptBack = new boolean[tree.size()][ScoreTree.COLUMNS];
    }

    /** Keeps back the small cells of a quantity that adds up, and what would betray them. */
    void protect(Function<Score, Fraction> quantity) {
        Fraction[][] values = new Fraction[tree.size()][ScoreTree.COLUMNS];
        for (int node = 0; node < tree.size(); node++) {
            List<Score> row = tree.scores().get(node);
            Arrays.setAll(values[node], column -> quantity.apply(row.get(column)));
        }
        for (int node = 0; node < tree.size(); node++) {
            for (int column = 0; column < ScoreTree.COLUMNS; column++) {
                keptBack[node][column] |= isSmall(values[node][column]);
            }
        }
        SuppressionFlow flow = new SuppressionFlow(tree, values, keptBack);
        for (int node = 0; node < tree.size(); node++) {
            for (int column = 0; column < ScoreTree.COLUMNS; column++) {
                if (isSmall(values[node][column])) {
                    flow.leaveOpen(node, column, minimum);
                    flow.leaveOpen(node, column, -values[node][column].floor().longValueExact());
                }
            }
        }
    }

    private boolean isSmall(Fraction value) {
        return value.signum() > 0 && value.compareTo(Fraction.of(minimum)) < 0;
    }

    boolean[][] keptBack() {
        return keptBack;
    }
}
