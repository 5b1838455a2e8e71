package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.verdeelmodel.analysis.uncertainty.Gain;
import nl.verdeelmodel.analysis.uncertainty.Ratchet;
import nl.verdeelmodel.analysis.uncertainty.RatchetYear;
import nl.verdeelmodel.analysis.uncertainty.RegionUncertainty;
import nl.verdeelmodel.analysis.uncertainty.ScoreNoise;
import nl.verdeelmodel.analysis.uncertainty.Uncertainty;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan;
import nl.verdeelmodel.analysis.uncertainty.YearUncertainty;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/** Prints how sure amounts are: a row per region and sentences per year, then what rules make of pure noise. */
final class UncertaintyReport {

    private static final int LINE_WIDTH = 110;
    private static final int NAME_WIDTH = 27;
    private static final int VERDICT_WIDTH = 16;
    private static final double SURE_ERRORS = 3;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    UncertaintyReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    void print(UncertaintyCommand.Outcome outcome) {
        Uncertainty uncertainty = outcome.uncertainty();
        print(loaded.model().title());
        print(Text.format(
                "Fouten in {0}: {1}; {2} trekkingen, startwaarde {3}.",
                "Errors in {0}: {1}; {2} replicates, seed {3}.",
                uncertainty.measure(),
                uncertainty.noise().title(),
                (long) uncertainty.plan().replicates(),
                Long.toString(uncertainty.plan().seed())));
        console.out().println();
        uncertainty.years().forEach(year -> print(uncertainty, year));
        outcome.ratchet().ifPresent(this::print);
        List<Text> notes = notes(uncertainty);
        notes.forEach(this::printItem);
        if (!notes.isEmpty() || outcome.ratchet().isPresent()) {
            console.out().println();
        }
        printSynthetic(outcome);
    }

    private void printSynthetic(UncertaintyCommand.Outcome outcome) {
        Text note = AllocationReport.syntheticNote(outcome.files());
        if (!note.isEmpty()) {
            print(note);
        }
        ScoreNoise noise = outcome.uncertainty().noise();
        if (noise.hasMadeUpPersons()) {
            print(Text.of(
                    "LET OP: de personen zijn verzonnen: geen echte cijfers.",
                    "NOTE: the persons were made up: not real figures."));
        }
        if (noise.hasIllustrativeModels()) {
            print(Text.of(
                    "LET OP: coëfficiënten zijn illustratief: geen echte cijfers.",
                    "NOTE: coefficients are illustrative: not real figures."));
        }
        if (note.isEmpty() && outcome.synthetic() && !noise.hasMadeUpPersons() && !noise.hasIllustrativeModels()) {
            print(Text.of(
                    "LET OP: standaardfouten zijn verzonnen: geen echte cijfers.",
                    "NOTE: standard errors were made up: not real figures."));
        }
    }

    // A year

    private void print(Uncertainty uncertainty, YearUncertainty year) {
        boolean against = !(uncertainty.plan().against() instanceof UncertaintyPlan.Against.NoiseFree);
        print(
                against
                        ? Text.format(
                                "{0}, winst = {0} min {1}",
                                "{0}, gain = {0} minus {1}", words(year), reference(uncertainty))
                        : words(year));
        console.out().println();
        TextTable table = against ? withGains(uncertainty, year) : amounts(uncertainty, year);
        table.lines().forEach(console.out()::println);
        console.out().println();
        sentences(uncertainty, year, against).forEach(this::printItem);
        console.out().println();
    }

    private static Text words(YearUncertainty year) {
        return Text.same(Integer.toString(year.year()));
    }

    private static Text reference(Uncertainty uncertainty) {
        if (uncertainty.plan().against() instanceof UncertaintyPlan.Against.Model other) {
            return other.year()
                    .map(year -> Text.format(
                            "model {0} in {1}",
                            "model {0} in {1}", other.model().id(), year))
                    .orElse(Text.same("model " + other.model().id()));
        }
        return Text.same(Integer.toString(
                ((UncertaintyPlan.Against.Year) uncertainty.plan().against()).year()));
    }

