package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;

/**
 * What is asked about the uncertainty of amounts.
 *
 * @param years the years of payment, at least one
 * @param against what gains are counted from
 * @param replicates how many times scores are drawn, at least {@link #leastReplicates}
 * @param seed of the random numbers, any number
 * @param level the chance that an interval should cover, between 0 and 1
 * @param exceeds the gain of which the chance is asked, as a part of what a region had, 0 or more
 */
public record UncertaintyPlan(
        ImmutableList<Integer> years, Against against, int replicates, long seed, Fraction level, Fraction exceeds) {

    /** What gains are counted from: always gain = amount - reference. */
    public sealed interface Against {

        /** The amounts of the same year without noise: gains are errors. */
        record NoiseFree() implements Against {}

        /**
         * The amounts of another year of the model, with errors of their own.
         *
         * @param year a year of the model
         */
        record Year(int year) implements Against {}

        /**
         * The amounts of another model for the same regions. It has the same errors where it uses the measure with the same
         * values; otherwise its amounts are fixed.
         *
         * @param model the other model
         * @param inputs its inputs
         * @param year the year of payment; empty for the same year
         */
        record Model(FundingModel model, Inputs inputs, Optional<Integer> year) implements Against {}
    }

    /**
     * A plan.
     *
     * @throws IllegalArgumentException if there is no year, a level that is not between 0 and 1, fewer replicates than an
     *     interval of that level needs, or a negative gain
     */
    public UncertaintyPlan {
        if (level.signum() <= 0 || level.compareTo(Fraction.ONE) >= 0 || exceeds.signum() < 0) {
            throw new IllegalArgumentException("The level is " + level + ", the gain " + exceeds
                    + "; the level must be between 0 and 1, the gain 0 or more.");
        }
        if (years.isEmpty() || replicates < leastReplicates(level)) {
            throw new IllegalArgumentException("Uncertainty needs years and " + leastReplicates(level)
                    + " replicates or more for level " + level + ", not " + years + " and " + replicates + ".");
        }
    }

    /**
     * How many replicates an interval needs, so that at least one in each tail may lie outside it: (R + 1)(1 - level) / 2 is 1 or
     * more.
     *
     * @param level between 0 and 1
     * @return 2 or more; 19 for 90 percent, 1,999 for 99.9 percent; the largest number for levels that need more
     */
    public static int leastReplicates(Fraction level) {
        BigInteger least =
                Fraction.of(2).dividedBy(Fraction.ONE.minus(level)).ceiling().subtract(BigInteger.ONE);
        return least.max(BigInteger.TWO)
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValueExact();
    }

    /**
     * Intervals of 90 percent and the chance of 5 percent more, around amounts without noise.
     *
     * @param years the years of payment
     * @param replicates how many times scores are drawn
     * @param seed of the random numbers
     * @return a plan
     */
    public static UncertaintyPlan of(List<Integer> years, int replicates, long seed) {
        return new UncertaintyPlan(
                ImmutableList.copyOf(years),
                new Against.NoiseFree(),
                replicates,
                seed,
                Fraction.of(9, 10),
                Fraction.of(1, 20));
    }

    /**
     * The same with gains counted from something else.
     *
     * @param reference what from
     * @return a changed plan
     */
    public UncertaintyPlan withAgainst(Against reference) {
        return new UncertaintyPlan(years, reference, replicates, seed, level, exceeds);
    }

    /**
     * The same with another level.
     *
     * @param newLevel between 0 and 1
     * @return a changed plan
     */
    public UncertaintyPlan withLevel(Fraction newLevel) {
        return new UncertaintyPlan(years, against, replicates, seed, newLevel, exceeds);
    }

    /**
     * The same with another gain.
     *
     * @param newExceeds 0 or more
     * @return a changed plan
     */
    public UncertaintyPlan withExceeds(Fraction newExceeds) {
        return new UncertaintyPlan(years, against, replicates, seed, level, newExceeds);
    }
}
