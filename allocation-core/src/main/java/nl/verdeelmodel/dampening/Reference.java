package nl.verdeelmodel.dampening;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * What a bound is measured from. Each gives, for a change v, the bound of a region in cents.
 *
 * <p>Symbols: p baseline, t target, T total, P sum of p, G = T/P - 1, n the units of a measure (inhabitants, pupils) with
 * sum N, n0 the units that go with the baseline. A relative change is a number such as -0.05, a change in money is in
 * cents: per region, or per unit if the bound has a measure.
 */
public enum Reference {
    /** What the region had: p (1 + v), or p + v, or p + v n. */
    BASELINE,
    /** The share that the region had, of the new total: p T/P (1 + v), or p T/P + v, or p T/P + v n. */
    BASELINE_SHARE,
    /** What the region had per unit, for its units of now: p/n0 n (1 + v), or (p/n0 + v) n. */
    BASELINE_PER_UNIT,
    /**
     * Growth as overall: p (1 + a G + v), a the part of the growth that counts; in money p + n (a (T - P)/N + v), or without
     * a measure p (1 + a G) + v.
     */
    AVERAGE_GROWTH,
    /** What the region should get: t (1 + v), or t + v, or t + v n. */
    TARGET,
    /** The average per unit: T/N n (1 + v), or (T/N + v) n. */
    AVERAGE_PER_UNIT;

    /**
     * Whether this starts from what the region had.
     *
     * @return true if it needs a baseline
     */
    public boolean needsBaseline() {
        return this != TARGET && this != AVERAGE_PER_UNIT;
    }

    /**
     * The numbers of one region that a bound is made of.
     *
     * @param baseline p
     * @param target t
     * @param units n; empty if the bound has no measure
     * @param unitsBefore n0; empty if the bound has none
     */
    record RegionNumbers(
            Fraction baseline, Fraction target, Optional<Fraction> units, Optional<Fraction> unitsBefore) {}

    /**
     * The bound without units, of every region, as an amount made of baseline and target.
     *
     * @param relative whether the change is relative, or cents
     * @param change v
     * @param growthPart a, the part of overall growth that counts
     * @param total T
     * @param baselineTotal P; above 0 if this starts from what regions had
     * @return the bound
     * @throws IllegalArgumentException if this is per unit
     */
    public Combination withoutUnits(
            boolean relative, Fraction change, Fraction growthPart, Fraction total, Fraction baselineTotal) {
        Fraction factor = relative ? Fraction.ONE.plus(change) : Fraction.ONE;
        Fraction cents = relative ? Fraction.ZERO : change;
        return switch (this) {
            case BASELINE -> Combination.ofBaseline(factor, cents);
            case BASELINE_SHARE ->
                Combination.ofBaseline(total.dividedBy(baselineTotal).times(factor), cents);
            case AVERAGE_GROWTH -> {
                Fraction growth = total.dividedBy(baselineTotal).minus(Fraction.ONE);
                yield Combination.ofBaseline(factor.plus(growth.times(growthPart)), cents);
            }
            case TARGET -> Combination.ofTarget(factor, cents);
            case BASELINE_PER_UNIT, AVERAGE_PER_UNIT -> throw new IllegalArgumentException(this + " needs units.");
        };
    }

    /** The amount from which the change is counted. */
    Fraction origin(Situation situation, RegionNumbers region, Fraction unitTotal, Fraction growthPart) {
        Fraction p = region.baseline();
        return switch (this) {
            case BASELINE, BASELINE_SHARE, TARGET -> unchanged(situation, region, growthPart);
            case BASELINE_PER_UNIT ->
                p.times(region.units().orElseThrow())
                        .dividedBy(region.unitsBefore().orElseThrow());
            case AVERAGE_GROWTH ->
                region.units().isEmpty()
                        ? unchanged(situation, region, growthPart)
                        : p.plus(averageIncrease(situation, region, unitTotal, growthPart));
            case AVERAGE_PER_UNIT ->
                situation.total().times(region.units().orElseThrow()).dividedBy(unitTotal);
        };
    }

    private Fraction unchanged(Situation situation, RegionNumbers region, Fraction growthPart) {
        return withoutUnits(
                        true,
                        Fraction.ZERO,
                        growthPart,
                        situation.total(),
                        situation.baseline().total())
                .at(region.baseline(), region.target());
    }

    private static Fraction averageIncrease(
            Situation situation, RegionNumbers region, Fraction unitTotal, Fraction growthPart) {
        Fraction increase = situation.total().minus(situation.baseline().total());
        return increase.times(growthPart).times(region.units().orElseThrow()).dividedBy(unitTotal);
    }

    /** What a change of 1 adds to the bound: the origin for a relative change, the units or 1 for money. */
    Fraction perChange(boolean relative, RegionNumbers region, Fraction origin) {
        if (relative) {
            return this == AVERAGE_GROWTH ? region.baseline() : origin;
        }
        return region.units().orElse(Fraction.ONE);
    }
}
