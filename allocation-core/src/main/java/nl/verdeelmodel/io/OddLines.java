package nl.verdeelmodel.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;

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
     * @return false if the line cannot be read by itself or a row has a finding
     */
    boolean read(byte[] bytes, int from, int to) {
        try (CsvReader<CsvRecord> reader = CsvText.builder(separator)
                .build(
                        CsvText.handler(),
                        decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString())) {
            for (CsvRecord record : reader) {
                rows.add(record.getFields(), 0);
            }
            return findings.isEmpty();
        } catch (CharacterCodingException | CsvParseException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
