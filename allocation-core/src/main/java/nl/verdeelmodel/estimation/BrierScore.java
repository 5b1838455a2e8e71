package nl.verdeelmodel.estimation;

/**
 * The mean squared difference between chances and outcomes, 1 for who left and 0 for who stayed (Brier 1950, halved as is
 * usual for two outcomes).
 *
 * @param value from 0 (each outcome foreseen with certainty) to 1
 * @param ofEqualChances what it would be if everybody had the observed share of leavers as chance: share (1 - share)
 */
public record BrierScore(double value, double ofEqualChances) {

    /**
     * The score of chances.
     *
     * @param observed the chances and what became of the persons, at least one
     * @return the score
     * @throws IllegalArgumentException if there are no persons
     */
    public static BrierScore of(ObservedChances observed) {
        long persons = observed.totalPersons();
        if (persons == 0) {
            throw new IllegalArgumentException("Nobody has a chance.");
        }
        double sum = 0;
        for (int i = 0; i < observed.size(); i++) {
            double chance = observed.chance(i);
            long leavers = observed.leavers(i);
            sum += leavers * (1 - chance) * (1 - chance) + (observed.persons(i) - leavers) * chance * chance;
        }
        double share = (double) observed.totalLeavers() / persons;
        return new BrierScore(sum / persons, share * (1 - share));
    }

    /**
     * How much of the score of equal chances the model takes away.
     *
     * @return 1 - value / ofEqualChances: at most 1, below 0 if the chances are worse than equal ones; NaN if all outcomes
     *     are the same
     */
    public double skill() {
        return 1 - value / ofEqualChances;
    }
}
