package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;

/**
 * A divisor method as a parliament tells it: one unit at a time to the entry with the highest priority, in fractions.
 * Signposts and their order are written anew here, as squares.
 */
final class SlowDivisorMethod {

    /** The claim of an entry to one more unit; {@code square} is that of its priority. */
    private record Claim(int entry, Fraction square, boolean unlimited) {}

    private static final Comparator<Claim> HIGHEST_FIRST = Comparator.comparing((Claim claim) -> !claim.unlimited())
            .thenComparing(Claim::square, Comparator.reverseOrder())
            .thenComparing(Claim::entry);

    private SlowDivisorMethod() {}

    static Apportionment apportion(DivisorMethod method, long units, Weights weights) {
        long[] divided = new long[weights.size()];
        Claim last = new Claim(-1, Fraction.ZERO, false);
        for (long unit = 0; unit < units; unit++) {
            last = claims(method, weights, divided).get(0);
            divided[last.entry()]++;
        }
        if (units == 0) {
            return Apportionment.untied(weights, units, divided);
        }
        Fraction priority = last.square();
        boolean unlimited = last.unlimited();
        List<Integer> waiting = claims(method, weights, divided).stream()
                .filter(claim -> !unlimited && claim.square().equals(priority))
                .map(Claim::entry)
                .toList();
        if (waiting.isEmpty()) {
            return Apportionment.untied(weights, units, divided);
        }
        List<Integer> tied = new ArrayList<>(waiting);
        for (int i = 0; i < divided.length; i++) {
            Claim held = claim(method, weights.get(i), Math.max(0, divided[i] - 1), i);
            if (divided[i] > 0 && !held.unlimited() && held.square().equals(priority)) {
                tied.add(i);
            }
        }
        return Apportionment.tied(
                weights,
                units,
                divided,
                tied.stream().sorted().mapToInt(Integer::intValue).toArray(),
                tied.size() - waiting.size());
    }

    private static List<Claim> claims(DivisorMethod method, Weights weights, long[] divided) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < divided.length; i++) {
            if (weights.get(i).signum() > 0) {
                claims.add(claim(method, weights.get(i), divided[i], i));
            }
        }
        claims.sort(HIGHEST_FIRST);
        return claims;
    }

    private static Claim claim(DivisorMethod method, BigInteger weight, long held, int entry) {
        Fraction signpost = squaredSignpost(method, held);
        Fraction square = Fraction.of(weight).times(Fraction.of(weight));
        return signpost.signum() == 0
                ? new Claim(entry, square, true)
                : new Claim(entry, square.dividedBy(signpost), false);
    }

    private static Fraction squaredSignpost(DivisorMethod method, long held) {
        Fraction down = Fraction.of(held);
        Fraction up = Fraction.of(held + 1);
        Fraction signpost = switch (method) {
            case ADAMS -> down;
            case DEAN -> down.times(up).dividedBy(Fraction.of(2 * held + 1, 2));
            case HUNTINGTON_HILL -> Fraction.ZERO;
            case WEBSTER -> Fraction.of(2 * held + 1, 2);
            case JEFFERSON -> up;
        };
        return method == DivisorMethod.HUNTINGTON_HILL ? down.times(up) : signpost.times(signpost);
    }
}
