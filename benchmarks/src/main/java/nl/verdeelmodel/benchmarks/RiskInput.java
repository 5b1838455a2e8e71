package nl.verdeelmodel.benchmarks;

import com.google.common.collect.ImmutableList;
import java.util.Random;
import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;

/**
 * Made-up persons with ten characteristics of 60 categories together: 51 coefficients. A few categories are common and many
 * rare, as with real persons, so that 1.4 million persons have about 350,000 patterns.
 */
final class RiskInput {

    /** All young people of a year. */
    static final int PERSONS = 1_400_000;

    private static final int[] SIZES = {8, 6, 2, 5, 4, 2, 12, 9, 7, 5};

    /** Each category is so much rarer than the one before it. */
    private static final double RARER = 0.5;

    private static final double MEAN_LOG_ODDS = -3.6;

    final Characteristics characteristics;
    final byte[][] categories;
    final byte[] left;

    RiskInput(int persons, long seed) {
        Random random = new Random(seed);
        characteristics = new Characteristics(
                Sector.MBO,
                IntStream.range(0, SIZES.length)
                        .mapToObj(i -> characteristic(i))
                        .collect(ImmutableList.toImmutableList()));
        categories = new byte[SIZES.length][persons];
        left = new byte[persons];
        double[][] effects = new double[SIZES.length][];
        for (int i = 0; i < SIZES.length; i++) {
            effects[i] = random.doubles(SIZES[i], -0.6, 0.6).toArray();
        }
        for (int person = 0; person < persons; person++) {
            double logOdds = MEAN_LOG_ODDS;
            for (int i = 0; i < SIZES.length; i++) {
                int category = category(random, SIZES[i]);
                categories[i][person] = (byte) category;
                logOdds += effects[i][category];
            }
            left[person] = (byte) (random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds)) ? 1 : 0);
        }
    }

    private static Characteristic characteristic(int i) {
        return Characteristic.of(
                "c" + i,
                "k0",
                IntStream.range(0, SIZES[i]).mapToObj(c -> "k" + c).toArray(String[]::new));
    }

    private static int category(Random random, int size) {
        int category = 0;
        while (category < size - 1 && random.nextDouble() >= 1 - RARER) {
            category++;
        }
        return category;
    }

    /** The persons counted by pattern. */
    Cells cells() {
        CellsBuilder builder = new CellsBuilder(characteristics, ImmutableList.of("GM0000"), true);
        for (int person = 0; person < left.length; person++) {
            long key = 0;
            for (int i = 0; i < categories.length; i++) {
                key += categories[i][person] * builder.keys().stride(i);
            }
            builder.add(key, 1, left[person]);
        }
        return builder.build();
    }
}
