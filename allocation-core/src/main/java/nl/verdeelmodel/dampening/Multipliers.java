package nl.verdeelmodel.dampening;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * The multipliers that solve an equation: all from {@code low} to {@code high}.
 *
 * @param low the smallest; empty if there is no smallest
 * @param high the largest; empty if there is no largest
 */
public record Multipliers(Optional<Fraction> low, Optional<Fraction> high) {

    static Multipliers only(Fraction multiplier) {
        return new Multipliers(Optional.of(multiplier), Optional.of(multiplier));
    }

    /**
     * Whether there is just one.
     *
     * @return true if lowest and highest are the same number
     */
    public boolean isUnique() {
        return low.isPresent() && low.equals(high);
    }

    /**
     * One of them.
     *
     * @return the lowest, else the highest, else 0
     */
    public Fraction any() {
        return low.or(() -> high).orElse(Fraction.ZERO);
    }
}
