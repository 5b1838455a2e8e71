package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Cohort.PlaceKind;

/**
 * A cohort as the text of a file of cells: a row per cell, in the order of sector, categories and place.
 *
 * <p>Equal cohorts give equal bytes.
 */
final class CellsText {

    private static final String SYNTHETIC = "# SYNTHETIC cells: counted from persons who were made up.\n";

    private final Cohort cohort;
    private final ImmutableList<String> columns;
    private final boolean outcomes;

    /**
     * Prepares the text.
     *
     * @throws IllegalArgumentException if it is known who left in one sector but not in another
     */
    CellsText(Cohort cohort) {
        this.cohort = cohort;
        Set<String> names = new LinkedHashSet<>();
        cohort.cells()
                .values()
                .forEach(cells ->
                        cells.characteristics().list().forEach(characteristic -> names.add(characteristic.id())));
        this.columns = ImmutableList.copyOf(names);
        this.outcomes = cohort.cells().values().iterator().next().hasOutcomes();
        if (!cohort.cells().values().stream().allMatch(cells -> cells.hasOutcomes() == outcomes)) {
            throw new IllegalArgumentException("It must be known of all sectors who left, or of none.");
        }
    }

    void writeTo(Writer out) throws IOException {
        if (cohort.synthetic()) {
            out.write(SYNTHETIC);
        }
        out.write(CohortLayout.SECTOR + ","
                + (cohort.placeKind() == PlaceKind.REGION ? CohortLayout.REGION : CohortLayout.MUNICIPALITY));
        for (String column : columns) {
            out.write("," + quoted(column));
        }
        out.write("," + CohortLayout.PERSONS + (outcomes ? "," + CohortLayout.LEAVERS : "") + "\n");
        for (Cells cells : cohort.cells().values()) {
            write(cells, out);
        }
    }

    private void write(Cells cells, Writer out) throws IOException {
        String sector = cells.characteristics().sector().code() + ",";
        List<OptionalInt> indices =
                columns.stream().map(cells.characteristics()::indexOf).toList();
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            String categories = categories(cells, pattern, indices);
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                out.write(sector);
                out.write(quoted(cells.places().get(cells.place(cell))));
                out.write(categories);
                out.write(Integer.toString(cells.persons(cell)));
                if (outcomes) {
                    out.write(',');
                    out.write(Integer.toString(cells.leavers(cell)));
                }
                out.write('\n');
            }
        }
    }

    /** The ids of the categories of a pattern, each between commas; nothing for what the sector does not have. */
    private static String categories(Cells cells, int pattern, List<OptionalInt> indices) {
        Characteristics characteristics = cells.characteristics();
        StringBuilder ids = new StringBuilder(",");
        for (OptionalInt index : indices) {
            if (index.isPresent()) {
                int i = index.getAsInt();
                Category category = characteristics.get(i).categories().get(cells.category(pattern, i));
                ids.append(quoted(category.id()));
            }
            ids.append(',');
        }
        return ids.toString();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
