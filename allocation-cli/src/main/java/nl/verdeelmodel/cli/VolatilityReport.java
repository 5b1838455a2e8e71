package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.analysis.stability.InputVolatility;
import nl.verdeelmodel.analysis.stability.RegionVolatility;
import nl.verdeelmodel.analysis.stability.SeriesVolatility;
import nl.verdeelmodel.analysis.stability.Volatility;
import nl.verdeelmodel.analysis.stability.VolatilityStudy;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Prints volatility on the terminal: a row per region, a row per stream, the inputs, then what was assumed. */
final class VolatilityReport {

    private static final int LINE_WIDTH = 110;
    private static final int PERCENT_DECIMALS = 2;
    private static final int SHARE_DECIMALS = 3;
    private static final int REGION_WIDTH = 28;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    VolatilityReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    void print(VolatilityStudy study) {
        printWrapped(Text.format(
                "{0}: volatiliteit over {1}-{2}",
                "{0}: volatility over {1}-{2}",
                study.model().title(),
                study.years().get(0),
                study.years().get(study.years().size() - 1)));
        console.out().println();
        regions(study.total()).lines().forEach(console.out()::println);
        console.out().println();
        printWrapped(
                Text.of(
                        "Afwijking: standaardafwijking van de jaarlijkse groei van het aandeel (logaritme). Beweging: wortel uit het"
                                + " gemiddelde kwadraat van die groei, zodat ook een gestage daling meetelt. Verschil: gemiddelde zonder"
                                + " teken, per jaar. Daling: grootste daling van het aandeel sinds een eerder jaar. \"zonder\": zonder"
                                + " stabiliteitsregels. Onderaan: gewogen naar aandeel, het geld dat per jaar naar een andere regio gaat, alle"
                                + " keerpunten, de grootste daling.",
                        "Deviation: standard deviation of the yearly growth of the share (logarithm). Movement: root mean square of that"
                                + " growth, so that a steady fall counts too. Change: mean without sign, per"
                                + " year. Fall: largest fall of the share since any earlier year. \"without\": without stability rules. Last"
                                + " row: weighted by share, the money that moves to another region per year, all turns, the largest fall."));
        console.out().println();
        if (study.streams().size() > 1) {
            streams(study).lines().forEach(console.out()::println);
            console.out().println();
        }
        if (!study.inputs().isEmpty()) {
            inputs(study).lines().forEach(console.out()::println);
            console.out().println();
        }
        notes(study);
    }

    private TextTable columns(String first, int width) {
        return new TextTable()
                .text(first, width)
                .narrowNumber(in("Afwij- king %", "Devia- tion %"))
                .narrowNumber(in("zon- der %", "with- out %"))
                .narrowNumber(in("ver- hou- ding", "ratio"))
                .narrowNumber(in("Bewe- ging %", "Move- ment %"))
                .narrowNumber(in("Ver- schil, pro- cent- punt", "Change, % points"))
                .narrowNumber(in("zon- der, pro- cent- punt", "with- out, % points"))
                .narrowNumber(in("Verschil EUR", "Change EUR"))
                .narrowNumber(in("zonder EUR", "without EUR"))
                .narrowNumber(in("Keer- pun- ten", "Turns"))
                .narrowNumber(in("zon- der", "with- out"))
                .narrowNumber(in("Daling %", "Fall %"))
                .narrowNumber(in("zon- der %", "with- out %"));
    }

    private TextTable regions(Volatility volatility) {
        TextTable table = columns(in("Regio", "Region"), REGION_WIDTH);
        for (int i = 0; i < volatility.paid().regions().size(); i++) {
            RegionVolatility paid = volatility.paid().regions().get(i);
            RegionVolatility without = volatility.undampened().regions().get(i);
            List<String> cells = new ArrayList<>();
            cells.add(volatility.paid().series().regions().label(i));
            cells.add(percent(paid.deviation(), PERCENT_DECIMALS));
            cells.add(percent(without.deviation(), PERCENT_DECIMALS));
            cells.add(ratio(volatility.dampingRatio(i)));
            cells.add(percent(paid.movement(), PERCENT_DECIMALS));
            cells.add(percent(paid.meanChange(), SHARE_DECIMALS));
            cells.add(percent(without.meanChange(), SHARE_DECIMALS));
            cells.add(euros(paid.meanChangeEuros()));
            cells.add(euros(without.meanChangeEuros()));
            cells.add(Integer.toString(paid.reversals()));
            cells.add(Integer.toString(without.reversals()));
            cells.add(percent(paid.largestFall(), PERCENT_DECIMALS));
            cells.add(percent(without.largestFall(), PERCENT_DECIMALS));
            table.row(cells);
        }
        table.rule();
        table.row(overall(in("Alle regio's", "All regions"), volatility));
        return table;
    }

