package nl.verdeelmodel.cli.sample;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** A real table that synthetic ones follow: comma separated, with remarks that begin with {@code #}. */
final class RealTable {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,2})?");

    private static final Pattern RATIO = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,15}|/[1-9][0-9]{0,14})?");

    /**
     * A row.
     *
     * @param file the file that it stands in
     * @param cells its cells by the name of their column
     */
    record Row(Path file, NamedCsvRecord cells) {

        String text(String column) {
            return cells.findField(column)
                    .orElseThrow(() -> problem(Text.format(
                            "deze rij heeft geen kolom \"{0}\".", "this row has no column \"{0}\".", column)));
        }

        long whole(String column) {
            return Long.parseLong(matching(
                    column, WHOLE, Text.of("geen geheel getal van 0 of meer", "no whole number of 0 or more")));
        }

        BigDecimal decimal(String column) {
            return new BigDecimal(matching(
                    column,
                    DECIMAL,
                    Text.of(
                            "geen getal van 0 of meer met een decimale punt",
                            "no number of 0 or more with a decimal point")));
        }

        /** A decimal or a fraction such as {@code 2/3}, as the nearest double of both parts divided. */
        double ratio(String column) {
            String[] parts = matching(
                            column,
                            RATIO,
                            Text.of("geen deel als decimaal of breuk", "no part as a decimal or fraction"))
                    .split("/", 2);
            double whole = Double.parseDouble(parts[0]);
            return parts.length == 1 ? whole : whole / Double.parseDouble(parts[1]);
        }

        private String matching(String column, Pattern pattern, Text expected) {
            String cell = text(column);
            if (pattern.matcher(cell).matches()) {
                return cell;
            }
            throw problem(Text.format(
                    "in kolom {0} staat \"{1}\"; dat is {2}.",
                    "column {0} holds \"{1}\", which is {2}.", column, cell, expected));
        }

        private ProblemException problem(Text message) {
            Where where = Where.file(file.toString()).atLine(Math.toIntExact(cells.getStartingLineNumber()));
            return new ProblemException(Problem.input("sample-table-wrong", where, message));
        }
    }

    private RealTable() {}

    /**
     * The rows of a table.
     *
     * @throws ProblemException if the file is missing or not CSV
     */
    static List<Row> rows(Path file) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> records = csv.stream()) {
            return records.map(cells -> new Row(file, cells)).toList();
        } catch (IOException | CsvParseException e) {
            throw new ProblemException(Problem.input(
                    "sample-table-unreadable",
                    Where.file(file.toString()),
                    Text.of(
                            "deze echte tabel is niet te lezen; de voorbeeldtabellen volgen haar.",
                            "this real table cannot be read; the sample tables follow it."),
                    Text.of(
                            "Misschien wijst --data niet naar de map sample-data.",
                            "Maybe --data does not point to the folder sample-data.")));
        }
    }
}
