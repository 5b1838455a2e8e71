package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that once moved money without a word. Each test tells one such story. */
class SilentFaultsTest {

    private static final String SCORE = "\"score\": { \"table\": \"scores.csv\", \"column\": \"score\" }";

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModelThatWorks() {
        folder = new ModelFolder(temporary);
        assertThat(folder.check()).isEmpty();
    }

    private void expect(List<Problem> problems, String... words) {
        assertThat(problems).isNotEmpty();
        assertThat(String.join(
                        "\n",
                        problems.stream()
                                .map(p -> p.in(nl.verdeelmodel.problem.Language.EN))
                                .toList()))
                .contains(words);
    }

    private void lenientScore(String more) {
        folder.model(SCORE, SCORE.replace(" }", ", " + more + " }"));
    }

    @Test
    void aDataFolderWithATypingErrorLeftTheShippedTablesInPlace() {
        Path typo = temporary.resolve("nowhere");
        expect(ModelFile.check(folder.model(), new ModelFile.Options(List.of(), Optional.of(typo))), "does not exist");
    }

    @Test
    void aDataFolderWhoseTablesHaveOtherNamesDidTheSame() throws IOException {
        Path data = Files.createDirectory(temporary.resolve("data"));
        Files.writeString(data.resolve("score.csv"), ModelFolder.SCORES);
        expect(
                ModelFile.check(folder.model(), new ModelFile.Options(List.of(), Optional.of(data))),
                "holds none of the tables",
                "scores.csv");
    }

    @Test
    void aRowWithAnExcelErrorAsItsCodeWasReadAsARemark() {
        lenientScore("\"missing\": \"zero\", \"place\": \"region_code\"");
        folder.write("scores.csv", "region_code,year,score,young\n01,2026,10,100\n#N/B,2026,20,100\n03,2026,30,200\n");
        expect(folder.check(), "scores.csv:3", "Region code \"#N/B\"");
    }

    @Test
    void aQuoteThatWasNotClosedSwallowedTheRowsBelowIt() {
        lenientScore("\"missing\": \"zero\"");
        folder.scores("2026,01,10,\"100", "2026,02,20,100", "2026,03,30,200\"");
        expect(folder.check(), "scores.csv:2", "goes on in the next line", "quote");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNoTable() {
        folder.scores("2026,01,10,\"100", "2026,02,20,100");
        expect(folder.check(), "scores.csv:2", "not CSV");
    }

    @Test
    void aMistypedYearBecameAZeroBecausePlacesMayBeMissing() {
        lenientScore("\"missing\": \"zero\"");
        folder.scores("2062,01,10,100", "2062,02,20,100", "2062,03,30,200");
        expect(folder.check(), "has no values for 2026", "values for 2062");
    }

    @Test
    void thousandsInTheDutchWayWereReadAsUnits() {
        folder.scores("2026,01,12.345,100", "2026,02,987,100", "2026,03,1.250,200");
        expect(folder.check(), "scores.csv:2", "12.345, which could also be thousands", "\"decimal\": \"point\"");
        lenientScore("\"decimal\": \"point\"");
        assertThat(folder.check()).isEmpty();
    }

    @Test
    void oneOtherNumberOfDecimalsSettlesThatThePointIsADecimalPoint() {
        folder.scores("2026,01,12.345,100", "2026,02,98.7,100", "2026,03,1.250,200");
        assertThat(folder.check()).isEmpty();
    }

    @Test
    void aMunicipalityBesideItsOwnPredecessorWasCountedTwice() {
        folder.write("regions.csv", """
                year,region_code,region_name,municipality_code,municipality_name
                2026,01,North,GM0001,A
                2026,02,Middle,GM0009,Merged
                2026,03,South,GM0003,C
                """);
        folder.write("old.csv", """
                year,region_code,region_name,municipality_code,municipality_name
                2015,01,North,GM0001,A
                2015,02,Middle,GM0002,B
                2015,03,South,GM0003,C
                """);
        folder.write("map.csv", "from_year,from_code,to_year,to_code,weight\n2015,GM0002,2026,GM0009,1\n");
        folder.write("scores.csv", """
                year,municipality_code,score,region_code,young
                2026,GM0001,1,01,1
                2026,GM0002,1,02,1
                2026,GM0009,1,02,1
                2026,GM0003,1,03,1
                """);
        lenientScore("\"per\": \"municipality\", \"carry\": { \"from\": \"old.csv\", \"mapping\": \"map.csv\" }");
        expect(folder.check(), "scores.csv:4", "does not say where \"GM0009\" goes");
    }

    @Test
    void aMappingOfAnotherYearSentEverythingToArnhem() {
        folder.write("old.csv", ModelFolder.REGIONS.replace("2026", "2015"));
        folder.write("map.csv", """
                from_year,from_code,to_year,to_code,weight
                2020,01,2026,01,1
                2020,02,2026,02,1
                2020,03,2026,03,1
                """);
        lenientScore("\"carry\": { \"from\": \"old.csv\", \"mapping\": \"map.csv\" }");
        expect(folder.check(), "mapping starts from 2020", "is of 2015");
    }

    @Test
    void anExcludedMunicipalityThatDoesNotExistExcludedNothing() {
        lenientScore("\"exclude\": [\"GM9999\"]");
        expect(folder.check(), "\"exclude\" names municipalities");
    }

    @Test
    void anAmountForAYearThatTheStreamLacksWasIgnored() {
        folder.model("\"share\": \"100%\"", "\"amount\": { \"2026\": \"1000.00\", \"2027\": \"5.00\" }");
        expect(folder.check(), "has an amount for 2027");
    }

    @Test
    void claimsThatFitWereRoundedToAnotherAmount() {
        folder.model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"1000.00\" }");
        folder.model("\"share\": \"100%\",", "");
        folder.key("{ \"amounts\": \"score\" }");
        folder.model("\"id\": \"grant\",", "\"id\": \"grant\", \"rounding\": { \"unit\": \"1.00\" },");
        folder.scores("2026,01,0.50,1", "2026,02,0.50,1", "2026,03,1.00,1");
        expect(folder.check(), "region 01 North, EUR 0.50, is not a multiple of the unit EUR 1.00");
    }

