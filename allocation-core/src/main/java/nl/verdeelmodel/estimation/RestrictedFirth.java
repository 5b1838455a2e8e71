package nl.verdeelmodel.estimation;

import java.util.Arrays;
import java.util.stream.IntStream;
import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;

/**
 * The largest log-likelihood with Firth's penalty of a model in which the effects of one characteristic are held at 0, with the
 * penalty of the whole model: half the logarithm of the determinant of the information of all coefficients.
 *
 * <p>What the penalised likelihood ratio test compares with (Heinze and Schemper 2002, section 2). Newton's steps of the free
 * coefficients, each halved until the penalised log-likelihood does not fall. Immutable.
 */
final class RestrictedFirth {

    /** No coefficient moves further in one step, as in the R package logistf of Heinze and others. */
    private static final double LONGEST = 5;

    private static final double SHORTEST_PART = 1.0 / 1024;

    /** A fall of a log-likelihood by less than this part of it is rounding. */
    private static final double ROUNDING = 1e-12;

    private final Characteristics characteristics;
    private final FitPatterns patterns;
    private final int held;
    private final int[] free;

    /** @param held the index of the characteristic whose effects are 0 */
    RestrictedFirth(Cells cells, int held) {
        this.characteristics = cells.characteristics();
        this.patterns = FitPatterns.of(cells);
        this.held = held;
        int first = 1 + IntStream.range(0, held).map(this::degrees).sum();
        int end = first + degrees(held);
        this.free = IntStream.range(0, patterns.coefficients())
                .filter(column -> column < first || column >= end)
                .toArray();
    }

    private int degrees(int characteristic) {
        return characteristics.get(characteristic).size() - 1;
    }

    /**
     * The penalised log-likelihood at its restricted maximum.
     *
     * @param unrestricted the coefficients of the whole model, from which the search begins
     * @param options when the search ends
     * @throws ProblemException if it does not end
     */
    double maximum(Coefficients unrestricted, RiskFit.Options options) {
        double[] start = new double[patterns.coefficients()];
        double[] vector = unrestricted.vector();
        for (int column : free) {
            start[column] = vector[column];
        }
        Point here = new Point(start);
        for (int step = 0; step < options.mostSteps(); step++) {
            double[] direction = here.direction();
            if (longest(direction) <= options.tolerance()) {
                return here.value;
            }
            here = next(here, direction);
        }
        throw new ProblemException(notFound());
    }

    private Point next(Point here, double[] direction) {
        double first = Math.min(1, LONGEST / longest(direction));
        for (double part = first; part > first * SHORTEST_PART; part /= 2) {
            double[] moved = here.vector.clone();
            double length = part;
            Arrays.setAll(moved, i -> here.vector[i] + length * direction[i]);
            Point there = new Point(moved);
            if (there.value >= here.value - ROUNDING * Math.abs(here.value)) {
                return there;
            }
        }
        throw new ProblemException(notFound());
    }

    private static double longest(double... direction) {
        return Arrays.stream(direction).map(Math::abs).max().orElse(0);
    }

    private Problem notFound() {
        String id = characteristics.get(held).id();
        return Problem.input(
                "select-not-converged",
                Where.path(id),
                Text.format(
                        "Sector {0}: de toets van kenmerk {1} vond geen maximum van de likelihood met de straf van Firth.",
                        "Sector {0}: the test of characteristic {1} found no maximum of the likelihood with Firth's penalty.",
                        characteristics.sector().code(),
                        id),
                Text.of(
                        "Misschien voegt u zeldzame categorieën samen, of kiest u met AIC of BIC.",
                        "Maybe merge rare categories, or select by AIC or BIC."));
    }

    /** Coefficients, with what is climbed there. */
    private final class Point {

        private final double[] vector;
        private final LikelihoodStep sums;
        private final CholeskyFactor factor;
        private final double value;

        Point(double[] vector) {
            this.vector = vector;
            this.sums = LikelihoodStep.at(patterns, vector, true);
            this.factor = CholeskyFactor.of(sums.information());
            if (!factor.dependent().isEmpty()) {
                throw new ProblemException(notFound());
            }
            this.value = LogLikelihood.at(patterns, vector, true) + factor.logDeterminant() / 2;
        }

        /** The step that slope and information of the free coefficients ask for; 0 for the others. */
        double[] direction() {
            double[] score = FirthScore.add(sums.score(), patterns, vector, factor, true);
            double[][] information = new double[free.length][];
            double[] slope = new double[free.length];
            for (int i = 0; i < free.length; i++) {
                information[i] = new double[i + 1];
                slope[i] = score[free[i]];
                for (int j = 0; j <= i; j++) {
                    information[i][j] = sums.information()[free[i]][free[j]];
                }
            }
            double[] step = CholeskyFactor.of(information).solve(slope);
            double[] direction = new double[vector.length];
            for (int i = 0; i < free.length; i++) {
                direction[free[i]] = step[i];
            }
            return direction;
        }
    }
}
