package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;

/**
 * Persons in groups of rising chance, with how many were expected to leave and how many did.
 *
 * <p>Group k of g ends with the chance of person number floor((n - 1) k / g) + 1, counted from the lowest chance; persons of
 * that same chance belong to it too, so that equal chances are never split, and a group that has nobody left over is left
 * out. These are the groups that R's {@code cut} makes with the breaks of its {@code quantile} (type 7 of Hyndman and Fan
 * 1996), each break once.
 *
 * @param groups at least one, rising
 */
public record CalibrationTable(ImmutableList<CalibrationGroup> groups) {

    /** Deciles of risk, the usual groups (Hosmer and Lemeshow 1980). */
    public static final int DECILES = 10;

    /**
     * The table of chances.
     *
     * @param observed the chances and what became of the persons, at least one
     * @param groups how many groups to make, at least 1; fewer come out if many chances are equal
     * @return the table
     * @throws IllegalArgumentException if there are no persons or no groups
     */
    public static CalibrationTable of(ObservedChances observed, int groups) {
        long persons = observed.totalPersons();
        if (persons == 0 || groups < 1) {
            throw new IllegalArgumentException(persons + " persons cannot be in " + groups + " groups.");
        }
        ImmutableList.Builder<CalibrationGroup> table = ImmutableList.builder();
        int from = 0;
        long before = 0;
        for (int k = 1; k <= groups; k++) {
            long last = lastRank(persons, k, groups);
            int to = from;
            while (before <= last) {
                before += observed.persons(to++);
            }
            if (to > from) {
                table.add(group(observed, from, to));
                from = to;
            }
        }
        return new CalibrationTable(table.build());
    }

    /** floor((n - 1) k / g) without a product that could be too large. */
    private static long lastRank(long persons, int k, int groups) {
        long whole = (persons - 1) / groups;
        long rest = (persons - 1) % groups;
        return whole * k + rest * k / groups;
    }

    private static CalibrationGroup group(ObservedChances observed, int from, int to) {
        long persons = 0;
        long leavers = 0;
        double expected = 0;
        for (int i = from; i < to; i++) {
            persons += observed.persons(i);
            leavers += observed.leavers(i);
            expected += observed.persons(i) * observed.chance(i);
        }
        return new CalibrationGroup(observed.chance(from), observed.chance(to - 1), persons, leavers, expected);
    }
}