    private TextTable amounts(Uncertainty uncertainty, YearUncertainty year) {
        TextTable table = new TextTable()
                .text(Text.of("Regio", "Region").in(language), NAME_WIDTH)
                .number(Text.of("Bedrag EUR", "Amount EUR").in(language))
                .number(Text.of("Standaardfout EUR", "Standard error EUR").in(language))
                .narrowNumber(Text.of("Fout %", "Error %").in(language))
                .number(Text.format(
                                "{0}: van EUR",
                                "{0}: from EUR", percentage(uncertainty.plan().level()))
                        .in(language))
                .number(Text.of("tot EUR", "to EUR").in(language))
                .number(Text.format(
                                "Kans op fout boven {0}",
                                "Chance of error above {0}",
                                percentage(uncertainty.plan().exceeds()))
                        .in(language));
        for (int i = 0; i < year.regions().size(); i++) {
            RegionUncertainty region = year.regions().get(i);
            table.row(List.of(
                    name(uncertainty.regions(), i),
                    language.amount(region.amount()),
                    euros(region.standardError()),
                    percent(region.relativeError()),
                    language.amount(region.lower()),
                    language.amount(region.upper()),
                    percent(region.exceeds())));
        }
        table.rule();
        table.row(List.of(Text.of("Totaal", "Total").in(language), language.amount(year.total()), "", "", "", "", ""));
        return table;
    }

    private TextTable withGains(Uncertainty uncertainty, YearUncertainty year) {
        TextTable table = new TextTable()
                .text(Text.of("Regio", "Region").in(language), NAME_WIDTH)
                .number(Text.of("Bedrag EUR", "Amount EUR").in(language))
                .narrowNumber(Text.of("Fout %", "Error %").in(language))
                .narrowNumber(Text.of("Winst zonder ruis EUR", "Gain without noise EUR")
                        .in(language))
                .narrowNumber(Text.of("Winst gemiddeld EUR", "Mean gain EUR").in(language))
                .narrowNumber(Text.format(
                                "{0}: van EUR",
                                "{0}: from EUR", percentage(uncertainty.plan().level()))
                        .in(language))
                .narrowNumber(Text.of("tot EUR", "to EUR").in(language))
                .narrowNumber(Text.of("Kans op winst", "Chance of gain").in(language))
                .narrowNumber(Text.format(
                                "boven {0}",
                                "above {0}", percentage(uncertainty.plan().exceeds()))
                        .in(language))
                .text(Text.of("Hoe zeker", "How sure").in(language), VERDICT_WIDTH);
        for (int i = 0; i < year.regions().size(); i++) {
            table.row(gains(uncertainty, i, year.regions().get(i)));
        }
        table.rule();
        Money gain = year.regions().stream().map(RegionUncertainty::gain).reduce(Money.ZERO, Money::plus);
        table.row(List.of(
                Text.of("Totaal", "Total").in(language),
                language.amount(year.total()),
                "",
                language.amount(gain),
                "",
                "",
                "",
                "",
                "",
                ""));
        return table;
    }

    private List<String> gains(Uncertainty uncertainty, int index, RegionUncertainty region) {
        return List.of(
                name(uncertainty.regions(), index),
                language.amount(region.amount()),
                percent(region.relativeError()),
                euros(region.gain()),
                euros(region.meanGain().mean()),
                euros(region.gainLower()),
                euros(region.gainUpper()),
                percent(region.gains()),
                percent(region.exceeds()),
                region.isOpposed()
                        ? Text.format(
                                        "{0}, omgekeerd",
                                        "{0}, opposed", region.verdict().words())
                                .in(language)
                        : region.verdict().words().in(language));
    }

    private List<Text> sentences(Uncertainty uncertainty, YearUncertainty year, boolean against) {
        List<Text> sentences = new ArrayList<>();
        sentences.add(Text.format(
                "Ruis alleen verplaatst gemiddeld EUR {0} ({1}) tussen regio's; in {2} van de trekkingen niet meer dan EUR"
                        + " {3}.",
                "Noise alone moves EUR {0} ({1}) between regions on average; in {2} of the replicates not more than EUR"
                        + " {3}.",
                euros(year.moved()),
                percent(year.movedShare()),
                percentage(Fraction.ONE.plus(uncertainty.plan().level()).dividedBy(Fraction.of(2))),
                language.amount(year.movedUpper())));
        if (against) {
            sentences.add(Text.format(
                    "Winst of verlies van {0} regio's: zeker (twijfel onder 1 %) {1}, waarschijnlijk (onder 10 %) {2},"
                            + " twijfelachtig (onder 50 %) {3}, weggevallen in ruis {4}, ongewijzigd {5}.",
                    "Gain or loss of {0} regions: sure (doubt below 1 %) {1}, likely (below 10 %) {2}, doubtful (below 50 %)"
                            + " {3}, lost in noise {4}, unchanged {5}.",
                    (long) year.regions().size(),
                    (long) year.count(RegionUncertainty.Verdict.SURE),
                    (long) year.count(RegionUncertainty.Verdict.LIKELY),
                    (long) year.count(RegionUncertainty.Verdict.DOUBTFUL),
                    (long) year.count(RegionUncertainty.Verdict.NOISE),
                    (long) year.count(RegionUncertainty.Verdict.UNCHANGED)));
            opposed(year).ifPresent(sentences::add);
            sentences.add(changes(year));
        }
        return sentences;
    }

