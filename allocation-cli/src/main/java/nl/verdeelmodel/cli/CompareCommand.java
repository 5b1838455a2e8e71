package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.analysis.comparison.EffectReasons;
import nl.verdeelmodel.analysis.comparison.Grouping;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
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
        checkUse();
        Problems problems = new Problems();
        problems.collect(() -> {
            sides.check();
            return sides;
        });
        Optional<DivisionPair> read =
                problems.collect(() -> DivisionPair.read(sides.a(a), sides.b(b), Optional.ofNullable(mapping)));
        Optional<DivisionPair> known = read.or(this::withoutChoice);
        if (known.isEmpty()) {
            problems.throwIfAny();
        }
        DivisionPair pair = known.orElseThrow();
        Optional<Optional<Headcount>> youngPeople = problems.collect(() -> people.youngPeople(pair));
        Optional<Optional<Headcount>> inhabitants = problems.collect(() -> people.inhabitants(pair));
        Optional<Optional<Grouping>> grouping = problems.collect(() -> people.grouping(pair));
        problems.throwIfAny();
        return tell(
                pair,
                new Comparison(
                        sideA(pair),
                        pair.beforeCarry(),
                        pair.mapping(),
                        pair.b().inWholeCents(),
                        youngPeople.orElseThrow(),
                        inhabitants.orElseThrow(),
                        grouping.orElseThrow()));
    }

    private int tell(DivisionPair pair, Comparison comparison) {
        List<ComparisonSection> sections = sections(pair, comparison);
        output.folder().ifPresent(folder -> write(folder, pair, sections));
        print(pair, comparison, sections);
        return ExitCode.OK;
    }

    /** Options that mean nothing without each other, all at once. */
    private void checkUse() {
        List<Text> misuses = new ArrayList<>(attribution.misuses());
        misuses.addAll(regression.misuses());
        if (!misuses.isEmpty()) {
            String words = misuses.stream()
                    .map(text -> text.in(console.language()))
                    .collect(Collectors.joining(System.lineSeparator()));
            throw output.misuse(console, words, words);
        }
    }

    /** Both sides without the year and stream that are asked for: what else is wrong can then be said too. */
    private Optional<DivisionPair> withoutChoice() {
        return new Problems()
                .collect(() -> DivisionPair.read(
                        sides.a(a).withoutChoice(), sides.b(b).withoutChoice(), Optional.ofNullable(mapping)));
    }

    /** A in whole cents, so that every difference is one amount wherever it is shown. */
    private Division sideA(DivisionPair pair) {
        Division a = pair.a();
        return (sameTotal ? a.scaledTo(pair.b().inWholeCents().total()) : a).inWholeCents();
    }

    /** What is told, in this order. */
    private List<ComparisonSection> sections(DivisionPair pair, Comparison comparison) {
        List<ComparisonSection> sections = new ArrayList<>();
        Optional<AttributionOptions.Outcome> steps = attribution.attribution(console, pair, comparison);
        EffectReasons reasons = new EffectReasons(comparison, steps.map(AttributionOptions.Outcome::attribution));
        sections.add(new EffectSection(console, comparison, bands.bands(comparison), reasons));
        steps.ifPresent(outcome -> sections.add(new AttributionSection(console, outcome)));
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
        attribution.describe(console, options);
        regression.describe(options);
        options.put("same-total", Boolean.toString(sameTotal));
        options.put("format", output.fileFormats());
        return new CommandManifest.Call(options.build(), sides.folders(), files(pair));
    }

    /** Every file that was read, by its role. */
    private ImmutableListMultimap<String, Path> files(DivisionPair pair) {
        ImmutableListMultimap.Builder<String, Path> files =
                ImmutableListMultimap.<String, Path>builder().putAll(pair.files());
        people.addFiles(files);
        attribution.addFiles(files);
        regression.addFiles(files);
        return files.build();
    }

    private void print(DivisionPair pair, Comparison comparison, List<ComparisonSection> sections) {
        List<Text> sources = ComparisonWords.sources(
                pair, comparison.isSynthetic(), files(pair).values());
        if (output.has(OutputOptions.Format.TABLE)) {
            ComparisonWords.opening(comparison).forEach(console::printWrapped);
            sections.forEach(ComparisonSection::print);
            sources.forEach(console::printWrapped);
            return;
        }
        if (console.tellsFiles()) {
            sources.forEach(console::remark);
        }
        if (output.folder().isEmpty()) {
            ComparisonSection first = sections.get(0);
            Map<String, String> texts = output.has(OutputOptions.Format.CSV) ? first.tables() : first.json();
            console.out().print(texts.values().iterator().next());
        }
    }
}
