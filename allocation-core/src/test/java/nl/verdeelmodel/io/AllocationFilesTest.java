package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result files: the same bytes in every locale and for every order of the input, and fractions that give the cents again. */
@Tag("locale")
class AllocationFilesTest {

    @TempDir
    private Path temporary;

    private List<Allocation> allocations(ModelFolder folder) {
        return List.of(folder.allocate(2026));
    }

    @Test
    void theAmountsHaveARowPerPartAndRegion() {
        ModelFolder folder = new ModelFolder(temporary).replace("regions.csv", "Middle", "\"Middle, the\"");

        assertThat(AllocationFiles.amounts(allocations(folder))).isEqualTo("""
                        year,stream,part,region_code,region_name,amount_eur
                        2026,grant,all,01,North,166.67
                        2026,grant,all,02,"Middle, the",333.33
                        2026,grant,all,03,South,500.00
                        """);
    }

    @Test
    void theTotalsHaveARowPerStreamAndOneForAll() {
        ModelFolder folder = new ModelFolder(temporary).model("\"streams\": [", """
                        "streams": [
                            { "id": "capped", "ceiling": { "2026": "100.00" },
                              "parts": [ { "id": "all", "key": { "amounts": "score" } } ] },""");

        assertThat(AllocationFiles.totals(allocations(folder))).isEqualTo("""
                        year,stream,available_eur,amount_eur,unspent_eur
                        2026,capped,100.00,60.00,40.00
                        2026,grant,1000.00,1000.00,0.00
                        2026,total,1100.00,1060.00,40.00
                        """);
    }

    @Test
    void severalYearsFollowEachOther() {
        ModelFolder folder = new ModelFolder(temporary)
                .model("\"2026\": \"1000.00\"", "\"2026\": \"1000.00\", \"2027\": \"7.00\"")
                .key("{ \"equalPerRegion\": true }");
        List<Allocation> years = List.of(folder.allocate(2027), folder.allocate(2026));

        assertThat(AllocationFiles.totals(years).lines().skip(1))
                .containsExactly(
                        "2027,grant,7.00,7.00,0.00", "2027,total,7.00,7.00,0.00",
                        "2026,grant,1000.00,1000.00,0.00", "2026,total,1000.00,1000.00,0.00");
        assertThat(AllocationFiles.amounts(years).lines()).hasSize(1 + 6);
    }

    @Test
    void shuffledInputsGiveTheSameBytes() {
        ModelFolder folder = new ModelFolder(temporary);
        List<Allocation> before = allocations(folder);
        folder.scores("2026,03,30,200", "2026,01,10,100", "2026,02,20,100")
                .write("regions.csv", "region_name,region_code,year\nSouth,03,2026\nMiddle,02,2026\nNorth,01,2026\n");
        List<Allocation> after = allocations(folder);

        assertThat(AllocationFiles.amounts(after)).isEqualTo(AllocationFiles.amounts(before));
        assertThat(AllocationFiles.totals(after)).isEqualTo(AllocationFiles.totals(before));
        assertThat(AllocationFiles.trace(after)).isEqualTo(AllocationFiles.trace(before));
    }

    @Test
    void theChecksumChangesWithASingleCent() {
        ModelFolder folder = new ModelFolder(temporary);
        String before = AllocationFiles.checksum(allocations(folder));
        folder.model("\"1000.00\"", "\"1000.01\"");

        assertThat(before).matches("[0-9a-f]{64}");
        assertThat(AllocationFiles.checksum(allocations(folder))).isNotEqualTo(before);
        folder.model("\"1000.01\"", "\"1000.00\"");
        assertThat(AllocationFiles.checksum(allocations(folder))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regeling-2026-2029",
                "rmc-2012",
                "rmc-extra-2020",
                "regionaal-programma-2013",
                "plusvoorziening-2013"
            })
    void theFractionsOfTheTraceGiveTheAmountsAgain(String model) throws Exception {
        ModelFile file = ModelFile.read(SampleData.model(model));
        int year = file.model().years().first();
        Allocation allocation = file.allocate(year);
        JsonNode node = JsonMapper.builder()
                .build()
                .readTree(AllocationFiles.trace(List.of(allocation)))
                .get("years")
                .get(0);

        assertThat(node.get("year").intValue()).isEqualTo(year);
        Money total = Money.ZERO;
        for (JsonNode stream : node.get("streams")) {
            for (JsonNode part : stream.get("parts")) {
                checkPart(part, stream.get("rounding").get("unit_cents").longValue());
                total = total.plus(Money.parse(part.get("amount_eur").textValue()));
            }
        }
        assertThat(total).isEqualTo(allocation.total());
        assertThat(node.get("total_eur").textValue()).isEqualTo(total.toString());
        assertThat(sum(node.get("regions"), "total_eur")).isEqualTo(total.toEuros());
    }

    /** Shares add up to 1 (or nothing is divided); share x amount is the target; targets and amounts add up and are near. */
    private static void checkPart(JsonNode part, long unitCents) {
        Fraction cents = Money.parse(part.get("amount_eur").textValue()).toCents();
        Fraction shares = Fraction.ZERO;
        Fraction targets = Fraction.ZERO;
        Fraction amounts = Fraction.ZERO;
        for (int i = 0; i < part.get("amounts_eur").size(); i++) {
            Fraction share = Fraction.parse(part.get("key").get("shares").get(i).textValue());
            Fraction target = Fraction.parse(part.get("targets_cents").get(i).textValue());
            Fraction amount =
                    Money.parse(part.get("amounts_eur").get(i).textValue()).toCents();
            assertThat(share.times(cents)).isEqualTo(target);
            assertThat(amount.minus(target)).isLessThan(Fraction.of(unitCents)).isGreaterThan(Fraction.of(-unitCents));
            shares = shares.plus(share);
            targets = targets.plus(target);
            amounts = amounts.plus(amount);
        }
        assertThat(targets).isEqualTo(cents);
        assertThat(amounts).isEqualTo(cents);
        assertThat(shares).isEqualTo(cents.signum() == 0 && shares.signum() == 0 ? Fraction.ZERO : Fraction.ONE);
    }

    private static BigDecimal sum(JsonNode items, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : items) {
            sum = sum.add(new BigDecimal(item.get(field).textValue()));
        }
        return sum;
    }

    @Test
    void theTraceNamesTiesAndWhoWasRoundedUp() throws Exception {
        ModelFolder folder =
                new ModelFolder(temporary).model("\"1000.00\"", "\"0.02\"").key("{ \"equalPerRegion\": true }");
        JsonNode part = JsonMapper.builder()
                .build()
                .readTree(AllocationFiles.trace(allocations(folder)))
                .at("/years/0/streams/0/parts/0");

        assertThat(part.at("/tie/units").intValue()).isEqualTo(2);
        assertThat(part.at("/tie/regions")).extracting(JsonNode::textValue).containsExactly("01", "02", "03");
        assertThat(part.at("/rounded_up")).extracting(JsonNode::textValue).containsExactly("01", "02");
        assertThat(part.at("/key/kind").textValue()).isEqualTo("equal");
    }
}
