package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;

/**
 * The regions by the size of their effect, in bands of one width on both sides of zero.
 *
 * <p>With width w, band k of the gains holds the effects above (k - 1)w and up to and including kw; band k of the losses is its
 * mirror image. The last band on each side has no end. A region that is unchanged ({@link Effect#UNCHANGED}) stands in the
 * middle, whatever its people; one without a percentage, since A gives it nothing, stands apart.
 *
 * @param measure by what the effect is measured
 * @param width the width of a band: cents per head, or a part such as 1/20 for five percent
 * @param bands the largest losses first, the largest gains last, then new regions
 */
public record Bands(Measure measure, Fraction width, ImmutableList<Band> bands) {

    /** How many bands there are on each side, the open one among them. */
    public static final int EACH_SIDE = 5;

    /** Fifteen euros per head, the width of Dutch tables of effects per inhabitant, in cents. */
    public static final Fraction USUAL_PER_HEAD = Fraction.of(1500);

    /** Five percent. */
    public static final Fraction USUAL_PART = Fraction.of(1, 20);

    /** By what an effect is measured. */
    public enum Measure {
        /** B minus A per young person. */
        PER_YOUNG_PERSON,
        /** B minus A per inhabitant. */
        PER_INHABITANT,
        /** B minus A as a part of A. */
        PART
    }

    /** What a band holds. */
    public enum Kind {
        /** Losses. */
        LOSS,
        /** Regions that are unchanged. */
        UNCHANGED,
        /** Gains. */
        GAIN,
        /** Regions to which A gives nothing and B something. */
        NEW
    }

    /**
     * A band and the regions in it.
     *
     * @param kind what it holds
     * @param number 1 for the band next to zero, up to {@value #EACH_SIDE}; 0 for unchanged and new regions
     * @param tally its regions, people and money
     */
    public record Band(Kind kind, int number, Tally tally) {

        /**
         * Whether the band goes on without end.
         *
         * @return true for the last one on its side
         */
        public boolean isOpen() {
            return number == EACH_SIDE;
        }
    }

    /**
     * Puts the regions of a comparison into bands.
     *
     * @param comparison the comparison
     * @param measure by what the effect is measured
     * @param width the width of a band, above 0
     * @return the bands; empty if the people that the measure needs are not known
     * @throws IllegalArgumentException if the width is not above 0
     */
    public static Optional<Bands> of(Comparison comparison, Measure measure, Fraction width) {
        if (!(width.signum() > 0)) {
            throw new IllegalArgumentException("The width of a band must be above 0, not " + width + ".");
        }
        return isKnown(comparison, measure)
                ? Optional.of(new Bands(measure, width, bands(comparison, measure, width)))
                : Optional.empty();
    }

    /**
     * The bands from the lowest to the highest one that has regions, and those of unchanged and new regions always.
     *
     * @return in the same order
     */
    public ImmutableList<Band> inUse() {
        int[] used = IntStream.range(0, bands.size())
                .filter(i -> bands.get(i).tally().regions() > 0 || bands.get(i).kind() == Kind.UNCHANGED)
                .filter(i -> bands.get(i).kind() != Kind.NEW)
                .toArray();
        int first = used[0];
        int last = used[used.length - 1];
        return IntStream.range(0, bands.size())
                .filter(i -> (i >= first && i <= last) || bands.get(i).kind() == Kind.NEW)
                .mapToObj(bands::get)
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isKnown(Comparison comparison, Measure measure) {
        return switch (measure) {
            case PER_YOUNG_PERSON -> comparison.youngPeople().isPresent();
            case PER_INHABITANT -> comparison.inhabitants().isPresent();
            case PART -> true;
        };
    }

    private static ImmutableList<Band> bands(Comparison comparison, Measure measure, Fraction width) {
        ImmutableList.Builder<Band> bands = ImmutableList.builder();
        for (int number = EACH_SIDE; number >= 1; number--) {
            bands.add(band(comparison, measure, width, Kind.LOSS, number));
        }
        bands.add(band(comparison, measure, width, Kind.UNCHANGED, 0));
        for (int number = 1; number <= EACH_SIDE; number++) {
            bands.add(band(comparison, measure, width, Kind.GAIN, number));
        }
        if (measure == Measure.PART) {
            bands.add(band(comparison, measure, width, Kind.NEW, 0));
        }
        return bands.build();
    }

    private static Band band(Comparison comparison, Measure measure, Fraction width, Kind kind, int number) {
        List<Integer> regions = new ArrayList<>();
        IntStream.range(0, comparison.regions().size())
                .filter(region -> kind(comparison, measure, region) == kind)
                .filter(region -> number == 0 || number(comparison, measure, width, region) == number)
                .forEach(regions::add);
        return new Band(kind, number, Tally.of(comparison, regions));
    }

    private static Kind kind(Comparison comparison, Measure measure, int region) {
        if (measure == Measure.PART && comparison.isNew(region)) {
            return Kind.NEW;
        }
        return switch (comparison.effect(region)) {
            case GAIN -> Kind.GAIN;
            case LOSS -> Kind.LOSS;
            case UNCHANGED -> Kind.UNCHANGED;
        };
    }

    /** 1 for the band next to zero; its far end belongs to it. */
    private static int number(Comparison comparison, Measure measure, Fraction width, int region) {
        Fraction size = size(comparison, measure, region).abs();
        return size.dividedBy(width)
                .ceiling()
                .min(BigInteger.valueOf(EACH_SIDE))
                .intValueExact();
    }

    private static Fraction size(Comparison comparison, Measure measure, int region) {
        Fraction difference = comparison.difference(region);
        return switch (measure) {
            case PER_YOUNG_PERSON -> comparison.youngPeople().orElseThrow().perHead(difference, region);
            case PER_INHABITANT -> comparison.inhabitants().orElseThrow().perHead(difference, region);
            case PART -> comparison.relative(region).orElseThrow();
        };
    }
}
