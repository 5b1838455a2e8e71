package nl.verdeelmodel.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * An exact rational number, always in lowest terms with a positive denominator.
 *
 * <p>Everything between a score and a cent is defined in these numbers; equal values are {@code equals}. Instances
 * are immutable and safe to share between threads.
 */
public final class Fraction implements Comparable<Fraction> {

    /** The number 0. */
    public static final Fraction ZERO = new Fraction(BigFraction.ZERO);

    /** The number 1. */
    public static final Fraction ONE = new Fraction(BigFraction.ONE);

    /** Longest exponent that {@link #parse} expands: a guard against inputs such as {@code 1e999999999}. */
    private static final int LARGEST_EXPONENT = 1000;

    private static final int LONGEST_DECIMAL = 12;

    private static final Pattern RATIO = Pattern.compile("([+-]?[0-9]{1,400})/([0-9]{1,400})");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,400}(?:\\.[0-9]{1,400})?|\\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,9})?");

    private final BigFraction value;

    private Fraction(BigFraction value) {
        this.value = value;
    }

    /**
     * The whole number {@code value}.
     *
     * @param value any whole number
     * @return the same number
     */
    public static Fraction of(long value) {
        return new Fraction(new BigFraction(value));
    }

    /**
     * The whole number {@code value}.
     *
     * @param value any whole number
     * @return the same number
     */
    public static Fraction of(BigInteger value) {
        return new Fraction(new BigFraction(value));
    }

    /**
     * The ratio {@code numerator / denominator}.
     *
     * @param numerator any whole number
     * @param denominator any whole number but 0
     * @return the ratio in lowest terms
     * @throws ArithmeticException if {@code denominator} is 0
     */
    public static Fraction of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * The ratio {@code numerator / denominator}.
     *
     * @param numerator any whole number
     * @param denominator any whole number but 0
     * @return the ratio in lowest terms
     * @throws ArithmeticException if {@code denominator} is 0
     */
    public static Fraction of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("The fraction " + numerator + "/0 has denominator 0.");
        }
        return new Fraction(new BigFraction(numerator, denominator));
    }

    /**
     * The exact value of a decimal number.
     *
     * @param value any decimal number
     * @return the same number
     */
    public static Fraction of(BigDecimal value) {
        if (value.scale() <= 0) {
            return of(value.toBigIntegerExact());
        }
        return of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /**
     * Reads a number as a law writes it: {@code 0.25}, {@code 99.75%}, {@code 1/3}.
     *
     * <p>The decimal sign is a point; there are no thousands separators. A percentage is the number divided by 100.
     *
     * @param text the number
     * @return its exact value
     * @throws NumberFormatException if the text is none of the three forms
     */
    public static Fraction parse(String text) {
        String trimmed = text.strip();
        Matcher ratio = RATIO.matcher(trimmed);
        if (ratio.matches()) {
            BigInteger denominator = new BigInteger(ratio.group(2));
            if (denominator.signum() == 0) {
                throw new NumberFormatException("\"" + text + "\" divides by 0.");
            }
            return of(new BigInteger(ratio.group(1)), denominator);
        }
        boolean percentage = trimmed.endsWith("%");
        String number = percentage ? trimmed.substring(0, trimmed.length() - 1).strip() : trimmed;
        if (!DECIMAL.matcher(number).matches()) {
            throw new NumberFormatException("\"" + text + "\" is not a number such as 0.25, 99.75% or 1/3.");
        }
        BigDecimal decimal = new BigDecimal(number);
        if (Math.abs((long) decimal.scale()) > LARGEST_EXPONENT) {
            throw new NumberFormatException("\"" + text + "\" has more than " + LARGEST_EXPONENT + " digits.");
        }
        return of(percentage ? decimal.movePointLeft(2) : decimal);
    }

    /**
     * The nearest floating-point number, for searches whose outcome is then checked exactly.
     *
     * @return about this number; infinite if it is too large
     */
    public double approximately() {
        return value.doubleValue();
    }

    /**
     * The sum of this number and another.
     *
     * @param other any number
     * @return this + other
     */
    public Fraction plus(Fraction other) {
        return new Fraction(value.add(other.value));
    }

    /**
     * The difference between this number and another.
     *
     * @param other any number
     * @return this - other
     */
    public Fraction minus(Fraction other) {
        return new Fraction(value.subtract(other.value));
    }

    /**
     * This number with the other sign.
     *
     * @return -this
     */
    public Fraction negate() {
        return new Fraction(value.negate());
    }

    /**
     * This number without its sign.
     *
     * @return this or -this, at least 0
     */
    public Fraction abs() {
        return signum() < 0 ? negate() : this;
    }

    /**
     * The product of this number and another.
     *
     * @param other any number
     * @return this * other
     */
    public Fraction times(Fraction other) {
        return new Fraction(value.multiply(other.value));
    }

    /**
     * The quotient of this number and another.
     *
     * @param other any number but 0
     * @return this / other
     * @throws ArithmeticException if {@code other} is 0
     */
    public Fraction dividedBy(Fraction other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("Cannot divide " + this + " by 0.");
        }
        return new Fraction(value.divide(other.value));
    }

    /**
     * The numerator in lowest terms; it carries the sign.
     *
     * @return the numerator
     */
    public BigInteger numerator() {
        return value.getNumerator();
    }

    /**
     * The denominator in lowest terms, at least 1.
     *
     * @return the denominator
     */
    public BigInteger denominator() {
        return value.getDenominator();
    }

    /**
     * The sign: -1, 0 or 1.
     *
     * @return the sign of this number
     */
    public int signum() {
        return numerator().signum();
    }

    /**
     * Whether this is a whole number.
     *
     * @return true if the denominator is 1
     */
    public boolean isWhole() {
        return denominator().equals(BigInteger.ONE);
    }

    /**
     * The largest whole number that is not above this number.
     *
     * @return the floor, also for negative numbers
     */
    public BigInteger floor() {
        BigInteger[] division = numerator().divideAndRemainder(denominator());
        return division[1].signum() < 0 ? division[0].subtract(BigInteger.ONE) : division[0];
    }

    /**
     * The smallest whole number that is not below this number.
     *
     * @return the ceiling, also for negative numbers
     */
    public BigInteger ceiling() {
        return isWhole() ? numerator() : floor().add(BigInteger.ONE);
    }

    /**
     * This number rounded to a number of decimals.
     *
     * @param decimals digits behind the point
     * @param rounding what to do with the rest
     * @return a decimal with exactly that scale
     */
    public BigDecimal toDecimal(int decimals, RoundingMode rounding) {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), decimals, rounding);
    }

    /**
     * This number as a decimal without any rounding, where that is possible and short enough to read.
     *
     * @return the decimal; empty if it never ends, as 1/3, or has more than {@value #LONGEST_DECIMAL} decimals
     */
    public Optional<BigDecimal> toExactDecimal() {
        BigDecimal rounded = toDecimal(LONGEST_DECIMAL, RoundingMode.DOWN);
        return of(rounded).equals(this)
                ? Optional.of(isWhole() ? new BigDecimal(numerator()) : rounded.stripTrailingZeros())
                : Optional.empty();
    }

    @Override
    public int compareTo(Fraction other) {
        if (denominator().equals(other.denominator())) {
            return numerator().compareTo(other.numerator());
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction
                && numerator().equals(fraction.numerator())
                && denominator().equals(fraction.denominator());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * The number as {@code 3} or {@code 59/52}: exact, and readable by {@link #parse}.
     *
     * @return the number in lowest terms
     */
    @Override
    public String toString() {
        return isWhole() ? numerator().toString() : numerator() + "/" + denominator();
    }
}
