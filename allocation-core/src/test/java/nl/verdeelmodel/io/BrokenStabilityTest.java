package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.model;
import static nl.verdeelmodel.testing.BrokenInput.of;
import static nl.verdeelmodel.testing.BrokenInput.scores;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stability rules that cannot be read, contradict each other, or lack what they start from. */
@Tag("locale")
class BrokenStabilityTest {

    @TempDir
    private Path temporary;

    /** Rules in the one stream, before its parts; regions had 100, 100 and 200 euros. */
    private static Consumer<ModelFolder> rules(String rules, String balance) {
        return stream("\"baseline\": \"young\", \"stability\": [ " + rules + " ], \"balance\": " + balance);
    }

    private static Consumer<ModelFolder> rule(String rule) {
        return rules(rule, "\"scale\"");
    }

    private static Consumer<ModelFolder> stream(String members) {
        return model("\"parts\"", members + ",\n\"parts\"");
    }

    @ParameterizedTest
    @MethodSource({"values", "fields", "rulesThatDoNotGoTogether", "baselines", "measures"})
    void aBrokenRuleIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    static Stream<BrokenInput> values() {
        String first = "model.json:13:54 (streams.grant.stability.0";
        return Stream.of(
                of(
                        "a value in words",
                        rule("{ \"floor\": \"5 percent\" }"),
                        first + ".floor)",
                        "a change with its sign, such as \"-5%\" or \"+2.5%\", or an amount in euros such as \"-7.50\"",
                        "nl:een verandering met teken, zoals \"-5%\" of \"+2.5%\", of een bedrag in euro's zoals \"-7.50\""),
                of(
                        "a part of the baseline instead of a change",
                        rule("{ \"ceiling\": \"130%\" }"),
                        "model.json:13:56 (streams.grant.stability.0.ceiling)",
                        "\"130%\" is not what must stand here: a change with its sign"),
                of(
                        "euros without cents",
                        rule("{ \"floor\": \"-5\" }"),
                        first + ".floor)",
                        "\"-5\" is not what must stand here"),
                of(
                        "a floor below nothing",
                        rule("{ \"floor\": \"-150%\" }"),
                        first + ".floor)",
                        "The value for region 01 North is -150 %; it must be -100 % or more",
                        "nl:De waarde voor regio 01 North is -150 %; zij moet -100 % of meer zijn"),
                of(
                        "a value that is a number",
                        rule("{ \"floor\": -5 }"),
                        first + ".floor)",
                        "not the number -5",
                        "nl:niet het getal -5"),
                of("a value with a decimal comma", rule("{ \"floor\": \"-5,0%\" }"), first + ".floor)", "\"-5,0%\""),
                of("euros with three decimals", rule("{ \"floor\": \"-7.505\" }"), first + ".floor)", "\"-7.505\""),
                of(
                        "percentages and euros by year",
                        rule("{ \"floor\": { \"byYear\": { \"2026\": \"-5%\", \"2027\": \"-5.00\" } } }"),
                        first + ".floor)",
                        "Some of these values are percentages and some are amounts in euros",
                        "nl:deels percentages en deels bedragen in euro's"),
                of(
                        "percentages and euros by tier",
                        rule("{ \"floor\": { \"by\": \"score\", \"tiers\": [ { \"from\": \"0\", \"value\": \"-5%\" },"
                                + " { \"from\": \"20\", \"value\": \"+5.00\" } ] } }"),
                        first + ".floor)",
                        "Some of these values are percentages"),
                of(
                        "tiers that do not rise",
                        rule("{ \"floor\": { \"by\": \"score\", \"tiers\": [ { \"from\": \"20\", \"value\": \"-5%\" },"
                                + " { \"from\": \"20\", \"value\": \"-9%\" } ] } }"),
                        first + ".floor)",
                        "The points must rise, each above the one before",
                        "nl:De punten moeten oplopen"),
                of(
                        "knots that fall",
                        rule("{ \"blend\": { \"by\": \"score\", \"knots\": [ { \"at\": \"20\", \"value\": \"50%\" },"
                                + " { \"at\": \"5\", \"value\": \"90%\" } ] } }"),
                        first + ".blend)",
                        "The points must rise"),
                of(
                        "tiers of nothing",
                        rule("{ \"floor\": { \"tiers\": [ { \"from\": \"0\", \"value\": \"-5%\" } ] } }"),
                        first + ".floor)",
                        "\"tiers\" and \"knots\" need \"by\": on what the value depends"),
                of(
                        "a measure next to years",
                        rule("{ \"floor\": { \"by\": \"score\", \"byYear\": { \"2026\": \"-5%\" } } }"),
                        first + ".floor)",
                        "\"by\" and \"byYear\" do not go together"),
                of(
                        "a year before the first value",
                        rule("{ \"floor\": { \"byYear\": { \"2027\": \"-5%\" } } }"),
                        first + ".floor)",
                        "This rule has no value for 2026; the first is for 2027",
                        "nl:Deze regel heeft geen waarde voor 2026; de eerste is voor 2027"),
                of(
                        "a blend in euros",
                        rule("{ \"blend\": \"5.00\" }"),
                        first + ".blend)",
                        "\"5.00\" is not what must stand here: a percentage or share such as \"25%\" or \"7/12\""),
                of(
                        "more than the whole of the new",
                        rule("{ \"blend\": \"150%\" }"),
                        first + ".blend)",
                        "The value for region 01 North is 150 %; it must be from 0 % to 100 %",
                        "nl:De waarde voor regio 01 North is 150 %; zij moet van 0 % tot en met 100 % zijn"),
                of(
                        "less than nothing of the new",
                        rule("{ \"blend\": \"-10%\" }"),
                        first + ".blend)",
                        "is -10 %; it must be from 0 % to 100 %"),
                of(
                        "a corridor of less than nothing",
                        rule("{ \"corridor\": \"-1%\" }"),
                        "model.json:13:57 (streams.grant.stability.0.corridor)",
                        "is -1 %; it must be 0 % or more"),
                of(
                        "a fall of more than everything",
                        rule("{ \"growth\": \"-100.5%\" }"),
                        "model.json:13:55 (streams.grant.stability.0.growth)",
                        "is -100.5 %; it must be -100 % or more",
                        "nl:is -100,5 %"),
                of(
                        "more than the whole loss",
                        rule("{ \"supplement\": \"7/6\" }"),
                        "model.json:13:59 (streams.grant.stability.0.supplement)",
                        "it must be from 0 % to 100 %"));
    }

