package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
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

    private static String english(Comparison comparison, int region) {
        return EffectReasons.of(comparison, region).stream()
                .map(text -> text.en())
                .collect(Collectors.joining(" "));
    }

    /** 10 of 100 cents in A and 30 of 150 in B: 5 of the 20 come of the total. */
    @Test
    void splitsTheDifferenceIntoTotalAndShare() {
        Comparison comparison = Comparison.of(Sides.of(10, 90), Sides.of(30, 120));
        assertThat(english(comparison, 0))
                .isEqualTo(
                        "Of the difference, EUR +0.05 comes of the other total and EUR +0.15 of its share of the money, from"
                                + " 10.0000 % to 20.0000 %.");
        assertThat(EffectReasons.of(comparison, 0).get(0).nl())
                .isEqualTo(
                        "Van het verschil komt EUR +0,05 van het andere totaal en EUR +0,15 van het aandeel in het geld, van"
                                + " 10,0000 % naar 20,0000 %.");
        assertThat(english(Comparison.of(Sides.of(10, 90), Sides.of(20, 80)), 0))
                .isEqualTo("It comes of its share of the money, from 10.0000 % to 20.0000 %.");
    }

    @Test
    void aNewRegionGetsNothingInA() {
        assertThat(english(Comparison.of(Sides.of(0, 100), Sides.of(25, 75)), 0))
                .isEqualTo("A gives this region nothing; in B its share is 25.0000 %.");
    }

    /** The amounts and shares are those of the trace of the models themselves. */
    @Test
    void namesKeysAndHoldsOfBothModels() {
        Division a = Division.of(
                ModelFile.read(SampleData.model("regeling-2026-2029")).allocate(2026));
        Division b = Division.of(
                ModelFile.read(SampleData.model("regeling-with-stability")).allocate(2026));
        Comparison comparison = Comparison.of(a, b);
        int region = b.regions().indexOf("03").orElseThrow();
        assertThat(english(comparison, region))
                .contains(
                        "A: EUR 1,165,776.12 from Doorstroompunt function, risk part, 1.7278 % of the key (risk score: ")
                .contains("B: in Doorstroompunt function a floor holds it up, EUR ", " without those rules.")
                .doesNotContain("A: in Doorstroompunt");
        assertThat(english(comparison, b.regions().indexOf("20").orElseThrow())).contains("a ceiling holds it down");
        assertThat(english(comparison, 0)).doesNotContain("holds it");
    }

    @Test
    void saysThatAmountsOfAScaledSideAreNot() {
        Division a = Division.of(
                ModelFile.read(SampleData.model("regeling-2026-2029")).allocate(2026));
        Comparison comparison = Comparison.of(a.scaledTo(Fraction.of(100)), a);
        assertThat(english(comparison, 0)).contains("A (not scaled): EUR ", "B: EUR ");
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
