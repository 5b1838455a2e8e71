package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.Succession;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Differences B minus A: by hand, turned round, carried, and refused. */
class ComparisonTest {

    private static final Comparison BY_HAND = Sides.compare(
            Sides.of(50_000, 30_000, 20_000, 0),
            Sides.of(45_000, 30_001, 20_999, 4_000),
            Sides.people(100, 50, 50, 10));

    @Test
    void isBMinusAPerRegionInEurosPercentAndPerHead() {
        assertThat(BY_HAND.differences()).isEqualTo(Regions.values(-5_000L, 1L, 999L, 4_000L));
        assertThat(BY_HAND.relative(0)).contains(Fraction.of(-1, 10));
        assertThat(BY_HAND.relative(3)).isEmpty();
        assertThat(BY_HAND.youngPeople().orElseThrow().perHead(BY_HAND.difference(0), 0))
                .isEqualTo(Fraction.of(-50));
        assertThat(BY_HAND.totalDifference()).isEqualTo(Fraction.ZERO);
        assertThat(BY_HAND.movedShare()).isEqualTo(Fraction.of(5_000, 100_000));
    }

    @Test
    void aDifferenceOfOneUnitIsNoGain() {
        assertThat(List.of(BY_HAND.effect(0), BY_HAND.effect(1), BY_HAND.effect(2), BY_HAND.effect(3)))
                .containsExactly(Effect.LOSS, Effect.UNCHANGED, Effect.GAIN, Effect.GAIN);
        assertThat(BY_HAND.isNew(3)).isTrue();
        assertThat(BY_HAND.largest(Effect.GAIN, 5)).containsExactly(3, 2);
        assertThat(BY_HAND.largest(Effect.GAIN, 1)).containsExactly(3);
    }

    /** A model that rounds to whole euros can differ from another by a euro for that reason alone. */
    @Test
    void theLargerRoundingUnitCounts() {
        Division inEuros = new Division(
                Text.same("euros"),
                Regions.values(100L, 200L),
                Fraction.of(100),
                false,
                Optional.empty(),
                Optional.empty());
        Comparison comparison = Comparison.of(Sides.of(150, 150), inEuros);
        assertThat(comparison.zeroBand()).isEqualTo(Fraction.of(100));
        assertThat(comparison.regionsWith(Effect.UNCHANGED)).containsExactly(0, 1);
    }

    /** 10 of 100 in A, 30 of 150 in B: the larger total alone would give 5 more, the larger share gives the other 15. */
    @Test
    void theDifferenceIsThatOfTheTotalAndThatOfTheShare() {
        Comparison comparison = Comparison.of(Sides.of(10, 90), Sides.of(30, 120));
        assertThat(comparison.ofTotal(0)).isEqualTo(Fraction.of(5));
        assertThat(comparison.shareDifference(0)).isEqualTo(Fraction.of(1, 10));
        assertThat(comparison.difference(0)).isEqualTo(Fraction.of(20));
        Seeded.cases(200, 5, draw -> {
            int size = draw.between(1, 9);
            Comparison drawn = Comparison.of(Sides.of(Sides.amounts(draw, size)), Sides.of(Sides.amounts(draw, size)));
            for (int i = 0; i < size; i++) {
                Fraction ofShare = drawn.shareDifference(i).times(drawn.b().total());
                assertThat(drawn.ofTotal(i).plus(ofShare)).isEqualTo(drawn.difference(i));
            }
        });
    }

    @Test
    void turnedRoundEveryGainIsALossOfTheSameSize() {
        Seeded.cases(300, 8, draw -> {
            int size = draw.between(1, 12);
            Division a = Sides.of(Sides.amounts(draw, size));
            Division b = Sides.of(Sides.amounts(draw, size));
            Headcount people = Sides.people(draw, size);
            Comparison there = Sides.compare(a, b, people);
            Comparison back = Sides.compare(b, a, people);
            assertThat(back.differences()).isEqualTo(there.differences().map(Fraction::negate));
            assertThat(back.regionsWith(Effect.LOSS)).isEqualTo(there.regionsWith(Effect.GAIN));
            assertThat(back.movedShare()).isEqualTo(there.movedShare());
            assertThat(there.movedShare()).isBetween(Fraction.ZERO, Fraction.ONE);
            assertBandsMirror(there, back);
        });
    }

