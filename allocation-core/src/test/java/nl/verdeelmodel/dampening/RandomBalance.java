package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;

/**
 * A random balance that has a solution: whole limits around a baseline, targets with ties and zeros, and a total between
 * what the regions must and what they can get.
 */
record RandomBalance(Balancer balancer, Situation situation, Limits limits) {

    private static final BalanceMethod[] BOUNDED = {
        BalanceMethod.SCALE, BalanceMethod.SHIFT, BalanceMethod.SCALE_THE_EXCESS, BalanceMethod.LARGEST_WINNERS
    };

    static RandomBalance of(Draw draw) {
        return of(draw, BOUNDED[draw.between(0, BOUNDED.length - 1)]);
    }

    static RandomBalance of(Draw draw, BalanceMethod method) {
        int size = draw.oneIn(20) ? 1 : draw.between(1, 7);
        RegionSet regions = Regions.of(size);
        List<Fraction> targets = new ArrayList<>();
        List<Fraction> baseline = new ArrayList<>();
        List<Fraction> weights = new ArrayList<>();
        ImmutableList.Builder<Limits.RegionLimits> limits = ImmutableList.builder();
        for (int i = 0; i < size; i++) {
            targets.add(draw.oneIn(6) ? Fraction.ZERO : Fraction.of(draw.between(1, 40), draw.between(1, 3)));
            baseline.add(draw.oneIn(8) ? Fraction.ZERO : Fraction.of(draw.between(1, 40)));
            weights.add(Fraction.of(draw.between(draw.oneIn(5) ? 0 : 1, 5)));
            long floor = draw.oneIn(4) ? 0 : draw.between(0, 20);
            long ceiling = floor + (draw.oneIn(6) ? 0 : draw.between(1, 30));
            limits.add(new Limits.RegionLimits(
                    new Limits.Limit(Fraction.of(floor), floor == 0 ? OptionalInt.empty() : OptionalInt.of(0)),
                    draw.oneIn(3)
                            ? Optional.empty()
                            : Optional.of(new Limits.Limit(Fraction.of(ceiling), OptionalInt.of(1))),
                    false));
        }
        Balancer balancer = new Balancer(
                method,
                method == BalanceMethod.SHIFT && draw.oneIn(2)
                        ? Optional.of(RegionValues.of(regions, weights))
                        : Optional.empty());
        Limits all = new Limits(limits.build());
        Situation situation =
                new Situation(Fraction.ZERO, RegionValues.of(regions, baseline), RegionValues.of(regions, targets));
        return new RandomBalance(balancer, withTotal(draw, balancer, situation, all), all);
    }

    /** A total that can be reached: anywhere between least and most, or on one of them. */
    private static Situation withTotal(Draw draw, Balancer balancer, Situation situation, Limits limits) {
        Fraction within = Fraction.ZERO;
        for (int i = 0; i < situation.size(); i++) {
            within = within.plus(limits.clamp(i, situation.targets().get(i)));
        }
        Fraction least = limits.sumOfFloors();
        Fraction most = balancer.equation(total(situation, within.plus(Fraction.of(1000))), limits, Optional.empty())
                .most()
                .orElse(within.plus(Fraction.of(50)));
        Fraction low = balancer.equation(total(situation, least), limits, Optional.empty())
                .least()
                .orElse(least);
        Fraction part = Fraction.of(draw.between(0, 12), 12);
        return total(situation, low.plus(most.minus(low).times(part)));
    }

    private static Situation total(Situation situation, Fraction total) {
        return new Situation(total, situation.baseline(), situation.targets());
    }

    RandomBalance withTotal(Fraction total) {
        return new RandomBalance(balancer, total(situation, total), limits);
    }

    RandomBalance withTarget(int region, Fraction target) {
        List<Fraction> targets = new ArrayList<>(situation.targets().values());
        targets.set(region, target);
        return new RandomBalance(
                balancer,
                situation.withTargets(RegionValues.of(situation.targets().regions(), targets)),
                limits);
    }

    int size() {
        return situation.size();
    }

    Equation equation() {
        return balancer.equation(situation, limits, Optional.empty());
    }

    Optional<DampenedBudgets> solve() {
        return balancer.balance(situation, limits, Optional.empty());
    }

    List<Fraction> amounts() {
        return solve().orElseThrow().certificate().amounts();
    }
}
