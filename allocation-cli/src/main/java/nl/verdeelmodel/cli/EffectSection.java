package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.analysis.comparison.Bands;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.ComparisonMeasures;
import nl.verdeelmodel.analysis.comparison.Effect;
import nl.verdeelmodel.analysis.comparison.EffectReasons;
import nl.verdeelmodel.io.ComparisonFiles;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Who gains and loses: a row per region, bands, measures, and the largest gains and losses with their reasons. */
final class EffectSection implements ComparisonSection {

    private static final int LINE_WIDTH = 110;

    private final Console console;
    private final Language language;
    private final Comparison comparison;
    private final ComparisonMeasures measures;
    private final List<Bands> bands;
    private final EffectReasons reasons;

    EffectSection(Console console, Comparison comparison, List<Bands> bands, EffectReasons reasons) {
        this.console = console;
        this.language = console.language();
        this.comparison = comparison;
        this.measures = ComparisonMeasures.of(comparison);
        this.bands = bands;
        this.reasons = reasons;
    }

    @Override
    public Map<String, String> tables() {
        return ComparisonFiles.tables(comparison, measures, bands);
    }

    @Override
    public Map<String, String> json() {
        return Map.of("comparison.json", ComparisonFiles.json(comparison, measures, bands, reasons));
    }

    @Override
    public void print() {
        ComparisonTables tables = new ComparisonTables(comparison, language);
        console.out().println();
        print(tables.regions());
        absent().forEach(console::printWrapped);
        console.out().println();
        print(tables.gainersAndLosers());
        for (Bands one : bands) {
            console.print(tables.title(one));
            print(tables.bands(one));
        }
        print(tables.sides(measures));
        print(tables.between(measures));
        measures.decomposition().ifPresent(split -> {
            console.print(tables.title(split));
            print(tables.groups(split));
        });
        printLargest(Text.of("Grootste winst (B - A):", "Largest gains (B - A):"), Effect.GAIN);
        printLargest(Text.of("Grootste verlies (B - A):", "Largest losses (B - A):"), Effect.LOSS);
    }

    private void print(TextTable table) {
        table.lines().forEach(console.out()::println);
        console.out().println();
    }

    private void printLargest(Text title, Effect effect) {
        List<Integer> regions = comparison.largest(effect, Comparison.LARGEST);
        if (regions.isEmpty()) {
            return;
        }
        console.print(title);
        for (int region : regions) {
            Text effectWords = Text.format(
                    "{0}: EUR {1}.",
                    "{0}: EUR {1}.",
                    comparison.regions().label(region),
                    ComparisonWords.signedEuros(comparison.difference(region)));
            printItem("- ", effectWords);
            reasons.of(region).forEach(reason -> printItem("  ", reason));
        }
        console.out().println();
    }

    /** A sentence behind a sign; its next lines are indented below it. */
    private void printItem(String sign, Text sentence) {
        List<String> lines = TextTable.wrap(sentence.in(language), LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? sign : " ".repeat(sign.length() + 2)) + lines.get(i));
        }
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
