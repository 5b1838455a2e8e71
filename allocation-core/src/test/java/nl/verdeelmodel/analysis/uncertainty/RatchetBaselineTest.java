package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A floor at 98 percent of last year that nobody pays for, year by year, against its formula. */
class RatchetBaselineTest {

    private static final List<Double> SCORES = List.of(400.0, 100.0, 250.0, 250.0);
    private static final int REPLICATES = 60;
    private static final int YEARS = 4;
    private static final long SEED = 23;

    /** What rounding to cents may make of four regions, in EUR. */
    private static final double ROUNDING = 0.08;

    @TempDir
    private Path folder;

    private static ModelFile model(Path folder, String lastYear) {
        String rules = SmallModel.rules("{ \"floor\": \"-2%\" }", "none");
        return SmallModel.in(
                folder,
                rules.replace("\"lastYear\": \"dampened\"", "\"lastYear\": \"" + lastYear + "\""),
                SCORES,
                SCORES);
    }

    /** The gain of all regions together in the last year. */
    private double gain(String lastYear) {
        ModelFile file = model(folder, lastYear);
        Ratchet ratchet = Ratchet.of(
                file.model(),
                file.inputs(),
                SmallModel.noisy(file, List.of(2026), SmallModel.percent(6), 0),
                new Ratchet.Plan(2026, YEARS, REPLICATES, SEED),
                Workers.silent(2));
        return ratchet.years().get(YEARS - 1).total().mean();
    }

    /** The mean over the replicates of what a course of targets, by year and region, gives more than EUR 1,000,000. */
    private double expected(ToDoubleFunction<double[][]> paid) {
        ModelFile file = model(folder, "dampened");
        ScoreReplicates scores = SmallModel.noisy(file, List.of(2026), SmallModel.percent(6), 0)
                .noise()
                .steady(Ratchet.ownSeed(SEED), REPLICATES, YEARS, Workers.silent(1));
        double sum = 0;
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            double[][] targets = new double[YEARS][];
            for (int year = 0; year < YEARS; year++) {
                targets[year] = shares(scores, replicate, year);
            }
            sum += paid.applyAsDouble(targets) - 1_000_000;
        }
        return sum / REPLICATES;
    }

    private static double[] shares(ScoreReplicates scores, int replicate, int year) {
        double[] euros = new double[SCORES.size()];
        double sum = scores.values(replicate, year).total().approximately();
        for (int region = 0; region < euros.length; region++) {
            euros[region] = 1_000_000 * scores.get(replicate, year, region).approximately() / sum;
        }
        return euros;
    }

    /** max(y_t, 0.98 y_(t-1)): what a floor gave is forgotten a year later. */
    @Test
    void aBaselineWithoutRulesIsLastYearsTarget() {
        double expected = expected(targets -> {
            double paid = 0;
            for (int region = 0; region < SCORES.size(); region++) {
                paid += Math.max(targets[YEARS - 1][region], 0.98 * targets[YEARS - 2][region]);
            }
            return paid;
        });

        assertThat(gain("undampened")).isCloseTo(expected, within(ROUNDING)).isGreaterThan(1000);
    }

    /** x_t = max(y_t, 0.98 x_(t-1)): what a floor gave lasts. */
    @Test
    void aBaselineWithRulesIsWhatWasPaid() {
        double expected = expected(targets -> {
            double paid = 0;
            for (int region = 0; region < SCORES.size(); region++) {
                double amount = 1000 * SCORES.get(region);
                for (double[] year : targets) {
                    amount = Math.max(year[region], 0.98 * amount);
                }
                paid += amount;
            }
            return paid;
        });

        assertThat(gain("dampened")).isCloseTo(expected, within(ROUNDING)).isGreaterThan(gain("undampened") + 1000);
    }
}
