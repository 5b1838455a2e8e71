package nl.verdeelmodel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SixRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words on stability say what the numbers are: the whole chapter for one model, one sentence per rule and balance. */
@Tag("locale")
class StabilityExplanationTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModel() {
        folder = SixRegions.in(temporary);
    }

    private void rules(String rules) {
        folder.model(SixRegions.RULES, rules);
    }

    /** The lines of the chapter on stability of a region. */
    private List<String> chapter(int region, Language language) {
        Explanation.Chapter chapter = Explanation.of(folder.allocate(2026), region)
                .streams()
                .get(0)
                .parts()
                .get(1);
        return Stream.concat(
                        Stream.concat(Stream.of(chapter.title()), chapter.lines().stream()),
                        Stream.of(chapter.outcome()))
                .map(line -> line.in(language))
                .toList();
    }

    private String english(int region) {
        return String.join("\n", chapter(region, Language.EN));
    }

    /** The reasons but the first, which is about the part. */
    private List<String> reasons(Language language) {
        return Reasons.of(folder.allocate(2026)).stream()
                .skip(1)
                .map(reason -> reason.in(language))
                .toList();
    }

    @Test
    void explainsStageByStageWhyARegionIsHeldByItsCeiling() {
        assertThat(chapter(0, Language.EN))
                .containsExactly(
                        "Stability",
                        "Target, without stability rules: EUR 180.00.",
                        "Baseline, had (2026): EUR 100.00, of EUR 1,000.00 in all regions. Distance from target at the"
                                + " start: -44.44 %.",
                        "Rule 1, floor -5 % on the baseline: at least EUR 95.00. [art. 1]",
                        "Rule 2, ceiling +15 % on the baseline: at most EUR 115.00. [art. 2]",
                        "Balance: scale. Every region on no bound gets its target times 1.134615 (exactly 59/52)."
                                + " EUR 180.00 x 1.134615 = EUR 204.23, more than its ceiling: it gets EUR 115.00. [art. 3]",
                        "No rounding needed (unit EUR 0.01, method largest-remainder).",
                        "Because of the rules it gets EUR 65.00 less, which goes to 02 Berg EUR 25.37, 05 Eiland EUR 22.19,"
                                + " 04 Dal EUR 17.44.",
                        "Distance from target after: -36.11 %; change on the baseline: +15.00 %.",
                        "Amount: EUR 115.00, EUR -65.00 on the sum of the parts.");
    }

    @Test
    void explainsInDutchWhyARegionIsHeldByItsFloor() {
        assertThat(chapter(1, Language.NL))
                .containsExactly(
                        "Stabiliteit",
                        "Streefbedrag, zonder stabiliteitsregels: EUR 150,00.",
                        "Uitgangspositie, had (2026): EUR 200,00, van EUR 1.000,00 in alle regio's. Afstand tot het"
                                + " streefbedrag aan het begin: +33,33 %.",
                        "Regel 1, bodem -5 % op de uitgangspositie: minstens EUR 190,00. [art. 1]",
                        "Regel 2, plafond +15 % op de uitgangspositie: hoogstens EUR 230,00. [art. 2]",
                        "Sluitregel: scale. Elke regio die niet op een grens zit, krijgt haar streefbedrag maal 1,134615"
                                + " (precies 59/52). EUR 150,00 x 1,134615 = EUR 170,19, minder dan haar bodem: zij krijgt"
                                + " EUR 190,00. [art. 3]",
                        "Afronden is niet nodig (eenheid EUR 0,01, methode largest-remainder).",
                        "Door de regels krijgt zij EUR 40,00 meer, betaald door 01 Anders EUR 25,37, 06 Fort EUR 7,80,"
                                + " 03 Centrum EUR 6,83.",
                        "Afstand tot het streefbedrag daarna: +26,67 %; verandering ten opzichte van de uitgangspositie: -5,00 %.",
                        "Bedrag: EUR 190,00, +EUR 40,00 ten opzichte van de onderdelen samen.");
    }

    @Test
    void saysWhatTheFormulaGivesARegionOnNoBound() {
        assertThat(english(4))
                .contains("EUR 260.00 x 1.134615 = EUR 295.00; no bound keeps the region from that.")
                .contains("Because of the rules it gets EUR 35.00 more, paid by 01 Anders EUR 22.19");
    }

    @Test
    void givesTheReasonsForAllRegionsTogether() {
        assertThat(reasons(Language.EN))
                .containsExactly(
                        "Stability starts from: had (2026), EUR 1,000.00 in all.",
                        "Rule 1: floor -5 % on the baseline; holds 2 of 6 regions: 02, 04. [art. 1]",
                        "Rule 2: ceiling +15 % on the baseline; holds 3 of 6 regions: 01, 03, 06. [art. 2]",
                        "Balance: scale. Every region on no bound gets its target times 1.134615 (exactly 59/52). [art. 3]",
                        "On a floor: 2, on a ceiling: 3, of 6 regions; the formula reaches 28.10 % of the money. Kept away"
                                + " from target: EUR 102.50, 9.76 % of what there is to divide.",
                        "Pay most: 01 Anders EUR 65.00, 06 Fort EUR 20.00, 03 Centrum EUR 17.50. Receive most: 02 Berg"
                                + " EUR 40.00, 05 Eiland EUR 35.00, 04 Dal EUR 27.50.");
    }

    @Test
    void givesTheSameReasonsInDutch() {
        assertThat(reasons(Language.NL))
                .containsExactly(
                        "Stabiliteit gaat uit van: had (2026), samen EUR 1.000,00.",
                        "Regel 1: bodem -5 % op de uitgangspositie; houdt 2 van 6 regio's: 02, 04. [art. 1]",
                        "Regel 2: plafond +15 % op de uitgangspositie; houdt 3 van 6 regio's: 01, 03, 06. [art. 2]",
                        "Sluitregel: scale. Elke regio die niet op een grens zit, krijgt haar streefbedrag maal 1,134615"
                                + " (precies 59/52). [art. 3]",
                        "Op een bodem: 2, op een plafond: 3, van 6 regio's; de formule bereikt 28,10 % van het geld."
                                + " Weggehouden van het streefbedrag: EUR 102,50, 9,76 % van wat er te verdelen is.",
                        "Het meest betalen: 01 Anders EUR 65,00, 06 Fort EUR 20,00, 03 Centrum EUR 17,50. Het meest krijgen:"
                                + " 02 Berg EUR 40,00, 05 Eiland EUR 35,00, 04 Dal EUR 27,50.");
    }

    @Test
    void namesTheStreamWhereThereAreSeveral() {
        folder.model("\"streams\": [", """
                "streams": [
                    { "id": "other", "amount": { "2026": "1.00" },
                      "parts": [ { "id": "one", "share": "100%", "key": { "equalPerRegion": true } } ] },""");
        assertThat(reasons(Language.EN)).contains("grant: Stability starts from: had (2026), EUR 1,000.00 in all.");
    }

    @Test
    void rowsInAnotherOrderGiveTheSameWords() {
        List<String> before = chapter(2, Language.EN);
        SixRegions.rows(folder, """
                2026,06,200,250,12
                2026,03,150,190,5
                2026,05,300,260,30
                2026,01,100,180,10
                2026,04,50,20,8
                2026,02,200,150,20
                """);
        assertThat(chapter(2, Language.EN)).isEqualTo(before);
    }

    /** By hand: the floors 190, 47.50 and 285 cost 92.50 of the gains 85, 47.50 and 60 above the floors of the others. */
    @Test
    void saysWhichPartOfGainsIsCut() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"scale-the-excess\"");
        assertThat(english(2))
                .contains("Of every gain above the floor 48.0519 % (exactly 37/77) is cut.")
                .contains("Of its gain of EUR 47.50 above EUR 142.50, 51.9481 % (exactly 40/77) is left: it gets EUR"
                        + " 167.175324.")
                .contains("Rounded down");
        assertThat(english(3)).contains("It has no gain that could be cut and gets EUR 47.50.");
    }

    @Test
    void saysWhichPartOfGainsIsCutBeyondWhatCountsInFull() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" }, { \"scaledAbove\": \"+3%\" } ],"
                + " \"balance\": \"scale-the-excess\"");
        assertThat(english(2))
                .contains("gains count in full up to +3 % on the baseline: counts in full up to EUR 154.50.")
                .contains("Of every gain beyond what counts in full 59.1054 % (exactly 185/313) is cut.");
    }

    @Test
    void saysHowFarTheRoomUnderCeilingsIsFilled() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"ceiling\": \"+6%\" } ], \"balance\": \"scale-the-excess\"");
        assertThat(english(4))
                .contains("Of the room between target and ceiling 93.4641 % (exactly 143/153) is filled.")
                .contains("Of its room of EUR 58.00 above EUR 260.00, 93.4641 %");
        assertThat(english(0)).contains("It has no room under a ceiling and gets EUR 106.00.");
    }

    @Test
    void saysWhatEveryoneGivesOrGets() {
        folder.model("{ \"method\": \"scale\"", "{ \"method\": \"shift\"");
        assertThat(english(0))
                .contains("Every region on no bound gets EUR 31.25 more than its target.")
                .contains("EUR 180.00 + EUR 31.25 = EUR 211.25, more than its ceiling");
    }

    @Test
    void saysWhatEveryoneGivesPerUnit() {
        rules(
                "\"stability\": [ { \"minimum\": \"31.00\" } ], \"balance\": { \"method\": \"shift\", \"per\": \"people\" }");
        assertThat(english(0))
                .contains("Every region on no bound gets EUR 0.142857 per unit of people (2026) less than its target.")
                .contains("EUR 180.00 - EUR 1.428571 = EUR 178.57");
    }

    @Test
    void saysWhoGrewMostAndPays() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"largest-winners\"");
        assertThat(english(2))
                .contains("no region gets more than its baseline times 1.172222 (exactly 211/180), except by a floor.")
                .contains(
                        "Its baseline times the factor is EUR 175.83, its target within the bounds EUR 190.00; it gets the"
                                + " lower of the two: EUR 175.833333.");
    }

    @Test
    void saysWhoLostMostAndReceives() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"ceiling\": \"+15%\" } ], \"balance\": \"largest-winners\"");
        assertThat(english(3))
                .contains(
                        "no region gets less than its baseline times 0.968182 (exactly 213/220), except by a ceiling.")
                .contains("it gets the higher of the two: EUR 48.409090.");
    }

    @Test
    void saysThatRenormalisingMovesAmountsOffTheirBounds() {
        folder.model("{ \"method\": \"scale\"", "{ \"method\": \"renormalise\"");
        assertThat(english(2))
                .contains("multiplied by 1.009615 (exactly 105/104), also those on a bound.")
                .contains("Its target within the bounds, EUR 172.50, becomes EUR 174.158653.");
    }

    @Test
    void saysWhatItCostsWhereTheTotalIsAnOutcome() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"none\"");
        assertThat(english(3))
                .contains("The total is an outcome: it costs EUR 92.50 more than there is to divide.")
                .contains("Because of the rules it gets EUR 27.50 more, paid by money from outside EUR 27.50.");
        assertThat(english(0)).contains("It gets what it would get without stability rules.");
        assertThat(reasons(Language.NL))
                .anyMatch(reason -> reason.contains("Het meest betalen: geld van buiten EUR 92,50."));
    }

    @Test
    void saysWhatIsLeftWhereTheTotalIsAnOutcome() {
        folder.model("{ \"method\": \"scale\"", "{ \"method\": \"none\"");
        assertThat(english(2))
                .contains("The total is an outcome: EUR 10.00 is left.")
                .contains("05 Eiland EUR 4.27, left over EUR 1.71.");
    }

    @Test
    void saysWhichPartOfReducedFloorsIsKept() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"+10%\" } ], \"balance\": \"scale\","
                + " \"infeasible\": \"reduce-floors\"");
        assertThat(english(2))
                .contains("The floors add up to EUR 1,100.00, more than there is to divide: every region gets 95.4545 %"
                        + " (exactly 21/22) of its floor.")
                .contains("Its floor, EUR 165.00, times 0.954545 (exactly 21/22) is EUR 157.50.");
    }

    @Test
    void saysThatNothingIsLeftToBalance() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"+5%\" }, { \"ceiling\": \"+5%\" } ],"
                + " \"balance\": \"scale\"");
        assertThat(english(2)).contains("add up to the total already: nothing is left to balance.");
    }

    /** Floors 95, 190, 142.50, 47.50, 285 and 190 are all there is: every factor up to 190/250 leaves all of them there. */
    @Test
    void givesTheIntervalOfAFactorThatNoRegionDecides() {
        folder.model("\"1050.00\"", "\"950.00\"");
        SixRegions.rows(folder, """
                2026,01,100,95,10
                2026,02,200,150,20
                2026,03,150,142.5,5
                2026,04,50,0,8
                2026,05,300,312.5,30
                2026,06,200,250,12
                """);
        assertThat(english(2))
                .contains("Balance: scale. Every region is on a bound; any multiplier up to 0.76 fits.")
                .contains("No region is free to move; this one gets EUR 142.50.");
    }

    @Test
    void saysWhichBoundWinsAndWhichRuleDecides() {
        folder.model("\"stability\": [", "\"crossing\": \"ceiling\", \"stability\": [ { \"minimum\": \"60.00\" },");
        assertThat(english(3))
                .contains("Rule 1, minimum: EUR 60.00 per region: at least EUR 60.00.")
                .contains("In whole units: at least EUR 57.50 (rule 3) and at most EUR 57.50 (rule 3).")
                .contains("The floor lay above the ceiling; the ceiling wins.");
        assertThat(reasons(Language.EN)).contains("For region 04 the floor lay above the ceiling; the ceiling wins.");
    }

    @Test
    void namesTheTieAndWhoWentFirst() {
        rules("\"stability\": [ { \"minimum\": \"0.01\" } ], \"balance\": \"scale\"");
        folder.model("\"1050.00\"", "\"0.08\"")
                .model("{ \"proportionalTo\": \"weight\" }", "{ \"equalPerRegion\": true }");
        assertThat(english(5))
                .contains("This region was tied for the last units (01-06): the first 2 by region code got one.");
        assertThat(reasons(Language.EN))
                .anyMatch(reason -> reason.startsWith("Regions were tied for the last units (01-06)"));
    }

    @Test
    void saysTheValueOfAGradedRuleForThisRegionAndWhereAPathLeads() {
        rules("\"baseline\": \"had\", \"balance\": \"scale\", \"stability\": ["
                + " { \"floor\": { \"by\": \"distance-from-target\", \"tiers\": [ { \"from\": \"-50%\", \"value\": \"+5%\" },"
                + " { \"from\": \"10%\", \"value\": \"-10%\" } ] } },"
                + " { \"blend\": { \"by\": \"people\", \"knots\": [ { \"at\": \"8\", \"value\": \"0%\" },"
                + " { \"at\": \"20\", \"value\": \"100%\" } ] } }, { \"corridor\": \"60%\" } ]");
        assertThat(english(0))
                .contains(
                        "Rule 2, blend: a part by people (2026) (0 % at 8, 100 % at 20, linear in between) of the target and"
                                + " the rest of the baseline share of the total, here 16.67 %: the target becomes EUR 117.50.")
                .contains("Rule 1, floor by distance from target (+5 % from -50 %, -10 % from 10 %) on the baseline,"
                        + " here +5 %: at least EUR 105.00.")
                .contains(
                        "Rule 3, corridor: at most 60 % of the target away from the baseline share of the total: at least"
                                + " EUR -3.00 and at most EUR 213.00.")
                .contains("gets its target after rule 2 times");
    }

    @Test
    void saysWhatPerUnitRulesAsk() {
        rules("\"baseline\": \"had\", \"balance\": \"scale\", \"stability\": [ { \"growth\": \"2%\" },"
                + " { \"floor\": \"-7.50\", \"per\": \"people\", \"of\": \"average-growth\", \"growthPart\": \"90%\" },"
                + " { \"minimum\": \"1.00\", \"per\": \"people\", \"plus\": { \"share\": \"0.4%\", \"ofTotalAbove\": \"100.00\" },"
                + " \"only\": { \"measure\": \"people\", \"atLeast\": \"10\" } },"
                + " { \"supplement\": \"50%\", \"of\": \"loss\" } ]");
        assertThat(english(2))
                .contains("Rule 1, pace of change: the baseline grows by +2 %: the target becomes EUR 153.00.")
                .contains("Rule 2, floor EUR -7.50 per unit of people (2026) on 90 % of the average growth: at least"
                        + " EUR 115.147058.")
                .contains(
                        "Rule 3, minimum: EUR 1.00 per unit of people (2026), and 0.4 % of the total above EUR 100.00, only"
                                + " where people (2026) is at least 10: does not hold this region.")
                .contains("Rule 4, supplement: the target and 50 % of the loss on the baseline: does not hold this"
                        + " region.")
                .contains("In whole units: at least EUR 115.15 (rule 2).");
    }

    @Test
    void saysThatARegionThatHadNothingIsNotHeld() {
        SixRegions.rows(folder, """
                2026,01,0,180,10
                2026,02,200,150,20
                2026,03,150,190,5
                2026,04,50,20,8
                2026,05,300,260,30
                2026,06,200,250,12
                """);
        assertThat(english(0))
                .contains("Rules that start from the baseline do not hold it.")
                .contains("Rule 1, floor -5 % on the baseline: does not hold this region. [art. 1]")
                .contains("No floor or ceiling holds this region.")
                .contains("change on the baseline: none: the baseline is 0.");
    }

    @Test
    void underACeilingTheClaimIsNamedApartFromTheTarget() {
        folder = SixRegions.underCeiling(temporary);
        assertThat(english(3))
                .contains("Claim, before any cut: EUR 20.00.\nTarget, without stability rules: EUR 10.00.")
                .contains("Distance from target at the start: +400.00 %.")
                .contains(
                        "Every region on no bound gets its claim times 0.403226 (exactly 25/62). EUR 20.00 x 0.403226 ="
                                + " EUR 8.06, less than its floor: it gets EUR 25.00.")
                .contains("Distance from target after: +150.00 %; change on the baseline: -50.00 %.");
    }

    @Test
    void underACeilingTheBalanceSaysHowTheCutFalls() {
        folder = SixRegions.underCeiling(temporary);
        assertThat(Reasons.of(folder.allocate(2026)).stream().map(Text::en))
                .anyMatch(reason -> reason.startsWith("grant: EUR 525.00 if cut in proportion, amounts by the table"))
                .contains(
                        "grant: the claims are EUR 1,050.00 together, the ceiling is EUR 525.00; how the cut falls, the"
                                + " balance says.")
                .noneMatch(reason -> reason.contains("cut in proportion to"));
        Explanation.Chapter stream =
                Explanation.of(folder.allocate(2026), 3).streams().get(0);
        assertThat(stream.lines())
                .containsExactly(Text.of(
                        "Het plafond is EUR 525,00; de aanspraken zijn samen EUR 1.050,00; hoe de korting valt, zegt de"
                                + " sluitregel.",
                        "The ceiling is EUR 525.00; the claims are EUR 1,050.00 together; how the cut falls, the balance"
                                + " says."));
        assertThat(stream.parts().get(0).outcome().en()).isEqualTo("Amount if cut in proportion: EUR 10.00.");
    }

    @Test
    void claimsThatFitUnderTheirCeilingAreNotCut() {
        folder = SixRegions.underCeiling(temporary).model("\"525.00\"", "\"1050.00\"");
        assertThat(Reasons.of(folder.allocate(2026)).stream().map(Text::en))
                .contains("grant: the claims are EUR 1,050.00 together and fit under the ceiling of EUR 1,050.00.")
                .noneMatch(reason -> reason.contains("if cut in proportion"));
    }

    @Test
    void withoutABalanceClaimsAreNotCutEither() {
        folder = SixRegions.underCeiling(temporary).model("\"balance\": \"scale\"", "\"balance\": \"none\"");
        assertThat(Reasons.of(folder.allocate(2026)).stream().map(Text::en))
                .contains(
                        "grant: the claims are EUR 1,050.00 together, the ceiling is EUR 525.00; the balance none does not"
                                + " cut.");
    }

    @Test
    void saysThatBoundsHoldBeforeABalanceThatDoesNotKeepThem() {
        folder.model("{ \"method\": \"scale\"", "{ \"method\": \"renormalise\"");
        assertThat(english(1))
                .contains("Rule 1, floor -5 % on the baseline: before the balance at least EUR 190.00. [art. 1]");
        assertThat(reasons(Language.EN))
                .contains(
                        "Rule 1: floor -5 % on the baseline; holds 3 of 6 regions before the balance: 02, 04-05. [art. 1]")
                .anyMatch(reason ->
                        reason.startsWith("Before the balance on a floor: 3, on a ceiling: 3, of 6 regions;"));
        assertThat(reasons(Language.NL))
                .anyMatch(reason -> reason.startsWith("Vóór het sluitend maken op een bodem: 3, op een plafond: 3"));
    }

    @Test
    void withAPathTheFormulaDoesNotReachRegionsOnNoBound() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"blend\": \"50%\" } ], \"balance\": \"scale\"");
        assertThat(reasons(Language.EN))
                .anyMatch(reason -> reason.contains("; on no bound: 100.00 % of the money."))
                .noneMatch(reason -> reason.contains("the formula reaches"));
    }

    @Test
    void tellsBelowAndAboveTargetApartWhereTheTotalIsAnOutcome() {
        rules("\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"none\"");
        assertThat(reasons(Language.EN))
                .anyMatch(
                        reason -> reason.endsWith("Below target together: EUR 0.00 (0.00 % of what there is to divide),"
                                + " above target together: EUR 92.50 (8.81 %)."));
        assertThat(reasons(Language.NL))
                .anyMatch(reason ->
                        reason.endsWith("Samen onder het streefbedrag: EUR 0,00 (0,00 % van wat er te verdelen"
                                + " is), samen erboven: EUR 92,50 (8,81 %)."));
    }

    @Test
    void aPartWithoutEndingDecimalsIsTheFractionThatTheModelStates() {
        rules(
                "\"stability\": [ { \"supplement\": \"7/12\", \"of\": { \"measure\": \"people\" } } ], \"balance\": \"none\"");
        assertThat(reasons(Language.EN)).anyMatch(reason -> reason.contains("the target and 7/12 of people (2026)"));
        assertThat(reasons(Language.NL))
                .anyMatch(reason -> reason.contains("het streefbedrag en 7/12 van people (2026)"));
    }

    @Test
    void namesTheFileWithTheWholeMatrixWhereMorePayThanAreNamed() {
        rules("\"stability\": [ { \"minimum\": \"31.00\" } ], \"balance\": \"scale\"");
        assertThat(reasons(Language.EN))
                .anyMatch(reason -> reason.endsWith("The whole matrix of who pays for whom is in contributions.csv."));
    }

    @Test
    void aDistanceThatRoundsToNothingHasNoSign() {
        assertThat(AmountWords.distance(Fraction.of(1, 1_000_000))).isEqualTo(Text.of("0,00 %", "0.00 %"));
        assertThat(AmountWords.distance(Fraction.of(-1, 1_000_000))).isEqualTo(Text.of("0,00 %", "0.00 %"));
        assertThat(AmountWords.distance(Fraction.of(1, 10_000))).isEqualTo(Text.of("+0,01 %", "+0.01 %"));
        assertThat(AmountWords.stated(true, Fraction.ZERO)).isEqualTo(Text.same("0 %"));
    }
}
