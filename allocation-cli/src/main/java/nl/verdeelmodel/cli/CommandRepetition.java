package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.problem.Text;

/** Repeats the command of a manifest in a folder of its own, and compares inputs and every file. */
final class CommandRepetition {

    private final Console console;

    CommandRepetition(Console console) {
        this.console = console;
    }

    /** Exit code 0 if every input and every file is the same, 3 if not, or that of the command if it fails. */
    int run(CommandManifest.Kind kind, Path file) {
        CommandManifest manifest = CommandManifest.read(kind, file);
        boolean sameInputs = compareInputs(manifest);
        if (!manifest.version().equals(Version.number())) {
            console.print(Text.format(
                    "Programma: versie {0}, toen {1}.",
                    "Program: version {0}, then {1}.", Version.number(), manifest.version()));
        }
        try {
            Path folder = Files.createTempDirectory("verdeelmodel-");
            try {
                int code = Main.commandLine(console.withoutFiles()).execute(arguments(manifest, folder));
                return code == ExitCode.OK ? compare(manifest, file, folder, sameInputs) : code;
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] arguments(CommandManifest manifest, Path folder) {
        List<String> arguments = new ArrayList<>(List.of(manifest.kind().command()));
        manifest.options().forEach((name, value) -> {
            int colon = name.indexOf(':');
            arguments.add(
                    colon < 0
                            ? "--" + name + "=" + value
                            : "--" + name.substring(0, colon) + "=" + name.substring(colon + 1) + "=" + value);
        });
        manifest.folders().forEach((name, path) -> arguments.add("--" + name + "=" + path));
        List<String> positional = manifest.kind().positional();
        for (CommandManifest.Input input : manifest.inputs()) {
            if (!positional.contains(input.role()) && !input.role().equals(CommandManifest.FOUND)) {
                arguments.add("--" + input.role() + "=" + input.path());
            }
        }
        for (String role : positional) {
            manifest.inputs().stream()
                    .filter(input -> input.role().equals(role))
                    .forEach(input -> arguments.add(input.path().toString()));
        }
        arguments.add("--out=" + folder);
        return arguments.toArray(String[]::new);
    }

    private boolean compareInputs(CommandManifest manifest) {
        List<CommandManifest.Input> changed = manifest.inputs().stream()
                .filter(CommandManifest.Input::hasChanged)
                .toList();
        changed.forEach(input -> console.print(
                Text.format("Invoer {0}: veranderd of verdwenen.", "Input {0}: changed or gone.", input.path())));
        if (changed.isEmpty()) {
            console.print(Text.format(
                    "Invoer: alle {0} bestanden gelijk.",
                    "Inputs: all {0} files the same.", manifest.inputs().size()));
        }
        return changed.isEmpty();
    }

    private int compare(CommandManifest manifest, Path file, Path folder, boolean sameInputs) {
        ImmutableMap<String, String> now = CommandManifest.read(
                        manifest.kind(), folder.resolve(manifest.kind().file()))
                .outputs();
        boolean sameOutputs = compareOutputs(manifest.outputs(), now);
        ImmutableSet<String> changed =
                manifest.changedOutputs(file.toAbsolutePath().resolveSibling(""));
        changed.forEach(name -> console.print(Text.format(
                "Uitkomst {0}: sindsdien veranderd of verdwenen.", "Output {0}: changed or gone since then.", name)));
        return sameInputs && sameOutputs && changed.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    private boolean compareOutputs(Map<String, String> then, Map<String, String> now) {
        then.forEach((name, checksum) -> {
            if (!now.containsKey(name)) {
                console.print(Text.format("Uitkomst {0}: nu niet gemaakt.", "Output {0}: not made now.", name));
            } else if (!checksum.equals(now.get(name))) {
                console.print(Text.format("Uitkomst {0}: NIET gelijk.", "Output {0}: NOT the same.", name));
            }
        });
        now.keySet().stream()
                .filter(name -> !then.containsKey(name))
                .forEach(name -> console.print(Text.format("Uitkomst {0}: nieuw.", "Output {0}: new.", name)));
        boolean same = then.equals(now);
        if (same) {
            console.print(Text.format(
                    "Uitkomsten: alle {0} bestanden gelijk, byte voor byte.",
                    "Outputs: all {0} files the same, byte for byte.", now.size()));
        }
        return same;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
