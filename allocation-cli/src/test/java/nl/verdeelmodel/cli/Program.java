package nl.verdeelmodel.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One run of the program inside the test, with all that it said.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Program(int code, String out, String err) {

    /** The folder of the repository, seen from the folder of this module. */
    static final Path ROOT = Path.of("..");

    /** A shipped model. */
    static String model(String name) {
        return ROOT.resolve("sample-data/models").resolve(name).toString();
    }

    static Program run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Optional.empty(),
                arguments);
        return new Program(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
