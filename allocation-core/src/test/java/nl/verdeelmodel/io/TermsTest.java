package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.Derivation;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms as a model file writes them, with values worked out by hand. */
class TermsTest {

    private static final String RATIO = "{ \"ratio\": [\"score\", \"young\"] }";

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModelOfThreeYears() {
        folder = new ModelFolder(temporary)
                .scores(
                        "2024,01,90,900",
                        "2024,02,10,100",
                        "2024,03,0,100",
                        "2025,01,100,400",
                        "2025,02,20,200",
                        "2025,03,80,200",
                        "2026,01,120,600",
                        "2026,02,30,100",
                        "2026,03,50,200");
    }

    private MeasureOutcome measured(String term) {
        folder = folder.write("model.json", ModelFolder.MODEL).key("{ \"proportionalTo\": " + term + " }");
        KeyOutcome key = folder.allocate(2026).stream("grant").part("all").key();
        return ((KeyOutcome.Proportional) key).measure();
    }

    private List<String> values(String term) {
        return measured(term).values().values().stream().map(Fraction::toString).toList();
    }

    /** (90 + 100 + 2 x 120) / 4 = 215/2, as in Canada. */
    @Test
    void aWeightedMeanTakesTheWeightsInTheOrderOfTheYears() {
        assertThat(
                        values(
                                "{ \"measure\": \"score\", \"meanOver\": [\"t-2\", \"t\"], \"weights\": [\"1\", \"1\", \"2\"] }"))
                .containsExactly("215/2", "45/2", "45");
        assertThat(
                        values(
                                "{ \"measure\": \"score\", \"meanOver\": [\"t-2\", \"t\"], \"weights\": [\"2\", \"1\", \"1\"] }"))
                .containsExactly("100", "35/2", "65/2");
    }

    /** Totals 100, 200 and 200: (0.9 + 0.5 + 0.6) / 3, (0.1 + 0.1 + 0.15) / 3, (0 + 0.4 + 0.25) / 3. */
    @Test
    void aMeanOfSharesIsNotTheShareOfTheMean() {
        assertThat(values("{ \"measure\": \"score\", \"meanOver\": [\"t-2\", \"t\"], \"of\": \"shares\" }"))
                .containsExactly("2/3", "7/60", "13/60");
        assertThat(values("{ \"measure\": \"score\", \"meanOver\": [\"2024\", \"2026\"] }"))
                .containsExactly("310/3", "20", "130/3");
    }

