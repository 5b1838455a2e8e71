package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.scenario.Simulation;
import nl.verdeelmodel.scenario.SimulationPlan;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result files of simulations: the same bytes in every locale, with what was assumed beside every amount. */
@Tag("locale")
class SimulationFilesTest {

    private static final String AMOUNT = "\"amount\": { \"2026\": \"1000.00\" },";

    @TempDir
    private Path temporary;

    private Simulation simulation(int last) {
        return simulate(folder(), last);
    }

    private ModelFolder folder() {
        return new ModelFolder(temporary)
                .model("\"young\": {", "\"before\": { \"table\": \"before.csv\", \"column\": \"euros\" }, \"young\": {")
                .model(AMOUNT, AMOUNT + """
                         "baseline": { "lastYear": "dampened", "start": { "measure": "before", "year": "2025" } },
                         "stability": [ { "floor": "-10%" }, { "ceiling": "+10%" } ], "balance": "scale",""")
                .write("before.csv", "year,region_code,euros\n2025,01,500\n2025,02,300\n2025,03,200\n");
    }

    private static Simulation simulate(ModelFolder folder, int last) {
        ModelFile file = folder.read();
        return Simulation.of(file.model(), file.inputs(), SimulationPlan.of(2026, last));
    }

    /** By hand: the bounds 450.00, 330.00 and 220.00 add up to the money; 330.00 / 333.33 - 1 = -0.009990. */
    @Test
    void theAmountsHaveARowPerYearStreamAndRegionAndThenTheTotal() {
        assertThat(SimulationFiles.amounts(simulation(2026))).isEqualTo("""
                        year,stream,region_code,region_name,baseline_eur,target_eur,undampened_eur,amount_eur,distance_before,share_distance_before,distance_after,held_by,held_by_rule,assumed
                        2026,grant,01,North,500.0000,166.6667,166.67,450.00,1.999940,1.999940,1.699946,floor,1,
                        2026,grant,02,Middle,300.0000,333.3333,333.33,330.00,-0.099991,-0.099991,-0.009990,ceiling,2,
                        2026,grant,03,South,200.0000,500.0000,500.00,220.00,-0.600000,-0.600000,-0.560000,ceiling,2,
                        2026,total,01,North,500.0000,166.6667,166.67,450.00,1.999940,1.999940,1.699946,,,
                        2026,total,02,Middle,300.0000,333.3333,333.33,330.00,-0.099991,-0.099991,-0.009990,,,
                        2026,total,03,South,200.0000,500.0000,500.00,220.00,-0.600000,-0.600000,-0.560000,,,
                        """);
    }

    /** 2027: 405.00, 353.00 and 242.00; (238.33 + 19.67 + 258.00) / 2 = 258.00 is away from target. */
    @Test
    void theTotalsSayWhoIsHeldAndWhatWasAssumed() {
        assertThat(SimulationFiles.totals(simulation(2027))).isEqualTo("""
                        year,stream,undampened_eur,amount_eur,held_by_floor,held_by_ceiling,floor_before_balance,ceiling_before_balance,formula_reach,kept_from_target_eur,largest_distance,at_target,regions,assumed
                        2026,grant,1000.00,1000.00,1,2,0,0,0.000000,283.330,1.699946,1,3,
                        2026,total,1000.00,1000.00,,,,,0.000000,283.330,1.699946,1,3,
                        2027,grant,1000.00,1000.00,1,1,0,0,0.353000,258.000,1.429951,0,3,amount of 2026; score 2027 as 2026
                        2027,total,1000.00,1000.00,,,,,0.353000,258.000,1.429951,0,3,amount of 2026; score 2027 as 2026
                        """);
    }

