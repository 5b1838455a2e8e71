package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import nl.verdeelmodel.exact.Fraction;

/**
 * Proof that an allocation between floors and ceilings is right: with the multiplier as witness, one look at every
 * region is enough.
 *
 * <p>Checks the definition in whole numbers of 128 bits and shares nothing with the search for the multiplier or with
 * the rounding: the total is the budget; every amount is within its bounds; at the multiplier P / Q the exact amounts
 * {@code min(u, max(l, P * w / Q))} add up to the budget; each amount is the exact one rounded down or up; and the
 * largest rests were rounded up, of equal rests the lower indices.
 */
public final class ClampedCertificate {

    private final long budget;
    private final long dividend;
    private final long divisor;

    /** Budget minus the bounds of the held regions, and weight of the free ones. */
    private long freeBudget;

    private long freeWeight;

    /** The smallest rest that was rounded up and the last region with it, the largest that was not and the first. */
    private long smallestUp = Long.MAX_VALUE;

    private int lastUp = -1;
    private long largestDown = -1;
    private int firstDown = Integer.MAX_VALUE;

    private boolean amountsRight = true;

    private ClampedCertificate(long budget, Fraction multiplier) {
        this.budget = budget;
        this.dividend = inLong(multiplier.numerator());
        this.divisor = inLong(multiplier.denominator());
        this.freeBudget = budget;
    }

    private static long inLong(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("The multiplier has the number " + value
                    + " in it; it must be from 0 up to " + Long.MAX_VALUE + ".");
        }
        return value.longValue();
    }

    /**
     * Checks an allocation.
     *
     * @param budget what was divided, at least 0
     * @param weights of the regions, at least 0 each; their sum must fit a {@code long}
     * @param floors of the regions, at least 0 each
     * @param ceilings of the regions, none below the floor
     * @param amounts of the regions
     * @param multiplier at which the exact amounts are said to add up to the budget, such as the least of
     *     {@link nl.verdeelmodel.dampening.ScaleAndClamp#multiplier()}
     * @return right, or the first fault
     * @throws IllegalArgumentException if the arrays differ in length, or the multiplier or the sum of the weights does
     *     not fit a {@code long}
     */
    public static Verdict verify(
            long budget, long[] weights, long[] floors, long[] ceilings, long[] amounts, Fraction multiplier) {
        requireSameLength(weights, floors, ceilings, amounts);
        ClampedCertificate certificate = new ClampedCertificate(budget, multiplier);
        if (!certificate.addsUp(amounts)) {
            return Verdict.WRONG_TOTAL;
        }
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] < floors[i] || amounts[i] > ceilings[i]) {
                return Verdict.OUTSIDE_BOUNDS;
            }
        }
        for (int i = 0; i < amounts.length; i++) {
            certificate.look(i, weights[i], floors[i], ceilings[i], amounts[i]);
        }
        return certificate.verdict();
    }

    private static void requireSameLength(long[] weights, long[] floors, long[] ceilings, long[] amounts) {
        int size = amounts.length;
        if (weights.length != size || floors.length != size || ceilings.length != size) {
            throw new IllegalArgumentException(
                    "There are " + weights.length + " weights, " + floors.length + " floors, " + ceilings.length
                            + " ceilings and " + size + " amounts; there must be as many of each.");
        }
    }

    /** Amounts are taken off one at a time: what is left can only fall below 0 if they are too much. */
    private boolean addsUp(long[] amounts) {
        long left = budget;
        for (long amount : amounts) {
            if (amount < 0 || amount > left) {
                return false;
            }
            left -= amount;
        }
        return left == 0;
    }

    private void look(int region, long weight, long floor, long ceiling, long amount) {
        if (compareProducts(dividend, weight, floor, divisor) <= 0) {
            lookAtHeld(amount, floor);
        } else if (compareProducts(dividend, weight, ceiling, divisor) >= 0) {
            lookAtHeld(amount, ceiling);
        } else {
            lookAtFree(region, weight, amount);
        }
    }

    private void lookAtHeld(long amount, long bound) {
        amountsRight &= amount == bound;
        freeBudget -= bound;
    }

    private void lookAtFree(int region, long weight, long amount) {
        freeWeight = plus(freeWeight, weight);
        long low = dividend * weight - amount * divisor;
        long high = Math.multiplyHigh(dividend, weight)
                - Math.multiplyHigh(amount, divisor)
                - (Long.compareUnsigned(dividend * weight, amount * divisor) < 0 ? 1 : 0);
        if (high == 0 && low >= 0 && low < divisor) {
            roundedDown(region, low);
        } else if (high == -1 && low < 0 && low > -divisor) {
            roundedUp(region, low + divisor);
        } else {
            amountsRight = false;
        }
    }

    private static long plus(long sum, long weight) {
        if (sum + weight < 0) {
            throw new IllegalArgumentException("The weights add up to more than " + Long.MAX_VALUE + ".");
        }
        return sum + weight;
    }

    private void roundedDown(int region, long rest) {
        if (rest > largestDown) {
            largestDown = rest;
            firstDown = region;
        }
    }

    private void roundedUp(int region, long rest) {
        if (rest <= smallestUp) {
            smallestUp = rest;
            lastUp = region;
        }
    }

    private Verdict verdict() {
        // Bounds wrongly taken for held may add up to anything, even beyond a long: then an amount is wrong as well.
        if (amountsRight && compareProducts(dividend, freeWeight, freeBudget, divisor) == 0) {
            boolean largestUp = smallestUp > largestDown || (smallestUp == largestDown && lastUp < firstDown);
            return largestUp ? Verdict.RIGHT : Verdict.WRONG_ROUNDING;
        }
        return compareProducts(dividend, freeWeight, freeBudget, divisor) == 0
                ? Verdict.WRONG_AMOUNT
                : Verdict.WRONG_MULTIPLIER;
    }

    /** Compares a * b with c * d in 128 bits, for numbers of which only c may be negative. */
    private static int compareProducts(long a, long b, long c, long d) {
        int order = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return order != 0 ? order : Long.compareUnsigned(a * b, c * d);
    }
}
