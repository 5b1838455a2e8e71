package nl.verdeelmodel.cli.sample;

import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.verdeelmodel.risk.Sector;

/**
 * Writes synthetic persons as CSV: a row each, commas, {@code \n}, no quotes, since no code needs one.
 *
 * @implNote every code is kept with the comma before it; a row is put together in one buffer.
 */
final class PersonWriter {

    private static final int LONGEST_ROW = 256;

    private final Writer out;
    private final EnumMap<PersonColumn, char[][]> cells = new EnumMap<>(PersonColumn.class);
    private final char[] row = new char[LONGEST_ROW];

    PersonWriter(Writer out) {
        this.out = out;
        for (PersonColumn column : PersonColumn.values()) {
            cells.put(
                    column,
                    column.codes().stream()
                            .map(code -> ("," + code).toCharArray())
                            .toArray(char[][]::new));
        }
    }

    /** Writes remarks, a line each, and the names of the columns. */
    void head(List<String> remarks) throws IOException {
        for (String remark : remarks) {
            out.write("# " + remark + "\n");
        }
        String columns = cells.keySet().stream().map(PersonColumn::id).collect(Collectors.joining(","));
        out.write("sector,municipality," + columns + ",vsv\n");
    }

    /** What the rows of a sector and municipality begin with. */
    static char[] start(Sector sector, Municipality municipality) {
        return (sector.code() + "," + municipality.code()).toCharArray();
    }

    /** Writes a person. */
    void row(char[] start, Person person, boolean left) throws IOException {
        int end = append(start, 0);
        for (Map.Entry<PersonColumn, char[][]> column : cells.entrySet()) {
            if (person.has(column.getKey())) {
                end = append(column.getValue()[person.get(column.getKey())], end);
            } else {
                row[end++] = ',';
            }
        }
        row[end++] = ',';
        row[end++] = left ? '1' : '0';
        row[end++] = '\n';
        out.write(row, 0, end);
    }

    private int append(char[] cell, int end) {
        System.arraycopy(cell, 0, row, end, cell.length);
        return end + cell.length;
    }
}
