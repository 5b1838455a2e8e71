package nl.verdeelmodel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Factors of symmetric matrices, with rows that depend on others. */
class CholeskyFactorTest {

    /** B B', with whole numbers in B and as many columns as the rank, like sums of products of categories. */
    private static double[][] ofRank(Draw draw, int size, int rank) {
        double[][] root = new double[size][rank];
        for (int i = 0; i < size; i++) {
            double[] row = root[i];
            for (int k = 0; k < rank; k++) {
                row[k] = draw.between(-4, 4) + (k == i % rank ? 9 : 0);
            }
        }
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < rank; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return matrix;
    }

    private static double[] product(double[][] matrix, double... x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] += matrix[i][j] * x[j];
            }
        }
        return product;
    }

    @Test
    void aThreeByThreeMatrixHasTheFactorOfTheTextbook() {
        // Worked out by hand: L = (2; 6 1; -8 5 3), determinant 36.
        CholeskyFactor factor = CholeskyFactor.of(new double[][] {{4}, {12, 37}, {-16, -43, 98}});

        assertThat(factor.times(new double[] {1, 0, 0})).containsExactly(2, 6, -8);
        assertThat(factor.times(new double[] {0, 1, 0})).containsExactly(0, 1, 5);
        assertThat(factor.times(new double[] {0, 0, 1})).containsExactly(0, 0, 3);
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(36), within(1e-15));
        assertThat(factor.dependent()).isEmpty();
        assertThat(factor.isSemidefinite()).isTrue();
    }

    @Test
    void solutionsAndInversesSatisfyTheirEquations() {
        Seeded.cases(300, 71, draw -> {
            int size = draw.between(1, 12);
            double[][] matrix = ofRank(draw, size, size + 3);
            double[] right = draw.random().doubles(size, -1, 1).toArray();
            CholeskyFactor factor = CholeskyFactor.of(matrix);

            assertThat(product(matrix, factor.solve(right))).containsExactly(right, within(1e-8));
            double[][] inverse = factor.inverse();
            for (int i = 0; i < size; i++) {
                double[] unit = new double[size];
                unit[i] = 1;
                assertThat(product(matrix, inverse[i])).containsExactly(unit, within(1e-8));
            }
        });
    }

    @Test
    void rowsBeyondTheRankAreDependentAndTheirCombinationIsGiven() {
        Seeded.cases(300, 72, draw -> {
            int rank = draw.between(1, 6);
            int size = rank + draw.between(1, 4);
            double[][] matrix = ofRank(draw, size, rank);

            CholeskyFactor factor = CholeskyFactor.of(matrix);

            assertThat(factor.dependent()).hasSize(size - rank).allMatch(row -> row >= rank);
            assertThat(factor.isSemidefinite()).isTrue();
            for (int row : factor.dependent()) {
                double[] combination = factor.combination(row);
                for (int column = 0; column < size; column++) {
                    double sum = 0;
                    for (int k = 0; k < row; k++) {
                        sum += combination[k] * matrix[k][column];
                    }
                    assertThat(sum).isCloseTo(matrix[row][column], within(1e-6));
                }
            }
        });
    }

    /** A column that differs from another in one of a billion persons leaves a billionth; rounding leaves less than 1e-11. */
    @Test
    void aRowThatDiffersInOneOfABillionIsNoCombinationButRoundingIs() {
        CholeskyFactor rare = CholeskyFactor.of(new double[][] {{1}, {1, 1 + 1e-9}});
        CholeskyFactor rounded = CholeskyFactor.of(new double[][] {{1}, {1, 1 + 1e-12}});

        assertThat(rare.dependent()).isEmpty();
        assertThat(rare.solve(new double[] {0, 1})[1]).isCloseTo(1e9, within(1e3));
        assertThat(rounded.dependent()).containsExactly(1);
        assertThat(rounded.isSemidefinite()).isTrue();
    }

    @Test
    void aNegativeVarianceOfACombinationIsSeen() {
        assertThat(CholeskyFactor.of(new double[][] {{1}, {2, 1}}).isSemidefinite())
                .isFalse();
        assertThat(CholeskyFactor.of(new double[][] {{0}, {1, 1}}).isSemidefinite())
                .isFalse();
        assertThat(CholeskyFactor.of(new double[][] {{0}, {0, 1}}).isSemidefinite())
                .isTrue();
        assertThat(CholeskyFactor.of(new double[][] {{-1}}).isSemidefinite()).isFalse();
    }
}
