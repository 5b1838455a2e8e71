package nl.verdeelmodel.exact;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * An amount of money in whole euro cents.
 *
 * <p>Sums and differences that do not fit a {@code long} (about 92 quadrillion euros) throw instead of wrapping
 * around. A negative amount is a debt or a decrease.
 *
 * @param cents the amount in cents
 */
public record Money(long cents) implements Comparable<Money> {

    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /** How many cents a euro has, for amounts with a fraction of a cent. */
    public static final Fraction CENTS_PER_EURO = Fraction.of(100);

    private static final Pattern EUROS = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{2})?");

    /**
     * An amount in cents.
     *
     * @param cents any number of cents
     * @return the amount
     */
    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * An amount in cents that may be too large.
     *
     * @param cents any number of cents
     * @return the amount
     * @throws ArithmeticException if the amount does not fit
     */
    public static Money ofCents(BigInteger cents) {
        return new Money(cents.longValueExact());
    }

    /**
     * An amount in euros; nothing is rounded.
     *
     * @param euros an amount with at most two decimals that are not zero
     * @return the amount
     * @throws ArithmeticException if there is a fraction of a cent, or the amount does not fit
     */
    public static Money ofEuros(BigDecimal euros) {
        return new Money(euros.movePointRight(2).longValueExact());
    }

    /**
     * Reads euros with a decimal point and without thousands separators, such as {@code 50173000.00}.
     *
     * @param text the amount in euros, with two decimals or none
     * @return the amount
     * @throws NumberFormatException if the text is anything else
     */
    public static Money parse(String text) {
        if (!EUROS.matcher(text).matches()) {
            throw new NumberFormatException(
                    "\"" + text + "\" is not an amount in euros such as 50173000.00 (two decimals or none).");
        }
        return ofEuros(new BigDecimal(text));
    }

    /**
     * The sum of this amount and another.
     *
     * @param other any amount
     * @return this + other
     * @throws ArithmeticException if the sum does not fit
     */
    public Money plus(Money other) {
        return new Money(LongMath.checkedAdd(cents, other.cents));
    }

    /**
     * The difference between this amount and another.
     *
     * @param other any amount
     * @return this - other
     * @throws ArithmeticException if the difference does not fit
     */
    public Money minus(Money other) {
        return new Money(LongMath.checkedSubtract(cents, other.cents));
    }

    /**
     * This amount in cents as an exact number.
     *
     * @return the cents
     */
    public Fraction toCents() {
        return Fraction.of(cents);
    }

    /**
     * This amount in euros, with two decimals.
     *
     * @return the euros
     */
    public BigDecimal toEuros() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /**
     * The amount in euros as {@link #parse} reads it, such as {@code 50173000.00}.
     *
     * @return the euros with two decimals and a point
     */
    @Override
    public String toString() {
        return toEuros().toPlainString();
    }
}