    static Stream<BrokenInput> fields() {
        String entry = "model.json:13:43 (streams.grant.stability.0)";
        return Stream.of(
                of("two rules in one", rule("{ \"floor\": \"-5%\", \"ceiling\": \"+5%\" }"), entry, "floor", "ceiling"),
                of("a rule that does nothing", rule("{ \"source\": \"art. 1\" }"), entry, "floor"),
                of("no rules at all", rule(""), "model.json:13:41 (streams.grant.stability)", "1"),
                of(
                        "a blend per inhabitant",
                        rule("{ \"blend\": \"50%\", \"per\": \"score\" }"),
                        "model.json:13:68 (streams.grant.stability.0.per)",
                        "\"per\" does not go with \"blend\"; with it can stand: with, ownPots",
                        "nl:\"per\" hoort niet bij \"blend\"; daarbij kunnen staan: with, ownPots"),
                of(
                        "a minimum of something",
                        rule("{ \"minimum\": \"5.00\", \"of\": \"target\" }"),
                        "model.json:13:70 (streams.grant.stability.0.of)",
                        "\"of\" does not go with \"minimum\"; with it can stand: per, plus, only"),
                of(
                        "a floor that grows with the total",
                        rule("{ \"floor\": \"-5%\", \"plus\": { \"share\": \"1%\", \"ofTotalAbove\": \"5.00\" } }"),
                        "model.json:13:69 (streams.grant.stability.0.plus)",
                        "\"plus\" does not go with \"floor\""),
                of(
                        "a percentage per inhabitant",
                        rule("{ \"floor\": \"-5%\", \"per\": \"score\" }"),
                        entry,
                        "\"per\" goes with a value in euros; a percentage of an amount has no unit"),
                of(
                        "growth per inhabitant in percent",
                        rule("{ \"floor\": \"-5%\", \"of\": \"average-growth\", \"per\": \"score\" }"),
                        entry,
                        "Growth per unit needs a value in euros"),
                of(
                        "an amount per unit without units",
                        rule("{ \"floor\": \"-5%\", \"of\": \"average-per-unit\" }"),
                        entry,
                        "An amount per unit needs \"per\": the measure of the units"),
                of(
                        "a baseline per unit without the units of then",
                        rule("{ \"floor\": \"-5%\", \"of\": \"baseline-per-unit\", \"per\": \"score\" }"),
                        entry,
                        "The baseline per unit needs \"perBefore\": the units of then"),
                of(
                        "units of then that nothing uses",
                        rule("{ \"floor\": \"-5.00\", \"per\": \"score\", \"perBefore\": \"score\" }"),
                        entry,
                        "\"perBefore\" goes with \"of\": \"baseline-per-unit\""),
                of(
                        "a part of a growth that is not asked for",
                        rule("{ \"floor\": \"-5%\", \"growthPart\": \"90%\" }"),
                        entry,
                        "\"growthPart\" goes with \"of\": \"average-growth\""),
                of(
                        "a measure of amounts per unit",
                        rule("{ \"minimum\": { \"measure\": \"young\" }, \"per\": \"score\" }"),
                        entry,
                        "\"per\" goes with an amount in euros; a measure states amounts per region already"),
                of(
                        "a floor on a reference that is unknown",
                        rule("{ \"floor\": { \"byYear\": { \"2026\": \"-5%\" } }, \"of\": \"last-year\" }"),
                        "model.json:13:93 (streams.grant.stability.0.of)",
                        "\"last-year\" is not one of \"baseline\", \"baseline-share\", \"baseline-per-unit\""),
                of(
                        "a floor on a loss",
                        rule("{ \"floor\": \"-5%\", \"of\": \"loss\" }"),
                        "model.json:13:67 (streams.grant.stability.0.of)",
                        "baseline, baseline-share, baseline-per-unit, average-growth, target or average-per-unit",
                        "nl:\"of\" zegt vanaf wat een bodem of plafond telt"),
                of(
                        "an unknown way to fit the total",
                        rules("{ \"floor\": \"-5%\" }", "\"scales\""),
                        "model.json:13:76 (streams.grant.balance)",
                        "scale-the-excess"),
                of(
                        "an unknown way out",
                        stream(
                                "\"baseline\": \"young\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"scale\","
                                        + " \"infeasible\": \"ignore\""),
                        "model.json:13:99 (streams.grant.infeasible)",
                        "reduce-floors"));
    }