    private static void assertBandsMirror(Comparison there, Comparison back) {
        List<Bands.Band> one = bands(there);
        List<Bands.Band> other = bands(back);
        for (int i = 0; i < one.size(); i++) {
            Tally mirrored = other.get(other.size() - 1 - i).tally();
            assertThat(mirrored.regions()).isEqualTo(one.get(i).tally().regions());
            assertThat(mirrored.youngPeople()).isEqualTo(one.get(i).tally().youngPeople());
            assertThat(mirrored.cents()).isEqualTo(one.get(i).tally().cents().negate());
        }
    }

    private static List<Bands.Band> bands(Comparison comparison) {
        return Bands.of(comparison, Bands.Measure.PER_YOUNG_PERSON, Fraction.of(1500))
                .orElseThrow()
                .bands();
    }

    @Test
    void everyRegionStandsInExactlyOneBand() {
        Seeded.cases(300, 9, draw -> {
            int size = draw.between(1, 12);
            Comparison comparison = Sides.compare(
                    Sides.of(Sides.amounts(draw, size)), Sides.of(Sides.amounts(draw, size)), Sides.people(draw, size));
            for (Bands.Measure measure : List.of(Bands.Measure.PER_YOUNG_PERSON, Bands.Measure.PART)) {
                List<Bands.Band> bands = Bands.of(comparison, measure, Fraction.of(draw.between(1, 5000), 100))
                        .orElseThrow()
                        .bands();
                assertThat(bands.stream()
                                .mapToInt(band -> band.tally().regions())
                                .sum())
                        .isEqualTo(size);
                assertThat(bands.stream().map(band -> band.tally().cents()).reduce(Fraction.ZERO, Fraction::plus))
                        .isEqualTo(comparison.totalDifference());
            }
        });
    }

    /** Ten people in each region: EUR +15.00 per head is the end of the first band, EUR +15.01 in the second. */
    @Test
    void theFarEndOfABandBelongsToIt() {
        Comparison comparison = Sides.compare(
                Sides.of(100_000, 100_000, 100_000, 100_000, 100_000),
                Sides.of(115_000, 115_010, 85_000, 84_990, 1_000_000),
                Sides.people(10, 10, 10, 10, 10));
        List<Bands.Band> bands = Bands.of(comparison, Bands.Measure.PER_YOUNG_PERSON, Bands.USUAL_PER_HEAD)
                .orElseThrow()
                .bands();
        int zero = Bands.EACH_SIDE;
        assertThat(IntStream.range(0, bands.size())
                        .mapToObj(i -> bands.get(i).tally().regions()))
                .containsExactly(0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1);
        assertThat(bands.get(zero).kind()).isEqualTo(Bands.Kind.UNCHANGED);
        assertThat(bands.get(zero + 1).tally().cents()).isEqualTo(Fraction.of(15_000));
        assertThat(bands.get(bands.size() - 1).isOpen()).isTrue();
    }

    @Test
    void aRegionThatIsNewHasNoPercentage() {
        List<Bands.Band> bands = Bands.of(BY_HAND, Bands.Measure.PART, Bands.USUAL_PART)
                .orElseThrow()
                .bands();
        assertThat(bands.get(bands.size() - 1).kind()).isEqualTo(Bands.Kind.NEW);
        assertThat(bands.get(bands.size() - 1).tally().cents()).isEqualTo(Fraction.of(4_000));
    }

