package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.analysis.Reasons;
import nl.verdeelmodel.analysis.StabilityReport;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.key.AllocationKey;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Prints an allocation on the terminal: a row per region, totals, and the reasons. */
final class AllocationReport {

    private static final int SHARE_DECIMALS = 4;
    private static final int VALUE_DECIMALS = 2;

    /** For values below 1 on average, such as rates and shares. */
    private static final int RATE_DECIMALS = 6;

    private static final int LINE_WIDTH = 110;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    AllocationReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    /** The key that decides most of a stream, shown as the columns "score" and "share". */
    private record Lead(Optional<MeasureOutcome> measure, AllocationKey key, Optional<Text> part) {}

    void print(Allocation allocation) {
        console.print(Text.format("{0}: {1}", "{0}: {1}", allocation.model().title(), allocation.year()));
        if (!allocation.model().source().isEmpty()) {
            TextTable.wrap(allocation.model().source(), LINE_WIDTH).forEach(console.out()::println);
        }
        console.out().println();
        if (allocation.streams().size() > 1
                || allocation.streams().get(0).stability().isEmpty()) {
            table(allocation).lines().forEach(console.out()::println);
            console.out().println();
        }
        allocation.streams().forEach(stream -> printStability(allocation, stream));
        printReasons(allocation);
    }

    /** A table per stream that is kept stable; if it is the only stream, its table has all there is to show. */
    private void printStability(Allocation allocation, Allocation.StreamOutcome stream) {
        StabilityReport.of(stream).ifPresent(report -> {
            if (allocation.streams().size() > 1) {
                console.print(Text.format(
                        "{0}, met stabiliteitsregels",
                        "{0}, with stability rules", stream.rule().title()));
            }
            StabilityTable table = new StabilityTable(stream, report, language);
            table.lines().forEach(console.out()::println);
            table.legend().ifPresent(console::print);
            console.out().println();
        });
    }

    private TextTable table(Allocation allocation) {
        Set<Lead> leads = new LinkedHashSet<>();
        allocation.streams().forEach(stream -> lead(stream).ifPresent(leads::add));
        TextTable table = headings(allocation, leads);
        for (int i = 0; i < allocation.regions().size(); i++) {
            table.row(regionRow(allocation, leads, i));
        }
        table.rule();
        table.row(totalRow(allocation, leads));
        partTotals(allocation).forEach((part, amounts) -> table.row(partRow(allocation, leads, part, amounts)));
        return table;
    }

    /** The key of the largest part, if that part is most of the stream. */
    private static Optional<Lead> lead(Allocation.StreamOutcome stream) {
        return stream.parts().stream()
                .filter(part -> part.amount().cents() > stream.amount().cents() / 2)
                .findFirst()
                .map(part -> new Lead(
                        measure(part.key()),
                        part.key().key(),
                        stream.parts().size() > 1 ? Optional.of(part.rule().title()) : Optional.empty()));
    }

    private static Optional<MeasureOutcome> measure(KeyOutcome key) {
        if (key instanceof KeyOutcome.Proportional proportional) {
            return Optional.of(proportional.measure());
        }
        return key instanceof KeyOutcome.Claims claims ? Optional.of(claims.measure()) : Optional.empty();
    }

    private TextTable headings(Allocation allocation, Set<Lead> leads) {
        TextTable table =
                new TextTable().text("Code").text(Text.of("Regio", "Region").in(language));
        for (Lead lead : leads) {
            lead.measure().ifPresent(measure -> table.number(measure.title().in(language) + " " + measure.period()));
            table.number(lead.part()
                    .map(part -> Text.format("Aandeel {0}", "Share of {0}", part))
                    .orElse(Text.of("Aandeel", "Share"))
                    .in(language));
        }
        if (allocation.streams().size() > 1) {
            allocation
                    .streams()
                    .forEach(stream -> table.number(stream.rule().title().in(language)));
        }
        return table.number(Text.of("Totaal EUR", "Total EUR").in(language));
    }

    private List<String> regionRow(Allocation allocation, Set<Lead> leads, int region) {
        List<String> cells = new ArrayList<>();
        cells.add(allocation.regions().get(region).code());
        cells.add(allocation.regions().get(region).name());
        for (Lead lead : leads) {
            lead.measure()
                    .ifPresent(
                            measure -> cells.add(value(measure, measure.values().get(region))));
            cells.add(language.percentage(lead.key().share(region), SHARE_DECIMALS));
        }
        if (allocation.streams().size() > 1) {
            allocation
                    .streams()
                    .forEach(
                            stream -> cells.add(language.amount(stream.budgets().get(region))));
        }
        cells.add(language.amount(allocation.budgets().get(region)));
        return cells;
    }

