package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.analysis.stability.Frontier;
import nl.verdeelmodel.analysis.stability.FrontierPoint;
import nl.verdeelmodel.analysis.stability.FrontierRule;
import nl.verdeelmodel.analysis.stability.FrontierWords;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Prints a frontier on the terminal: the efficient rules, the best of each family, the model itself, then how to read it. */
final class FrontierReport {

    private static final int LINE_WIDTH = 110;
    private static final int DECIMALS = 2;
    private static final int RULE_WIDTH = 46;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    FrontierReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    void print(Frontier frontier) {
        printWrapped(Text.format(
                "{0}: wat meer stabiliteit kost, {1} regels over {2}-{3}, {4} trekkingen",
                "{0}: what more stability costs, {1} rules over {2}-{3}, {4} replicates",
                frontier.model().title(),
                frontier.points().size() + frontier.refused().size(),
                frontier.years().get(0),
                frontier.years().get(frontier.years().size() - 1),
                frontier.plan().replicates()));
        console.out().println();
        table(frontier).lines().forEach(console.out()::println);
        console.out().println();
        printWrapped(Text.of(
                "* = efficiënt: geen andere regel beweegt minder en is niet duurder, of is goedkoper en beweegt niet meer. k = knie, m = het"
                        + " model zelf. Beweging: wortel uit het gemiddelde kwadraat van de jaarlijkse groei van aandelen (logaritme), gewogen"
                        + " gemiddelde over regio's; een aandeel dat elk jaar evenveel daalt, beweegt. Volatiliteit:"
                        + " standaardafwijking van dezelfde groei, die zo'n daling niet telt. Niet naar behoefte: half de som van de verschillen met wat de scores zonder ruis zonder regels"
                        + " geven. Onder de lijn: de knie van elke soort regels.",
                "* = efficient: no other rule is calmer and not dearer, or cheaper and not less calm. k = knee, m = the model"
                        + " itself. Movement: root mean square of the yearly growth of shares (logarithm), weighted mean over regions;"
                        + " a share that slides by the same part each year moves. Volatility: the standard deviation of the same"
                        + " growth, which does not count such a slide. Away"
                        + " from need: half the sum of the differences from what the scores without noise give without rules. Below"
                        + " the line: the knee of each kind of rules."));
        console.out().println();
        FrontierWords.of(frontier).forEach(this::printItem);
        frontier.assumptions().forEach(this::printItem);
        Text note = AllocationReport.syntheticNote(loaded);
        if (!note.isEmpty()) {
            printItem(note);
        }
    }

    private TextTable table(Frontier frontier) {
        TextTable table = new TextTable()
                .text("")
                .text(Text.of("Regel", "Rule").in(language), RULE_WIDTH)
                .narrowNumber(Text.of("Bewe- ging %", "Move- ment %").in(language))
                .narrowNumber(Text.of("zonder ruis %", "without noise %").in(language))
                .narrowNumber(Text.of("Volati- liteit %", "Vola- tility %").in(language))
                .number(Text.of("Niet naar behoefte %", "Away from need %").in(language))
                .number(Text.of("EUR per jaar", "EUR a year").in(language))
                .number(Text.of("Grootste daling %", "Largest fall %").in(language));
        frontier.efficient().forEach(point -> table.row(row(frontier, point)));
        table.rule();
        others(frontier).forEach(point -> table.row(row(frontier, point)));
        return table;
    }

    /** No rules, the model itself and the knee of each family, as far as they are not efficient. */
    private static List<FrontierPoint> others(Frontier frontier) {
        List<FrontierPoint> others = new ArrayList<>();
        for (FrontierRule.Family family : FrontierRule.Family.values()) {
            List<FrontierPoint> own = frontier.points().stream()
                    .filter(point -> point.rule().family() == family)
                    .toList();
            Optional<FrontierPoint> shown = own.size() == 1 ? Optional.of(own.get(0)) : Frontier.kneeOf(own);
            shown.filter(point -> !frontier.isEfficient(point)).ifPresent(others::add);
        }
        return others;
    }

    private List<String> row(Frontier frontier, FrontierPoint point) {
        String marks = (frontier.isEfficient(point) ? "*" : "")
                + (frontier.knee().filter(point::equals).isPresent() ? "k" : "")
                + (frontier.own().filter(point::equals).isPresent() ? "m" : "");
        return List.of(
                marks,
                point.rule().words().in(language),
                percent(point.movement()),
                percent(point.movementWithoutNoise()),
                percent(point.volatility()),
                percent(point.price()),
                language.number(Math.round(frontier.priceEuros(point))),
                percent(point.worstFall()));
    }

    private String percent(double part) {
        return language.number(BigDecimal.valueOf(part).movePointRight(2).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    private void printItem(Text text) {
        List<String> lines = TextTable.wrap("- " + text.in(language), LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? "" : "  ") + lines.get(i));
        }
    }

    private void printWrapped(Text text) {
        TextTable.wrap(text.in(language), LINE_WIDTH).forEach(console.out()::println);
    }
}
