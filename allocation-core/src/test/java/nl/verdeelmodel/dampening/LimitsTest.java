package nl.verdeelmodel.dampening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** Several bounds together: the highest floor, the lowest ceiling, in whole units. */
class LimitsTest {

    private static Bound bound(BoundSide side, String... cents) {
        return Bound.stated(side, Regions.values(cents), Regions.values(cents));
    }

    private static Limits.RegionLimits only(long unit, Bound... bounds) {
        return Limits.of(List.of(bounds), 1, unit).regions().get(0);
    }

    @Test
    void theHighestFloorAndTheLowestCeilingCount() {
        Limits.RegionLimits limits = only(
                1,
                bound(BoundSide.FLOOR, "90"),
                bound(BoundSide.CEILING, "120"),
                bound(BoundSide.FLOOR, "95"),
                bound(BoundSide.CEILING, "115"),
                bound(BoundSide.SCALED_ABOVE, "100"));

        assertThat(limits.floor()).isEqualTo(new Limits.Limit(Fraction.of(95), OptionalInt.of(2)));
        assertThat(limits.ceiling()).contains(new Limits.Limit(Fraction.of(115), OptionalInt.of(3)));
        assertThat(limits.crossed()).isFalse();
    }

    @Test
    void aFloorIsRoundedUpAndACeilingDownToWholeUnits() {
        Limits.RegionLimits limits = only(100, bound(BoundSide.FLOOR, "950.1"), bound(BoundSide.CEILING, "1199.9"));

        assertThat(limits.floor().cents()).isEqualTo(Fraction.of(1000));
        assertThat(limits.ceiling().map(Limits.Limit::cents)).contains(Fraction.of(1100));
    }

    @Test
    void noFloorAndNoCeilingIsBelowNothing() {
        Limits.RegionLimits limits = only(1, bound(BoundSide.FLOOR, "-5"), bound(BoundSide.CEILING, "-3"));

        assertThat(limits.floor()).isEqualTo(new Limits.Limit(Fraction.ZERO, OptionalInt.empty()));
        assertThat(limits.ceiling().map(Limits.Limit::cents)).contains(Fraction.ZERO);
    }

    /** A share that may not move is rarely a whole number of cents: it used to be refused as a crossing. */
    @Test
    void whereNoUnitLiesBetweenFloorAndCeilingTheTwoUnitsAroundThemCount() {
        Limits.RegionLimits limits = only(1, bound(BoundSide.FLOOR, "103.05"), bound(BoundSide.CEILING, "103.05"));

        assertThat(limits.floor().cents()).isEqualTo(Fraction.of(103));
        assertThat(limits.ceiling().map(Limits.Limit::cents)).contains(Fraction.of(104));
        assertThat(limits.crossed()).isFalse();
    }

    @Test
    void thePriorityWinsWhereAFloorLiesAboveACeiling() {
        Limits crossed = Limits.of(List.of(bound(BoundSide.FLOOR, "100"), bound(BoundSide.CEILING, "80")), 1, 1);

        assertThat(crossed.crossed()).containsExactly(0);
        Limits floorWins = crossed.settled(Limits.Priority.FLOOR);
        assertThat(floorWins.floor(0)).isEqualTo(Fraction.of(100));
        assertThat(floorWins.ceiling(0)).contains(Fraction.of(100));
        Limits ceilingWins = crossed.settled(Limits.Priority.CEILING);
        assertThat(ceilingWins.floor(0)).isEqualTo(Fraction.of(80));
        assertThat(ceilingWins.ceiling(0)).contains(Fraction.of(80));
        assertThat(ceilingWins.regions().get(0).floor().bound()).hasValue(1);
    }

    @Test
    void boundsThatAreNotKeptAreNotRounded() {
        Limits limits = Limits.exact(List.of(bound(BoundSide.FLOOR, "1/3")), 1);

        assertThat(limits.floor(0)).isEqualTo(Fraction.of(1, 3));
        assertThat(limits.ceiling(0)).isEqualTo(Optional.empty());
    }
}
