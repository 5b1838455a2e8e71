package nl.verdeelmodel.estimation;

import java.util.Arrays;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Covariance;

/** The coefficients at which a search ended. The arrays are not changed after it is made. */
final class Maximum {

    private final double[] vector;
    private final Penalty penalty;
    private final PenalizedStep last;
    private final int steps;

    Maximum(double[] vector, Penalty penalty, PenalizedStep last, int steps) {
        this.vector = vector;
        this.penalty = penalty;
        this.last = last;
        this.steps = steps;
    }

    /** In the order of {@link Characteristics#coefficientNames()}; not to be changed. */
    double[] vector() {
        return vector;
    }

    /** How many steps it took. */
    int steps() {
        return steps;
    }

    /** See {@link FittedRisk#covariance()}. */
    Covariance covariance() {
        double[][] inverse = last.factor().inverse();
        double[][] covariance = penalty instanceof Penalty.Ridge ? sandwich(inverse) : inverse;
        double[][] lower = new double[covariance.length][];
        Arrays.setAll(lower, i -> Arrays.copyOf(covariance[i], i + 1));
        return Covariance.ofLowerTriangle(lower);
    }

    private double[][] sandwich(double[][] inverse) {
        double[][] half = timesInformation(inverse);
        double[][] product = new double[half.length][half.length];
        for (int i = 0; i < half.length; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < half.length; k++) {
                    product[i][j] += half[i][k] * inverse[k][j];
                }
            }
        }
        return product;
    }

    private double[][] timesInformation(double[][] inverse) {
        double[][] information = last.information();
        double[][] product = new double[inverse.length][inverse.length];
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j < inverse.length; j++) {
                for (int k = 0; k < inverse.length; k++) {
                    product[i][j] += inverse[i][k] * information[Math.max(k, j)][Math.min(k, j)];
                }
            }
        }
        return product;
    }

    /** See {@link FittedRisk#effectiveParameters()}. */
    double effectiveParameters() {
        if (!(penalty instanceof Penalty.Ridge)) {
            return vector.length;
        }
        double[][] product = timesInformation(last.factor().inverse());
        double trace = 0;
        for (int i = 0; i < product.length; i++) {
            trace += product[i][i];
        }
        return trace;
    }

    /** What the penalty adds to the log-likelihood. */
    double bonus() {
        if (penalty instanceof Penalty.Firth) {
            return last.factor().logDeterminant() / 2;
        }
        double squares = 0;
        for (int i = 1; i < vector.length; i++) {
            squares += vector[i] * vector[i];
        }
        return penalty instanceof Penalty.Ridge ridge ? -ridge.lambda() / 2 * squares : 0;
    }
}
