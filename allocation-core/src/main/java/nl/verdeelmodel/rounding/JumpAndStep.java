package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Weights;

/**
 * One division by a divisor method: jump to the rounded quotas of a good divisor, then step unit by unit.
 *
 * <p>The jump rounds {@code weight * multiplier / W} for one multiplier, W being the sum of the weights. Such numbers
 * are what the method would give for their own sum, so adding the units with the highest priorities, or taking back
 * those with the lowest, leads to the result. At most about one step per entry is needed, however many units there are.
 *
 * <p>Source: F. Pukelsheim, Proportional Representation, 2nd ed. 2017, chapter 4. All roundings and comparisons are exact.
 */
final class JumpAndStep {

    private final DivisorMethod method;
    private final Priorities priorities;
    private final long total;
    private final Weights weights;
    private final int[] entries;
    private final long[] units;

    JumpAndStep(DivisorMethod method, long total, Weights weights) {
        this.method = method;
        this.priorities = new Priorities(method, weights);
        this.total = total;
        this.weights = weights;
        this.entries = IntStream.range(0, weights.size())
                .filter(i -> weights.get(i).signum() > 0)
                .toArray();
        this.units = new long[weights.size()];
    }

    Apportionment apportion() {
        if (total == 0) {
            return Apportionment.untied(weights, 0, units);
        }
        long missing = total - jump();
        if (missing > 0) {
            give(missing);
        } else {
            takeBack(-missing);
        }
        return settleTie();
    }

    /*
     * The number of units for a quotient x is the number of signposts up to x. With f = floor(x) the signposts d(0) to
     * d(f-1) are at most f, and d(f+1) is at least f + 1, so only d(f) needs a look.
     *
     * How far the jump can miss. Where d(j) = j + q, x becomes a number in [x - q, x + 1 - q]. The multiplier is the
     * total plus n (q - 1/2) for n entries, so the sum misses the total by at most n/2 either way. Dean and
     * Huntington-Hill have j <= d(j) <= j + 1/2, so x can become up to x + 1, and the sum can be up to n too high.
     */

    /** Sets the rounded quotas and returns their sum. */
    private long jump() {
        long multiplier = total + method.shift(entries.length);
        Quotas quotas = Quotas.of(multiplier, weights);
        BigInteger weightOfAll = weights.total();
        long sum = 0;
        for (int entry : entries) {
            long whole = quotas.whole(entry);
            units[entry] = priorities.reaches(entry, whole, weightOfAll, multiplier) ? whole + 1 : whole;
            sum += units[entry];
        }
        return sum;
    }

    private void give(long missing) {
        PriorityQueue<Integer> highestFirst = queue(byNextUnit().reversed());
        for (int entry : entries) {
            highestFirst.add(entry);
        }
        for (long step = 0; step < missing; step++) {
            int entry = highestFirst.remove();
            units[entry]++;
            highestFirst.add(entry);
        }
    }

    private void takeBack(long surplus) {
        PriorityQueue<Integer> lowestFirst = queue(byLastUnit());
        for (int entry : entries) {
            addIfHolding(entry, lowestFirst);
        }
        for (long step = 0; step < surplus; step++) {
            int entry = lowestFirst.remove();
            units[entry]--;
            addIfHolding(entry, lowestFirst);
        }
    }

    private void addIfHolding(int entry, PriorityQueue<Integer> queue) {
        if (units[entry] > 0) {
            queue.add(entry);
        }
    }

    private PriorityQueue<Integer> queue(Comparator<Integer> order) {
        return new PriorityQueue<>(entries.length, order);
    }

    private Comparator<Integer> byNextUnit() {
        return (a, b) -> priorities.compare(a, units[a], b, units[b]);
    }

    private Comparator<Integer> byLastUnit() {
        return (a, b) -> priorities.compare(a, units[a] - 1, b, units[b] - 1);
    }

    /** Sees whether the last unit given and the next one had the same priority, and if so hands out by index. */
    private Apportionment settleTie() {
        int next = extreme(byNextUnit().reversed(), entries);
        int last = extreme(byLastUnit(), holders());
        long unitsOfNext = units[next];
        if (priorities.compare(next, unitsOfNext, last, units[last] - 1) != 0) {
            return Apportionment.untied(weights, total, units);
        }
        int[] holders = IntStream.of(holders())
                .filter(entry -> priorities.compare(entry, units[entry] - 1, next, unitsOfNext) == 0)
                .toArray();
        for (int holder : holders) {
            units[holder]--;
        }
        int[] tied = IntStream.of(entries)
                .filter(entry -> priorities.compare(entry, units[entry], next, unitsOfNext) == 0)
                .toArray();
        for (int i = 0; i < holders.length; i++) {
            units[tied[i]]++;
        }
        return Apportionment.tied(weights, total, units, tied, holders.length);
    }

    private int[] holders() {
        return IntStream.of(entries).filter(entry -> units[entry] > 0).toArray();
    }

    private static int extreme(Comparator<Integer> order, int[] candidates) {
        return IntStream.of(candidates).boxed().min(order).orElseThrow();
    }
}
