package nl.verdeelmodel.cli;

import com.google.common.collect.Sets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.Manifest;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.problem.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that shows a result or writes it into a folder. */
final class OutputOptions {

    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write results and manifest into this folder.",
            descriptionKey = "out")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = {
                "Comma separated: table for the terminal, csv and json for files (with --out)",
                "or standard output (without). If absent: table, and with --out all."
            },
            descriptionKey = "format")
    private Set<Format> formats = EnumSet.noneOf(Format.class);

    /** Fills in the formats that go without saying, and refuses those that do not go together. */
    void check(Console console) {
        if (out != null && out.toString().isEmpty()) {
            throw misuse(console, "--out heeft de naam van een map nodig", "--out needs the name of a folder");
        }
        if (formats.isEmpty()) {
            formats = out == null ? EnumSet.of(Format.TABLE) : EnumSet.allOf(Format.class);
        }
        if (out != null && formats.equals(EnumSet.of(Format.TABLE))) {
            throw misuse(
                    console,
                    "--format table schrijft geen bestanden: laat --out weg, of voeg csv of json toe",
                    "--format table writes no files: leave out --out, or add csv or json");
        }
        if (out == null && formats.size() > 1) {
            throw misuse(
                    console,
                    "Meer dan een formaat vraagt om een map: geef --out, of kies een formaat",
                    "Several formats need a folder: add --out, or choose one format");
        }
    }

    /** Whether nothing was asked for. */
    boolean isEmpty() {
        return out == null && formats.isEmpty();
    }

    boolean has(Format format) {
        return formats.contains(format);
    }

    /** The formats of files, for a manifest. */
    String fileFormats() {
        return formats.stream()
                .filter(format -> format != Format.TABLE)
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    /** The folder to write into; empty if results go to the terminal only. */
    Optional<Path> folder() {
        return Optional.ofNullable(out);
    }

    /** Writes results, their manifest among them, and removes those that an earlier run left in the folder. */
    void write(Console console, Path folder, Map<String, String> files) {
        Set<String> obsolete =
                Sets.difference(Manifest.resultsIn(folder), files.keySet()).immutableCopy();
        ResultFolder.write(folder, files, obsolete);
        noteWritten(console, folder, files.keySet(), obsolete);
    }

    /** Writes results and the manifest of a command, and removes those that an earlier run of it left in the folder. */
    void write(
            Console console,
            Path folder,
            CommandManifest.Kind kind,
            CommandManifest.Call call,
            Map<String, ResultFolder.Content> files) {
        Set<String> obsolete = CommandManifest.write(kind, folder, Version.number(), call, files);
        Set<String> written = new LinkedHashSet<>(files.keySet());
        written.add(kind.file());
        noteWritten(console, folder, written, obsolete);
    }

    /** Says which files were written, and which of an earlier run were removed. */
    private static void noteWritten(Console console, Path folder, Set<String> written, Set<String> obsolete) {
        if (!console.tellsFiles()) {
            return;
        }
        console.remark(Text.format("Geschreven in {0}: {1}.", "Written to {0}: {1}.", folder, written));
        if (!obsolete.isEmpty()) {
            console.remark(Text.format(
                    "Verwijderd, van een eerdere berekening: {0}.", "Removed, of an earlier run: {0}.", obsolete));
        }
    }

    ParameterException misuse(Console console, String nl, String en) {
        return new ParameterException(spec.commandLine(), Text.of(nl, en).in(console.language()));
    }
}
