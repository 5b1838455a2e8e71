package nl.verdeelmodel.dampening;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who pays for floors, and who receives what ceilings leave.
 *
 * <p>Symbols: t target, l floor, u ceiling, p baseline, y the target within floor and ceiling, T the total.
 */
public enum BalanceMethod {
    /**
     * Everyone between the bounds in proportion to the target: x = t m within l and u. The ratable reduction of the United
     * States (20 U.S.C. 6332, 29 U.S.C. 3172).
     */
    SCALE("scale"),
    /**
     * Everyone between the bounds gives or gets the same amount, or the same per unit of a measure: x = t + m w within l and
     * u. The per-capita reduction of Canadian equalization (R.S.C. 1985, c. F-8, s. 3.4).
     */
    SHIFT("shift"),
    /**
     * Gains above the floor are scaled by one factor: x = l + m (y - l), m from 0 to 1. Floor damping of the English formula
     * grant. If ceilings leave money, the room under them is filled by one factor: x = y + m (u - y).
     */
    SCALE_THE_EXCESS("scale-the-excess"),
    /**
     * Those who grew most pay, down to one common growth: x = the lower of y and m p, but at least l. LIHEAP (42 U.S.C.
     * 8623). If ceilings leave money, those who lost most get it: x = the higher of y and m p, but at most u. A region without
     * baseline has no growth: it keeps y.
     */
    LARGEST_WINNERS("largest-winners"),
    /**
     * Bounds first, then all amounts are scaled, or changed by the same per unit of a measure, so that they add up. The
     * bounds are not kept to the letter. Ex-ante restriction of the Dutch social assistance budgets; Norway's INGAR.
     */
    RENORMALISE("renormalise"),
    /** Bounds only; what they cost, or leave, is an outcome. */
    NONE("none");

    private final String id;

    BalanceMethod(String id) {
        this.id = id;
    }

    /**
     * The name in a model file.
     *
     * @return for example {@code scale-the-excess}
     */
    public String id() {
        return id;
    }

    /**
     * The names of all methods.
     *
     * @return the ids
     */
    public static Stream<String> ids() {
        return Stream.of(values()).map(BalanceMethod::id);
    }

    /**
     * The method with an id.
     *
     * @param id as in a model file
     * @return the method, or nothing
     */
    public static Optional<BalanceMethod> byId(String id) {
        return Stream.of(values()).filter(method -> method.id.equals(id)).findFirst();
    }

    /**
     * Whether a measure can say in what proportion regions give and get.
     *
     * @return true for {@link #SHIFT} and {@link #RENORMALISE}
     */
    public boolean takesWeights() {
        return this == SHIFT || this == RENORMALISE;
    }
}
