package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.testing.PublishedTable;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The region lists of sample-data against the annexes of the regulations (BWBR0051614 annex 5, BWBR0044328 annex). */
class RealRegionsTest {

    private static final PublishedTable KEY = PublishedTable.read("regio_sleutel");
    private static final PublishedTable MUNICIPALITIES = PublishedTable.read("doorstroompuntregio_gemeenten_2026");

    @ParameterizedTest
    @CsvSource({"2014, 39, 415, 01-39", "2015, 39, 413, 01-39", "2020, 40, 0, 01-40", "2026, 40, 342, '01-13, 15-41'"})
    void everyYearHasItsRegionsAndMunicipalities(int year, int regions, int municipalities, String codes) {
        RegionSet set = SampleData.regions(year);

        assertThat(set.year()).isEqualTo(year);
        assertThat(set.size()).isEqualTo(regions);
        assertThat(set.municipalities()).hasSize(municipalities);
        assertThat(set).hasToString(regions + " regions of " + year + " (" + codes + ")");
    }

    @Test
    void theListOf2026HasTheNumbersNamesAndCodesOfTheRegulation() {
        List<String> published = KEY.rows().stream()
                .map(row -> "%s %s %s"
                        .formatted(
                                twoDigits(row.getField("regio_nr_2026")),
                                row.getField("cbs_statcode_2025"),
                                row.getField("regio_naam_2026")))
                .sorted()
                .toList();

        assertThat(SampleData.regions(2026).regions())
                .extracting(region -> "%s %s %s".formatted(region.code(), region.cbsCode(), region.name()))
                .containsExactlyElementsOf(published);
    }

    @Test
    void everyRegionOf2026HasTheMunicipalitiesOfTheRegulation() {
        Map<String, List<String>> published = new TreeMap<>();
        MUNICIPALITIES
                .rows()
                .forEach(row -> published
                        .computeIfAbsent(twoDigits(row.getField("regio_nr")), code -> new java.util.ArrayList<>())
                        .add(row.getField("gemeente")));
        RegionSet regions = SampleData.regions(2026);

        assertThat(published).hasSize(40);
        for (int i = 0; i < regions.size(); i++) {
            assertThat(regions.municipalitiesOf(i))
                    .as(regions.label(i))
                    .extracting(Municipality::name)
                    .containsExactlyInAnyOrderElementsOf(
                            published.get(regions.get(i).code()));
        }
    }

    @Test
    void everyRegionOf2026HasAsManyMunicipalitiesAsTheKeySays() {
        RegionSet regions = SampleData.regions(2026);

        KEY.rows().forEach(row -> {
            int region = regions.indexOf(row.getField("regio_nr_2026")).orElseThrow();
            assertThat(regions.municipalitiesOf(region))
                    .as(regions.label(region))
                    .hasSize(Integer.parseInt(row.getField("aantal_gemeenten_2026")));
        });
    }

    @Test
    void theListOf2020HasTheNumbersCodesAndContactMunicipalitiesOfTheGrant() {
        List<String> published = KEY.rows().stream()
                .map(row -> "%s %s %s"
                        .formatted(
                                twoDigits(row.getField("regio_nr_2020")),
                                row.getField("cbs_statcode_2020"),
                                row.getField("contactgemeente_2020")))
                .sorted()
                .toList();

        assertThat(SampleData.regions(2020).regions())
                .extracting(
                        region -> "%s %s %s".formatted(region.code(), region.cbsCode(), region.contactMunicipality()))
                .containsExactlyElementsOf(published);
    }

    @Test
    void number14IsAnotherRegionInEveryYear() {
        assertThat(SampleData.regions(2015).find("14")).map(Region::name).contains("Arnhem/Nijmegen");
        assertThat(SampleData.regions(2020).find("14")).map(Region::name).contains("Arnhem");
        assertThat(SampleData.regions(2020).find("40")).map(Region::name).contains("Rijk van Nijmegen");
        assertThat(SampleData.regions(2026).find("14")).isEmpty();
        assertThat(SampleData.regions(2026).find("40")).map(Region::name).contains("Rijk van Nijmegen");
        assertThat(SampleData.regions(2026).find("41")).map(Region::name).contains("Arnhem");
    }

    @Test
    void theListsOf2014And2015DifferOnlyInDeFrieseMeren() {
        RegionSet before = SampleData.regions(2014);
        RegionSet after = SampleData.regions(2015);

        assertThat(before.municipalities().keySet())
                .filteredOn(code -> after.regionOf(code).isEmpty())
                .containsExactlyInAnyOrder("GM0051", "GM0082", "GM0653");
        assertThat(after.municipalities().keySet())
                .filteredOn(code -> before.regionOf(code).isEmpty())
                .containsExactly("GM1921");
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
