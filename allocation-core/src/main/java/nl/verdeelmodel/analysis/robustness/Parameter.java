package nl.verdeelmodel.analysis.robustness;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * A number that a model states: an amount, a share, a weight, a threshold, a bound of a step, the value of a stability rule.
 *
 * @param path its place in the model, such as {@code streams.doorstroompunt.parts.risico.share}
 * @param source the article behind it, or empty
 * @param unit what it counts
 * @param value its value in the year: cents, a number (0.03 is 3 percent), or a count
 * @param grainCents the unit of money that is rounded to; 1 for what is no money
 * @param with the model with another value of it; what must add up with it is changed along in proportion
 */
public record Parameter(
        String path, String source, Unit unit, Fraction value, long grainCents, Function<Fraction, FundingModel> with) {

    private static final Pattern MONEY_OF_STREAM =
            Pattern.compile("streams\\.[^.]+\\.(?:parts\\.[^.]+\\.)?(?:amount|ceiling)\\.[0-9]+");

    private static final Fraction THOUSANDTH = Fraction.of(1, 1000);

    /** What a parameter counts. */
    public enum Unit {
        /** Money, in cents. */
        MONEY,
        /** A share, a percentage or a ratio. */
        RELATIVE,
        /** A count, or a value of a measure. */
        COUNT
    }

    /**
     * The value after a change.
     *
     * @param change the change
     * @return the value; empty if the change does not apply, or changes nothing
     */
    Optional<Fraction> after(Change change) {
        Fraction moved = switch (change) {
            case ONE_MORE -> oneMore();
            case UP -> possible(thousandth());
            case DOWN -> possible(thousandth().negate());
        };
        return moved.signum() == 0 ? Optional.empty() : Optional.of(value.plus(moved));
    }

    private Fraction oneMore() {
        return switch (unit) {
            case MONEY ->
                Fraction.of(
                        Math.max(grainCents, Money.CENTS_PER_EURO.numerator().longValueExact()));
            case RELATIVE -> Fraction.ZERO;
            case COUNT -> Fraction.ONE;
        };
    }

    private Fraction thousandth() {
        return unit == Unit.RELATIVE ? THOUSANDTH : value.times(THOUSANDTH);
    }

    /** Money in whole units of rounding and whole counts, rounded away from 0. */
    private Fraction possible(Fraction change) {
        if (unit == Unit.RELATIVE || (unit == Unit.COUNT && !value.isWhole())) {
            return change;
        }
        Fraction grain = Fraction.of(grainCents);
        Fraction grains = change.dividedBy(grain);
        BigInteger wholeGrains = grains.signum() < 0 ? grains.floor() : grains.ceiling();
        return Fraction.of(wholeGrains).times(grain);
    }

    /** Whether this is what a stream, or a part of it, has to divide. */
    boolean isMoneyOfStream() {
        return unit == Unit.MONEY && MONEY_OF_STREAM.matcher(path).matches();
    }

    /** Money that grew, in whole units of rounding, by at least one. */
    Fraction grown(Fraction growth) {
        return value.plus(possible(value.times(growth)));
    }

    /**
     * A value of this parameter for a table: money in euros, everything else as it is.
     *
     * @param shown the value itself, or one after a change
     * @param decimals how many decimals, rounded half up
     * @return a plain decimal
     */
    public String shown(Fraction shown, int decimals) {
        Fraction number = unit == Unit.MONEY ? shown.dividedBy(Money.CENTS_PER_EURO) : shown;
        return number.toDecimal(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
