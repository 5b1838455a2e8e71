package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import nl.verdeelmodel.exact.Fraction;

/**
 * Between which whole units each region must end when several bounds hold together: the highest floor, rounded up, and the
 * lowest ceiling, rounded down.
 *
 * <p>Rounding the bounds before balancing is what lets the later rounding of amounts break none: a whole floor that is not
 * above an amount is not above the whole part of that amount either. Where no whole unit lies between the two, they are the
 * two units around them. No floor is below 0. Only where a balance moves amounts
 * off their bounds again are the bounds left as they are.
 *
 * @param regions the limits of each region, in the order of the regions
 */
public record Limits(ImmutableList<RegionLimits> regions) {

    /** In place of a unit: bounds as they are. */
    static final long NOT_ROUNDED = 0;

    private static final Limit NO_FLOOR = new Limit(Fraction.ZERO, OptionalInt.empty());

    /** Which bound wins where a floor lies above a ceiling. */
    public enum Priority {
        /** The floor is kept and the ceiling lifted to it, as in the Workforce Innovation and Opportunity Act. */
        FLOOR,
        /** The ceiling is kept and the floor lowered to it, as in the Individuals with Disabilities Education Act. */
        CEILING
    }

    /**
     * A limit.
     *
     * @param cents the amount: whole units, unless the balance does not keep bounds
     * @param bound the index of the bound that set it; empty for the floor of 0 that always holds
     */
    public record Limit(Fraction cents, OptionalInt bound) {

        private Limit up(long unitCents) {
            Fraction unit = Fraction.of(unitCents);
            return new Limit(Fraction.of(cents.dividedBy(unit).ceiling()).times(unit), bound);
        }

        private Limit down(long unitCents) {
            Fraction unit = Fraction.of(unitCents);
            return new Limit(Fraction.of(cents.dividedBy(unit).floor()).times(unit), bound);
        }
    }

    /**
     * The limits of a region.
     *
     * @param floor the least that it may get
     * @param ceiling the most that it may get; empty if no rule says so
     * @param crossed whether floor and ceiling crossed before a priority settled it
     */
    public record RegionLimits(Limit floor, Optional<Limit> ceiling, boolean crossed) {

        private static RegionLimits of(Limit floor, Optional<Limit> ceiling) {
            return new RegionLimits(
                    floor, ceiling, ceiling.filter(isBelow(floor)).isPresent());
        }

        private RegionLimits settled(Priority priority) {
            if (!crossed) {
                return this;
            }
            Limit high = ceiling.orElseThrow();
            return priority == Priority.FLOOR
                    ? new RegionLimits(floor, Optional.of(new Limit(floor.cents(), floor.bound())), true)
                    : new RegionLimits(new Limit(high.cents(), high.bound()), ceiling, true);
        }
    }

    /**
     * The limits that bounds set together.
     *
     * @param bounds the bounds; {@link BoundSide#SCALED_ABOVE} sets no limit
     * @param size the number of regions
     * @param unitCents the unit in cents
     * @return the limits, crossed ones as they are
     */
    public static Limits of(List<Bound> bounds, int size, long unitCents) {
        return of(bounds, size, unitCents, bound -> Fraction.ZERO);
    }

    /**
     * The limits that bounds set together, not rounded, for a balance that does not keep them to the letter.
     *
     * @param bounds the bounds; {@link BoundSide#SCALED_ABOVE} sets no limit
     * @param size the number of regions
     * @return the limits, crossed ones as they are
     */
    public static Limits exact(List<Bound> bounds, int size) {
        return of(bounds, size, NOT_ROUNDED, bound -> Fraction.ZERO);
    }