    static Stream<BrokenInput> rulesThatDoNotGoTogether() {
        String floor = "{ \"floor\": \"-5%\" }";
        return Stream.of(
                of(
                        "rules without a balance",
                        stream("\"baseline\": \"young\", \"stability\": [ " + floor + " ]"),
                        "model.json:10:5 (streams.grant)",
                        "\"stability\" needs \"balance\": who pays for the rules",
                        "nl:\"stability\" heeft \"balance\" nodig: wie voor de regels betaalt"),
                of(
                        "a baseline for nothing",
                        stream("\"baseline\": \"young\""),
                        "model.json:13:19 (streams.grant.baseline)",
                        "\"baseline\" goes with \"stability\" and \"balance\", which are missing"),
                of(
                        "a priority for nothing",
                        stream("\"crossing\": \"floor\""),
                        "model.json:13:19 (streams.grant.crossing)",
                        "\"crossing\" goes with \"stability\" and \"balance\", which are missing"),
                of(
                        "weights that scaling does not take",
                        rules(floor, "{ \"method\": \"scale\", \"per\": \"score\" }"),
                        "model.json:13:76 (streams.grant.balance)",
                        "\"per\" does not go with the balance scale"),
                of(
                        "gains in full where gains are not scaled",
                        rule("{ \"scaledAbove\": \"+3%\" }"),
                        "model.json:13:43 (streams.grant.stability.0)",
                        "\"scaledAbove\" goes with the balance scale-the-excess, not with scale"),
                of(
                        "gains in full up to two amounts",
                        rules("{ \"scaledAbove\": \"+3%\" }, { \"scaledAbove\": \"+5%\" }", "\"scale-the-excess\""),
                        "model.json:13:69 (streams.grant.stability.1)",
                        "There can be only one \"scaledAbove\""),
                of(
                        "a rounding that can break a floor",
                        rule(floor).andThen(model("\"parts\"", "\"rounding\": { \"method\": \"webster\" }, \"parts\"")),
                        "model.json:14:13 (streams.grant.rounding)",
                        "The rounding webster can break a floor or ceiling by a unit",
                        "must be largest-remainder"),
                of(
                        "a part named after the line of the stability rules",
                        rule(floor).andThen(model("\"id\": \"all\"", "\"id\": \"stability\"")),
                        "model.json:15:9 (streams.grant.parts.stability)",
                        "The id \"stability\" is that of the line with what stability adds and takes"));
    }

