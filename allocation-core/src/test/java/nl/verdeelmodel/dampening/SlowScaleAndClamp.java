package nl.verdeelmodel.dampening;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;

/**
 * Scale-and-clamp from its definition, in fractions: the total is a broken line in the multiplier; walk along its
 * corners, which are all floors and ceilings divided by their weights, until it reaches the budget.
 */
final class SlowScaleAndClamp {

    private SlowScaleAndClamp() {}

    /** The exact amounts of a feasible problem. */
    static List<Fraction> amounts(ClampProblem problem) {
        return amountsAt(multiplier(problem), problem);
    }

    /** The smallest multiplier that solves a feasible problem. */
    static Fraction multiplier(ClampProblem problem) {
        Fraction budget = Fraction.of(problem.budget());
        Fraction before = Fraction.ZERO;
        for (Fraction corner : corners(problem)) {
            Fraction total = total(corner, problem);
            if (total.compareTo(budget) >= 0) {
                Fraction start = total(before, problem);
                return total.equals(start)
                        ? before
                        : before.plus(
                                corner.minus(before).times(budget.minus(start)).dividedBy(total.minus(start)));
            }
            before = corner;
        }
        return before;
    }

    private static TreeSet<Fraction> corners(ClampProblem problem) {
        TreeSet<Fraction> corners = new TreeSet<>(List.of(Fraction.ZERO));
        for (int i = 0; i < problem.size(); i++) {
            if (problem.weights()[i] > 0) {
                corners.add(Fraction.of(problem.floors()[i], problem.weights()[i]));
                corners.add(Fraction.of(problem.ceilings()[i], problem.weights()[i]));
            }
        }
        return corners;
    }

    private static Fraction total(Fraction multiplier, ClampProblem problem) {
        return amountsAt(multiplier, problem).stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static List<Fraction> amountsAt(Fraction multiplier, ClampProblem problem) {
        return IntStream.range(0, problem.size())
                .mapToObj(i -> clamp(
                        multiplier.times(Fraction.of(problem.weights()[i])),
                        Fraction.of(problem.floors()[i]),
                        Fraction.of(problem.ceilings()[i])))
                .toList();
    }

    private static Fraction clamp(Fraction value, Fraction floor, Fraction ceiling) {
        if (value.compareTo(floor) < 0) {
            return floor;
        }
        return value.compareTo(ceiling) > 0 ? ceiling : value;
    }

    /** The amounts in whole units by largest remainder, equal rests in order of the regions. */
    static long[] units(ClampProblem problem) {
        List<Fraction> amounts = amounts(problem);
        long[] units = amounts.stream()
                .map(Fraction::floor)
                .mapToLong(BigInteger::longValueExact)
                .toArray();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, units.length).boxed().toList());
        order.sort(Comparator.comparing((Integer i) -> amounts.get(i).minus(Fraction.of(units[i])))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        long left = problem.budget();
        for (long unit : units) {
            left -= unit;
        }
        for (int k = 0; k < left; k++) {
            units[order.get(k)]++;
        }
        return units;
    }
}
