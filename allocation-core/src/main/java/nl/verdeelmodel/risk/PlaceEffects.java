package nl.verdeelmodel.risk;

import java.util.Arrays;
import nl.verdeelmodel.numeric.CholeskyFactor;

/**
 * The most likely coefficients and effects of places of a logistic model in which the effects of places come from a normal
 * distribution with mean 0 and a given standard deviation.
 *
 * <p>Log odds of a person = coefficients of the categories + s u[place], with s the standard deviation and u standard normal.
 * Coefficients and u together maximise log-likelihood - sum of u^2 / 2, by Newton's method. The marginal log-likelihood is
 * approximated after Laplace: that maximum - half the sum over places of ln(1 + s^2 W), W being the sum of the weights n p
 * (1 - p) in the place (Breslow and Clayton 1993; what lme4 calls nAGQ = 0, Bates et al. 2015). Immutable.
 */
final class PlaceEffects {

    /** A Newton step below this, in log odds, leaves an error of its square. */
    private static final double SETTLED = 1e-8;

    /** Newton's method doubles its digits; what has not settled by then runs away. */
    private static final int MOST_STEPS = 60;

    /** How often a step may be halved before rounding alone keeps the likelihood from rising. */
    private static final int MOST_HALVINGS = 30;

    private final Cells cells;
    private final double spread;
    private final double[] coefficients;
    private final double[] effects;
    private final PlaceEffectsSums sums;

    private PlaceEffects(Cells cells, double spread, double[] coefficients, double[] effects) {
        this.cells = cells;
        this.spread = spread;
        this.coefficients = coefficients;
        this.effects = effects;
        this.sums = PlaceEffectsSums.of(cells, coefficients, times(effects, spread));
    }

    /** Coefficients to begin with and no effects of places. */
    static PlaceEffects none(Cells cells, Coefficients start) {
        return new PlaceEffects(
                cells, 0, start.vector(), new double[cells.places().size()]);
    }

    /**
     * The most likely coefficients and effects for another standard deviation.
     *
     * @throws ArithmeticException if they are not settled after many steps
     */
    PlaceEffects withSpread(double newSpread) {
        PlaceEffects best = new PlaceEffects(cells, newSpread, coefficients, effects);
        for (int step = 0; step < MOST_STEPS; step++) {
            PlaceEffects next = best.improved();
            double change = distance(best.coefficients, next.coefficients) + distance(best.effects, next.effects);
            best = next;
            if (change < SETTLED) {
                return best;
            }
        }
        throw new ArithmeticException("Effects of places with standard deviation " + newSpread + " do not settle.");
    }

    /**
     * One Newton step, halved until the penalised likelihood does not fall.
     *
     * <p>The matrix of second derivatives is [[A, B], [B', D]], D diagonal, so the effects of places are eliminated first.
     */
    private PlaceEffects improved() {
        double[] stepOfCoefficients = reducedMatrix().solve(reducedScore());
        double[] stepOfEffects = new double[effects.length];
        for (int place = 0; place < effects.length; place++) {
            double towards = scoreOfEffect(place) - spread * product(sums.crossWeights(place), stepOfCoefficients);
            stepOfEffects[place] = towards / curvature(place);
        }
        double part = 1;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            PlaceEffects next = new PlaceEffects(
                    cells, spread, moved(coefficients, stepOfCoefficients, part), moved(effects, stepOfEffects, part));
            if (next.penalised() >= penalised()) {
                return next;
            }
            part /= 2;
        }
        return this;
    }

    private CholeskyFactor reducedMatrix() {
        double[][] matrix = sums.weights();
        for (int place = 0; place < effects.length; place++) {
            double[] cross = sums.crossWeights(place);
            double factor = spread * spread / curvature(place);
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] -= factor * cross[i] * cross[j];
                }
            }
        }
        return CholeskyFactor.of(matrix);
    }

    private double[] reducedScore() {
        double[] score = sums.score();
        for (int place = 0; place < effects.length; place++) {
            double factor = spread * scoreOfEffect(place) / curvature(place);
            double[] cross = sums.crossWeights(place);
            for (int i = 0; i < score.length; i++) {
                score[i] -= factor * cross[i];
            }
        }
        return score;
    }

    private double scoreOfEffect(int place) {
        return spread * sums.residual(place) - effects[place];
    }

    private double curvature(int place) {
        return 1 + spread * spread * sums.weight(place);
    }

    private double penalised() {
        return sums.logLikelihood() - product(effects, effects) / 2;
    }

    /** The logarithm of the chance of just these outcomes, each person apart, after Laplace. */
    double logLikelihood() {
        double determinant = 0;
        for (int place = 0; place < effects.length; place++) {
            determinant += StrictMath.log(curvature(place));
        }
        return penalised() - determinant / 2;
    }

    /** The coefficients of the categories. */
    Coefficients coefficients() {
        return Coefficients.of(cells.characteristics(), coefficients);
    }

    /** How uncertain the coefficients are, given the standard deviation. */
    Covariance covariance() {
        double[][] inverse = reducedMatrix().inverse();
        double[][] lower = new double[inverse.length][];
        Arrays.setAll(lower, i -> Arrays.copyOf(inverse[i], i + 1));
        return Covariance.ofLowerTriangle(lower);
    }

    /** The effect of a place on the log odds. */
    double effect(int place) {
        return spread * effects[place];
    }

    /** The standard deviation of the effect of a place, given the coefficients and the spread. */
    double uncertainty(int place) {
        return spread / Math.sqrt(curvature(place));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] times(double[] a, double factor) {
        return Arrays.stream(a).map(value -> value * factor).toArray();
    }

    private static double[] moved(double[] from, double[] step, double part) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += part * step[i];
        }
        return to;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
