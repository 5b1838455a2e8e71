package nl.verdeelmodel.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The regions of a year: order, lookup, and the traps of the numbers.
 *
 * <p>The numbering is that of BWBR0031387 annex C (2015), BWBR0044328 annex (2020) and BWBR0051614 annex 5 (2026).
 */
class RegionSetTest {

    private static final RegionSet OF_2015 = RegionSet.of(2015, numbered(1, 39));
    private static final RegionSet OF_2020 = RegionSet.of(2020, regionsOf2020());
    private static final RegionSet OF_2026 = RegionSet.of(
            2026,
            numbered(1, 41).stream()
                    .filter(region -> !region.code().equals("14"))
                    .toList());

    @Test
    void regionsAreOrderedByCodeHoweverTheyAreGiven() {
        RegionSet set = RegionSet.of(
                2026,
                List.of(Region.of("29", "Rijnmond"), Region.of("01", "Oost-Groningen"), Region.of("12", "Twente")));

        assertThat(set.regions()).extracting(Region::code).containsExactly("01", "12", "29");
        assertThat(set.get(2).name()).isEqualTo("Rijnmond");
        assertThat(set.label(2)).isEqualTo("29 Rijnmond");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09", "9", "MC09"})
    void findsARegionAsATableMayWriteItsCode(String code) {
        assertThat(OF_2026.indexOf(code)).hasValue(8);
        assertThat(OF_2026.find(code)).map(Region::code).contains("09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "009", "mc09", "MC9", " 09", "9 ", "00", "42", "Rijnmond", "-1"})
    void findsNothingForAnyOtherWriting(String code) {
        assertThat(OF_2026.indexOf(code)).isEmpty();
        assertThat(OF_2026.find(code)).isEmpty();
    }

    @Test
    void aCodeOfStatisticsNetherlandsThatTwoRegionsOf2020ShareFindsNeither() {
        assertThat(OF_2020.indexOf("MC14")).isEmpty();
        assertThat(OF_2020.indexOf("14")).hasValue(13);
        assertThat(OF_2020.indexOf("MC13")).hasValue(12);
    }

    @Test
    void theProblemOfASharedCodeNamesBothRegionsInsteadOfDenyingIt() {
        Problem problem = OF_2020.unknownRegion("MC14", Where.NOWHERE);

        assertThat(problem.in(Language.EN)).contains("14 Region 14").contains("40 Region 40");
        assertThat(problem.in(Language.NL)).contains("14 Region 14").contains("40 Region 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "MC14"})
    void number14IsExplainedIn2026WhereItIsNotInUse(String code) {
        Problem problem = OF_2026.unknownRegion(code, Where.file("scores.csv").atLine(15));

        assertThat(problem.message().en())
                .isEqualTo("Region code \"" + code
                        + "\" is not in the region list of 2026, which has 40 codes (01-13, 15-41).");
        assertThat(problem.advice().en())
                .startsWith("Maybe")
                .contains("2020, where 14 was Arnhem (now 41)", "2015, where 14 was Arnhem/Nijmegen (now 40 and 41)")
                .contains("mapping", "\"carry\"");
        assertThat(problem.message().nl()).contains("regiolijst van 2026", "40 codes");
        assertThat(problem.advice().nl())
                .startsWith("Misschien")
                .contains("2020, waarin 14 Arnhem was (nu 41)", "2015, waarin 14 Arnhem/Nijmegen was (nu 40 en 41)");
        assertThat(problem.where()).hasToString("scores.csv:15");
    }

    @Test
    void number41IsExplainedIn2020WhereArnhemIs14() {
        Problem problem = OF_2020.unknownRegion("41", Where.NOWHERE);

        assertThat(problem.message().en()).contains("region list of 2020", "40 codes (01-40)");
        assertThat(problem.advice().en()).contains("numbering of 2026, where 41 is Arnhem", "list of 2020 that is 14");
        assertThat(problem.advice().nl()).contains("2026, waarin 41 Arnhem is", "lijst van 2020 is dat 14");
    }

    @Test
    void number40IsExplainedIn2015WhereNijmegenIsPartOf14() {
        Problem problem = OF_2015.unknownRegion("40", Where.NOWHERE);

        assertThat(problem.message().en()).contains("region list of 2015", "39 codes (01-39)");
        assertThat(problem.advice().en()).contains("40 is Rijk van Nijmegen", "part of 14, Arnhem/Nijmegen");
        assertThat(problem.advice().nl()).contains("40 Rijk van Nijmegen is", "14, Arnhem/Nijmegen");
    }

    @Test
    void anOrdinaryUnknownCodeGetsNoAdviceAboutNumbering() {
        assertThat(OF_2026.unknownRegion("77", Where.NOWHERE).advice().isEmpty())
                .isTrue();
    }

    @Test
    void theCodesAreShownAsRuns() {
        assertThat(OF_2026).hasToString("40 regions of 2026 (01-13, 15-41)");
        assertThat(RegionSet.of(2026, List.of(Region.of("05", "A")))).hasToString("1 regions of 2026 (05)");
        assertThat(RegionSet.of(2026, List.of(Region.of("09", "A"), Region.of("10", "B"), Region.of("12", "C"))))
                .hasToString("3 regions of 2026 (09-10, 12)");
    }

    @Test
    void everyCodeThatStandsTwiceIsNamed() {
        List<Region> regions =
                List.of(Region.of("02", "B"), Region.of("01", "A"), Region.of("02", "C"), Region.of("01", "D"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RegionSet.of(2026, regions))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.message().en())
                        .containsExactly(
                                "Region code 01 stands twice in the region list of 2026: A and D.",
                                "Region code 02 stands twice in the region list of 2026: B and C."));
    }

    @Test
    void aListWithoutRegionsIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RegionSet.of(2026, List.of()))
                .withMessage("The region list of 2026 is empty.");
    }

    @Test
    void aMunicipalityLiesInOneListedRegion() {
        Map<Municipality, String> regionOf = new LinkedHashMap<>();
        regionOf.put(new Municipality("GM0599", "Rotterdam"), "29");
        regionOf.put(new Municipality("GM0606", "Schiedam"), "29");
        regionOf.put(new Municipality("GM0363", "Amsterdam"), "21");
        RegionSet set =
                RegionSet.of(2026, List.of(Region.of("29", "Rijnmond"), Region.of("21", "Amsterdam")), regionOf);

        assertThat(set.regionOf("GM0606")).hasValue(1);
        assertThat(set.regionOf("GM9999")).isEmpty();
        assertThat(set.municipalities().keySet()).containsExactly("GM0363", "GM0599", "GM0606");
        assertThat(set.municipalitiesOf(1)).extracting(Municipality::name).containsExactly("Rotterdam", "Schiedam");
    }

    @Test
    void municipalitiesInUnknownRegionsOrTwiceAreAllNamed() {
        Map<Municipality, String> regionOf = new LinkedHashMap<>();
        regionOf.put(new Municipality("GM0599", "Rotterdam"), "29");
        regionOf.put(new Municipality("GM0599", "Rotterdam (again)"), "29");
        regionOf.put(new Municipality("GM0363", "Amsterdam"), "21");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RegionSet.of(2026, List.of(Region.of("29", "Rijnmond")), regionOf))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactlyInAnyOrder("municipality-twice", "region-unknown"))
                .withMessageContaining("GM0599")
                .withMessageContaining("Municipality GM0363 (Amsterdam) lies in region 21");
    }

    @ParameterizedTest
    @CsvSource({"2025, 01, A", "2026, 02, A", "2026, 01, B"})
    void setsAreEqualWhenYearAndRegionsAre(int year, String code, String name) {
        RegionSet set = RegionSet.of(2026, List.of(Region.of("01", "A")));

        assertThat(set).isEqualTo(RegionSet.of(2026, List.of(Region.of("01", "A"))));
        assertThat(set).isNotEqualTo(RegionSet.of(year, List.of(Region.of(code, name))));
    }

    private static List<Region> numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "%02d".formatted(number))
                .map(code -> new Region(code, "Region " + code, "MC" + code, ""))
                .toList();
    }

    private static List<Region> regionsOf2020() {
        return numbered(1, 40).stream()
                .map(region -> region.code().equals("40") ? new Region("40", region.name(), "MC14", "") : region)
                .toList();
    }
}
