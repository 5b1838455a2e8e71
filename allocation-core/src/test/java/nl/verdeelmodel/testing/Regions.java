package nl.verdeelmodel.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** Made-up regions 01, 02, 03 ... of 2026, and values for them. */
public final class Regions {

    private Regions() {}

    /** As many regions as asked for. */
    public static RegionSet of(int count) {
        List<Region> regions = IntStream.rangeClosed(1, count)
                .mapToObj(number -> Region.of("%02d".formatted(number), "Region " + number))
                .toList();
        return RegionSet.of(2026, regions);
    }

    /** A value per region, as {@link Fraction#parse} reads it. */
    public static RegionValues values(String... values) {
        return RegionValues.of(
                of(values.length), Arrays.stream(values).map(Fraction::parse).toList());
    }

    /** A whole number per region. */
    public static RegionValues values(long... values) {
        return RegionValues.of(
                of(values.length), Arrays.stream(values).mapToObj(Fraction::of).toList());
    }
}
