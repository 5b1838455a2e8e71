package nl.verdeelmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** Do regions differ beyond the characteristics of their young people? */
class MultilevelCheckTest {

    @Test
    void varianceAndEffectsAreThoseOfLme4() {
        RegionVariance outcome = MultilevelCheck.estimate(DiagnosticsGolden.cells(2022), Regions.of(12));

        assertThat(Math.sqrt(outcome.variance())).isEqualTo(DiagnosticsGolden.value("mixed.sd"), within(1e-6));
        assertThat(outcome.statistic()).isEqualTo(DiagnosticsGolden.value("mixed.statistic"), within(1e-6));
        double[] coefficients = outcome.coefficients().vector();
        for (int i = 0; i < coefficients.length; i++) {
            assertThat(coefficients[i])
                    .isEqualTo(DiagnosticsGolden.value("mixed.coefficient." + (i + 1)), within(1e-6));
        }
        for (RegionEffect region : outcome.regions()) {
            String code = region.region().code();
            assertThat(region.effect()).isEqualTo(DiagnosticsGolden.value("mixed.region." + code), within(1e-6));
            assertThat(region.standardError())
                    .isEqualTo(DiagnosticsGolden.value("mixed.region.se." + code), within(1e-6));
        }
    }
}
