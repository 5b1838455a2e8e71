package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Test;

/** Random coefficients around estimated ones. */
class CoefficientDrawsTest {

    private static final int MANY = 100_000;

    private static final Coefficients MEAN = Coefficients.of(
            Characteristics.of(Sector.MBO, Characteristic.of("level", "4", "1", "2", "4")), -3, 1.5, 0.5);

    private static final Covariance COVARIANCE =
            Covariance.ofLowerTriangle(new double[][] {{0.04}, {-0.03, 0.09}, {0.01, 0.02, 0.25}});

    @Test
    void drawsHaveTheMeanAndTheCovarianceTheyAreMadeFrom() {
        CoefficientDraws draws = CoefficientDraws.of(MEAN, COVARIANCE, 5);
        double[][] drawn = IntStream.range(0, MANY).mapToObj(draws::draw).toArray(double[][]::new);
        double[] mean = MEAN.vector();

        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (double[] draw : drawn) {
                sum += draw[i] - mean[i];
            }
            assertThat(sum / MANY).isCloseTo(0, within(4 * COVARIANCE.standardError(i) / Math.sqrt(MANY)));
            for (int j = 0; j <= i; j++) {
                double products = 0;
                for (double[] draw : drawn) {
                    products += (draw[i] - mean[i]) * (draw[j] - mean[j]);
                }
                double spread = Math.sqrt(
                        (COVARIANCE.get(i, i) * COVARIANCE.get(j, j) + COVARIANCE.get(i, j) * COVARIANCE.get(i, j))
                                / MANY);
                assertThat(products / MANY).isCloseTo(COVARIANCE.get(i, j), within(4 * spread));
            }
        }
    }

    @Test
    void aDrawIsTheSameInAnyOrderAndOnAnyThread() {
        CoefficientDraws draws = CoefficientDraws.of(MEAN, COVARIANCE, 5);
        double[][] parallel =
                IntStream.range(0, 500).parallel().mapToObj(draws::draw).toArray(double[][]::new);

        for (int number = 499; number >= 0; number--) {
            assertThat(CoefficientDraws.of(MEAN, COVARIANCE, 5).draw(number)).isEqualTo(parallel[number]);
        }
        assertThat(draws.draw(0)).isNotEqualTo(draws.draw(1));
        assertThat(CoefficientDraws.of(MEAN, COVARIANCE, 6).draw(0)).isNotEqualTo(draws.draw(0));
    }

    @Test
    void coefficientsWithoutUncertaintyStayWhereTheyAreAndTiedOnesMoveTogether() {
        Covariance covariance = Covariance.ofLowerTriangle(new double[][] {{0}, {0, 0.09}, {0, 0.18, 0.36}});

        double[] drawn = CoefficientDraws.of(MEAN, covariance, 5).draw(8);

        assertThat(drawn[0]).isEqualTo(-3);
        assertThat(drawn[1]).isNotEqualTo(1.5);
        assertThat(drawn[2] - 0.5).isCloseTo(2 * (drawn[1] - 1.5), within(1e-12));
    }

    @Test
    void aMatrixThatIsNoCovarianceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoefficientDraws.of(
                        MEAN, Covariance.ofLowerTriangle(new double[][] {{1}, {2, 1}, {0, 0, 1}}), 5))
                .withMessageContaining("not positive semi-definite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoefficientDraws.of(MEAN, Covariance.ofLowerTriangle(new double[][] {{1}}), 5))
                .withMessageContaining("of 1 coefficients, not 3");
    }
}
