package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableMap;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.analysis.ChanceDecomposition;
import nl.verdeelmodel.analysis.DecompositionWords;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CbsScenario;
import nl.verdeelmodel.score.CutOff;
import nl.verdeelmodel.score.DisclosureControl;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.Score;
import nl.verdeelmodel.score.ScoreRow;
import nl.verdeelmodel.score.ScoreTables;

/** Prints scores on the terminal: a row per region, totals, and what a reader must know about them. */
final class ScoreReport {

    private static final int CHANCE_DECIMALS = 2;
    private static final int CUT_OFF_DECIMALS = 4;
    /** A percentage of a chance in units of 1e-12 has no more. */
    private static final int PERCENT_DECIMALS = 10;

    private static final int WIDTH = 120;
    private static final int LEAVERS_DECIMALS = 1;
    private static final int LONGEST_NAME = 12;
    private static final Fraction HUNDRED = Fraction.of(100);
    private static final String KEPT_BACK = ".";
    private static final String NOBODY = "-";

    private final Console console;
    private final RegionSet regions;
    private final Language language;

    /** How numbers are shown: rounded ones without the decimals that they do not have. */
    private record Style(
            boolean everyone, Optional<DisclosureControl> control, int countedDecimals, int leaversDecimals) {

        static Style of(RiskScores scores, Optional<DisclosureControl> control) {
            boolean whole = control.map(rule -> rule.leaversBase().isWhole()).orElse(false);
            return new Style(
                    scores.group().isEveryone(),
                    control,
                    control.isPresent() ? 0 : LEAVERS_DECIMALS,
                    whole ? 0 : LEAVERS_DECIMALS);
        }
    }

    ScoreReport(Console console, RegionSet regions) {
        this.console = console;
        this.regions = regions;
        this.language = console.language();
    }

    void print(RiskScores scores, ScoreTables tables, Optional<DisclosureControl> control) {
        Style style = Style.of(scores, control);
        console.print(Text.format(
                "Risicoscores, cohort {0}: {1}",
                "Risk scores, cohort {0}: {1}", scores.year(), scores.group().title()));
        console.out().println();
        TextTable table = table(style.everyone());
        for (int i = 0; i < regions.size(); i++) {
            table.row(row(
                    regions.get(i).code(),
                    regions.get(i).name(),
                    tables,
                    tables.regions().get(i),
                    style));
        }
        table.rule();
        table.row(row("", word("Totaal", "Total"), tables, tables.country(), style));
        table.lines().forEach(console.out()::println);
        console.out().println();
        scores.cutOffs().stream()
                .filter(cutOff -> !style.everyone())
                .forEach(cutOff -> say(control.isPresent() ? shortSentence(cutOff) : sentence(cutOff)));
        Arrays.stream(CbsScenario.values())
                .filter(scenario -> scenario.targetGroup().equals(scores.group()))
                .forEach(this::noteAssumption);
        control.ifPresent(rule -> say(sentence(rule, tables)));
        noteOrigin(scores);
    }

    private TextTable table(boolean everyone) {
        TextTable table = new TextTable().text(word("Code", "Code")).text(word("Regio", "Region"));
        table.narrowNumber(word("Jongeren vo", "Young people vo"))
                .narrowNumber(word("Jongeren mbo", "Young people mbo"));
        if (!everyone) {
            table.narrowNumber(word("Tellen mee", "Counted"));
        }
        return table.narrowNumber(word("Verwacht vo", "Expected vo"))
                .narrowNumber(word("Verwacht mbo", "Expected mbo"))
                .narrowNumber(word("Verwacht vsv", "Expected leavers"))
                .narrowNumber(word("Kans %", "Chance %"))
                .narrowNumber(word("Aandeel %", "Share %"));
    }

    private List<String> row(String code, String name, ScoreTables tables, ScoreRow row, Style style) {
        List<String> cells = new ArrayList<>(List.of(code, name));
        Optional<Score> vo = row.get(Sector.VO);
        Optional<Score> mbo = row.get(Sector.MBO);
        cells.add(cell(vo, score -> language.number(score.persons())));
        cells.add(cell(mbo, score -> language.number(score.persons())));
        if (!style.everyone()) {
            cells.add(cell(row.total(), score -> language.number(score.counted(), style.countedDecimals())));
        }
        Stream.of(vo, mbo, row.total())
                .forEach(score ->
                        cells.add(cell(score, own -> language.number(own.expectedLeavers(), style.leaversDecimals()))));
        cells.add(cell(row.total(), score -> chance(score, style)));
        cells.add(tables.share(row).map(this::percent).orElse(KEPT_BACK));
        return cells;
    }

