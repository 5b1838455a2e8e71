package nl.verdeelmodel.testing;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * A table with published numbers, kept verbatim under {@code src/test/resources/published}.
 *
 * <p>The lines that start with {@code #} name the source and say which columns are published and which were computed;
 * the first other line has the column names.
 */
public record PublishedTable(String name, List<NamedCsvRecord> rows) {

    /** Reads {@code published/<name>.csv}. */
    public static PublishedTable read(String name) {
        String path = "/published/" + name + ".csv";
        try (InputStream file = PublishedTable.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no test resource " + path + ".");
            }
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
                return new PublishedTable(name, csv.stream().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** A column as text, from top to bottom. */
    public List<String> texts(String column) {
        return rows.stream().map(row -> row.getField(column)).toList();
    }

    /** A column of whole numbers. */
    public long[] longs(String column) {
        return texts(column).stream().mapToLong(Long::parseLong).toArray();
    }

    /** A column of decimal numbers. */
    public BigDecimal[] decimals(String column) {
        return texts(column).stream().map(BigDecimal::new).toArray(BigDecimal[]::new);
    }
}
