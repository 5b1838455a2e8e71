package nl.verdeelmodel.estimation;

import java.util.Arrays;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Characteristics;

/**
 * Climbs to the coefficients at which the log-likelihood, less its penalty, is largest.
 *
 * <p>Each step solves information times step = score. A step is shortened only if the slope behind it falls more steeply than
 * half as much as it rose before: it went far beyond the top. So no logarithm is needed on the way, and nothing is lost: the
 * log-likelihood has one top, and that the end is there is shown by the last step itself, which is as small as the tolerance.
 * With Firth's penalty all of this is different: see {@link FirthSearch}.
 *
 * @param characteristics for the words of a problem
 * @param options how the search is done
 * @param parallel whether to use all processors; the result is the same
 */
record MaximumSearch(Characteristics characteristics, RiskFit.Options options, boolean parallel) {

    /** No coefficient moves further in one step; a step beyond this is an extrapolation that seldom helps. */
    private static final double LONGEST = 5;

    private static final double SHORTEST_PART = 1.0 / 1024;

    /** From this step on a search that still moves is looked at: from the mean, others are nearly done. */
    private static final int SUSPECT_STEP = 8;

    /** A search that is nearly done moves less than this; effects that grow without end move by about 1 a step. */
    private static final double SUSPECT_LENGTH = 0.1;

    /**
     * The maximum.
     *
     * @param patterns patterns whose columns are independent
     * @param start coefficients to begin at
     * @throws ProblemException if there is no maximum or it was not found
     */
    Maximum from(FitPatterns patterns, double[] start) {
        return options.penalty() instanceof Penalty.Firth
                ? new FirthSearch(characteristics, options, parallel).from(patterns, start)
                : climb(patterns, start);
    }

    private Maximum climb(FitPatterns patterns, double[] start) {
        PenalizedStep here = PenalizedStep.at(patterns, start, options.penalty(), parallel);
        double[] direction = new double[start.length];
        for (int step = 1; step <= options.mostSteps(); step++) {
            if (!here.factor().dependent().isEmpty()) {
                checkSeparation(patterns, direction);
                throw new ProblemException(
                        FitProblems.notDetermined(characteristics, here.factor().dependent()));
            }
            direction = shortened(here.direction());
            if (longest(direction) <= options.tolerance()) {
                return maximum(here, direction, step);
            }
            if (step >= SUSPECT_STEP && longest(direction) > SUSPECT_LENGTH) {
                checkSeparation(patterns, direction);
            }
            here = next(patterns, here, direction);
        }
        checkSeparation(patterns, direction);
        throw new ProblemException(FitProblems.notConverged(characteristics, options, direction));
    }

    private Maximum maximum(PenalizedStep here, double[] direction, int steps) {
        return new Maximum(moved(here.vector(), direction, 1), options.penalty(), here, steps);
    }

    private PenalizedStep next(FitPatterns patterns, PenalizedStep here, double[] direction) {
        double rise = here.slope(direction);
        double part = 1;
        while (true) {
            PenalizedStep there =
                    PenalizedStep.at(patterns, moved(here.vector(), direction, part), options.penalty(), parallel);
            if (there.slope(direction) >= -rise / 2 || part <= SHORTEST_PART) {
                return there;
            }
            part /= 2;
        }
    }

    private void checkSeparation(FitPatterns patterns, double[] direction) {
        if (options.penalty() instanceof Penalty.None && Separation.along(patterns, direction)) {
            throw new ProblemException(FitProblems.separated(characteristics, direction));
        }
    }

    static double[] moved(double[] vector, double[] direction, double part) {
        double[] moved = vector.clone();
        Arrays.setAll(moved, i -> vector[i] + part * direction[i]);
        return moved;
    }

    static double[] shortened(double[] direction) {
        double longest = longest(direction);
        if (longest > LONGEST) {
            Arrays.setAll(direction, i -> direction[i] * (LONGEST / longest));
        }
        return direction;
    }

    static double longest(double[] direction) {
        return Arrays.stream(direction).map(Math::abs).max().orElse(0);
    }
}
