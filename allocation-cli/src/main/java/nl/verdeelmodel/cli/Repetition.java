package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.io.AllocationFiles;
import nl.verdeelmodel.io.Manifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Simulation;

/** Repeats the run of a manifest and compares inputs and amounts. */
final class Repetition {

    private static final int MOST_DIFFERENCES = 10;

    private final Console console;

    Repetition(Console console) {
        this.console = console;
    }

    /** Exit code 0 if every input and every cent is the same, otherwise 3. */
    int run(Path file) {
        Manifest manifest = Manifest.read(file);
        ModelFile loaded = ModelFile.read(manifest.model(), new ModelFile.Options(manifest.changes(), manifest.data()));
        List<Allocation> allocations = allocations(manifest, loaded);
        boolean sameInputs = compareInputs(manifest.inputs(), loaded.files());
        boolean sameAmounts = AllocationFiles.checksum(allocations).equals(manifest.amounts());
        if (!manifest.version().equals(Version.number())) {
            console.print(Text.format(
                    "Programma: versie {0}, toen {1}.",
                    "Program: version {0}, then {1}.", Version.number(), manifest.version()));
        }
        console.print(
                sameAmounts
                        ? Text.format(
                                "Bedragen: elke cent gelijk ({0}).",
                                "Amounts: every cent the same ({0}).", totals(allocations))
                        : Text.format(
                                "Bedragen: NIET gelijk; nu samen {0}.",
                                "Amounts: NOT the same; now {0} together.", totals(allocations)));
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!sameAmounts) {
            printDifferences(folder.resolve("allocation.csv"), allocations);
        }
        List<String> changed = manifest.changedOutputs(folder);
        changed.forEach(name -> console.print(Text.format(
                "Uitkomst {0}: sindsdien veranderd of verdwenen.", "Output {0}: changed or gone since then.", name)));
        return sameInputs && sameAmounts && changed.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    private static List<Allocation> allocations(Manifest manifest, ModelFile loaded) {
        return manifest.simulation()
                .map(plan ->
                        Simulation.of(loaded.model(), loaded.inputs(), plan).allocations())
                .orElseGet(() -> loaded.allocator().allocate(manifest.years()));
    }

    private void printDifferences(Path amounts, List<Allocation> allocations) {
        if (!Files.exists(amounts)) {
            return;
        }
        Map<String, Text> differences = AllocationFiles.differences(amounts, allocations);
        differences.entrySet().stream()
                .limit(MOST_DIFFERENCES)
                .forEach(entry ->
                        console.print(Text.format("  {0}: {1}", "  {0}: {1}", entry.getKey(), entry.getValue())));
        if (differences.size() > MOST_DIFFERENCES) {
            console.print(
                    Text.format("  ... en nog {0}.", "  ... and {0} more.", differences.size() - MOST_DIFFERENCES));
        }
    }

    private static Text totals(List<Allocation> allocations) {
        Text totals = Text.NONE;
        for (Allocation allocation : allocations) {
            totals = Text.format(
                    totals.isEmpty() ? "{0}{1}: {2}" : "{0}; {1}: {2}",
                    totals.isEmpty() ? "{0}{1}: {2}" : "{0}; {1}: {2}",
                    totals,
                    allocation.year(),
                    allocation.total());
        }
        return totals;
    }

    private boolean compareInputs(ImmutableList<ModelFile.SourceFile> before, ImmutableList<ModelFile.SourceFile> now) {
        Map<String, String> earlier = checksums(before);
        Map<String, String> current = checksums(now);
        current.forEach((name, checksum) -> {
            if (!checksum.equals(earlier.get(name))) {
                console.print(
                        earlier.containsKey(name)
                                ? Text.format("Invoer {0}: veranderd.", "Input {0}: changed.", name)
                                : Text.format("Invoer {0}: nieuw.", "Input {0}: new.", name));
            }
        });
        earlier.keySet().stream()
                .filter(name -> !current.containsKey(name))
                .forEach(name -> console.print(
                        Text.format("Invoer {0}: niet meer gebruikt.", "Input {0}: no longer used.", name)));
        boolean same = earlier.equals(current);
        if (same) {
            console.print(Text.format(
                    "Invoer: alle {0} bestanden gelijk.", "Inputs: all {0} files the same.", current.size()));
        }
        return same;
    }

    private static Map<String, String> checksums(ImmutableList<ModelFile.SourceFile> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        ModelFile.SourceFile::name, ModelFile.SourceFile::sha256, (a, b) -> a, TreeMap::new));
    }
}
