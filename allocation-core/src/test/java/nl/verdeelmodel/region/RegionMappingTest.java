package nl.verdeelmodel.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of old places come to new regions without anything lost or added. A made-up country of three regions. */
class RegionMappingTest {

    private static final RegionSet NEW = RegionSet.of(
            2026,
            List.of(Region.of("01", "Noord"), Region.of("40", "Midden"), Region.of("41", "Zuid")),
            Map.of(
                    new Municipality("GM0001", "Aa"), "01",
                    new Municipality("GM0002", "Bee"), "40",
                    new Municipality("GM0003", "Cee"), "41"));

    @Test
    void aSplitRegionGoesToItsSuccessorsInProportionToTheWeights() {
        RegionMapping mapping = mapping("01 -> 01: 1", "14 -> 40: 2/5", "14 -> 41: 3/5");

        RegionValues carried = mapping.carry(Map.of("01", Fraction.of(7), "14", Fraction.of(1000)));

        assertThat(carried.values()).containsExactly(Fraction.of(7), Fraction.of(400), Fraction.of(600));
        assertThat(carried.regions()).isSameAs(NEW);
        assertThat(mapping.fromYear()).isEqualTo(2015);
    }

    @Test
    void mergedPlacesAreAddedUp() {
        RegionMapping mapping = mapping("02 -> 01: 1", "03 -> 01: 1");

        assertThat(mapping.carry(Map.of("02", Fraction.of(1, 3), "03", Fraction.of(1, 6)))
                        .get(0))
                .isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void theTotalIsKeptToTheLastDigit() {
        Seeded.cases(2_000, 2026, draw -> {
            long part = draw.between(1, 999);
            RegionMapping mapping = mapping(
                    "01 -> 01: 1",
                    "14 -> 40: " + part + "/1000",
                    "14 -> 41: " + (1000 - part) + "/1000",
                    "GM0009 -> 01: 1/3",
                    "GM0009 -> GM0002: 2/3");
            Map<String, Fraction> values = new TreeMap<>();
            for (String code : List.of("01", "14", "GM0001", "GM0009")) {
                values.put(code, Fraction.of(draw.ofAnySize(60), 1 + draw.ofAnySize(20)));
            }

            assertThat(mapping.carry(values).total())
                    .isEqualTo(values.values().stream().reduce(Fraction.ZERO, Fraction::plus));
        });
    }

    @Test
    void aMunicipalityThatKeepsItsCodeNeedNotBeListed() {
        RegionMapping mapping = mapping();

        assertThat(mapping.places("GM0002")).isTrue();
        assertThat(mapping.carry(Map.of("GM0002", Fraction.of(5))).get(1)).isEqualTo(Fraction.of(5));
    }

    @Test
    void aListedMunicipalityFollowsTheListThoughItsCodeStillExists() {
        RegionMapping mapping = mapping("GM0001 -> GM0003: 1");

        assertThat(mapping.carry(Map.of("GM0001", Fraction.of(5))).values())
                .containsExactly(Fraction.ZERO, Fraction.ZERO, Fraction.of(5));
    }

    @Test
    void aRegionMustBeListedEvenIfItsNumberStillExists() {
        RegionMapping mapping = mapping("14 -> 41: 1");

        assertThat(mapping.places("14")).isTrue();
        assertThat(mapping.places("01")).isFalse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> mapping.carry(Map.of("01", Fraction.of(5))))
                .withMessageContaining("The mapping from 2015 to the regions of 2026 does not say where \"01\" goes.");
    }

    @Test
    void everyPlaceThatCannotBeCarriedIsNamedEvenIfItsValueIsZero() {
        Map<String, Fraction> values =
                new TreeMap<>(Map.of("77", Fraction.ONE, "GM0099", Fraction.ZERO, "GM0001", Fraction.ONE));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> mapping().carry(values))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.message().nl())
                        .containsExactly(
                                "De omzetting van 2015 naar de regio's van 2026 zegt niet waar \"77\" heen gaat.",
                                "De omzetting van 2015 naar de regio's van 2026 zegt niet waar \"GM0099\" heen gaat."));
    }

    @Test
    void weightsThatLoseSomethingAreRefusedAndTheSumIsShown() {
        assertRefused("mapping-sum", 1, "14", "0.99 instead of 1", "lost or added", "14 -> 40: 0.4", "14 -> 41: 0.59");
        assertRefused("mapping-sum", 1, "14", "1.1 instead of 1", "lost or added", "14 -> 40: 0.5", "14 -> 41: 0.6");
        assertRefused(
                "mapping-sum", 1, "14", "0.9999999999", "lost", "14 -> 40: 0.3333333333", "14 -> 41: 0.6666666666");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.5", "1.5"})
    void aWeightOutsideZeroToOneIsRefusedEvenIfTheSumIsRight(String weight) {
        String rest = Fraction.ONE.minus(Fraction.parse(weight)).toString();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> mapping("14 -> 40: " + weight, "14 -> 41: " + rest))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::code).contains("mapping-weight"))
                .withMessageContaining("The weight of 14 to 40 is " + weight + "; it must be above 0 and at most 1.");
    }

    @Test
    void anUnknownNewRegionIsExplainedLikeAnyUnknownRegion() {
        assertRefused("region-unknown", 1, "\"14\"", "2026", "14 was Arnhem (now 41)", "01 -> 14: 1");
    }

    @Test
    void anUnknownNewMunicipalityIsNamed() {
        assertRefused(
                "municipality-unplaced",
                1,
                "GM0077",
                "no region of the list of 2026",
                "3 municipalities",
                "GM0001 -> GM0077: 1");
    }

    private static void assertRefused(String code, int line, String a, String b, String c, String... lines) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> mapping(lines))
                .withMessageContainingAll(a, b, c)
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.where()).hasToString("mapping.csv:" + line);
                }));
    }

    /** A mapping of lines such as {@code 14 -> 41: 3/5}. */
    private static RegionMapping mapping(String... lines) {
        List<Succession> successions = new java.util.ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" -> |: ");
            successions.add(new Succession(
                    words[0],
                    words[1],
                    Fraction.parse(words[2]),
                    Where.file("mapping.csv").atLine(successions.size() + 1)));
        }
        return RegionMapping.of(2015, NEW, successions);
    }
}
