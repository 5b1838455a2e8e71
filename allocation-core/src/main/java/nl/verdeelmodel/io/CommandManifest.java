package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;

/**
 * What the results of a command were made of and how, so that they can be made again: the version of the program, the options,
 * and the role and checksum of each file that was read or written. Paths are seen from the manifest, with {@code /}.
 * There is no time and no name of a machine in it.
 *
 * @param kind what was made
 * @param version the version of the program
 * @param options the options by name, as they were given or go without saying; one of many names has the name behind a colon,
 *     such as {@code column:age}
 * @param folders the options that name a folder to read from, such as {@code data}
 * @param inputs the files that were read
 * @param outputs the files that were written, by name, with their checksums
 */
public record CommandManifest(
        Kind kind,
        String version,
        ImmutableListMultimap<String, String> options,
        ImmutableMap<String, Path> folders,
        ImmutableList<Input> inputs,
        ImmutableMap<String, String> outputs) {

    /** The role of the file of persons or cells itself. */
    public static final String PERSONS = "persons";

    /** The role of a funding model that a command is given. */
    public static final String MODEL = "model";

    /** The role of a file that a command finds by itself, through a file that it is given. */
    public static final String FOUND = "found";

    /**
     * How a command was called.
     *
     * @param options the options by name, in order; not those that name files or folders, nor those of the output folder
     * @param folders the options that name a folder to read from
     * @param inputs the files by role: a positional role of {@link Kind#positional()}, the option that names the file, or
     *     {@link #FOUND}
     */
    public record Call(
            ImmutableListMultimap<String, String> options,
            ImmutableMap<String, Path> folders,
            ImmutableListMultimap<String, Path> inputs) {

        /**
         * A call whose options have one value each, without folders to read from.
         *
         * @param options the options by name
         * @param inputs the files by role
         * @return the call
         */
        public static Call of(Map<String, String> options, ImmutableListMultimap<String, Path> inputs) {
            return new Call(ImmutableListMultimap.copyOf(options.entrySet()), ImmutableMap.of(), inputs);
        }

        /**
         * The same call with one more file.
         *
         * @param role its role
         * @param path where it is
         * @return the call
         */
        public Call with(String role, Path path) {
            return new Call(
                    options,
                    folders,
                    ImmutableListMultimap.<String, Path>builder()
                            .putAll(inputs)
                            .put(role, path)
                            .build());
        }
    }

    /**
     * A file that was read.
     *
     * @param role a positional role of the kind, the option that names the file, such as {@code risk-model}, or {@link #FOUND}
     * @param path where it is
     * @param sha256 its checksum
     */
    public record Input(String role, Path path, String sha256) {

        /**
         * Whether the file is no longer as it was.
         *
         * @return true if it was changed or cannot be read
         */
        public boolean hasChanged() {
            return !isUnchanged(path, sha256);
        }
    }

    /** What a manifest vouches for. Each kind has a name of its own, so that all can lie in one folder with that of a run. */
    public enum Kind {
        /** Scores of a cohort. */
        SCORES("scores", "score", PERSONS),
        /** Risk models estimated on a cohort. */
        FIT("fit", "fit", PERSONS),
        /** Two divisions against each other. */
        COMPARISON("comparison", "compare", "a", "b"),
        /** How a model moves over years. */
        VOLATILITY("volatility", "volatility", MODEL),
        /** How sure amounts are. */
        UNCERTAINTY("uncertainty", "uncertainty", MODEL),
        /** Stability against money kept from need. */
        FRONTIER("frontier", "frontier", MODEL),
        /** Where small changes have large effects. */
        CLIFFS("cliffs", "cliffs", MODEL),
        /** Whether a model keeps its order. */
        ROBUSTNESS("robustness", "robustness", MODEL),
        /** Named changes of a model side by side. */
        SCENARIOS("scenarios", "scenarios", MODEL, "scenarios");

        private final String id;
        private final String command;
        private final ImmutableList<String> positional;

        Kind(String id, String command, String... positional) {
            this.id = id;
            this.command = command;
            this.positional = ImmutableList.copyOf(positional);
        }

        /**
         * The name of the manifest in its folder.
         *
         * @return such as {@code scores-manifest.json}
         */
        public String file() {
            return id + "-manifest.json";
        }

        /**
         * The command that makes it.
         *
         * @return such as {@code score}
         */
        public String command() {
            return command;
        }

        /**
         * The roles of the files that the command is given without an option.
         *
         * @return in the order of the command line
         */
        public ImmutableList<String> positional() {
            return positional;
        }

        private String format() {
            return "verdeelmodel-" + id + "-manifest-1";
        }

        private Shape shape() {
            return Shape.object()
                    .required("format", Shape.oneOf(format()), "Format of this file.")
                    .required("program", ANY_TEXT, "Program and version.")
                    .required(
                            "options", Shape.mapOf(Text.of("een optie", "an option"), OPTION_NAME, VALUES), "Options.")
                    .optional(
                            "folders", Shape.mapOf(Text.of("een optie", "an option"), "[a-z-]+", ANY_TEXT), "Folders.")
                    .required("inputs", inputFiles(), "Files that were read.")
                    .required("outputs", files(FILE_NAME), "Files that were written beside the manifest.");
        }
    }

    private static final Shape ANY_TEXT = Shape.text(Text.of("een tekst", "a text"), "[\\s\\S]*");
    private static final String OPTION_NAME = "[a-z-]+(?::[a-z_]+)?";
    private static final Shape VALUES = Shape.textOr(ANY_TEXT, Shape.listOf(ANY_TEXT, 2));
    private static final Shape CHECKSUM =
            Shape.text(Text.of("een controlegetal SHA-256", "a checksum SHA-256"), "[0-9a-f]{64}");
    private static final Shape FILE_NAME =
            Shape.text(Text.of("een bestandsnaam", "a file name"), "[a-z0-9-]+\\.[a-z]+");

    private static Shape inputFiles() {
        return Shape.listOf(
                Shape.object()
                        .required("role", Shape.text(Text.of("een rol", "a role"), "[a-z-]+"), "What it is.")
                        .required("file", ANY_TEXT, "Where it was found.")
                        .required("sha256", CHECKSUM, "Checksum."),
                1);
    }

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
     * @param call how the command was called
     * @param files the contents by name
     * @return the names of the files that were removed
     * @throws ProblemException if an input cannot be read again, or anything cannot be written
     */
    public static ImmutableSet<String> write(
            Kind kind, Path folder, String version, Call call, Map<String, ResultFolder.Content> files) {
        Map<String, ResultFolder.Content> all = new LinkedHashMap<>();
        Map<String, String> checksums = new LinkedHashMap<>();
        files.forEach((name, content) -> all.put(name, out -> checksums.put(name, copy(content, out))));
        // The manifest is written last, when the checksums of the others are known.
        all.put(
                kind.file(),
                out -> out.write(new CommandManifest(
                                kind,
                                version,
                                call.options(),
                                call.folders(),
                                checked(call.inputs()),
                                ImmutableMap.copyOf(checksums))
                        .json(folder)));
        Set<String> earlier = resultsIn(kind, folder);
        ImmutableSet<String> obsolete =
                earlier.stream().filter(name -> !all.containsKey(name)).collect(ImmutableSet.toImmutableSet());
        ResultFolder.writeContents(folder, all, obsolete);
        return obsolete;
    }

    private static ImmutableList<Input> checked(ImmutableListMultimap<String, Path> inputs) {
        return inputs.entries().stream()
                .map(entry -> new Input(entry.getKey(), entry.getValue(), checksum(entry.getValue())))
                .collect(ImmutableList.toImmutableList());
    }

    private String json(Path folder) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("format", kind.format())
                .put("program", "verdeelmodel " + version);
        ObjectNode named = node.putObject("options");
        options.asMap().forEach((name, values) -> putValues(named, name, ImmutableList.copyOf(values)));
        if (!folders.isEmpty()) {
            ObjectNode readFrom = node.putObject("folders");
            folders.forEach((name, path) -> readFrom.put(name, Manifest.relative(folder, path)));
        }
        ArrayNode read = node.putArray("inputs");
        inputs.forEach(input -> read.addObject()
                .put("role", input.role())
                .put("file", Manifest.relative(folder, input.path()))
                .put("sha256", input.sha256()));
        ArrayNode written = node.putArray("outputs");
        outputs.forEach((name, sha256) -> written.addObject().put("file", name).put("sha256", sha256));
        return JsonFormat.write(node);
    }

    private static void putValues(ObjectNode node, String name, List<String> values) {
        if (values.size() == 1) {
            node.put(name, values.get(0));
        } else {
            ArrayNode list = node.putArray(name);
            values.forEach(list::add);
        }
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

    /**
     * What a file is the manifest of.
     *
     * @param path a file
     * @return scores or estimates; empty if it says another format, is no JSON or cannot be read
     */
    public static Optional<Kind> kindOf(Path path) {
        try {
            JsonValue json = json(InputFile.read(path, InputFile.LARGEST_MODEL), new Problems());
            return json instanceof JsonValue.JsonObject object
                            && object.members().get("format") instanceof JsonValue.JsonText format
                    ? Arrays.stream(Kind.values())
                            .filter(kind -> kind.format().equals(format.value()))
                            .findFirst()
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a manifest.
     *
     * @param kind what it is the manifest of
     * @param path the file
     * @return the manifest, with its paths seen from the folder of the file
     * @throws ProblemException if it is not such a manifest
     */
    public static CommandManifest read(Kind kind, Path path) {
        InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
        Problems problems = new Problems();
        JsonValue json = json(file, problems);
        kind.shape().check(json, problems);
        problems.throwIfAny();
        try {
            return of(kind, new ModelReader.Entry(json), Manifest.real(path).resolveSibling("."));
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.input(
                    "path-wrong",
                    file.where(),
                    Text.format("\"{0}\" is geen bestandsnaam.", "\"{0}\" is not a file name.", e.getInput())));
        }
    }

    private static JsonValue json(InputFile file, Problems problems) {
        return JsonPaths.named(JsonReader.read(file.text(), file.where(), problems), "");
    }

    private static CommandManifest of(Kind kind, ModelReader.Entry entry, Path folder) {
        ImmutableListMultimap.Builder<String, String> options = ImmutableListMultimap.builder();
        entry.child("options")
                .orElseThrow()
                .object()
                .members()
                .forEach((name, value) -> options.putAll(name, values(value)));
        ImmutableMap.Builder<String, Path> folders = ImmutableMap.builder();
        entry.child("folders")
                .ifPresent(named -> named.object()
                        .members()
                        .forEach((name, value) -> folders.put(
                                name,
                                folder.resolve(ModelReader.Entry.asText(value)).normalize())));
        return new CommandManifest(
                kind,
                entry.text("program").replace("verdeelmodel ", ""),
                options.build(),
                folders.buildOrThrow(),
                entry.list("inputs")
                        .map(ModelReader.Entry::new)
                        .map(input -> new Input(
                                input.text("role"),
                                folder.resolve(input.text("file")).normalize(),
                                input.text("sha256")))
                        .collect(ImmutableList.toImmutableList()),
                entry.list("outputs")
                        .map(ModelReader.Entry::new)
                        .collect(ImmutableMap.toImmutableMap(
                                output -> output.text("file"), output -> output.text("sha256"), (a, b) -> a)));
    }

    private static List<String> values(JsonValue value) {
        return value instanceof JsonValue.JsonList list
                ? list.items().stream().map(ModelReader.Entry::asText).toList()
                : List.of(ModelReader.Entry.asText(value));
    }

    /**
     * The files beside the manifest that are no longer as they were written.
     *
     * @param folder the folder of the manifest
     * @return the names of files that were changed or removed
     */
    public ImmutableSet<String> changedOutputs(Path folder) {
        return outputs.entrySet().stream()
                .filter(output -> !isUnchanged(folder.resolve(output.getKey()), output.getValue()))
                .map(Map.Entry::getKey)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The files of an earlier run in a folder, as far as they are as it wrote them; none without a sound manifest. */
    private static ImmutableSet<String> resultsIn(Kind kind, Path folder) {
        Path path = folder.resolve(kind.file());
        if (!Files.isRegularFile(path)) {
            return ImmutableSet.of();
        }
        try {
            CommandManifest earlier = read(kind, path);
            return Sets.difference(earlier.outputs.keySet(), earlier.changedOutputs(folder))
                    .immutableCopy();
        } catch (ProblemException e) {
            return ImmutableSet.of();
        }
    }

    private static boolean isUnchanged(Path path, String sha256) {
        return Files.isRegularFile(path) && checksum(path).equals(sha256);
    }
}
