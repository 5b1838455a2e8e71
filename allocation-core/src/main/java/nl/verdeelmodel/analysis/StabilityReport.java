package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Multipliers;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * What stability did to a stream in a year: where each region started and stands, which rule holds it, what it costs and who
 * pays.
 *
 * <p>Only reads the outcome, so it cannot disagree with the amounts.
 *
 * @param outcome what is reported
 * @param regions a line per region, in the order of the regions
 * @param keptFromTarget the money that stability keeps away from target, in cents: half the sum of |x - t|, x what a region
 *     gets and t what it would get without stability rules. Whole, unless the total is an outcome; then {@link #belowTarget()}
 *     and {@link #aboveTarget()} say more
 * @param contributions who pays for whose protection
 */
public record StabilityReport(
        StabilityOutcome outcome,
        ImmutableList<RegionLine> regions,
        Fraction keptFromTarget,
        Contributions contributions) {

    private static final Fraction HALF = Fraction.of(1, 2);

    /**
     * A rule that sets a limit.
     *
     * @param number its place among the rules of the stream, from 1
     * @param bound the rule and its amounts
     */
    public record Ruling(int number, StabilityOutcome.BoundOutcome bound) {

        /**
         * The article behind the rule.
         *
         * @return the source, or empty
         */
        public String source() {
            return bound.rule().terms().source();
        }

        /**
         * The rule as a change of the model names it, without the stream: {@code stability.0} or, with an id,
         * {@code stability.mfg}.
         *
         * @return its path
         */
        public String path() {
            String path = bound.rule().terms().where().path();
            int start = path.lastIndexOf("stability.");
            return start < 0 ? "stability." + (number - 1) : path.substring(start);
        }
    }

    /**
     * A limit of a region.
     *
     * @param cents whole units, in cents
     * @param rule the rule that decides it
     */
    public record Limit(Fraction cents, Ruling rule) {}

    /**
     * What stability did to a region. Distances are relative to {@code undampened}, in every stream: under a ceiling that is
     * the claim cut in proportion, as without these rules. They are empty if only that amount is 0.
     *
     * @param baseline what the rules start from, in cents; empty if the stream has no baseline
     * @param claim what it claims under a ceiling, before any cut, in cents: what rules and balance look at; empty if the
     *     stream has an amount
     * @param target what it should get without any stability rule, exact before rounding, in cents
     * @param undampened the target in whole units: what it would get without stability rules
     * @param amount what it gets
     * @param floor the highest floor, in whole units; empty if no rule sets one
     * @param ceiling the lowest ceiling, in whole units; empty if no rule sets one
     * @param crossed whether floor and ceiling crossed before the model settled which wins; then both are the winner
     * @param held which bound decides what it gets; where the balance does not keep bounds, what it gets before the balance
     */
    public record RegionLine(
            Optional<Fraction> baseline,
            Optional<Fraction> claim,
            Fraction target,
            Money undampened,
            Money amount,
            Optional<Limit> floor,
            Optional<Limit> ceiling,
            boolean crossed,
            Held held) {

        /**
         * The distance from target at the start: (baseline - undampened) / undampened.
         *
         * @return the distance; empty without a baseline, or if only {@code undampened} is 0
         */
        public Optional<Fraction> distanceBefore() {
            return baseline.flatMap(start -> relative(start, undampened.toCents()));
        }

        /**
         * The distance from target that is left: (amount - undampened) / undampened.
         *
         * @return the distance; empty if only {@code undampened} is 0
         */
        public Optional<Fraction> distanceAfter() {
            return relative(amount.toCents(), undampened.toCents());
        }

        /**
         * The change on the baseline: (amount - baseline) / baseline.
         *
         * @return the change; empty without a baseline, or if only the baseline is 0
         */
        public Optional<Fraction> change() {
            return baseline.flatMap(start -> relative(amount.toCents(), start));
        }

        /**
         * The limit that decides what the region gets.
         *
         * @return the limit; empty if it is on no bound
         */
        public Optional<Limit> heldBy() {
            return switch (held) {
                case NO -> Optional.empty();
                case BY_FLOOR -> floor;
                case BY_CEILING -> ceiling;
            };
        }

        private static Optional<Fraction> relative(Fraction value, Fraction base) {
            if (base.signum() == 0) {
                return value.signum() == 0 ? Optional.of(Fraction.ZERO) : Optional.empty();
            }
            return Optional.of(value.minus(base).dividedBy(base));
        }
    }

    /**
     * The report of a stream.
     *
     * @param stream a stream in a year
     * @return the report; empty if the stream has no stability rules
     */
    public static Optional<StabilityReport> of(Allocation.StreamOutcome stream) {
        return stream.stability().map(outcome -> of(outcome, stream));
    }

    private static StabilityReport of(StabilityOutcome outcome, Allocation.StreamOutcome stream) {
        RegionBudgets undampened = stream.undampened();
        RegionBudgets amounts = stream.budgets();
        Optional<RegionValues> claims = stream.claims();
        RegionValues targets = stream.exactTargets();
        ImmutableList.Builder<RegionLine> lines = ImmutableList.builder();
        Fraction moved = Fraction.ZERO;
        for (int i = 0; i < amounts.regions().size(); i++) {
            int region = i;
            Optional<Fraction> claim = claims.map(values -> values.get(region));
            lines.add(line(outcome, i, claim, targets.get(i), undampened.get(i)));
            Fraction change = amounts.get(i).minus(undampened.get(i)).toCents();
            moved = change.signum() < 0 ? moved.minus(change) : moved.plus(change);
        }
        return new StabilityReport(outcome, lines.build(), moved.times(HALF), Contributions.of(undampened, amounts));
    }

    private static RegionLine line(
            StabilityOutcome outcome, int region, Optional<Fraction> claim, Fraction target, Money undampened) {
        Limits.RegionLimits limits = outcome.dampened().limits().regions().get(region);
        return new RegionLine(
                outcome.policy()
                        .baseline()
                        .map(rule -> outcome.situation().baseline().get(region)),
                claim,
                target,
                undampened,
                outcome.budgets().get(region),
                limit(outcome, limits.floor()),
                limits.ceiling().flatMap(ceiling -> limit(outcome, ceiling)),
                limits.crossed(),
                outcome.held(region));
    }

    private static Optional<Limit> limit(StabilityOutcome outcome, Limits.Limit limit) {
        OptionalInt bound = limit.bound();
        return bound.isEmpty()
                ? Optional.empty()
                : Optional.of(new Limit(limit.cents(), ruling(outcome, bound.getAsInt())));
    }

    private static Ruling ruling(StabilityOutcome outcome, int bound) {
        StabilityOutcome.BoundOutcome found = outcome.bounds().get(bound);
        return new Ruling(number(outcome, found.rule()), found);
    }

    /**
     * The number of a rule.
     *
     * @param outcome how a stream was kept stable
     * @param rule a rule of its policy
     * @return its place, from 1
     */
    public static int number(StabilityOutcome outcome, StabilityRule rule) {
        return 1 + outcome.policy().rules().indexOf(rule);
    }

    /**
     * The regions.
     *
     * @return the region set
     */
    public RegionSet regionSet() {
        return outcome.budgets().regions();
    }

    /**
     * The baseline in all.
     *
     * @return the sum of the baseline in cents; empty if the stream has no baseline
     */
    public Optional<Fraction> baselineTotal() {
        return outcome.policy()
                .baseline()
                .map(rule -> outcome.situation().baseline().total());
    }

    /**
     * Whether the stream has a ceiling, so that regions claim amounts before any cut.
     *
     * @return true under a ceiling
     */
    public boolean hasClaims() {
        return !regions.isEmpty() && regions.get(0).claim().isPresent();
    }

    /** What the balance starts from, in words: claims before any cut, unless a path replaced them. */
    Aim aim() {
        return hasClaims() && outcome.paths().isEmpty() ? Aim.CLAIM : Aim.TARGET;
    }

    /**
     * Whether the total is an outcome: then what regions get below and above target need not be the same.
     *
     * @return true with the balance {@code none}
     */
    public boolean totalIsAnOutcome() {
        return outcome.policy().balance().method() == BalanceMethod.NONE;
    }

    /**
     * What the regions that get less than without stability rules get less, together.
     *
     * @return at least 0
     */
    public Money belowTarget() {
        return regions.stream()
                .map(line -> line.undampened().minus(line.amount()))
                .filter(less -> less.cents() > 0)
                .reduce(Money.ZERO, Money::plus);
    }

    /**
     * What the regions that get more than without stability rules get more, together.
     *
     * @return at least 0; the same as {@link #belowTarget()} unless the total is an outcome
     */
    public Money aboveTarget() {
        return regions.stream()
                .map(line -> line.amount().minus(line.undampened()))
                .filter(more -> more.cents() > 0)
                .reduce(Money.ZERO, Money::plus);
    }

    /**
     * How far the formula reaches: the part of the money that goes to regions on no bound. With a path (a blend, a pace of
     * change, the increase only) these regions do not get what the formula says either.
     *
     * @return from 0 to 1
     */
    public Fraction formulaReach() {
        return outcome.dampened().formulaReach();
    }

    /**
     * The part of the money that is kept away from target.
     *
     * @return from 0; 0 if there is no money
     */
    public Fraction partKeptFromTarget() {
        return partOfMoney(keptFromTarget);
    }

    /** What part an amount is of what there is to divide; 0 if there is no money. */
    Fraction partOfMoney(Fraction cents) {
        Fraction total = outcome.situation().total();
        return total.signum() == 0 ? Fraction.ZERO : cents.dividedBy(total);
    }

    /**
     * How many regions a bound holds.
     *
     * @param by which bound
     * @return the number of regions
     */
    public int count(Held by) {
        return Math.toIntExact(
                regions.stream().filter(line -> line.held() == by).count());
    }

    /**
     * The multipliers that make the total fit.
     *
     * @return one number, or an interval if no region is free to move
     */
    public Multipliers multipliers() {
        return outcome.dampened().certificate().multipliers();
    }

    /**
     * What the multiplier does, in a sentence with its value rounded for reading.
     *
     * @return a sentence
     */
    public Text multiplierMeaning() {
        return BalanceWords.meaning(this);
    }

    /**
     * The targets, or under a ceiling the claims, within their bounds: what the balance starts from.
     *
     * @return in cents
     */
    public RegionValues targetsWithinBounds() {
        RegionValues targets = outcome.balancedTargets();
        ImmutableList.Builder<Fraction> within = ImmutableList.builder();
        for (int i = 0; i < regions.size(); i++) {
            within.add(outcome.dampened().limits().clamp(i, targets.get(i)));
        }
        return RegionValues.of(targets.regions(), within.build());
    }
}
