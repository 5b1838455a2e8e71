package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file too large to be held: how it is written, its header line, and where its rows begin; the rows stay in the file.
 *
 * <p>Remarks at the head, a line {@code sep=;}, a byte order mark and the separator are those of {@link CsvText}.
 *
 * @param path the file
 * @param charset its encoding
 * @param separator what stands between cells
 * @param synthetic whether the first line is a remark with the word SYNTHETIC
 * @param header the names of the columns, without spaces round them
 * @param headerLine the line of the header, from 1
 * @param windowsLines whether the header line ends with CR LF
 * @param bodyStart the offset of the first byte after the header line
 * @param size the number of bytes of the file
 */
record StreamedTable(
        Path path,
        Charset charset,
        char separator,
        boolean synthetic,
        ImmutableList<String> header,
        int headerLine,
        boolean windowsLines,
        long bodyStart,
        long size) {

    /**
     * Reads the head of a file.
     *
     * @param declared the separator; empty to take the one that the header line uses
     * @param encoding {@code utf-8} or {@code windows-1252}
     * @throws ProblemException if the file cannot be read or has no header line
     */
    static StreamedTable open(Path path, Optional<Character> declared, String encoding) {
        InputFile.requireFile(path);
        requireOnDisk(path);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            Head head = new Head(path, in, Charset.forName(encoding), declared);
            return head.read(Files.size(path));
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    private static void requireOnDisk(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new ProblemException(Problem.input(
                    "file-not-on-disk",
                    Where.file(path.toString()),
                    Text.of(
                            "dit is een apparaat of pijp; personen moeten in een bestand staan, dat op meer plaatsen tegelijk"
                                    + " wordt gelezen.",
                            "this is a device or pipe; persons must stand in a file, which is read in several places at"
                                    + " once.")));
        }
    }

    /** Whether a line has ended at the end of a file with this last byte. */
    static boolean endsLine(int last) {
        return last == '\n' || last == '\r';
    }

    /** Whether at least the last cell has ended, with its line or its quote, at the end of a file with this last byte. */
    static boolean endsCell(int last) {
        return endsLine(last) || last == '"';
    }

    /** The file as a place for problems. */
    Where where() {
        return Where.file(path.toString());
    }

    /** A decoder that replaces nothing in silence. */
    CharsetDecoder strictDecoder() {
        return strictDecoder(charset);
    }

    private static CharsetDecoder strictDecoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * The problem of a byte that is not of the encoding.
     *
     * @throws IOException if the file cannot be read again to find the line
     */
    Problem wrongEncoding() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            Lines lines = new Lines(in);
            byte[] line = lines.next();
            while (line != null && decodes(line)) {
                line = lines.next();
            }
            return wrongEncoding(where().atLine(lines.number), charset);
        }
    }

    private boolean decodes(byte[] line) {
        try {
            strictDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Problem wrongEncoding(Where where, Charset charset) {
        return Problem.input(
                "encoding-wrong",
                where,
                Text.format("deze regel is geen {0}.", "this line is not {0}.", charset.name()),
                charset.name().equals("UTF-8")
                        ? Text.of(
                                "Misschien is het bestand als gewone CSV bewaard (Windows-1252): geef die codering op, of"
                                        + " bewaar het als \"CSV UTF-8\".",
                                "Maybe the file was saved as plain CSV (Windows-1252): declare that encoding, or save it"
                                        + " as \"CSV UTF-8\".")
                        : Text.of("Misschien is het bestand UTF-8.", "Maybe the file is UTF-8."));
    }

    /** Reads up to and with the header line. */
    private static final class Head {

        private final Path path;
        private final Lines lines;
        private final Charset charset;
        private final Optional<Character> declared;

        Head(Path path, InputStream in, Charset charset, Optional<Character> declared) {
            this.path = path;
            this.lines = new Lines(in);
            this.charset = charset;
            this.declared = declared;
        }

        StreamedTable read(long size) throws IOException {
            requireNoUtf16();
            Optional<Character> separator = declared;
            String first = "";
            for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
                String line = decode(bytes).strip();
                first = lines.number == 1 ? line : first;
                Matcher excel = CsvText.SEPARATOR_LINE.matcher(line);
                if (excel.matches()) {
                    separator = declared.or(() -> Optional.of(excel.group(1).charAt(0)));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    char found = separator.orElse(CsvText.separatorOfLine(line));
                    boolean synthetic = CsvTable.SYNTHETIC.matcher(first).matches();
                    return new StreamedTable(
                            path,
                            charset,
                            found,
                            synthetic,
                            cells(decode(bytes), found),
                            lines.number,
                            lines.windows,
                            lines.offset,
                            size);
                }
            }
            throw problem(
                    "table-empty",
                    Where.file(path.toString()),
                    Text.of("de tabel is leeg: er is geen kopregel.", "the table is empty: there is no header line."));
        }

        private void requireNoUtf16() throws IOException {
            lines.in.mark(4);
            byte[] start = lines.in.readNBytes(3);
            if (InputFile.isUtf16(start)) {
                throw InputFile.utf16(path);
            }
            if (InputFile.hasByteOrderMark(start)) {
                lines.offset = start.length;
            } else {
                lines.in.reset();
            }
        }

        private String decode(byte[] line) {
            Where where = Where.file(path.toString()).atLine(lines.number);
            if (line.length > CsvText.LARGEST_ROW) {
                throw problem(
                        "table-syntax",
                        where,
                        Text.of("deze regel is te lang voor een tabel.", "this line is too long for a table."));
            }
            try {
                return strictDecoder(charset).decode(ByteBuffer.wrap(line)).toString();
            } catch (CharacterCodingException e) {
                throw new ProblemException(wrongEncoding(where, charset));
            }
        }

        private ImmutableList<String> cells(String line, char separator) {
            Where where = Where.file(path.toString()).atLine(lines.number);
            if (line.indexOf('\0') >= 0) {
                throw problem(
                        "table-binary",
                        where,
                        Text.of(
                                "de kopregel bevat een nulteken; dit is geen tekst, of UTF-16.",
                                "the header line holds a zero byte; this is no text, or UTF-16."));
            }
            try {
                return CsvText.builder(separator).ofSingleCsvRecord(CsvText.handler(), line).getFields().stream()
                        .map(String::strip)
                        .collect(ImmutableList.toImmutableList());
            } catch (CsvParseException e) {
                throw problem(
                        "table-syntax",
                        where,
                        Text.of(
                                "de kopregel is geen CSV: een aanhalingsteken wordt niet gesloten of staat verkeerd.",
                                "the header line is not CSV: a quote is not closed or in the wrong place."));
            }
        }

        private static ProblemException problem(String code, Where where, Text message) {
            return new ProblemException(Problem.input(code, where, message));
        }
    }

    /** The lines of a file as bytes, each of the ends LF, CR and CR LF taken off. */
    private static final class Lines {

        private final InputStream in;
        private long offset;
        private int number;
        private boolean windows;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next line, at most one byte more than {@link CsvText#LARGEST_ROW} of it; null at the end. */
        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int read = in.read();
            if (read < 0) {
                return null;
            }
            number++;
            windows = false;
            while (read >= 0) {
                offset++;
                if (read == '\n' || read == '\r') {
                    windows = read == '\r' && skipLineFeed();
                    break;
                }
                if (line.size() <= CsvText.LARGEST_ROW) {
                    line.write(read);
                }
                read = in.read();
            }
            return line.toByteArray();
        }

        private boolean skipLineFeed() throws IOException {
            in.mark(1);
            if (in.read() == '\n') {
                offset++;
                return true;
            }
            in.reset();
            return false;
        }
    }
}
