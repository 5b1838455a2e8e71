package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * The lines of a CSV file: remarks at its head, then rows of cells.
 *
 * <p>Remarks begin with {@code #} and stand above the header line only; further down such a line is a row, since Excel
 * writes its errors so ({@code #N/A}). An Excel line {@code sep=;} is honoured.
 */
final class CsvText {

    static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=(.)\\s*");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** A row longer than this is no row of a table. */
    static final int LARGEST_ROW = 1024 * 1024;

    private final Where file;
    private final List<String> head = new ArrayList<>();
    private final String body;
    private final char separator;

    /**
     * Finds where the table begins.
     *
     * @param text the file
     * @param file its place, for problems
     * @param declared the separator that the model declares; empty to take the one that the header line uses
     */
    CsvText(String text, Where file, Optional<Character> declared) {
        this.file = file;
        int start = 0;
        Optional<Character> found = declared;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            String line =
                    text.substring(start, Math.min(end, start + LARGEST_ROW)).strip();
            Matcher excel = SEPARATOR_LINE.matcher(line);
            if (excel.matches()) {
                found = declared.or(() -> Optional.of(excel.group(1).charAt(0)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                break;
            }
            head.add(line);
            start = end;
        }
        this.body = text.substring(start);
        this.separator = found.orElseGet(() -> separatorOf(body));
    }

    private static int endOfLine(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                boolean windows = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                return windows ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    private static char separatorOf(String body) {
        return separatorOfLine(body.substring(0, Math.min(endOfLine(body, 0), LARGEST_ROW)));
    }

    /** The separator that a header line uses most. */
    static char separatorOfLine(String line) {
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(
                        separator -> line.chars().filter(c -> c == separator).count()))
                .orElseThrow();
    }

    /** The first line of the file, empty if it is no remark. */
    String firstRemark() {
        return head.isEmpty() ? "" : head.get(0);
    }

    /**
     * The rows, the header line first.
     *
     * @throws ProblemException if the file is not CSV from some line on
     */
    ImmutableList<CsvTable.Row> rows() {
        ImmutableList.Builder<CsvTable.Row> rows = ImmutableList.builder();
        Problems problems = new Problems();
        int line = head.size();
        try (CsvReader<CsvRecord> reader = reader()) {
            for (CsvRecord record : reader) {
                line = head.size() + Math.toIntExact(record.getStartingLineNumber());
                if (record.getFields().stream().anyMatch(CsvText::hasLineBreak)) {
                    problems.add(unclosed(line));
                }
                rows.add(new CsvTable.Row(
                        line, record.getFields().stream().map(String::strip).toList()));
            }
        } catch (CsvParseException e) {
            problems.add(Problem.input(
                    "table-syntax",
                    file.atLine(line + 1),
                    Text.format("vanaf hier is dit geen CSV: {0}", "from here on this is not CSV: {0}", reason(e)),
                    Text.of(
                            "Misschien ontbreekt een aanhalingsteken, of is dit geen tabel.",
                            "Maybe a quote is missing, or this is not a table.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.throwIfAny();
        return rows.build();
    }

    private CsvReader<CsvRecord> reader() {
        return builder(separator).build(handler(), body);
    }

    /** How every table is read: no remarks between rows, every row with the cells that it has, quotes closed. */
    static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    /** Takes in rows up to {@link #LARGEST_ROW}. */
    static CsvRecordHandler handler() {
        return CsvRecordHandler.of(limits -> limits.maxFieldSize(LARGEST_ROW).maxRecordSize(LARGEST_ROW));
    }

    static boolean hasLineBreak(String cell) {
        return cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
    }

    private Problem unclosed(int line) {
        return Problem.input(
                "cell-with-line-break",
                file.atLine(line),
                Text.of(
                        "een cel van deze rij loopt door op de volgende regel.",
                        "a cell of this row goes on in the next line."),
                Text.of(
                        "Misschien wordt een aanhalingsteken op deze regel niet gesloten.",
                        "Maybe a quote on this line is not closed."));
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }
}