    static Stream<BrokenInput> baselines() {
        String lastYear = "\"baseline\": { \"lastYear\": \"dampened\", \"start\": \"young\" },"
                + " \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"scale\"";
        return Stream.of(
                of(
                        "a floor on nothing",
                        stream("\"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"scale\""),
                        "model.json:13:22 (streams.grant.stability.0)",
                        "This rule starts from what regions had, but the stream has no \"baseline\"",
                        "nl:Deze regel gaat uit van wat regio's hadden"),
                of(
                        "a distance from target without a baseline",
                        stream("\"stability\": [ { \"floor\": { \"by\": \"distance-from-target\", \"tiers\":"
                                + " [ { \"from\": \"0%\", \"value\": \"-5%\" } ] }, \"of\": \"target\" } ],"
                                + " \"balance\": \"scale\""),
                        "model.json:13:22 (streams.grant.stability.0)",
                        "has no \"baseline\""),
                of(
                        "growth without a baseline",
                        stream("\"stability\": [ { \"minimum\": \"5.00\" } ], \"balance\": \"largest-winners\""),
                        "model.json:13:58 (streams.grant.balance)",
                        "The balance largest-winners starts from what regions had, but the stream has no \"baseline\""),
                of(
                        "shares of a baseline that is not there",
                        stream("\"stability\": [ { \"minimum\": \"5.00\" } ],"
                                + " \"balance\": { \"method\": \"shift\", \"per\": \"baseline\" }"),
                        "model.json:13:58 (streams.grant.balance)",
                        "The balance shift starts from what regions had"),
                of(
                        "nobody had anything",
                        rule("{ \"floor\": \"-5%\" }")
                                .andThen(folder -> folder.scores("2026,01,10,0", "2026,02,20,0", "2026,03,30,0")),
                        "model.json:13:41 (streams.grant.stability)",
                        "The baseline of stream grant is 0 for every region",
                        "Maybe the column is empty or of the wrong year",
                        "nl:De uitgangspositie van geldstroom grant is voor elke regio 0"),
                of(
                        "a year in between without money",
                        stream(lastYear)
                                .andThen(
                                        model("\"2026\": \"1000.00\"", "\"2026\": \"1000.00\", \"2028\": \"1000.00\"")),
                        "model.json:13:19 (streams.grant.baseline)",
                        "The baseline is the outcome of the year before, but the model has no amount for 2027 and has"
                                + " one for 2028",
                        "nl:voor 2027 heeft het model geen bedrag en voor 2028 wel"),
                of(
                        "a baseline without a start",
                        stream(
                                "\"baseline\": { \"lastYear\": \"dampened\" }, \"stability\": [ { \"floor\": \"-5%\" } ],"
                                        + " \"balance\": \"scale\""),
                        "model.json:13:19 (streams.grant.baseline)",
                        "start"));
    }

