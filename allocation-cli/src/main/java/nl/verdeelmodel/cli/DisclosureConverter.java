package nl.verdeelmodel.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.verdeelmodel.score.DisclosureControl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code min=10,round=10}; either can be left out. */
final class DisclosureConverter implements ITypeConverter<DisclosureControl> {

    private static final Pattern FORM = Pattern.compile("(?:min=([0-9]{1,6}))?,?(?:round=([1-9][0-9]{0,5}))?");

    @Override
    public DisclosureControl convert(String value) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches() || value.isEmpty() || value.startsWith(",") || value.endsWith(",")) {
            throw new TypeConversionException("'" + value + "' is not of the form min=10,round=10");
        }
        return new DisclosureControl(number(matcher.group(1), 0), number(matcher.group(2), 1));
    }

    private static long number(String digits, long absent) {
        return digits == null ? absent : Long.parseLong(digits);
    }
}
