package nl.verdeelmodel.cli;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ComparisonFiles;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** What each region gains or loses, and all regions together. */
final class EffectSection implements ComparisonSection {

    private static final int WIDEST_NAME = 30;

    private final Console console;
    private final Language language;
    private final DivisionPair pair;
    private final Comparison comparison;

    EffectSection(Console console, DivisionPair pair, Comparison comparison) {
        this.console = console;
        this.language = console.language();
        this.pair = pair;
        this.comparison = comparison;
    }

    @Override
    public Map<String, String> tables() {
        return ComparisonFiles.tables(comparison);
    }

    @Override
    public Map<String, String> json() {
        return Map.of("comparison.json", ComparisonFiles.json(comparison));
    }

    @Override
    public void print() {
        console.out().println();
        regions().lines().forEach(console.out()::println);
        console.out().println();
        absent().forEach(console::print);
    }

    // A row per region

    private TextTable regions() {
        TextTable table = new TextTable()
                .text("Code")
                .text(Text.of("Regio", "Region").in(language), WIDEST_NAME)
                .number("A EUR")
                .number("B EUR")
                .number("B - A EUR")
                .number("B - A %");
        if (comparison.youngPeople().isPresent()) {
            table.number(Text.of("B - A EUR per jongere", "B - A EUR per young person")
                    .in(language));
        }
        if (comparison.inhabitants().isPresent()) {
            table.number(
                    Text.of("B - A EUR per inwoner", "B - A EUR per inhabitant").in(language));
        }
        for (int i = 0; i < comparison.regions().size(); i++) {
            table.row(row(i));
        }
        table.rule();
        table.row(total());
        return table;
    }

    private List<String> row(int region) {
        Fraction difference = comparison.difference(region);
        List<String> cells = new ArrayList<>();
        cells.add(comparison.regions().get(region).code());
        cells.add(comparison.regions().get(region).name());
        cells.add(euros(comparison.a().cents().get(region)));
        cells.add(euros(comparison.b().cents().get(region)));
        cells.add(signed(difference));
        cells.add(comparison
                .relative(region)
                .map(part -> language.signedPercentage(part, 2))
                .orElseGet(
                        () -> comparison.isNew(region) ? Text.of("nieuw", "new").in(language) : "-"));
        comparison.youngPeople().ifPresent(people -> cells.add(signed(people.perHead(difference, region))));
        comparison.inhabitants().ifPresent(people -> cells.add(signed(people.perHead(difference, region))));
        return cells;
    }

    private List<String> total() {
        Fraction difference = comparison.totalDifference();
        List<String> cells = new ArrayList<>();
        cells.add("");
        cells.add(Text.of("Totaal", "Total").in(language));
        cells.add(euros(comparison.a().total()));
        cells.add(euros(comparison.b().total()));
        cells.add(signed(difference));
        cells.add(language.signedPercentage(comparison.totalRelative(), 2));
        comparison.youngPeople().ifPresent(people -> cells.add(signed(perHead(difference, people))));
        comparison.inhabitants().ifPresent(people -> cells.add(signed(perHead(difference, people))));
        return cells;
    }

    private static Fraction perHead(Fraction cents, Headcount people) {
        return cents.dividedBy(people.values().total());
    }

    private String euros(Fraction cents) {
        return ComparisonWords.euros(cents).in(language);
    }

    private String signed(Fraction cents) {
        String amount = euros(cents);
        boolean more = cents.dividedBy(Money.CENTS_PER_EURO)
                        .toDecimal(2, RoundingMode.HALF_UP)
                        .signum()
                > 0;
        return more ? "+" + amount : amount;
    }

    /** Why there are no amounts per head, and how to get them. */
    private List<Text> absent() {
        List<Text> lines = new ArrayList<>();
        comparison
                .youngPeople()
                .ifPresentOrElse(
                        people -> lines.add(Text.format("Jongeren: {0}.", "Young people: {0}.", people.title())),
                        () -> lines.add(
                                Text.of(
                                        "Geen bedragen per jongere: B is geen model met een maatstaf jongeren (zie --young-people).",
                                        "No amounts per young person: B is no model with a measure jongeren (see --young-people).")));
        comparison
                .inhabitants()
                .ifPresentOrElse(
                        people -> lines.add(Text.format("Inwoners: {0}.", "Inhabitants: {0}.", people.title())),
                        () -> lines.add(
                                Text.of(
                                        "Geen bedragen per inwoner: noem inwoners met --inhabitants of --inhabitants-file.",
                                        "No amounts per inhabitant: name inhabitants with --inhabitants or --inhabitants-file.")));
        return lines;
    }
}