    private List<String> overall(String name, Volatility volatility) {
        SeriesVolatility paid = volatility.paid();
        SeriesVolatility without = volatility.undampened();
        return List.of(
                name,
                percent(paid.deviation(), PERCENT_DECIMALS),
                percent(without.deviation(), PERCENT_DECIMALS),
                ratio(volatility.dampingRatio()),
                percent(paid.movement(), PERCENT_DECIMALS),
                percent(paid.moved(), SHARE_DECIMALS),
                percent(without.moved(), SHARE_DECIMALS),
                euros(paid.movedEuros()),
                euros(without.movedEuros()),
                Integer.toString(paid.reversals()),
                Integer.toString(without.reversals()),
                percent(paid.largestFall(), PERCENT_DECIMALS),
                percent(without.largestFall(), PERCENT_DECIMALS));
    }

    private TextTable streams(VolatilityStudy study) {
        TextTable table = columns(in("Geldstroom", "Stream"), REGION_WIDTH);
        study.streams()
                .forEach(stream ->
                        table.row(overall(stream.stream().orElseThrow().title().in(language), stream)));
        table.rule();
        table.row(overall(in("Samen", "Together"), study.total()));
        return table;
    }

    private TextTable inputs(VolatilityStudy study) {
        double all = study.total().paid().variance();
        TextTable table = new TextTable()
                .text(in("Wat beweegt", "What moves"))
                .number(in("Afwijking als alleen dit beweegt, %", "Deviation if only this moves, %"))
                .number(in("Deel van de variantie, %", "Part of the variance, %"));
        for (InputVolatility input : study.inputs()) {
            table.row(List.of(
                    input.title().in(language),
                    percent(input.alone(), PERCENT_DECIMALS),
                    percent(ratio(input.variance(), all), PERCENT_DECIMALS)));
        }
        table.row(List.of(
                in("niets (regels zelf)", "nothing (the rules themselves)"),
                "",
                percent(ratio(study.still(), all), PERCENT_DECIMALS)));
        table.rule();
        table.row(List.of(
                in("Alles", "All"),
                percent(study.total().paid().deviation(), PERCENT_DECIMALS),
                percent(ratio(all, all), PERCENT_DECIMALS)));
        return table;
    }

    private void notes(VolatilityStudy study) {
        for (Volatility volatility : study.streams().size() > 1 ? study.all() : List.of(study.total())) {
            leftOut(volatility).ifPresent(this::printItem);
        }
        study.assumptions().forEach(this::printItem);
        Text note = AllocationReport.syntheticNote(loaded);
        if (!note.isEmpty()) {
            printItem(note);
        }
    }

    private static Optional<Text> leftOut(Volatility volatility) {
        List<Integer> leftOut = volatility.paid().leftOut();
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Text.format(
                "{0}: {1} tellen niet mee in afwijking en beweging van alle regio's, met noch zonder regels: hun aandeel is in een"
                        + " jaar 0, met of zonder regels of als maar een deel van de invoer beweegt.",
                "{0}: {1} do not count in the deviation and movement of all regions, with or without rules: their share is 0 in"
                        + " a year, with or without rules or if only some inputs move.",
                volatility.stream().map(StreamRule::title).orElse(Text.of("Samen", "Together")),
                volatility.paid().series().regions().codesOf(leftOut)));
    }

    private static OptionalDouble ratio(double part, double all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / all);
    }

    private String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? number(ratio.getAsDouble(), PERCENT_DECIMALS) : "-";
    }

    private String percent(OptionalDouble part, int decimals) {
        return part.isPresent() ? percent(part.getAsDouble(), decimals) : "-";
    }

    private String percent(double part, int decimals) {
        return number(BigDecimal.valueOf(part).movePointRight(2), decimals);
    }

    private String euros(double euros) {
        return number(euros, 0);
    }

    private String number(double value, int decimals) {
        return number(BigDecimal.valueOf(value), decimals);
    }

    private String number(BigDecimal value, int decimals) {
        return language.number(value.setScale(decimals, RoundingMode.HALF_UP));
    }

    private String in(String nl, String en) {
        return Text.of(nl, en).in(language);
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
