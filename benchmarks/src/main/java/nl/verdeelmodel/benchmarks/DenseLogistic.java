package nl.verdeelmodel.benchmarks;

import java.util.Arrays;
import nl.verdeelmodel.risk.Characteristics;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * The usual way to write a logistic fit in Java: a row of zeros and ones per person, X'WX added up row by row, Commons Math
 * for the solve.
 */
final class DenseLogistic {

    private static final double TOLERANCE = 1e-8;

    private DenseLogistic() {}

    static double[] fit(RiskInput input) {
        int size = input.characteristics.coefficientCount();
        double[] vector = new double[size];
        double longest;
        do {
            double[] score = new double[size];
            double[][] information = new double[size][size];
            double[] row = new double[size];
            for (int person = 0; person < input.left.length; person++) {
                fill(row, input, person);
                add(row, input.left[person], vector, score, information);
            }
            double[] step = solve(information, score);
            longest = 0;
            for (int i = 0; i < size; i++) {
                vector[i] += step[i];
                longest = Math.max(longest, Math.abs(step[i]));
            }
        } while (longest > TOLERANCE);
        return vector;
    }

    private static void fill(double[] row, RiskInput input, int person) {
        Characteristics characteristics = input.characteristics;
        Arrays.fill(row, 0);
        row[0] = 1;
        int first = 0;
        for (int i = 0; i < characteristics.size(); i++) {
            int category = input.categories[i][person];
            if (category > 0) {
                row[first + category] = 1;
            }
            first += characteristics.get(i).size() - 1;
        }
    }

    private static void add(double[] row, int left, double[] vector, double[] score, double[][] information) {
        double logOdds = 0;
        for (int i = 0; i < row.length; i++) {
            logOdds += row[i] * vector[i];
        }
        double chance = 1 / (1 + Math.exp(-logOdds));
        double weight = chance * (1 - chance);
        for (int i = 0; i < row.length; i++) {
            double weighted = weight * row[i];
            score[i] += row[i] * (left - chance);
            for (int j = 0; j <= i; j++) {
                information[i][j] += weighted * row[j];
            }
        }
    }

    private static double[] solve(double[][] information, double... score) {
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < i; j++) {
                information[j][i] = information[i][j];
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(information, false))
                .getSolver()
                .solve(new ArrayRealVector(score, false))
                .toArray();
    }
}
