package nl.verdeelmodel.io;

import com.google.common.hash.Hashing;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * The bytes of an input, read once: what is parsed and what the manifest vouches for are the same.
 *
 * <p>Models and tables per region or municipality are small; a file that is far larger is refused before it can fill the
 * memory.
 */
final class InputFile {

    /** A table of 342 municipalities, ten years and a hundred measures is about 3 MB. */
    static final int LARGEST_TABLE = 16 * 1024 * 1024;

    /** A model has some kilobytes. */
    static final int LARGEST_MODEL = 2 * 1024 * 1024;

    /** The trace of all years of a model with 10,000 regions still fits. */
    static final int LARGEST_RESULT = 256 * 1024 * 1024;

    static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path path;
    private final byte[] bytes;

    private InputFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * Reads a file whole.
     *
     * @throws ProblemException if it is missing, a folder, unreadable or too large
     */
    static InputFile read(Path path, int largest) {
        requireFile(path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = ByteStreams.limit(in, largest + 1L).readAllBytes();
            if (bytes.length > largest) {
                throw problem(
                        path,
                        "file-too-large",
                        Text.format(
                                "het bestand is groter dan {0} MB; een model of tabel per regio is veel kleiner.",
                                "the file is larger than {0} MB; a model or a table per region is far smaller.",
                                largest / (1024 * 1024)));
            }
            return new InputFile(path, bytes);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Checks that a path can be that of a file.
     *
     * @throws ProblemException if it is empty or a folder
     */
    static void requireFile(Path path) {
        if (path.toString().isEmpty()) {
            throw problem(path, "file-unnamed", Text.of("de bestandsnaam is leeg.", "the file name is empty."));
        }
        if (Files.isDirectory(path)) {
            throw problem(
                    path, "file-is-folder", Text.of("dit is een map, geen bestand.", "this is a folder, not a file."));
        }
    }

    /** Why a file could not be read, as a problem. */
    static ProblemException unreadable(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new ProblemException(missing(path));
        }
        if (e instanceof AccessDeniedException) {
            return problem(
                    path,
                    "file-unreadable",
                    Text.of("u hebt geen recht om dit bestand te lezen.", "you have no permission to read this file."));
        }
        return problem(
                path,
                "file-unreadable",
                Text.format(
                        "het bestand is niet te lezen ({0}).",
                        "the file cannot be read ({0}).", String.valueOf(e.getMessage())));
    }

    private static Problem missing(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        return Problem.input(
                "file-missing",
                Where.file(path.toString()),
                Text.of("dit bestand bestaat niet.", "this file does not exist."),
                folder == null || name == null
                        ? Text.NONE
                        : Suggestions.advice(name.toString(), names(folder, extension(name.toString()))));
    }

    private static String extension(String name) {
        int point = name.lastIndexOf('.');
        return point < 0 ? name : name.substring(point);
    }

    /** The files in a folder that have an extension. */
    private static List<String> names(Path folder, String extension) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(extension) && !name.startsWith("."))
                    .sorted()
                    .limit(20)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static ProblemException problem(Path path, String code, Text message) {
        return new ProblemException(Problem.input(code, Where.file(path.toString()), message));
    }

    Path path() {
        return path;
    }

    /** The file as a place for problems. */
    Where where() {
        return Where.file(path.toString());
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    String checksum() {
        return Hashing.sha256().hashBytes(bytes).toString();
    }

    /**
     * The text of a file that is always UTF-8, such as a model or a region list, without a byte order mark.
     *
     * @throws ProblemException if a byte is not of that encoding; nothing is ever replaced in silence
     */
    String text() {
        return text(
                "utf-8",
                Text.of(
                        "Misschien is het bestand in een andere codering bewaard (Windows-1252): bewaar het als UTF-8 (in Excel"
                                + " \"CSV UTF-8\").",
                        "Maybe the file was saved in another encoding (Windows-1252): save it as UTF-8 (in Excel \"CSV"
                                + " UTF-8\")."));
    }

    /**
     * The text of the table of a measure, without a byte order mark.
     *
     * @param encoding {@code utf-8} or {@code windows-1252}
     * @throws ProblemException if a byte is not of that encoding; nothing is ever replaced in silence
     */
    String text(String encoding) {
        return text(
                encoding,
                encoding.equals("utf-8")
                        ? Text.of(
                                "Misschien is het bestand in Excel als gewone CSV bewaard (Windows-1252): geef bij de maatstaf"
                                        + " \"encoding\": \"windows-1252\" op, of bewaar het als \"CSV UTF-8\".",
                                "Maybe Excel saved the file as plain CSV (Windows-1252): declare \"encoding\":"
                                        + " \"windows-1252\" with the measure, or save it as \"CSV UTF-8\".")
                        : Text.of(
                                "Misschien is het bestand UTF-8: laat dan \"encoding\" bij de maatstaf weg.",
                                "Maybe the file is UTF-8: then leave out \"encoding\" with the measure."));
    }

    private String text(String encoding, Text advice) {
        if (isUtf16()) {
            throw utf16(path);
        }
        int start = hasByteOrderMark() ? BYTE_ORDER_MARK.length : 0;
        Charset charset = encoding.equals("utf-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.input(
                    "encoding-wrong",
                    where().atLine(firstLineThatIsNot(charset)),
                    Text.format("deze regel is geen {0}.", "this line is not {0}.", charset.name()),
                    advice));
        }
    }

    /** The problem of a file in UTF-16. */
    static ProblemException utf16(Path path) {
        return problem(
                path,
                "encoding-wrong",
                Text.of(
                        "dit bestand is UTF-16 (in Excel \"Unicode-tekst\"); bewaar het als \"CSV UTF-8\".",
                        "this file is UTF-16 (in Excel \"Unicode text\"); save it as \"CSV UTF-8\"."));
    }

    private boolean isUtf16() {
        return isUtf16(bytes);
    }

    /** Whether bytes begin with a byte order mark of UTF-16. */
    static boolean isUtf16(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }

    private boolean hasByteOrderMark() {
        return hasByteOrderMark(bytes);
    }

    /** Whether bytes begin with the byte order mark of UTF-8. */
    static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private int firstLineThatIsNot(Charset charset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                try {
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, i - start));
                } catch (CharacterCodingException e) {
                    return line;
                }
                line++;
                start = i + 1;
            }
        }
        return line;
    }
}
