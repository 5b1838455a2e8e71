package nl.verdeelmodel.region;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.exact.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * One exact number per region of a {@link RegionSet}, in its order.
 *
 * <p>What is counted (young people, expected leavers, euros) is known to whoever holds the values. Immutable.
 */
public final class RegionValues {

    private final RegionSet regions;
    private final ImmutableList<Fraction> values;

    /** The sum, made when it is first asked for. A race makes it twice, which is harmless: it is the same number. */
    private @Nullable Fraction total;

    private RegionValues(RegionSet regions, ImmutableList<Fraction> values) {
        this.regions = regions;
        this.values = values;
    }

    /**
     * Values in the order of the regions.
     *
     * @param regions the regions
     * @param values as many as there are regions
     * @return the values
     * @throws IllegalArgumentException if the numbers differ
     */
    public static RegionValues of(RegionSet regions, List<Fraction> values) {
        if (values.size() != regions.size()) {
            throw new IllegalArgumentException(
                    "There are " + values.size() + " values for " + regions.size() + " regions.");
        }
        return new RegionValues(regions, ImmutableList.copyOf(values));
    }

    /**
     * The same value for every region.
     *
     * @param regions the regions
     * @param value any number
     * @return the values
     */
    public static RegionValues constant(RegionSet regions, Fraction value) {
        return of(regions, Collections.nCopies(regions.size(), value));
    }

    /**
     * The regions that the values belong to.
     *
     * @return the region set
     */
    public RegionSet regions() {
        return regions;
    }

    /**
     * The value of one region.
     *
     * @param index the region
     * @return its value
     */
    public Fraction get(int index) {
        return values.get(index);
    }

    /**
     * The values in the order of the regions.
     *
     * @return an immutable list
     */
    public ImmutableList<Fraction> values() {
        return values;
    }

    /**
     * The sum over all regions.
     *
     * @return the exact sum
     */
    public Fraction total() {
        Fraction known = total;
        if (known == null) {
            known = values.stream().reduce(Fraction.ZERO, Fraction::plus);
            total = known;
        }
        return known;
    }

    /**
     * New values, each made from one value.
     *
     * @param operation from old to new value
     * @return values for the same regions
     */
    public RegionValues map(UnaryOperator<Fraction> operation) {
        return of(regions, values.stream().map(operation).toList());
    }

    /**
     * New values, each made from the values of the same region here and there.
     *
     * @param other values for the same regions
     * @param operation from the two values to a new one
     * @return values for the same regions
     * @throws IllegalArgumentException if the other values belong to another region set
     */
    public RegionValues combine(RegionValues other, BinaryOperator<Fraction> operation) {
        if (!regions.equals(other.regions)) {
            throw new IllegalArgumentException("Cannot combine values of the " + regions + " with values of the "
                    + other.regions + "; carry one to the other with a RegionMapping first.");
        }
        List<Fraction> combined = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            combined.add(operation.apply(values.get(i), other.values.get(i)));
        }
        return of(regions, combined);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionValues that && regions.equals(that.regions) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * regions.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
