package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.exact.Money;

/**
 * How sure the amounts of one year are.
 *
 * @param year the year of payment
 * @param regions in the order of the regions
 * @param total what all regions get without noise
 * @param moved the money that noise alone moves between regions, in EUR: the mean over the replicates of half the sum of
 *     |amount - amount without noise|
 * @param movedUpper the upper end of the interval of that money
 */
public record YearUncertainty(
        int year, ImmutableList<RegionUncertainty> regions, Money total, double moved, Money movedUpper) {

    /**
     * The share of the money that noise alone moves.
     *
     * @return 0.01 is one percent; 0 if there is no money
     */
    public double movedShare() {
        return total.cents() == 0 ? 0 : moved * 100 / total.cents();
    }

    /**
     * How much of the change of shares is noise, all regions together.
     *
     * @return sum of the variances of the noise / sum of the squared changes, at most 1; 1 if no share changes
     */
    public double noisePart() {
        double noise = 0;
        double change = 0;
        for (RegionUncertainty region : regions) {
            noise += region.noiseVariance();
            change += region.shareChange() * region.shareChange();
        }
        return noise >= change ? 1 : noise / change;
    }

    /**
     * The reliability of the change of shares: the part of its squared size that is no noise (true variance / observed
     * variance; Lord and Novick, 1968, Statistical Theories of Mental Test Scores, section 3.4). The observed squared change is
     * expected to be the true one plus the variance of the noise.
     *
     * @return from 0 to 1
     */
    public double reliability() {
        return 1 - noisePart();
    }

    /**
     * How many regions surely enough gain or lose.
     *
     * @param verdict the least sure verdict that counts
     * @return the number of regions
     */
    public int count(RegionUncertainty.Verdict verdict) {
        return (int) regions.stream()
                .filter(region -> region.verdict().compareTo(verdict) <= 0)
                .count();
    }
}
