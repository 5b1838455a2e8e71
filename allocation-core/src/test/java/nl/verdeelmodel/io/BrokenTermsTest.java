package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.of;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Means, ratios, smoothing and credibility that cannot be, and what the analyst is told. */
class BrokenTermsTest {

    private static final String HERE = "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource({"entries", "rules", "values"})
    void aTermThatCannotBeIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    /** A model with values of 2025 and 2026 and this term, without its braces. */
    private static Consumer<ModelFolder> term(String members) {
        return folder -> {
            folder.key("{ \"proportionalTo\": { " + members + " } }");
            folder.scores(
                    "2025,01,0,100", "2025,02,0,100", "2025,03,0,0", "2026,01,10,100", "2026,02,20,0", "2026,03,0,0");
        };
    }

    static Stream<BrokenInput> entries() {
        return Stream.of(
                of(
                        "a mean without years",
                        term("\"mean\": \"score\""),
                        HERE,
                        "\"meanOver\" is missing; \"mean\" needs it",
                        "nl:\"meanOver\" ontbreekt; bij \"mean\" is het nodig"),
                of(
                        "weights without a mean",
                        term("\"measure\": \"score\", \"weights\": [\"1\"]"),
                        HERE,
                        "\"meanOver\" is missing; \"weights\" needs it"),
                of(
                        "shares without a mean",
                        term("\"measure\": \"score\", \"of\": \"shares\""),
                        HERE,
                        "\"meanOver\" is missing; \"of\" needs it"),
                of(
                        "a ratio in a year",
                        term("\"ratio\": [\"score\", \"young\"], \"year\": \"t\""),
                        HERE,
                        "\"ratio\" and \"year\" do not go together",
                        "nl:\"ratio\" en \"year\" gaan niet samen"),
                of(
                        "a ratio of three",
                        term("\"ratio\": [\"score\", \"young\", \"score\"]"),
                        "model.json:15:49 (streams.grant.parts.all.key.proportionalTo.ratio)",
                        "this list must have exactly 2 items, but has 3"),
                of(
                        "a mean over three years named one by one",
                        term("\"measure\": \"score\", \"meanOver\": [\"t-2\", \"t-1\", \"t\"]"),
                        "model.json:15:72 (streams.grant.parts.all.key.proportionalTo.meanOver)",
                        "this list must have exactly 2 items, but has 3"),
                of(
                        "smoothing without a start",
                        term("\"smoothed\": \"score\", \"weight\": \"1/3\""),
                        HERE,
                        "\"from\" is missing; \"smoothed\" needs it"),
                of(
                        "credibility without a volume",
                        term("\"credibility\": \"score\", \"over\": [\"t-1\", \"t\"]"),
                        HERE,
                        "\"volume\" is missing; \"credibility\" needs it"),
                of(
                        "zero over zero without a ratio",
                        term("\"measure\": \"score\", \"zeroOverZero\": \"zero\""),
                        HERE,
                        "\"measure\" and \"zeroOverZero\" do not go together"),
                of(
                        "a negative weight",
                        term("\"measure\": \"score\", \"meanOver\": [\"t\", \"t\"], \"weights\": [\"-1\"]"),
                        "model.json:15:96 (streams.grant.parts.all.key.proportionalTo.weights.0)",
                        "\"-1\" is not what must stand here: a weight as text"));
    }

