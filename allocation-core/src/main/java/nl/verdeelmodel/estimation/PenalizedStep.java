package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.CholeskyFactor;

/**
 * A {@link LikelihoodStep} with its penalty: the slope of what is climbed, and the factor of the matrix that turns it into a
 * step. The arrays are not changed after it is made.
 */
final class PenalizedStep {

    private final double[] vector;
    private final double[][] information;
    private final double[] score;
    private final CholeskyFactor factor;

    private PenalizedStep(double[] vector, double[][] information, double[] score, CholeskyFactor factor) {
        this.vector = vector;
        this.information = information;
        this.score = score;
        this.factor = factor;
    }

    static PenalizedStep at(FitPatterns patterns, double[] vector, Penalty penalty, boolean parallel) {
        LikelihoodStep plain = LikelihoodStep.at(patterns, vector, parallel);
        if (penalty instanceof Penalty.Ridge ridge) {
            return ridge(plain, vector, ridge.lambda());
        }
        CholeskyFactor factor = CholeskyFactor.of(plain.information());
        double[] score = penalty instanceof Penalty.Firth
                ? FirthScore.add(plain.score(), patterns, vector, factor, parallel)
                : plain.score();
        return new PenalizedStep(vector, plain.information(), score, factor);
    }

    private static PenalizedStep ridge(LikelihoodStep plain, double[] vector, double lambda) {
        double[] score = plain.score().clone();
        double[][] matrix = new double[vector.length][];
        matrix[0] = plain.information()[0].clone();
        for (int i = 1; i < vector.length; i++) {
            score[i] -= lambda * vector[i];
            matrix[i] = plain.information()[i].clone();
            matrix[i][i] += lambda;
        }
        return new PenalizedStep(vector, plain.information(), score, CholeskyFactor.of(matrix));
    }

    /** The coefficients at which it stands; not to be changed. */
    double[] vector() {
        return vector;
    }

    /** The lower triangle of the information, without the penalty; not to be changed. */
    double[][] information() {
        return information;
    }

    /** The slope of what is climbed; not to be changed. */
    double[] score() {
        return score;
    }

    /** The step that the slope and the curvature ask for. */
    double[] direction() {
        return factor.solve(score);
    }

    /** Of the information, with a ridge penalty of the information plus lambda. */
    CholeskyFactor factor() {
        return factor;
    }

    /** How fast what is climbed rises in a direction. */
    double slope(double[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += score[i] * direction[i];
        }
        return sum;
    }
}
