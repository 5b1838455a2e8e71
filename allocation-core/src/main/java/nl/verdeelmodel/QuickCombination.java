package nl.verdeelmodel;

import java.math.BigInteger;
import nl.verdeelmodel.dampening.Combination;
import nl.verdeelmodel.exact.Fraction;

/**
 * A {@link Combination} in doubles with a bound on the error, and in integers of any size where that leaves doubt.
 *
 * @param exact the combination
 * @param ofBaseline a, within four roundings
 * @param ofTarget b, within four roundings
 * @param plus c, within four roundings
 */
record QuickCombination(Combination exact, double ofBaseline, double ofTarget, double plus) {

    /*
     * Each of a, b and c is off by at most four roundings (two doubles and a quotient make three), a product adds one, two
     * sums add two: less than eight, plus what p and t are off by.
     */

    /** What a combination adds to the relative error of p and t, relative to the sum of the sizes of its terms. */
    static final double ERROR = 8 * QuickValues.ROUNDING;

    /** More than what is lost where numbers are too small for a double, and far from what decides anything. */
    private static final double SMALLEST = 1e-9;

    static QuickCombination of(Combination exact) {
        return new QuickCombination(
                exact,
                QuickValues.near(exact.ofBaseline()),
                QuickValues.near(exact.ofTarget()),
                QuickValues.near(exact.plus()));
    }

    double near(double baseline, double target) {
        return ofBaseline * baseline + ofTarget * target + plus;
    }

    /** How far {@link #near} can be off. */
    double error(double baseline, double target, double relative) {
        double size = Math.abs(ofBaseline * baseline) + Math.abs(ofTarget * target) + Math.abs(plus);
        return size * (relative + ERROR + QuickValues.ROUNDING) + SMALLEST;
    }

    /** The exact amount, as numerator and denominator above 0, not in lowest terms. */
    BigInteger[] ratio(QuickValues baseline, QuickValues targets, int region) {
        BigInteger[] sum = {exact.plus().numerator(), exact.plus().denominator()};
        sum = plus(sum, exact.ofBaseline(), baseline, region);
        return plus(sum, exact.ofTarget(), targets, region);
    }

    private static BigInteger[] plus(BigInteger[] sum, Fraction factor, QuickValues values, int region) {
        if (factor.signum() == 0) {
            return sum;
        }
        BigInteger numerator = factor.numerator().multiply(values.numerator(region));
        BigInteger denominator = factor.denominator().multiply(values.denominator());
        if (sum[0].signum() == 0) {
            return new BigInteger[] {numerator, denominator};
        }
        return new BigInteger[] {
            sum[0].multiply(denominator).add(numerator.multiply(sum[1])), sum[1].multiply(denominator)
        };
    }
}
