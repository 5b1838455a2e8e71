package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.analysis.StabilityReport;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** What stability did to a stream: a row per region with what it had, should get and gets, and which bound holds it. */
final class StabilityTable {

    private static final int CHANGE_DECIMALS = 2;
    private static final Fraction CENTS_PER_EURO = Fraction.of(100);

    private final Allocation.StreamOutcome stream;
    private final StabilityReport report;
    private final Language language;
    private final boolean hasBaseline;

    /** Whether two floors, or two ceilings, make it unclear which rule holds a region. */
    private final boolean severalRules;

    StabilityTable(Allocation.StreamOutcome stream, StabilityReport report, Language language) {
        this.stream = stream;
        this.report = report;
        this.language = language;
        this.hasBaseline = report.baselineTotal().isPresent();
        this.severalRules = hasSeveralRules(report);
    }

    List<String> lines() {
        TextTable table = headings();
        for (int i = 0; i < report.regions().size(); i++) {
            table.row(regionRow(i));
        }
        table.rule();
        table.row(totalRow());
        if (stream.parts().size() > 1) {
            stream.parts().forEach(part -> table.row(partRow(part)));
        }
        return table.lines();
    }

    private TextTable headings() {
        TextTable table =
                new TextTable().text("Code").text(Text.of("Regio", "Region").in(language));
        if (hasBaseline) {
            table.number(Text.of("Had EUR", "Baseline EUR").in(language));
        }
        table.number(Text.of("Streefbedrag EUR", "Target EUR").in(language))
                .number(Text.of("Krijgt EUR", "Amount EUR").in(language));
        if (hasBaseline) {
            table.number(Text.of("Verandering", "Change").in(language));
        }
        table.number(Text.of("Afstand tot streefbedrag", "From target").in(language))
                .text(Text.of("Op grens", "Held").in(language));
        return severalRules ? table.number(Text.of("Regel", "Rule").in(language)) : table;
    }

    private List<String> regionRow(int region) {
        StabilityReport.RegionLine line = report.regions().get(region);
        return row(
                report.regionSet().get(region).code(),
                report.regionSet().get(region).name(),
                new Numbers(line.baseline(), line.undampened(), line.amount(), line.change(), line.distanceAfter()),
                held(line).in(language),
                line.heldBy()
                        .map(limit -> Integer.toString(limit.rule().number()))
                        .orElse(""));
    }

    private List<String> totalRow() {
        Fraction amount = stream.budgets().total().toCents();
        Fraction target = stream.undampened().total().toCents();
        return row(
                "",
                Text.of("Totaal", "Total").in(language),
                new Numbers(
                        report.baselineTotal(),
                        stream.undampened().total(),
                        stream.budgets().total(),
                        report.baselineTotal().map(had -> change(amount, had)),
                        target.signum() == 0 ? Optional.empty() : Optional.of(change(amount, target))),
                Text.format(
                                "{0} van {1}",
                                "{0} of {1}",
                                report.count(Held.BY_FLOOR) + report.count(Held.BY_CEILING),
                                report.regions().size())
                        .in(language),
                "");
    }

    /** The numbers of a row. */
    private record Numbers(
            Optional<Fraction> baseline,
            Money target,
            Money amount,
            Optional<Fraction> change,
            Optional<Fraction> distance) {}

    private List<String> row(String code, String name, Numbers numbers, String held, String rule) {
        List<String> cells = new ArrayList<>(List.of(code, name));
        numbers.baseline().ifPresent(cents -> cells.add(language.number(cents.dividedBy(CENTS_PER_EURO), 2)));
        cells.add(language.amount(numbers.target()));
        cells.add(language.amount(numbers.amount()));
        if (hasBaseline) {
            cells.add(percentage(numbers.change()));
        }
        cells.add(percentage(numbers.distance()));
        cells.add(held);
        if (severalRules) {
            cells.add(rule);
        }
        return cells;
    }

    /** Part totals stand under the targets, which they add up to. */
    private List<String> partRow(Allocation.PartOutcome part) {
        List<String> cells = new ArrayList<>();
        cells.add("");
        cells.add(Text.format("  waarvan {0}", "  of which {0}", part.rule().title())
                .in(language));
        if (hasBaseline) {
            cells.add("");
        }
        cells.add(language.amount(part.amount()));
        int empty = 3 + (hasBaseline ? 1 : 0) + (severalRules ? 1 : 0);
        cells.addAll(Collections.nCopies(empty, ""));
        return cells;
    }

    private static Fraction change(Fraction value, Fraction base) {
        return value.minus(base).dividedBy(base);
    }

    private String percentage(Optional<Fraction> change) {
        return change.map(value -> (value.signum() > 0 ? "+" : "") + language.percentage(value, CHANGE_DECIMALS))
                .orElse("-");
    }

    private Text held(StabilityReport.RegionLine line) {
        return switch (line.held()) {
            case NO -> Text.NONE;
            case BY_FLOOR ->
                report.outcome().dampened().floorsReduced()
                        ? Text.of("gekorte bodem", "reduced floor")
                        : Text.of("op bodem", "held by floor");
            case BY_CEILING -> Text.of("op plafond", "held by ceiling");
        };
    }

    private static boolean hasSeveralRules(StabilityReport report) {
        return report.outcome().bounds().stream()
                .collect(Collectors.groupingBy(bound -> bound.bound().side()))
                .values()
                .stream()
                .anyMatch(bounds -> bounds.size() > 1);
    }
}
