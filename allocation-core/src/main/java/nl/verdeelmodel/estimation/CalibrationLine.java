package nl.verdeelmodel.estimation;

import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Odds;

/**
 * How the log odds of what happened follow the log odds that were foretold: intercept + slope times log odds of the chance,
 * estimated by maximum likelihood (Cox 1958; Steyerberg 2009, section 15.3).
 *
 * <p>Right chances have intercept 0 and slope 1. A slope below 1: high chances were too high and low ones too low, as when a
 * model was fitted too closely.
 *
 * @param intercept where the slope is free
 * @param slope the slope
 * @param interceptError the standard error of the intercept
 * @param slopeError the standard error of the slope
 */
public record CalibrationLine(double intercept, double slope, double interceptError, double slopeError) {

    /** Newton's method doubles its digits; a line that has not settled by then runs away to infinity. */
    private static final int MOST_STEPS = 50;

    /** A step below this is only rounding: intercept and slope are of the order of 1. */
    private static final double SETTLED = 1e-10;

    /**
     * The line of chances.
     *
     * @param observed the chances and what became of the persons
     * @return the line
     * @throws ProblemException if there is no line: fewer than two different chances, a chance of 0 or 1, or chances that part
     *     who left from who stayed completely
     */
    public static CalibrationLine of(ObservedChances observed) {
        if (observed.size() < 2 || observed.units(0) == 0 || observed.units(observed.size() - 1) == Odds.ONE) {
            throw new ProblemException(undetermined());
        }
        double[] logOdds = new double[observed.size()];
        for (int i = 0; i < logOdds.length; i++) {
            double units = observed.units(i);
            logOdds[i] = StrictMath.log(units / (Odds.ONE - units));
        }
        Sums sums = new Sums(observed, logOdds, 0, 1);
        for (int step = 0; step < MOST_STEPS && sums.determinant() > 0; step++) {
            Sums next = sums.improved();
            double change = Math.max(Math.abs(next.a - sums.a), Math.abs(next.b - sums.b));
            sums = next;
            if (change < SETTLED) {
                return sums.line();
            }
        }
        throw new ProblemException(undetermined());
    }

    private static Problem undetermined() {
        return Problem.input(
                "calibration-line-undetermined",
                Where.NOWHERE,
                Text.of(
                        "De helling van de ijking bestaat niet: alle kansen zijn gelijk, er is een kans 0 of 1, of de kansen"
                                + " scheiden uitvallers en blijvers volledig.",
                        "The calibration slope does not exist: all chances are equal, a chance is 0 or 1, or the chances part"
                                + " those who left from those who stayed completely."),
                Text.of(
                        "Misschien is het aantal personen te klein, of heeft het model geen effecten.",
                        "Maybe there are too few persons, or the model has no effects."));
    }

    /** Likelihood, score and information of one line; the information matrix is [[wa, wb], [wb, wc]]. */
    private static final class Sums {

        /** How often a step may be halved before rounding alone keeps the likelihood from rising. */
        private static final int MOST_HALVINGS = 30;

        private final ObservedChances observed;
        private final double[] logOdds;
        private final double a;
        private final double b;
        private double logLikelihood;
        private double scoreA;
        private double scoreB;
        private double wa;
        private double wb;
        private double wc;

        Sums(ObservedChances observed, double[] logOdds, double a, double b) {
            this.observed = observed;
            this.logOdds = logOdds;
            this.a = a;
            this.b = b;
            for (int i = 0; i < logOdds.length; i++) {
                add(logOdds[i], observed.persons(i), observed.leavers(i));
            }
        }

        private void add(double x, long persons, long leavers) {
            double eta = a + b * x;
            double small = StrictMath.exp(-Math.abs(eta));
            double chance = (eta >= 0 ? 1 : small) / (1 + small);
            double weight = persons * small / ((1 + small) * (1 + small));
            double residual = leavers - persons * chance;
            logLikelihood += leavers * eta - persons * (Math.max(eta, 0) + StrictMath.log1p(small));
            scoreA += residual;
            scoreB += residual * x;
            wa += weight;
            wb += weight * x;
            wc += weight * x * x;
        }

        double determinant() {
            return wa * wc - wb * wb;
        }

        /** One Newton step, halved until the likelihood does not fall. */
        Sums improved() {
            double stepA = (wc * scoreA - wb * scoreB) / determinant();
            double stepB = (wa * scoreB - wb * scoreA) / determinant();
            double part = 1;
            for (int i = 0; i < MOST_HALVINGS; i++) {
                Sums next = new Sums(observed, logOdds, a + part * stepA, b + part * stepB);
                if (next.logLikelihood >= logLikelihood) {
                    return next;
                }
                part /= 2;
            }
            return this;
        }

        CalibrationLine line() {
            return new CalibrationLine(a, b, Math.sqrt(wc / determinant()), Math.sqrt(wa / determinant()));
        }
    }
}
