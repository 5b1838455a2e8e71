package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.verdeelmodel.analysis.stability.FrontierPlan;
import nl.verdeelmodel.exact.Fraction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 0.5%..9%:18} as 18 numbers at equal distances from 0.005 to 0.09. */
final class PercentageGrid implements ITypeConverter<PercentageGrid.Grid> {

    /** The grid that goes without saying. */
    static final Grid USUAL = new Grid("0.5%..9%:18", FrontierPlan.USUAL.grid());

    private static final Pattern FORM = Pattern.compile("([0-9.]{1,12}%)(?:\\.\\.([0-9.]{1,12}%):([0-9]{1,3}))?");
    private static final int MOST = 100;

    /** The text as given, and the numbers that it means. */
    record Grid(String written, ImmutableList<Fraction> widths) {}

    @Override
    public Grid convert(String value) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw wrong(value);
        }
        Fraction first = number(value, matcher.group(1));
        if (matcher.group(2) == null) {
            return checked(value, ImmutableList.of(first));
        }
        Fraction last = number(value, matcher.group(2));
        int count = Integer.parseInt(matcher.group(3));
        if (count < 2 || count > MOST || last.compareTo(first) <= 0) {
            throw wrong(value);
        }
        Fraction step = last.minus(first).dividedBy(Fraction.of(count - 1));
        return checked(
                value,
                IntStream.range(0, count)
                        .mapToObj(i -> first.plus(step.times(Fraction.of(i))))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Grid checked(String value, ImmutableList<Fraction> widths) {
        if (widths.get(0).signum() <= 0 || widths.get(widths.size() - 1).compareTo(Fraction.ONE) >= 0) {
            throw wrong(value);
        }
        return new Grid(value, widths);
    }

    private static Fraction number(String value, String part) {
        try {
            return Fraction.parse(part);
        } catch (NumberFormatException e) {
            throw wrong(value);
        }
    }

    private static TypeConversionException wrong(String value) {
        return new TypeConversionException("'" + value + "' is not a grid such as 0.5%..9%:18, of 2 to " + MOST
                + " widths above 0% and below 100%");
    }
}
