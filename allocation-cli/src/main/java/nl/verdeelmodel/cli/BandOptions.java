package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.analysis.comparison.Bands;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how wide the bands of effects are. */
final class BandOptions {

    @Option(
            names = "--band",
            paramLabel = "EUR",
            converter = EuroWidth.class,
            description = "Width of a band of effects per head in EUR; 15 if absent.",
            descriptionKey = "compare.band")
    private Width perHead = new Width("15", Bands.USUAL_PER_HEAD);

    @Option(
            names = "--percent-band",
            paramLabel = "PERCENT",
            converter = PartWidth.class,
            description = "Width of a band of effects in percent of A; 5%% if absent.",
            descriptionKey = "compare.percent-band")
    private Width part = new Width("5%", Bands.USUAL_PART);

    /** A width as it was given, and its value. */
    record Width(String text, Fraction value) {

        static Width of(String text, Fraction value) {
            if (value.signum() > 0) {
                return new Width(text, value);
            }
            throw new TypeConversionException("'" + text + "' is no width: it must be above 0");
        }
    }

    /** Euros above 0, in cents. */
    static final class EuroWidth implements ITypeConverter<Width> {

        @Override
        public Width convert(String value) {
            try {
                return Width.of(value, Money.parse(value).toCents());
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is not an amount such as 15 or 7.50");
            }
        }
    }

    /** A percentage above 0. */
    static final class PartWidth implements ITypeConverter<Width> {

        @Override
        public Width convert(String value) {
            return Width.of(value, new Percentage().convert(value));
        }
    }

    /** The bands of a comparison: per head of the people that are known, then in percent. */
    List<Bands> bands(Comparison comparison) {
        return Stream.of(
                        Bands.of(comparison, Bands.Measure.PER_YOUNG_PERSON, perHead.value()),
                        Bands.of(comparison, Bands.Measure.PER_INHABITANT, perHead.value()),
                        Bands.of(comparison, Bands.Measure.PART, part.value()))
                .flatMap(Optional::stream)
                .toList();
    }

    void describe(ImmutableListMultimap.Builder<String, String> options) {
        options.put("band", perHead.text());
        options.put("percent-band", part.text());
    }
}
