package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/**
 * A case in which a model lacks a property.
 *
 * <p>Of a change ({@link RobustnessCheck#MORE_NEED}, {@link RobustnessCheck#OTHERS}, {@link RobustnessCheck#MORE_MONEY},
 * {@link RobustnessCheck#SCALE}, {@link RobustnessCheck#NAMES}, {@link RobustnessCheck#SMALL_CHANGES}) the two values and
 * amounts are those before and after. Of an order
 * they are those of two regions. Of totals they are what there should be and what there is.
 *
 * @param check the property
 * @param subject what is changed, or the stream whose order is not kept
 * @param number 0 on the model's own data, else the number of the random case
 * @param stream the stream whose amounts these are; {@code total} for all together
 * @param region the region whose value changes, or the one that should get at least as much
 * @param affected the region whose amounts these are, or the one that should not get more
 * @param firstValue a value of the measure; of an order and of money an amount in cents
 * @param secondValue the other
 * @param firstAmount an amount
 * @param secondAmount the other
 * @param differences which values differ from the model's own data, as few as were found to be needed; none on own data
 * @param sentence all of this in words
 */
public record Counterexample(
        RobustnessCheck check,
        String subject,
        int number,
        String stream,
        int region,
        int affected,
        Fraction firstValue,
        Fraction secondValue,
        Money firstAmount,
        Money secondAmount,
        ImmutableList<Difference> differences,
        Text sentence) {

    /**
     * A value that is not that of the model's own data.
     *
     * @param input the measure and its year
     * @param region the region
     * @param own its own value
     * @param value its value here
     */
    public record Difference(ModelInput input, int region, Fraction own, Fraction value) {}

    /** The same case on other data, found to be enough. */
    Counterexample with(ImmutableList<Difference> newDifferences) {
        return new Counterexample(
                check,
                subject,
                number,
                stream,
                region,
                affected,
                firstValue,
                secondValue,
                firstAmount,
                secondAmount,
                newDifferences,
                sentence);
    }
}
