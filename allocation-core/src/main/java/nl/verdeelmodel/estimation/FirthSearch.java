package nl.verdeelmodel.estimation;

import java.util.Arrays;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Characteristics;

/**
 * Climbs to coefficients at which the log-likelihood with Firth's penalty has a top.
 *
 * <p>The information leaves out how the penalty itself bends. With many persons that is little; where a category is separated
 * it is as much as the rest, and steps by the information alone come nearer by a factor close to 1. So the steps taken
 * correct it ({@link SecantMemory}). As in the R package logistf of Heinze and others, no coefficient moves by more than 5 in
 * a step, and a step is halved until the penalized likelihood does not fall. There may be more than one top; this one is
 * reached by climbing from the start.
 *
 * @param characteristics for the words of a problem
 * @param options how the search is done
 * @param parallel whether to use all processors; the result is the same
 */
record FirthSearch(Characteristics characteristics, RiskFit.Options options, boolean parallel) {

    private static final double SHORTEST_PART = 1.0 / 1024;

    /** A fall of this part of the penalized likelihood is rounding in a sum over many patterns. */
    private static final double ROUNDING = 1e-12;

    /**
     * The top.
     *
     * @param patterns patterns whose columns are independent
     * @param start coefficients to begin at
     * @throws ProblemException if the coefficients are not determined or the top was not found
     */
    Maximum from(FitPatterns patterns, double[] start) {
        SecantMemory memory = new SecantMemory();
        Place here = at(patterns, start);
        if (!here.determined()) {
            throw new ProblemException(FitProblems.notDetermined(
                    characteristics, here.step.factor().dependent()));
        }
        double[] direction = new double[start.length];
        for (int step = 1; step <= options.mostSteps(); step++) {
            direction = direction(here.step, memory);
            if (MaximumSearch.longest(direction) <= options.tolerance()) {
                return new Maximum(
                        MaximumSearch.moved(here.step.vector(), direction, 1), options.penalty(), here.step, step);
            }
            Place there = next(patterns, here, direction);
            memory.add(
                    difference(there.step.vector(), here.step.vector()),
                    difference(here.step.score(), there.step.score()));
            here = there;
        }
        throw new ProblemException(FitProblems.notConverged(characteristics, options, direction));
    }

    /** A direction in which the slope does not rise is no way up: then what was remembered is forgotten. */
    private static double[] direction(PenalizedStep step, SecantMemory memory) {
        double[] direction = memory.direction(step.factor(), step.score());
        if (!(step.slope(direction) > 0)) {
            memory.clear();
            direction = step.direction();
        }
        return MaximumSearch.shortened(direction);
    }

    private Place next(FitPatterns patterns, Place here, double[] direction) {
        double part = 1;
        while (true) {
            Place there = at(patterns, MaximumSearch.moved(here.step.vector(), direction, part));
            if (there.notBelow(here) || (part <= SHORTEST_PART && there.determined())) {
                return there;
            }
            part /= 2;
        }
    }

    private Place at(FitPatterns patterns, double... vector) {
        PenalizedStep step = PenalizedStep.at(patterns, vector, options.penalty(), parallel);
        return new Place(
                step,
                LogLikelihood.at(patterns, vector, parallel) + step.factor().logDeterminant() / 2);
    }

    private static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        Arrays.setAll(difference, i -> one[i] - other[i]);
        return difference;
    }

    /** Where a search stands, and how high. */
    private record Place(PenalizedStep step, double height) {

        boolean determined() {
            return step.factor().dependent().isEmpty();
        }

        boolean notBelow(Place other) {
            return determined() && height >= other.height - ROUNDING * Math.abs(other.height);
        }
    }
}
