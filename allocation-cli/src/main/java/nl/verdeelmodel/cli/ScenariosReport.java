package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ScenarioFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.ScenarioOutcome;
import nl.verdeelmodel.scenario.ScenarioTable;
import nl.verdeelmodel.scenario.ScenarioYear;

/** Prints scenarios on the terminal: per year a row per scenario, then a column per scenario, then what failed. */
final class ScenariosReport {

    private static final int LINE_WIDTH = 110;
    private static final int PERCENT_DECIMALS = 2;
    private static final int WIDEST_ID = 24;

    private final Console console;
    private final ScenarioFile file;
    private final Language language;

    ScenariosReport(Console console, ScenarioFile file) {
        this.console = console;
        this.file = file;
        this.language = console.language();
    }

    void print(ScenarioTable table, List<ModelFile.SourceFile> files) {
        printWrapped(
                Text.format("{0}: {1}", "{0}: {1}", modelTitle(table), file.title())
                        .in(language),
                "");
        printWrapped(file.source(), "");
        printItem(Text.format(
                "Elk verschil: het scenario min het eerste, \"{0}\".",
                "Every difference: the scenario minus the first one, \"{0}\".",
                table.outcomes().get(0).scenario().title()));
        for (int year = 0; year < table.years().size(); year++) {
            console.out().println();
            printYear(table, year);
        }
        printScenarios(table);
        printFailures(table);
        Text note = AllocationReport.syntheticNote(files);
        if (!note.isEmpty()) {
            console.out().println();
            printWrapped(note.in(language), "");
        }
    }

    private static Text modelTitle(ScenarioTable table) {
        return table.outcomes().stream()
                .flatMap(outcome -> outcome.allocations().stream())
                .findFirst()
                .map(allocation -> allocation.model().title())
                .orElse(Text.NONE);
    }

    // A row per scenario

    private void printYear(ScenarioTable table, int year) {
        console.print(Text.format("Jaar {0}", "Year {0}", table.years().get(year)));
        console.out().println();
        summary(table, year).lines().forEach(console.out()::println);
        ScenarioColumns columns = new ScenarioColumns(table, year, language);
        for (List<String> lines : columns.blocks()) {
            console.out().println();
            lines.forEach(console.out()::println);
        }
        console.print(columns.legend());
    }

    private TextTable summary(ScenarioTable table, int year) {
        TextTable lines = new TextTable()
                .text("Scenario", WIDEST_ID)
                .number(Text.of("Totaal EUR", "Total EUR").in(language))
                .number(Text.of("Verschil EUR", "Difference EUR").in(language))
                .narrowNumber(Text.of("Verschoven aandeel", "Moved share").in(language))
                .narrowNumber(Text.of("Krijgen meer", "Get more").in(language))
                .narrowNumber(Text.of("Krijgen minder", "Get less").in(language))
                .narrowNumber(Text.of("Laagste verschil", "Lowest change").in(language))
                .narrowNumber(Text.of("Hoogste verschil", "Highest change").in(language))
                .narrowNumber(Text.of("Op bodem", "Held by floor").in(language))
                .narrowNumber(Text.of("Op plafond", "Held by ceiling").in(language));
        table.outcomes().forEach(outcome -> lines.row(summaryRow(table, outcome, year)));
        return lines;
    }

    private List<String> summaryRow(ScenarioTable table, ScenarioOutcome outcome, int year) {
        Optional<ScenarioYear> found = table.year(outcome, year);
        Optional<ScenarioYear> compared = found.filter(one -> one.first().isPresent());
        Optional<ScenarioYear.Range> extremes = found.flatMap(ScenarioYear::extremes);
        List<String> cells = new ArrayList<>();
        cells.add(ScenarioColumns.name(outcome.scenario()).in(language));
        cells.add(found.map(one -> language.amount(one.allocation().total()))
                .orElse(Text.of("mislukt", "failed").in(language)));
        cells.add(cell(found.flatMap(ScenarioYear::totalDifference)
                .map(more -> ScenarioColumns.signed(language, more, language.amount(more)))));
        cells.add(cell(found.flatMap(ScenarioYear::movedShare).map(this::percentage)));
        cells.add(cell(compared.map(one -> Integer.toString(one.gaining()))));
        cells.add(cell(compared.map(one -> Integer.toString(one.losing()))));
        cells.add(cell(extremes.map(range -> language.signedPercentage(range.lowest(), PERCENT_DECIMALS))));
        cells.add(cell(extremes.map(range -> language.signedPercentage(range.highest(), PERCENT_DECIMALS))));
        cells.add(cell(found.map(one -> Integer.toString(one.held(Held.BY_FLOOR)))));
        cells.add(cell(found.map(one -> Integer.toString(one.held(Held.BY_CEILING)))));
        return cells;
    }

    private String percentage(Fraction share) {
        return language.percentage(share, PERCENT_DECIMALS);
    }

    private static String cell(Optional<String> value) {
        return value.orElse("-");
    }

    // Sentences

    private void printScenarios(ScenarioTable table) {
        console.out().println();
        console.print(Text.of("Scenario's:", "Scenarios:"));
        table.outcomes().stream()
                .map(ScenarioOutcome::scenario)
                .forEach(scenario -> printItem(Text.format(
                        "{0}: {1}{2}{3}",
                        "{0}: {1}{2}{3}",
                        ScenarioColumns.name(scenario),
                        scenario.title(),
                        scenario.changes().stream()
                                .map(change -> "; " + change.assignment())
                                .reduce("", String::concat),
                        scenario.data().map(folder -> "; data: " + folder).orElse(""))));
    }

    private void printFailures(ScenarioTable table) {
        table.failed().forEach(outcome -> {
            console.out().println();
            console.print(Text.format("Mislukt: {0}", "Failed: {0}", ScenarioColumns.name(outcome.scenario())));
            outcome.problems()
                    .forEach(problem -> problem.in(language).lines().forEach(line -> printWrapped("  " + line, "")));
        });
    }

    private void printItem(Text text) {
        printWrapped("- " + text.in(language), "  ");
    }

    private void printWrapped(String text, String indent) {
        if (text.isEmpty()) {
            return;
        }
        List<String> lines = TextTable.wrap(text, LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? "" : indent) + lines.get(i));
        }
    }
}
