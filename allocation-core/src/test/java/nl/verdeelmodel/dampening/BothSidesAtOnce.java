package nl.verdeelmodel.dampening;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;

/**
 * The obvious loop, which is wrong: hold everyone beyond a bound, on both sides at once, divide what is left over the
 * others, repeat.
 */
final class BothSidesAtOnce {

    private BothSidesAtOnce() {}

    static List<Fraction> amounts(ClampProblem problem) {
        List<Fraction> amounts = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < problem.size(); i++) {
            amounts.add(Fraction.ZERO);
            open.add(i);
        }
        long left = problem.budget();
        while (!open.isEmpty()) {
            long sum = open.stream().mapToLong(i -> problem.weights()[i]).sum();
            if (sum == 0) {
                break;
            }
            List<Integer> stillOpen = new ArrayList<>();
            long held = 0;
            for (int i : open) {
                Fraction amount = Fraction.of(left, sum).times(Fraction.of(problem.weights()[i]));
                Fraction floor = Fraction.of(problem.floors()[i]);
                Fraction ceiling = Fraction.of(problem.ceilings()[i]);
                if (amount.compareTo(floor) < 0) {
                    amounts.set(i, floor);
                    held += problem.floors()[i];
                } else if (amount.compareTo(ceiling) > 0) {
                    amounts.set(i, ceiling);
                    held += problem.ceilings()[i];
                } else {
                    amounts.set(i, amount);
                    stillOpen.add(i);
                }
            }
            if (stillOpen.size() == open.size()) {
                break;
            }
            left -= held;
            open = stillOpen;
        }
        return amounts;
    }
}
