package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mappings of sample-data carry every real region and municipality, and keep every total.
 *
 * <p>Which places moved is in the heads of the mapping files and in the regulations that they name.
 */
class RealMappingsTest {

    private static final RegionSet OF_2015 = SampleData.regions(2015);

    @ParameterizedTest
    @CsvSource({
        "regios-2014-2015, 2014, 2015",
        "regios-2015-2026, 2015, 2026",
        "regios-2014-2026, 2014, 2026",
        "regios-2020-2026, 2020, 2026"
    })
    void everyRegionIsCarriedWithItsTotalKeptToTheLastDigit(String name, int from, int to) {
        RegionMapping mapping = SampleData.mapping(name, to);
        List<String> codes =
                SampleData.regions(from).regions().stream().map(Region::code).toList();

        assertThat(mapping.fromYear()).isEqualTo(from);
        assertKeepsTotals(mapping, codes);
    }

    @Test
    void theWayFrom2014To2026LeadsThrough2015() {
        RegionMapping to2015 = SampleData.mapping("regios-2014-2015", 2015);
        RegionMapping to2026 = SampleData.mapping("regios-2015-2026", 2026);
        RegionMapping direct = SampleData.mapping("regios-2014-2026", 2026);
        for (Region region : SampleData.regions(2014).regions()) {
            RegionValues between = to2015.carry(Map.of(region.code(), Fraction.ONE));
            Map<String, Fraction> byCode = new TreeMap<>();
            for (int i = 0; i < OF_2015.size(); i++) {
                byCode.put(OF_2015.get(i).code(), between.get(i));
            }
            assertThat(direct.carry(Map.of(region.code(), Fraction.ONE)))
                    .as(region.code())
                    .isEqualTo(to2026.carry(byCode));
        }
    }

    @ParameterizedTest
    @CsvSource({"gemeenten-2014-2015, 2014, 2015", "gemeenten-2015-2026, 2015, 2026"})
    void everyMunicipalityIsCarriedWithItsTotalKeptToTheLastDigit(String name, int from, int to) {
        assertKeepsTotals(
                SampleData.mapping(name, to),
                SampleData.regions(from).municipalities().keySet());
    }

    private static void assertKeepsTotals(RegionMapping mapping, Collection<String> codes) {
        assertThat(codes)
                .allSatisfy(code -> assertThat(mapping.places(code)).as(code).isTrue());
        Seeded.cases(50, 20261122, draw -> {
            Map<String, Fraction> values = values(draw, codes);
            assertThat(mapping.carry(values).total()).isEqualTo(total(values.values()));
        });
    }

    @Test
    void byMunicipalityAndByRegionGiveTheSameWhereARegionStaysWhole() {
        RegionMapping byMunicipality = SampleData.mapping("gemeenten-2015-2026", 2026);
        RegionMapping byRegion = SampleData.mapping("regios-2015-2026", 2026);

        List<String> whole = new ArrayList<>();
        for (int i = 0; i < OF_2015.size(); i++) {
            if (goesToOneRegion(byMunicipality, i)) {
                whole.add(OF_2015.get(i).code());
                assertAgree(byMunicipality, byRegion, i);
            }
        }
        // Divided: 01 02 05 11 14 20 25 30 34 36 (domain dossier, section 5), and 04 for Boarnsterhim, see below.
        assertThat(whole)
                .hasSize(39 - 11)
                .doesNotContain("01", "02", "04", "05", "11", "14", "20", "25", "30", "34", "36");
    }

    private static void assertAgree(RegionMapping byMunicipality, RegionMapping byRegion, int region) {
        Seeded.cases(5, region, draw -> {
            Map<String, Fraction> values = values(draw, codesOf(region));
            RegionValues carried = byRegion.carry(Map.of(OF_2015.get(region).code(), total(values.values())));
            assertThat(carried).as(OF_2015.label(region)).isEqualTo(byMunicipality.carry(values));
        });
    }

    private static boolean goesToOneRegion(RegionMapping byMunicipality, int region) {
        Map<String, Fraction> ones = new TreeMap<>();
        codesOf(region).forEach(code -> ones.put(code, Fraction.ONE));
        return byMunicipality.carry(ones).values().stream()
                        .filter(value -> value.signum() > 0)
                        .count()
                == 1;
    }

