package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.dampening.DampenedBudgets;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * One year in the course of a stream, or of all streams together. Values per region are in the order of the regions.
 *
 * <p>The target of a region is here its undampened amount: what it would get in this year without stability rules, in whole
 * units. Every distance is measured from it.
 *
 * @param year the year of payment
 * @param baseline what regions had before, in cents; empty if no stability rule looks at it
 * @param exactTargets what the keys give, exact, in cents; under a ceiling the claims cut in proportion
 * @param undampened what each region would get without stability rules
 * @param amounts what each region gets
 * @param holds what holds each region; empty for all streams together
 * @param boundsKept whether the amounts keep the bounds that hold regions; false if the balance moved amounts off them, or
 *     reduced the floors
 * @param formulaReach the part of the money that goes to regions on no bound, from 0 to 1
 */
public record CourseYear(
        int year,
        Optional<RegionValues> baseline,
        RegionValues exactTargets,
        RegionBudgets undampened,
        RegionBudgets amounts,
        ImmutableList<Hold> holds,
        boolean boundsKept,
        Fraction formulaReach) {

    /**
     * What holds a region.
     *
     * @param held by floor, by ceiling, or not
     * @param rule the number of the rule that set this bound, counted from 1 in the order of the model; empty if none did
     */
    public record Hold(Held held, OptionalInt rule) {

        private static final Hold NONE = new Hold(Held.NO, OptionalInt.empty());
    }

    static CourseYear of(int year, Allocation.StreamOutcome stream) {
        RegionSet regions = stream.budgets().regions();
        return stream.stability()
                .map(stability -> of(year, stream, stability))
                .orElseGet(() -> new CourseYear(
                        year,
                        Optional.empty(),
                        cents(stream.undampened()),
                        stream.undampened(),
                        stream.budgets(),
                        regions.regions().stream().map(region -> Hold.NONE).collect(ImmutableList.toImmutableList()),
                        true,
                        Fraction.ONE));
    }

    private static CourseYear of(int year, Allocation.StreamOutcome stream, StabilityOutcome stability) {
        ImmutableList<Hold> holds = IntStream.range(
                        0, stream.budgets().regions().size())
                .mapToObj(region -> hold(stability, region))
                .collect(ImmutableList.toImmutableList());
        return new CourseYear(
                year,
                stability.baseline().map(measure -> stability.situation().baseline()),
                stream.exactTargets(),
                stream.undampened(),
                stream.budgets(),
                holds,
                stability.keepsBounds(),
                stability.dampened().formulaReach());
    }

    private static Hold hold(StabilityOutcome stability, int region) {
        DampenedBudgets dampened = stability.dampened();
        Held held = stability.held(region);
        Limits.RegionLimits limits = dampened.limits().regions().get(region);
        Optional<Limits.Limit> limit = switch (held) {
            case NO -> Optional.empty();
            case BY_FLOOR -> Optional.of(limits.floor());
            case BY_CEILING -> limits.ceiling();
        };
        OptionalInt bound = limit.map(Limits.Limit::bound).orElse(OptionalInt.empty());
        return new Hold(
                held, bound.isPresent() ? OptionalInt.of(rule(stability, bound.getAsInt())) : OptionalInt.empty());
    }

    private static int rule(StabilityOutcome stability, int bound) {
        return stability.policy().rules().indexOf(stability.bounds().get(bound).rule()) + 1;
    }

    /** All streams of a year together; the baseline is known only if that of every stream is. */
    static CourseYear sum(int year, RegionSet regions, List<CourseYear> streams) {
        RegionBudgets undampened = RegionBudgets.zero(regions);
        RegionBudgets amounts = RegionBudgets.zero(regions);
        RegionValues targets = RegionValues.constant(regions, Fraction.ZERO);
        Optional<RegionValues> baseline = Optional.of(targets);
        Fraction reached = Fraction.ZERO;
        for (CourseYear stream : streams) {
            undampened = undampened.plus(stream.undampened());
            amounts = amounts.plus(stream.amounts());
            targets = targets.combine(stream.exactTargets(), Fraction::plus);
            baseline = baseline.flatMap(sum -> stream.baseline().map(own -> sum.combine(own, Fraction::plus)));
            reached = reached.plus(stream.formulaReach().times(stream.total().toCents()));
        }
        Fraction total = amounts.total().toCents();
        Fraction reach = total.signum() == 0 ? Fraction.ONE : reached.dividedBy(total);
        boolean kept = streams.stream().allMatch(CourseYear::boundsKept);
        return new CourseYear(year, baseline, targets, undampened, amounts, ImmutableList.of(), kept, reach);
    }

    private static RegionValues cents(RegionBudgets budgets) {
        RegionSet regions = budgets.regions();
        return RegionValues.of(
                regions,
                IntStream.range(0, regions.size())
                        .mapToObj(region -> budgets.get(region).toCents())
                        .toList());
    }

    /**
     * The money of all regions.
     *
     * @return the total of the year, exact
     */
    public Money total() {
        return amounts.total();
    }

    /**
     * How far a region was from its target at the start: (baseline - target) / target.
     *
     * @param region the region
     * @return empty if there is no baseline, or the target is 0 and the baseline is not
     */
    public Optional<Fraction> distanceBefore(int region) {
        return baseline.flatMap(before -> distance(before.get(region), region));
    }

    /**
     * How far a region was from its target at the start if its share of the money counts instead of the amount: (baseline x
     * total / sum of the baseline - target) / target. Money that grows for all moves nobody.
     *
     * @param region the region
     * @return empty if there is no baseline, nobody had anything, or the target is 0 and the baseline is not
     */
    public Optional<Fraction> shareDistanceBefore(int region) {
        return baseline.filter(before -> before.total().signum() > 0).flatMap(before -> {
            Fraction scale = undampened.total().toCents().dividedBy(before.total());
            return distance(before.get(region).times(scale), region);
        });
    }

    /**
     * How far a region is from its target at the end: (amount - target) / target.
     *
     * @param region the region
     * @return empty if the target is 0 and the amount is not
     */
    public Optional<Fraction> distanceAfter(int region) {
        return distance(amounts.get(region).toCents(), region);
    }

    private Optional<Fraction> distance(Fraction cents, int region) {
        Fraction target = undampened.get(region).toCents();
        if (target.signum() == 0) {
            return cents.signum() == 0 ? Optional.of(Fraction.ZERO) : Optional.empty();
        }
        return Optional.of(cents.minus(target).dividedBy(target));
    }

    /**
     * What a region gets above its target.
     *
     * @param region the region
     * @return below 0 if it gets less
     */
    public Money aboveTarget(int region) {
        return amounts.get(region).minus(undampened.get(region));
    }

    /**
     * Whether a region is at its target: |amount - target| is at most {@code tolerance} x target.
     *
     * @param region the region
     * @param tolerance as a part of the target
     * @return true if it is; with a target of 0 only if it gets nothing
     */
    public boolean isAtTarget(int region, Fraction tolerance) {
        Fraction room = undampened.get(region).toCents().times(tolerance);
        return aboveTarget(region).toCents().abs().compareTo(room) <= 0;
    }

    /**
     * How many regions are at their target.
     *
     * @param tolerance as a part of the target
     * @return the number of regions
     */
    public int countAtTarget(Fraction tolerance) {
        return (int) IntStream.range(0, amounts.regions().size())
                .filter(region -> isAtTarget(region, tolerance))
                .count();
    }

    /**
     * The money that stability rules keep away from target: sum |amount - target| / 2.
     *
     * @return in cents; with half a cent if the rules cost or leave an odd number of cents
     */
    public Fraction keptFromTarget() {
        Fraction sum = Fraction.ZERO;
        for (int region = 0; region < amounts.regions().size(); region++) {
            sum = sum.plus(aboveTarget(region).toCents().abs());
        }
        return sum.dividedBy(Fraction.of(2));
    }

    /**
     * The largest distance from target, without its sign.
     *
     * @return at least 0; regions with a target of 0 do not count
     */
    public Fraction largestDistance() {
        return IntStream.range(0, amounts.regions().size())
                .mapToObj(this::distanceAfter)
                .flatMap(Optional::stream)
                .map(Fraction::abs)
                .max(Fraction::compareTo)
                .orElse(Fraction.ZERO);
    }

    /**
     * How many regions a bound holds; before the balance, if that does not keep the bounds.
     *
     * @param by which bound
     * @return the number of regions; 0 for all streams together
     */
    public int count(Held by) {
        return (int) holds.stream().filter(hold -> hold.held() == by).count();
    }
}