    private static String cell(Optional<Score> score, Function<Score, String> text) {
        return score.map(text).orElse(KEPT_BACK);
    }

    private String chance(Score score, Style style) {
        return style.control().isEmpty()
                ? chance(score)
                : style.control()
                        .get()
                        .meanChance(score)
                        .map(mean -> language.number(mean.movePointRight(2)))
                        .orElse(NOBODY);
    }

    private String chance(Score score) {
        return score.meanChance().map(this::percent).orElse(NOBODY);
    }

    private String percent(Fraction part) {
        return language.number(part.times(HUNDRED), CHANCE_DECIMALS);
    }

    /** A sentence, in lines where it is too long for one: first at its semicolons. */
    private void say(Text text) {
        String line = text.in(language);
        Stream<String> parts = line.length() > WIDTH ? Stream.of(line.split("(?<=;) ", -1)) : Stream.of(line);
        parts.flatMap(part -> TextTable.wrap(part, WIDTH).stream()).forEach(console.out()::println);
    }

    private String word(String nl, String en) {
        return Text.of(nl, en).in(language);
    }

    private static Text percentage(CutOff cutOff, int decimals) {
        Fraction chance = Fraction.of(cutOff.chance()).dividedBy(Fraction.of(Odds.ONE));
        return new Text(Language.NL.percentage(chance, decimals), Language.EN.percentage(chance, decimals));
    }

    private static String sectors(CutOff cutOff) {
        return cutOff.sectors().stream().map(Sector::code).collect(Collectors.joining(" + "));
    }

    /** Without counts, which are exact and could be of one person. */
    private static Text shortSentence(CutOff cutOff) {
        return Text.format(
                "Grens ({0}): een kans van {1}.",
                "Cut-off ({0}): a chance of {1}.", sectors(cutOff), percentage(cutOff, CHANCE_DECIMALS));
    }

    private static Text sentence(CutOff cutOff) {
        return Text.format(
                "Grens ({0}): een kans van {1}; {2} jongeren hebben meer en tellen mee, {3} hebben precies deze kans en"
                        + " tellen elk voor {4} mee.",
                "Cut-off ({0}): a chance of {1}; {2} young people have more and count, {3} have exactly this chance and"
                        + " count for {4} each.",
                sectors(cutOff),
                percentage(cutOff, CUT_OFF_DECIMALS),
                cutOff.above(),
                cutOff.at(),
                cutOff.taken());
    }

    private void noteAssumption(CbsScenario scenario) {
        if (!scenario.note().isEmpty()) {
            console.print(scenario.note());
        }
    }

    private static Text sentence(DisclosureControl control, ScoreTables tables) {
        return Text.format(
                "Onthulling: cellen met minder dan {0} jongeren en wat die zou verraden zijn weggelaten (.), {1} cellen in"
                        + " alle tabellen; aantallen zijn veelvouden van {2}.",
                "Disclosure: cells of fewer than {0} young people and what would betray them are kept back (.), {1} cells"
                        + " in all tables; counts are multiples of {2}.",
                control.minimum(),
                tables.keptBack(),
                control.base());
    }

    /** What is made up, to standard error, where it stands beside every form of the result. */
    void noteOrigin(RiskScores scores) {
        if (scores.synthetic()) {
            console.remark(
                    Text.of("De personen zijn verzonnen (synthetisch).", "The persons are made up (synthetic)."));
        }
        if (scores.illustrative()) {
            console.remark(Text.of(
                    "De coëfficiënten van de risicomodellen zijn verzonnen (illustratief).",
                    "The coefficients of the risk models are made up (illustrative)."));
        }
    }

