package nl.verdeelmodel.budget;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.AllocationKey;
import nl.verdeelmodel.region.RegionValues;

/**
 * What each region should get before rounding: t_i = share_i x amount, exactly.
 *
 * @param key the shares
 * @param amount the money to divide, at least 0
 */
public record Targets(AllocationKey key, Money amount) {

    /**
     * The target of one region in cents, with its fraction of a cent.
     *
     * @param index the region
     * @return share x amount
     */
    public Fraction inCents(int index) {
        return key.share(index).times(amount.toCents());
    }

    /**
     * The targets of all regions in cents.
     *
     * @return share x amount per region
     */
    public RegionValues perRegion() {
        return key.shares().map(share -> share.times(amount.toCents()));
    }
}
