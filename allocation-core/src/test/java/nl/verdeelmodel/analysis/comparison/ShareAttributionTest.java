package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.region.Succession;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** The difference between two models in steps, on cases worked out by hand. */
class ShareAttributionTest {

    private static final AttributionMethod OVER_ALL_ORDERS = new AttributionMethod.OverAllOrders();

    /** EUR 1 for equal amounts per region; two regions of which the first has three times the young people. */
    private static final RegionValues EQUAL = Regions.values(50, 50);

    private static final RegionValues YOUNG_PEOPLE = Regions.values(300, 100);

    private static DivisionParts withRest(RegionValues stability, RegionValues rounding, RegionValues... parts) {
        ImmutableList.Builder<DivisionParts.Part> list = ImmutableList.builder();
        for (int i = 0; i < parts.length; i++) {
            list.add(new DivisionParts.Part("s/p" + i, Text.same("part " + i), parts[i]));
        }
        return new DivisionParts(parts[0].regions(), list.build(), stability, rounding);
    }

    private static DivisionParts division(RegionValues... parts) {
        RegionValues zero = parts[0].map(value -> Fraction.ZERO);
        return withRest(zero, zero, parts);
    }

    private static Attribution attribution(
            DivisionParts a, DivisionParts b, Optional<RegionValues> before, AttributionMethod method) {
        return ShareAttribution.of(a, b, before, YOUNG_PEOPLE, Optional.empty(), method);
    }

