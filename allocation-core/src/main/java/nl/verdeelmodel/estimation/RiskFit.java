package nl.verdeelmodel.estimation;

import java.util.Arrays;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;

/**
 * Estimates the coefficients of a logistic model from cells whose outcomes are known, by Newton's method (iteratively
 * reweighted least squares; McCullagh and Nelder, 1989, Generalized Linear Models, section 2.5).
 *
 * <p>The work grows with the number of patterns, not of persons; counting persons together changes no estimate. The result
 * does not depend on the order of the persons or on the number of threads: the same bits. Options are kept, cells are taken in
 * the call, so a fit can be shared and repeated.
 */
public final class RiskFit {

    private final Options options;

    private RiskFit(Options options) {
        this.options = options;
    }

    /**
     * How a fit is done.
     *
     * @param penalty what is taken off the log-likelihood
     * @param tolerance the search ends once no coefficient moves by more than this
     * @param mostSteps after so many steps without an end the fit has failed
     */
    public record Options(Penalty penalty, double tolerance, int mostSteps) {

        /**
         * Maximum likelihood. Newton's steps square the error, so a last step of 1e-8 leaves one of the order of rounding; a
         * fit that has an end takes 5 to 10 steps from the mean.
         */
        public static final Options DEFAULT = new Options(Penalty.NONE, 1e-8, 100);

        /**
         * How a fit is done.
         *
         * @throws IllegalArgumentException if tolerance or steps are not above 0
         */
        public Options {
            if (!(tolerance > 0) || mostSteps < 1) {
                throw new IllegalArgumentException(
                        "A fit needs a tolerance and steps above 0, not " + tolerance + " and " + mostSteps + ".");
            }
        }

        /**
         * The same with another penalty.
         *
         * @param newPenalty what is taken off the log-likelihood
         * @return changed options
         */
        public Options withPenalty(Penalty newPenalty) {
            return new Options(newPenalty, tolerance, mostSteps);
        }

        /**
         * The same with another tolerance.
         *
         * @param newTolerance above 0
         * @return changed options
         */
        public Options withTolerance(double newTolerance) {
            return new Options(penalty, newTolerance, mostSteps);
        }

        /**
         * The same with another number of steps.
         *
         * @param newMostSteps at least 1
         * @return changed options
         */
        public Options withMostSteps(int newMostSteps) {
            return new Options(penalty, tolerance, newMostSteps);
        }
    }

    /**
     * A fit by maximum likelihood.
     *
     * @return a fit with {@link Options#DEFAULT}
     */
    public static RiskFit plain() {
        return new RiskFit(Options.DEFAULT);
    }

    /**
     * A fit with options.
     *
     * @param options how it is done
     * @return the fit
     */
    public static RiskFit of(Options options) {
        return new RiskFit(options);
    }

    /**
     * How the fit is done.
     *
     * @return its options
     */
    public Options options() {
        return options;
    }

    /**
     * The coefficients that describe cells best.
     *
     * @param cells cells whose outcomes are known
     * @return the coefficients, with their uncertainty
     * @throws nl.verdeelmodel.problem.ProblemException with all reasons why there are no such coefficients: outcomes not
     *     known, nobody or everybody left, a category without persons, a category in which nobody or everybody left, a
     *     category that is determined by others, effects that grow without end (separation), no end of the search
     */
    public FittedRisk fit(Cells cells) {
        return fit(cells.characteristics(), FitChecks.checked(cells, options.penalty()));
    }

    FittedRisk fit(Characteristics characteristics, FitPatterns patterns) {
        Maximum maximum = search(characteristics, true).from(patterns, startingPoint(patterns));
        return fitted(characteristics, patterns, maximum);
    }

    MaximumSearch search(Characteristics characteristics, boolean parallel) {
        return new MaximumSearch(characteristics, options, parallel);
    }

    /** One chance for all; with a penalty that keeps an effect finite also where nobody left. */
    private static double[] startingPoint(FitPatterns patterns) {
        double left = patterns.totalLeavers() + 0.5;
        double stayed = patterns.totalPersons() - patterns.totalLeavers() + 0.5;
        double[] start = new double[patterns.coefficients()];
        start[0] = StrictMath.log(left / stayed);
        return start;
    }

    private FittedRisk fitted(Characteristics characteristics, FitPatterns patterns, Maximum maximum) {
        double persons = patterns.totalPersons();
        double logLikelihood = LogLikelihood.at(patterns, maximum.vector(), true);
        return new FittedRisk(
                options.penalty(),
                Coefficients.of(characteristics, maximum.vector()),
                maximum.covariance(),
                logLikelihood,
                logLikelihood + maximum.bonus(),
                LogLikelihood.ofShare(persons, patterns.totalLeavers()),
                LogLikelihood.saturated(patterns),
                maximum.effectiveParameters(),
                (long) persons,
                (long) patterns.totalLeavers(),
                patterns.size(),
                maximum.steps());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskFit that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public String toString() {
        return "fit with " + Arrays.asList(options.penalty(), options.tolerance(), options.mostSteps());
    }
}
