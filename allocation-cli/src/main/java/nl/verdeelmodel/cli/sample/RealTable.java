package nl.verdeelmodel.cli.sample;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** A real table that synthetic ones follow: comma separated, with remarks that begin with {@code #}. */
final class RealTable {

    /** A row, with cells by the name of their column. */
    record Row(RealTable table, NamedCsvRecord cells) {

        String text(String column) {
            return cells.findField(column)
                    .orElseThrow(() -> table.problem(
                            cells.getStartingLineNumber(),
                            Text.format(
                                    "deze rij heeft geen kolom \"{0}\".", "this row has no column \"{0}\".", column)));
        }

        long whole(String column) {
            return decimal(column).longValueExact();
        }

        BigDecimal decimal(String column) {
            String cell = text(column);
            if (!cell.matches("[0-9]{1,12}(?:\\.[0-9]{1,2})?")) {
                throw table.problem(
                        cells.getStartingLineNumber(),
                        Text.format(
                                "in kolom {0} staat \"{1}\"; dat is geen getal van 0 of meer met een decimale punt.",
                                "column {0} holds \"{1}\", which is not a number of 0 or more with a decimal point.",
                                column,
                                cell));
            }
            return new BigDecimal(cell);
        }
    }

    private final Path file;

    private RealTable(Path file) {
        this.file = file;
    }

    /**
     * The rows of a table.
     *
     * @throws ProblemException if the file is missing or not CSV
     */
    static List<Row> rows(Path file) {
        RealTable table = new RealTable(file);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> records = csv.stream()) {
            return records.map(cells -> new Row(table, cells)).toList();
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

    private ProblemException problem(long line, Text message) {
        return new ProblemException(Problem.input(
                "sample-table-wrong", Where.file(file.toString()).atLine(Math.toIntExact(line)), message));
    }
}