    static Stream<BrokenInput> rules() {
        return Stream.of(
                of(
                        "three weights for two years",
                        term("\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"],"
                                + " \"weights\": [\"1\", \"1\", \"2\"]"),
                        HERE,
                        "\"weights\" names 3 weights, but the mean is over 2 years",
                        "nl:\"weights\" noemt 3 gewichten, maar het gemiddelde gaat over 2 jaren"),
                of(
                        "weights that are all 0",
                        term("\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"], \"weights\": [\"0\", \"0.0\"]"),
                        HERE,
                        "the weights are all 0; at least one must be above 0"),
                of(
                        "a weight divided by 0",
                        term("\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"], \"weights\": [\"1\", \"1/0\"]"),
                        "model.json:15:103 (streams.grant.parts.all.key.proportionalTo.weights.1)",
                        "\"1/0\" is not a number"),
                of(
                        "a smoothing weight above 1",
                        term("\"smoothed\": \"score\", \"weight\": \"3\", \"from\": 2025"),
                        HERE,
                        "\"weight\" is 3; the weight of the new year must be above 0 and at most 1",
                        "nl:moet groter dan 0 en hoogstens 1 zijn"),
                of(
                        "a smoothing weight of 0",
                        term("\"smoothed\": \"score\", \"weight\": \"0\", \"from\": 2025"),
                        HERE,
                        "\"weight\" is 0"),
                of(
                        "credibility over one year",
                        term("\"credibility\": \"score\", \"volume\": \"young\", \"over\": [\"t\", \"t\"]"),
                        HERE,
                        "\"over\" names the first and the last of at least two years"),
                of(
                        "a mean of a term whose years are fixed",
                        term(
                                "\"mean\": { \"measure\": \"score\", \"year\": \"2026\" }, \"meanOver\": [\"t-1\", \"t\"]"),
                        HERE,
                        "every year is fixed, so that each year gives the same values; count the years from t",
                        "nl:elk jaar vast, zodat elk jaar dezelfde waarden geeft"),
                of(
                        "an unknown measure inside a mean of a ratio",
                        term("\"mean\": { \"ratio\": [\"score\", \"yong\"] }, \"meanOver\": [\"t\", \"t\"]"),
                        "model.json:15:69 (streams.grant.parts.all.key.proportionalTo.mean.ratio.1)",
                        "\"yong\" is not listed under \"measures\"",
                        "Maybe you mean \"young\""));
    }

    static Stream<BrokenInput> values() {
        return Stream.of(
                of(
                        "shares of a year whose total is 0",
                        term("\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"], \"of\": \"shares\""),
                        HERE,
                        "In 2025 the values of all regions are 0 together",
                        "Maybe the column is empty in that year",
                        "nl:In 2025 zijn de waarden van alle regio's samen 0"),
                of(
                        "something divided by 0",
                        term("\"ratio\": [\"score\", \"young\"], \"zeroOverZero\": \"zero\""),
                        HERE,
                        "The ratio does not exist for region 02: the denominator is 0 and the numerator is not",
                        "Maybe the denominator is missing from the table"),
                of(
                        "0 divided by 0",
                        term("\"ratio\": [{ \"measure\": \"score\", \"year\": \"t-1\" },"
                                + " { \"measure\": \"young\", \"year\": \"t-1\" }]"),
                        HERE,
                        "The ratio does not exist for region 03: numerator and denominator are both 0",
                        "Maybe 0 / 0 should count as 0: then say \"zeroOverZero\": \"zero\" with the ratio",
                        "nl:teller en noemer zijn beide 0"),
                of(
                        "a smoothing that begins before the table",
                        term("\"smoothed\": \"score\", \"weight\": \"1/3\", \"from\": 2024"),
                        "model.json:15:52 (streams.grant.parts.all.key.proportionalTo.smoothed)",
                        "Measure score has no values for 2024; there are values for 2025, 2026"),
                of(
                        "a smoothing that begins after the year that is asked for",
                        term("\"smoothed\": \"score\", \"weight\": \"1/3\", \"from\": 2026, \"year\": \"t-1\""),
                        HERE,
                        "The smoothing begins in 2026, but 2025 is asked for",
                        "Maybe \"from\" should be an earlier year"),
                of(
                        "credibility of one region",
                        folder -> {
                            term("\"credibility\": \"score\", \"volume\": \"young\", \"over\": [\"t-1\", \"t\"]")
                                    .accept(folder);
                            folder.scores(
                                    "2025,01,1,100",
                                    "2025,02,1,0",
                                    "2025,03,1,0",
                                    "2026,01,1,100",
                                    "2026,02,1,0",
                                    "2026,03,1,0");
                        },
                        HERE,
                        "Credibility needs at least two regions with volume, one of them in two years; there are 1, 1 of them",
                        "nl:Voor credibiliteit zijn minstens twee regio's met volume nodig"),
                of(
                        "credibility whose last year has no volume",
                        folder -> {
                            term("\"credibility\": \"score\", \"volume\": \"young\", \"over\": [\"t-2\", \"t\"]")
                                    .accept(folder);
                            folder.scores(
                                    "2024,01,1,100",
                                    "2024,02,1,100",
                                    "2024,03,1,100",
                                    "2025,01,1,100",
                                    "2025,02,1,100",
                                    "2025,03,1,100",
                                    "2026,01,1,0",
                                    "2026,02,1,0",
                                    "2026,03,1,0");
                        },
                        HERE,
                        "In the last year of \"over\" no region has volume"),
                of(
                        "a year that is missing in a mean of a product",
                        term("\"mean\": { \"product\": [\"young\", { \"measure\": \"score\", \"year\": \"2026\" }] },"
                                + " \"meanOver\": [\"t-2\", \"t\"]"),
                        "model.json:15:62 (streams.grant.parts.all.key.proportionalTo.mean.product.0)",
                        "Measure young has no values for 2024"));
    }
}
