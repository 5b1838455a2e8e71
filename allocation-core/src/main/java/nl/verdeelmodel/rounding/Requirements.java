package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import nl.verdeelmodel.exact.Weights;

/** What must hold before anything can be divided; every method checks the same things in the same words. */
final class Requirements {

    private Requirements() {}

    /**
     * Refuses a division that has no answer.
     *
     * @throws IllegalArgumentException if {@code units} is negative, or positive while all weights are 0
     */
    static void requireDivisible(long units, Weights weights) {
        if (units < 0) {
            throw new IllegalArgumentException("The number of units to divide is " + units + "; it must be 0 or more.");
        }
        if (units > 0 && weights.isAllZero()) {
            throw new IllegalArgumentException("Cannot divide " + units + " units over " + weights.size()
                    + " entries of which all weights are 0: at least one weight must be above 0."
                    + " Maybe the column with the weights was not filled.");
        }
    }

    /**
     * Refuses a minimum that the units cannot pay.
     *
     * @param minimum units that each entry with a positive weight must get
     * @param positive number of entries with a positive weight
     * @param advice the next step, a sentence that starts with "Maybe"
     * @throws IllegalArgumentException if {@code minimum * positive} is more than {@code units}
     */
    static void requireMinimum(long units, long minimum, int positive, String advice) {
        BigInteger needed = BigInteger.valueOf(minimum).multiply(BigInteger.valueOf(positive));
        if (needed.compareTo(BigInteger.valueOf(units)) > 0) {
            throw new IllegalArgumentException("Cannot give each of the " + positive
                    + " entries with a weight above 0 at least " + minimum + (minimum == 1 ? " unit" : " units")
                    + ": that takes " + needed + " units and there are only " + units + ". " + advice);
        }
    }
}
