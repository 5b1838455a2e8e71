package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.ResultFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: who gains and who loses between two divisions, always B minus A. */
@Command(
        name = "compare",
        description =
                "Compare two divisions: models, earlier results or published tables. Every difference is B minus A.")
final class CompareCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "A funding model (JSON), a result folder or its allocation.csv, or a CSV table of amounts.",
            descriptionKey = "compare.a")
    private Path a;

    @Parameters(
            index = "1",
            paramLabel = "B",
            description = "The same; a difference above 0 means more in B.",
            descriptionKey = "compare.b")
    private Path b;

    @Mixin
    private SideOptions sides = new SideOptions();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Where the regions of A are among those of B, if these are of another year.",
            descriptionKey = "compare.mapping")
    private @Nullable Path mapping;

    @Option(
            names = "--same-total",
            description = "Scale A to the total of B, so that only shares make a difference.",
            descriptionKey = "compare.same-total")
    private boolean sameTotal;

    @Mixin
    private PeopleOptions people = new PeopleOptions();

    @Mixin
    private BandOptions bands = new BandOptions();

    @Mixin
    private AttributionOptions attribution = new AttributionOptions();

    @Mixin
    private RegressionOptions regression = new RegressionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        sides.check();
        DivisionPair pair = DivisionPair.read(sides.a(a), sides.b(b), Optional.ofNullable(mapping));
        Comparison comparison = new Comparison(
                sameTotal ? pair.a().scaledTo(pair.b().total()) : pair.a(),
                pair.beforeCarry(),
                pair.mapping(),
                pair.b(),
                people.youngPeople(pair),
                people.inhabitants(pair),
                people.grouping(pair));
        List<ComparisonSection> sections = sections(pair, comparison);
        output.folder().ifPresent(folder -> write(folder, pair, sections));
        print(pair, comparison, sections);
        return ExitCode.OK;
    }

    /** What is told, in this order. */
    private List<ComparisonSection> sections(DivisionPair pair, Comparison comparison) {
        List<ComparisonSection> sections = new ArrayList<>();
        sections.add(new EffectSection(console, comparison, bands.bands(comparison)));
        attribution
                .attribution(pair, comparison)
                .ifPresent(outcome -> sections.add(new AttributionSection(console, outcome)));
        regression
                .regression(pair, comparison)
                .ifPresent(outcome -> sections.add(new RegressionSection(console, outcome)));
        return sections;
    }

    private void write(Path folder, DivisionPair pair, List<ComparisonSection> sections) {
        Map<String, ResultFolder.Content> contents = new LinkedHashMap<>();
        for (ComparisonSection section : sections) {
            if (output.has(OutputOptions.Format.CSV)) {
                section.tables().forEach((name, text) -> contents.put(name, out -> out.write(text)));
            }
            if (output.has(OutputOptions.Format.JSON)) {
                section.json().forEach((name, text) -> contents.put(name, out -> out.write(text)));
            }
        }
        output.write(console, folder, CommandManifest.Kind.COMPARISON, manifestCall(pair), contents);
    }

    private CommandManifest.Call manifestCall(DivisionPair pair) {
        ImmutableListMultimap.Builder<String, String> options = ImmutableListMultimap.builder();
        sides.describe(options);
        people.describe(options);
        bands.describe(options);
        attribution.describe(options);
        regression.describe(options);
        options.put("same-total", Boolean.toString(sameTotal));
        options.put("format", output.fileFormats());
        ImmutableListMultimap.Builder<String, Path> files =
                ImmutableListMultimap.<String, Path>builder().putAll(pair.files());
        people.addFiles(files);
        attribution.addFiles(files);
        regression.addFiles(files);
        return new CommandManifest.Call(options.build(), sides.folders(), files.build());
    }

    private void print(DivisionPair pair, Comparison comparison, List<ComparisonSection> sections) {
        if (output.has(OutputOptions.Format.TABLE)) {
            ComparisonWords.opening(comparison).forEach(console::print);
            sections.forEach(ComparisonSection::print);
            ComparisonWords.sources(pair, comparison).forEach(console::print);
        } else if (output.folder().isEmpty()) {
            ComparisonWords.sources(pair, comparison).forEach(console::remark);
            ComparisonSection first = sections.get(0);
            Map<String, String> texts = output.has(OutputOptions.Format.CSV) ? first.tables() : first.json();
            console.out().print(texts.values().iterator().next());
        }
    }
}
