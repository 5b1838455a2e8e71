package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * A floor or ceiling that one rule sets, per region, exact, before rounding to whole units.
 *
 * @param side what the bound does
 * @param regions the bound of each region in the order of the regions; empty where the rule does not hold the region
 */
public record Bound(BoundSide side, ImmutableList<Optional<Amount>> regions) {

    /**
     * The bound of a region.
     *
     * @param cents the amount
     * @param perChange what the amount gains if the value of the rule rises by 1 (a hundred percent, or one cent)
     */
    public record Amount(Fraction cents, Fraction perChange) {

        /** The amount if the value of the rule were higher by {@code change}. */
        Fraction changedBy(Fraction change) {
            return change.signum() == 0 ? cents : cents.plus(perChange.times(change));
        }
    }

    /**
     * How a change is counted.
     *
     * @param relative whether changes are relative, or cents
     * @param changes the change of each region
     * @param units the units of a measure; empty if there is none
     * @param unitsBefore the units that go with the baseline; empty if there are none
     * @param growthPart the part of overall growth that counts; 1 unless a rule says otherwise
     */
    public record Change(
            boolean relative,
            RegionValues changes,
            Optional<RegionValues> units,
            Optional<RegionValues> unitsBefore,
            Fraction growthPart) {}

    /**
     * A bound relative to a reference.
     *
     * <p>A region with baseline 0 is not held by a bound that needs a baseline, and one without units before not by
     * {@link Reference#BASELINE_PER_UNIT}.
     *
     * @param side what the bound does
     * @param reference what the change is counted from
     * @param change the change per region
     * @param situation total, baseline and targets
     * @return the bound of each region, at least 0
     */
    public static Bound relative(BoundSide side, Reference reference, Change change, Situation situation) {
        Fraction unitTotal = change.units().map(RegionValues::total).orElse(Fraction.ZERO);
        List<Optional<Amount>> amounts = new ArrayList<>();
        for (int i = 0; i < situation.size(); i++) {
            int region = i;
            Reference.RegionNumbers numbers = new Reference.RegionNumbers(
                    situation.baseline().get(i),
                    situation.targets().get(i),
                    change.units().map(units -> units.get(region)),
                    change.unitsBefore().map(units -> units.get(region)));
            boolean hadNothing = reference.needsBaseline() && !situation.hasBaseline(i);
            boolean hadNoUnits =
                    numbers.unitsBefore().filter(n -> n.signum() == 0).isPresent();
            amounts.add(
                    hadNothing || hadNoUnits
                            ? Optional.empty()
                            : Optional.of(amount(reference, change, situation, numbers, unitTotal, region)));
        }
        return new Bound(side, ImmutableList.copyOf(amounts));
    }

    private static Amount amount(
            Reference reference,
            Change change,
            Situation situation,
            Reference.RegionNumbers numbers,
            Fraction unitTotal,
            int region) {
        Fraction origin = reference.origin(situation, numbers, unitTotal, change.growthPart());
        Fraction perChange = reference.perChange(change.relative(), numbers, origin);
        return new Amount(origin.plus(perChange.times(change.changes().get(region))), perChange);
    }

    /**
     * A bound that is stated as an amount.
     *
     * @param side what the bound does
     * @param cents the amount of each region
     * @param perChange what each amount gains per cent in the value of the rule; 0 if it has no such value
     * @return the bound
     */
    public static Bound stated(BoundSide side, RegionValues cents, RegionValues perChange) {
        List<Optional<Amount>> amounts = new ArrayList<>();
        for (int i = 0; i < cents.values().size(); i++) {
            amounts.add(Optional.of(new Amount(cents.get(i), perChange.get(i))));
        }
        return new Bound(side, ImmutableList.copyOf(amounts));
    }

    /**
     * The same bound for some regions only.
     *
     * @param held whether a region is held by it, in the order of the regions
     * @return the bound, without the other regions
     */
    public Bound onlyWhere(List<Boolean> held) {
        List<Optional<Amount>> kept = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            kept.add(held.get(i) ? regions.get(i) : Optional.empty());
        }
        return new Bound(side, ImmutableList.copyOf(kept));
    }

    /** The same bound if the value of the rule were higher by {@code change}. */
    Bound changedBy(Fraction change) {
        return new Bound(
                side,
                regions.stream()
                        .map(region -> region.map(amount -> new Amount(amount.changedBy(change), amount.perChange())))
                        .collect(ImmutableList.toImmutableList()));
    }

    /**
     * The bound of a region.
     *
     * @param region the region
     * @return in cents; empty if the rule does not hold it
     */
    public Optional<Fraction> cents(int region) {
        return regions.get(region).map(Amount::cents);
    }
}