    @Test
    void perHeadNeedsPeople() {
        Comparison comparison = Comparison.of(Sides.of(1), Sides.of(2));
        assertThat(Bands.of(comparison, Bands.Measure.PER_INHABITANT, Fraction.ONE))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Bands.of(comparison, Bands.Measure.PART, Fraction.ZERO));
    }

    @Test
    void carryingAndScalingKeepSharesAndTotals() {
        Seeded.cases(200, 12, draw -> {
            int size = draw.between(2, 9);
            Division division = Sides.of(Sides.amounts(draw, size));
            Fraction part = Fraction.of(draw.between(1, 9), 10);
            Division carried = division.carriedBy(firstDivided(division.regions(), part));
            assertThat(carried.total()).isEqualTo(division.total());
            assertThat(carried.cents().get(0)).isEqualTo(division.cents().get(0).times(part));
            Division scaled = division.scaledTo(Fraction.of(777, 10));
            assertThat(scaled.total()).isEqualTo(Fraction.of(777, 10));
            assertThat(scaled.share(1)).isEqualTo(division.share(1));
        });
    }

    /** A region ends within a cent of its exact amount, and none is lost; two halves of a cent go to the first region. */
    @Test
    void wholeCentsAddUpToTheTotal() {
        Seeded.cases(200, 13, draw -> {
            Division exact =
                    Sides.of(Sides.amounts(draw, draw.between(2, 9))).scaledTo(Fraction.of(draw.between(1, 1_000_000)));
            Division whole = exact.inWholeCents();
            assertThat(whole.total()).isEqualTo(exact.total());
            for (int i = 0; i < exact.regions().size(); i++) {
                assertThat(whole.cents().get(i).isWhole()).isTrue();
                assertThat(whole.cents().get(i).minus(exact.cents().get(i)).abs())
                        .isLessThan(Fraction.ONE);
            }
            assertThat(whole.inWholeCents()).isSameAs(whole);
        });
        assertThat(Sides.of(1, 1).scaledTo(Fraction.ONE).inWholeCents().cents().values())
                .containsExactly(Fraction.ONE, Fraction.ZERO);
        assertThat(Sides.of(1, 1).scaledTo(Fraction.of(7, 2)).inWholeCents().total())
                .isEqualTo(Fraction.of(4));
    }

    /** The first region goes to itself for a part, for the rest to the last one. */
    private static RegionMapping firstDivided(RegionSet regions, Fraction part) {
        List<Succession> lines = new ArrayList<>();
        String last = regions.get(regions.size() - 1).code();
        lines.add(new Succession("01", "01", part, Where.NOWHERE));
        lines.add(new Succession("01", last, Fraction.ONE.minus(part), Where.NOWHERE));
        for (int i = 1; i < regions.size(); i++) {
            String code = regions.get(i).code();
            lines.add(new Succession(code, code, Fraction.ONE, Where.NOWHERE));
        }
        return RegionMapping.of(2020, regions, lines);
    }

    @Test
    void refusesAmountsBelowZeroOnBothSidesAtOnce() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Comparison.of(Sides.of(-100, 200), Sides.of(100, -300)))
                .satisfies(e -> assertThat(e.problems().stream().map(problem -> problem.in(Language.EN)))
                        .hasSize(2)
                        .anyMatch(words -> words.contains("01 Region 1 gets EUR -1.00"))
                        .anyMatch(words -> words.contains("02 Region 2 gets EUR -3.00")));
    }

    @Test
    void refusesATotalOfNothing() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Comparison.of(Sides.of(0, 0), Sides.of(1, 1)))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.in(Language.EN))
                                .contains("A (side) divides nothing: the total is 0", "Maybe another year")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sides.of(0, 0).scaledTo(Fraction.ONE));
    }

    @Test
    void refusesOtherRegionsAndRegionsWithoutPeople() {
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(Sides.of(1, 2), Sides.of(1, 2, 3)));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sides.people(5, 0, 0))
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }
}
