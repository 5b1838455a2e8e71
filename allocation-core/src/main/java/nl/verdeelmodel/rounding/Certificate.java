package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Checks a division by the max-min inequality of divisor methods, in fractions and in one pass.
 *
 * <p>It shares nothing with the search for the division but the definition of the signposts. Source: Balinski and Young
 * 2001, appendix A.
 */
final class Certificate {

    private Certificate() {}

    static boolean holds(DivisorMethod method, Weights weights, long[] units) {
        if (weights.size() != units.length) {
            throw new IllegalArgumentException("There are " + weights.size() + " weights and " + units.length
                    + " numbers of units; there must be as many of both.");
        }
        Fraction highestClaim = Fraction.ZERO;
        Fraction lowestHeld = null;
        for (int i = 0; i < units.length; i++) {
            boolean positive = weights.get(i).signum() > 0;
            if (units[i] < 0 || (units[i] > 0 && !positive)) {
                return false;
            }
            if (positive && units[i] == 0 && method.givesEveryoneOne()) {
                return false;
            }
            if (positive) {
                highestClaim = larger(highestClaim, priority(method, weights.get(i), units[i]));
            }
            if (units[i] > (method.givesEveryoneOne() ? 1 : 0)) {
                lowestHeld = smaller(lowestHeld, priority(method, weights.get(i), units[i] - 1));
            }
        }
        return lowestHeld == null || highestClaim.compareTo(lowestHeld) <= 0;
    }

    private static Fraction priority(DivisorMethod method, BigInteger weight, long units) {
        return method.rational(weight).dividedBy(method.signpost(units));
    }

    private static Fraction larger(Fraction first, Fraction second) {
        return first.compareTo(second) >= 0 ? first : second;
    }

    private static Fraction smaller(@Nullable Fraction first, Fraction second) {
        return first == null || second.compareTo(first) < 0 ? second : first;
    }
}
