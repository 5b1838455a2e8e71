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
            converter = Width.class,
            description = "Width of a band of effects per head in EUR; 15 if absent.",
            descriptionKey = "compare.band")
    private Fraction perHead = Bands.USUAL_PER_HEAD;

    @Option(
            names = "--percent-band",
            paramLabel = "PERCENT",
            converter = PartWidth.class,
            description = "Width of a band of effects in percent of A; 5%% if absent.",
            descriptionKey = "compare.percent-band")
    private Fraction part = Bands.USUAL_PART;

    /** Euros above 0, in cents. */
    static final class Width implements ITypeConverter<Fraction> {

        @Override
        public Fraction convert(String value) {
            try {
                Fraction cents = Money.parse(value).toCents();
                if (cents.signum() > 0) {
                    return cents;
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is not an amount such as 15 or 7.50");
            }
            throw new TypeConversionException("'" + value + "' is no width: it must be above 0");
        }
    }

    /** A percentage above 0. */
    static final class PartWidth implements ITypeConverter<Fraction> {

        @Override
        public Fraction convert(String value) {
            Fraction part = new Percentage().convert(value);
            if (part.signum() > 0) {
                return part;
            }
            throw new TypeConversionException("'" + value + "' is no width: it must be above 0");
        }
    }

    /** The bands of a comparison: per head of the people that are known, then in percent. */
    List<Bands> bands(Comparison comparison) {
        return Stream.of(
                        Bands.of(comparison, Bands.Measure.PER_YOUNG_PERSON, perHead),
                        Bands.of(comparison, Bands.Measure.PER_INHABITANT, perHead),
                        Bands.of(comparison, Bands.Measure.PART, part))
                .flatMap(Optional::stream)
                .toList();
    }

    void describe(ImmutableListMultimap.Builder<String, String> options) {
        options.put("band", Money.ofCents(perHead.numerator()).toString());
        options.put("percent-band", part.times(Fraction.of(100)) + "%");
    }
}
