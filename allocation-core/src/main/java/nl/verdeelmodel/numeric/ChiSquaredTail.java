package nl.verdeelmodel.numeric;

import org.apache.commons.math3.special.Gamma;

/** The upper tail of a chi-squared distribution, so far out that its chances can only be told apart by their logarithm. */
public final class ChiSquaredTail {

    /** Below this chance the logarithm is worked out without the chance, which would lose digits and then be 0. */
    private static final double SMALLEST_CHANCE = 1e-280;

    /** The continued fraction ends when a step changes it by less than this: a few units in the last place of a double. */
    private static final double PRECISION = 1e-15;

    private ChiSquaredTail() {}

    /**
     * The natural logarithm of the chance of a value at least this large, also where the chance itself is below the smallest
     * double.
     *
     * <p>Far out, with a = degrees / 2 and x = statistic / 2: -x + a ln x - ln Gamma(a) + ln of the continued fraction of
     * the upper incomplete gamma function (Abramowitz and Stegun 1964, 6.5.31).
     *
     * @param statistic 0 or more
     * @param degreesOfFreedom at least 1
     * @return 0 or less
     */
    public static double logOf(double statistic, int degreesOfFreedom) {
        double chance = Tails.chiSquared(statistic, degreesOfFreedom);
        if (chance > SMALLEST_CHANCE) {
            return StrictMath.log(chance);
        }
        double a = degreesOfFreedom / 2.0;
        double x = statistic / 2;
        return -x + a * StrictMath.log(x) - Gamma.logGamma(a) + StrictMath.log(continuedFraction(a, x));
    }

    /** 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...))), from the front (Lentz 1976). */
    private static double continuedFraction(double a, double x) {
        double b = x + 1 - a;
        double c = Double.MAX_VALUE;
        double d = 1 / b;
        double value = d;
        double step;
        int i = 1;
        do {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            step = c * d;
            value *= step;
            i++;
        } while (Math.abs(step - 1) > PRECISION);
        return value;
    }
}
