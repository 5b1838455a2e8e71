package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Test;

/** A long holds 9.2 million chances of 1 in units of 1e-12; more are refused, not wrapped round. */
class ResampledCohortLimitTest {

    private static final Characteristics ONE =
            Characteristics.of(Sector.VO, Characteristic.of("suspect", "no", "no", "yes"));

    /** Everyone leaves almost for sure. */
    private static ResampledCohort cohort(int persons) {
        CellsBuilder builder = new CellsBuilder(ONE, ImmutableList.of("01"), false);
        builder.add(new int[] {0}, 0, persons / 2, 0);
        builder.add(new int[] {1}, 0, persons / 2, 0);
        return ResampledCohort.scoredBy(builder.build(), new int[] {0}, 1, Coefficients.of(ONE, new double[] {20, 0}));
    }

    @Test
    void scoresOfNineMillionPersonsFit() {
        assertThat(cohort(9_200_000).original()[0]).isGreaterThan(9_199_999_000_000_000_000L);
        assertThat(cohort(9_200_000).sample(1, 0).units().orElseThrow().get(0)).isPositive();
    }

    @Test
    void scoresThatDoNotFitAreRefused() {
        ResampledCohort cohort = cohort(9_400_000);

        assertThatThrownBy(cohort::original).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> cohort.sample(1, 0)).isInstanceOf(ArithmeticException.class);
    }
}
