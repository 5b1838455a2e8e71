package nl.verdeelmodel.analysis.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/** The Shapley value as it is defined: the mean of what a player adds, over all orders written out. */
final class SlowShapley {

    private SlowShapley() {}

    static List<RegionValues> of(int players, Function<Set<Integer>, RegionValues> value) {
        List<List<Integer>> orders = orders(IntStream.range(0, players).boxed().toList());
        RegionValues zero = value.apply(Set.of()).map(ignored -> Fraction.ZERO);
        List<RegionValues> sums = new ArrayList<>(Collections.nCopies(players, zero));
        for (List<Integer> order : orders) {
            List<RegionValues> added = Shapley.inOrder(order, value);
            for (int player = 0; player < players; player++) {
                sums.set(player, sums.get(player).combine(added.get(player), Fraction::plus));
            }
        }
        Fraction each = Fraction.of(1, orders.size());
        return sums.stream().map(sum -> sum.map(each::times)).toList();
    }

    private static List<List<Integer>> orders(List<Integer> players) {
        if (players.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : players) {
            List<Integer> rest = new ArrayList<>(players);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
