package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SixRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result files of a stream that is kept stable: its line adds up, its tables say who is held, its trace proves the amounts. */
@Tag("locale")
class StabilityFilesTest {

    @TempDir
    private Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeAModel() {
        folder = SixRegions.in(temporary);
    }

    private List<Allocation> allocations() {
        return List.of(folder.allocate(2026));
    }

    private JsonNode trace() throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(AllocationFiles.trace(allocations()))
                .at("/years/0/streams/0/stability");
    }

    @Test
    void theAmountsHaveALineForWhatStabilityAddsAndTakes() {
        assertThat(AllocationFiles.amounts(allocations()).lines().skip(7))
                .containsExactly(
                        "2026,grant,stability,01,Anders,-65.00",
                        "2026,grant,stability,02,Berg,40.00",
                        "2026,grant,stability,03,Centrum,-17.50",
                        "2026,grant,stability,04,Dal,27.50",
                        "2026,grant,stability,05,Eiland,35.00",
                        "2026,grant,stability,06,Fort,-20.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scale", "shift", "largest-winners", "renormalise", "none"})
    void theRowsOfARegionAddUpToWhatItGets(String method) {
        folder.model("\"method\": \"scale\"", "\"method\": \"" + method + "\"");
        Map<String, Money> sums = new TreeMap<>();
        AllocationFiles.amounts(allocations())
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .forEach(cells -> sums.merge(cells[3], Money.parse(cells[5]), Money::plus));
        Allocation allocation = folder.allocate(2026);
        assertThat(sums).hasSize(6).allSatisfy((code, sum) -> assertThat(sum).isEqualTo(allocation.budget(code)));
    }

    @Test
    void theTotalsSayWhatTheRegionsGetMoreThanThereIs() {
        folder.model(
                SixRegions.RULES,
                "\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"none\"");
        assertThat(AllocationFiles.totals(allocations())).isEqualTo("""
                        year,stream,available_eur,amount_eur,unspent_eur
                        2026,grant,1050.00,1142.50,-92.50
                        2026,total,1050.00,1142.50,-92.50
                        """);
    }

    @Test
    void theChecksumAndTheDifferencesSeeTheLineOfStability() {
        Path file =
                folder.write("old.csv", AllocationFiles.amounts(allocations())).file("old.csv");
        String before = AllocationFiles.checksum(allocations());
        assertThat(AllocationFiles.differences(file, allocations())).isEmpty();

        folder.model("+15%", "+16%");
        assertThat(AllocationFiles.checksum(allocations())).isNotEqualTo(before);
        assertThat(AllocationFiles.differences(file, allocations()))
                .containsEntry("2026 grant stability 01", Text.same("-65.00 -> -64.00"))
                .doesNotContainKey("2026 grant all 01");
    }

    @Test
    void theTableSaysWhatEachRegionHadShouldGetAndGets() {
        assertThat(StabilityFiles.areNeeded(allocations())).isTrue();
        assertThat(StabilityFiles.regions(allocations())).isEqualTo("""
                year,stream,region_code,region_name,baseline_eur,claim_eur,target_eur,undampened_eur,floor_eur,ceiling_eur,floor_rule,\
                ceiling_rule,amount_eur,distance_before,distance_after,held_by,rule_source
                2026,grant,01,Anders,100.000000,,180.000000,180.00,95.00,115.00,stability.0,stability.1,115.00,-0.444444,\
                -0.361111,ceiling,art. 2
                2026,grant,02,Berg,200.000000,,150.000000,150.00,190.00,230.00,stability.0,stability.1,190.00,0.333333,\
                0.266667,floor,art. 1
                2026,grant,03,Centrum,150.000000,,190.000000,190.00,142.50,172.50,stability.0,stability.1,172.50,-0.210526,\
                -0.092105,ceiling,art. 2
                2026,grant,04,Dal,50.000000,,20.000000,20.00,47.50,57.50,stability.0,stability.1,47.50,1.500000,1.375000,\
                floor,art. 1
                2026,grant,05,Eiland,300.000000,,260.000000,260.00,285.00,345.00,stability.0,stability.1,295.00,0.153846,\
                0.134615,,
                2026,grant,06,Fort,200.000000,,250.000000,250.00,190.00,230.00,stability.0,stability.1,230.00,-0.200000,\
                -0.080000,ceiling,art. 2
                """);
    }

    @Test
    void whatThereIsNotIsEmptyInTheTable() {
        folder.model(SixRegions.RULES, "\"stability\": [ { \"minimum\": \"30.00\" } ], \"balance\": \"scale\"");
        SixRegions.rows(folder, """
                2026,01,0,180,10
                2026,02,0,150,20
                2026,03,0,190,5
                2026,04,0,0,8
                2026,05,0,260,30
                2026,06,0,250,12
                """);
        assertThat(StabilityFiles.regions(allocations()))
                .contains("2026,grant,04,Dal,,,0.000000,0.00,30.00,,stability.0,,30.00,,,floor,\n");
    }

    @Test
    void theContributionsSayWhoPaysForWhom() {
        assertThat(StabilityFiles.contributions(allocations())).isEqualTo("""
                year,stream,payer_code,receiver_code,amount_eur
                2026,grant,01,02,25.37
                2026,grant,01,04,17.44
                2026,grant,01,05,22.19
                2026,grant,03,02,6.83
                2026,grant,03,04,4.69
                2026,grant,03,05,5.98
                2026,grant,06,02,7.80
                2026,grant,06,04,5.37
                2026,grant,06,05,6.83
                """);
    }

    @Test
    void theContributionsNameMoneyFromOutsideAndWhatIsLeftOver() {
        folder.model("\"method\": \"scale\"", "\"method\": \"none\"");
        assertThat(StabilityFiles.contributions(allocations())).contains("2026,grant,03,left-over,1.71\n");
        folder.model(", { \"ceiling\": \"+15%\", \"source\": \"art. 2\" }", "");
        assertThat(StabilityFiles.contributions(allocations()).lines().skip(1))
                .containsExactly(
                        "2026,grant,outside,02,40.00", "2026,grant,outside,04,27.50", "2026,grant,outside,05,25.00");
    }

    @Test
    void aModelWithoutStabilityRulesHasNoSuchFiles() {
        List<Allocation> plain = List.of(new ModelFolder(temporary).allocate(2026));
        assertThat(StabilityFiles.areNeeded(plain)).isFalse();
        assertThat(AllocationFiles.trace(plain)).doesNotContain("stability");
        assertThat(AllocationFiles.amounts(plain)).doesNotContain("stability");
    }

    @Test
    void shuffledRowsGiveTheSameBytes() {
        List<Allocation> before = allocations();
        SixRegions.rows(folder, """
                2026,06,200,250,12
                2026,03,150,190,5
                2026,05,300,260,30
                2026,01,100,180,10
                2026,04,50,20,8
                2026,02,200,150,20
                """);
        List<Allocation> after = allocations();
        assertThat(StabilityFiles.regions(after)).isEqualTo(StabilityFiles.regions(before));
        assertThat(StabilityFiles.contributions(after)).isEqualTo(StabilityFiles.contributions(before));
        assertThat(AllocationFiles.trace(after)).isEqualTo(AllocationFiles.trace(before));
    }

    /** What anyone can check with the trace alone: the multiplier times the target, within the limits, is the amount. */
    @Test
    void theNumbersOfTheTraceProveTheAmounts() throws Exception {
        JsonNode node = trace();
        Fraction multiplier = Fraction.parse(node.at("/balance/multiplier/low").textValue());
        assertThat(multiplier).isEqualTo(Fraction.of(59, 52));
        assertThat(node.at("/balance/multiplier/high").textValue()).isEqualTo("59/52");
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < 6; i++) {
            Fraction wanted = cents(node.get("targets_cents"), i).times(multiplier);
            Fraction floor = cents(node.at("/limits/floors_cents"), i);
            Fraction ceiling = cents(node.at("/limits/ceilings_cents"), i);
            Fraction amount = wanted.compareTo(floor) < 0 ? floor : wanted.compareTo(ceiling) > 0 ? ceiling : wanted;
            assertThat(cents(node.at("/balance/amounts_cents"), i)).isEqualTo(amount);
            sum = sum.plus(amount);
        }
        assertThat(sum).isEqualTo(Fraction.parse(node.get("total_cents").textValue()));
    }

    private static Fraction cents(JsonNode list, int index) {
        return Fraction.parse(list.get(index).textValue());
    }

    @Test
    void theTraceHoldsTheRulesAsWrittenAndWhatTheyCameTo() throws Exception {
        JsonNode node = trace();
        assertThat(node.at("/policy/rules/0/kind").textValue()).isEqualTo("floor");
        assertThat(node.at("/policy/rules/0/of").textValue()).isEqualTo("baseline");
        assertThat(node.at("/policy/rules/0/value/constant").textValue()).isEqualTo("-1/20");
        assertThat(node.at("/policy/rules/1/path").textValue()).isEqualTo("streams.grant.stability.1");
        assertThat(node.at("/policy/rules/1/source").textValue()).isEqualTo("art. 2");
        assertThat(node.at("/policy/balance_source").textValue()).isEqualTo("art. 3");
        assertThat(node.at("/baseline/values/5").textValue()).isEqualTo("200");
        assertThat(node.at("/bounds/1/cents/0").textValue()).isEqualTo("11500");
        assertThat(node.at("/limits/ceiling_rules/0").intValue()).isEqualTo(2);
        assertThat(texts(node.get("held_by"))).containsExactly("ceiling", "floor", "ceiling", "floor", "", "ceiling");
        assertThat(node.at("/effect/kept_from_target_cents").textValue()).isEqualTo("10250");
        assertThat(node.at("/effect/formula_reach").textValue()).isEqualTo("59/210");
        assertThat(texts(node.at("/effect/distance_after"))).startsWith("-13/36", "4/15");
        assertThat(node.at("/effect/contributions")).hasSize(9);
        assertThat(node.at("/balance/meaning/nl").textValue()).contains("1,134615 (precies 59/52)");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.textValue()));
        return texts;
    }

    @Test
    void theTraceHoldsGradedValuesPathsAndTheMeasuresThatRulesLookAt() throws Exception {
        folder.model(
                SixRegions.RULES,
                "\"baseline\": \"had\", \"crossing\": \"floor\", \"infeasible\": \"reduce-floors\","
                        + " \"balance\": { \"method\": \"shift\", \"per\": \"people\" }, \"stability\": ["
                        + " { \"floor\": { \"by\": \"distance-from-target\", \"tiers\": [ { \"from\": \"-50%\", \"value\": \"+5%\" } ] } },"
                        + " { \"blend\": { \"by\": \"people\", \"knots\": [ { \"at\": \"8\", \"value\": \"0%\" },"
                        + " { \"at\": \"20\", \"value\": \"100%\" } ] }, \"ownPots\": true },"
                        + " { \"ceiling\": { \"byYear\": { \"2026\": \"+90.00\" } } , \"only\": { \"measure\": \"people\", \"below\": \"9\" } },"
                        + " { \"minimum\": \"1.00\", \"per\": \"people\", \"plus\": { \"share\": \"1%\", \"ofTotalAbove\": \"50.00\" } },"
                        + " { \"supplement\": \"50%\", \"of\": { \"measure\": \"people\" } }, { \"corridor\": \"90%\" } ]");
        JsonNode node = trace();
        assertThat(node.at("/policy/rules/0/value").toString())
                .isEqualTo(
                        "{\"in\":\"parts\",\"by\":\"distance-from-target\",\"tiers\":[{\"from\":\"-1/2\",\"value\":\"1/20\"}]}");
        assertThat(node.at("/policy/rules/1/own_pots").booleanValue()).isTrue();
        assertThat(node.at("/policy/rules/2/value").toString())
                .isEqualTo("{\"in\":\"cents\",\"by_year\":{\"2026\":\"9000\"}}");
        assertThat(node.at("/policy/rules/2/only/below").textValue()).isEqualTo("9");
        assertThat(node.at("/policy/rules/3/plus/of_total_above_eur").textValue())
                .isEqualTo("50.00");
        assertThat(node.at("/policy/rules/4/of").textValue()).isEqualTo("measure");
        assertThat(node.at("/policy/rules/5/kind").textValue()).isEqualTo("corridor");
        assertThat(node.at("/policy/crossing").textValue()).isEqualTo("floor");
        assertThat(node.at("/policy/infeasible").textValue()).isEqualTo("reduce-floors");
        assertThat(node.at("/paths/0/values/0").textValue()).isEqualTo("1/6");
        assertThat(node.at("/paths/0/measures/by/values/0").textValue()).isEqualTo("10");
        assertThat(node.at("/bounds/1/cents/0").isNull()).isTrue();
        assertThat(node.at("/bounds/1/measures/only/values/0").textValue()).isEqualTo("10");
        assertThat(node.at("/bounds/2/measures/per/period").textValue()).isEqualTo("2026");
        assertThat(node.at("/bounds")).hasSize(6);
        assertThat(node.at("/balance/per/values/4").textValue()).isEqualTo("30");
    }

    @Test
    void theTraceHoldsAnIntervalWithoutAnEnd() throws Exception {
        folder.model("\"1050.00\"", "\"950.00\"");
        SixRegions.rows(folder, """
                2026,01,100,95,10
                2026,02,200,150,20
                2026,03,150,142.5,5
                2026,04,50,0,8
                2026,05,300,312.5,30
                2026,06,200,250,12
                """);
        assertThat(trace().at("/balance/multiplier/low").isNull()).isTrue();
        assertThat(trace().at("/balance/multiplier/high").textValue()).isEqualTo("19/25");
    }

    @Test
    void underACeilingTheClaimStandsApartFromTheTarget() throws Exception {
        folder = SixRegions.underCeiling(temporary);
        assertThat(StabilityFiles.regions(allocations()))
                .contains(
                        "2026,grant,04,Dal,50.000000,20.00,10.000000,10.00,25.00,,stability.0,,25.00,4.000000,1.500000,"
                                + "floor,\n");
        JsonNode node = trace();
        assertThat(node.at("/claims_cents/3").textValue()).isEqualTo("2000");
        assertThat(node.at("/targets_cents/3").textValue()).isEqualTo("1000");
        assertThat(node.at("/effect/distance_after/3").textValue()).isEqualTo("3/2");
    }

    @Test
    void aBoundThatTheBalanceDoesNotKeepHoldsBeforeIt() throws Exception {
        folder.model("\"method\": \"scale\"", "\"method\": \"renormalise\"");
        assertThat(texts(trace().get("held_by")))
                .containsExactly(
                        "ceiling-before-balance",
                        "floor-before-balance",
                        "ceiling-before-balance",
                        "floor-before-balance",
                        "floor-before-balance",
                        "ceiling-before-balance");
        assertThat(StabilityFiles.regions(allocations())).contains(",ceiling-before-balance,art. 2\n");
    }

    @Test
    void whereTheTotalIsAnOutcomeTheTraceTellsBelowAndAboveTargetApart() throws Exception {
        folder.model(
                SixRegions.RULES,
                "\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-5%\" } ], \"balance\": \"none\"");
        JsonNode effect = trace().get("effect");
        assertThat(effect.get("kept_from_target_cents").isNull()).isTrue();
        assertThat(effect.get("below_target_eur").textValue()).isEqualTo("0.00");
        assertThat(effect.get("above_target_eur").textValue()).isEqualTo("92.50");
    }
}
