package nl.verdeelmodel.estimation;

import java.util.List;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.People;

/** Newton's method on the written-out matrix, person by person, with Gaussian elimination: slow and without a trick. */
final class SlowLogistic {

    private SlowLogistic() {}

    /** A row of zeros and ones per person: the intercept, then each category but the references. */
    static double[][] rows(Characteristics characteristics, List<People.Person> persons) {
        return persons.stream()
                .map(person -> row(characteristics, person.categories()))
                .toArray(double[][]::new);
    }

    static double[] row(Characteristics characteristics, int... categories) {
        double[] row = new double[characteristics.coefficientCount()];
        row[0] = 1;
        int next = 1;
        for (int i = 0; i < characteristics.size(); i++) {
            for (int c = 0; c < characteristics.get(i).size(); c++) {
                if (c != characteristics.get(i).reference()) {
                    row[next++] = categories[i] == c ? 1 : 0;
                }
            }
        }
        return row;
    }

    static double chance(double[] row, double... vector) {
        double logOdds = 0;
        for (int i = 0; i < row.length; i++) {
            logOdds += row[i] * vector[i];
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    static double[][] information(double[][] rows, double... vector) {
        double[][] sum = new double[vector.length][vector.length];
        for (double[] row : rows) {
            double chance = chance(row, vector);
            for (int i = 0; i < row.length; i++) {
                for (int j = 0; j < row.length; j++) {
                    sum[i][j] += chance * (1 - chance) * row[i] * row[j];
                }
            }
        }
        return sum;
    }

    static double logLikelihood(double[][] rows, boolean[] left, double... vector) {
        double sum = 0;
        for (int n = 0; n < rows.length; n++) {
            double chance = chance(rows[n], vector);
            sum += Math.log(left[n] ? chance : 1 - chance);
        }
        return sum;
    }

    /** The slope of log-likelihood less ridge penalty, or with Firth's correction per row. */
    static double[] score(double[][] rows, boolean[] left, double lambda, boolean firth, double... vector) {
        double[][] inverse = firth ? inverse(information(rows, vector)) : new double[0][];
        double[] score = new double[vector.length];
        for (int n = 0; n < rows.length; n++) {
            double chance = chance(rows[n], vector);
            double residual = (left[n] ? 1 : 0) - chance;
            if (firth) {
                residual += hat(rows[n], inverse) * chance * (1 - chance) * (0.5 - chance);
            }
            for (int i = 0; i < vector.length; i++) {
                score[i] += rows[n][i] * residual;
            }
        }
        for (int i = 1; i < vector.length; i++) {
            score[i] -= lambda * vector[i];
        }
        return score;
    }

    static double hat(double[] row, double[]... inverse) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < row.length; j++) {
                sum += row[i] * inverse[i][j] * row[j];
            }
        }
        return sum;
    }

    static double[] fit(double[][] rows, boolean[] left, double lambda, boolean firth) {
        double[] vector = new double[rows[0].length];
        for (int step = 0; step < 300; step++) {
            double[][] matrix = information(rows, vector);
            for (int i = 1; i < vector.length; i++) {
                matrix[i][i] += lambda;
            }
            double[][] inverse = inverse(matrix);
            double[] score = score(rows, left, lambda, firth, vector);
            double longest = 0;
            double[] move = new double[vector.length];
            for (int i = 0; i < vector.length; i++) {
                for (int j = 0; j < vector.length; j++) {
                    move[i] += inverse[i][j] * score[j];
                }
                longest = Math.max(longest, Math.abs(move[i]));
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] += move[i] * Math.min(1, 2 / longest);
            }
            if (longest < 1e-12) {
                return vector;
            }
        }
        throw new AssertionError("The slow search found no end.");
    }

    /** Gauss-Jordan with the largest pivot of each column. */
    static double[][] inverse(double[]... matrix) {
        int size = matrix.length;
        double[][] work = new double[size][2 * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, size);
            work[i][size + i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int best = column;
            for (int i = column; i < size; i++) {
                best = Math.abs(work[i][column]) > Math.abs(work[best][column]) ? i : best;
            }
            double[] pivot = work[best];
            work[best] = work[column];
            work[column] = pivot;
            for (int i = 0; i < size; i++) {
                double factor = i == column ? 1 - 1 / pivot[column] : work[i][column] / pivot[column];
                for (int j = 2 * size - 1; j >= column; j--) {
                    work[i][j] -= factor * pivot[j];
                }
            }
        }
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(work[i], size, inverse[i], 0, size);
        }
        return inverse;
    }
}
