package nl.verdeelmodel.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** The condition of the border slice: at least 3 percent of the young residents in school in Belgium (BWBR0051614, art. 4.3). */
class EligibilityTest {

    private static final Eligibility BORDER = new Eligibility(Fraction.parse("3%"));
    private static final Where MODEL = Where.file("model.json").atLine(12);

    @Test
    void aRegionExactlyOnTheThresholdTakesPart() {
        Eligibility.Outcome outcome =
                BORDER.test(Regions.values(2999, 3000, 3001), Regions.values(100_000, 100_000, 100_000), MODEL);

        assertThat(outcome.eligible()).containsExactly(false, true, true);
        assertThat(outcome.ratios()).isEqualTo(Regions.values("0.02999", "3/100", "0.03001"));
    }

    @Test
    void aThresholdThatNoDecimalCanStateIsKeptExactly() {
        Eligibility third = new Eligibility(Fraction.of(1, 3));

        assertThat(third.test(
                                Regions.values("1", "0.3333333333333333333333333333333333"),
                                Regions.values("3", "1"),
                                MODEL)
                        .eligible())
                .containsExactly(true, false);
    }

    @Test
    void onlyTheCountsOfRegionsThatTakePartStay() {
        Eligibility.Outcome outcome = BORDER.test(Regions.values(2, 40, 0), Regions.values(100, 1000, 50), MODEL);

        assertThat(outcome.keep(Regions.values(2, 40, 0))).isEqualTo(Regions.values(0, 40, 0));
    }

    @Test
    void aRegionWithoutAnybodyTakesNoPart() {
        Eligibility.Outcome outcome = BORDER.test(Regions.values(0, 0), Regions.values(0, 10), MODEL);

        assertThat(outcome.eligible()).containsExactly(false, false);
        assertThat(outcome.ratios()).isEqualTo(Regions.values(0, 0));
    }

    @Test
    void aCountWithoutAWholeIsAProblemAndEverySuchRegionIsNamed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BORDER.test(Regions.values(5, 1, 7), Regions.values(0, 10, 0), MODEL))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem ->
                                problem.where() + " " + problem.message().en())
                        .containsExactly(
                                "model.json:12 Region 01 Region 1 counts 5 where the whole is 0; there is no ratio.",
                                "model.json:12 Region 03 Region 3 counts 7 where the whole is 0; there is no ratio."));
    }

    @Test
    void theOutcomeCannotBeChangedAfterwards() {
        Eligibility.Outcome outcome = BORDER.test(Regions.values(5), Regions.values(10), MODEL);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> outcome.eligible().set(0, false));
    }
}
