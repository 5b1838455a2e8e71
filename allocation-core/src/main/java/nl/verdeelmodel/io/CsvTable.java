package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.verdeelmodel.MeasureSource.TableFormat;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * A table read from CSV: a header line and rows that know their line.
 *
 * <p>A table whose first line is a remark with the word SYNTHETIC was made up, and every result that uses it says so.
 */
final class CsvTable {

    static final Pattern SYNTHETIC = Pattern.compile("#.*\\bSYNTHETIC\\b.*");

    /** One row: its line in the file, and its cells in the order of the header. */
    record Row(int line, List<String> cells) {}

    private final InputFile file;
    private final boolean synthetic;
    private final Row header;
    private final ImmutableList<Row> rows;
    private final ImmutableList<Problem> rowProblems;

    private CsvTable(
            InputFile file,
            boolean synthetic,
            Row header,
            ImmutableList<Row> rows,
            ImmutableList<Problem> rowProblems) {
        this.file = file;
        this.synthetic = synthetic;
        this.header = header;
        this.rows = rows;
        this.rowProblems = rowProblems;
    }

    /**
     * Reads the table of a measure.
     *
     * @throws ProblemException if it is no table at all; rows that do not fit the header are {@link #rowProblems}
     */
    static CsvTable read(InputFile file, TableFormat format) {
        return read(file, file.text(format.encoding()), format);
    }

    /**
     * Reads a table as this library writes it, such as a region list.
     *
     * @throws ProblemException if it is no table at all; rows that do not fit the header are {@link #rowProblems}
     */
    static CsvTable read(InputFile file) {
        return read(file, file.text(), TableFormat.MACHINE);
    }

    private static CsvTable read(InputFile file, String content, TableFormat format) {
        CsvText text = new CsvText(content, file.where(), format.separator());
        ImmutableList<Row> rows = text.rows();
        if (rows.isEmpty()) {
            throw new ProblemException(Problem.input(
                    "table-empty",
                    file.where(),
                    Text.of("de tabel is leeg: er is geen kopregel.", "the table is empty: there is no header line.")));
        }
        Row header = rows.get(0);
        Problems problems = new Problems();
        checkHeader(file, header, problems);
        ImmutableList.Builder<Row> fitting = ImmutableList.builder();
        for (Row row : rows.subList(1, rows.size())) {
            if (row.cells().size() == header.cells().size()) {
                fitting.add(row);
            } else {
                problems.add(wrongLength(file, header, row));
            }
        }
        boolean synthetic = SYNTHETIC.matcher(text.firstRemark()).matches();
        return new CsvTable(file, synthetic, header, fitting.build(), problems.list());
    }

    private static void checkHeader(InputFile file, Row header, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String name : header.cells()) {
            if (!seen.add(name)) {
                problems.add(Problem.input(
                        "column-twice",
                        file.where().atLine(header.line()),
                        Text.format(
                                "de kolom \"{0}\" komt twee keer voor.", "the column \"{0}\" stands twice.", name)));
            }
        }
    }

    private static Problem wrongLength(InputFile file, Row header, Row row) {
        return Problem.input(
                "row-length",
                file.where().atLine(row.line()),
                Text.format(
                        "deze rij heeft {0} cellen, de kopregel {1}.",
                        "this row has {0} cells, the header line {1}.",
                        row.cells().size(),
                        header.cells().size()),
                Text.of(
                        "Misschien staat een scheidingsteken in een cel zonder aanhalingstekens, of een decimale komma in"
                                + " een tabel met komma's.",
                        "Maybe a separator stands in a cell without quotes, or a decimal comma in a table with"
                                + " commas."));
    }

    /** Rows that do not fit the header line, and columns that stand twice; such rows are not among {@link #rows}. */
    ImmutableList<Problem> rowProblems() {
        return rowProblems;
    }

    InputFile file() {
        return file;
    }

    boolean isSynthetic() {
        return synthetic;
    }

    ImmutableList<Row> rows() {
        return rows;
    }

    Where where(Row row) {
        return file.where().atLine(row.line());
    }

    boolean has(String column) {
        return header.cells().contains(column);
    }

    /** The cell of a row in a column, empty if the table lacks the column. */
    String cell(Row row, String column) {
        int index = header.cells().indexOf(column);
        return index < 0 ? "" : row.cells().get(index);
    }

    /** Adds a problem for each of these columns that the table lacks. */
    void requireColumns(Problems problems, String... columns) {
        for (String column : columns) {
            if (!header.cells().contains(column)) {
                problems.add(Problem.input(
                        "column-missing",
                        file.where().atLine(header.line()),
                        Text.format(
                                "de kolom \"{0}\" ontbreekt; de kopregel heeft: {1}.",
                                "the column \"{0}\" is missing; the header line has: {1}.",
                                column,
                                String.join(" | ", header.cells())),
                        header.cells().size() == 1
                                ? Text.of(
                                        "Misschien is het scheidingsteken anders dan opgegeven of dan , ; of tab.",
                                        "Maybe the separator is another than declared, or than , ; or tab.")
                                : Suggestions.advice(column, header.cells())));
            }
        }
    }

    /** Adds a problem for each column that is none of these. */
    void forbidOtherColumns(Problems problems, List<String> known) {
        header.cells().stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> problems.add(Problem.input(
                        "column-unknown",
                        file.where().atLine(header.line()),
                        Text.format(
                                "de kolom \"{0}\" hoort niet in deze tabel.",
                                "the column \"{0}\" does not belong in this table.", column),
                        Suggestions.advice(column, known))));
    }

    /** The cell as a whole number; a problem and empty if it is something else. */
    Optional<Integer> year(Row row, String column, Problems problems) {
        String cell = cell(row, column);
        if (cell.matches("[0-9]{4}")) {
            return Optional.of(Integer.valueOf(cell));
        }
        problems.add(Problem.input(
                "year-wrong",
                where(row),
                Text.format(
                        "in kolom {0} staat \"{1}\"; dat is geen jaar van vier cijfers.",
                        "column {0} holds \"{1}\", which is not a year of four digits.", column, cell)));
        return Optional.empty();
    }
}
