package nl.verdeelmodel.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The chance of a logistic model in 60 digits, by the series of the exponential: slow and without a trick. */
final class SlowChance {

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    private SlowChance() {}

    /** 1 / (1 + exp(-x)). */
    static BigDecimal of(BigDecimal logOdds) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(logOdds.negate())), DIGITS);
    }

    /** The series for x / 1024, squared ten times. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
