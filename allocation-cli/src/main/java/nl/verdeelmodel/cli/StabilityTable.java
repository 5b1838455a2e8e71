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

/** What stability did to a stream: a row per region with its baseline, what it should get and gets, and which bound holds it. */
final class StabilityTable {

    private static final int CHANGE_DECIMALS = 2;
    private static final int WIDEST_LINE = 130;
    private static final int WIDEST_NAME = 38;
    private static final int NARROWEST_NAME = 16;
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

    /** The lines of the table; where they would be wider than a terminal, long names go on in the next line. */
    List<String> lines() {
        List<String> lines = lines(WIDEST_NAME);
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        int widestName = report.regionSet().regions().stream()
                .mapToInt(region -> region.name().length())
                .max()
                .orElse(0);
        return width <= WIDEST_LINE
                ? lines
                : lines(Math.max(NARROWEST_NAME, Math.min(widestName, WIDEST_NAME) - (width - WIDEST_LINE)));
    }

    private List<String> lines(int nameWidth) {
        TextTable table = headings(nameWidth);
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

    private TextTable headings(int nameWidth) {
        TextTable table =
                new TextTable().text("Code").text(Text.of("Regio", "Region").in(language), nameWidth);
        if (hasBaseline) {
            table.number(Text.of("Uitgangspositie EUR", "Baseline EUR").in(language));
        }
        table.number(Text.of("Streefbedrag EUR", "Target EUR").in(language))
                .number(Text.of("Krijgt EUR", "Amount EUR").in(language));
        if (hasBaseline) {
            table.number(Text.of("Verschil", "Change").in(language));
        }
        if (hasBaseline) {
            table.number(Text.of("Afstand vooraf", "Distance before").in(language));
        }
        table.number((hasBaseline
                                ? Text.of("Afstand daarna", "Distance after")
                                : Text.of("Afstand tot streefbedrag", "From target"))
                        .in(language))
                .text(Text.of("Op grens", "Held").in(language));
        return severalRules ? table.number(Text.of("Regel", "Rule").in(language)) : table;
    }

    private List<String> regionRow(int region) {
        StabilityReport.RegionLine line = report.regions().get(region);
        return row(
                report.regionSet().get(region).code(),
                report.regionSet().get(region).name(),
                new Numbers(
                        line.baseline(),
                        line.undampened(),
                        line.amount(),
                        line.change(),
                        line.distanceBefore(),
                        line.distanceAfter()),
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
                        report.baselineTotal().flatMap(start -> change(amount, start)),
                        report.baselineTotal().flatMap(start -> change(start, target)),
                        change(amount, target)),
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
            Optional<Fraction> before,
            Optional<Fraction> after) {}

    private List<String> row(String code, String name, Numbers numbers, String held, String rule) {
        List<String> cells = new ArrayList<>(List.of(code, name));
        numbers.baseline().ifPresent(cents -> cells.add(language.number(cents.dividedBy(Money.CENTS_PER_EURO), 2)));
        cells.add(language.amount(numbers.target()));
        cells.add(language.amount(numbers.amount()));
        if (hasBaseline) {
            cells.add(percentage(numbers.change()));
            cells.add(percentage(numbers.before()));
        }
        cells.add(percentage(numbers.after()));
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
        int empty = 3 + (hasBaseline ? 2 : 0) + (severalRules ? 1 : 0);
        cells.addAll(Collections.nCopies(empty, ""));
        return cells;
    }

    private static Optional<Fraction> change(Fraction value, Fraction base) {
        return base.signum() == 0
                ? Optional.empty()
                : Optional.of(value.minus(base).dividedBy(base));
    }

    private String percentage(Optional<Fraction> change) {
        return change.map(value -> language.signedPercentage(value, CHANGE_DECIMALS))
                .orElse("-");
    }

    private Text held(StabilityReport.RegionLine line) {
        boolean kept = report.outcome().keepsBounds();
        return switch (line.held()) {
            case NO -> Text.NONE;
            case BY_FLOOR -> floor();
            case BY_CEILING ->
                kept ? Text.of("op plafond", "held by ceiling") : Text.of("plafond vooraf", "ceiling before");
        };
    }

    private Text floor() {
        if (report.outcome().dampened().floorsReduced()) {
            return Text.of("gekorte bodem", "reduced floor");
        }
        return report.outcome().keepsBounds()
                ? Text.of("op bodem", "held by floor")
                : Text.of("bodem vooraf", "floor before");
    }

    /** What words in the last column mean that do not explain themselves; empty if there are none. */
    Optional<Text> legend() {
        return report.outcome().keepsBounds() || report.outcome().dampened().floorsReduced()
                ? Optional.empty()
                : Optional.of(Text.of(
                        "Op grens, vooraf: op haar bodem of plafond vóór het sluitend maken, dat ook deze bedragen veranderde.",
                        "Held, before: at its floor or ceiling before the balance, which changed these amounts too."));
    }

    private static boolean hasSeveralRules(StabilityReport report) {
        return report.outcome().bounds().stream()
                .collect(Collectors.groupingBy(bound -> bound.bound().side()))
                .values()
                .stream()
                .anyMatch(bounds -> bounds.size() > 1);
    }
}
