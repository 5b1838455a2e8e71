package nl.verdeelmodel.estimation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;

/**
 * The most likely coefficients and effects of places of a logistic model in which the effects of places come from a normal
 * distribution with mean 0 and a given standard deviation s, with or without a ridge penalty on the effects of categories.
 *
 * <p>Log odds of a person = coefficients of the categories + b[place]. Coefficients and b together maximise log-likelihood -
 * sum of b^2 / (2 s^2), by Newton's method. The marginal log-likelihood is approximated after Laplace: that maximum - half the
 * sum over places of ln(1 + s^2 W), W being the sum of the weights n p (1 - p) in the place (Breslow and Clayton 1993; what
 * lme4 calls nAGQ = 0, Bates et al. 2015). A ridge penalty takes lambda / 2 times the sum of the squared effects of categories
 * off both, as {@link Penalty.Ridge} does without places. The same bits for any number of threads. Immutable.
 */
final class PlaceEffects {

    /** Newton's steps square the error, so a last step of 1e-6 leaves one of the order of rounding. */
    private static final double SETTLED = 1e-6;

    /** A longer step, in log odds, is shortened: Newton's method may jump too far from afar, not from nearby. */
    private static final double LONGEST_STEP = 1;

    /** Newton's method doubles its digits; what has not settled by then runs away. */
    private static final int MOST_STEPS = 100;

    private final PlacePatterns patterns;
    private final double lambda;
    private final double variance;
    private final double[] vector;
    private final LikelihoodStep sums;

    /** The vector has the coefficients, then the effects of the places. */
    private PlaceEffects(PlacePatterns patterns, double lambda, double variance, double[] vector, LikelihoodStep sums) {
        this.patterns = patterns;
        this.lambda = lambda;
        this.variance = variance;
        this.vector = vector;
        this.sums = sums;
    }

    /** Coefficients, and places without effects; lambda is that of a ridge penalty, 0 for none. */
    static PlaceEffects none(PlacePatterns patterns, double lambda, Coefficients coefficients) {
        double[] vector = Arrays.copyOf(coefficients.vector(), patterns.own() + patterns.places());
        return new PlaceEffects(patterns, lambda, 0, vector, patterns.sums(vector));
    }

    /**
     * The most likely coefficients and effects for another standard deviation.
     *
     * @throws ProblemException if they are not settled after many steps
     */
    PlaceEffects withSpread(double newSpread) {
        PlaceEffects best = new PlaceEffects(patterns, lambda, newSpread * newSpread, vector, sums);
        for (int i = 0; i < MOST_STEPS; i++) {
            double[] step = best.step();
            double longest = Arrays.stream(step).map(Math::abs).max().orElseThrow();
            best = best.moved(step, Math.min(1, LONGEST_STEP / longest));
            if (longest < SETTLED) {
                return best;
            }
        }
        throw new ProblemException(notSettled(newSpread));
    }

    private static Problem notSettled(double spread) {
        return Problem.input(
                "region-variance-not-settled",
                Where.NOWHERE,
                Text.format(
                        "Bij een standaardafwijking tussen regio's van {0} komen de effecten van regio's niet tot rust.",
                        "With a standard deviation between regions of {0} the effects of regions do not come to rest.",
                        BigDecimal.valueOf(spread).setScale(3, RoundingMode.HALF_EVEN)),
                Text.of(
                        "Misschien valt in sommige regio's of categorieën bijna niemand of bijna iedereen uit: voeg categorieën"
                                + " samen, of laat de toets van regio's weg.",
                        "Maybe in some regions or categories hardly anybody or nearly everybody left: merge categories, or do"
                                + " without the check of regions."));
    }

