package nl.verdeelmodel.estimation;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Odds;

/**
 * Chances and what became of the persons who had them: what is needed to judge a model, whatever made its chances.
 *
 * <p>Persons of equal chance, to the unit of 1e-12, are taken together; chances rise. So the order of the persons makes no
 * difference to anything that is worked out from it. Immutable.
 */
public final class ObservedChances {

    private final long[] chances;
    private final long[] persons;
    private final long[] leavers;

    private ObservedChances(long[] chances, long[] persons, long[] leavers) {
        this.chances = chances;
        this.persons = persons;
        this.leavers = leavers;
    }

    /**
     * Chances with counts.
     *
     * @param chances units of 1e-12, from 0 to {@link Odds#ONE}, in any order; the same chance may stand more than once
     * @param persons how many persons have each chance, 0 or more
     * @param leavers how many of them left early
     * @return the chances that at least one person has
     * @throws IllegalArgumentException if the lengths differ, a chance is not one, or more left than there are
     */
    public static ObservedChances of(long[] chances, long[] persons, long[] leavers) {
        if (chances.length != persons.length || chances.length != leavers.length) {
            throw new IllegalArgumentException("There are " + chances.length + " chances, " + persons.length
                    + " numbers of persons and " + leavers.length + " of leavers.");
        }
        for (int i = 0; i < chances.length; i++) {
            if (chances[i] < 0 || chances[i] > Odds.ONE || leavers[i] < 0 || leavers[i] > persons[i]) {
                throw new IllegalArgumentException("Chance " + chances[i] + " cannot have " + leavers[i]
                        + " leavers of " + persons[i] + " persons.");
            }
        }
        return merged(chances, persons, leavers);
    }

    private static ObservedChances merged(long[] chances, long[] persons, long[] leavers) {
        long[] distinct = IntStream.range(0, chances.length)
                .filter(i -> persons[i] > 0)
                .mapToLong(i -> chances[i])
                .sorted()
                .distinct()
                .toArray();
        long[] count = new long[distinct.length];
        long[] left = new long[distinct.length];
        for (int i = 0; i < chances.length; i++) {
            if (persons[i] > 0) {
                int at = Arrays.binarySearch(distinct, chances[i]);
                count[at] += persons[i];
                left[at] += leavers[i];
            }
        }
        return new ObservedChances(distinct, count, left);
    }

    /**
     * The chances of cells whose outcomes are known.
     *
     * @param cells the cells
     * @param chances the chance of each pattern in units of 1e-12, see {@link Odds#chances}
     * @return the chances that at least one person has
     * @throws IllegalStateException if it is not known who left
     */
    public static ObservedChances of(Cells cells, long[] chances) {
        long[] persons = new long[cells.patterns()];
        long[] leavers = new long[cells.patterns()];
        Arrays.setAll(persons, cells::personsOfPattern);
        Arrays.setAll(leavers, cells::leaversOfPattern);
        return of(chances, persons, leavers);
    }

    /**
     * The chances of several groups of persons as one.
     *
     * @param groups each person is in one of them
     * @return the chances of all
     */
    public static ObservedChances together(Collection<ObservedChances> groups) {
        return merged(
                joined(groups, group -> group.chances),
                joined(groups, group -> group.persons),
                joined(groups, group -> group.leavers));
    }

    private static long[] joined(Collection<ObservedChances> groups, Function<ObservedChances, long[]> numbers) {
        return groups.stream().map(numbers).flatMapToLong(Arrays::stream).toArray();
    }

    /**
     * How many different chances there are.
     *
     * @return 0 or more
     */
    public int size() {
        return chances.length;
    }

    /**
     * A chance.
     *
     * @param index from 0, rising with the chance
     * @return units of 1e-12
     */
    public long units(int index) {
        return chances[index];
    }

    /**
     * A chance.
     *
     * @param index from 0, rising with the chance
     * @return from 0 to 1
     */
    public double chance(int index) {
        return (double) chances[index] / Odds.ONE;
    }

    /**
     * How many persons have a chance.
     *
     * @param index from 0, rising with the chance
     * @return at least 1
     */
    public long persons(int index) {
        return persons[index];
    }

    /**
     * How many of the persons who have a chance left early.
     *
     * @param index from 0, rising with the chance
     * @return 0 or more
     */
    public long leavers(int index) {
        return leavers[index];
    }

    /**
     * How many persons there are.
     *
     * @return 0 or more
     */
    public long totalPersons() {
        return Arrays.stream(persons).sum();
    }

    /**
     * How many left early.
     *
     * @return 0 or more
     */
    public long totalLeavers() {
        return Arrays.stream(leavers).sum();
    }

    /**
     * How many were expected to leave early.
     *
     * @return the sum of the chances, from the lowest to the highest
     */
    public double expectedLeavers() {
        double expected = 0;
        for (int i = 0; i < chances.length; i++) {
            expected += persons[i] * chance(i);
        }
        return expected;
    }

    /**
     * The logarithm of the chance of just these outcomes, each person apart.
     *
     * <p>The sum of ln p over those who left and ln (1 - p) over those who stayed. Minus infinity if somebody did what had
     * chance 0.
     *
     * @return 0 or less
     */
    public double logLikelihood() {
        double sum = 0;
        for (int i = 0; i < chances.length; i++) {
            sum += times(leavers[i], StrictMath.log(chance(i)));
            sum += times(persons[i] - leavers[i], StrictMath.log((double) (Odds.ONE - chances[i]) / Odds.ONE));
        }
        return sum;
    }

    private static double times(long count, double logarithm) {
        return count == 0 ? 0 : count * logarithm;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObservedChances that
                && Arrays.equals(chances, that.chances)
                && Arrays.equals(persons, that.persons)
                && Arrays.equals(leavers, that.leavers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(chances) + Arrays.hashCode(leavers);
    }

    @Override
    public String toString() {
        return size() + " chances of " + totalPersons() + " persons, of whom " + totalLeavers() + " left";
    }
}
