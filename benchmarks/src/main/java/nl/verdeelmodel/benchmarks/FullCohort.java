package nl.verdeelmodel.benchmarks;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;

/**
 * Cells of as many young people, characteristics and categories as the country has: 900,000 in vo with seven characteristics
 * and 503,000 in mbo with twelve, in 342 municipalities of 40 regions. Made up from a seed.
 *
 * <p>Low categories are likelier, independent of each other, so there are more different patterns than in a real cohort,
 * where characteristics go together: the cost is on the high side.
 */
final class FullCohort {

    static final int MUNICIPALITIES = 342;

    private static final int REGIONS = 40;
    private static final int[] VO = {6, 6, 2, 3, 5, 3, 2};
    private static final int[] MBO = {4, 11, 2, 2, 3, 2, 2, 5, 2, 8, 5, 5};

    private FullCohort() {}

    static RegionSet regions() {
        List<Region> regions = IntStream.rangeClosed(1, REGIONS)
                .mapToObj(number -> Region.of(Integer.toString(10 + number), "Region " + number))
                .toList();
        Map<Municipality, String> regionOf = new HashMap<>();
        for (int m = 0; m < MUNICIPALITIES; m++) {
            regionOf.put(
                    new Municipality(code(m), code(m)), regions.get(m % REGIONS).code());
        }
        return RegionSet.of(2026, regions, regionOf);
    }

    static Cells vo(long seed) {
        return cells(Sector.VO, VO, 900_000, seed);
    }

    static Cells mbo(long seed) {
        return cells(Sector.MBO, MBO, 503_000, seed);
    }

    private static String code(int municipality) {
        return "GM" + (1000 + municipality);
    }

    private static Cells cells(Sector sector, int[] sizes, int persons, long seed) {
        Characteristics characteristics = new Characteristics(
                sector,
                IntStream.range(0, sizes.length)
                        .mapToObj(i -> characteristic("c" + i, sizes[i]))
                        .collect(ImmutableList.toImmutableList()));
        List<String> places =
                IntStream.range(0, MUNICIPALITIES).mapToObj(FullCohort::code).toList();
        CellsBuilder builder = new CellsBuilder(characteristics, places, false);
        SplittableRandom random = new SplittableRandom(seed);
        int[] categories = new int[sizes.length];
        for (int n = 0; n < persons; n++) {
            for (int i = 0; i < sizes.length; i++) {
                categories[i] = skewed(random, sizes[i]);
            }
            builder.add(categories, skewed(random, MUNICIPALITIES), 1, 0);
        }
        return builder.build();
    }

    /** The square of a uniform number: low categories are likelier; of two categories the second has three in ten. */
    private static int skewed(SplittableRandom random, int size) {
        double uniform = random.nextDouble();
        return (int) (uniform * uniform * size);
    }

    private static Characteristic characteristic(String id, int size) {
        String[] categories = IntStream.range(0, size).mapToObj(c -> "k" + c).toArray(String[]::new);
        return Characteristic.of(id, categories[0], categories);
    }

    /** A vector of coefficients such as an estimation could give: low chances, effects of both signs. */
    static double[] vector(Characteristics characteristics, int number) {
        SplittableRandom random = new SplittableRandom(number);
        double[] vector = new double[characteristics.coefficientCount()];
        vector[0] = -4 + random.nextDouble() * 0.2;
        for (int i = 1; i < vector.length; i++) {
            vector[i] = random.nextDouble() * 2 - 0.8;
        }
        return vector;
    }
}
