package nl.verdeelmodel.dampening;

import nl.verdeelmodel.exact.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * The multipliers at which the bounded amounts add up to the budget, in units per unit of weight.
 *
 * <p>One number if some region is not {@link Held}. If every region is held, all numbers from {@code least} up to and
 * including {@code most} give the same amounts.
 *
 * @param least the smallest multiplier, at least 0
 * @param most the largest multiplier, not below {@code least}; null if there is no largest one
 */
public record Multiplier(Fraction least, @Nullable Fraction most) {

    /** A multiplier that is one number. */
    static Multiplier only(Fraction value) {
        return new Multiplier(value, value);
    }

    /**
     * Whether only one number is possible.
     *
     * @return true if {@code least} equals {@code most}
     */
    public boolean isUnique() {
        return most != null && least.equals(most);
    }
}
