package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.analysis.robustness.Change;
import nl.verdeelmodel.analysis.robustness.Cliff;
import nl.verdeelmodel.analysis.robustness.CliffEdges;
import nl.verdeelmodel.analysis.robustness.Effect;
import nl.verdeelmodel.analysis.robustness.InputEffect;
import nl.verdeelmodel.analysis.robustness.Kink;
import nl.verdeelmodel.analysis.robustness.Limit;
import nl.verdeelmodel.analysis.robustness.ModelInput;
import nl.verdeelmodel.analysis.robustness.Parameter;
import nl.verdeelmodel.analysis.robustness.ParameterEffect;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/** Prints cliffs on the terminal: small changes per measure and per number of the model, then jumps, then kinks. */
final class CliffsReport {

    private static final int LINE_WIDTH = 110;
    private static final int WIDEST_NAME = 32;
    private static final int WIDEST_REGION = 28;
    private static final int WIDEST_WORDS = 22;

    /** The path of a parameter is one long word. */
    private static final int BESIDE_A_PATH = 15;

    private static final int PERCENT_DECIMALS = 2;
    private static final int VALUE_DECIMALS = 6;
    private static final Fraction CENTS = Fraction.of(100);

    private final Console console;
    private final ModelFile loaded;
    private final Language language;
    private final int top;

    /** The rules that the tables name, by the number under which they name them. */
    private final Map<String, Integer> rules = new LinkedHashMap<>();

