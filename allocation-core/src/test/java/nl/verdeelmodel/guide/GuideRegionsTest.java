package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.RegionFiles;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.region.Succession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/regions.md. */
class GuideRegionsTest {

    private static final Path LISTS = Path.of("..", "sample-data", "regions");

    private final GuidePage page = GuidePage.read("regions.md");

    @TempDir
    Path folder;

    private RegionSet regions;
    private RegionMapping mapping;

    @BeforeEach
    void readTheTablesOfThePage() {
        page.writeTables(folder);
        regions = RegionFiles.read(folder.resolve("regions-2026.csv"));
        mapping = RegionFiles.readMapping(folder.resolve("regions-2015-2026.csv"), regions);
    }

    @Test
    void namesTheCodesOfEachList() {
        RegionSet of2014 = RegionFiles.read(LISTS.resolve("rmc-regios-2014.csv"));
        RegionSet of2015 = RegionFiles.read(LISTS.resolve("rmc-regios-2015.csv"));
        RegionSet of2020 = RegionFiles.read(LISTS.resolve("rmc-regios-2020.csv"));
        RegionSet of2026 = RegionFiles.read(LISTS.resolve("doorstroompuntregios-2026.csv"));

        assertThat(codes(of2014)).isEqualTo(codes(of2015));
        assertThat(name(of2014, "14")).isEqualTo(name(of2015, "14"));
        assertThat(of2020.municipalities()).isEmpty();
        page.hasRow(
                "2014 and 2015",
                codes(of2015),
                of2014.municipalities().size() + " and "
                        + of2015.municipalities().size(),
                name(of2015, "14"),
                "-",
                "-");
        page.hasRow("2020", codes(of2020), "none listed", name(of2020, "14"), name(of2020, "40"), "-");
        page.hasRow(
                "2026",
                codes(of2026),
                of2026.municipalities().size(),
                "not in use",
                name(of2026, "40"),
                name(of2026, "41"));
        assertThat(of2026.indexOf("14")).isEmpty();
        page.says(of2026.unknownRegion("14", Where.NOWHERE).in(Language.EN));
        assertThat(of2020.indexOf("MC14")).isEmpty();
        assertThat(of2026.indexOf("9")).isEqualTo(of2026.indexOf("MC09")).isEqualTo(of2026.indexOf("09"));
    }

    private static String codes(RegionSet regions) {
        return regions.codesOf(
                java.util.stream.IntStream.range(0, regions.size()).boxed().toList());
    }

    private static String name(RegionSet regions, String code) {
        return regions.find(code).map(Region::name).orElseThrow();
    }

    @Test
    void carriesTheRegionsOfTheExample() {
        Map<String, Fraction> old = Map.of("14", Fraction.of(1000), "35", Fraction.of(600), "36", Fraction.of(401));
        RegionValues carried = mapping.carry(old);

        for (int i = 0; i < regions.size(); i++) {
            int region = i;
            List<String> from = List.of("14", "35", "36").stream()
                    .map(code ->
                            plain(mapping.carry(Map.of(code, old.get(code))).get(region)))
                    .toList();
            page.hasRow(regions.label(i), from.get(0), from.get(1), from.get(2), plain(carried.get(i)));
        }
        assertThat(carried.total()).isEqualTo(Fraction.of(2001));
    }

    @Test
    void carriesTheMunicipalitiesOfTheExample() {
        RegionValues carried = mapping.carry(Map.of("GM0855", Fraction.of(200), "GM0788", Fraction.of(14)));

        assertThat(carried.values().stream().map(GuideRegionsTest::plain)).containsExactly("210.5", "3.5", "0", "0");
        page.says("10.5 go with Tilburg to region 35, which gets 210.5, and region 36 gets 3.5");
    }

    @Test
    void refusesWeightsThatDoNotAddUp() {
        assertThatThrownBy(() -> RegionMapping.of(
                        2015, regions, List.of(new Succession("36", "35", Fraction.parse("1/8"), Where.NOWHERE))))
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> page.says(e.getMessage()));
    }

    @Test
    void refusesPlacesThatTheMappingDoesNotKnow() {
        assertThatThrownBy(() -> mapping.carry(Map.of("40", Fraction.ONE))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> mapping.carry(Map.of("GM0001", Fraction.ONE))).isInstanceOf(ProblemException.class);
    }

    private static String plain(Fraction value) {
        BigDecimal decimal = value.toDecimal(3, java.math.RoundingMode.UNNECESSARY);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
