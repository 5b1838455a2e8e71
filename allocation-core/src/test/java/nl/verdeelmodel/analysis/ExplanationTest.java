package nl.verdeelmodel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of an explanation say what the numbers are, for every kind of key. */
@Tag("locale")
class ExplanationTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModel() {
        folder = new ModelFolder(temporary);
    }

    private String explain(int region, Language language) {
        Explanation explanation = Explanation.of(folder.allocate(2026), region);
        List<String> lines = new ArrayList<>();
        lines.add(explanation.title().in(language));
        explanation.streams().forEach(chapter -> collect(chapter, language, lines));
        lines.add(explanation.total().in(language));
        return String.join("\n", lines);
    }

    private static void collect(Explanation.Chapter chapter, Language language, List<String> lines) {
        lines.add(chapter.title().in(language) + " [" + chapter.source() + "]");
        chapter.lines().forEach(line -> lines.add(line.in(language)));
        chapter.parts().forEach(part -> collect(part, language, lines));
        lines.add(chapter.outcome().in(language));
    }

    private String reasons() {
        return String.join(
                "\n", Reasons.of(folder.allocate(2026)).stream().map(Text::en).toList());
    }

    @Test
    void namesScoreShareTargetAndRounding() {
        assertThat(explain(0, Language.EN))
                .contains("Region 01 North in 2026: Trial")
                .contains("score (2026): 10, of 60 in all regions.")
                .contains("Share 16.6667 % (exactly 1/6); the amount before rounding is EUR 166.666666.")
                .contains("Rounded up (unit EUR 0.01, method largest-remainder).")
                .contains("Together: EUR 166.67, which is 16.6670 % of the total of EUR 1,000.00.");
    }

    @Test
    void saysTheSameInDutch() {
        assertThat(explain(2, Language.NL))
                .contains("Regio 03 South in 2026: Proef")
                .contains("score (2026): 30, van 60 in alle regio's.")
                .contains("Aandeel 50,0000 % (precies 1/2); het bedrag voor afronding is EUR 500,000000.")
                .contains("Afronden is niet nodig (eenheid EUR 0,01, methode largest-remainder).");
    }

    @Test
    void endsInTheAmountsOfTheAllocation() {
        Allocation allocation = folder.allocate(2026);
        for (int i = 0; i < 3; i++) {
            assertThat(explain(i, Language.EN))
                    .contains("Amount: EUR "
                            + Language.EN.amount(allocation.budgets().get(i)) + ".");
        }
    }

    @Test
    void namesRegionsThatAreLeftOutAndWhatIsLeft() {
        folder.key("{ \"proportionalTo\": \"score\", \"exclude\": [\"03\"], \"source\": \"art. 7\" }");
        assertThat(explain(2, Language.EN))
                .contains("60 in all, without region 03 (leaves 30)", "This region is excluded", "[art. 7]");
        assertThat(reasons()).contains("without region 03 (leaves 30)", "[art. 7]");
    }

    @Test
    void saysWhoTakesPartAndWhoDoesNot() {
        folder.key("{ \"proportionalTo\": \"score\", \"eligible\": { \"ratioTo\": \"young\", \"atLeast\": \"15%\" } }");
        assertThat(explain(0, Language.EN))
                .contains("That is 10 of 100 (young), 10.00 %; only from 15 % on", "this one does not");
        assertThat(explain(1, Language.EN)).contains("this one does. The regions that take part count 50 together");
        assertThat(reasons()).contains("at least 15 % of young (2 of 3 regions, 50 together)");
    }

    @Test
    void takesABlendApart() {
        folder.key("{ \"blend\": [ { \"weight\": \"80%\", \"key\": { \"proportionalTo\": \"score\" } },"
                + " { \"weight\": \"20%\", \"key\": { \"equalPerRegion\": true } } ] }");
        assertThat(explain(0, Language.EN))
                .contains("80 % of the key: pro rata to score (2026), 60 in all; share 16.6667 %.")
                .contains("20 % of the key: the same amount for every region; share 33.3333 %.")
                .contains("Share 20.0000 % (exactly 1/5)");
    }

    @Test
    void saysThatAKeyIsFrozenAlsoInsideABlend() {
        folder.key("{ \"blend\": [ { \"weight\": \"100%\", \"key\":"
                + " { \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 2026 } } } ] }");
        assertThat(explain(0, Language.EN)).contains("The key is frozen: since 2026 the data of 2026 hold.");
        assertThat(explain(0, Language.NL)).contains("De sleutel is bevroren: sinds 2026 gelden de gegevens van 2026.");
    }

    @Test
    void namesTheStepAndTheCutToTheCeiling() {
        folder.model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"1000.00\" }");
        folder.model("\"share\": \"100%\",", "");
        folder.key("{ \"steps\": { \"of\": \"score\", \"table\": [ { \"from\": 0, \"to\": 15, \"amount\": \"250\" },"
                + " { \"from\": 16, \"amount\": \"500\" } ] } }");
        assertThat(explain(0, Language.EN))
                .contains("Step 0 up to 15: EUR 250.00.")
                .contains("the amounts are EUR 1,250.00 together and are cut in proportion to EUR 1,000.00")
                .contains("Amount: EUR 200.00.");
        assertThat(explain(1, Language.EN)).contains("Step from 16: EUR 500.00.");
        assertThat(reasons()).contains("cut in proportion to the ceiling of EUR 1,000.00");
    }

    @Test
    void saysWhatStaysUnderTheCeiling() {
        folder.model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"1000.00\" }");
        folder.model("\"share\": \"100%\",", "");
        folder.key("{ \"amounts\": \"young\" }");
        assertThat(explain(0, Language.EN)).contains("the amounts are EUR 400.00 together and fit under it");
        assertThat(reasons()).contains("of the ceiling of EUR 1,000.00, EUR 600.00 is left");
    }

    @Test
    void namesTheRegionsOfATieAndWhoWentFirst() {
        folder.key("{ \"equalPerRegion\": true }");
        assertThat(explain(2, Language.EN))
                .contains("This region was tied for the last units (01-03): the first 1 by region code got one.")
                .contains("Amount: EUR 333.33.");
        assertThat(reasons()).contains("Regions were tied for the last units (01-03)");
    }

    @Test
    void namesPartsOfAStreamThatWereTied() {
        folder.model("\"1000.00\"", "\"0.01\"");
        folder.parts("{ \"id\": \"a\", \"share\": \"50%\", \"key\": { \"proportionalTo\": \"score\" } },"
                + " { \"id\": \"b\", \"share\": \"50%\", \"key\": { \"proportionalTo\": \"score\" } }");
        assertThat(folder.allocate(2026).stream("grant").part("a").amount()).hasToString("0.01");
        assertThat(reasons()).contains("grant: the parts a, b were tied for the last units; the first 1 in the order");
    }
}
