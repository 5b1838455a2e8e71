package nl.verdeelmodel.cli;

import nl.verdeelmodel.exact.Fraction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 2%} as the number 0.02.
 *
 * <p>The sign is required: without it 2 could as well mean that the money doubles.
 */
final class Percentage implements ITypeConverter<Fraction> {

    @Override
    public Fraction convert(String value) {
        try {
            if (value.endsWith("%")) {
                return Fraction.parse(value);
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is not a percentage such as 2% or -0.5%");
        }
        throw new TypeConversionException("'" + value + "' has no percent sign: write 2% for two percent");
    }

    /** A part as this reads it: {@code 2%}. */
    static String written(Fraction part) {
        Fraction percent = part.times(Fraction.of(100));
        return percent.toExactDecimal().orElseThrow().toPlainString() + "%";
    }
}
