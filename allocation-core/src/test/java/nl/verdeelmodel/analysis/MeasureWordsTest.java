package nl.verdeelmodel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An explanation names every mean, ratio, smoothing and credibility, with its numbers and its article, in both languages. */
@Tag("locale")
class MeasureWordsTest {

    private static final String RATIO = "\"ratio\": [\"score\", \"young\"]";

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModelOfTwoYears() {
        folder = new ModelFolder(temporary)
                .model("\"column\": \"score\" }", "\"column\": \"score\", \"source\": \"Bureau\" }")
                .scores(
                        "2025,01,18,200",
                        "2025,02,9,200",
                        "2025,03,54,600",
                        "2026,01,30,200",
                        "2026,02,15,200",
                        "2026,03,54,600");
    }

    private String explain(String term, Language language) {
        folder.key("{ \"proportionalTo\": { " + term + ", \"source\": \"art. 9\" } }");
        List<Text> lines = Explanation.of(folder.allocate(2026), 0)
                .streams()
                .get(0)
                .parts()
                .get(0)
                .lines();
        return lines.stream().map(line -> line.in(language)).collect(Collectors.joining("\n"));
    }

    @Test
    void citesWhoPublishesAMeasureAndWhichArticleAsksForIt() {
        assertThat(explain("\"measure\": \"score\", \"year\": \"t-1\"", Language.EN))
                .contains("score (2025): 18, of 81 in all regions. [Bureau] [art. 9]");
    }

    @Test
    void namesTheYearsAndWeightsOfAMean() {
        String mean = "\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"]";

        assertThat(explain(mean, Language.EN))
                .contains("Key: pro rata to mean of score (2025-2026), 90 in all.")
                .contains("mean of score (2025-2026): 24, of 90 in all regions. [Bureau]\n")
                .contains("That is the mean of 2 years: 18 (2025); 30 (2026). [art. 9]");
    }

    @Test
    void namesTheWeightsInDutch() {
        String mean = "\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"], \"weights\": [\"1\", \"1/2\"]";

        assertThat(explain(mean, Language.NL))
                .contains("gewogen gemiddelde van score (2025-2026): 22, van 87 in alle regio's. [Bureau]\n")
                .contains(
                        "Dat is het gewogen gemiddelde van 2 jaren: 18 (2025, gewicht 1); 30 (2026, gewicht 0,5). [art. 9]");
    }

    @Test
    void saysThatAMeanIsOfShares() {
        String mean = "\"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"], \"of\": \"shares\"";

        assertThat(explain(mean, Language.EN))
                .contains("mean of the shares of score (2025-2026): 0.2626, of 1 in all regions.")
                .contains("That is the mean of 2 years, of the share in the total of each year: 22.2222 % (2025);"
                        + " 30.3030 % (2026). [art. 9]");
    }

    @Test
    void takesARatioAndItsPartsApart() {
        String ratio =
                "\"ratio\": [ { \"measure\": \"score\", \"meanOver\": [\"t-1\", \"t\"], \"source\": \"art. 8\" },"
                        + " \"young\" ]";

        assertThat(explain(ratio, Language.EN))
                .contains("(mean of score) / young (2025-2026 / 2026): 0.1200")
                .contains("That is 24 (mean of score, 2025-2026) divided by 200 (young, 2026). [art. 9]\n")
                .contains("That is the mean of 2 years: 18 (2025); 30 (2026). [art. 8]");
        folder = new ModelFolder(temporary);
        assertThat(explain("\"product\": [\"score\", \"young\"]", Language.NL))
                .contains("score x young (2026): 1.000, van 9.000 in alle regio's.")
                .contains("Dat is 10 (score, 2026) x 100 (young, 2026). [art. 9]");
    }

    @Test
    void namesTheStateOfASmoothing() {
        String smoothed = "\"smoothed\": \"score\", \"weight\": \"1/3\", \"from\": 2025";

        assertThat(explain(smoothed, Language.EN))
                .contains("exponentially smoothed score (2025-2026): 22, of 87 in all regions. [Bureau]")
                .contains("That is 1/3 x 30 (2026) + 2/3 x 18 (smoothed up to the year before), begun in 2025 with 18."
                        + " [art. 9]");
        folder = new ModelFolder(temporary);
        assertThat(explain("\"smoothed\": \"score\", \"weight\": \"1/3\", \"from\": 2026", Language.NL))
                .contains("De gladstrijking is begonnen in 2026 met 10. [art. 9]");
    }

    @Test
    void saysHowMuchOfItsOwnMeanARegionKeeps() {
        String credibility = "\"credibility\": { " + RATIO + " }, \"volume\": \"young\", \"over\": [\"t-1\", \"t\"]";

        assertThat(explain(credibility, Language.EN))
                .contains("credibility estimate of (score / young) x young (2025-2026): 23.10, of 99 in all regions.")
                .contains("Estimated: 50.00 % x its own mean of 2 years (0.120000) + 50.00 % x the mean of all regions"
                        + " (0.0900000) = 0.105000.")
                .contains("variance within regions 0.150000, between regions 0.000375000).")
                .contains(
                        "That times 200 (young, 2026), and for all regions times 1.10000, so that the total of 2026 stays"
                                + " the same.")
                .contains("[art. 9]");
    }

    @Test
    void saysTheSameOfCredibilityInDutch() {
        String credibility = "\"credibility\": { " + RATIO + " }, \"volume\": \"young\", \"over\": [\"t-1\", \"t\"]";

        assertThat(explain(credibility, Language.NL))
                .contains("credibiliteitsschatting van (score / young) x young (2025-2026): 23,10")
                .contains("Geschat: 50,00 % x het eigen gemiddelde van 2 jaren (0,120000)")
                .contains("zodat het totaal van 2026 gelijk blijft.");
    }

    @Test
    void writesSixDigitsThatTellSomething() {
        assertThat(KeyWords.precise(Fraction.parse("0.000012345678")).en()).isEqualTo("0.0000123457");
        assertThat(KeyWords.precise(Fraction.parse("1/3")).en()).isEqualTo("0.333333");
        assertThat(KeyWords.precise(Fraction.parse("12.3456789")).en()).isEqualTo("12.3457");
        assertThat(KeyWords.precise(Fraction.parse("139120025.925")).en()).isEqualTo("139,120,025.93");
        assertThat(KeyWords.precise(Fraction.ZERO).en()).isEqualTo("0");
        assertThat(KeyWords.precise(Fraction.of(1684)).nl()).isEqualTo("1.684");
    }
}
