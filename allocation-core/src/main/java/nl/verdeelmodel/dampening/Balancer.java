package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * Makes amounts within limits add up to the total again, by one multiplier that all regions share.
 *
 * <p>The outcome is defined in exact fractions of a cent. A stage holds its options and takes data in the call; it can be
 * shared between threads.
 *
 * @param method who pays and who receives
 * @param weights in what proportion, for methods that take weights; empty for the same amount for every region (shift) or
 *     in proportion to the amounts (renormalise)
 */
public record Balancer(BalanceMethod method, Optional<RegionValues> weights) {

    /**
     * A balancer.
     *
     * @throws IllegalArgumentException if there are weights that the method does not take
     */
    public Balancer {
        if (weights.isPresent() && !method.takesWeights()) {
            throw new IllegalArgumentException("The method " + method.id() + " takes no weights.");
        }
    }

    /**
     * The equation of a balance; its lines are in the order of the regions.
     *
     * @param situation total, baseline and targets, which must be 0 or more
     * @param limits floors and ceilings that do not cross
     * @param scaledAbove up to where gains count in full; only {@link BalanceMethod#SCALE_THE_EXCESS} looks at it
     * @return the equation, which may have no solution
     */
    public Equation equation(Situation situation, Limits limits, Optional<Bound> scaledAbove) {
        List<Fraction> within = within(situation, limits);
        Fraction sum = within.stream().reduce(Fraction.ZERO, Fraction::plus);
        boolean lower = sum.compareTo(situation.total()) >= 0;
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        for (int i = 0; i < situation.size(); i++) {
            lines.add(line(situation, limits, scaledAbove, i, within.get(i), lower));
        }
        return new Equation(method == BalanceMethod.NONE ? sum : situation.total(), lines.build());
    }

    /** The targets, each within its limits. */
    private static List<Fraction> within(Situation situation, Limits limits) {
        List<Fraction> within = new ArrayList<>();
        for (int i = 0; i < situation.size(); i++) {
            within.add(limits.clamp(i, situation.targets().get(i)));
        }
        return within;
    }

    private Line line(
            Situation situation, Limits limits, Optional<Bound> scaledAbove, int i, Fraction within, boolean lower) {
        Optional<Fraction> floor = Optional.of(limits.floor(i));
        Optional<Fraction> ceiling = limits.ceiling(i);
        Fraction target = situation.targets().get(i);
        return switch (method) {
            case SCALE -> new Line(Fraction.ZERO, target, floor, ceiling);
            case SHIFT -> new Line(target, weight(i), floor, ceiling);
            case SCALE_THE_EXCESS ->
                lower
                        ? gain(floor.get(), within, scaledAbove.flatMap(bound -> bound.cents(i)))
                        : filled(within, ceiling.orElse(within));
            case LARGEST_WINNERS ->
                situation.hasBaseline(i)
                        ? new Line(
                                Fraction.ZERO,
                                situation.baseline().get(i),
                                lower ? floor : Optional.of(within),
                                lower ? Optional.of(within) : ceiling)
                        : Line.constant(within);
            case RENORMALISE ->
                weights.isPresent() ? Line.unbounded(within, weight(i)) : Line.unbounded(Fraction.ZERO, within);
            case NONE -> Line.constant(within);
        };
    }

    private Fraction weight(int region) {
        return weights.map(w -> w.get(region)).orElse(Fraction.ONE);
    }

    /** From the floor, or from where gains are no longer full, up to the target. */
    private static Line gain(Fraction floor, Fraction within, Optional<Fraction> scaledAbove) {
        Fraction from = floor;
        if (scaledAbove.isPresent() && scaledAbove.get().compareTo(floor) > 0) {
            from = scaledAbove.get().compareTo(within) < 0 ? scaledAbove.get() : within;
        }
        return filled(from, within);
    }

    private static Line filled(Fraction from, Fraction to) {
        return new Line(from, to.minus(from), Optional.of(from), Optional.of(to));
    }

    /**
     * Balances.
     *
     * @param situation total, baseline and targets, which must be 0 or more
     * @param limits floors and ceilings that do not cross
     * @param scaledAbove up to where gains count in full; only {@link BalanceMethod#SCALE_THE_EXCESS} looks at it
     * @return the exact budgets; empty if no multiplier reaches the total
     */
    public Optional<DampenedBudgets> balance(Situation situation, Limits limits, Optional<Bound> scaledAbove) {
        Equation equation = equation(situation, limits, scaledAbove);
        return equation.solve()
                .map(multipliers -> new DampenedBudgets(
                        this,
                        limits,
                        Certificate.of(equation, multipliers),
                        held(situation, limits, equation, multipliers)));
    }

    private ImmutableList<Held> held(Situation situation, Limits limits, Equation equation, Multipliers multipliers) {
        ImmutableList.Builder<Held> held = ImmutableList.builder();
        for (int i = 0; i < situation.size(); i++) {
            // Renormalising moves amounts off the bounds that held them.
            Fraction amount = method == BalanceMethod.RENORMALISE
                    ? limits.clamp(i, situation.targets().get(i))
                    : equation.lines().get(i).at(multipliers.any());
            held.add(held(limits.regions().get(i), amount));
        }
        return held.build();
    }

    private static Held held(Limits.RegionLimits limits, Fraction amount) {
        if (limits.floor().bound().isPresent() && amount.equals(limits.floor().cents())) {
            return Held.BY_FLOOR;
        }
        boolean atCeiling = limits.ceiling()
                .filter(ceiling -> amount.equals(ceiling.cents()))
                .isPresent();
        return atCeiling ? Held.BY_CEILING : Held.NO;
    }

    /**
     * Gives every region the same part of its floor, for a total that the floors exceed: x = l T / sum of l (20 U.S.C.
     * 6332(d)).
     *
     * @param total the money, in cents, less than the sum of the floors
     * @param limits the floors
     * @return budgets in proportion to the floors; the multiplier is the part that is kept
     */
    public DampenedBudgets reduceFloors(Fraction total, Limits limits) {
        ImmutableList<Line> lines = limits.regions().stream()
                .map(region -> Line.unbounded(Fraction.ZERO, region.floor().cents()))
                .collect(ImmutableList.toImmutableList());
        Equation equation = new Equation(total, lines);
        return new DampenedBudgets(
                this,
                limits,
                Certificate.of(equation, equation.solve().orElseThrow()),
                limits.regions().stream()
                        .map(region -> region.floor().bound().isPresent() ? Held.BY_FLOOR : Held.NO)
                        .collect(ImmutableList.toImmutableList()),
                true);
    }
}