    /** The limits if the values of rules were higher by {@code changes}, by the index of their bound. */
    static Limits of(List<Bound> bounds, int size, long unitCents, IntFunction<Fraction> changes) {
        ImmutableList.Builder<RegionLimits> limits = ImmutableList.builder();
        for (int i = 0; i < size; i++) {
            Limit floor = NO_FLOOR;
            Optional<Limit> ceiling = Optional.empty();
            for (int b = 0; b < bounds.size(); b++) {
                Optional<Limit> limit = exact(bounds.get(b), b, i, changes.apply(b));
                if (bounds.get(b).side() == BoundSide.FLOOR) {
                    floor = limit.filter(isAbove(floor)).orElse(floor);
                } else if (bounds.get(b).side() == BoundSide.CEILING) {
                    ceiling = lower(ceiling, limit);
                }
            }
            limits.add(unitCents == NOT_ROUNDED ? RegionLimits.of(floor, ceiling) : inUnits(floor, ceiling, unitCents));
        }
        return new Limits(limits.build());
    }

    private static Optional<Limit> exact(Bound bound, int index, int region, Fraction change) {
        return bound.regions()
                .get(region)
                .map(amount -> amount.changedBy(change))
                .map(cents -> new Limit(cents.signum() < 0 ? Fraction.ZERO : cents, OptionalInt.of(index)));
    }

    private static Predicate<Limit> isAbove(Limit other) {
        return limit -> limit.cents().compareTo(other.cents()) > 0;
    }

    private static Predicate<Limit> isBelow(Limit other) {
        return limit -> limit.cents().compareTo(other.cents()) < 0;
    }

    private static Optional<Limit> lower(Optional<Limit> first, Optional<Limit> second) {
        boolean stays = first.isPresent() && second.filter(isBelow(first.get())).isEmpty();
        return stays ? first : second;
    }

    /** Floor up and ceiling down; if no whole unit lies between them, the two units around them. */
    private static RegionLimits inUnits(Limit floor, Optional<Limit> ceiling, long unitCents) {
        RegionLimits inside = RegionLimits.of(floor.up(unitCents), ceiling.map(limit -> limit.down(unitCents)));
        boolean roundingCrossed =
                inside.crossed() && ceiling.filter(isBelow(floor)).isEmpty();
        return roundingCrossed
                ? RegionLimits.of(floor.down(unitCents), ceiling.map(limit -> limit.up(unitCents)))
                : inside;
    }

    /**
     * The regions whose floor lies above their ceiling, so that a priority must say which one wins.
     *
     * @return their indices, rising
     */
    public ImmutableList<Integer> crossed() {
        ImmutableList.Builder<Integer> out = ImmutableList.builder();
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).crossed()) {
                out.add(i);
            }
        }
        return out.build();
    }

    /**
     * The limits with every crossing settled.
     *
     * @param priority which bound wins
     * @return limits whose floors are nowhere above their ceilings
     */
    public Limits settled(Priority priority) {
        return new Limits(
                regions.stream().map(limits -> limits.settled(priority)).collect(ImmutableList.toImmutableList()));
    }

    /**
     * The floor of a region.
     *
     * @param region the region
     * @return in cents, at least 0
     */
    public Fraction floor(int region) {
        return regions.get(region).floor().cents();
    }

    /**
     * The ceiling of a region.
     *
     * @param region the region
     * @return in cents; empty if it has none
     */
    public Optional<Fraction> ceiling(int region) {
        return regions.get(region).ceiling().map(Limit::cents);
    }

    /**
     * The sum of all floors.
     *
     * @return in cents
     */
    public Fraction sumOfFloors() {
        return regions.stream().map(limits -> limits.floor().cents()).reduce(Fraction.ZERO, Fraction::plus);
    }

    /**
     * Whether an amount lies within the limits of a region.
     *
     * @param region the region
     * @param cents the amount
     * @return true if it is not below the floor and not above the ceiling
     */
    public boolean allow(int region, Fraction cents) {
        return clamp(region, cents).equals(cents);
    }

    /**
     * An amount brought within the limits of a region.
     *
     * @param region the region
     * @param cents any amount
     * @return the amount, or the limit that it lies beyond
     */
    public Fraction clamp(int region, Fraction cents) {
        Fraction floor = floor(region);
        if (cents.compareTo(floor) < 0) {
            return floor;
        }
        return ceiling(region).filter(ceiling -> cents.compareTo(ceiling) > 0).orElse(cents);
    }
}
