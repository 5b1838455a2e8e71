package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.key;
import static nl.verdeelmodel.testing.BrokenInput.model;
import static nl.verdeelmodel.testing.BrokenInput.of;
import static nl.verdeelmodel.testing.BrokenInput.parts;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of the right shape whose rules cannot hold: percentages, names, steps, and divisions without an answer. */
@Tag("locale")
class BrokenRulesTest {

    private static final String SHARE = "\"share\": \"100%\",";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource({"rules", "steps", "outcomes"})
    void aBrokenModelIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    static Stream<BrokenInput> rules() {
        String twoParts = "{ \"id\": \"a\", %s, \"key\": { \"equalPerRegion\": true } },"
                + " { \"id\": \"b\", %s, \"key\": { \"equalPerRegion\": true } }";
        return Stream.of(
                of(
                        "shares of more than the whole",
                        parts(twoParts.formatted("\"share\": \"99.75%\"", "\"share\": \"0.30%\"")),
                        "model.json:10:5 (streams.grant)",
                        "The shares of the parts of grant add up to 100.05 % instead of 100 %",
                        "nl:tellen op tot 100,05 % in plaats van 100 %"),
                of(
                        "shares that miss the whole by very little",
                        parts(twoParts.formatted("\"share\": \"33.3333333333%\"", "\"share\": \"66.6666666666%\"")),
                        "model.json:10:5 (streams.grant)",
                        "add up to 99.9999999999 % instead of 100 %"),
                of(
                        "a share next to an amount",
                        parts(twoParts.formatted("\"share\": \"50%\"", "\"amount\": { \"2026\": \"500.00\" }")),
                        "model.json:10:5 (streams.grant)",
                        "either all have a \"share\" or all have an \"amount\""),
                of(
                        "amounts that do not add up",
                        parts(twoParts.formatted(
                                "\"amount\": { \"2026\": \"500.00\" }", "\"amount\": { \"2026\": \"499.99\" }")),
                        "model.json:10:5 (streams.grant)",
                        "The parts of grant are EUR 999.99 together in 2026, not EUR 1,000.00",
                        "nl:De onderdelen van grant zijn in 2026 samen EUR 999,99, niet EUR 1.000,00"),
                of(
                        "two parts with one id",
                        parts(twoParts.replace("\"b\"", "\"a\"").formatted("\"share\": \"50%\"", "\"share\": \"50%\"")),
                        "model.json:13:83 (streams.grant.parts.a)",
                        "The id \"a\" is used twice"),
                of(
                        "a share that divides by zero",
                        model("\"100%\"", "\"100%\", \"source\": \"x\"")
                                .andThen(key(
                                        "{ \"blend\": [ { \"weight\": \"1/0\", \"key\": { \"equalPerRegion\": true } },"
                                                + " { \"weight\": \"1\", \"key\": { \"equalPerRegion\": true } } ] }")),
                        "model.json:15:43 (streams.grant.parts.all.key.blend.0.weight)",
                        "\"1/0\" is not a number"),
                of(
                        "weights of a blend that are not the whole",
                        key("{ \"blend\": [ { \"weight\": \"20%\", \"key\": { \"equalPerRegion\": true } },"
                                + " { \"weight\": \"70%\", \"key\": { \"proportionalTo\": \"score\" } } ] }"),
                        "model.json:15:18 (streams.grant.parts.all.key)",
                        "The weights of the blend add up to 90 % instead of 100 %"),
                of(
                        "an unknown measure",
                        key("{ \"proportionalTo\": \"scroe\" }"),
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)",
                        "The measure \"scroe\" is not listed under \"measures\"",
                        "Maybe you mean \"score\"",
                        "nl:De maatstaf \"scroe\" staat niet onder \"measures\""),
                of(
                        "an unknown excluded region",
                        key("{ \"proportionalTo\": \"score\", \"exclude\": [\"14\"] }"),
                        "model.json:15:18 (streams.grant.parts.all.key)",
                        "Region code \"14\"",
                        "14 was Arnhem (now 41)"),
                of(
                        "a ceiling without amounts per region",
                        model("\"amount\": {", "\"ceiling\": {").andThen(model(SHARE, "")),
                        "model.json:14:9 (streams.grant.parts.all)",
                        "Under a ceiling every part must state amounts per region",
                        "nl:Onder een plafond moet elk onderdeel bedragen per regio noemen"),
                of(
                        "amounts per region without a ceiling",
                        key("{ \"amounts\": \"score\" }"),
                        "model.json:14:9 (streams.grant.parts.all)",
                        "its stream needs a \"ceiling\" instead of an \"amount\""),
                of(
                        "a share under a ceiling",
                        model("\"amount\": {", "\"ceiling\": {").andThen(key("{ \"amounts\": \"score\" }")),
                        "model.json:14:9 (streams.grant.parts.all)",
                        "has a share or an amount"),
                of(
                        "a mean that ends before it begins",
                        key("{ \"proportionalTo\": { \"measure\": \"score\", \"meanOver\": [\"t\", \"t-2\"] } }"),
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)",
                        "the first and the last year"));
    }

    static Stream<BrokenInput> steps() {
        return Stream.of(
                of(
                        "a gap between two steps",
                        steps(12, 20),
                        "model.json:16:11 (streams.grant.parts.s.key.steps.table.1)",
                        "a gap: a step ends at 10 and the next begins at 12",
                        "Maybe the next step should begin at 11",
                        "nl:De staffel heeft een gat"),
                of(
                        "an overlap of two steps",
                        steps(10, 20),
                        "model.json:16:11 (streams.grant.parts.s.key.steps.table.1)",
                        "overlaps: a step ends at 10 and the next begins at 10",
                        "begin at 11",
                        "nl:De staffel overlapt"),
                of(
                        "a step that ends before it begins",
                        steps(11, 5),
                        "model.json:16:11 (streams.grant.parts.s.key.steps.table.1)",
                        "begins at 11 and ends before that, at 5"),
                of(
                        "a step with half a person",
                        folder -> {
                            steps(11, 20).accept(folder);
                            folder.model("\"from\": 11", "\"from\": 10.5");
                        },
                        "model.json:16:21 (streams.grant.parts.s.key.steps.table.1.from)",
                        "a whole number",
                        "not the number 10.5"),
                of(
                        "a count that stands on no step",
                        steps(11, 20),
                        "model.json:14:29 (streams.grant.parts.s.key)",
                        "Region 03 South counts 30",
                        "(0 up to 20, whole numbers)",
                        "nl:Voor regio 03 South is het aantal 30"));
    }

    static Stream<BrokenInput> outcomes() {
        return Stream.of(
                of(
                        "weights that are all zero",
                        folder -> folder.scores("2026,01,0,1", "2026,02,0,1", "2026,03,0,1"),
                        "model.json:15:18 (streams.grant.parts.all.key)",
                        "Part all has EUR 1,000.00 to divide, but every region has weight 0",
                        "Maybe the column is empty",
                        "nl:Onderdeel all heeft EUR 1.000,00 te verdelen, maar alle regio's hebben gewicht 0"),
                of(
                        "nobody who is eligible",
                        key("{ \"proportionalTo\": \"score\","
                                + " \"eligible\": { \"ratioTo\": \"young\", \"atLeast\": \"99%\" } }"),
                        "model.json:15:18 (streams.grant.parts.all.key)",
                        "every region has weight 0",
                        "no region meets the condition"),
                of(
                        "a component of a blend that is all zero",
                        ((Consumer<ModelFolder>) folder -> folder.scores("2026,01,0,1", "2026,02,0,1", "2026,03,0,1"))
                                .andThen(
                                        key(
                                                "{ \"blend\": [ { \"weight\": \"0%\", \"key\": { \"proportionalTo\": \"score\" } },"
                                                        + " { \"weight\": \"100%\", \"key\": { \"equalPerRegion\": true } } ] }")),
                        "model.json:15:56 (streams.grant.parts.all.key.blend.0.key)",
                        "A component of the blend has weight 0"),
                of(
                        "a year that a measure lacks",
                        key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t-1\" } }"),
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)",
                        "Measure score has no values for 2025; there are values for 2026",
                        "nl:Maatstaf score heeft geen waarden voor 2025"),
                of(
                        "a table with a header only",
                        folder -> folder.scores(),
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)",
                        "Measure score has no values for 2026"),
                of(
                        "a stream that lacks a year of another",
                        model(
                                "\"streams\": [",
                                "\"streams\": [\n    { \"id\": \"long\","
                                        + " \"amount\": { \"2026\": \"1\", \"2027\": \"1\" }, \"parts\":"
                                        + " [ { \"id\": \"a\", \"share\": \"1\", \"key\": { \"equalPerRegion\": true } } ] },"),
                        "model.json:13:17 (streams.grant.amount)",
                        "There is no amount for 2027; there are amounts for 2026",
                        "nl:Er is geen bedrag voor 2027"));
    }

    private static Consumer<ModelFolder> steps(long from, long to) {
        return folder -> folder.model("\"amount\": {", "\"ceiling\": {").parts("""

                        { "id": "s", "key": { "steps": { "of": "score", "table": [
                          { "from": 0, "to": 10, "amount": "1" },
                          { "from": %d, "to": %d, "amount": "2" } ] } } }
                """.formatted(from, to));
    }
}
