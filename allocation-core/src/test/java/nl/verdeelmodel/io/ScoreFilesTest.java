package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.DisclosureControl;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.Score;
import nl.verdeelmodel.score.ScoreTables;
import nl.verdeelmodel.score.TargetGroup;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** Scores as CSV say what they are made of, and what is not there. */
class ScoreFilesTest {

    private static final RegionSet REGIONS = Regions.of(3);

    private static RiskScores scores(boolean synthetic, boolean illustrative) {
        return new RiskScores(
                2023,
                Cohort.PlaceKind.REGION,
                ImmutableList.of("01", "02", "03"),
                synthetic,
                illustrative,
                TargetGroup.everyone(),
                ImmutableList.of(),
                ImmutableSortedMap.of(
                        Sector.VO, ImmutableList.of(score(400, "1.5"), Score.NOBODY, score(300, "1/3")),
                        Sector.MBO, ImmutableList.of(score(100, "4.000000000001"), Score.NOBODY, score(4, "0.25"))));
    }

    private static Score score(long persons, String leavers) {
        return new Score(persons, Fraction.of(persons), Fraction.parse(leavers));
    }

    private static List<String> lines(RiskScores scores, Optional<DisclosureControl> control) {
        ScoreTables tables =
                control.map(rule -> rule.apply(scores, REGIONS)).orElseGet(() -> ScoreTables.of(scores, REGIONS));
        return ScoreFiles.regions(scores, tables, REGIONS, control).lines().toList();
    }

    @Test
    void everyDigitOfAScoreIsThere() {
        List<String> lines = lines(scores(false, false), Optional.empty());

        assertThat(lines)
                .containsExactly(
                        "# Young people on 1 October 2023. Counted: all young people.",
                        "cohort,region_code,region_name,young_people_vo,young_people_mbo,young_people,counted_vo,counted_mbo,"
                                + "counted,expected_leavers_vo,expected_leavers_mbo,expected_leavers,mean_chance_vo,"
                                + "mean_chance_mbo,mean_chance,share",
                        "2023,01,Region 1,400,100,500,400,100,500,1.5,4.000000000001,5.500000000001,0.00375,0.04,0.011,"
                                + "0.904109589041",
                        "2023,02,Region 2,0,0,0,0,0,0,0,0,0,,,,0",
                        "2023,03,Region 3,300,4,304,300,4,304,0.333333333333,0.25,0.583333333333,0.001111111111,0.0625,"
                                + "0.001918859649,0.095890410959");
    }

    @Test
    void theFirstLineSaysWhatIsMadeUp() {
        assertThat(lines(scores(true, false), Optional.empty()).get(0))
                .isEqualTo("# SYNTHETIC: risk scores of which the persons are made up.");
        assertThat(lines(scores(false, true), Optional.empty()).get(0))
                .isEqualTo("# SYNTHETIC: risk scores of which the coefficients of the risk models are made up"
                        + " (illustrative).");
        assertThat(lines(scores(true, true), Optional.empty()).get(0))
                .startsWith("# SYNTHETIC: ")
                .contains("the persons are made up and the coefficients");
    }

    /** The 4 of mbo in region 03 follow from the totals unless more is kept back: another cell in its row and column. */
    @Test
    void whatIsKeptBackIsAPoint() {
        List<String> lines = lines(scores(false, false), Optional.of(new DisclosureControl(10, 10)));

        assertThat(lines.get(1)).contains("fewer than 10 young people", "multiples of 10, expected leavers of 1.");
        String[] last = lines.get(5).split(",", -1);
        assertThat(last[4]).isEqualTo(".");
        assertThat(List.of(last[3], last[5])).contains(".");
        assertThat(lines.get(4)).isEqualTo("2023,02,Region 2,0,0,0,0,0,0,0,0,0,,,,0");
    }

    /** Expected leavers are known to 1 here: 400 young people leave a chance to 1/400, which is 2 decimals, not 12. */
    @Test
    void aMeanChanceOfRoundedNumbersHasTheDecimalsThatTheyCanCarry() {
        List<String> lines = lines(scores(false, false), Optional.of(new DisclosureControl(0, 10)));

        assertThat(lines.get(1)).endsWith("No scores to divide money by.");
        assertThat(lines.get(2))
                .startsWith("cohort,region_code,region_name,young_people_vo_rounded,")
                .endsWith(",mean_chance_vo_rounded,mean_chance_mbo_rounded,mean_chance_rounded,share_rounded");
        String[] first = lines.get(3).split(",", -1);
        assertThat(first[12]).isEqualTo("0.01");
        assertThat(first[13]).isEqualTo("0.04");
        String[] last = lines.get(5).split(",", -1);
        assertThat(last[7]).isEqualTo("0");
        assertThat(last[13]).as("mean chance of 0 or 10 persons").isEmpty();
        DisclosureControl tens = new DisclosureControl(0, 10);
        assertThat(tens.meanChance(score(90, "3"))).isEmpty();
        assertThat(tens.meanChance(score(1_000, "33"))).hasValue(new BigDecimal("0.033"));
        assertThat(tens.meanChance(score(1_400_000, "26777"))).hasValue(new BigDecimal("0.0191"));
    }
}
