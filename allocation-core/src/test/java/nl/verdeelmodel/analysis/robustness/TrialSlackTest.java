package nl.verdeelmodel.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rounding alone may move is no finding; how far kinks are looked for. */
class TrialSlackTest {

    private static final int YEAR = 2026;

    @TempDir
    private Path folder;

    private static Trial trial(ModelFile file, int year) {
        return new Trial(file.model(), file.inputs(), year);
    }

    /** A floor at what is stated as young people; nobody pays for it. */
    private ModelFolder floor() {
        return new ModelFolder(folder).model("\"amount\": {", """
                "baseline": "young",
                      "stability": [ { "floor": "0%" } ],
                      "balance": "none",
                      "amount": {""");
    }

    /** One part and one stability rule are two roundings of a cent in each year, and the start is in 2026. */
    @Test
    void everyYearThatCountsMayRoundAnew() {
        ModelFile file = new ModelFolder(folder)
                .model("\"amount\": { \"2026\": \"1000.00\" }", """
                        "baseline": { "lastYear": "dampened", "start": { "measure": "young", "year": "2026" } },
                              "stability": [ { "floor": "-5%" } ],
                              "balance": "scale",
                              "amount": { "2026": "1000.00", "2027": "1000.00", "2028": "1000.00" }""")
                .scores(
                        "2026,01,10,300",
                        "2026,02,20,300",
                        "2026,03,30,400", //
                        "2027,01,11,1",
                        "2027,02,21,1",
                        "2027,03,30,1", //
                        "2028,01,11,1",
                        "2028,02,21,1",
                        "2028,03,31,1")
                .read();

        assertThat(trial(file, 2026).slackCents()).isEqualTo(2);
        assertThat(trial(file, 2027).slackCents()).isEqualTo(4);
        assertThat(trial(file, 2028).slackCents()).isEqualTo(6);
    }

    private List<Counterexample> reversals(String higherAmount, String floorOfTheOther) {
        ModelFile file = floor().key("{ \"amounts\": \"score\" }")
                .model("\"share\": \"100%\",", "")
                .model("\"amount\": {", "\"ceiling\": {")
                .scores("2026,01," + higherAmount + ",10", "2026,02,99.99," + floorOfTheOther, "2026,03,30,10")
                .read();
        return new StateCheck(trial(file, YEAR))
                .of(0, file.inputs()).breaches().stream()
                        .filter(breach -> breach.check() == RobustnessCheck.ORDER_OF_TARGETS)
                        .toList();
    }

    /** Region 01 should get 100.00 and region 02 99.99; region 02 has a floor. Rounding moves each by a cent. */
    @Test
    void anOrderThatTwoRoundingsMayTurnRoundIsNoFinding() {
        assertThat(reversals("100.00", "100.01")).isEmpty();
        assertThat(reversals("100.00", "100.02")).isEmpty();
        assertThat(reversals("100.00", "100.03")).singleElement().satisfies(breach -> {
            assertThat(breach.region()).isZero();
            assertThat(breach.affected()).isEqualTo(1);
        });
    }

    /** Region 01 is on its floor from 80 of 100 down, region 02 from 55, region 03 from 45: below half, where nobody looks. */
    @Test
    void kinksAreLookedForDownToHalfOfAValue() {
        ModelFile file = floor().key("{ \"amounts\": \"score\" }")
                .model("\"share\": \"100%\",", "")
                .model("\"amount\": {", "\"ceiling\": {")
                .scores("2026,01,100,80", "2026,02,100,55", "2026,03,100,45")
                .read();

        assertThat(below(file, 0)).isEqualTo(Fraction.of(81));
        assertThat(below(file, 1)).isEqualTo(Fraction.of(56));
        assertThat(below(file, 2)).isEqualTo(Fraction.of(100));
    }

    /** The last value going down at which the region is free; 100 if it stays so. */
    private static Fraction below(ModelFile file, int region) {
        KinkSearch search = new KinkSearch(trial(file, YEAR));
        ModelInput score = ModelInput.of(file.model(), file.inputs(), YEAR).stream()
                .filter(input -> input.measure().equals("score"))
                .findFirst()
                .orElseThrow();
        return search.places(new KinkSearch.Case(score, region, -1)).stream()
                .findFirst()
                .map(place -> place.crossing().here())
                .orElse(Fraction.of(100));
    }
}