    CliffsReport(Console console, ModelFile loaded, int top) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
        this.top = top;
    }

    void print(CliffEdges found) {
        paragraph(Text.format("{0}: {1}", "{0}: {1}", found.model().title(), found.year()));
        paragraph(Text.of(
                "Wat de kleinste veranderingen doen, een tegelijk. Effect = bedrag erna min bedrag ervoor, van alle geldstromen"
                        + " samen, in EUR. Waarden en afstanden zijn in de eenheid van de maatstaf.",
                "What the smallest changes do, one at a time. Effect = amount after less amount before, of all streams"
                        + " together, in EUR. Values and distances are in the unit of the measure."));
        console.out().println();
        show(measures(found));
        show(parameters(found));
        cliffs(found);
        kinks(found);
        printRules();
        paragraph(AllocationReport.syntheticNote(loaded));
    }

    // Small changes

    private TextTable measures(CliffEdges found) {
        TextTable table = new TextTable()
                .text(in("Maatstaf, jaar", "Measure, year"), WIDEST_NAME)
                .narrowNumber(in(
                        "1 erbij: laagste effect op de regio zelf, EUR",
                        "1 more: lowest effect on the region itself, EUR"))
                .narrowNumber(in(
                        "1 erbij: hoogste effect op de regio zelf, EUR",
                        "1 more: highest effect on the region itself, EUR"))
                .text(in("Hoogste in regio", "Highest in region"), WIDEST_REGION)
                .narrowNumber(in("0,1 %: grootste effect, EUR", "0.1 %: largest effect, EUR"))
                .narrowNumber(in("Laagste elasti- citeit", "Lowest elasti- city"))
                .narrowNumber(in("Hoogste elasti- citeit", "Highest elasti- city"));
        for (ModelInput input : found.inputs()) {
            table.row(measure(found, input));
        }
        return table;
    }

    private List<String> measure(CliffEdges found, ModelInput input) {
        List<InputEffect> all = found.inputEffects().stream()
                .filter(effect ->
                        effect.input().equals(input) && effect.effect().isPresent())
                .toList();
        List<InputEffect> more = all.stream()
                .filter(effect -> effect.change() == Change.ONE_MORE)
                .sorted(Comparator.comparing(effect -> effect.own().orElse(Money.ZERO)))
                .toList();
        Optional<InputEffect> most = more.stream().reduce((a, b) -> b);
        List<Fraction> elasticities = all.stream()
                .filter(effect -> effect.change() == Change.UP)
                .flatMap(effect -> effect.elasticity().stream())
                .sorted()
                .toList();
        Money largest = all.stream()
                .filter(effect -> effect.change() != Change.ONE_MORE)
                .flatMap(effect -> effect.effect().stream())
                .map(Effect::size)
                .max(Comparator.naturalOrder())
                .orElse(Money.ZERO);
        return List.of(
                name(input),
                more.stream()
                        .findFirst()
                        .flatMap(InputEffect::own)
                        .map(this::signed)
                        .orElse(""),
                most.flatMap(InputEffect::own).map(this::signed).orElse(""),
                most.filter(effect ->
                                effect.own().filter(own -> own.cents() != 0).isPresent())
                        .map(effect -> found.regions().label(effect.region()))
                        .orElse(""),
                language.amount(largest),
                elasticities.stream().findFirst().map(this::two).orElse(""),
                elasticities.stream().reduce((a, b) -> b).map(this::two).orElse(""));
    }

    private TextTable parameters(CliffEdges found) {
        TextTable table = new TextTable()
                .text(in("Getal van het model", "Number of the model"), 2 * WIDEST_WORDS)
                .number(in("Waarde", "Value"))
                .narrowNumber(in("Erbij", "More by"))
                .narrowNumber(in("Grootste effect, EUR", "Largest effect, EUR"))
                .text(in("In regio", "In region"), BESIDE_A_PATH)
                .narrowNumber(in("Ver- schuift, EUR", "Moved, EUR"));
        found.parameterEffects().stream()
                .filter(effect -> effect.change() == Change.UP)
                .filter(effect ->
                        effect.effect().filter(e -> e.size().cents() > 0).isPresent())
                .sorted(Comparator.comparing(
                        effect -> effect.effect().map(Effect::size).orElse(Money.ZERO), Comparator.reverseOrder()))
                .limit(top)
                .forEach(effect -> table.row(parameter(effect, found.regions())));
        return table;
    }

    private List<String> parameter(ParameterEffect effect, RegionSet regions) {
        Effect there = effect.effect().orElseThrow();
        return List.of(
                effect.parameter().path(),
                number(effect.parameter(), effect.parameter().value()),
                effect.parameter().unit() == Parameter.Unit.RELATIVE ? in("0,1 pp", "0.1 pp") : in("0,1 %", "0.1 %"),
                signed(there.onLargest()),
                regions.label(there.largest()),
                language.amount(there.moved()));
    }

    private String number(Parameter parameter, Fraction value) {
        return switch (parameter.unit()) {
            case MONEY -> language.amount(Money.ofCents(value.numerator()));
            case RELATIVE -> language.percentage(value, PERCENT_DECIMALS);
            case COUNT -> value(value);
        };
    }

    // Jumps

    private void cliffs(CliffEdges found) {
        if (found.cliffs().isEmpty()) {
            paragraph(Text.of(
                    "Geen sprongen: geen regio kan door een maatstaf een grens over waar bedragen verspringen.",
                    "No jumps: no region can cross a limit of a measure where amounts jump."));
            console.out().println();
            return;
        }
        paragraph(Text.format(
                "{0} sprongen. De grootste:",
                "{0} jumps. The largest:", (long) found.cliffs().size()));
        show(cliffs(found.cliffs().stream().limit(top).toList(), found.regions()));
        paragraph(Text.of(
                "De dichtstbijzijnde, naar afstand in procent van de waarde:",
                "The nearest, by distance in percent of the value:"));
        List<Cliff> nearest = found.cliffs().stream()
                .filter(cliff -> cliff.relativeDistance().isPresent())
                .sorted(Comparator.comparing(
                        cliff -> cliff.relativeDistance().orElse(Fraction.ZERO).abs()))
                .limit(top)
                .toList();
        show(cliffs(nearest, found.regions()));
        nearest.stream().findFirst().ifPresent(cliff -> sentence(cliff, found.regions()));
    }

    private TextTable cliffs(List<Cliff> cliffs, RegionSet regions) {
        TextTable table = new TextTable()
                .text(in("Regio", "Region"), WIDEST_REGION)
                .text(in("Maatstaf, jaar", "Measure, year"), WIDEST_WORDS)
                .narrowNumber(in("Waarde nu", "Value now"))
                .narrowNumber(in("Sprong bij", "Jump at"))
                .narrowNumber(in("Afstand %", "Distance %"))
                .narrowNumber(in("Effect op de regio, EUR", "Effect on the region, EUR"))
                .narrowNumber(in("Ver- schuift, EUR", "Moved, EUR"))
                .narrowNumber(in("Regel", "Rule"));
        for (Cliff cliff : cliffs) {
            table.row(List.of(
                    regions.label(cliff.region()),
                    name(cliff.input()),
                    value(cliff.value()),
                    value(cliff.there()),
                    cliff.relativeDistance()
                            .map(distance ->
                                    language.signedPercentage(distance, 1).replace(" %", ""))
                            .orElse(""),
                    cliff.jump()
                            .map(jump -> signed(jump.perRegion().get(cliff.region())))
                            .orElse(in("geen bedragen", "no amounts")),
                    cliff.jump().map(jump -> language.amount(jump.moved())).orElse(""),
                    rules(cliff.limits())));
        }
        return table;
    }

    private void sentence(Cliff cliff, RegionSet regions) {
        Text more = cliff.distance().signum() > 0 ? Text.of("meer", "more") : Text.of("minder", "less");
        cliff.jump()
                .ifPresent(jump -> paragraph(Text.format(
                        "Regio {3}, {1}: {0} {2} verandert het bedrag van die regio bij de laatste stap met {4} EUR.",
                        "Region {3}, {1}: {0} {2} changes the amount of that region by EUR {4} at the last step.",
                        text(cliff.distance().abs()),
                        Text.same(name(cliff.input())),
                        more,
                        regions.label(cliff.region()),
                        Text.same(signed(jump.perRegion().get(cliff.region()))))));
        console.out().println();
    }

    // Kinks

    private void kinks(CliffEdges found) {
        if (found.kinks().isEmpty()) {
            return;
        }
        paragraph(Text.format(
                "{0} knikken, waar het bedrag niet springt maar een eenheid meer of minder waard wordt. De dichtstbijzijnde:",
                "{0} kinks, where the amount does not jump but a unit becomes worth more or less. The nearest:",
                (long) found.kinks().size()));
        TextTable table = new TextTable()
                .text(in("Regio", "Region"), WIDEST_REGION)
                .text(in("Maatstaf, jaar", "Measure, year"), WIDEST_WORDS)
                .narrowNumber(in("Waarde nu", "Value now"))
                .narrowNumber(in("Knik bij", "Kink at"))
                .text(in("Van, naar", "From, to"), WIDEST_WORDS)
                .narrowNumber(in("EUR per eenheid nu", "EUR per unit now"))
                .narrowNumber(in("EUR per eenheid erna", "EUR per unit beyond"))
                .narrowNumber(in("Regel", "Rule"));
        found.kinks().stream().limit(top).forEach(kink -> table.row(kink(kink, found.regions())));
        show(table);
    }

    private List<String> kink(Kink kink, RegionSet regions) {
        Text change = kink.now().isEmpty()
                ? kink.limits().get(0).kind().title()
                : Text.format("{0}, {1}", "{0}, {1}", kink.now(), kink.then());
        return List.of(
                regions.label(kink.region()),
                name(kink.input()),
                value(kink.value()),
                value(kink.there()),
                change.in(language),
                two(kink.slopeHere().dividedBy(CENTS)),
                two(kink.slopeThere().dividedBy(CENTS)),
                rules(kink.limits()));
    }

    // Rules

    private String rules(List<Limit> limits) {
        return limits.stream()
                .map(limit -> {
                    String name = limit.kind().title().in(language) + ": " + limit.rule()
                            + (limit.source().isEmpty() ? "" : " (" + limit.source() + ")");
                    rules.putIfAbsent(name, rules.size() + 1);
                    return "[" + rules.get(name) + "]";
                })
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private void printRules() {
        rules.forEach((name, number) -> {
            List<String> lines = TextTable.wrap("[" + number + "] " + name, LINE_WIDTH);
            lines.forEach(console.out()::println);
        });
        if (!rules.isEmpty()) {
            console.out().println();
        }
    }

    // Words and numbers

    private String in(String nl, String en) {
        return Text.of(nl, en).in(language);
    }

    private String signed(Money amount) {
        return (amount.cents() > 0 ? "+" : "") + language.amount(amount);
    }

    private String two(Fraction value) {
        return language.number(value, 2);
    }

    /** The title of a measure with its year; files have its id. */
    private String name(ModelInput input) {
        return input.title().in(language) + " (" + input.year() + ")";
    }

    /** As many decimals as it has, at most six. */
    private String value(Fraction value) {
        return value.toExactDecimal()
                .filter(decimal -> decimal.scale() <= VALUE_DECIMALS)
                .map(language::number)
                .orElseGet(() -> language.number(value, VALUE_DECIMALS));
    }

    private Text text(Fraction value) {
        return Text.format("{0}", "{0}", value);
    }

    private void show(TextTable table) {
        List<String> lines = new ArrayList<>(table.lines());
        lines.forEach(console.out()::println);
        console.out().println();
    }

    private void paragraph(Text text) {
        if (!text.isEmpty()) {
            TextTable.wrap(text.in(language), LINE_WIDTH).forEach(console.out()::println);
        }
    }
}
