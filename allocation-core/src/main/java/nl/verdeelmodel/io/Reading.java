package nl.verdeelmodel.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * What one reading of a model has met so far, together with the models whose outcome it uses: each file is read once, so
 * that all that rests on it, and its checksum, are of the same bytes.
 *
 * <p>Mutable, for use by one thread.
 */
final class Reading {

    private final Map<Path, InputFile> files = new HashMap<>();
    private final Map<Path, ModelFile> models = new HashMap<>();
    private final Set<String> tablesSought = new LinkedHashSet<>();
    private final Deque<Path> chain = new ArrayDeque<>();

    /** The names of all tables that the models ask for. */
    Set<String> tablesSought() {
        return tablesSought;
    }

    /** A table, read now or before. */
    InputFile table(Path path) {
        Path key = key(path);
        InputFile known = files.get(key);
        if (known != null) {
            return known;
        }
        InputFile file = InputFile.read(path, InputFile.LARGEST_TABLE);
        files.put(key, file);
        return file;
    }

    /** Whether no other model waits for the one that is being read. */
    boolean isOutermost() {
        return chain.size() <= 1;
    }

    /** Remembers that a model is being read until {@link #end}. */
    void begin(Path model) {
        chain.addLast(key(model));
    }

    /** The model that was begun last is done. */
    void end() {
        chain.removeLast();
    }

    /**
     * Another model, read now or before.
     *
     * @param path its file
     * @param where the entry that refers to it
     * @param reader how it is read
     * @throws ProblemException if that model waits for this one, or has problems of its own
     */
    ModelFile model(Path path, Where where, Supplier<ModelFile> reader) {
        Path key = key(path);
        if (chain.contains(key)) {
            throw new ProblemException(circle(key, where));
        }
        ModelFile known = models.get(key);
        if (known != null) {
            return known;
        }
        ModelFile model = reader.get();
        models.put(key, model);
        return model;
    }

    private Problem circle(Path back, Where where) {
        String names = chain.stream()
                .dropWhile(path -> !path.equals(back))
                .map(Reading::name)
                .collect(Collectors.joining(" -> "));
        return Problem.input(
                "model-circle",
                where,
                Text.format(
                        "de uitkomst van dit model hangt van zichzelf af: {0} -> {1}.",
                        "the outcome of this model depends on itself: {0} -> {1}.", names, name(back)),
                Text.of(
                        "Misschien moet een van de modellen een tabel met bedragen lezen in plaats van \"outcomeOf\".",
                        "Maybe one of the models should read a table of amounts instead of \"outcomeOf\"."));
    }

    private static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    }

    /** The same for every way to write the path of a file. */
    private static Path key(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
