package nl.verdeelmodel.analysis.comparison;

import java.math.BigInteger;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;

/** The smallest number of which all denominators of some fractions are divisors. */
final class CommonDenominator {

    private CommonDenominator() {}

    static BigInteger of(List<Fraction> values) {
        BigInteger common = BigInteger.ONE;
        for (Fraction value : values) {
            BigInteger own = value.denominator();
            if (common.mod(own).signum() != 0) {
                common = common.multiply(own.divide(common.gcd(own)));
            }
        }
        return common;
    }

    /** The numerator of a value over a denominator of which its own is a divisor. */
    static BigInteger numerator(Fraction value, BigInteger denominator) {
        return value.numerator().multiply(denominator.divide(value.denominator()));
    }
}
