package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;

/**
 * What scores or estimates were made of and how: the version of the program, the options, and the checksum of each file that
 * was read or written. Paths are seen from the manifest, with {@code /}.
 * There is no time and no name of a machine in it.
 *
 * @param kind what was made
 * @param version the version of the program
 * @param options the options by name, as they were given or go without saying
 * @param inputs the files that were read
 * @param outputs the files that were written, by name, with their checksums
 */
public record CohortManifest(
        Kind kind,
        String version,
        ImmutableMap<String, String> options,
        ImmutableList<Path> inputs,
        ImmutableMap<String, String> outputs) {

    /** What a manifest vouches for. Each kind has a name of its own, so that all can lie in one folder with that of a run. */
    public enum Kind {
        /** Scores of a cohort. */
        SCORES("scores"),
        /** Risk models estimated on a cohort. */
        FIT("fit");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /**
         * The name of the manifest in its folder.
         *
         * @return such as {@code scores-manifest.json}
         */
        public String file() {
            return id + "-manifest.json";
        }

        private String format() {
            return "verdeelmodel-" + id + "-manifest-1";
        }

        private Shape shape() {
            return Shape.object()
                    .required("format", Shape.oneOf(format()), "Format of this file.")
                    .required("program", ANY_TEXT, "Program and version.")
                    .required(
                            "options", Shape.mapOf(Text.of("een optie", "an option"), "[a-z-]+", ANY_TEXT), "Options.")
                    .required("inputs", files(ANY_TEXT), "Files that were read.")
                    .required("outputs", files(FILE_NAME), "Files that were written beside the manifest.");
        }
    }

    private static final Shape ANY_TEXT = Shape.text(Text.of("een tekst", "a text"), "[\\s\\S]*");
    private static final Shape CHECKSUM =
            Shape.text(Text.of("een controlegetal SHA-256", "a checksum SHA-256"), "[0-9a-f]{64}");
    private static final Shape FILE_NAME =
            Shape.text(Text.of("een bestandsnaam", "a file name"), "[a-z0-9-]+\\.[a-z]+");

    private static Shape files(Shape name) {
        return Shape.listOf(
                Shape.object().required("file", name, "Name.").required("sha256", CHECKSUM, "Checksum."), 0);
    }

    /**
     * Writes files with a manifest beside them into a folder, and removes those that an earlier run of the same kind left there
     * and this one does not make.
     *
     * @param kind what was made
     * @param folder where to
     * @param version the version of the program
     * @param options the options by name
     * @param inputs the files that were read
     * @param files the contents by name
     * @return the names of the files that were removed
     * @throws ProblemException if an input cannot be read again, or anything cannot be written
     */
    public static ImmutableSet<String> write(
            Kind kind,
            Path folder,
            String version,
            Map<String, String> options,
            ImmutableList<Path> inputs,
            Map<String, ResultFolder.Content> files) {
        Map<String, ResultFolder.Content> all = new LinkedHashMap<>();
        Map<String, String> checksums = new LinkedHashMap<>();
        files.forEach((name, content) -> all.put(name, out -> checksums.put(name, copy(content, out))));
        // The manifest is written last, when the checksums of the others are known.
        all.put(
                kind.file(),
                out -> out.write(new CohortManifest(
                                kind, version, ImmutableMap.copyOf(options), inputs, ImmutableMap.copyOf(checksums))
                        .json(folder)));
        Set<String> earlier = resultsIn(kind, folder);
        ImmutableSet<String> obsolete =
                earlier.stream().filter(name -> !all.containsKey(name)).collect(ImmutableSet.toImmutableSet());
        ResultFolder.writeContents(folder, all, obsolete);
        return obsolete;
    }

    private String json(Path folder) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("format", kind.format())
                .put("program", "verdeelmodel " + version);
        ObjectNode named = node.putObject("options");
        options.forEach(named::put);
        ArrayNode read = node.putArray("inputs");
        inputs.forEach(path ->
                read.addObject().put("file", Manifest.relative(folder, path)).put("sha256", checksum(path)));
        ArrayNode written = node.putArray("outputs");
        outputs.forEach((name, sha256) -> written.addObject().put("file", name).put("sha256", sha256));
        return JsonFormat.write(node);
    }

    /** Writes a content and gives its checksum. */
    private static String copy(ResultFolder.Content content, Writer out) throws IOException {
        HashingOutputStream hashing = new HashingOutputStream(Hashing.sha256(), OutputStream.nullOutputStream());
        Writer hash = new OutputStreamWriter(hashing, StandardCharsets.UTF_8);
        content.writeTo(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                out.write(text, from, length);
                hash.write(text, from, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }

            @Override
            public void close() {}
        });
        hash.flush();
        return hashing.hash().toString();
    }

    /** Piece by piece: a file of persons can be larger than memory. */
    private static String checksum(Path path) {
        try (HashingOutputStream hashing = new HashingOutputStream(Hashing.sha256(), OutputStream.nullOutputStream())) {
            try (InputStream in = Files.newInputStream(path)) {
                ByteStreams.copy(in, hashing);
            }
            return hashing.hash().toString();
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    /** The files of an earlier run in a folder, as far as they are as it wrote them; none without a sound manifest. */
    private static ImmutableSet<String> resultsIn(Kind kind, Path folder) {
        Path path = folder.resolve(kind.file());
        if (!Files.isRegularFile(path)) {
            return ImmutableSet.of();
        }
        try {
            InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
            Problems problems = new Problems();
            JsonValue json = JsonPaths.named(JsonReader.read(file.text(), file.where(), problems), "");
            kind.shape().check(json, problems);
            problems.throwIfAny();
            return new ModelReader.Entry(json)
                    .list("outputs")
                    .map(ModelReader.Entry::new)
                    .filter(output -> isUnchanged(folder.resolve(output.text("file")), output.text("sha256")))
                    .map(output -> output.text("file"))
                    .collect(ImmutableSet.toImmutableSet());
        } catch (ProblemException | InvalidPathException e) {
            return ImmutableSet.of();
        }
    }

    private static boolean isUnchanged(Path path, String sha256) {
        return Files.isRegularFile(path) && checksum(path).equals(sha256);
    }
}
