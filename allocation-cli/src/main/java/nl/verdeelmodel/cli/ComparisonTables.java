package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import nl.verdeelmodel.analysis.comparison.Bands;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.ComparisonMeasures;
import nl.verdeelmodel.analysis.comparison.Effect;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.analysis.comparison.Tally;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** The tables of a comparison on the terminal. */
final class ComparisonTables {

    private static final int WIDEST_NAME = 30;
    private static final int STATISTIC_DECIMALS = 6;

    private final Comparison comparison;
    private final Language language;

    ComparisonTables(Comparison comparison, Language language) {
        this.comparison = comparison;
        this.language = language;
    }

    // A row per region

    /** What each region gets on both sides. */
    TextTable regions() {
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
        return ComparisonWords.signedEuros(cents).in(language);
    }

    // Gainers and losers, bands

    /** Gainers, losers and unchanged regions, by the amounts; then by the shares if the totals differ. */
    TextTable gainersAndLosers() {
        TextTable table = new TextTable()
                .text(Text.of("Regio's", "Regions").in(language))
                .number(Text.of("Aantal", "Count").in(language));
        tallyHeadings(table);
        addEffects(table);
        if (comparison.totalDifference().signum() != 0) {
            table.rule();
            addShares(table);
        }
        return table;
    }

    private void addEffects(TextTable table) {
        tallyRow(table, Text.of("krijgen in B meer", "get more in B"), comparison.regionsWith(Effect.GAIN));
        tallyRow(table, Text.of("krijgen in B minder", "get less in B"), comparison.regionsWith(Effect.LOSS));
        tallyRow(
                table,
                Text.format(
                        "ongewijzigd (hoogstens EUR {0})",
                        "unchanged (at most EUR {0})", ComparisonWords.euros(comparison.zeroBand())),
                comparison.regionsWith(Effect.UNCHANGED));
    }

    private void addShares(TextTable table) {
        tallyRow(table, Text.of("aandeel in B groter", "share larger in B"), sharesOf(1));
        tallyRow(table, Text.of("aandeel in B kleiner", "share smaller in B"), sharesOf(-1));
        tallyRow(table, Text.of("aandeel gelijk", "share the same"), sharesOf(0));
    }

    private List<Integer> sharesOf(int sign) {
        List<Integer> regions = new ArrayList<>();
        for (int i = 0; i < comparison.regions().size(); i++) {
            if (comparison.shareDifference(i).signum() == sign) {
                regions.add(i);
            }
        }
        return regions;
    }

    private void tallyHeadings(TextTable table) {
        if (comparison.youngPeople().isPresent()) {
            table.number(Text.of("Jongeren", "Young people").in(language));
        }
        if (comparison.inhabitants().isPresent()) {
            table.number(Text.of("Inwoners", "Inhabitants").in(language));
        }
        table.number("B - A EUR");
    }

    private void tallyRow(TextTable table, Text title, List<Integer> regions) {
        tallyRow(table, title, Tally.of(comparison, regions));
    }

    private void tallyRow(TextTable table, Text title, Tally tally) {
        List<String> cells = new ArrayList<>(List.of(title.in(language), Integer.toString(tally.regions())));
        tally.youngPeople().ifPresent(people -> cells.add(language.number(people, 0)));
        tally.inhabitants().ifPresent(people -> cells.add(language.number(people, 0)));
        cells.add(signed(tally.cents()));
        table.row(cells);
    }

    Text title(Bands bands) {
        return switch (bands.measure()) {
            case PER_YOUNG_PERSON -> Text.of("B - A in EUR per jongere:", "B - A in EUR per young person:");
            case PER_INHABITANT -> Text.of("B - A in EUR per inwoner:", "B - A in EUR per inhabitant:");
            case PART -> Text.of("B - A in procent van A:", "B - A in percent of A:");
        };
    }

    TextTable bands(Bands bands) {
        TextTable table = new TextTable()
                .text(Text.of("Band", "Band").in(language))
                .number(Text.of("Regio's", "Regions").in(language));
        tallyHeadings(table);
        for (Bands.Band band : bands.inUse()) {
            tallyRow(table, words(bands, band), band.tally());
        }
        return table;
    }

