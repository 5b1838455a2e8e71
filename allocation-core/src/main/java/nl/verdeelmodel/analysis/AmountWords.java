package nl.verdeelmodel.analysis;

import java.math.RoundingMode;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Writes exact amounts, changes and multipliers for readers. */
final class AmountWords {

    /** Enough to see which fraction of a cent was rounded. */
    private static final int EURO_DECIMALS = 6;

    private static final int FACTOR_DECIMALS = 6;
    private static final int DISTANCE_DECIMALS = 2;

    /** A longer fraction tells a reader nothing; the trace in JSON has it. */
    private static final int LONGEST_FRACTION = 24;

    private static final Fraction HUNDRED = Fraction.of(100);

    private AmountWords() {}

    /** Euros: in whole cents as money, otherwise with six decimals, the rest cut off. */
    static Text euros(Fraction cents) {
        return inEuros(cents, cents.isWhole() ? 2 : EURO_DECIMALS, RoundingMode.DOWN);
    }

    /** Not through Money: a bound can be larger than any amount that is paid. */
    private static Text inEuros(Fraction cents, int decimals, RoundingMode rounding) {
        return Text.format("EUR {0}", "EUR {0}", cents.dividedBy(HUNDRED).toDecimal(decimals, rounding));
    }

    /** Euros that a multiplier stands for: in whole cents as money, otherwise rounded to six decimals. */
    static Text rate(Fraction cents) {
        return inEuros(cents, cents.isWhole() ? 2 : EURO_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Euros rounded to cents, for sentences about many regions. */
    static Text roundedEuros(Fraction cents) {
        return inEuros(cents, 2, RoundingMode.HALF_UP);
    }

    /** The value of a rule with its sign: +4.5 % or EUR -7.50. */
    static Text stated(boolean relative, Fraction value) {
        Text number = relative ? KeyWords.statedPercentage(value) : euros(value);
        return relative && value.signum() > 0 ? Text.format("+{0}", "+{0}", number) : number;
    }

    /** A distance or change with its sign, rounded to hundredths of a percent: +38.89 %. */
    static Text distance(Fraction distance) {
        return new Text(
                Language.NL.signedPercentage(distance, DISTANCE_DECIMALS),
                Language.EN.signedPercentage(distance, DISTANCE_DECIMALS));
    }

    /** A value between the points of a rule, in the form of these points: exact with at most two decimals, else rounded. */
    static Text readable(Fraction value, boolean signed) {
        boolean isShort = value.times(HUNDRED)
                .toExactDecimal()
                .filter(decimal -> decimal.stripTrailingZeros().scale() <= DISTANCE_DECIMALS)
                .isPresent();
        if (isShort) {
            return signed ? stated(true, value) : KeyWords.statedPercentage(value);
        }
        return signed ? distance(value) : KeyWords.percentage(value, DISTANCE_DECIMALS);
    }

    /** A distance or change; in words where there is nothing to divide by. */
    static Text distance(Optional<Fraction> distance, Text noBase) {
        return distance.map(AmountWords::distance).orElse(noBase);
    }

    /** A multiplier with six decimals, and exactly if that can be read: 1.134615 (exactly 59/52). */
    static Text factor(Fraction factor) {
        if (factor.toExactDecimal()
                .filter(decimal -> decimal.scale() <= FACTOR_DECIMALS)
                .isPresent()) {
            return Text.format("{0}", "{0}", factor);
        }
        return Text.format(
                "{0}{1}", "{0}{1}", factor.toDecimal(FACTOR_DECIMALS, RoundingMode.HALF_UP), exactly(factor));
    }

    /** A multiplier with six decimals, inside a calculation. */
    static Text roundedFactor(Fraction factor) {
        return Text.format("{0}", "{0}", factor.toDecimal(FACTOR_DECIMALS, RoundingMode.HALF_UP));
    }

    /** A multiplier as a part or a growth: 18.6335 % (exactly 30/161). */
    static Text part(Fraction part) {
        Fraction percentage = part.times(HUNDRED);
        boolean short4 = percentage
                .toExactDecimal()
                .filter(decimal -> decimal.scale() <= 4)
                .isPresent();
        return short4
                ? KeyWords.statedPercentage(part)
                : Text.format("{0}{1}", "{0}{1}", KeyWords.share(part), exactly(part));
    }

    private static Text exactly(Fraction number) {
        String exact = number.toString();
        return exact.length() <= LONGEST_FRACTION ? Text.format(" (precies {0})", " (exactly {0})", exact) : Text.NONE;
    }
}