    private static Optional<Text> opposed(YearUncertainty year) {
        long opposed =
                year.regions().stream().filter(RegionUncertainty::isOpposed).count();
        return opposed == 0
                ? Optional.empty()
                : Optional.of(Text.format(
                        "Omgekeerd ({0} regio's): de winst zonder ruis heeft een ander teken dan de gemiddelde winst of dan de"
                                + " meeste trekkingen, met meer dan 3 Monte-Carlofouten. Trekkingen voegen fouten toe aan scores die al fouten hebben, en een"
                                + " vloer of plafond kapt ze aan een kant af.",
                        "Opposed ({0} regions): the gain without noise has another sign than the mean gain or than most"
                                + " replicates, by more than 3 Monte Carlo errors. Replicates add errors to scores that have errors already, and a floor or"
                                + " ceiling cuts them off on one side.",
                        opposed));
    }

    private Text changes(YearUncertainty year) {
        OptionalDouble noise = year.noisePart();
        OptionalDouble reliability = year.reliability();
        if (noise.isEmpty() || reliability.isEmpty()) {
            return Text.of(
                    "Zonder ruis verandert geen aandeel (voor stabiliteitsregels).",
                    "Without noise no share changes (before stability rules).");
        }
        return Text.format(
                "Van de verandering van aandelen voor stabiliteitsregels is {0} ruis (som van varianties / som van kwadraten;"
                        + " boven 100 % als aandelen minder veranderen dan hun ruis zou doen); de betrouwbaarheid is {1}.",
                "Of the change of shares before stability rules {0} is noise (sum of variances / sum of squares; above 100 % if"
                        + " shares change less than their noise would make them); the reliability is {1}.",
                percent(noise.getAsDouble()),
                percent(reliability.getAsDouble()));
    }

    // Years of noise

    private void print(Ratchet ratchet) {
        RatchetYear last = ratchet.years().get(ratchet.years().size() - 1);
        print(Text.format(
                "Louter ruis, {0} jaar lang, regels en geld van {1}: verwachte winst na het laatste jaar",
                "Pure noise for {0} years, rules and money of {1}: expected gain after the last year",
                (long) ratchet.years().size(),
                Integer.toString(ratchet.plan().year())));
        console.out().println();
        regions(ratchet.regions(), last).lines().forEach(console.out()::println);
        console.out().println();
        years(ratchet).lines().forEach(console.out()::println);
        console.out().println();
        sentences(last).forEach(this::printItem);
        if (ratchet.failed() > 0) {
            printItem(failed(ratchet.failed()));
        }
    }

    private TextTable regions(RegionSet regions, RatchetYear year) {
        TextTable table = new TextTable()
                .text(
                        Text.of("Regio (* ruizige helft)", "Region (* noisy half)")
                                .in(language),
                        NAME_WIDTH)
                .number(Text.of("Fout zonder regels %", "Error without rules %").in(language))
                .number(Text.of("Winst EUR", "Gain EUR").in(language))
                .number(Text.of("Monte-Carlofout EUR", "Monte Carlo error EUR").in(language))
                .number(Text.of("waarvan zonder regels EUR", "of which without rules EUR")
                        .in(language))
                .number(Text.of("door de regels EUR", "by the rules EUR").in(language));
        for (int i = 0; i < year.regions().size(); i++) {
            RatchetYear.RegionGain own = year.regions().get(i);
            table.row(List.of(
                    name(regions, i) + (own.noisy() ? " *" : ""),
                    percent(own.relativeError()),
                    euros(own.gain().mean()),
                    euros(own.gain().standardError()),
                    euros(own.withoutRules().mean()),
                    euros(own.byRules().mean())));
        }
        return table;
    }

