package nl.verdeelmodel.dampening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;

/**
 * Solves an equation another way, slow and obvious: let everyone move, then fix those who broke a bound on the side where
 * the bounds were broken by more, and begin again with the rest.
 */
final class SlowEquation {

    private final Equation equation;
    private final Map<Integer, Fraction> fixed = new HashMap<>();

    private SlowEquation(Equation equation) {
        this.equation = equation;
    }

    /** The amounts; empty if the loop ends without any region that can still move and does not meet the total. */
    static Optional<List<Fraction>> solve(Equation equation) {
        return new SlowEquation(equation).run();
    }

    private Optional<List<Fraction>> run() {
        while (true) {
            Fraction slope = Fraction.ZERO;
            Fraction left = equation.total();
            for (int i = 0; i < size(); i++) {
                if (fixed.containsKey(i)) {
                    left = left.minus(fixed.get(i));
                } else {
                    left = left.minus(line(i).start());
                    slope = slope.plus(line(i).slope());
                }
            }
            if (slope.signum() == 0) {
                return left.signum() == 0 || onlyConstantsBreakBounds(left)
                        ? Optional.of(amounts(Fraction.ZERO))
                        : Optional.empty();
            }
            Fraction multiplier = left.dividedBy(slope);
            if (!fixViolations(multiplier)) {
                return Optional.of(amounts(multiplier));
            }
        }
    }

    private boolean onlyConstantsBreakBounds(Fraction left) {
        Fraction corrected = left;
        for (int i = 0; i < size(); i++) {
            if (!fixed.containsKey(i)) {
                corrected = corrected.plus(line(i).start()).minus(line(i).at(Fraction.ZERO));
            }
        }
        return corrected.signum() == 0;
    }

    private boolean fixViolations(Fraction multiplier) {
        Map<Integer, Fraction> low = new HashMap<>();
        Map<Integer, Fraction> high = new HashMap<>();
        Fraction balance = Fraction.ZERO;
        for (int i = 0; i < size(); i++) {
            if (!fixed.containsKey(i)) {
                Fraction wanted = line(i).start().plus(line(i).slope().times(multiplier));
                Fraction amount = line(i).at(multiplier);
                balance = balance.plus(amount).minus(wanted);
                if (amount.compareTo(wanted) > 0) {
                    low.put(i, amount);
                } else if (amount.compareTo(wanted) < 0) {
                    high.put(i, amount);
                }
            }
        }
        if (balance.signum() >= 0) {
            fixed.putAll(low);
        }
        if (balance.signum() <= 0) {
            fixed.putAll(high);
        }
        return !low.isEmpty() || !high.isEmpty();
    }

    private List<Fraction> amounts(Fraction multiplier) {
        return IntStream.range(0, size())
                .mapToObj(i -> fixed.getOrDefault(i, line(i).at(multiplier)))
                .toList();
    }

    private Line line(int index) {
        return equation.lines().get(index);
    }

    private int size() {
        return equation.lines().size();
    }
}
