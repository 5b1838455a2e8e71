package nl.verdeelmodel.io;

import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** Writes results so that a reader never finds half a file: all to temporary files first, then each moved into place. */
public final class ResultFolder {

    private static final AtomicLong CALLS = new AtomicLong();

    private ResultFolder() {}

    /**
     * Writes files into a folder, which is made if it is missing; files of the same name are replaced.
     *
     * @param folder where to
     * @param files the contents by name, which may lie in a folder below ({@code scores/x.csv})
     * @throws ProblemException if anything cannot be written; then no file was changed unless the move itself failed
     */
    public static void write(Path folder, Map<String, String> files) {
        write(folder, files, Set.of());
    }

    /**
     * Writes files into a folder and removes what an earlier run left there, so that one folder holds one run.
     *
     * @param folder where to
     * @param files the contents by name
     * @param obsolete names of files that are removed if they are there
     * @throws ProblemException if anything cannot be written; then no file was changed unless the move itself failed
     */
    public static void write(Path folder, Map<String, String> files, Set<String> obsolete) {
        writeContents(folder, Maps.transformValues(files, text -> out -> out.write(text)), obsolete);
    }

    /** What a file will hold, written piece by piece where it is too much to hold. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the whole content.
         *
         * @param out where to, in UTF-8; closed by the caller
         * @throws IOException if that fails
         */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes files into a folder, of which some may be too large to be held, and removes what an earlier run left there.
     *
     * @param folder where to
     * @param files the contents by name
     * @param obsolete names of files that are removed if they are there
     * @throws ProblemException if anything cannot be written; then no file was changed unless the move itself failed
     */
    public static void writeContents(Path folder, Map<String, Content> files, Set<String> obsolete) {
        Map<Path, Path> moves = new LinkedHashMap<>();
        Path current = folder;
        try {
            for (Map.Entry<String, Content> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                current = target;
                Path parent = target.toAbsolutePath().getParent();
                Files.createDirectories(parent == null ? folder : parent);
                Path temporary = temporary(target);
                moves.put(temporary, target);
                try (Writer out = Files.newBufferedWriter(temporary)) {
                    file.getValue().writeTo(out);
                }
                requireReplaceable(target);
            }
            for (Map.Entry<Path, Path> move : moves.entrySet()) {
                current = move.getValue();
                move(move.getKey(), current);
            }
            for (String name : obsolete) {
                current = folder.resolve(name);
                Files.deleteIfExists(current);
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    Problem.Kind.OUTPUT,
                    "cannot-write",
                    Where.file(current.toString()),
                    Text.format("dit is niet te schrijven ({0}).", "this cannot be written ({0}).", reason(e)),
                    Text.of(
                            "Misschien bestaat het pad al als bestand, is het geopend in Excel, of ontbreekt het recht.",
                            "Maybe the path exists as a file, is open in Excel, or you lack the permission.")));
        } finally {
            moves.keySet().forEach(ResultFolder::deleteQuietly);
        }
    }

    /** Beside the target, so that the move stays on one disk; of this process and call, so that two do not meet. */
    private static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + CALLS.incrementAndGet() + ".tmp");
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("is a folder");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            System.getLogger(ResultFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "Left behind: " + temporary, e);
        }
    }
}
