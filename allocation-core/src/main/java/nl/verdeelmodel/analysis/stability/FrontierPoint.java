package nl.verdeelmodel.analysis.stability;

import java.util.Optional;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.problem.Text;

/**
 * Where a rule lies between stability and need. All numbers but the deviation of the mean are rounded to
 * {@link #RESOLUTION}, so that cents that fall otherwise make no difference.
 *
 * @param rule the rule
 * @param movement the root mean square of the yearly growth of shares, weighted mean over regions, mean over the replicates; 0.01
 *     is one percent. The axis of stability: a rule that lets shares slide by the same part each year is not calm
 * @param movementError the standard error of that mean; 0 without replicates
 * @param movementWithoutNoise the movement with the values as they are
 * @param volatility the standard deviation of the same growth, which does not count a growth that is the same each year
 * @param price the money kept away from need as a part of all money: the sum over regions of |x - t| / (2 B), with t what the
 *     values without noise give without rules; mean over years and replicates
 * @param worstFall the largest fall of the share of any region, mean over the replicates
 * @param lastYear what each region gets in the last year, of the values as they are
 */
public record FrontierPoint(
        FrontierRule rule,
        double movement,
        double movementError,
        double movementWithoutNoise,
        double volatility,
        double price,
        double worstFall,
        RegionBudgets lastYear) {

    /** A hundred-thousandth of a percent: far more than whole cents can move, far less than anyone would choose by. */
    public static final double RESOLUTION = 1e-7;

    private static final double STEPS = 1e7;

    /** A number, rounded. */
    static double rounded(double value) {
        return Math.round(value * STEPS) / STEPS;
    }

    /**
     * Whether another point is better: calmer or nearer to need, and not worse in the other.
     *
     * @param other another point
     * @return true if it is
     */
    public boolean isDominatedBy(FrontierPoint other) {
        return other.movement <= movement && other.price <= price && (other.movement < movement || other.price < price);
    }

    /**
     * Whether another point lies in the same place.
     *
     * @param other another point
     * @return true if movement and price are the same
     */
    public boolean isAtPlaceOf(FrontierPoint other) {
        return other.movement == movement && other.price == price;
    }

    /**
     * A rule that cannot be kept in some replicate.
     *
     * @param rule the rule
     * @param failed in how many runs it fails, of the values as they are and of the replicates
     * @param reason why it fails in the first of them
     */
    public record Refused(FrontierRule rule, int failed, Optional<Text> reason) {}
}
