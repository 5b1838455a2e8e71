package nl.verdeelmodel.cli.sample;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random numbers of one table: xoshiro256++, seeded with the seed of the user and the name of the table.
 *
 * <p>The numbers are made with plus, minus, times and divide only, so they have the same bits on every machine.
 */
final class Noise {

    private final UniformRandomProvider random;

    private Noise(UniformRandomProvider random) {
        this.random = random;
    }

    /**
     * The numbers of a table. They do not depend on which other tables there are.
     *
     * @param seed the seed of the user
     * @param table the name of the table
     */
    static Noise of(long seed, String table) {
        long own = Hashing.farmHashFingerprint64()
                .newHasher()
                .putLong(seed)
                .putString(table, StandardCharsets.UTF_8)
                .hash()
                .asLong();
        return new Noise(RandomSource.XO_SHI_RO_256_PP.create(own));
    }

    /** A number from 0 to below 1, each as likely as the other. */
    double fraction() {
        return random.nextDouble();
    }

    /** A factor between 1 - {@code spread} and 1 + {@code spread}, more often near 1 (triangular). */
    double factor(double spread) {
        return 1 + spread * (fraction() + fraction() - 1);
    }
}
