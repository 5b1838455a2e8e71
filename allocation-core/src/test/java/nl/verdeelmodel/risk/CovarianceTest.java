package nl.verdeelmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

class CovarianceTest {

    @Test
    void theLowerTriangleStandsForBothHalves() {
        Covariance covariance = Covariance.ofLowerTriangle(new double[][] {{4}, {1, 9}});

        assertThat(covariance.get(0, 1)).isEqualTo(covariance.get(1, 0)).isEqualTo(1);
        assertThat(covariance.standardError(1)).isEqualTo(3);
    }

    @Test
    void aRowOfAnotherLengthOrANegativeVarianceIsRefused() {
        assertThatThrownBy(() -> Covariance.ofLowerTriangle(new double[][] {{1}, {1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Covariance.ofLowerTriangle(new double[][] {{-1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Covariance.ofLowerTriangle(new double[][] {{1}, {Double.NaN, 1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noCombinationOfCoefficientsHasAVarianceBelowZero() {
        assertThat(possible(new double[][] {{0}})).isTrue();
        assertThat(possible(new double[][] {{1}, {1, 1}})).isTrue();
        assertThat(possible(new double[][] {{0}, {0, 1}})).isTrue();
        assertThat(possible(new double[][] {{1e-12}, {1e-6, 1}})).isTrue();

        assertThat(possible(new double[][] {{1}, {1.01, 1}})).isFalse();
        assertThat(possible(new double[][] {{0}, {1e-9, 1}})).isFalse();
        // The variance of a - b - c is 1 + 1 + 1 - 3 * 2 * 0.6 < 0, though each pair alone is possible.
        assertThat(possible(new double[][] {{1}, {0.6, 1}, {0.6, -0.6, 1}})).isFalse();
    }

    @Test
    void anyProductOfAMatrixAndItsTransposeIsPossible() {
        Seeded.cases(300, 5, draw -> {
            int size = draw.between(1, 12);
            assertThat(possible(product(draw, size, draw.between(1, size)))).isTrue();
        });
    }

    /** A singular matrix has a combination without variance; taking from every variance makes that one negative. */
    @Test
    void aSingularMatrixWithSmallerVariancesIsNotPossible() {
        Seeded.cases(300, 6, draw -> {
            double[][] lower = product(draw, 8, 5);
            for (int i = 0; i < lower.length; i++) {
                lower[i][i] *= 0.95;
            }
            assertThat(possible(lower)).isFalse();
        });
    }

    private static boolean possible(double[][] lower) {
        return Covariance.ofLowerTriangle(lower).isPositiveSemidefinite();
    }

    private static double[][] product(Draw draw, int size, int rank) {
        double[][] factor = new double[size][rank];
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            double scale = Math.pow(10, draw.between(-4, 4));
            for (int k = 0; k < rank; k++) {
                factor[i][k] = scale * (draw.random().nextDouble() - 0.5);
            }
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < rank; k++) {
                    lower[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return lower;
    }
}
