package nl.verdeelmodel.rounding;

import com.google.common.primitives.Ints;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;

/**
 * Whole units divided over entries, with what a tie decided.
 *
 * <p>Entries are numbered from 0 in the order of the weights. Instances are immutable and safe to share between
 * threads; they keep 8 bytes per entry, 4 more per tied entry, and the weights they were made from.
 */
public final class Apportionment {

    private static final int[] NONE = {};

    private final Weights weights;
    private final long total;
    private final long[] units;
    private final int[] tied;
    private final int tiedUnits;

    private Apportionment(Weights weights, long total, long[] units, int[] tied, int tiedUnits) {
        this.weights = weights;
        this.total = total;
        this.units = units;
        this.tied = tied;
        this.tiedUnits = tiedUnits;
    }

    /** An outcome that no tie decided. Takes over the array, which adds up to {@code total}. */
    static Apportionment untied(Weights weights, long total, long[] units) {
        return new Apportionment(weights, total, units, NONE, 0);
    }

    /** An outcome in which the first {@code tiedUnits} of the entries {@code tied} went first. Takes over the arrays. */
    static Apportionment tied(Weights weights, long total, long[] units, int[] tied, int tiedUnits) {
        return new Apportionment(weights, total, units, tied, tiedUnits);
    }

    /**
     * The number of entries.
     *
     * @return as many as there were weights
     */
    public int size() {
        return units.length;
    }

    /**
     * The units that were divided.
     *
     * @return the sum of the units of all entries, at least 0
     */
    public long total() {
        return total;
    }

    /**
     * The units of one entry.
     *
     * @param index of the entry, from 0
     * @return its units, at least 0
     */
    public long units(int index) {
        return units[index];
    }

    /**
     * The units of all entries.
     *
     * @return a new array in the order of the weights
     */
    public long[] toArray() {
        return units.clone();
    }

    /**
     * The weights the units were divided by.
     *
     * @return the weights as they were given
     */
    public Weights weights() {
        return weights;
    }

    /**
     * Whether a tie decided who got the last units.
     *
     * @return true if {@link #tied()} names entries
     */
    public boolean hasTie() {
        return tied.length > 0;
    }

    /**
     * The entries with exactly the same claim to the last units, of which some got a unit and some did not.
     *
     * <p>Entries with equal claims that all got a unit, or all got none, are not tied: nothing was decided between them.
     *
     * @return their indices, ascending and unmodifiable; the first {@link #tiedUnits()} of them got the unit. Empty if
     *     no tie mattered
     */
    public List<Integer> tied() {
        return Collections.unmodifiableList(Ints.asList(tied));
    }

    /**
     * How many of the {@link #tied()} entries got a unit.
     *
     * @return 0 if there was no tie, otherwise at least 1 and less than the number of tied entries
     */
    public int tiedUnits() {
        return tiedUnits;
    }

    /**
     * The exact quota of an entry: {@code total * weight / (sum of the weights)}.
     *
     * <p>A minimum does not enter it. The quotas add up to {@link #total()}; if nothing was divided they are 0.
     *
     * @param index of the entry, from 0
     * @return its quota in units, as a fraction
     */
    public Fraction quota(int index) {
        if (total == 0) {
            return Fraction.ZERO;
        }
        return Fraction.of(BigInteger.valueOf(total).multiply(weights.get(index)), weights.total());
    }

    /**
     * Whether an entry got more than its {@link #quota(int)}.
     *
     * <p>With largest remainder that means: its fraction was rounded up, or a minimum lifted it.
     *
     * @param index of the entry, from 0
     * @return true if its units are above its quota
     */
    public boolean isRoundedUp(int index) {
        return Fraction.of(units[index]).compareTo(quota(index)) > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Apportionment that
                && tiedUnits == that.tiedUnits
                && Arrays.equals(units, that.units)
                && Arrays.equals(tied, that.tied)
                && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(units) + Arrays.hashCode(tied);
    }

    /**
     * The units, and the tie if there was one.
     *
     * @return such as {@code [2, 1, 1] (tied for 1 unit: [0, 1, 2])}
     */
    @Override
    public String toString() {
        String tie = tiedUnits + (tiedUnits == 1 ? " unit" : " units") + ": " + Arrays.toString(tied);
        return Arrays.toString(units) + (hasTie() ? " (tied for " + tie + ")" : "");
    }
}
