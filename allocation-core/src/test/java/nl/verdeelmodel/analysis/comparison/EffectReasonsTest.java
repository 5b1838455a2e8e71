package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.region.Succession;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;

/** The reasons of an effect are what the allocations of both sides say. */
class EffectReasonsTest {

    private static List<Text> of(Comparison comparison, int region) {
        return new EffectReasons(comparison, Optional.empty()).of(region);
    }

    private static String english(Comparison comparison, int region) {
        return of(comparison, region).stream().map(text -> text.en()).collect(Collectors.joining(" "));
    }

    /** 10 of 100 cents in A and 30 of 150 in B: 5 of the 20 come of the total. */
    @Test
    void splitsTheDifferenceIntoTotalAndShare() {
        Comparison comparison = Comparison.of(Sides.of(10, 90), Sides.of(30, 120));
        assertThat(english(comparison, 0))
                .isEqualTo(
                        "Of the difference, EUR +0.05 comes of the other total and EUR +0.15 of its share of the money, from"
                                + " 10.0000 % to 20.0000 %.");
        assertThat(of(comparison, 0).get(0).nl())
                .isEqualTo(
                        "Van het verschil komt EUR +0,05 van het andere totaal en EUR +0,15 van het aandeel in het geld, van"
                                + " 10,0000 % naar 20,0000 %.");
        assertThat(english(Comparison.of(Sides.of(10, 90), Sides.of(20, 80)), 0))
                .isEqualTo("A and B are amounts without rules: 10.0000 % of A, 20.0000 % of B.");
    }

    @Test
    void aNewRegionGetsNothingInA() {
        assertThat(english(Comparison.of(Sides.of(0, 100), Sides.of(25, 75)), 0))
                .isEqualTo("A gives this region nothing; in B its share is 25.0000 %.");
    }

    /** Both models have the same keys and money, so only what the rules of B do is a reason. */
    @Test
    void namesTheRulesThatHoldARegionAndNothingThatIsTheSame() {
        Division a = Division.of(
                ModelFile.read(SampleData.model("regeling-2026-2029")).allocate(2026));
        Allocation stable =
                ModelFile.read(SampleData.model("regeling-with-stability")).allocate(2026);
        Comparison comparison = Comparison.of(a, Division.of(stable));
        int region = comparison.regions().indexOf("03").orElseThrow();
        String line = Language.EN.amount(stable.stream("doorstroompunt").stabilityLine(region));
        assertThat(english(comparison, region))
                .contains("B: in Doorstroompunt function a floor holds it up, EUR +" + line)
                .doesNotContain("A: in", "risk part");
        assertThat(english(comparison, comparison.regions().indexOf("20").orElseThrow()))
                .contains("a ceiling holds it down, EUR -");
        assertThat(english(comparison, 0))
                .contains("B: in Doorstroompunt function what floors and ceilings do elsewhere, EUR ");
    }

    /** With twice the money and the same key every part is the same part of another amount. */
    @Test
    void saysTheSameScaleOnBothSides() {
        Division model = Division.of(
                ModelFile.read(SampleData.model("regeling-2026-2029")).allocate(2026));
        Fraction twice = model.total().times(Fraction.of(2));
        Comparison comparison = Comparison.of(model, model.scaledTo(twice));
        assertThat(english(comparison, 0))
                .contains(
                        "Doorstroompunt function, risk part: the same part (",
                        ") of EUR 67,470,900.00 in A and EUR" + " 134,941,800.00 in B, EUR +");
        assertThat(new EffectReasons(Comparison.of(model, model), Optional.empty()).of(0))
                .isEmpty();
    }

    /** Other scores of the same part stand side by side in one sentence, and no region has more than three. */
    @Test
    void putsTheSharesOfOnePartSideBySide() {
        ModelFile model = ModelFile.read(SampleData.model("regeling-2026-2029"));
        Comparison comparison = Comparison.of(
                Division.ofStream(model.allocate(2026), "doorstroompunt"),
                Division.ofStream(model.allocate(2028), "doorstroompunt"));
        int region = comparison.largest(Effect.GAIN, 1).get(0);
        assertThat(english(comparison, region))
                .matches(
                        "risk part: [0-9.]+ % of the key in A \\([0-9.,]+ of [0-9.,]+\\), [0-9.]+ % in B \\([0-9.,]+ of"
                                + " [0-9.,]+\\), EUR \\+[0-9,.]+\\.");
        for (int i = 0; i < comparison.regions().size(); i++) {
            assertThat(of(comparison, i)).hasSizeLessThanOrEqualTo(EffectReasons.MOST);
        }
    }

    @Test
    void theLargestStepsOfAnAttributionComeFirst() {
        Comparison comparison = Comparison.of(Sides.of(50, 50), Sides.of(90, 10));
        Attribution steps = ShareAttribution.of(
                DivisionParts.of(comparison.a(), Optional.empty()),
                DivisionParts.of(comparison.b(), Optional.empty()),
                Optional.empty(),
                RegionValues.of(comparison.regions(), List.of(Fraction.of(300), Fraction.of(100))),
                Optional.empty(),
                new AttributionMethod.OverAllOrders());
        assertThat(new EffectReasons(comparison, Optional.of(steps))
                        .of(0)
                        .get(0)
                        .en())
                .isEqualTo("Largest steps: lapses: the amounts: EUR +0.25; comes in: the amounts, per young person:"
                        + " EUR +0.15.");
    }

    /** Old region 01 goes to 01 and 02, old 02 to 02: both parts are named, by the names that they had. */
    @Test
    void namesTheRegionsThatAnAmountWasCarriedFrom() {
        RegionSet old = RegionSet.of(2020, List.of(Region.of("01", "Old North"), Region.of("02", "Old South")));
        RegionSet now = RegionSet.of(2026, List.of(Region.of("01", "North"), Region.of("02", "South")));
        RegionMapping mapping = RegionMapping.of(
                2020,
                now,
                List.of(
                        new Succession("01", "01", Fraction.of(3, 4), Where.NOWHERE),
                        new Succession("01", "02", Fraction.of(1, 4), Where.NOWHERE),
                        new Succession("02", "02", Fraction.ONE, Where.NOWHERE)));
        Division before = Sides.of(RegionValues.of(old, List.of(Fraction.of(400), Fraction.of(600))));
        Division b = Sides.of(RegionValues.of(now, List.of(Fraction.of(500), Fraction.of(500))));
        Comparison comparison = new Comparison(
                before.carriedBy(mapping),
                Optional.of(before),
                Optional.of(mapping),
                b,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(comparison.a().cents().values()).containsExactly(Fraction.of(300), Fraction.of(700));
        assertThat(english(comparison, 1))
                .endsWith("A: carried from 25.0000 % of 01 Old North, 02 Old South (regions of 2020).");
        assertThat(english(comparison, 0)).endsWith("A: carried from 75.0000 % of 01 Old North (regions of 2020).");
    }
}
