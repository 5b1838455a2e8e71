package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;

/**
 * A table of exact numbers in whole units that still adds up: each cell, row total, column total and the grand total is the
 * whole number below or above its exact value, every row adds up to its total and every column to its own.
 *
 * <p>Source: Bacharach (1966), Matrix rounding problems, Management Science 12; the walk along cells that are not yet whole
 * is that of Cox (1987), A constructive procedure for unbiased controlled rounding, JASA 82. Cox draws lots for the direction
 * of each walk; here it is the one in which the cells move least, and the one that raises the first cell if that is the same.
 */
final class ControlledTable {

    private final BigInteger unit;
    private final BigInteger[][] cells;

    private ControlledTable(BigInteger unit, BigInteger[][] cells) {
        this.unit = unit;
        this.cells = cells;
    }

    /**
     * Rounds a table.
     *
     * @param rows the exact cells, at least one row and one column
     * @return the rounded rows with their total at the end, and at the end the row of column totals
     */
    static ImmutableList<ImmutableList<BigInteger>> of(List<List<Fraction>> rows) {
        BigInteger unit =
                CommonDenominator.of(rows.stream().flatMap(List::stream).toList());
        int height = rows.size();
        int width = rows.get(0).size();
        BigInteger[][] cells = new BigInteger[height + 1][width + 1];
        for (BigInteger[] row : cells) {
            Arrays.fill(row, BigInteger.ZERO);
        }
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                BigInteger cell = CommonDenominator.numerator(rows.get(i).get(j), unit);
                cells[i][j] = cell;
                cells[i][width] = cells[i][width].subtract(cell);
                cells[height][j] = cells[height][j].subtract(cell);
                cells[height][width] = cells[height][width].add(cell);
            }
        }
        ControlledTable table = new ControlledTable(unit, cells);
        table.round();
        return table.outcome();
    }

    /*
     * The table is kept with its totals as one more row and column of opposite sign, so that all rows and columns add up to 0.
     * A row or column with one cell that is not whole then has another one, so a walk along such cells, by turns along a row
     * and a column, always comes back to where it was.
     */
    private void round() {
        for (int i = 0; i < cells.length; i++) {
            int j = open(i, -1);
            while (j >= 0) {
                shift(walk(i, j));
                j = open(i, -1);
            }
        }
    }

    /** The first column of a row, other than one, whose cell is not whole; -1 if there is none. */
    private int open(int row, int but) {
        for (int j = 0; j < cells[row].length; j++) {
            if (j != but && isOpen(row, j)) {
                return j;
            }
        }
        return -1;
    }

    private int openRow(int column, int but) {
        for (int i = 0; i < cells.length; i++) {
            if (i != but && isOpen(i, column)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOpen(int row, int column) {
        return cells[row][column].mod(unit).signum() != 0;
    }

    /** A cell of a walk. */
    private record Cell(int row, int column) {}

    /** A closed walk: cells 0 and 1 in one row, 1 and 2 in one column, and so on. */
    private List<Cell> walk(int startRow, int startColumn) {
        int[] stepOfRow = new int[cells.length];
        Arrays.fill(stepOfRow, -1);
        Deque<Cell> path = new ArrayDeque<>();
        int row = startRow;
        int column = startColumn;
        while (stepOfRow[row] < 0) {
            stepOfRow[row] = path.size();
            path.add(new Cell(row, column));
            int next = open(row, column);
            path.add(new Cell(row, next));
            column = next;
            row = openRow(next, row);
        }
        return closed(new ArrayList<>(path).subList(stepOfRow[row], path.size()), column);
    }

    /** The walk ends in the column of its last cell; its first row is left by that column, not by the one it was entered. */
    private static List<Cell> closed(List<Cell> loop, int column) {
        List<Cell> cells = new ArrayList<>(loop);
        cells.set(0, new Cell(loop.get(0).row(), column));
        return cells.get(0).equals(cells.get(1)) ? cells.subList(2, cells.size()) : cells;
    }

    private void shift(List<Cell> walk) {
        BigInteger up = unit;
        BigInteger down = unit;
        for (int k = 0; k < walk.size(); k++) {
            BigInteger above = cells[walk.get(k).row()][walk.get(k).column()].mod(unit);
            BigInteger below = unit.subtract(above);
            up = up.min(k % 2 == 0 ? below : above);
            down = down.min(k % 2 == 0 ? above : below);
        }
        BigInteger move = up.compareTo(down) <= 0 ? up : down.negate();
        for (int k = 0; k < walk.size(); k++) {
            Cell cell = walk.get(k);
            BigInteger change = k % 2 == 0 ? move : move.negate();
            cells[cell.row()][cell.column()] = cells[cell.row()][cell.column()].add(change);
        }
    }

    private ImmutableList<ImmutableList<BigInteger>> outcome() {
        ImmutableList.Builder<ImmutableList<BigInteger>> rows = ImmutableList.builder();
        int height = cells.length - 1;
        int width = cells[0].length - 1;
        for (int i = 0; i <= height; i++) {
            ImmutableList.Builder<BigInteger> row = ImmutableList.builder();
            for (int j = 0; j <= width; j++) {
                BigInteger whole = cells[i][j].divide(unit);
                row.add(i == height ^ j == width ? whole.negate() : whole);
            }
            rows.add(row.build());
        }
        return rows.build();
    }
}