    @Test
    void aBadCellWasAlsoCalledMissingWithTheAdviceToIgnoreIt() {
        folder.scores("2026,01,abc,100", "2026,02,20,100", "2026,03,30,200");
        assertThat(folder.check()).hasSize(1);
        expect(folder.check(), "scores.csv:2", "\"abc\"");
    }

    @Test
    void onlyTheFirstOfSeveralBadChangesWasReported() {
        expect(folder.check("nowhere.x=1", "streams.nothing.x=2"), "\"nowhere\"", "\"nothing\"");
    }

    @Test
    void aDuplicateKeyHidAllOtherFaults() {
        folder.model("\"model\": \"proef\",", "\"model\": \"proef\", \"model\": \"x\",");
        folder.model("\"share\": \"100%\"", "\"share\": \"99%\"");
        folder.scores("2026,01,-1,100", "2026,02,20,100", "2026,03,30,200");
        expect(folder.check(), "\"model\" stands twice", "99 % instead of 100 %", "scores.csv:2");
    }

    @Test
    void aWrongEntryInOnePlaceHidFaultsInAnother() {
        folder.model("\"title\": {", "\"titel\": {");
        folder.model("\"share\": \"100%\"", "\"share\": \"99%\"");
        expect(folder.check(), "\"titel\" is not known here", "\"title\" is missing", "99 % instead of 100 %");
    }

    @Test
    void amountsBeyondAnyBudgetEndedInAFaultOfTheProgram() {
        folder.model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"1000.00\" }");
        folder.model("\"share\": \"100%\",", "");
        folder.key("{ \"amounts\": \"score\" }");
        folder.scores("2026,01,100000000000000000000,1", "2026,02,0.50,1", "2026,03,1.00,1");
        expect(folder.check(), "more than EUR 10,000,000,000,000.00 together");
    }

    @Test
    void nothingToDivideUnderAdamsEndedInAFaultOfTheProgram() {
        folder.model("\"1000.00\"", "\"0.00\"");
        folder.model("\"id\": \"grant\",", "\"id\": \"grant\", \"rounding\": { \"method\": \"adams\" },");
        assertThat(folder.amounts()).containsExactly("0.00", "0.00", "0.00");
    }

    @Test
    void aComponentThatIsFrozenItselfKeepsItsOwnSchedule() {
        folder.key("{ \"frozen\": { \"2026\": 2020 }, \"blend\": [ { \"weight\": \"100%\", \"key\":"
                + " { \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 2022 } } } ] }");
        folder.scores("2022,01,1,1", "2022,02,1,1", "2022,03,2,1");
        assertThat(folder.amounts()).containsExactly("250.00", "250.00", "500.00");
    }
}
