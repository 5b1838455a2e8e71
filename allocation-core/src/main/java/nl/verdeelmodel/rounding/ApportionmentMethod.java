package nl.verdeelmodel.rounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Weights;

/**
 * A way to divide a whole number of units over entries in proportion to their weights, so that the units add up.
 *
 * <p>Entries are known by their index and keep the order of the weights; for regions that is the order of their codes.
 * An entry with weight 0 gets 0 units. Only the ratios of the weights count. Where several entries have exactly the
 * same claim to the last units, the lower index goes first and the {@link Apportionment} reports the tie.
 *
 * <p>Implementations are immutable and safe to share between threads.
 */
public interface ApportionmentMethod {

    /**
     * The name of this method in a funding model: one of {@link #ids()}.
     *
     * @return the name
     */
    String id();

    /**
     * Divides units over entries.
     *
     * @param units whole units to divide (cents, euros, places), at least 0
     * @param weights what they are divided in proportion to; at least one is positive, unless {@code units} is 0
     * @return the units of each entry, in the order of the weights; they add up to {@code units}
     * @throws IllegalArgumentException if {@code units} is negative, if there are units and all weights are 0, or if
     *     there are fewer units than this method has to hand out (the message says how many that is)
     */
    Apportionment apportion(long units, Weights weights);

    /**
     * Every method that can be named in a funding model.
     *
     * @return largest remainder first, then the divisor methods from the kindest to small entries to the kindest to
     *     large ones
     */
    static List<ApportionmentMethod> all() {
        List<ApportionmentMethod> methods = new ArrayList<>();
        methods.add(LargestRemainder.withoutMinimum());
        methods.addAll(List.of(DivisorMethod.values()));
        return List.copyOf(methods);
    }

    /**
     * The names of {@link #all()} methods.
     *
     * @return {@code largest-remainder}, {@code adams}, {@code dean}, {@code huntington-hill}, {@code webster},
     *     {@code jefferson}
     */
    static List<String> ids() {
        return all().stream().map(ApportionmentMethod::id).toList();
    }

    /**
     * The method with a name.
     *
     * @param id one of {@link #ids()}, in exactly that spelling
     * @return the method, or nothing if no method is called so
     */
    static Optional<ApportionmentMethod> byId(String id) {
        return all().stream().filter(method -> method.id().equals(id)).findFirst();
    }
}