    /** 220 / 1000 over two years, and the mean of 100/400 and 120/600: 9/40. */
    @Test
    void aRatioOfSumsIsNotTheMeanOfTheRatios() {
        String sums = "{ \"ratio\": [ { \"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"] },"
                + " { \"measure\": \"young\", \"meanOver\": [\"t-1\", \"t\"] } ] }";
        String ratios = "{ \"mean\": " + RATIO + ", \"meanOver\": [\"t-1\", \"t\"] }";

        assertThat(values(sums)).containsExactly("11/50", "1/6", "13/40");
        assertThat(values(ratios)).containsExactly("9/40", "1/5", "13/40");
        assertThat(measured(sums).title().en()).isEqualTo("(mean of score) / (mean of young)");
        assertThat(measured(ratios).title().en()).isEqualTo("mean of (score / young)");
        assertThat(measured(ratios).period()).isEqualTo("2025-2026");
    }

    @Test
    void yearsInsideAMeanCountFromEachOfItsYears() {
        String growth = "{ \"ratio\": [ { \"measure\": \"score\", \"year\": \"t\" },"
                + " { \"measure\": \"young\", \"year\": \"t-1\" } ] }";

        MeasureOutcome mean = measured("{ \"mean\": " + growth + ", \"meanOver\": [\"t-1\", \"t\"] }");

        // (100/900 + 120/400) / 2, (20/100 + 30/200) / 2, (80/100 + 50/200) / 2
        assertThat(mean.values().values())
                .containsExactly(Fraction.of(37, 180), Fraction.of(7, 40), Fraction.of(21, 40));
        assertThat(mean.period()).isEqualTo("2025 / 2024 ... 2026 / 2025");
    }

    /** 90; 90 + 10/2 = 95; 95 + 25/2 = 107.5. */
    @Test
    void smoothingStartsInTheStatedYearWithItsValue() {
        assertThat(values("{ \"smoothed\": \"score\", \"weight\": \"1/2\", \"from\": 2024 }"))
                .containsExactly("215/2", "45/2", "45");
        assertThat(values("{ \"smoothed\": \"score\", \"weight\": \"50%\", \"from\": 2024, \"year\": \"t-1\" }"))
                .containsExactly("95", "15", "40");
        assertThat(values("{ \"smoothed\": \"score\", \"weight\": \"1/2\", \"from\": 2026 }"))
                .containsExactly("120", "30", "50");
    }

    /** The example of the guide: s2 = 0.15, a = 0.000375, estimates 0.105, 0.075, 0.09, scaled by 1.1. */
    @Test
    void credibilityKeepsTheTotalOfTheLastYear() {
        folder.scores(
                "2025,01,18,200",
                "2025,02,9,200",
                "2025,03,54,600",
                "2026,01,30,200",
                "2026,02,15,200",
                "2026,03,54,600");
        String term = "{ \"credibility\": " + RATIO + ", \"volume\": \"young\", \"over\": [\"t-1\", \"t\"] }";

        MeasureOutcome outcome = measured(term);

        assertThat(outcome.values().values())
                .containsExactly(Fraction.parse("23.1"), Fraction.parse("16.5"), Fraction.parse("59.4"));
        assertThat(outcome.values().total()).isEqualTo(Fraction.of(99));
        assertThat(outcome.derivation())
                .get()
                .isInstanceOfSatisfying(
                        Derivation.Shrinkage.class,
                        shrinkage -> assertThat(shrinkage.estimate().factors().values())
                                .containsExactly(Fraction.of(1, 2), Fraction.of(1, 2), Fraction.of(3, 4)));
    }

    @Test
    void aTermInsideATermIsOfAnyKind() {
        String smoothedRatio = "{ \"smoothed\": " + RATIO + ", \"weight\": \"1\", \"from\": 2025 }";
        String mean =
                "{ \"mean\": { \"product\": [" + smoothedRatio + ", \"young\"] }, \"meanOver\": [\"t-1\", \"t\"] }";

        // With weight 1 nothing is smoothed: score / young x young, averaged.
        assertThat(values(mean)).containsExactly("110", "25", "65");
        assertThat(measured(mean).title().nl())
                .isEqualTo("gemiddelde van ((exponentieel gladgestreken (score / young)) x young)");
    }

    @Test
    void zeroOverZeroCountsAsZeroWhereTheModelSaysSo() {
        folder.scores("2026,01,10,100", "2026,02,0,0", "2026,03,30,200");

        assertThat(values("{ \"ratio\": [\"score\", \"young\"], \"zeroOverZero\": \"zero\" }"))
                .containsExactly("1/10", "0", "3/20");
    }

    @Test
    void aFrozenKeyCountsEveryYearFromItsBaseYear() {
        folder.key("{ \"proportionalTo\": { \"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"],"
                + " \"weights\": [\"0\", \"1\"] }, \"frozen\": { \"2026\": 2025 } }");

        assertThat(folder.amounts()).containsExactly("500.00", "100.00", "400.00");
    }

    @Test
    void theTraceHoldsWhatATermWasMadeOf() throws IOException {
        folder.key("{ \"proportionalTo\": { \"mean\": " + RATIO
                + ", \"meanOver\": [\"t-1\", \"t\"], \"weights\": [\"1\", \"3\"], \"source\": \"art. 9\" } }");

        JsonNode measure = new ObjectMapper()
                .readTree(AllocationFiles.trace(List.of(folder.allocate(2026))))
                .at("/years/0/streams/0/parts/0/key/measure");

        assertThat(measure.get("article").textValue()).isEqualTo("art. 9");
        assertThat(measure.at("/made_of/kind").textValue()).isEqualTo("mean");
        assertThat(measure.at("/made_of/parts").toString()).isEqualTo("[\"1/4\",\"3/4\"]");
        assertThat(measure.at("/made_of/years/1/period").textValue()).isEqualTo("2026");
        assertThat(measure.at("/made_of/years/0/made_of/kind").textValue()).isEqualTo("ratio");
        assertThat(measure.at("/made_of/years/0/made_of/denominator/values").toString())
                .isEqualTo("[\"400\",\"200\",\"200\"]");
    }

    @Test
    void theTraceHoldsTheStateOfASmoothingAndTheFactorsOfCredibility() throws IOException {
        folder.parts("{ \"id\": \"a\", \"share\": \"50%\", \"key\": { \"proportionalTo\":"
                + " { \"smoothed\": \"score\", \"weight\": \"1/2\", \"from\": 2024 } } },"
                + " { \"id\": \"b\", \"share\": \"50%\", \"key\": { \"proportionalTo\": { \"credibility\": " + RATIO
                + ", \"volume\": \"young\", \"over\": [\"2024\", \"2026\"] } } }");

        // Fixed years: t in the rate is each of them.
        JsonNode parts = new ObjectMapper()
                .readTree(AllocationFiles.trace(List.of(folder.allocate(2026))))
                .at("/years/0/streams/0/parts");

        assertThat(parts.at("/0/key/measure/made_of/smoothed/1").toString()).isEqualTo("[\"95\",\"15\",\"40\"]");
        assertThat(parts.at("/0/key/measure/made_of/weight").textValue()).isEqualTo("1/2");
        assertThat(parts.at("/1/key/measure/made_of/factors")).hasSize(3);
        assertThat(parts.at("/1/key/measure/made_of/own_means/1").textValue()).isEqualTo("3/20");
        assertThat(parts.at("/1/key/measure/total").textValue()).isEqualTo("200");
    }
}
