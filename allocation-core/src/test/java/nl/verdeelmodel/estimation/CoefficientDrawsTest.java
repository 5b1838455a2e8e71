package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.Seeded;
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

    /** One number that moves three coefficients, in 6 digits: the third pivot of this matrix is about -1e-6, not 0. */
    @Test
    void aCovarianceOfRankOneInSixDigitsIsDrawnFromTheNearestPossibleOne() {
        double[] loads = {0.123456, 0.7654321, -0.3333333};
        double[][] lower = new double[3][];
        for (int i = 0; i < 3; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                lower[i][j] = new BigDecimal(loads[i] * loads[j])
                        .round(new MathContext(6))
                        .doubleValue();
            }
        }
        Covariance covariance = Covariance.ofLowerTriangle(lower);
        assertThat(CholeskyFactor.of(lower).isSemidefinite()).isFalse();

        CoefficientDraws draws = CoefficientDraws.of(MEAN, covariance, 5);

        double[] mean = MEAN.vector();
        for (int number = 0; number < 1000; number++) {
            double[] drawn = draws.draw(number);
            double common = (drawn[1] - mean[1]) / loads[1];
            for (int i = 0; i < 3; i++) {
                assertThat(drawn[i] - mean[i]).isCloseTo(common * loads[i], within(0.01 * Math.abs(loads[i])));
            }
        }
        assertThat(IntStream.range(0, MANY)
                                .mapToDouble(number -> draws.draw(number)[1] - mean[1])
                                .map(x -> x * x)
                                .sum()
                        / MANY)
                .isCloseTo(lower[1][1], within(4 * lower[1][1] * Math.sqrt(2.0 / MANY)));
    }

    /** Any product of a matrix and its transpose, in 6 digits, is a covariance that a model file may have. */
    @Test
    void whateverAModelFileMayHaveCanBeDrawn() {
        int[] impossible = new int[1];
        Seeded.cases(300, 68, draw -> {
            double[] loads = draw.random().doubles(9, -1, 1).toArray();
            int rank = draw.between(1, 2);
            double[][] lower = new double[3][];
            for (int i = 0; i < 3; i++) {
                lower[i] = new double[i + 1];
                for (int j = 0; j <= i; j++) {
                    double sum = loads[i] * loads[j] + (rank == 2 ? loads[3 + i] * loads[3 + j] : 0);
                    lower[i][j] = new BigDecimal(sum).round(new MathContext(6)).doubleValue();
                }
            }
            Covariance covariance = Covariance.ofLowerTriangle(lower);
            assertThat(covariance.isPositiveSemidefinite()).isTrue();
            impossible[0] += CholeskyFactor.of(lower).isSemidefinite() ? 0 : 1;

            double[] drawn = CoefficientDraws.of(MEAN, covariance, 1).draw(0);

            for (int i = 0; i < 3; i++) {
                assertThat(Math.abs(drawn[i] - MEAN.vector()[i])).isLessThan(6 * covariance.standardError(i));
            }
        });
        assertThat(impossible[0]).isGreaterThan(50);
    }

    @Test
    void theShippedModelsCanBeDrawn() {
        for (String file : new String[] {"vo.json", "mbo.json"}) {
            RiskModel model =
                    RiskModelFile.read(SampleData.FOLDER.resolve("risk").resolve(file));
            Covariance covariance = model.covariance().orElseThrow();
            double[] mean = model.coefficients().vector();
            CoefficientDraws draws = CoefficientDraws.of(model.coefficients(), covariance, 3);
            double[] squares = new double[mean.length];
            for (int number = 0; number < 4000; number++) {
                double[] drawn = draws.draw(number);
                for (int i = 0; i < mean.length; i++) {
                    squares[i] += (drawn[i] - mean[i]) * (drawn[i] - mean[i]) / 4000;
                }
            }

            for (int i = 0; i < mean.length; i++) {
                assertThat(squares[i] / covariance.get(i, i)).isCloseTo(1, within(5 * Math.sqrt(2.0 / 4000)));
            }
        }
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
