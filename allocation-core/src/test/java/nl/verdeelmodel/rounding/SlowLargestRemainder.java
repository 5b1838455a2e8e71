package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;

/** Largest remainder as a textbook tells it, in fractions: slow, and obvious enough to believe. */
final class SlowLargestRemainder {

    private SlowLargestRemainder() {}

    static Apportionment apportion(long units, Weights weights) {
        return apportion(units, weights, 0);
    }

    /** With a minimum: entries below it get it; if that takes too much, the others divide what it leaves. */
    static Apportionment apportion(long units, Weights weights, long minimum) {
        Fraction unitsPerWeight = Fraction.of(units).dividedBy(Fraction.of(weights.total()));
        Set<Integer> small = below(minimum, weights, unitsPerWeight);
        Optional<Apportionment> outcome = round(units, weights, minimum, small, unitsPerWeight);
        while (outcome.isEmpty()) {
            unitsPerWeight = leftPerWeight(units, weights, minimum, small);
            if (!small.addAll(below(minimum, weights, unitsPerWeight))) {
                outcome = round(units, weights, minimum, small, unitsPerWeight);
            }
        }
        return outcome.get();
    }

    private static Set<Integer> below(long minimum, Weights weights, Fraction unitsPerWeight) {
        return IntStream.range(0, weights.size())
                .filter(i -> weights.get(i).signum() > 0)
                .filter(i -> Fraction.of(weights.get(i)).times(unitsPerWeight).compareTo(Fraction.of(minimum)) < 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Fraction leftPerWeight(long units, Weights weights, long minimum, Set<Integer> small) {
        BigInteger leftWeight = weights.total();
        for (int i : small) {
            leftWeight = leftWeight.subtract(weights.get(i));
        }
        return Fraction.of(units - minimum * small.size()).dividedBy(Fraction.of(leftWeight));
    }

    /** The division in which the small entries get the minimum; empty if there are not units enough. */
    private static Optional<Apportionment> round(
            long units, Weights weights, long minimum, Set<Integer> small, Fraction unitsPerWeight) {
        int size = weights.size();
        long[] divided = new long[size];
        List<Fraction> remainders = new ArrayList<>();
        long left = units;
        for (int i = 0; i < size; i++) {
            Fraction quota = Fraction.of(weights.get(i)).times(unitsPerWeight);
            divided[i] = small.contains(i) ? minimum : quota.floor().longValueExact();
            remainders.add(small.contains(i) ? Fraction.ZERO : quota.minus(Fraction.of(quota.floor())));
            left -= divided[i];
        }
        return left < 0 ? Optional.empty() : Optional.of(roundUp(units, weights, divided, remainders, left));
    }

    private static Apportionment roundUp(
            long units, Weights weights, long[] divided, List<Fraction> remainders, long left) {
        int size = divided.length;
        if (left == 0) {
            return Apportionment.untied(weights, units, divided);
        }
        List<Integer> largestFirst = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer, Fraction>comparing(remainders::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        largestFirst.subList(0, (int) left).forEach(i -> divided[i]++);

        Fraction last = remainders.get(largestFirst.get((int) left - 1));
        if (!last.equals(remainders.get(largestFirst.get((int) left)))) {
            return Apportionment.untied(weights, units, divided);
        }
        int[] tied = IntStream.range(0, size)
                .filter(i -> remainders.get(i).equals(last))
                .toArray();
        long above =
                remainders.stream().filter(rest -> rest.compareTo(last) > 0).count();
        return Apportionment.tied(weights, units, divided, tied, (int) (left - above));
    }
}
