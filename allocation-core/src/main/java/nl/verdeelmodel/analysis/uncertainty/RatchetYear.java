package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;

/**
 * Who gains from pure noise after some years of it.
 *
 * @param number the year, from 1
 * @param regions per region, in their order
 * @param total the gain of all regions together: 0 where the total is given, else what noise adds to the bill
 * @param toNoisy the gain of the noisy half of the regions together, those whose amounts without rules have the largest relative
 *     standard errors
 * @param largest the money that is expected to be in other regions than without noise, in EUR: the sum of the positive mean gains
 *     that are more than two standard errors from 0
 */
public record RatchetYear(int number, ImmutableList<RegionGain> regions, Gain total, Gain toNoisy, double largest) {

    /**
     * What a region is expected to gain from pure noise: gain = withoutRules + byRules.
     *
     * @param gain the amount with noise less the amount without
     * @param withoutRules the same without any stability rule: the error of the ratio score / sum of scores, which is not zero on
     *     average even if the errors of the scores are (at most about the square of their relative errors)
     * @param byRules what the rules add to that
     * @param relativeError the standard error of the amount without rules, as a part of that amount
     * @param noisy whether the region belongs to the noisy half
     */
    public record RegionGain(Gain gain, Gain withoutRules, Gain byRules, double relativeError, boolean noisy) {}
}
