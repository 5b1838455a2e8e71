package nl.verdeelmodel.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.io.ModelFile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which years of a model a command is about: one, a range, or all. */
sealed interface Years {

    /** The years that are meant, of those that the model has; the others are kept, so that the model can refuse them. */
    List<Integer> of(List<Integer> modelYears);

    /** Divides the money of a model in these years. */
    default List<Allocation> allocate(ModelFile model) {
        Allocator allocator = model.allocator();
        return allocator.allocate(of(allocator.years()));
    }

    /** The first year of the model. */
    record First() implements Years {
        @Override
        public List<Integer> of(List<Integer> modelYears) {
            return modelYears.subList(0, 1);
        }
    }

    /** All years of the model. */
    record All() implements Years {
        @Override
        public List<Integer> of(List<Integer> modelYears) {
            return modelYears;
        }
    }

    /** From one year to another, both included. */
    record Range(int first, int last) implements Years {
        @Override
        public List<Integer> of(List<Integer> modelYears) {
            return IntStream.rangeClosed(first, last).boxed().toList();
        }
    }

    /** Reads {@code 2026}, {@code 2026..2029} or {@code all}. */
    final class Converter implements ITypeConverter<Years> {

        private static final Pattern YEARS = Pattern.compile("([0-9]{4})(?:\\.\\.([0-9]{4}))?");
        private static final int LONGEST_RANGE = 100;

        @Override
        public Years convert(String value) {
            if (value.equals("all")) {
                return new All();
            }
            Matcher matcher = YEARS.matcher(value);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + value + "' is not a year, a range such as 2026..2029, or all");
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            check(value, first, last);
            return new Range(first, last);
        }

        private static void check(String value, int first, int last) {
            if (last < first) {
                throw new TypeConversionException("'" + value + "' is not a range of years that rises");
            }
            int count = last - first + 1;
            if (count > LONGEST_RANGE) {
                throw new TypeConversionException(
                        "'" + value + "' is a range of " + count + " years; it may have at most " + LONGEST_RANGE);
            }
        }
    }
}
