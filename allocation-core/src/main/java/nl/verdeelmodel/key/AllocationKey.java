package nl.verdeelmodel.key;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * A distribution key (verdeelsleutel): the share of each region in an amount.
 *
 * <p>The share of region i is its weight over the sum of the weights, exactly; the shares add up to 1. A key whose
 * weights are all 0 divides nothing: {@link #isZero()}.
 */
public final class AllocationKey {

    private final RegionSet regions;
    private final Weights weights;

    private AllocationKey(RegionSet regions, Weights weights) {
        this.regions = regions;
        this.weights = weights;
    }

    /**
     * Shares in proportion to a measure: s_i / sum of s.
     *
     * @param values at least 0 each
     * @return the key
     * @throws IllegalArgumentException if a value is negative
     */
    public static AllocationKey proportionalTo(RegionValues values) {
        return new AllocationKey(values.regions(), Weights.of(values.values()));
    }

    /**
     * The same share for every region.
     *
     * @param regions the regions
     * @return the key
     */
    public static AllocationKey equalPerRegion(RegionSet regions) {
        return proportionalTo(RegionValues.constant(regions, Fraction.ONE));
    }

    /**
     * A weighted blend of keys: sum over the components of weight times share.
     *
     * <p>Blending shares, not measures, gives each component exactly its weight in the money, whatever its unit.
     *
     * @param components at least one, all for the same regions; the weights need not add up to 1, only their ratio
     *     counts. A component with {@link #isZero() no weights at all} is refused
     * @return the key
     * @throws IllegalArgumentException if there is no component, or one has only zeros
     */
    public static AllocationKey blend(List<Component> components) {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("A blend needs at least one component.");
        }
        RegionValues sum = RegionValues.constant(components.get(0).key().regions(), Fraction.ZERO);
        for (Component component : components) {
            sum = sum.combine(component.key().shares(), (total, share) -> total.plus(share.times(component.weight())));
        }
        return proportionalTo(sum);
    }

    /**
     * One component of a {@linkplain #blend blend}.
     *
     * @param weight its part of the blend, at least 0
     * @param key its own shares
     */
    public record Component(Fraction weight, AllocationKey key) {}

    /**
     * The regions that share.
     *
     * @return the region set; its order is the order of the shares
     */
    public RegionSet regions() {
        return regions;
    }

    /**
     * The shares as whole numbers in the same ratio.
     *
     * @return the weights in the order of the regions
     */
    public Weights weights() {
        return weights;
    }

    /**
     * Whether all weights are 0, so that nothing can be divided.
     *
     * @return true if there is no share to give
     */
    public boolean isZero() {
        return weights.total().signum() == 0;
    }

    /**
     * The share of one region.
     *
     * @param index the region
     * @return between 0 and 1; 0 if the key {@link #isZero() is zero}
     */
    public Fraction share(int index) {
        return isZero() ? Fraction.ZERO : weights.share(index);
    }

    /**
     * The shares of all regions.
     *
     * @return fractions that add up to 1
     * @throws IllegalArgumentException if the key {@link #isZero() is zero}
     */
    public RegionValues shares() {
        if (isZero()) {
            throw new IllegalArgumentException("All weights are 0: there are no shares.");
        }
        List<Fraction> shares = new ArrayList<>(regions.size());
        for (int i = 0; i < regions.size(); i++) {
            shares.add(weights.share(i));
        }
        return RegionValues.of(regions, shares);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllocationKey key && regions.equals(key.regions) && weights.equals(key.weights);
    }

    @Override
    public int hashCode() {
        return 31 * regions.hashCode() + weights.hashCode();
    }

    @Override
    public String toString() {
        return weights.toString();
    }
}
