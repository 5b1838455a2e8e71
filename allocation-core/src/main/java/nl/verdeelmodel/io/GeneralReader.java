package nl.verdeelmodel.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Optional;
import nl.verdeelmodel.io.RowFindings.Kind;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;

/** Reads every file of rows, right or wrong, one row at a time; what it says holds. */
final class GeneralReader {

    private static final long PROGRESS_STEP = 1 << 20;

    private final CohortLayout layout;
    private final CohortFile.Progress progress;
    private int line;

    GeneralReader(CohortLayout layout, CohortFile.Progress progress) {
        this.layout = layout;
        this.progress = progress;
        this.line = layout.table().headerLine();
    }

    /**
     * Adds all rows of the file.
     *
     * @throws ProblemException with everything that is wrong with the header line and the rows, or if there is nobody
     * @throws IOException if the file cannot be read
     */
    void read(CohortSink<?> sink) throws IOException {
        RowFindings findings = new RowFindings();
        Problems problems = new Problems();
        problems.addAll(layout.problems());
        Optional<Problem> end = readRows(sink, findings);
        problems.addAll(new RowProblems(layout).of(findings));
        end.ifPresent(problems::add);
        if (problems.count() == 0 && sink.isEmpty()) {
            problems.add(Problem.input(
                    "table-empty",
                    layout.table().where(),
                    Text.of("de tabel heeft geen rijen met personen.", "the table has no rows with persons.")));
        }
        problems.throwIfAny();
    }

    /** Reads as far as it goes; the problem that ended it before the end of the file. */
    private Optional<Problem> readRows(CohortSink<?> sink, RowFindings findings) throws IOException {
        CohortRows rows = new CohortRows(layout, sink, findings);
        try (FileChannel channel = FileChannel.open(layout.table().path(), StandardOpenOption.READ);
                CsvReader<CsvRecord> reader = CsvText.builder(layout.table().separator())
                        .build(
                                CsvText.handler(),
                                new InputStreamReader(
                                        body(channel), layout.table().strictDecoder()))) {
            int last = lastByte(channel);
            boolean whole = StreamedTable.endsLine(last);
            int header = line;
            for (Iterator<CsvRecord> records = reader.iterator(); records.hasNext(); ) {
                CsvRecord row = records.next();
                line = header + Math.toIntExact(row.getStartingLineNumber());
                boolean open = !whole && !records.hasNext();
                if (open && isShort(row)) {
                    findings.add(Kind.TRUNCATED, "", CohortLayout.NONE, line, Integer.toString(row.getFieldCount()));
                } else {
                    rows.add(row.getFields(), line, open && !StreamedTable.endsCell(last));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return Optional.of(layout.table().wrongEncoding());
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            return Optional.of(notCsv());
        }
    }

    private boolean isShort(CsvRecord row) {
        return row.getFieldCount() < layout.table().header().size();
    }

    /** The last byte of the file; a line feed if there are no rows. */
    private int lastByte(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long size = layout.table().size();
        return size == layout.table().bodyStart() || channel.read(last, size - 1) < 1 ? '\n' : last.get(0);
    }

    private Problem notCsv() {
        return Problem.input(
                "table-syntax",
                layout.table().where().atLine(line + 1),
                Text.of(
                        "vanaf hier is dit geen CSV: een aanhalingsteken wordt niet gesloten, er staat tekst achter, of een"
                                + " rij is te lang.",
                        "from here on this is not CSV: a quote is not closed, text stands behind it, or a row is too"
                                + " long."),
                Text.of(
                        "Misschien ontbreekt een aanhalingsteken, of is dit geen tabel.",
                        "Maybe a quote is missing, or this is not a table."));
    }

    /** The rows of the file as bytes that report how far they were read. */
    private InputStream body(FileChannel channel) throws IOException {
        channel.position(layout.table().bodyStart());
        return new FilterInputStream(Channels.newInputStream(channel)) {

            private long done = layout.table().bodyStart();
            private long reported;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int count = super.read(bytes, from, length);
                done += Math.max(0, count);
                if (done - reported >= PROGRESS_STEP || count < 0) {
                    reported = done;
                    progress.at(done, layout.table().size());
                }
                return count;
            }
        };
    }
}
