package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of key that a model can state, on three regions; the shares were worked out by hand. */
class AllocatorKeysTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void writeModel() {
        folder = new ModelFolder(temporary);
    }

    private void scoresOf(String... yearAndValues) {
        List<String> rows = new ArrayList<>();
        for (String line : yearAndValues) {
            String[] words = line.split(" ");
            for (int i = 1; i <= 3; i++) {
                rows.add(words[0] + ",0" + i + "," + words[i] + ",1");
            }
        }
        folder.scores(rows.toArray(String[]::new));
    }

    private List<String> shares(int year) {
        return folder.allocate(year).streams().get(0).parts().get(0).key().key().shares().values().stream()
                .map(Fraction::toString)
                .toList();
    }

    @Test
    void aFrozenKeyUsesItsBaseYearUntilTheUpdate() {
        scoresOf("2022 1 1 2", "2024 1 2 1");
        folder.model(
                        "\"2026\": \"1000.00\"",
                        "\"2026\": \"8.00\", \"2027\": \"8.00\", \"2028\": \"8.00\", \"2029\": \"8.00\"")
                .key("{ \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 2022, \"2028\": 2024 } }");

        assertThat(folder.amounts(2026)).containsExactly("2.00", "2.00", "4.00");
        assertThat(folder.amounts(2027)).isEqualTo(folder.amounts(2026));
        assertThat(folder.amounts(2028)).containsExactly("2.00", "4.00", "2.00");
        assertThat(folder.amounts(2029)).isEqualTo(folder.amounts(2028));
    }

    @Test
    void inAFrozenKeyTheYearsCountFromTheBaseYear() {
        scoresOf("2021 1 1 2", "2022 1 2 1", "2025 5 1 1");
        folder.key(
                "{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t-1\" }, \"frozen\": { \"2026\": 2022 } }");

        assertThat(shares(2026)).containsExactly("1/4", "1/4", "1/2");
    }

    /** Base years are listed by year of payment; a component once looked them up by the base year of its blend. */
    @Test
    void aFrozenComponentOfAFrozenBlendFollowsTheYearOfPayment() {
        scoresOf("2022 1 1 2", "2024 1 2 1");
        folder.key("""
                { "frozen": { "2026": 2024 },
                  "blend": [
                    { "weight": "50%", "key": { "proportionalTo": "score" } },
                    { "weight": "50%", "key": { "proportionalTo": "score", "frozen": { "2026": 2022 } } } ] }""");

        // Half of 1/4 1/2 1/4 (2024) and half of 1/4 1/4 1/2 (2022).
        assertThat(shares(2026)).containsExactly("1/4", "3/8", "3/8");
    }

    @Test
    void aFreezeThatBeginsLaterHasNoKeyBefore() {
        folder.key("{ \"proportionalTo\": \"score\", \"frozen\": { \"2027\": 2026 } }");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> folder.allocate(2026))
                .withMessageContaining("The frozen key has no base year for 2026; the first is for 2027.");
    }

    @Test
    void tMinusOneIsTheYearBeforePayment() {
        scoresOf("2025 3 3 6", "2026 1 1 1");
        folder.key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t-1\" } }");

        assertThat(shares(2026)).containsExactly("1/4", "1/4", "1/2");
    }

    @Test
    void aFixedYearIsTheSameInEveryYear() {
        scoresOf("2010 3 3 6", "2026 1 1 1");
        folder.key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"2010\" } }");

        assertThat(shares(2026)).containsExactly("1/4", "1/4", "1/2");
    }

    @Test
    void theMeanOverTMinus7ToTMinus2TakesSixYears() {
        scoresOf(
                "2018 999 0 0",
                "2019 1 0 0",
                "2020 0 1 0",
                "2021 0 0 1",
                "2022 1 0 0",
                "2023 0 1 0",
                "2024 1 0 0",
                "2025 999 0 0");
        folder.key("{ \"proportionalTo\": { \"measure\": \"score\", \"meanOver\": [\"t-7\", \"t-2\"] } }");

        assertThat(shares(2026)).containsExactly("1/2", "1/3", "1/6");
        KeyOutcome.Proportional key = (KeyOutcome.Proportional)
                folder.allocate(2026).streams().get(0).parts().get(0).key();
        assertThat(key.measure().period()).isEqualTo("2019-2024");
        assertThat(key.measure().values().get(0)).isEqualTo(Fraction.of(3, 6));
    }

    @Test
    void aProductIsMadePerRegion() {
        folder.key("{ \"proportionalTo\": { \"product\": [\"score\", \"young\"] } }");

        // 10 x 100, 20 x 100, 30 x 200.
        assertThat(shares(2026)).containsExactly("1/9", "2/9", "2/3");
    }

    @Test
    void aBlendOf20And60And20GivesEachItsPartOfTheMoney() {
        folder.write("belgium.csv", "year,region_code,count\n2026,01,0\n2026,02,0\n2026,03,7\n")
                .model(
                        "\"young\": {",
                        "\"belgium\": { \"table\": \"belgium.csv\", \"column\": \"count\" },\n    \"young\": {")
                .key("""
                        { "blend": [
                            { "weight": "20%", "key": { "proportionalTo": "score" } },
                            { "weight": "60%", "key": { "proportionalTo": "young" } },
                            { "weight": "20%", "key": { "proportionalTo": "belgium" } } ] }""");

        // 0.2 (1/6 1/3 1/2) + 0.6 (1/4 1/4 1/2) + 0.2 (0 0 1) = 11/60, 13/60, 36/60.
        assertThat(shares(2026)).containsExactly("11/60", "13/60", "3/5");
        assertThat(folder.amounts()).containsExactly("183.33", "216.67", "600.00");
    }

    @Test
    void aRegionThatABlendLeavesOutIsLeftOutOfEveryComponent() {
        folder.key("""
                { "blend": [
                    { "weight": "50%", "key": { "proportionalTo": "score" } },
                    { "weight": "50%", "key": { "equalPerRegion": true } } ],
                  "exclude": ["03"] }""");

        // 1/2 (1/3 2/3 0) + 1/2 (1/2 1/2 0): each component keeps half of the money.
        assertThat(shares(2026)).containsExactly("5/12", "7/12", "0");
    }

    @Test
    void anExcludedRegionGetsNothingHoweverItsCodeIsWritten() {
        folder.key("{ \"proportionalTo\": \"score\", \"exclude\": [\"3\"] }");

        assertThat(folder.amounts()).containsExactly("333.33", "666.67", "0.00");
    }

    @Test
    void equalPerRegionCountsOnlyTheRegionsThatTakePart() {
        folder.key("{ \"equalPerRegion\": true, \"exclude\": [\"01\"] }");

        assertThat(folder.amounts()).containsExactly("0.00", "500.00", "500.00");
    }

    @Test
    void onlyRegionsAtOrAboveTheThresholdTakePart() {
        // 10/100 = 10 %, 20/100 = 20 %, 30/200 = 15 %.
        folder.key("{ \"proportionalTo\": \"score\", \"eligible\": { \"ratioTo\": \"young\", \"atLeast\": \"15%\" } }");

        assertThat(shares(2026)).containsExactly("0", "2/5", "3/5");
        KeyOutcome.Proportional key = (KeyOutcome.Proportional)
                folder.allocate(2026).streams().get(0).parts().get(0).key();
        assertThat(key.eligibility().orElseThrow().outcome().eligible()).containsExactly(false, true, true);
    }

    @Test
    void aRegionThatIsExcludedAndEligibleGetsNothing() {
        folder.key("{ \"proportionalTo\": \"score\", \"exclude\": [\"03\"],"
                + " \"eligible\": { \"ratioTo\": \"young\", \"atLeast\": \"15%\" } }");

        assertThat(shares(2026)).containsExactly("0", "1", "0");
    }

    @Test
    void inABlendAConditionHoldsForItsOwnComponentOnly() {
        folder.key("""
                { "blend": [
                    { "weight": "1/2", "key": { "proportionalTo": "score",
                        "eligible": { "ratioTo": "young", "atLeast": "20%" } } },
                    { "weight": "1/2", "key": { "equalPerRegion": true } } ] }""");

        assertThat(shares(2026)).containsExactly("1/6", "2/3", "1/6");
    }

    @Test
    void yearsThatATableDoesNotListCountAsZeroWhereTheModelSaysSo() {
        folder.model("\"column\": \"young\" }", "\"column\": \"young\", \"otherYears\": \"zero\" }")
                .model("\"2026\": \"1000.00\"", "\"2026\": \"1000.00\", \"2027\": \"1000.00\"")
                .key("""
                        { "proportionalTo": { "measure": "score", "year": "2026" },
                          "eligible": { "ratioTo": { "measure": "young", "meanOver": ["t", "t"] }, "atLeast": "15%" } }""");

        assertThat(shares(2026)).containsExactly("0", "2/5", "3/5");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> folder.allocate(2027))
                .satisfies(e -> assertThat(e.problems())
                        .as("young people of 2027 are 0, so there is no ratio")
                        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("ratio-undefined")));
    }
}
