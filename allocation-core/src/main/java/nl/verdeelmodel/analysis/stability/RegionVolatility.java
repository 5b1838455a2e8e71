package nl.verdeelmodel.analysis.stability;

import java.util.OptionalDouble;

/**
 * How much the share of one region moves.
 *
 * @param deviation the standard deviation of the yearly growth ln(s(y) / s(y - 1)) of its share s, with n - 1 in the
 *     denominator; 0.05 is five percent. Empty if the share is 0 in any year: its growth has no logarithm
 * @param movement the root mean square of the same growth, about zero: unlike the deviation it also counts a growth that is the
 *     same each year, such as that of a region that falls along its floor. Empty as the deviation
 * @param meanChange the mean of |s(y) - s(y - 1)|; 0.001 is a tenth of a percent of all money
 * @param meanChangeEuros the mean of |x(y) - x(y - 1)| of its amount x, in EUR
 * @param reversals how often the share turns: a rise followed by a fall or the reverse; years without change are passed over
 * @param largestFall the largest fall of the share from any earlier year, as a part of the earlier share, 0 to 1
 */
public record RegionVolatility(
        OptionalDouble deviation,
        OptionalDouble movement,
        double meanChange,
        double meanChangeEuros,
        int reversals,
        double largestFall) {}
