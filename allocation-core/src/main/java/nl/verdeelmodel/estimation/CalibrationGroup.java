package nl.verdeelmodel.estimation;

/**
 * Persons whose chances are next to each other: how many were expected to leave and how many did.
 *
 * @param lowest the lowest chance in the group, from 0 to 1
 * @param highest the highest chance in the group
 * @param persons how many they are, at least 1
 * @param leavers how many of them left
 * @param expected the sum of their chances
 */
public record CalibrationGroup(double lowest, double highest, long persons, long leavers, double expected) {

    /**
     * The mean chance.
     *
     * @return from 0 to 1
     */
    public double meanChance() {
        return expected / persons;
    }

    /**
     * The share that left.
     *
     * @return from 0 to 1
     */
    public double observedShare() {
        return (double) leavers / persons;
    }

    /**
     * What the group adds to the statistic of Hosmer and Lemeshow: (leavers - expected)^2 / (expected (1 - mean chance)).
     *
     * @return 0 or more; infinite if somebody left where the chance was 0, or stayed where it was 1
     */
    public double squaredDeviation() {
        double difference = leavers - expected;
        return difference == 0 ? 0 : difference * difference / (expected * (1 - meanChance()));
    }
}
