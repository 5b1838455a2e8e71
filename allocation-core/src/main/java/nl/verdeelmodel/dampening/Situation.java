package nl.verdeelmodel.dampening;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * What stability rules look at: what there is to divide, what each region had, and what it should get.
 *
 * @param total the money to divide, in cents, at least 0
 * @param baseline what each region had, in cents, at least 0 each
 * @param targets what each region should get without any stability rule, in cents
 */
public record Situation(Fraction total, RegionValues baseline, RegionValues targets) {

    /**
     * A situation.
     *
     * @throws IllegalArgumentException if baseline and targets are of other regions
     */
    public Situation {
        if (!baseline.regions().equals(targets.regions())) {
            throw new IllegalArgumentException(
                    "The baseline is of the " + baseline.regions() + ", the targets of the " + targets.regions() + ".");
        }
    }

    /**
     * The same situation with other targets.
     *
     * @param newTargets in cents
     * @return a copy
     */
    public Situation withTargets(RegionValues newTargets) {
        return new Situation(total, baseline, newTargets);
    }

    /**
     * How many regions there are.
     *
     * @return the number of regions
     */
    public int size() {
        return targets.regions().size();
    }

    /**
     * Whether a region had anything. A region that had nothing is not held by rules that start from what it had.
     *
     * @param region the region
     * @return true if its baseline is above 0
     */
    public boolean hasBaseline(int region) {
        return baseline.get(region).signum() > 0;
    }

    /**
     * Overall growth: total / sum of the baseline - 1.
     *
     * @return the growth of the money
     * @throws ArithmeticException if nobody had anything
     */
    public Fraction growth() {
        return total.dividedBy(baseline.total()).minus(Fraction.ONE);
    }

    /**
     * What a region would get if its share stayed as it was: baseline x total / sum of the baseline.
     *
     * @param region the region
     * @return in cents
     * @throws ArithmeticException if nobody had anything
     */
    public Fraction historicShareOfTotal(int region) {
        return baseline.get(region).times(total).dividedBy(baseline.total());
    }
}