    private Text words(Bands bands, Bands.Band band) {
        return switch (band.kind()) {
            case UNCHANGED -> Text.of("ongewijzigd", "unchanged");
            case NEW -> Text.of("nieuw (A is 0)", "new (A is 0)");
            case GAIN -> between(bands, band, "+");
            case LOSS -> between(bands, band, "-");
        };
    }

    private Text between(Bands bands, Bands.Band band, String sign) {
        String near = end(bands, band.number() - 1, sign);
        if (band.isOpen()) {
            return Text.format("verder dan {0}", "beyond {0}", near);
        }
        return Text.format("{0} tot en met {1}", "{0} up to {1}", near, end(bands, band.number(), sign));
    }

    private String end(Bands bands, int number, String sign) {
        Fraction size = bands.width().times(Fraction.of(number));
        String words = bands.measure() == Bands.Measure.PART
                ? language.percentage(size, decimals(size.times(Fraction.of(100))))
                : euros(size);
        return number == 0 ? "0" : sign + words;
    }

    private static int decimals(Fraction percent) {
        return percent.isWhole() ? 0 : 2;
    }

    // Measures

    /** How unequal each side is. */
    TextTable sides(ComparisonMeasures measures) {
        TextTable table = new TextTable()
                .text(Text.of("Ongelijkheid", "Inequality").in(language))
                .text(Text.of("Tussen", "Between").in(language))
                .number("A")
                .number("B")
                .number("B - A");
        for (ComparisonMeasures.OfSides row : measures.sides()) {
            table.row(List.of(
                    row.title().in(language),
                    row.basis().title().in(language),
                    statistic(row.a()),
                    statistic(row.b()),
                    statistic(row.difference())));
        }
        return table;
    }

    /** How far the sides are from each other. */
    TextTable between(ComparisonMeasures measures) {
        TextTable table = new TextTable()
                .text(Text.of("Van A naar B", "From A to B").in(language))
                .text(Text.of("Volgorde naar", "Order by").in(language))
                .number(Text.of("Waarde", "Value").in(language));
        for (ComparisonMeasures.Between row : measures.between()) {
            table.row(List.of(row.title().in(language), order(row).in(language), value(row)));
        }
        return table;
    }

    private static Text order(ComparisonMeasures.Between row) {
        if (row.id().equals("moved_share")) {
            return Text.NONE;
        }
        return switch (row.basis()) {
            case REGIONS -> Text.of("bedrag", "amount");
            case YOUNG_PEOPLE -> Text.of("bedrag per jongere", "amount per young person");
            case INHABITANTS -> Text.of("bedrag per inwoner", "amount per inhabitant");
        };
    }

    private String value(ComparisonMeasures.Between row) {
        OptionalDouble value = row.value();
        if (value.isEmpty()) {
            return "-";
        }
        boolean counts = row.id().equals("rank_reversals") || row.id().equals("largest_rank_jump");
        return counts
                ? language.number(new BigDecimal(value.getAsDouble()).stripTrailingZeros())
                : statistic(value.getAsDouble());
    }

    Text title(ComparisonMeasures.Split split) {
        return Text.format(
                "Theil T naar {0} ({1}):",
                "Theil T by {0} ({1}):", split.grouping().title(), split.basis().title());
    }

    /** Theil T between and within groups. */
    TextTable groups(ComparisonMeasures.Split split) {
        TextTable table = new TextTable()
                .text(Text.of("Deel", "Part").in(language))
                .number("A")
                .number("B")
                .number("B - A");
        List<String> groups = split.grouping().groups().asList();
        row(
                table,
                Text.of("tussen groepen", "between groups"),
                split.a().between(),
                split.b().between());
        row(
                table,
                Text.of("binnen groepen", "within groups"),
                split.a().within(),
                split.b().within());
        for (int i = 0; i < groups.size(); i++) {
            Text title = Text.format("  binnen {0}", "  within {0}", groups.get(i));
            row(table, title, split.a().groups().get(i), split.b().groups().get(i));
        }
        return table;
    }

    private void row(TextTable table, Text title, double a, double b) {
        table.row(List.of(title.in(language), statistic(a), statistic(b), statistic(b - a)));
    }

    private String statistic(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return Text.of("oneindig", "infinite").in(language);
        }
        return language.number(new BigDecimal(value).setScale(STATISTIC_DECIMALS, RoundingMode.HALF_UP));
    }
}