    /** The scenarios side by side: per scenario who counts, their mean chance, and the share of the region. */
    void print(ImmutableMap<CbsScenario, RiskScores> scenarios) {
        console.out().println();
        scenarios.keySet().forEach(scenario -> {
            console.print(Text.format(
                    "{0}: {1}",
                    "{0}: {1}", scenario.id(), scenario.targetGroup().title()));
            noteAssumption(scenario);
        });
        console.out().println();
        TextTable table = new TextTable().text(word("Code", "Code")).text(word("Regio", "Region"));
        for (CbsScenario scenario : scenarios.keySet()) {
            table.narrowNumber(scenario.id() + " " + word("telt", "kept"));
            table.narrowNumber(word("kans", "mean"));
            table.narrowNumber(word("deel", "share"));
        }
        for (int i = 0; i < regions.size(); i++) {
            int region = i;
            String name = regions.get(i).name();
            table.row(row(
                    regions.get(i).code(),
                    name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name,
                    scenarios,
                    scores -> scores.get(region)));
        }
        table.rule();
        table.row(row("", word("Totaal", "Total"), scenarios, RiskScores::total));
        table.lines().forEach(console.out()::println);
        console.print(Text.of(
                "Telt: jongeren die meetellen, afgerond op hele; kans: hun gemiddelde kans in %; deel: aandeel in de"
                        + " verwachte\nschoolverlaters van het land in %. Zonder afronding: scenarios.csv en scores.json, met"
                        + " --out.",
                "Kept: young people that count, rounded to whole ones; mean: their mean chance in %; share: of the"
                        + " expected leavers of\nthe country in %. Without rounding: scenarios.csv and scores.json, with"
                        + " --out."));
        printCutOffs(scenarios);
    }

    /** Where each scenario ends, exactly: nothing here is rounded. */
    private void printCutOffs(ImmutableMap<CbsScenario, RiskScores> scenarios) {
        console.out().println();
        TextTable table = new TextTable()
                .text(word("Grens", "Cut-off"))
                .text(word("Sectoren", "Sectors"))
                .number(word("Kans op de grens in %", "Chance at the cut-off, %"))
                .number(word("Hoger, telt geheel", "Above, counts in full"))
                .number(word("Precies op de grens", "Exactly at the cut-off"))
                .number(word("Telt elk voor", "Each counts for"))
                .number(word("Tellen samen mee", "Counted together"));
        scenarios.forEach((scenario, scores) -> scores.cutOffs()
                .forEach(cutOff -> table.row(List.of(
                        scenario.id(),
                        sectors(cutOff),
                        language.number(percentOf(cutOff), PERCENT_DECIMALS),
                        language.number(cutOff.above()),
                        language.number(cutOff.at()),
                        cutOff.taken().toString(),
                        exact(cutOff.counted())))));
        table.lines().forEach(console.out()::println);
    }

    private static Fraction percentOf(CutOff cutOff) {
        return Fraction.of(cutOff.chance()).dividedBy(Fraction.of(Odds.ONE)).times(HUNDRED);
    }

    private String exact(Fraction number) {
        return number.toExactDecimal().map(language::number).orElseGet(number::toString);
    }

    /** An explanation is of everyone, whoever counts in the table above it. */
    void noteAll(RiskScores scores) {
        if (!scores.group().isEveryone()) {
            console.out().println();
            console.print(Text.format(
                    "Wat volgt gaat over alle jongeren, niet alleen over {0}.",
                    "What follows is of all young people, not only of {0}.",
                    scores.group().title()));
        }
    }

    private List<String> row(
            String code,
            String name,
            ImmutableMap<CbsScenario, RiskScores> scenarios,
            Function<RiskScores, Score> score) {
        List<String> cells = new ArrayList<>(List.of(code, name));
        scenarios.values().forEach(scores -> {
            Score own = score.apply(scores);
            Fraction all = scores.total().expectedLeavers();
            cells.add(own.counted().toDecimal(0, RoundingMode.HALF_UP).toPlainString());
            cells.add(chance(own));
            cells.add(percent(
                    all.signum() == 0 ? Fraction.ZERO : own.expectedLeavers().dividedBy(all)));
        });
        return cells;
    }

    /** Why the mean chance of a region differs, a line per characteristic. */
    void explain(ChanceDecomposition decomposition, int region) {
        console.out().println();
        say(DecompositionWords.sentence(decomposition, regions, region));
        if (decomposition.regions().get(region).persons() == 0) {
            return;
        }
        console.out().println();
        TextTable table = new TextTable()
                .text(word("Kenmerk", "Characteristic"))
                .number(word("Bijdrage in procentpunt", "Contribution, percentage points"));
        DecompositionWords.lines(decomposition, region)
                .forEach(line -> table.row(
                        List.of(line.label().in(language), line.points().in(language))));
        table.rule();
        table.row(List.of(
                word("Verschil", "Difference"),
                DecompositionWords.difference(decomposition, region).in(language)));
        table.lines().forEach(console.out()::println);
    }
}
