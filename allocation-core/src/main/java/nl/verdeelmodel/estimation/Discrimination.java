package nl.verdeelmodel.estimation;

import java.math.BigInteger;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * How well chances tell who will leave from who will stay: the area under the receiver operating characteristic curve (AUC).
 *
 * <p>The AUC is the share of all pairs of one who left and one who stayed in which the one who left had the higher chance;
 * pairs of equal chances count half. 1/2 is no better than drawing lots. It is a count divided by a count (Mann and Whitney
 * 1947; Hanley and McNeil 1982, section "The meaning of the area"), so it is exact.
 *
 * @param rightTwice twice the number of pairs in which the one who left had the higher chance, plus the pairs of equal chances
 * @param leavers how many left, at least 1
 * @param stayers how many stayed, at least 1
 */
public record Discrimination(BigInteger rightTwice, long leavers, long stayers) {

    /**
     * The discrimination of chances.
     *
     * @param observed the chances and what became of the persons
     * @return the pairs, counted
     * @throws ProblemException if nobody left or nobody stayed: then there are no pairs
     */
    public static Discrimination of(ObservedChances observed) {
        long leavers = observed.totalLeavers();
        long stayers = observed.totalPersons() - leavers;
        if (leavers == 0 || stayers == 0) {
            throw new ProblemException(oneClass(leavers, stayers));
        }
        BigInteger twice = product(leavers, 2 * stayers);
        long stayersAbove = stayers;
        for (int i = 0; i < observed.size(); i++) {
            long here = observed.persons(i) - observed.leavers(i);
            stayersAbove -= here;
            twice = twice.subtract(product(observed.leavers(i), 2 * stayersAbove + here));
        }
        return new Discrimination(twice, leavers, stayers);
    }

    /** Pairs of 2^33 persons do not fit in a long; the persons of 2^31 cells, twice, do. */
    private static BigInteger product(long leavers, long stayers) {
        return BigInteger.valueOf(leavers).multiply(BigInteger.valueOf(stayers));
    }

    private static Problem oneClass(long leavers, long stayers) {
        return Problem.input(
                "judge-one-outcome",
                Where.NOWHERE,
                Text.format(
                        "Van de personen vielen er {0} uit en bleven er {1}; om een model te beoordelen moeten er van beide"
                                + " zijn.",
                        "Of the persons {0} left early and {1} stayed; to judge a model there must be some of both.",
                        leavers,
                        stayers),
                Text.of(
                        "Misschien is de kolom vsv leeg of omgekeerd gecodeerd, of is de selectie te klein.",
                        "Maybe the column vsv is empty or coded the other way round, or the selection is too small."));
    }

    /**
     * The area under the curve, exactly.
     *
     * @return from 0 to 1
     */
    public Fraction exactAuc() {
        return Fraction.of(rightTwice, product(leavers, stayers).shiftLeft(1));
    }

    /**
     * The area under the curve.
     *
     * @return from 0 to 1
     */
    public double auc() {
        return rightTwice.doubleValue() / 2.0 / leavers / stayers;
    }

    /**
     * The standard error of the area under the curve, for chances that were not estimated from these persons.
     *
     * <p>Root of (A (1 - A) + (leavers - 1) (Q1 - A^2) + (stayers - 1) (Q2 - A^2)) / (leavers stayers), with Q1 = A / (2 -
     * A) and Q2 = 2 A^2 / (1 + A): the approximation by Hanley and McNeil (1982, formula 1 and 2).
     *
     * @return 0 or more
     */
    public double standardError() {
        double a = auc();
        double q1 = a / (2 - a);
        double q2 = 2 * a * a / (1 + a);
        double sum = a * (1 - a) + (leavers - 1) * (q1 - a * a) + (stayers - 1) * (q2 - a * a);
        return Math.sqrt(Math.max(sum, 0) / leavers / stayers);
    }
}
