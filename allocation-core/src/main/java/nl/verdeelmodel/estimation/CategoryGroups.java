package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;

/**
 * Characteristics merged into groups of few combined categories, each combination with a code, so that a fit looks up a group
 * instead of several characteristics.
 *
 * <p>There are always two groups at least; the second may be of no characteristic, with one code. Then every sum over a group
 * is also a sum over a pair. Immutable.
 */
final class CategoryGroups {

    /** A table of two groups then takes at most 32 kB, and the ten tables of five groups stay in the cache of a core. */
    static final int MOST_CODES = 64;

    private final Characteristics characteristics;
    private final ImmutableList<ImmutableList<Integer>> members;
    private final int[][][] columns;

    private CategoryGroups(Characteristics characteristics, ImmutableList<ImmutableList<Integer>> members) {
        this.characteristics = characteristics;
        this.members = members;
        this.columns = members.stream().map(this::columnsOf).toArray(int[][][]::new);
    }

    static CategoryGroups of(Characteristics characteristics) {
        List<List<Integer>> groups = new ArrayList<>();
        int codes = MOST_CODES;
        for (int member : fromBothEnds(characteristics.size())) {
            int size = characteristics.get(member).size();
            if (codes * size > MOST_CODES) {
                groups.add(new ArrayList<>());
                codes = 1;
            }
            groups.get(groups.size() - 1).add(member);
            codes *= size;
        }
        if (groups.size() == 1) {
            groups.add(List.of());
        }
        return new CategoryGroups(
                characteristics, groups.stream().map(ImmutableList::copyOf).collect(ImmutableList.toImmutableList()));
    }

    /**
     * The first, the last, the second, the last but one, ... Patterns are ordered by the first characteristics, so those stay
     * the same over long stretches; a processor adds faster if neighbours do not add to the same number.
     */
    private static List<Integer> fromBothEnds(int size) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < (size + 1) / 2; i++) {
            order.add(i);
            if (size - 1 - i > i) {
                order.add(size - 1 - i);
            }
        }
        return order;
    }

    int count() {
        return columns.length;
    }

    /** How many codes a group has. */
    int codes(int group) {
        return columns[group].length;
    }

    /** The indices of the coefficients of a combination, without the intercept; a reference category has none. */
    int[] columns(int group, int code) {
        return columns[group][code];
    }

    /** The code of a group for each pattern. */
    byte[] codesOf(Cells cells, int[] patterns, int group) {
        byte[] codes = new byte[patterns.length];
        for (int member : members.get(group)) {
            int size = characteristics.get(member).size();
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (byte) (codes[i] * size + cells.category(patterns[i], member));
            }
        }
        return codes;
    }

    private int[][] columnsOf(List<Integer> group) {
        int[][] own = {{}};
        for (int member : group) {
            int[] next = columnsOf(member);
            int[][] longer = new int[own.length * next.length][];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = with(own[i / next.length], next[i % next.length]);
            }
            own = longer;
        }
        return own;
    }

    /** The index of the coefficient of each category; 0 for the reference. */
    private int[] columnsOf(int member) {
        int first = 1;
        for (int i = 0; i < member; i++) {
            first += characteristics.get(i).size() - 1;
        }
        int[] own = new int[characteristics.get(member).size()];
        for (int c = 0; c < own.length; c++) {
            own[c] = c == characteristics.get(member).reference() ? 0 : first++;
        }
        return own;
    }

    private static int[] with(int[] columns, int next) {
        if (next == 0) {
            return columns;
        }
        int[] longer = Arrays.copyOf(columns, columns.length + 1);
        longer[columns.length] = next;
        return longer;
    }

    /** The sum of a vector's entries per code of each group; the intercept stands apart. */
    double[][] sums(double[] vector) {
        double[][] sums = new double[count()][];
        for (int group = 0; group < sums.length; group++) {
            sums[group] = new double[codes(group)];
            for (int code = 0; code < sums[group].length; code++) {
                for (int column : columns(group, code)) {
                    sums[group][code] += vector[column];
                }
            }
        }
        return sums;
    }
}
