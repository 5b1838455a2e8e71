package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * A game in which some sets of players earn something as soon as all of them take part: v(S) = the sum of d(T) over all T
 * within S. One exact number per region; immutable.
 *
 * <p>Every game can be written so (Harsanyi 1959, A bargaining model for the cooperative n-person game); it pays where few
 * sets earn anything. The Shapley value then gives each player of T the same part of d(T), since the players of T are alike
 * and nobody else matters for it: no coalition has to be tried, and there may be any number of players.
 */
final class Dividends {

    private final RegionSet regions;
    private final int players;
    private final ImmutableMap<ImmutableSet<Integer>, RegionValues> earned;

    private Dividends(RegionSet regions, int players, Map<ImmutableSet<Integer>, RegionValues> earned) {
        this.regions = regions;
        this.players = players;
        this.earned = ImmutableMap.copyOf(earned);
    }

    /** Collects what sets of players earn. */
    static final class Builder {

        private final RegionSet regions;
        private final int players;
        private final Map<ImmutableSet<Integer>, RegionValues> earned = new LinkedHashMap<>();

        Builder(RegionSet regions, int players) {
            this.regions = regions;
            this.players = players;
        }

        /** Lets a set of players earn more, on top of what it earns already. */
        Builder add(Set<Integer> set, RegionValues values) {
            earned.merge(ImmutableSet.copyOf(set), values, (old, more) -> old.combine(more, Fraction::plus));
            return this;
        }

        Dividends build() {
            return new Dividends(regions, players, earned);
        }
    }

    /** This game times the number {@code base} without a player and {@code base + growth} with it. */
    Dividends times(Fraction base, int player, Fraction growth) {
        Builder product = new Builder(regions, players);
        earned.forEach((set, values) -> {
            product.add(set, values.map(base::times));
            ImmutableSet<Integer> with =
                    ImmutableSet.<Integer>builder().addAll(set).add(player).build();
            product.add(with, values.map(growth::times));
        });
        return product.build();
    }

    /** This game in which one set of players earns more. */
    Dividends plus(Set<Integer> set, RegionValues values) {
        Builder sum = new Builder(regions, players);
        earned.forEach(sum::add);
        return sum.add(set, values).build();
    }

    /** What a coalition earns. */
    RegionValues value(Set<Integer> coalition) {
        RegionValues sum = RegionValues.constant(regions, Fraction.ZERO);
        for (Map.Entry<ImmutableSet<Integer>, RegionValues> entry : earned.entrySet()) {
            if (coalition.containsAll(entry.getKey())) {
                sum = sum.combine(entry.getValue(), Fraction::plus);
            }
        }
        return sum;
    }

    /** The Shapley value of each player. */
    ImmutableList<RegionValues> shapley() {
        List<RegionValues> values =
                new ArrayList<>(Collections.nCopies(players, RegionValues.constant(regions, Fraction.ZERO)));
        earned.forEach((set, dividend) -> {
            Fraction part = set.isEmpty() ? Fraction.ZERO : Fraction.of(1, set.size());
            RegionValues each = dividend.map(part::times);
            set.forEach(player -> values.set(player, values.get(player).combine(each, Fraction::plus)));
        });
        return ImmutableList.copyOf(values);
    }
}