    private PlaceEffects moved(double[] step, double part) {
        double[] next = vector.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += part * step[i];
        }
        return new PlaceEffects(patterns, lambda, variance, next, patterns.sums(next));
    }

    /**
     * Newton's step.
     *
     * <p>Minus the matrix of second derivatives is [[A, C], [C', W + 1 / s^2]], its last block diagonal, so the effects of
     * places are eliminated first; written such that s may be 0.
     */
    private double[] step() {
        double[] own = CholeskyFactor.of(penalized(reducedMatrix())).solve(reducedScore());
        double[] step = Arrays.copyOf(own, vector.length);
        for (int place = patterns.own(); place < vector.length; place++) {
            step[place] = pull(place) - product(sums.information()[place], own) * variance / curvature(place);
        }
        return step;
    }

    private double[][] penalized(double[][] matrix) {
        double[][] penalized = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        for (int i = 1; i < penalized.length; i++) {
            penalized[i][i] += lambda;
        }
        return penalized;
    }

    /** The lower triangle of the information of the coefficients, without the penalty, once the places are accounted for. */
    private double[][] reducedMatrix() {
        double[][] matrix = new double[patterns.own()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = Arrays.copyOf(sums.information()[i], i + 1);
            for (int place = patterns.own(); place < vector.length; place++) {
                double[] cross = sums.information()[place];
                double factor = cross[i] * variance / curvature(place);
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] -= factor * cross[j];
                }
            }
        }
        return matrix;
    }

    private double[] reducedScore() {
        double[] score = Arrays.copyOf(sums.score(), patterns.own());
        for (int place = patterns.own(); place < vector.length; place++) {
            for (int i = 0; i < score.length; i++) {
                score[i] -= sums.information()[place][i] * pull(place);
            }
        }
        for (int i = 1; i < score.length; i++) {
            score[i] -= lambda * vector[i];
        }
        return score;
    }

    /** Newton's step of the effect of a place if the coefficients stay. */
    private double pull(int place) {
        return (variance * sums.score()[place] - vector[place]) / curvature(place);
    }

    private double curvature(int place) {
        return 1 + variance * sums.information()[place][place];
    }

    private static double product(double[] longer, double[] shorter) {
        double sum = 0;
        for (int i = 0; i < shorter.length; i++) {
            sum += longer[i] * shorter[i];
        }
        return sum;
    }

    /** The logarithm of the chance of just these outcomes, each person apart, after Laplace, less the penalty. */
    double logLikelihood() {
        double sum = patterns.logLikelihood(vector);
        for (int i = 1; lambda > 0 && i < patterns.own(); i++) {
            sum -= lambda / 2 * vector[i] * vector[i];
        }
        for (int place = patterns.own(); variance > 0 && place < vector.length; place++) {
            sum -= vector[place] * vector[place] / (2 * variance) + StrictMath.log(curvature(place)) / 2;
        }
        return sum;
    }

    /** The coefficients of the categories, in the order of {@link Coefficients#vector()}. */
    double[] coefficients() {
        return Arrays.copyOf(vector, patterns.own());
    }

    /** How uncertain the coefficients are, given the standard deviation; see {@link FittedRisk#covariance()}. */
    Covariance covariance() {
        double[][] information = reducedMatrix();
        double[][] inverse = CholeskyFactor.of(penalized(information)).inverse();
        double[][] covariance = lambda > 0 ? sandwich(inverse, information) : inverse;
        double[][] lower = new double[covariance.length][];
        Arrays.setAll(lower, i -> Arrays.copyOf(covariance[i], i + 1));
        return Covariance.ofLowerTriangle(lower);
    }

    /** Inverse times information times inverse. */
    private static double[][] sandwich(double[][] inverse, double[][] information) {
        double[][] product = new double[inverse.length][inverse.length];
        for (int k = 0; k < inverse.length; k++) {
            for (int l = 0; l < inverse.length; l++) {
                double between = information[Math.max(k, l)][Math.min(k, l)];
                for (int i = 0; i < inverse.length; i++) {
                    for (int j = 0; j <= i; j++) {
                        product[i][j] += inverse[i][k] * between * inverse[l][j];
                    }
                }
            }
        }
        return product;
    }

    /** The effect of a place on the log odds. */
    double effect(int place) {
        return vector[patterns.own() + place];
    }

    /** The standard deviation of the effect of a place, given the coefficients and the variance. */
    double uncertainty(int place) {
        return Math.sqrt(variance / curvature(patterns.own() + place));
    }
}