    private List<String> totalRow(Allocation allocation, Set<Lead> leads) {
        List<String> cells = new ArrayList<>();
        cells.add("");
        cells.add(Text.of("Totaal", "Total").in(language));
        for (Lead lead : leads) {
            lead.measure()
                    .ifPresent(
                            measure -> cells.add(value(measure, measure.values().total())));
            cells.add(language.percentage(lead.key().isZero() ? Fraction.ZERO : Fraction.ONE, SHARE_DECIMALS));
        }
        if (allocation.streams().size() > 1) {
            allocation.streams().forEach(stream -> cells.add(language.amount(stream.amount())));
        }
        cells.add(language.amount(allocation.total()));
        return cells;
    }

    private String value(MeasureOutcome measure, Fraction value) {
        boolean whole = measure.values().values().stream().allMatch(Fraction::isWhole);
        Fraction regions = Fraction.of(measure.values().regions().size());
        boolean small = measure.values().total().compareTo(regions) < 0;
        return language.number(value, whole ? 0 : small ? RATE_DECIMALS : VALUE_DECIMALS);
    }

    /** Parts that several streams have in common, or that one stream has several of, summed by title. */
    private static Map<Text, Map<String, Money>> partTotals(Allocation allocation) {
        Map<Text, Map<String, Money>> totals = new LinkedHashMap<>();
        boolean several =
                allocation.streams().stream().anyMatch(stream -> stream.parts().size() > 1);
        if (several) {
            allocation
                    .streams()
                    .forEach(stream -> stream.parts()
                            .forEach(part -> totals.computeIfAbsent(part.rule().title(), title -> new LinkedHashMap<>())
                                    .merge(stream.rule().id(), part.amount(), Money::plus)));
            allocation.streams().forEach(stream -> addCost(stream, totals));
        }
        return totals;
    }

    /** Where stability makes the total an outcome, the parts do not add up to it without what that costs. */
    private static void addCost(Allocation.StreamOutcome stream, Map<Text, Map<String, Money>> totals) {
        stream.stability()
                .map(StabilityOutcome::cost)
                .filter(cost -> cost.cents() != 0)
                .ifPresent(cost -> totals.computeIfAbsent(
                                Text.of("stabiliteit", "stability"), title -> new LinkedHashMap<>())
                        .put(stream.rule().id(), cost));
    }

    private List<String> partRow(Allocation allocation, Set<Lead> leads, Text part, Map<String, Money> amounts) {
        List<String> cells = new ArrayList<>();
        cells.add("");
        cells.add(Text.format("  waarvan {0}", "  of which {0}", part).in(language));
        leads.forEach(lead -> {
            lead.measure().ifPresent(measure -> cells.add(""));
            cells.add("");
        });
        if (allocation.streams().size() > 1) {
            allocation
                    .streams()
                    .forEach(stream -> cells.add(
                            amounts.containsKey(stream.rule().id())
                                    ? language.amount(
                                            amounts.getOrDefault(stream.rule().id(), Money.ZERO))
                                    : ""));
        }
        cells.add(language.amount(amounts.values().stream().reduce(Money.ZERO, Money::plus)));
        return cells;
    }

    private void printReasons(Allocation allocation) {
        console.print(Text.of("Waarom:", "Why:"));
        Reasons.of(allocation).forEach(reason -> printItem(reason.in(language)));
        Text note = syntheticNote(loaded);
        if (!note.isEmpty()) {
            console.out().println();
            console.print(note);
        }
        console.out().println();
    }

    /** Says which tables were made up; nothing if none was. */
    static Text syntheticNote(ModelFile loaded) {
        return syntheticNote(loaded.files());
    }

    /** The same of the files of several models. */
    static Text syntheticNote(List<ModelFile.SourceFile> files) {
        Set<String> synthetic = new TreeSet<>();
        files.stream().filter(ModelFile.SourceFile::synthetic).forEach(file -> synthetic.add(file.name()));
        return synthetic.isEmpty()
                ? Text.NONE
                : Text.format(
                        "LET OP: synthetische gegevens, geen echte cijfers: {0}.",
                        "NOTE: synthetic data, not real figures: {0}.", synthetic);
    }

    private void printItem(String text) {
        List<String> lines = TextTable.wrap(text, LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? "- " : "  ") + lines.get(i));
        }
    }
}
