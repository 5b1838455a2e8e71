package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.RowFindings.Kind;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;

/**
 * What a row of cells means: the definition that the reader of plain stretches keeps to.
 *
 * <p>Spaces round a cell do not count. Columns of characteristics that the row's sector does not have are not looked at. A row
 * with a finding is not added.
 */
final class CohortRows {

    /** A number of persons is below 2^31; more digits would be an overflow, or zeros in front. */
    private static final int MOST_DIGITS = 10;

    private final CohortLayout layout;
    private final CohortSink<?> sink;
    private final RowFindings findings;
    private final int[][] categories;
    private boolean right;

    CohortRows(CohortLayout layout, CohortSink<?> sink, RowFindings findings) {
        this.layout = layout;
        this.sink = sink;
        this.findings = findings;
        this.categories =
                layout.sectors().stream().map(own -> new int[own.size()]).toArray(int[][]::new);
    }

    /**
     * Takes a row.
     *
     * @param cells the cells as they stand between separators
     * @param line the line of the row in the file
     */
    void add(List<String> cells, int line) {
        add(cells, line, false);
    }

    /**
     * Takes a row.
     *
     * @param cells the cells as they stand between separators
     * @param line the line of the row in the file
     * @param open whether the file ends right behind the last cell, so that this may be the begin of a longer text
     */
    void add(List<String> cells, int line, boolean open) {
        right = true;
        checkText(cells, line);
        if (cells.size() != layout.table().header().size()) {
            find(Kind.LENGTH, "", CohortLayout.NONE, line, Integer.toString(cells.size()));
            return;
        }
        int sector = sector(cells, line);
        int place = place(cells, line);
        if (sector != CohortLayout.NONE) {
            readCategories(cells, sector, line);
        }
        int persons = layout.hasCells() ? number(cells, layout.personsColumn(), line) : 1;
        int leavers = leavers(cells, persons, line);
        if (open) {
            checkLast(cells.get(cells.size() - 1), sector, line);
        }
        if (right) {
            add(sector, place, persons, leavers, line);
        }
    }

    private void add(int sector, int place, int persons, int leavers, int line) {
        try {
            sink.add(sector, categories[sector], place, persons, leavers);
        } catch (ArithmeticException e) {
            find(Kind.TOO_MANY, "", sector, line);
        }
    }

    private void find(Kind kind, String column, int sector, int line) {
        right = false;
        findings.add(kind, column, sector, line);
    }

    private void find(Kind kind, String column, int sector, int line, String text) {
        right = false;
        findings.add(kind, column, sector, line, text);
    }

    private void checkText(List<String> cells, int line) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (CsvText.hasLineBreak(cell)) {
                find(Kind.LINE_BREAK, "", CohortLayout.NONE, line);
            }
            if (cell.indexOf('\0') >= 0) {
                find(Kind.ZERO_BYTE, "", CohortLayout.NONE, line);
            }
        }
    }

    /** A number may lack digits; a code is a problem only where a longer text that begins so means something else. */
    private void checkLast(String cell, int sector, int line) {
        int column = layout.table().header().size() - 1;
        String text = cell.strip();
        if (!cell.equals(cell.stripTrailing())) {
            return;
        }
        if (layout.isNumber(column)) {
            if (isDigits(text)) {
                find(Kind.CUT_OFF_NUMBER, layout.name(column), CohortLayout.NONE, line, text);
            }
        } else if (!layout.longerTexts(column, sector, text).isEmpty()) {
            find(Kind.CUT_OFF_CODE, layout.name(column), sector, line, text);
        }
    }

    private int sector(List<String> cells, int line) {
        String text = cells.get(layout.sectorColumn()).strip();
        int sector = layout.sector(text);
        String column = layout.name(layout.sectorColumn());
        if (sector == CohortLayout.NONE) {
            Optional<Sector> known = Sector.of(text);
            Kind kind = text.isEmpty() ? Kind.MISSING : known.isEmpty() ? Kind.SECTOR : Kind.SECTOR_WITHOUT_MODEL;
            find(kind, column, CohortLayout.NONE, line, text);
        }
        return sector;
    }

    private int place(List<String> cells, int line) {
        String text = cells.get(layout.placeColumn()).strip();
        int place = layout.place(text);
        if (place == CohortLayout.NONE) {
            find(
                    text.isEmpty() ? Kind.MISSING : Kind.PLACE,
                    layout.name(layout.placeColumn()),
                    CohortLayout.NONE,
                    line,
                    text);
        }
        return place;
    }

    private void readCategories(List<String> cells, int sector, int line) {
        Characteristics own = layout.sectors().get(sector);
        for (int i = 0; i < own.size(); i++) {
            int column = layout.columns().get(sector).get(i);
            if (column == CohortLayout.NONE) {
                find(Kind.COLUMN_MISSING, own.get(i).id(), sector, line);
                continue;
            }
            String text = cells.get(column).strip();
            ImmutableMap<String, Integer> texts =
                    layout.categories().get(sector).get(i);
            Integer category = texts.get(text);
            if (category == null) {
                find(text.isEmpty() ? Kind.MISSING : Kind.CATEGORY, layout.name(column), sector, line, text);
            } else {
                categories[sector][i] = category;
            }
        }
    }

    private int leavers(List<String> cells, int persons, int line) {
        if (!layout.hasOutcomes()) {
            return 0;
        }
        int column = layout.outcomeColumn();
        if (layout.hasCells()) {
            int leavers = number(cells, column, line);
            if (leavers > persons && persons >= 0) {
                find(Kind.MORE_LEAVERS, layout.name(column), CohortLayout.NONE, line);
            }
            return leavers;
        }
        String text = cells.get(column).strip();
        if (text.equals("0") || text.equals("1")) {
            return text.charAt(0) - '0';
        }
        find(Kind.OUTCOME, layout.name(column), CohortLayout.NONE, line, text);
        return 0;
    }

    /** A whole number from 0 up to 2^31 - 1; -1 with a finding if it is none. */
    private int number(List<String> cells, int column, int line) {
        String text = cells.get(column).strip();
        long number = isDigits(text) && text.length() <= MOST_DIGITS ? Long.parseLong(text) : Long.MAX_VALUE;
        if (number <= Integer.MAX_VALUE) {
            return (int) number;
        }
        find(Kind.NUMBER, layout.name(column), CohortLayout.NONE, line, text);
        return -1;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
