package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.Attribution;
import nl.verdeelmodel.analysis.comparison.AttributionMethod;
import nl.verdeelmodel.analysis.comparison.AttributionStep;
import nl.verdeelmodel.analysis.comparison.DivisionParts;
import nl.verdeelmodel.analysis.comparison.PartSplit;
import nl.verdeelmodel.analysis.comparison.PersonSplit;
import nl.verdeelmodel.analysis.comparison.ShareAttribution;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** The numbers of docs/guide/attribution.md. */
class GuideAttributionTest {

    private static final AttributionMethod OVER_ALL_ORDERS = new AttributionMethod.OverAllOrders();

    private final GuidePage page = GuidePage.read("attribution.md");

    private static DivisionParts division(String title, RegionValues cents) {
        RegionValues zero = cents.map(value -> Fraction.ZERO);
        DivisionParts.Part part = new DivisionParts.Part("stream/part", Text.same(title), cents);
        return new DivisionParts(cents.regions(), ImmutableList.of(part), zero, zero);
    }

    private static Attribution example(AttributionMethod method) {
        return ShareAttribution.of(
                division("equal amounts", Regions.values(500_00, 500_00)),
                division("risk score", Regions.values(1_800_00, 200_00)),
                Optional.empty(),
                Regions.values(300, 100),
                Optional.empty(),
                method);
    }

    private static String euros(long cents) {
        return Language.EN.amount(Money.ofCents(cents));
    }

    @Test
    void theStepsOfTheExampleAddUp() {
        Attribution attribution = example(OVER_ALL_ORDERS);
        Attribution.InCents table = attribution.inCents();

        page.hasRow(
                "01 Noord",
                euros(500_00),
                euros(1_800_00),
                euros(table.differences().get(0)));
        page.hasRow(
                "02 Zuid",
                euros(500_00),
                euros(200_00),
                euros(table.differences().get(1)));
        assertThat(attribution.steps()).hasSize(3);
        for (int step = 0; step < 3; step++) {
            page.hasRow(
                    attribution.steps().get(step).title().en().replace(", per young person", ""),
                    euros(table.cells().get(0).get(step)),
                    euros(table.cells().get(1).get(step)));
        }
        page.hasRow(
                "total",
                euros(table.differences().get(0)),
                euros(table.differences().get(1)));
    }

    @Test
    void inTheOrderOfThePageTheGrowthGoesByTheOldShares() {
        Attribution attribution = example(
                new AttributionMethod.InOrder(ImmutableList.of("budget", "old:stream/part", "new:stream/part")));
        Attribution.InCents table = attribution.inCents();

        assertThat(attribution.steps())
                .extracting(AttributionStep::id)
                .containsExactly("old:stream/part", "new:stream/part", "budget");
        page.says("by the old shares, " + euros(table.cells().get(0).get(2)) + " each; the lapse would then count "
                + euros(table.cells().get(0).get(0)) + " and the score "
                + euros(table.cells().get(0).get(1)) + " for Noord.");
        assertThat(table.cells().get(1).get(2)).isEqualTo(table.cells().get(0).get(2));
    }

    @Test
    void theScoreIsTakenApartInSectorsAndCharacteristics() {
        PartSplit split = PartSplit.of(
                new PartSplit.Sector("vo", Regions.values(200, 200), Regions.values(2, 2)),
                new PartSplit.Sector("mbo", Regions.values(100, 200), Regions.values(4, 5)));
        Attribution attribution = ShareAttribution.of(
                division("equal amounts", Regions.values(650_00, 650_00)),
                division("risk score", Regions.values(600_00, 700_00)),
                Optional.empty(),
                Regions.values(300, 400),
                Optional.of(split),
                OVER_ALL_ORDERS);

        page.says("2 + 3 = " + split.bySector().get(0) + " expected leavers; its score is "
                + split.expected().get(0) + ", of " + split.expected().total() + " in all");
        assertThat(attribution.steps().get(2).id()).isEqualTo("new:stream/part:characteristics");
        Money within = Money.ofCents(attribution.contributions().get(2).get(0).numerator());
        page.says(euros(600_00 - within.cents()) + " follows from the sectors and " + Language.EN.amount(within)
                + " from the characteristics");
    }

    /** Coefficients whose chances are 10 and 30 percent. */
    @Test
    void theScoreIsTakenApartByTheCharacteristicsOfPersons() {
        Characteristics vo =
                new Characteristics(Sector.VO, ImmutableList.of(Characteristic.of("age", "young", "young", "old")));
        double low = Math.log(0.1 / 0.9);
        RiskModel model = new RiskModel(
                "vo",
                Text.same("vo"),
                "",
                2023,
                true,
                Coefficients.of(vo, new double[] {low, Math.log(0.3 / 0.7) - low}),
                Optional.empty());
        CellsBuilder cells = new CellsBuilder(vo, ImmutableList.of("01", "02"), false);
        cells.add(new int[] {1}, 0, 10, 0);
        cells.add(new int[] {0}, 1, 30, 0);
        Cohort cohort = Cohort.of(2023, Cohort.PlaceKind.REGION, true, Map.of(Sector.VO, cells.build()));
        RegionValues equal = Regions.values(300_00, 300_00);
        PartSplit split = PersonSplit.of(CohortChances.of(cohort, List.of(model)), equal.regions(), Optional.empty());
        Attribution attribution = ShareAttribution.of(
                division("equal amounts", equal),
                division("risk score", equal),
                Optional.empty(),
                Regions.values(10, 30),
                Optional.of(split),
                OVER_ALL_ORDERS);

        int age = attribution.steps().stream().map(AttributionStep::id).toList().indexOf("new:stream/part:vo:age");
        long cents = attribution.inCents().cells().get(0).get(age);
        page.says("age adds " + split.characteristics().get(0).leavers().get(0).toDecimal(1, RoundingMode.HALF_UP)
                + " to Noord");
        page.says("Of EUR 600.00 by this score " + euros(300_00 - cents) + " follows from the sectors and "
                + euros(cents) + " from age");
    }
}
