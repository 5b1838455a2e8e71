package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.analysis.comparison.Attribution;
import nl.verdeelmodel.analysis.comparison.AttributionMethod;
import nl.verdeelmodel.analysis.comparison.AttributionStep;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.AttributionFiles;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** B - A of each region split into steps: the steps with their numbers, then a table with a column for each. */
final class AttributionSection implements ComparisonSection {

    /** More columns do not fit on a line. */
    private static final int COLUMNS = 6;

    private static final int WIDEST_NAME = 24;
    private static final int WIDEST_STEP = 76;

    private final Console console;
    private final Language language;
    private final Attribution attribution;
    private final boolean synthetic;

    AttributionSection(Console console, AttributionOptions.Outcome outcome) {
        this.console = console;
        this.language = console.language();
        this.attribution = outcome.attribution();
        this.synthetic = outcome.synthetic();
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("attribution.csv", AttributionFiles.csv(attribution, synthetic));
    }

    @Override
    public Map<String, String> json() {
        return Map.of("attribution.json", AttributionFiles.json(attribution, synthetic));
    }

    @Override
    public void print() {
        Attribution.InCents table = attribution.inCents();
        console.printWrapped(Text.format(
                "B - A in stappen, {0}; {1}. De stappen tellen per regio op tot B - A.",
                "B - A in steps, {0}; {1}. The steps of a region add up to B - A.", kind(), method()));
        steps(table).lines().forEach(console.out()::println);
        attribution.notes().forEach(console::printWrapped);
        if (!attribution.withoutEffect().isEmpty()) {
            console.printWrapped(Text.format(
                    "Zonder effect: {0}.",
                    "Without effect: {0}.",
                    attribution.withoutEffect().stream()
                            .map(AttributionStep::title)
                            .toList()));
        }
        for (int first = 0; first < attribution.steps().size(); first += COLUMNS) {
            console.out().println();
            regions(table, first, Math.min(first + COLUMNS, attribution.steps().size()))
                    .lines()
                    .forEach(console.out()::println);
        }
        console.out().println();
    }

    private Text kind() {
        return switch (attribution.kind()) {
            case SHARES_AND_MONEY ->
                Text.of(
                        "twee modellen gemeten aan het aantal jongeren",
                        "two models measured against the number of young people");
            case RULES_AND_DATA ->
                Text.of("regels en gegevens van twee vormen van een model", "rules and data of two forms of one model");
        };
    }

    private Text method() {
        return attribution.method() instanceof AttributionMethod.InOrder
                ? Text.of("in een volgorde", "in one order")
                : Text.of("gemiddeld over alle volgorden (Shapley)", "averaged over all orders (Shapley)");
    }

    private TextTable steps(Attribution.InCents table) {
        TextTable steps = new TextTable()
                .number("#")
                .text(Text.of("Stap (B - A) [id]", "Step (B - A) [id]").in(language), WIDEST_STEP)
                .number(Text.of("EUR van wie erbij krijgen", "EUR of who gain").in(language))
                .number(Text.of("EUR totaal", "EUR total").in(language));
        for (int i = 0; i < attribution.steps().size(); i++) {
            int column = i;
            AttributionStep step = attribution.steps().get(i);
            long gained = table.cells().stream()
                    .mapToLong(row -> Math.max(0, row.get(column)))
                    .sum();
            steps.row(List.of(
                    Integer.toString(i + 1),
                    step.title().in(language) + " [" + step.id() + "]",
                    signed(gained),
                    signed(table.totals().get(i))));
        }
        return steps;
    }

    private TextTable regions(Attribution.InCents table, int from, int to) {
        TextTable regions = new TextTable()
                .text("Code")
                .text(Text.of("Regio", "Region").in(language), WIDEST_NAME)
                .number("B - A EUR");
        for (int step = from; step < to; step++) {
            regions.narrowNumber(
                    Text.format("stap {0} EUR", "step {0} EUR", step + 1).in(language));
        }
        for (int i = 0; i < attribution.regions().size(); i++) {
            regions.row(row(
                    attribution.regions().get(i).code(),
                    attribution.regions().get(i).name(),
                    table.differences().get(i),
                    table.cells().get(i).subList(from, to)));
        }
        regions.rule();
        regions.row(row(
                "",
                Text.of("Totaal", "Total").in(language),
                table.total(),
                table.totals().subList(from, to)));
        return regions;
    }

    private List<String> row(String code, String name, long difference, List<Long> cells) {
        List<String> row = new ArrayList<>(List.of(code, name, signed(difference)));
        row.addAll(cells.stream().map(this::signed).toList());
        return row;
    }

    private String signed(long cents) {
        return (cents > 0 ? "+" : "") + language.amount(Money.ofCents(cents));
    }
}
