package nl.verdeelmodel.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import nl.verdeelmodel.exact.Fraction;

/**
 * The table as a network: every cell is an arc, every sum of the table a vertex where as much comes in as goes out.
 *
 * <p>The total of the country flows down the tree of places to each municipality, divides there over the sectors, and each sector
 * flows up a tree of its own to the country; there they are the total again. Other values that agree with the published ones
 * are the same flow plus rounds through cells that are kept back. To leave open that a cell has some persons more (or
 * fewer), the flow looks for rounds through it, each time the one that keeps back the least: a cell that is
 * kept back already costs nothing, any other its value. A cell can lose no more than it has; empty cells take no part.
 *
 * <p>For whole numbers a round always exists: all the sums that a cell is in can go up, or down, with it. Of values that are no
 * whole numbers the whole part is used, so that what is left open can be less than one person short.
 */
final class SuppressionFlow {

    private static final int NONE = -1;

    private final int vertices;
    private final int[] from;
    private final int[] to;
    private final long[] values;
    private final List<List<Integer>> arcsOf = new ArrayList<>();
    private final boolean[][] keptBack;

    SuppressionFlow(ScoreTree tree, Fraction[][] values, boolean[][] keptBack) {
        this.keptBack = keptBack;
        int arcs = tree.size() * ScoreTree.COLUMNS;
        this.from = new int[arcs];
        this.to = new int[arcs];
        this.values = new long[arcs];
        this.vertices = arcs + 1;
        for (int vertex = 0; vertex < vertices; vertex++) {
            arcsOf.add(new ArrayList<>());
        }
        List<List<Integer>> children = tree.children();
        for (int node = 0; node < tree.size(); node++) {
            boolean leaf = children.get(node).isEmpty();
            for (int column = 0; column < ScoreTree.COLUMNS; column++) {
                addArc(node, column, leaf, tree.parents().get(node), values[node][column]);
            }
        }
    }

    /** An arc between the sum at a node, of which a municipality has one for all columns, and the sum above it. */
    private void addArc(int node, int column, boolean leaf, int parent, Fraction value) {
        int arc = node * ScoreTree.COLUMNS + column;
        int lower = leaf ? node * ScoreTree.COLUMNS : arc;
        int upper = parent == NONE ? vertices - 1 : parent * ScoreTree.COLUMNS + column;
        from[arc] = column == ScoreTree.TOTAL ? upper : lower;
        to[arc] = column == ScoreTree.TOTAL ? lower : upper;
        values[arc] = value.floor().longValueExact();
        if (value.signum() > 0) {
            arcsOf.get(from[arc]).add(arc);
            arcsOf.get(to[arc]).add(arc);
        }
    }

    /** Keeps cells back until a cell may have so many persons more, or fewer if the number is negative. */
    void leaveOpen(int node, int column, long change) {
        int cell = node * ScoreTree.COLUMNS + column;
        long[] shifts = new long[values.length];
        long left = Math.abs(change);
        while (left > 0) {
            int[] arcInto = cheapestRound(cell, change > 0, shifts);
            if (arcInto[change > 0 ? from[cell] : to[cell]] == NONE) {
                break; // Only where persons count for fractions: whole parts can be less than one person short of their
                // sum.
            }
            long amount = Math.min(left, room(cell, change > 0, shifts, arcInto));
            shift(cell, change > 0, shifts, arcInto, amount);
            left -= amount;
        }
        for (int arc = 0; arc < shifts.length; arc++) {
            if (shifts[arc] != 0) {
                keptBack[arc / ScoreTree.COLUMNS][arc % ScoreTree.COLUMNS] = true;
            }
        }
    }

    /** The arc by which the cheapest way from one end of a cell to the other comes into each vertex (Dijkstra 1959). */
    private int[] cheapestRound(int cell, boolean up, long[] shifts) {
        int start = up ? to[cell] : from[cell];
        long[] cost = new long[vertices];
        Arrays.fill(cost, Long.MAX_VALUE);
        int[] arcInto = new int[vertices];
        Arrays.fill(arcInto, NONE);
        PriorityQueue<long[]> queue = new PriorityQueue<>(
                Comparator.<long[]>comparingLong(entry -> entry[0]).thenComparingLong(entry -> entry[1]));
        cost[start] = 0;
        queue.add(new long[] {0, start});
        while (!queue.isEmpty()) {
            long[] entry = queue.remove();
            int vertex = (int) entry[1];
            if (entry[0] > cost[vertex]) {
                continue;
            }
            for (int arc : arcsOf.get(vertex)) {
                int next = from[arc] == vertex ? to[arc] : from[arc];
                long newCost = entry[0] + costOf(arc, shifts);
                if (arc != cell && canPass(arc, vertex, shifts) && newCost < cost[next]) {
                    cost[next] = newCost;
                    arcInto[next] = arc;
                    queue.add(new long[] {newCost, next});
                }
            }
        }
        return arcInto;
    }

    /** Along its direction a cell grows, which it always can; against it, it shrinks. */
    private boolean canPass(int arc, int vertex, long[] shifts) {
        return from[arc] == vertex || values[arc] + shifts[arc] > 0;
    }

    private long costOf(int arc, long[] shifts) {
        boolean free = keptBack[arc / ScoreTree.COLUMNS][arc % ScoreTree.COLUMNS] || shifts[arc] != 0;
        return free ? 0 : values[arc] + 1;
    }

    /** The most that the cells of a round can lose. */
    private long room(int cell, boolean up, long[] shifts, int[] arcInto) {
        long room = up ? Long.MAX_VALUE : values[cell] + shifts[cell];
        int vertex = up ? from[cell] : to[cell];
        int start = up ? to[cell] : from[cell];
        while (vertex != start) {
            int arc = arcInto[vertex];
            boolean forward = to[arc] == vertex;
            room = forward ? room : Math.min(room, values[arc] + shifts[arc]);
            vertex = forward ? from[arc] : to[arc];
        }
        return room;
    }

    private void shift(int cell, boolean up, long[] shifts, int[] arcInto, long amount) {
        shifts[cell] += up ? amount : -amount;
        int vertex = up ? from[cell] : to[cell];
        int start = up ? to[cell] : from[cell];
        while (vertex != start) {
            int arc = arcInto[vertex];
            boolean forward = to[arc] == vertex;
            shifts[arc] += forward ? amount : -amount;
            vertex = forward ? from[arc] : to[arc];
        }
    }
}
