package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * A scenario in one year beside the first scenario. Every difference is this scenario minus the first one.
 *
 * @param scenario the scenario
 * @param allocation what the regions get in it
 * @param first what they get in the first scenario; empty if that failed
 * @param streams the streams of the scenario, with what holds each region
 */
public record ScenarioYear(
        Scenario scenario, Allocation allocation, Optional<Allocation> first, ImmutableList<StreamHolds> streams) {

    /**
     * What holds the regions in a stream.
     *
     * @param stream the id of the stream
     * @param holds by floor, by ceiling or not, in the order of the regions
     * @param kept whether the amounts keep the bounds that hold regions
     */
    public record StreamHolds(String stream, ImmutableList<Held> holds, boolean kept) {}

    static ScenarioYear of(Scenario scenario, Allocation allocation, Optional<Allocation> first) {
        ImmutableList<StreamHolds> streams = allocation.streams().stream()
                .map(stream -> holds(CourseYear.of(allocation.year(), stream), stream))
                .collect(ImmutableList.toImmutableList());
        return new ScenarioYear(scenario, allocation, first, streams);
    }

    private static StreamHolds holds(CourseYear year, Allocation.StreamOutcome stream) {
        return new StreamHolds(
                stream.rule().id(),
                year.holds().stream().map(CourseYear.Hold::held).collect(ImmutableList.toImmutableList()),
                year.boundsKept());
    }

    /**
     * What a region gets from all streams together.
     *
     * @param region the region
     * @return its amount
     */
    public Money amount(int region) {
        return allocation.budgets().get(region);
    }

    /**
     * What a region gets more than in the first scenario.
     *
     * @param region the region
     * @return below 0 if it gets less; empty if the first scenario failed
     */
    public Optional<Money> difference(int region) {
        return first.map(unchanged -> amount(region).minus(unchanged.budgets().get(region)));
    }

    /**
     * The difference of a region as a part of what it gets in the first scenario.
     *
     * @param region the region
     * @return 0.01 is one percent more; empty if the first scenario failed or gives the region nothing
     */
    public Optional<Fraction> change(int region) {
        return first.flatMap(unchanged -> change(unchanged.budgets().get(region), amount(region)));
    }

    private static Optional<Fraction> change(Money before, Money now) {
        return before.cents() == 0
                ? Optional.empty()
                : Optional.of(now.minus(before).toCents().dividedBy(before.toCents()));
    }

    /**
     * What all regions get more than in the first scenario.
     *
     * @return below 0 if they get less; empty if the first scenario failed
     */
    public Optional<Money> totalDifference() {
        return first.map(unchanged -> allocation.total().minus(unchanged.total()));
    }

    /**
     * The part of the money that is elsewhere than in the first scenario: half the sum over the regions of |b_i / B - a_i / A|,
     * with a_i and b_i the amounts in the first and in this scenario, A and B their totals. Money that grows for all alike
     * moves nothing.
     *
     * @return from 0 to 1; empty if the first scenario failed or a total is 0
     */
    public Optional<Fraction> movedShare() {
        return first.filter(unchanged ->
                        unchanged.total().cents() != 0 && allocation.total().cents() != 0)
                .map(unchanged -> {
                    Fraction sum = Fraction.ZERO;
                    for (int i = 0; i < allocation.regions().size(); i++) {
                        sum = sum.plus(
                                share(allocation, i).minus(share(unchanged, i)).abs());
                    }
                    return sum.dividedBy(Fraction.of(2));
                });
    }

    private static Fraction share(Allocation allocation, int region) {
        return allocation
                .budgets()
                .get(region)
                .toCents()
                .dividedBy(allocation.total().toCents());
    }

    /**
     * How many regions get more than in the first scenario.
     *
     * @return the number of regions; 0 if the first scenario failed
     */
    public int gaining() {
        return count(
                region -> difference(region).filter(more -> more.cents() > 0).isPresent());
    }

    /**
     * How many regions get less than in the first scenario.
     *
     * @return the number of regions; 0 if the first scenario failed
     */
    public int losing() {
        return count(
                region -> difference(region).filter(more -> more.cents() < 0).isPresent());
    }

    /**
     * How many regions a bound holds in at least one stream; before the balance, if that does not keep the bounds.
     *
     * @param by which bound
     * @return the number of regions
     */
    public int held(Held by) {
        return count(
                region -> streams.stream().anyMatch(stream -> stream.holds().get(region) == by));
    }

    private int count(IntPredicate counts) {
        return (int)
                IntStream.range(0, allocation.regions().size()).filter(counts).count();
    }

    /**
     * The largest relative loss and gain of a region against the first scenario.
     *
     * @return the lowest and the highest {@link #change}; empty if no region has one
     */
    public Optional<Range> extremes() {
        return IntStream.range(0, allocation.regions().size())
                .mapToObj(this::change)
                .flatMap(Optional::stream)
                .map(change -> new Range(change, change))
                .reduce(Range::with);
    }

    /**
     * From the lowest to the highest.
     *
     * @param lowest the lowest change
     * @param highest the highest change
     */
    public record Range(Fraction lowest, Fraction highest) {

        private Range with(Range other) {
            return new Range(
                    lowest.compareTo(other.lowest) <= 0 ? lowest : other.lowest,
                    highest.compareTo(other.highest) >= 0 ? highest : other.highest);
        }
    }

    /**
     * What holds a region, stream by stream.
     *
     * @param region the region
     * @return the streams that hold it, in the order of the model
     */
    public ImmutableList<StreamHolds> holding(int region) {
        return streams.stream()
                .filter(stream -> stream.holds().get(region) != Held.NO)
                .collect(ImmutableList.toImmutableList());
    }
}