    static Stream<BrokenInput> measures() {
        return Stream.of(
                of(
                        "an unknown baseline",
                        stream(
                                "\"baseline\": \"yuong\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"scale\""),
                        "model.json:13:19 (streams.grant.baseline)",
                        "The measure \"yuong\" is not listed under \"measures\"",
                        "Maybe you mean \"young\""),
                of(
                        "unknown units",
                        rule("{ \"floor\": \"-5.00\", \"per\": \"heads\" }"),
                        "model.json:13:70 (streams.grant.stability.0.per)",
                        "The measure \"heads\" is not listed"),
                of(
                        "a condition on an unknown measure",
                        rule("{ \"floor\": \"-5%\", \"only\": { \"measure\": \"heads\", \"above\": \"0\" } }"),
                        "model.json:13:82 (streams.grant.stability.0.only.measure)",
                        "The measure \"heads\" is not listed"),
                of(
                        "tiers of an unknown measure",
                        rule(
                                "{ \"floor\": { \"by\": \"heads\", \"tiers\": [ { \"from\": \"0\", \"value\": \"+1%\" } ] } }"),
                        "model.json:13:62 (streams.grant.stability.0.floor.by)",
                        "The measure \"heads\" is not listed"),
                of(
                        "a baseline of a year that the table lacks",
                        stream("\"baseline\": { \"measure\": \"young\", \"year\": \"t-1\" },"
                                + " \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"scale\""),
                        "model.json:13:19 (streams.grant.baseline)",
                        "Measure young has no values for 2025; there are values for 2026"),
                of(
                        "an average over no units",
                        rule("{ \"floor\": \"-5%\", \"of\": \"average-per-unit\", \"per\": \"none\" }")
                                .andThen(model(
                                        "\"young\": {",
                                        "\"none\": { \"table\": \"scores.csv\", \"column\": \"none\" }, \"young\": {"))
                                .andThen(folder -> folder.write(
                                        "scores.csv",
                                        "year,region_code,score,young,none\n2026,01,10,100,0\n2026,02,20,100,0\n"
                                                + "2026,03,30,200,0\n")),
                        "model.json:13:43 (streams.grant.stability.0)",
                        "The measure behind \"per\" is 0 for every region",
                        "Maybe the column is empty or of the wrong year"),
                of(
                        "a baseline below nothing",
                        rule("{ \"floor\": \"-5%\" }").andThen(scores("2026,02,20,100", "2026,02,20,-100")),
                        "scores.csv:3",
                        "-100"));
    }

    @Test
    void aMisspeltRuleIsNamedWithTheRuleThatWasMeant() {
        ModelFolder folder = new ModelFolder(temporary);
        rule("{ \"flour\": \"-5%\" }").accept(folder);

        List<Problem> problems = folder.check();

        assertThat(problems).extracting(Problem::code).containsExactly("json-unknown-field", "json-missing-field");
        assertThat(problems.get(0).in(Language.EN)).contains("\"flour\" is not known here", "Maybe you mean \"floor\"");
        assertThat(problems.get(1).in(Language.EN)).contains("exactly one of \"floor\", \"ceiling\"");
    }

    @Test
    void severalFaultsInRulesAreReportedTogether() {
        ModelFolder folder = new ModelFolder(temporary);
        stream("\"stability\": [ { \"floor\": \"-5%\", \"growthPart\": \"90%\" }, { \"scaledAbove\": \"+3%\" } ],"
                        + " \"balance\": { \"method\": \"scale\", \"per\": \"score\" }")
                .accept(folder);

        List<Problem> problems = folder.check();

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "baseline-missing",
                        "baseline-missing",
                        "rule-field-unused",
                        "balance-takes-no-weights",
                        "scaled-above-unused");
    }
}
