package nl.verdeelmodel.cli.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a synthetic table as CSV, with the warning in its first line. */
final class SyntheticText {

    private SyntheticText() {}

    static String of(SyntheticTable table, long seed, RealData real) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> remarks = table.remarks();
            csv.writeComment(" SYNTHETIC: made up by \"verdeelmodel sample --seed " + seed + "\", not real data. "
                    + remarks.get(0));
            remarks.stream().skip(1).forEach(remark -> csv.writeComment(" " + remark));
            csv.writeRecord(table.columns());
            table.rows(real, Noise.of(seed, table.file())).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
