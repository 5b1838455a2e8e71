package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.LargestRemainder;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;

/** The table of inhabitants per region is what its head says: those of the municipalities of 2016, carried. */
class InhabitantsOfRegionsTest {

    private static final Path TABLES = SampleData.FOLDER.resolve("regions");
    private static final long OF_THE_NETHERLANDS = 16_979_120;

    @Test
    void theTableIsThatOfTheMunicipalitiesCarriedAndRounded() {
        RegionSet regions = SampleData.regions(2026);
        Headcount table = HeadcountFile.read(
                TABLES.resolve("inwoners-2016-regios-2026.csv"), "inhabitants", OptionalInt.empty(), regions);
        RegionValues exact = SampleData.mapping("gemeenten-2015-2026", 2026).carry(inhabitantsOf2016());
        Apportionment whole =
                LargestRemainder.withoutMinimum().apportion(OF_THE_NETHERLANDS, Weights.of(exact.values()));
        List<Fraction> expected = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            expected.add(Fraction.of(BigInteger.valueOf(whole.units(i))));
        }
        assertThat(exact.total()).isEqualTo(Fraction.of(OF_THE_NETHERLANDS));
        assertThat(table.values().values()).isEqualTo(expected);
        assertThat(table.synthetic()).isFalse();
    }

    /** Molenwaard is not printed in the list of 2015; it became part of Molenlanden. */
    private static Map<String, Fraction> inhabitantsOf2016() {
        CsvTable table = CsvTable.read(InputFile.read(TABLES.resolve("inwoners-2016.csv"), InputFile.LARGEST_TABLE));
        Map<String, Fraction> inhabitants = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String code = table.cell(row, "municipality_code");
            inhabitants.merge(
                    code.equals("GM1927") ? "GM1978" : code,
                    Fraction.parse(table.cell(row, "inhabitants")),
                    Fraction::plus);
        }
        return inhabitants;
    }
}
