package nl.verdeelmodel.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.util.Iterator;
import java.util.List;

/** Reads lines that are not plain in the general way, one by one. For one thread. */
final class OddLines {

    private final CharsetDecoder decoder;
    private final char separator;
    private final CohortRows rows;
    private final RowFindings findings = new RowFindings();

    OddLines(CohortLayout layout, CohortSink<?> sink) {
        this.decoder = layout.table().strictDecoder();
        this.separator = layout.table().separator();
        this.rows = new CohortRows(layout, sink, findings);
    }

    /**
     * Takes the rows of a line; more than one if it has lone CR, none if it is empty.
     *
     * @param bytes the file, or a part of it
     * @param from the first byte of the line
     * @param to the byte after its line feed
     * @param open whether the file ends there without having ended the last cell
     * @return false if the line cannot be read by itself or a row has a finding
     */
    boolean read(byte[] bytes, int from, int to, boolean open) {
        try (CsvReader<CsvRecord> reader = CsvText.builder(separator)
                .build(
                        CsvText.handler(),
                        decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString())) {
            for (Iterator<CsvRecord> records = reader.iterator(); records.hasNext(); ) {
                List<String> cells = records.next().getFields();
                rows.add(cells, 0, open && !records.hasNext());
            }
            return findings.isEmpty();
        } catch (CharacterCodingException | CsvParseException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
