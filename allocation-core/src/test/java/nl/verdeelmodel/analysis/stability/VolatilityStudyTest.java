package nl.verdeelmodel.analysis.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.VolatilityFiles;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.scenario.ReplayPlan;
import nl.verdeelmodel.scenario.SimulationPlan;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.SixYears;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volatility of models, with and without their rules, and by input. */
class VolatilityStudyTest {

    @TempDir
    private Path folder;

    private static VolatilityStudy replayed(ModelFile file, ReplayPlan plan) {
        return VolatilityStudy.replayed(file.model(), file.inputs(), plan);
    }

    @Test
    void aBandCalmsSharesAndKeepsFallsWithinItPerYear() {
        VolatilityStudy study = replayed(SixYears.withBand(folder).read(), ReplayPlan.USUAL);
        assertThat(study.total().dampingRatio().orElseThrow()).isBetween(0.1, 0.7);
        AmountSeries paid = study.total().paid().series();
        for (int year = 1; year < 6; year++) {
            for (int i = 0; i < 3; i++) {
                assertThat(paid.share(year, i) / paid.share(year - 1, i)).isBetween(0.9499, 1.0501);
            }
        }
    }

    @Test
    void theVarianceIsDividedOverInputsWithoutARest() {
        VolatilityStudy study =
                replayed(SixYears.withBand(folder).read(), ReplayPlan.USUAL.withGrowth(Fraction.of(1, 50)));
        assertThat(study.inputs()).extracting(InputVolatility::input).containsExactly("residents", "score", "money");
        double sum =
                study.inputs().stream().mapToDouble(InputVolatility::variance).sum() + study.still();
        assertThat(sum).isCloseTo(study.total().paid().variance(), within(1e-15));
        assertThat(study.inputs().get(1).alone())
                .isGreaterThan(study.inputs().get(0).alone());
        assertThat(study.inputs().get(2).alone()).isLessThan(1e-4);
    }

    /** Region 01 has no score in cohort 2021: 0 of the undampened money, while a blend still pays it. */
    @Test
    void aRegionWithoutAShareInAYearCountsNowhere() {
        ModelFolder files = SixYears.withBand(folder);
        files.write("scores.csv", files.text("scores.csv").replace("2021,01,9,1,105", "2021,01,0,1,105"));
        VolatilityStudy study = replayed(files.read(), ReplayPlan.USUAL);
        assertThat(study.total().paid().regions().get(0).deviation())
                .as("what the band pays is never 0")
                .isPresent();
        assertThat(study.total().paid().leftOut()).containsExactly(0);
        assertThat(study.total().undampened().leftOut()).containsExactly(0);
        assertThat(study.total().paid().weights())
                .isEqualTo(study.total().undampened().weights());
        double sum =
                study.inputs().stream().mapToDouble(InputVolatility::variance).sum() + study.still();
        assertThat(sum).isCloseTo(study.total().paid().variance(), within(1e-15));
        assertThat(VolatilityFiles.tables(study, false).get("volatility.csv")).contains("total,01,", ",0\n");
        assertThat(VolatilityFiles.json(study, false).replaceAll("\\s", "")).contains("\"left_out\":[\"01\"]");
    }

    @Test
    void namesTheYearsThatItPassesOver() {
        ModelFolder files = SixYears.in(folder);
        files.write("scores.csv", files.text("scores.csv") + "2016,01,10,1,100\n2016,02,20,1,100\n2016,03,30,1,200\n");
        assertThat(replayed(files.read(), ReplayPlan.USUAL).assumptions().toString())
                .contains("Not replayed, although all measures are there: 2020.");
    }

    @Test
    void theOnlyInputThatMovesAccountsForAllOfIt() {
        VolatilityStudy study = replayed(ModelFile.read(SampleData.model("regeling-2026-2029")), ReplayPlan.USUAL);
        assertThat(study.inputs()).hasSize(1);
        assertThat(study.inputs().get(0).alone()).isEqualTo(study.total().paid().deviation());
        assertThat(study.inputs().get(0).variance())
                .isEqualTo(study.total().paid().variance());
        assertThat(study.total().dampingRatio()).hasValue(1);
    }

    @Test
    void theModelAsWrittenMovesOnlyWhenItsKeyIsUpdated() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-2026-2029"));
        VolatilityStudy study = VolatilityStudy.asWritten(file.model(), file.inputs(), SimulationPlan.of(2026, 2029));
        assertThat(study.streams().get(0).paid().deviation()).isZero();
        assertThat(study.streams().get(1).paid().deviation()).isGreaterThan(0);
        assertThat(study.streams().get(1).paid().reversals()).isZero();
        assertThat(study.inputs()).isEmpty();
    }

    @Test
    void refusesTwoYearsSinceTheyHaveOneChange() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-2026-2029"));
        assertThatThrownBy(() -> VolatilityStudy.asWritten(file.model(), file.inputs(), SimulationPlan.of(2026, 2027)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).message().en())
                                .contains("2026-2027 are too few", "needs 3"));
    }
}