    private static Map<String, RegionValues> byId(Attribution attribution) {
        ImmutableList<AttributionStep> steps = attribution.steps();
        return IntStream.range(0, steps.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> steps.get(i).id(), i -> attribution.contributions().get(i)));
    }

    /**
     * A: 100 cents equally, 50 and 50. B: 100 cents of which 90 for the first. By number of young people it would be 75 and 25.
     * So the equal amounts cost the first region 25 (they lapse: +25), and the new key gives it 15 on top.
     */
    @Test
    void measuresOldAndNewKeysAgainstTheNumberOfYoungPeople() {
        Attribution attribution =
                attribution(division(EQUAL), division(Regions.values(90, 10)), Optional.empty(), OVER_ALL_ORDERS);

        assertThat(byId(attribution))
                .isEqualTo(Map.of(
                        "old:s/p0", Regions.values(25, -25),
                        "new:s/p0", Regions.values(15, -15)));
        assertThat(attribution.withoutEffect())
                .extracting(AttributionStep::id)
                .containsExactly("young-people", "budget", "old-stability", "new-stability", "rounding");
        assertThat(attribution.notes()).anyMatch(note -> note.en().contains("not given"));
    }

    /**
     * The same with twice the money: of the growth the regions get the mean of their old and new shares, as the money grows
     * in half of the orders before a key changes: for the first 100 x (50 + 90) / 2 percent = 70 cents, plus the mean of
     * what the old and the new key move with 100 and 200 cents: 25 x 1.5 = 37.5 and 15 x 1.5 = 22.5.
     */
    @Test
    void growthGoesHalfByTheOldAndHalfByTheNewShares() {
        Attribution attribution =
                attribution(division(EQUAL), division(Regions.values(180, 20)), Optional.empty(), OVER_ALL_ORDERS);

        assertThat(byId(attribution))
                .isEqualTo(Map.of(
                        "old:s/p0", Regions.values("37.5", "-37.5"),
                        "new:s/p0", Regions.values("22.5", "-22.5"),
                        "budget", Regions.values("70", "30")));
    }

    @Test
    void inOneOrderTheFirstStepIsTakenWithTheOldMoney() {
        Attribution attribution = attribution(
                division(EQUAL),
                division(Regions.values(180, 20)),
                Optional.empty(),
                new AttributionMethod.InOrder(ImmutableList.of("new:s/p0", "old:s/p0", "budget")));

        assertThat(byId(attribution))
                .isEqualTo(Map.of(
                        "old:s/p0", Regions.values(25, -25),
                        "new:s/p0", Regions.values(15, -15),
                        "budget", Regions.values(90, 10)));
    }

    /**
     * The young people of A were 200 and 200, those of B are 300 and 100: their share of the first region rises from 50 to 75
     * percent, which is 25 of 100 cents. The old key gave it 10 more than its young people, the new one gives it 15 more.
     */
    @Test
    void eachKeyIsMeasuredAgainstTheYoungPeopleOfItsTime() {
        Attribution attribution = attribution(
                division(Regions.values(60, 40)),
                division(Regions.values(90, 10)),
                Optional.of(Regions.values(200, 200)),
                OVER_ALL_ORDERS);

        assertThat(byId(attribution))
                .isEqualTo(Map.of(
                        "old:s/p0", Regions.values(-10, 10),
                        "young-people", Regions.values(25, -25),
                        "new:s/p0", Regions.values(15, -15)));
        assertThat(attribution.notes()).noneMatch(note -> note.en().contains("not given"));
    }

    @Test
    void stabilityAndRoundingAreThoseOfTheAllocations() {
        DivisionParts a = withRest(Regions.values(8, -8), Regions.values("1/3", "-1/3"), EQUAL);
        DivisionParts b = withRest(Regions.values(-5, 6), Regions.values("-1/4", "1/4"), EQUAL);

        assertThat(byId(attribution(a, b, Optional.empty(), OVER_ALL_ORDERS)))
                .containsEntry("old-stability", Regions.values(-8, 8))
                .containsEntry("new-stability", Regions.values(-5, 6))
                .containsEntry("rounding", Regions.values("-7/12", "7/12"));
    }

    /**
     * Secondary education has a mean chance of 1 percent, vocational of 3 percent: (2 + 2) / 400 and (4 + 5) / 300. The first
     * region has 200 and 100 young people, so by sectors 2 + 3 = 5 expected leavers, and 6 in fact; of 13 in all.
     */
    @Test
    void takesARiskScoreApartInSectorsAndCharacteristics() {
        PartSplit split = PartSplit.of(
                new PartSplit.Sector("vo", Regions.values(200, 200), Regions.values(2, 2)),
                new PartSplit.Sector("mbo", Regions.values(100, 200), Regions.values(4, 5)));
        DivisionParts b = division(Regions.values(600, 700));
        Attribution attribution = ShareAttribution.of(
                division(Regions.values(650, 650)),
                b,
                Optional.empty(),
                Regions.values(300, 400),
                Optional.of(split),
                OVER_ALL_ORDERS);
        Fraction byNumber = Fraction.of(1300 * 3, 7);

        assertThat(byId(attribution).get("new:s/p0:sectors").get(0))
                .isEqualTo(Fraction.of(500).minus(byNumber));
        assertThat(byId(attribution).get("new:s/p0:characteristics").get(0)).isEqualTo(Fraction.of(100));
        assertThat(byId(attribution).get("old:s/p0").get(0)).isEqualTo(byNumber.minus(Fraction.of(650)));
    }

    @Test
    void refusesScoresPerSectorThatNoPartIsDividedBy() {
        PartSplit.Sector nobody = new PartSplit.Sector("vo", Regions.values(0, 0), Regions.values(0, 0));
        PartSplit split =
                PartSplit.of(nobody, new PartSplit.Sector("mbo", Regions.values(10, 20), Regions.values(1, 1)));

        assertThatThrownBy(() -> ShareAttribution.of(
                        division(EQUAL),
                        division(Regions.values(90, 10)),
                        Optional.empty(),
                        YOUNG_PEOPLE,
                        Optional.of(split),
                        OVER_ALL_ORDERS))
                .hasMessageContaining("no part of B")
                .hasMessageContaining("s/p0")
                .hasMessageContaining("another cohort");
        assertThatThrownBy(() ->
                        PartSplit.of(nobody, new PartSplit.Sector("mbo", Regions.values(0, 0), Regions.values(1, 1))))
                .hasMessageContaining("mbo")
                .hasMessageContaining("no young people");
    }

    @Test
    void refusesAnOrderWithAnUnknownOrRepeatedStep() {
        assertThatThrownBy(() -> attribution(
                        division(EQUAL),
                        division(EQUAL),
                        Optional.empty(),
                        new AttributionMethod.InOrder(ImmutableList.of("budget", "budgets", "budget"))))
                .hasMessageContaining("\"budgets\" is no step")
                .hasMessageContaining("old:s/p0, young-people, new:s/p0, budget")
                .hasMessageContaining("\"budget\" stands in the order twice");
    }

    @Test
    void refusesACountryWithoutYoungPeople() {
        assertThatThrownBy(() -> ShareAttribution.of(
                        division(EQUAL),
                        division(EQUAL),
                        Optional.empty(),
                        Regions.values(0, 0),
                        Optional.empty(),
                        OVER_ALL_ORDERS))
                .hasMessageContaining("no young people");
    }

    @Test
    void aCarriedDivisionKeepsTheTotalOfEachPart() {
        RegionSet two = Regions.of(2);
        RegionMapping mapping = RegionMapping.of(
                2015,
                two,
                List.of(
                        new Succession("01", "01", Fraction.ONE, Where.NOWHERE),
                        new Succession("14", "01", Fraction.of(1, 3), Where.NOWHERE),
                        new Succession("14", "02", Fraction.of(2, 3), Where.NOWHERE)));
        RegionSet old = RegionSet.of(2015, List.of(Region.of("01", "Noord"), Region.of("14", "Zuid")));
        DivisionParts carried = DivisionParts.ofAmounts(
                        RegionValues.of(old, List.of(Fraction.of(10), Fraction.of(100))))
                .carried(mapping);
        Attribution attribution =
                attribution(carried, division(Regions.values(60, 50)), Optional.empty(), OVER_ALL_ORDERS);

        assertThat(carried.total()).isEqualTo(Fraction.of(110));
        assertThat(attribution.difference()).isEqualTo(Regions.values("50/3", "-50/3"));
        assertThat(attribution.inCents().differences()).containsExactly(17L, -17L);
        assertThat(attribution.steps()).extracting(AttributionStep::id).contains("old:amounts");
    }

    @Test
    void theOrderOfRegionsChangesNothing() {
        Attribution attribution = attribution(
                division(EQUAL),
                division(Regions.values(180, 20)),
                Optional.of(Regions.values(150, 250)),
                OVER_ALL_ORDERS);
        Attribution swapped = ShareAttribution.of(
                division(EQUAL),
                division(Regions.values(20, 180)),
                Optional.of(Regions.values(250, 150)),
                Regions.values(100, 300),
                Optional.empty(),
                OVER_ALL_ORDERS);

        assertThat(swapped.steps()).isEqualTo(attribution.steps());
        for (int step = 0; step < swapped.steps().size(); step++) {
            assertThat(swapped.contributions().get(step).get(0))
                    .isEqualTo(attribution.contributions().get(step).get(1));
        }
    }
}
