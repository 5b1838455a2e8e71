package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Scenario;
import nl.verdeelmodel.scenario.ScenarioOutcome;
import nl.verdeelmodel.scenario.ScenarioTable;
import nl.verdeelmodel.scenario.ScenarioYear;

/**
 * What every region gets in each scenario, and the difference to the first one, as tables with a row per region and as many
 * scenarios as fit on a line; the first scenario stands in each.
 */
final class ScenarioColumns {

    private static final int WIDTH = 120;
    private static final int WIDEST_NAME = 24;

    /** Columns of the code and the name of a region, with what is between them. */
    private static final int BEFORE_AMOUNTS = 4 + 2 + WIDEST_NAME;

    private final ScenarioTable table;
    private final int year;
    private final Language language;

    ScenarioColumns(ScenarioTable table, int year, Language language) {
        this.table = table;
        this.year = year;
        this.language = language;
    }

    /** The lines of each table. */
    List<List<String>> blocks() {
        List<List<String>> blocks = new ArrayList<>();
        List<ScenarioOutcome> waiting =
                new ArrayList<>(table.outcomes().subList(1, table.outcomes().size()));
        do {
            int fitting = fitting(waiting);
            blocks.add(block(waiting.subList(0, fitting)));
            waiting.subList(0, fitting).clear();
        } while (!waiting.isEmpty());
        return blocks;
    }

    /** How many scenarios fit beside the first one: at least one, if there is one. */
    private int fitting(List<ScenarioOutcome> outcomes) {
        int used = BEFORE_AMOUNTS + 1 + amountWidth(table.outcomes().get(0));
        int count = 0;
        for (ScenarioOutcome outcome : outcomes) {
            used += 1 + amountWidth(outcome) + 1 + differenceWidth(outcome);
            if (used > WIDTH && count > 0) {
                break;
            }
            count++;
        }
        return count;
    }

    private int amountWidth(ScenarioOutcome outcome) {
        return widest(heading(outcome), amounts(outcome));
    }

    private int differenceWidth(ScenarioOutcome outcome) {
        return widest(differenceHeading(), differences(outcome));
    }

    private static int widest(String heading, List<String> cells) {
        int words = TextTable.wrap(heading, 0).stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return cells.stream().mapToInt(String::length).reduce(words, Math::max);
    }

    private List<String> block(List<ScenarioOutcome> others) {
        ScenarioOutcome first = table.outcomes().get(0);
        TextTable lines = new TextTable()
                .text("Code")
                .text(Text.of("Regio", "Region").in(language), WIDEST_NAME)
                .narrowNumber(heading(first));
        others.forEach(outcome -> lines.narrowNumber(heading(outcome)).narrowNumber(differenceHeading()));
        List<List<String>> columns = new ArrayList<>(List.of(amounts(first)));
        others.forEach(outcome -> {
            columns.add(amounts(outcome));
            columns.add(differences(outcome));
        });
        for (int i = 0; i <= table.regions().size(); i++) {
            boolean total = i == table.regions().size();
            if (total) {
                lines.rule();
            }
            int row = i;
            List<String> cells = new ArrayList<>(
                    total
                            ? List.of("", Text.of("Totaal", "Total").in(language))
                            : List.of(
                                    table.regions().get(i).code(),
                                    table.regions().get(i).name()));
            columns.forEach(column -> cells.add(column.get(row)));
            lines.row(cells);
        }
        return lines.lines();
    }

    private String heading(ScenarioOutcome outcome) {
        return name(outcome.scenario()).in(language) + " EUR";
    }

    /** The id of a scenario; the unchanged model, which nobody gave its id, has a name in each language. */
    static Text name(Scenario scenario) {
        return scenario.id().equals(Scenario.UNCHANGED_ID) ? scenario.title() : Text.same(scenario.id());
    }

    private String differenceHeading() {
        return Text.of("Verschil EUR", "Difference EUR").in(language);
    }

    // Cells, a list per column with the total at the end

    private List<String> amounts(ScenarioOutcome outcome) {
        Optional<ScenarioYear> found = table.year(outcome, year);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < table.regions().size(); i++) {
            int region = i;
            cells.add(found.map(one -> euros(one.amount(region)) + marks(one, region))
                    .orElse("-"));
        }
        cells.add(
                found.map(one -> euros(one.allocation().total()) + padding(one)).orElse("-"));
        return cells;
    }

    private List<String> differences(ScenarioOutcome outcome) {
        Optional<ScenarioYear> found = table.year(outcome, year);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < table.regions().size(); i++) {
            int region = i;
            cells.add(found.flatMap(one -> one.difference(region))
                    .map(more -> signed(language, more, euros(more)))
                    .orElse("-"));
        }
        cells.add(found.flatMap(ScenarioYear::totalDifference)
                .map(more -> signed(language, more, euros(more)))
                .orElse("-"));
        return cells;
    }

    private String euros(Money amount) {
        return language.number(amount.toCents().dividedBy(Fraction.of(100)), 0);
    }

    /** An amount with its sign; what reads as 0 has none. */
    static String signed(Language language, Money more, String written) {
        boolean zero = written.chars().noneMatch(c -> c >= '1' && c <= '9');
        if (zero) {
            return written.replace("-", "");
        }
        return more.cents() > 0 ? "+" + written : written;
    }

    // Marks, of the same width in a column

    private String marks(ScenarioYear found, int region) {
        String marks = found.streams().stream()
                .map(stream -> mark(stream.holds().get(region), stream.kept()))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        return marks + " ".repeat(width(found) - marks.length());
    }

    private String padding(ScenarioYear found) {
        return " ".repeat(width(found));
    }

    private int width(ScenarioYear found) {
        int widest = 0;
        for (int i = 0; i < table.regions().size(); i++) {
            int region = i;
            widest = Math.max(widest, (int) found.streams().stream()
                    .map(stream -> mark(stream.holds().get(region), stream.kept()))
                    .filter(mark -> !mark.isEmpty())
                    .distinct()
                    .count());
        }
        return widest;
    }

    private String mark(Held held, boolean kept) {
        if (held == Held.NO) {
            return "";
        }
        if (!kept) {
            return CourseTable.markBeforeBalance(held);
        }
        return (held == Held.BY_FLOOR ? Text.of("b", "f") : Text.of("p", "c")).in(language);
    }

    /** What the tables do not say by themselves. */
    Text legend() {
        return Text.format(
                "In hele euro's, afgerond om te lezen; --format csv geeft centen.{0}",
                "In whole euros, rounded for reading; --format csv gives cents.{0}", markLegend());
    }

    private Text markLegend() {
        boolean held = false;
        boolean unkept = false;
        for (ScenarioOutcome outcome : table.outcomes()) {
            Optional<ScenarioYear> found = table.year(outcome, year);
            held |= found.filter(one -> one.held(Held.BY_FLOOR) + one.held(Held.BY_CEILING) > 0)
                    .isPresent();
            unkept |= found.filter(one -> one.streams().stream()
                            .anyMatch(stream ->
                                    !stream.kept() && stream.holds().stream().anyMatch(hold -> hold != Held.NO)))
                    .isPresent();
        }
        Text kept = held
                ? Text.of(
                        " b = in een geldstroom op de bodem, p = op het plafond.",
                        " f = held by floor in a stream, c = by ceiling.")
                : Text.NONE;
        Text before = unkept
                ? Text.of(
                        " v = op de bodem vóór het sluitend maken, ^ = op het plafond daarvoor.",
                        " v = at its floor before the balance, ^ = at its ceiling before it.")
                : Text.NONE;
        return Text.format("{0}{1}", "{0}{1}", kept, before);
    }
}
