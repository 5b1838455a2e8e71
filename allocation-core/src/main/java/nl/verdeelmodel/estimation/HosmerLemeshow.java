package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * The test of Hosmer and Lemeshow (1980): do as many leave in each group of a calibration table as their chances say?
 *
 * <p>With very many persons the test finds deviations that are too small to matter; read the table beside it.
 *
 * @param statistic the sum over the groups of (leavers - expected)^2 / (expected (1 - mean chance)), 0 or more
 * @param degreesOfFreedom at least 1
 * @param pValue the chance of a statistic at least as large if the chances are right
 */
public record HosmerLemeshow(double statistic, int degreesOfFreedom, double pValue) {

    /** Groups that a model on its own persons gives up to its own estimation (Hosmer and Lemeshow 1980). */
    private static final int LOST_BY_ESTIMATION = 2;

    /**
     * The test of a model on the persons that it was estimated on: groups - 2 degrees of freedom.
     *
     * @param table the calibration table
     * @return the test
     * @throws ProblemException if there are fewer than three groups
     */
    public static HosmerLemeshow ofOwnPersons(CalibrationTable table) {
        return of(table, LOST_BY_ESTIMATION);
    }

    /**
     * The test of a model on other persons: as many degrees of freedom as groups, since nothing was estimated on them
     * (Hosmer, Lemeshow and Sturdivant 2013, chapter 5, on external validation).
     *
     * @param table the calibration table
     * @return the test
     */
    public static HosmerLemeshow ofOtherPersons(CalibrationTable table) {
        return of(table, 0);
    }

    private static HosmerLemeshow of(CalibrationTable table, int lost) {
        int groups = table.groups().size();
        if (groups <= lost) {
            throw new ProblemException(Problem.input(
                    "calibration-few-groups",
                    Where.NOWHERE,
                    Text.format(
                            "De kansen vormen maar {0} groepen; voor de toets van Hosmer en Lemeshow zijn er minstens {1}"
                                    + " nodig.",
                            "The chances form only {0} groups; the test of Hosmer and Lemeshow needs at least {1}.",
                            groups,
                            lost + 1),
                    Text.of(
                            "Misschien meer groepen vragen; gelijke kansen komen altijd in dezelfde groep.",
                            "Maybe ask for more groups; equal chances are always in the same group.")));
        }
        double statistic = table.groups().stream()
                .mapToDouble(CalibrationGroup::squaredDeviation)
                .sum();
        int degrees = groups - lost;
        return new HosmerLemeshow(statistic, degrees, Tails.chiSquared(statistic, degrees));
    }
}
