package nl.verdeelmodel.numeric;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Chances of at least so extreme a value, far into the tail: the chance that Z exceeds 10 is 7.6e-24, not 0. */
public final class Tails {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Tails() {}

    /**
     * The chance that a standard normal variable is further from 0 than a value: the p-value of a Wald statistic.
     *
     * @param z the value, of either sign
     * @return from 0 to 1; not a number if z is none
     */
    public static double twoSided(double z) {
        return 2 * STANDARD.survivalProbability(Math.abs(z));
    }

    /**
     * The chance that a standard normal variable exceeds a value.
     *
     * @param z the value
     * @return from 0 to 1
     */
    public static double normal(double z) {
        return STANDARD.survivalProbability(z);
    }

    /**
     * The chance that a chi-squared variable exceeds a value: the p-value of a likelihood ratio.
     *
     * @param x the value; 1 is the chance for 0 and below
     * @param degrees the degrees of freedom, above 0
     * @return from 0 to 1
     */
    public static double chiSquared(double x, double degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(x);
    }

    /**
     * The chance that a variable with the distribution of Student is further from 0 than a value: the p-value of a t value.
     *
     * @param t the value, of either sign
     * @param degrees the degrees of freedom, above 0
     * @return from 0 to 1; not a number if t is none
     */
    public static double student(double t, double degrees) {
        return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
    }

    /**
     * The value that a variable with the distribution of Student exceeds with a given chance.
     *
     * @param chance above 0 and below 1
     * @param degrees the degrees of freedom, above 0
     * @return the value, such as 2.02 for 0.025 and 40 degrees
     */
    public static double studentLimit(double chance, double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(chance);
    }
}
