package nl.verdeelmodel.score;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;

/**
 * Rounds the values of a tree so that the rounded parts add up to their rounded total, each to the multiple below or above
 * it.
 *
 * <p>The root goes to the nearest multiple, halves up. Below it every part gets the multiple below, and those with the largest
 * remainders the one above, as many as the rounded total asks for; ties in the order of the parts. There are always enough: the
 * multiples below add up to no more than that of the total, those above to no less.
 */
final class ControlledRounding {

    private final List<List<Integer>> children;
    private final List<Fraction> units;
    private final BigInteger[] rounded;

    private ControlledRounding(List<Fraction> units, List<List<Integer>> children) {
        this.units = units;
        this.children = children;
        this.rounded = new BigInteger[units.size()];
    }

    /** The rounded values; node 0 is the root, every other node comes after its parent, and values add up. */
    static List<Fraction> of(List<Fraction> values, List<List<Integer>> children, Fraction unit) {
        List<Fraction> units =
                values.stream().map(value -> value.dividedBy(unit)).toList();
        ControlledRounding rounding = new ControlledRounding(units, children);
        rounding.rounded[0] = units.get(0).plus(Fraction.of(1, 2)).floor();
        for (int node = 0; node < units.size(); node++) {
            rounding.divide(node);
        }
        List<Fraction> out = new ArrayList<>();
        for (BigInteger multiple : rounding.rounded) {
            out.add(Fraction.of(multiple).times(unit));
        }
        return out;
    }

    private void divide(int node) {
        BigInteger left = rounded[node];
        for (int child : children.get(node)) {
            rounded[child] = units.get(child).floor();
            left = left.subtract(rounded[child]);
        }
        List<Integer> byRemainder = children.get(node).stream()
                .sorted(Comparator.comparing(this::remainder).reversed())
                .toList();
        int extra = children.get(node).isEmpty() ? 0 : left.intValueExact();
        for (int child : byRemainder.subList(0, extra)) {
            rounded[child] = rounded[child].add(BigInteger.ONE);
        }
    }

    private Fraction remainder(int node) {
        return units.get(node).minus(Fraction.of(units.get(node).floor()));
    }
}
