package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * The Shapley value: what each step of a change contributes, on average over all orders in which the steps can be taken.
 *
 * <pre>
 * phi_j = sum over S without j of |S|! (n - |S| - 1)! / n!  x  (v(S + j) - v(S))
 * </pre>
 *
 * <p>v(S) is the outcome, per region, if exactly the steps of S are taken. The contributions add up to v(all) - v(none) in
 * each region; a step that never matters contributes 0, steps that are interchangeable contribute the same, and nothing
 * depends on the order in which steps are listed. They are exact.
 *
 * <p>Source: Shapley (1953), A value for n-person games; for splitting a difference into its causes: Shorrocks (2013),
 * Decomposition procedures for distributional analysis, Journal of Economic Inequality 11.
 */
public final class Shapley {

    /** More steps need more than 4,096 outcomes. */
    public static final int MOST_PLAYERS = 12;

    private final int players;
    private final BigInteger[] weights;

    private Shapley(int players) {
        this.players = players;
        this.weights = new BigInteger[players];
        for (int size = 0; size < players; size++) {
            weights[size] = factorial(size).multiply(factorial(players - size - 1));
        }
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }

    /**
     * The value of each player.
     *
     * @param players how many there are, at most {@link #MOST_PLAYERS}; they are numbered from 0
     * @param value the outcome of a coalition, asked for once per coalition
     * @return a value per player
     * @throws IllegalArgumentException if there are too many players
     */
    public static ImmutableList<RegionValues> of(int players, Function<Set<Integer>, RegionValues> value) {
        if (players > MOST_PLAYERS) {
            throw new IllegalArgumentException(
                    "There are " + players + " players; at most " + MOST_PLAYERS + " can be tried in all coalitions.");
        }
        List<RegionValues> outcomes = new ArrayList<>();
        for (int mask = 0; mask < 1 << players; mask++) {
            outcomes.add(value.apply(coalition(mask)));
        }
        return new Shapley(players).values(outcomes);
    }

    private static ImmutableSet<Integer> coalition(int mask) {
        ImmutableSet.Builder<Integer> set = ImmutableSet.builder();
        for (int player = 0; mask >> player != 0; player++) {
            if ((mask >> player & 1) == 1) {
                set.add(player);
            }
        }
        return set.build();
    }

    /**
     * What each player adds when they join one after another.
     *
     * @param order the players, each once
     * @param value the outcome of a coalition
     * @return a contribution per player, by number
     */
    public static ImmutableList<RegionValues> inOrder(List<Integer> order, Function<Set<Integer>, RegionValues> value) {
        RegionValues[] contributions = new RegionValues[order.size()];
        RegionValues before = value.apply(ImmutableSet.of());
        for (int i = 0; i < order.size(); i++) {
            RegionValues after = value.apply(ImmutableSet.copyOf(order.subList(0, i + 1)));
            contributions[order.get(i)] = after.combine(before, Fraction::minus);
            before = after;
        }
        return ImmutableList.copyOf(contributions);
    }

    private ImmutableList<RegionValues> values(List<RegionValues> outcomes) {
        RegionSet regions = outcomes.get(0).regions();
        List<List<Fraction>> byPlayer = new ArrayList<>();
        for (int player = 0; player < players; player++) {
            byPlayer.add(new ArrayList<>());
        }
        for (int i = 0; i < regions.size(); i++) {
            int region = i;
            List<Fraction> values =
                    outcomes.stream().map(outcome -> outcome.get(region)).toList();
            addRegion(values, byPlayer);
        }
        return byPlayer.stream()
                .map(values -> RegionValues.of(regions, values))
                .collect(ImmutableList.toImmutableList());
    }

    /** Over one denominator, so that thousands of sums need no common divisors. */
    private void addRegion(List<Fraction> values, List<List<Fraction>> byPlayer) {
        BigInteger denominator = CommonDenominator.of(values);
        List<BigInteger> numerators = values.stream()
                .map(value -> CommonDenominator.numerator(value, denominator))
                .toList();
        BigInteger whole = denominator.multiply(factorial(players));
        for (int player = 0; player < players; player++) {
            byPlayer.get(player).add(Fraction.of(weightedSum(numerators, 1 << player), whole));
        }
    }

    private BigInteger weightedSum(List<BigInteger> outcomes, int player) {
        BigInteger sum = BigInteger.ZERO;
        for (int mask = 0; mask < outcomes.size(); mask++) {
            if ((mask & player) == 0) {
                BigInteger added = outcomes.get(mask | player).subtract(outcomes.get(mask));
                sum = sum.add(added.multiply(weights[Integer.bitCount(mask)]));
            }
        }
        return sum;
    }
}
