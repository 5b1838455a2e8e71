package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** One value divided by another, region by region, and what cannot be divided. */
class RatioTest {

    private static final Where KEY = Where.file("model.json").atLine(9);

    @Test
    void eachRegionIsDividedByItself() {
        assertThat(new Ratio(false).apply(Regions.values(10, 0, 1), Regions.values(100, 7, 3), KEY))
                .isEqualTo(Regions.values("1/10", "0", "1/3"));
    }

    @Test
    void zeroOverZeroIsZeroOnlyIfTheRuleSaysSo() {
        RegionValues numerator = Regions.values(10, 0, 0);
        RegionValues denominator = Regions.values(100, 0, 5);

        assertThat(new Ratio(true).apply(numerator, denominator, KEY)).isEqualTo(Regions.values("1/10", "0", "0"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new Ratio(false).apply(numerator, denominator, KEY))
                .withMessageContaining(
                        "model.json:9: The ratio does not exist for region 02: numerator and denominator")
                .withMessageContaining("\"zeroOverZero\": \"zero\"");
    }

    @Test
    void somethingOverZeroNeverHasAValue() {
        for (boolean zeroOverZero : List.of(true, false)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() ->
                            new Ratio(zeroOverZero).apply(Regions.values(10, 2, 3, 4), Regions.values(0, 0, 0, 1), KEY))
                    .satisfies(e -> assertThat(e.problems())
                            .singleElement()
                            .satisfies(problem -> assertThat(problem.in(Language.NL))
                                    .contains("bestaat niet voor regio 01-03", "de noemer is 0 en de teller niet")));
        }
    }
}