    /** By hand: 450.00, 333.33 and 500.00 times 1000.00 / 1283.33; the floor of 450.00 is not what the first region gets. */
    @Test
    void aBoundThatTheBalanceDoesNotKeepHoldsBeforeTheBalanceOnly() throws Exception {
        Simulation simulation = simulate(
                folder().model(
                                ", { \"ceiling\": \"+10%\" } ], \"balance\": \"scale\"",
                                " ], \"balance\": \"renormalise\""),
                2026);

        assertThat(SimulationFiles.amounts(simulation).lines())
                .contains(
                        "2026,grant,01,North,500.0000,166.6667,166.67,350.65,1.999940,1.999940,1.103858,floor-before-balance,1,",
                        "2026,grant,02,Middle,300.0000,333.3333,333.33,259.74,-0.099991,-0.099991,-0.220772,,,");
        assertThat(SimulationFiles.totals(simulation).lines())
                .contains("2026,grant,1000.00,1000.00,0,0,1,0,0.649351,183.980,1.103858,0,3,");
        JsonNode year = JsonMapper.builder()
                .build()
                .readTree(SimulationFiles.json(simulation))
                .get("streams")
                .get(0)
                .get("years")
                .get(0);
        assertThat(year.get("held_by").get(0).asText()).isEqualTo("floor-before-balance");
        assertThat(year.get("held_by_floor").asInt()).isZero();
        assertThat(year.get("floor_before_balance").asInt()).isEqualTo(1);
    }

    /** By hand from the amounts of {@code SimulationTest}: 2026-2034 less nine times 166.67, 333.33 and 500.00. */
    @Test
    void theYearsToTargetAreEmptyForARegionThatIsNotThere() {
        assertThat(SimulationFiles.yearsToTarget(simulation(2034)).lines())
                .contains(
                        "grant,01,North,1.999940,0.162357,,,1256.64",
                        "grant,02,Middle,-0.099991,0.004080,8,2034,255.90",
                        "total,03,South,-0.600000,-0.056840,,,-1512.54");
    }

    @Test
    void theJsonHoldsExactNumbersAndEveryAssumption() throws Exception {
        Simulation simulation = simulation(2036);
        JsonNode json = JsonMapper.builder().build().readTree(SimulationFiles.json(simulation));

        assertThat(json.get("format").asText()).isEqualTo("verdeelmodel-simulation-1");
        assertThat(json.get("last_year_of_model").asInt()).isEqualTo(2026);
        assertThat(json.get("assumptions")).hasSize(20);
        assertThat(json.get("assumptions").get(1).get("measure").asText()).isEqualTo("score");
        assertThat(json.get("assumptions").get(1).get("from").asInt()).isEqualTo(2026);
        JsonNode grant = json.get("streams").get(0);
        assertThat(grant.get("converged").asBoolean()).isTrue();
        assertThat(grant.get("follows_outcome").asBoolean()).isTrue();
        assertThat(grant.get("years_to_converge").asInt()).isEqualTo(10);
        JsonNode first = grant.get("years").get(0);
        assertThat(first.get("kept_from_target_cents").asText()).isEqualTo("28333");
        assertThat(first.get("held_by").get(0).asText()).isEqualTo("floor");
        assertThat(Fraction.parse(first.get("targets_cents").get(0).asText())).isEqualTo(Fraction.of(50000, 3));
        for (JsonNode year : grant.get("years")) {
            Money sum = Money.ZERO;
            for (JsonNode amount : year.get("amounts_eur")) {
                sum = sum.plus(Money.parse(amount.asText()));
            }
            assertThat(sum).hasToString(year.get("total_eur").asText());
        }
    }

    @Test
    void theJsonSaysNullWhereARegionDoesNotReachItsTarget() throws Exception {
        JsonNode json = JsonMapper.builder().build().readTree(SimulationFiles.json(simulation(2027)));

        JsonNode grant = json.get("streams").get(0);
        assertThat(grant.get("years_to_target").get(0).isNull()).isTrue();
        assertThat(grant.get("years_to_converge").isNull()).isTrue();
    }
}
