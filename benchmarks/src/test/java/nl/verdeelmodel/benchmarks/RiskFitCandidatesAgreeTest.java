package nl.verdeelmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.risk.Cells;
import org.junit.jupiter.api.Test;

/** Before speed counts, the fits of the benchmark must agree. */
class RiskFitCandidatesAgreeTest {

    @Test
    void theLibraryAndTheUsualJavaFindTheSameCoefficients() {
        RiskInput input = new RiskInput(100_000, 2);

        Cells cells = input.cells();

        assertThat(cells.totalPersons()).isEqualTo(100_000);
        assertThat(RiskFit.plain().fit(cells).coefficients().vector())
                .containsExactly(DenseLogistic.fit(input), within(1e-9));
    }
}
