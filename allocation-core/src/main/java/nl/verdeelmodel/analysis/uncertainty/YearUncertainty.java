package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import java.util.OptionalDouble;
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
     * How much of the change of shares before stability rules is noise, all regions together. It is not cut off, so that it is
     * about 1 on average if all is noise: the expected squared change is the true one plus the variance of the noise. Behind
     * stability rules this would not hold, since they cut errors off.
     *
     * @return sum of the variances of the noise / sum of the squared changes, more than 1 if shares happen to change less than
     *     their noise; empty if no share changes without noise
     */
    public OptionalDouble noisePart() {
        double noise = 0;
        double change = 0;
        for (RegionUncertainty region : regions) {
            noise += region.noiseVariance();
            change += region.shareChange() * region.shareChange();
        }
        return change == 0 ? OptionalDouble.empty() : OptionalDouble.of(noise / change);
    }

    /**
     * The reliability of the change of shares: the part of its squared size that is no noise (true variance / observed
     * variance; Lord and Novick, 1968, Statistical Theories of Mental Test Scores, section 3.4).
     *
     * @return 1 - {@link #noisePart()}, at most 1, below 0 if shares happen to change less than their noise; empty if no share
     *     changes without noise
     */
    public OptionalDouble reliability() {
        OptionalDouble noise = noisePart();
        return noise.isEmpty() ? noise : OptionalDouble.of(1 - noise.getAsDouble());
    }

    /**
     * How many regions have a verdict; all verdicts together make up all regions.
     *
     * @param verdict the verdict
     * @return the number of regions
     */
    public int count(RegionUncertainty.Verdict verdict) {
        return (int)
                regions.stream().filter(region -> region.verdict() == verdict).count();
    }
}