    /** The list of 2015 prints Boarnsterhim in region 04, but it no longer had inhabitants: the region itself stays whole. */
    @Test
    void boarnsterhimIsTheOnlyPlaceWhereARegionStaysWholeThoughAMunicipalityWasDivided() {
        Map<String, Fraction> withoutBoarnsterhim = new TreeMap<>();
        codesOf(OF_2015.indexOf("04").orElseThrow()).forEach(code -> withoutBoarnsterhim.put(code, Fraction.ONE));
        assertThat(withoutBoarnsterhim.remove("GM0055")).isNotNull();

        RegionValues municipal = SampleData.mapping("gemeenten-2015-2026", 2026).carry(withoutBoarnsterhim);
        RegionValues regional =
                SampleData.mapping("regios-2015-2026", 2026).carry(Map.of("04", total(withoutBoarnsterhim.values())));

        assertThat(municipal).isEqualTo(regional);
    }

    @ParameterizedTest
    @CsvSource({
        "Olst-Wijhe,      GM1773, 11, 10",
        "Uitgeest,        GM0450, 25, 24",
        "Alphen-Chaam,    GM1723, 34, 35",
        "Baarle-Nassau,   GM0744, 34, 35",
        "Menterwolde,     GM1987, 01, 03",
        "Leerdam,         GM0545, 30, 19",
        "Zederik,         GM0707, 30, 19",
        "Vianen,          GM0620, 19, 19",
        "Weesp,           GM0457, 20, 21",
        "Haarlemmerliede, GM0393, 25, 21",
        "Arnhem,          GM0202, 14, 41",
        "Nijmegen,        GM0268, 14, 40"
    })
    void aMunicipalityThatChangedRegionTakesItsValueAlong(String name, String code, String from, String to) {
        RegionSet regions = SampleData.regions(2026);
        RegionValues carried = SampleData.mapping("gemeenten-2015-2026", 2026).carry(Map.of(code, Fraction.of(1000)));

        assertThat(OF_2015.regionOf(code)).as(name).isEqualTo(OF_2015.indexOf(from));
        assertThat(carried.get(regions.indexOf(to).orElseThrow())).as(name).isEqualTo(Fraction.of(1000));
    }

    @Test
    void haarenIsDividedByItsInhabitants() {
        RegionSet regions = SampleData.regions(2026);
        RegionValues carried =
                SampleData.mapping("gemeenten-2015-2026", 2026).carry(Map.of("GM0788", Fraction.of(14318)));

        assertThat(carried.get(regions.indexOf("35").orElseThrow())).isEqualTo(Fraction.of(5827 + 1442));
        assertThat(carried.get(regions.indexOf("36").orElseThrow())).isEqualTo(Fraction.of(2149 + 4900));
    }

    @Test
    void arnhemOf2020IsRegion41Of2026() {
        RegionSet regions = SampleData.regions(2026);
        RegionValues carried =
                SampleData.mapping("regios-2020-2026", 2026).carry(Map.of("14", Fraction.of(5), "40", Fraction.of(3)));

        assertThat(carried.get(regions.indexOf("41").orElseThrow())).isEqualTo(Fraction.of(5));
        assertThat(carried.get(regions.indexOf("40").orElseThrow())).isEqualTo(Fraction.of(3));
    }

    @Test
    void fromArnhemNijmegenNothingGoesAnywhereElse() {
        RegionSet regions = SampleData.regions(2026);
        RegionValues carried = SampleData.mapping("regios-2015-2026", 2026).carry(Map.of("14", Fraction.of(722_178)));

        assertThat(carried.get(regions.indexOf("40").orElseThrow())).isEqualTo(Fraction.of(315_263));
        assertThat(carried.get(regions.indexOf("41").orElseThrow())).isEqualTo(Fraction.of(406_915));
        assertThat(carried.total()).isEqualTo(Fraction.of(722_178));
    }

    private static List<String> codesOf(int region) {
        return OF_2015.municipalitiesOf(region).stream().map(m -> m.code()).toList();
    }

    private static Map<String, Fraction> values(Draw draw, Collection<String> codes) {
        Map<String, Fraction> values = new TreeMap<>();
        codes.forEach(
                code -> values.put(code, Fraction.of(draw.oneIn(5) ? 0 : draw.ofAnySize(50), draw.between(1, 9))));
        return values;
    }

    private static Fraction total(Collection<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
