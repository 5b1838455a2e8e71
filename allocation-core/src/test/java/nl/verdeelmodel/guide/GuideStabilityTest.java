package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.analysis.Contributions;
import nl.verdeelmodel.analysis.StabilityReport;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/stability.md. */
class GuideStabilityTest {

    private static final int YEAR = 2026;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GuidePage page = GuidePage.read("stability.md");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheTableOfThePage() {
        page.writeTables(folder);
    }

    private Allocation.StreamOutcome divide(ObjectNode stream) {
        return new GuideModel(folder)
                .columnsOfTable("score", "before", "residents", "residents_before", "need").stream(stream)
                        .read()
                        .allocate(YEAR)
                        .stream("stream");
    }

    private ObjectNode example() {
        return GuideModel.parse(page.json().get(0));
    }

    private StabilityOutcome withBalance(JsonNode balance) {
        ObjectNode stream = example();
        stream.set("balance", balance);
        return divide(stream).stability().orElseThrow();
    }

    @Test
    void saysWhereEachRegionStandsAndWhoPays() {
        StabilityReport report = StabilityReport.of(divide(example())).orElseThrow();
        for (int i = 0; i < report.regions().size(); i++) {
            StabilityReport.RegionLine line = report.regions().get(i);
            page.hasRow(
                    report.regionSet().label(i),
                    percentage(line.distanceBefore().orElseThrow()),
                    percentage(line.distanceAfter().orElseThrow()),
                    sum(report.contributions().paidBy(i)),
                    sum(report.contributions().paidFor(i)));
        }
        page.says("here 47.00, 4.70 % of the money");
        assertThat(report.keptFromTarget()).isEqualTo(Fraction.of(4700));
        assertThat(report.partKeptFromTarget()).isEqualTo(Fraction.of(47, 1000));
        page.says("here 928 of 1,000: 92.80 %");
        assertThat(report.formulaReach()).isEqualTo(Fraction.of(928, 1000));
    }

    private static String percentage(Fraction distance) {
        return (distance.signum() > 0 ? "+" : "") + Language.EN.percentage(distance, 2);
    }

    private static Money sum(List<Contributions.Contribution> items) {
        return items.stream().map(Contributions.Contribution::amount).reduce(Money.ZERO, Money::plus);
    }

    private StabilityOutcome withRule(String rule) {
        ObjectNode stream = example().put("balance", "none").put("crossing", "floor");
        stream.putArray("stability").add(GuideModel.parse(rule));
        return divide(stream).stability().orElseThrow();
    }

    private static List<String> amounts(StabilityOutcome outcome) {
        return IntStream.range(0, 3)
                .mapToObj(i -> Language.EN.amount(outcome.budgets().get(i)))
                .toList();
    }

    private static String euros(Fraction cents) {
        return Language.EN.number(cents.dividedBy(Fraction.of(100)), 2);
    }

    @Test
    void keepsEveryRegionAboveItsFloor() {
        StabilityOutcome outcome = divide(example()).stability().orElseThrow();

        for (int i = 0; i < 3; i++) {
            page.hasRow(
                    outcome.budgets().regions().label(i),
                    euros(outcome.situation().baseline().get(i)),
                    euros(outcome.situation().targets().get(i)),
                    euros(outcome.dampened().limits().floor(i)),
                    amounts(outcome).get(i),
                    outcome.dampened().held().get(i) == Held.BY_FLOOR ? "by floor" : "no");
        }
        assertThat(outcome.dampened().certificate().multipliers().any()).isEqualTo(Fraction.of(928, 975));
        page.says("the multiplier is 928/975");
    }

    @Test
    void saysWhoPaysInEveryBalance() {
        for (BalanceMethod method : BalanceMethod.values()) {
            StabilityOutcome outcome = withBalance(MAPPER.valueToTree(method.id()));
            String multiplier = method == BalanceMethod.NONE
                    ? "none"
                    : outcome.dampened().certificate().multipliers().any().toString();
            List<String> row = page.rows()
                    .filter(cells -> cells.get(0).equals("`" + method.id() + "`"))
                    .findFirst()
                    .orElseThrow();

            assertThat(row.subList(2, 6))
                    .containsExactlyElementsOf(Stream.concat(amounts(outcome).stream(), Stream.of(multiplier))
                            .toList());
        }
        assertThat(withBalance(MAPPER.valueToTree("none")).cost()).isEqualTo(Money.parse("47.00"));
        ObjectNode perResident = GuideModel.parse("{ \"method\": \"shift\", \"per\": \"residents\" }");
        List<String> shifted = amounts(withBalance(perResident));
        page.says(shifted.get(0) + ", " + shifted.get(1) + " and " + shifted.get(2));
    }

    @Test
    void everyRuleOfTheTablesGivesTheseBounds() {
        List<List<String>> rules =
                page.rows().filter(cells -> cells.get(0).startsWith("`{")).toList();
        assertThat(rules).hasSizeGreaterThan(25);
        for (List<String> row : rules) {
            StabilityOutcome outcome = withRule(row.get(0).replace("`", ""));

            assertThat(row.subList(1, 4)).as(row.get(0)).isEqualTo(shown(outcome));
        }
    }

    /** The limits of each region in whole cents, or the targets after a path. */
    private static List<String> shown(StabilityOutcome outcome) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (!outcome.paths().isEmpty()) {
                shown.add(euros(outcome.balancedTargets().get(i)));
                continue;
            }
            boolean floor = outcome.bounds().get(0).bound().side() == BoundSide.FLOOR;
            Optional<Fraction> limit = floor
                    ? Optional.of(outcome.dampened().limits().floor(i)).filter(cents -> cents.signum() > 0)
                    : outcome.dampened().limits().ceiling(i);
            shown.add(limit.map(GuideStabilityTest::euros).orElse("-"));
        }
        return shown;
    }

    @Test
    void theCorridorGivesBothFloorAndCeiling() {
        StabilityOutcome outcome = withRule("{ \"corridor\": \"10%\" }");

        List<String> pairs = IntStream.range(0, 3)
                .mapToObj(i -> euros(outcome.dampened().limits().floor(i)) + " and "
                        + euros(outcome.dampened().limits().ceiling(i).orElseThrow()))
                .toList();
        page.says(String.join(", ", pairs));
    }

    @Test
    void saysWhatToChangeWhenFloorsAreTooHigh() {
        ObjectNode stream = example();
        ((ObjectNode) stream.at("/stability/0")).put("floor", "+15%");

        assertThat(GuideMeasuresTest.problemOf(() -> divide(stream)))
                .contains("1,035.00", "set the floor to +11.11 % or lower", "set the amount of 2026 to EUR 1,035.00");
        page.says("the floors add up to 1,035.00, and the advice is to set the floor to +11.11 % or lower");

        List<String> reduced = amounts(
                divide(stream.put("infeasible", "reduce-floors")).stability().orElseThrow());
        page.says("With `reduce-floors` the regions get " + reduced.get(0) + ", " + reduced.get(1) + " and "
                + reduced.get(2));
    }
}
