package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
 * <p>Lines that begin with {@code #} are remarks. A table whose first line is a remark with the word SYNTHETIC was made up,
 * and every result that uses it says so. An Excel line {@code sep=;} is honoured.
 */
final class CsvTable {

    private static final Pattern SYNTHETIC = Pattern.compile("\\A#[^\\n]*\\bSYNTHETIC\\b");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=(.)\\s*");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** A line longer than this is no line of a table. */
    private static final int LARGEST_RECORD = 1024 * 1024;

    /** One row: its cells in the order of the header, and its line in the file. */
    record Row(int line, List<String> cells) {}

    private final InputFile file;
    private final boolean synthetic;
    private final ImmutableList<String> header;
    private final int headerLine;
    private final ImmutableList<Row> rows;

    private CsvTable(
            InputFile file, boolean synthetic, ImmutableList<String> header, int headerLine, ImmutableList<Row> rows) {
        this.file = file;
        this.synthetic = synthetic;
        this.header = header;
        this.headerLine = headerLine;
        this.rows = rows;
    }

    /**
     * Reads a table.
     *
     * @throws ProblemException with every malformed row, if there is one
     */
    static CsvTable read(InputFile file, TableFormat format) {
        String text = file.text(format.encoding());
        Optional<Character> excelSeparator = excelSeparator(text);
        char separator = format.separator().or(() -> excelSeparator).orElseGet(() -> separatorOf(text));
        List<CsvRecord> records = records(file, text, separator);
        if (excelSeparator.isPresent()) {
            records = records.subList(1, records.size());
        }
        if (records.isEmpty()) {
            throw new ProblemException(Problem.input(
                    "table-empty",
                    file.where(),
                    Text.of("de tabel is leeg: er is geen kopregel.", "the table is empty: there is no header line.")));
        }
        return of(file, SYNTHETIC.matcher(text).find(), records);
    }

    private static CsvTable of(InputFile file, boolean synthetic, List<CsvRecord> records) {
        CsvRecord first = records.get(0);
        ImmutableList<String> header =
                first.getFields().stream().map(String::strip).collect(ImmutableList.toImmutableList());
        int headerLine = Math.toIntExact(first.getStartingLineNumber());
        Problems problems = new Problems();
        checkHeader(file, header, headerLine, problems);
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (CsvRecord record : records.subList(1, records.size())) {
            int line = Math.toIntExact(record.getStartingLineNumber());
            if (record.getFieldCount() != header.size()) {
                problems.add(Problem.input(
                        "row-length",
                        file.where().atLine(line),
                        Text.format(
                                "deze rij heeft {0} cellen, de kopregel {1}.",
                                "this row has {0} cells, the header line {1}.", record.getFieldCount(), header.size()),
                        Text.of(
                                "Misschien staat een scheidingsteken in een cel zonder aanhalingstekens, of een decimale"
                                        + " komma in een tabel met komma's.",
                                "Maybe a separator stands in a cell without quotes, or a decimal comma in a table with"
                                        + " commas.")));
            } else {
                rows.add(new Row(
                        line, record.getFields().stream().map(String::strip).toList()));
            }
        }
        problems.throwIfAny();
        return new CsvTable(file, synthetic, header, headerLine, rows.build());
    }

    private static void checkHeader(InputFile file, List<String> header, int line, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                problems.add(Problem.input(
                        "column-twice",
                        file.where().atLine(line),
                        Text.format(
                                "de kolom \"{0}\" komt twee keer voor.", "the column \"{0}\" stands twice.", name)));
            }
        }
    }

    private static Optional<Character> excelSeparator(String text) {
        var matcher = SEPARATOR_LINE.matcher(firstLine(text));
        return matcher.matches() ? Optional.of(matcher.group(1).charAt(0)) : Optional.empty();
    }

    private static char separatorOf(String text) {
        String line = firstLine(text);
        return SEPARATORS.stream()
                .max(java.util.Comparator.comparingLong(
                        separator -> line.chars().filter(c -> c == separator).count()))
                .orElseThrow();
    }

    /** The first line that is neither a remark nor empty. */
    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<CsvRecord> records(InputFile file, String text, char separator) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LARGEST_RECORD)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw new ProblemException(Problem.input(
                    "table-syntax",
                    file.where()
                            .atLine(
                                    records.isEmpty()
                                            ? 1
                                            : Math.toIntExact(records.get(records.size() - 1)
                                                            .getStartingLineNumber())
                                                    + 1),
                    Text.format("vanaf hier is dit geen CSV: {0}", "from here on this is not CSV: {0}", reason(e)),
                    Text.of(
                            "Misschien ontbreekt een aanhalingsteken, of is dit geen tabel.",
                            "Maybe a quote is missing, or this is not a table.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
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
        return header.contains(column);
    }

    /** The cell of a row in a column, empty if the table lacks the column. */
    String cell(Row row, String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : row.cells().get(index);
    }

    /** Adds a problem for each of these columns that the table lacks. */
    void requireColumns(Problems problems, String... columns) {
        for (String column : columns) {
            if (!header.contains(column)) {
                problems.add(Problem.input(
                        "column-missing",
                        file.where().atLine(headerLine),
                        Text.format(
                                "de kolom \"{0}\" ontbreekt; de kopregel heeft: {1}.",
                                "the column \"{0}\" is missing; the header line has: {1}.",
                                column,
                                String.join(" | ", header)),
                        header.size() == 1
                                ? Text.of(
                                        "Misschien is het scheidingsteken anders dan opgegeven of dan , ; of tab.",
                                        "Maybe the separator is another than declared, or than , ; or tab.")
                                : Suggestions.advice(column, header)));
            }
        }
    }

    /** Adds a problem for each column that is none of these. */
    void forbidOtherColumns(Problems problems, List<String> known) {
        header.stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> problems.add(Problem.input(
                        "column-unknown",
                        file.where().atLine(headerLine),
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