    private TextTable years(Ratchet ratchet) {
        TextTable table = new TextTable()
                .number(Text.of("Jaar van ruis", "Year of noise").in(language))
                .number(Text.of("Winst van de ruizige helft EUR", "Gain of the noisy half EUR")
                        .in(language))
                .number(Text.of("Monte-Carlofout EUR", "Monte Carlo error EUR").in(language))
                .number(Text.of("Extra kosten samen EUR", "Extra cost together EUR")
                        .in(language))
                .number(Text.of("Monte-Carlofout EUR", "Monte Carlo error EUR").in(language));
        for (RatchetYear year : ratchet.years()) {
            table.row(List.of(
                    Integer.toString(year.number()),
                    euros(year.toNoisy().mean()),
                    euros(year.toNoisy().standardError()),
                    euros(year.total().mean()),
                    euros(year.total().standardError())));
        }
        return table;
    }

    private List<Text> sentences(RatchetYear last) {
        Gain noisy = last.toNoisy();
        return List.of(
                isSure(noisy)
                        ? Text.format(
                                noisy.mean() > 0
                                        ? "Met deze regels winnen de regio's met veel ruis (*) er samen EUR {0} op (Monte-Carlofout"
                                                + " EUR {1})."
                                        : "Met deze regels verliezen de regio's met veel ruis (*) er samen EUR {0} op"
                                                + " (Monte-Carlofout EUR {1}).",
                                noisy.mean() > 0
                                        ? "Under these rules the regions with much noise (*) together gain EUR {0} by it (Monte"
                                                + " Carlo error EUR {1})."
                                        : "Under these rules the regions with much noise (*) together lose EUR {0} by it (Monte"
                                                + " Carlo error EUR {1}).",
                                euros(Math.abs(noisy.mean())),
                                euros(noisy.standardError()))
                        : Text.of(
                                "De verwachte winst van de ruizige helft is niet van 0 te onderscheiden (minder dan 3"
                                        + " Monte-Carlofouten).",
                                "The expected gain of the noisy half cannot be told from 0 (fewer than 3 Monte Carlo errors)."),
                isSure(last.total())
                        ? Text.format(
                                "Het totaal is een uitkomst: ruis verandert de rekening gemiddeld met EUR {0} (Monte-Carlofout EUR"
                                        + " {1}).",
                                "The total is an outcome: noise changes the bill by EUR {0} on average (Monte Carlo error EUR {1}).",
                                euros(last.total().mean()),
                                euros(last.total().standardError()))
                        : Text.of(
                                "Ruis verandert het totaal niet aantoonbaar.",
                                "Noise does not demonstrably change the total."));
    }

    private static boolean isSure(Gain gain) {
        return Math.abs(gain.z()) > SURE_ERRORS;
    }

    // Notes

    private static List<Text> notes(Uncertainty uncertainty) {
        List<Text> notes = new ArrayList<>();
        if (uncertainty.failed() > 0) {
            notes.add(failed(uncertainty.failed()));
            uncertainty.problems().stream().findFirst().ifPresent(problem -> notes.add(problem.message()));
        }
        if (uncertainty.cut() > 0) {
            notes.add(Text.format(
                    "{0} getrokken scores waren negatief en zijn 0 gemaakt: die regio's krijgen gemiddeld iets te veel.",
                    "{0} drawn scores were negative and were made 0: those regions get a little too much on average.",
                    uncertainty.cut()));
        }
        return notes;
    }

    private static Text failed(int count) {
        return Text.format(
                "{0} trekkingen konden niet worden verdeeld of geschat en tellen niet mee.",
                "{0} replicates could not be divided or estimated and do not count.", (long) count);
    }

    private static String name(RegionSet regions, int index) {
        return Optional.of(regions.get(index))
                .map(region -> region.code() + " " + region.name())
                .orElseThrow();
    }

    private String euros(Money amount) {
        return language.number(Fraction.of(amount.cents(), 100), 0);
    }

    private String euros(double amount) {
        return language.number(Fraction.of(new BigDecimal(amount)), 0);
    }

    private String percent(double part) {
        return language.percentage(Fraction.of(new BigDecimal(part)), 1);
    }

    private String percentage(Fraction part) {
        String digits =
                language.number(part.times(Fraction.of(100)).toExactDecimal().orElseThrow());
        return digits + " %";
    }

    private void print(Text text) {
        TextTable.wrap(text.in(language), LINE_WIDTH).forEach(console.out()::println);
    }

    private void printItem(Text text) {
        List<String> lines = TextTable.wrap("- " + text.in(language), LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? "" : "  ") + lines.get(i));
        }
    }
}
