package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.AllocationKey;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.region.RegionValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/keys.md. */
class GuideKeysTest {

    private static final String AMOUNT = "1000000.00";
    private static final int YEAR = 2022;

    private final GuidePage page = GuidePage.read("keys.md");
    private final ObjectNode blend = GuideModel.parse(page.json().get(0));
    private final ObjectNode steps = GuideModel.parse(page.json().get(1));
    private final ObjectNode frozen = GuideModel.parse(page.json().get(2));

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheTableOfThePage() {
        page.writeTables(folder);
    }

    private KeyOutcome key(ObjectNode key, int year) {
        Allocation allocation = new GuideModel(folder)
                .columnsOfTable(
                        "score", "adults", "low_educated", "migration", "young", "in_belgium", "pupils", "supplement")
                .key(key, AMOUNT, year)
                .read()
                .allocate(year);
        return allocation.stream("stream").part("part").key();
    }

    private static List<Fraction> shares(KeyOutcome outcome) {
        return outcome.key().shares().values();
    }

    @Test
    void dividesByEachKeyOfTheFirstTable() {
        List<List<String>> rows =
                page.rows().filter(row -> row.get(0).startsWith("`{")).toList();

        assertThat(rows).hasSize(5);
        for (List<String> row : rows) {
            ObjectNode key = GuideModel.parse(row.get(0).replace("`", ""));
            assertThat(shares(key(key, YEAR)).stream().map(Fraction::toString))
                    .as(row.get(0))
                    .containsExactly(row.get(1), row.get(2), row.get(3));
        }
    }

    @Test
    void blendsShares() {
        KeyOutcome.Blend outcome = (KeyOutcome.Blend) key(blend, YEAR);

        for (int i = 0; i < 3; i++) {
            int region = i;
            List<Fraction> parts = outcome.components().stream()
                    .map(component -> component.outcome().key().share(region))
                    .toList();
            page.hasRow(
                    outcome.key().regions().label(i),
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    outcome.key().share(i));
        }
        page.says("= " + outcome.key().share(0) + ", or "
                + Language.EN.percentage(outcome.key().share(0), 2));
    }

    @Test
    void showsWhatAddingUpMeasuresWouldDo() {
        KeyOutcome.Blend outcome = (KeyOutcome.Blend) key(blend, YEAR);
        RegionValues sum = null;
        Fraction adults = null;
        for (KeyOutcome.WeightedKey component : outcome.components()) {
            RegionValues weighted = ((KeyOutcome.Proportional) component.outcome())
                    .measure()
                    .values()
                    .map(value -> value.times(component.weight()));
            adults = adults == null ? weighted.total() : adults;
            sum = sum == null ? weighted : sum.combine(weighted, Fraction::plus);
        }

        AllocationKey wrong = AllocationKey.proportionalTo(sum);
        page.says("= " + Language.EN.number(sum.get(0), 0) + " of " + Language.EN.number(sum.total(), 0)
                + ", it would be " + Language.EN.percentage(wrong.share(0), 2));
        page.says("decide " + Language.EN.number(adults, 0) + " of the " + Language.EN.number(sum.total(), 0)
                + ", which is " + Language.EN.percentage(adults.dividedBy(sum.total()), 2));
    }

    @Test
    void aBlendExcludesARegionFromEachComponent() {
        blend.putArray("exclude").add("02");
        KeyOutcome.Blend outcome = (KeyOutcome.Blend) key(blend, YEAR);

        assertThat(outcome.components())
                .allSatisfy(component ->
                        assertThat(component.outcome().key().share(1)).isEqualTo(Fraction.ZERO));
        assertThat(outcome.components().get(0).outcome().key().share(0)).isEqualTo(Fraction.of(6, 11));
    }

    @Test
    void takesStepsAndStatedAmounts() {
        KeyOutcome.Claims bySteps = (KeyOutcome.Claims) key(steps, YEAR);
        KeyOutcome.Claims stated = (KeyOutcome.Claims) key(GuideModel.parse("{\"amounts\": \"supplement\"}"), YEAR);

        for (int i = 0; i < 3; i++) {
            KeyOutcome.StepsTaken taken = bySteps.steps().orElseThrow();
            page.hasRow(
                    bySteps.key().regions().label(i),
                    bySteps.measure().values().get(i),
                    words(taken.table().steps().get(taken.stepOf().get(i))),
                    euros(bySteps.claims().get(i)),
                    euros(stated.claims().get(i)));
        }
    }

    private static String words(StepTable.Step step) {
        return step.to().isPresent() ? step.from() + " to " + step.to().getAsLong() : "from " + step.from();
    }

    private static String euros(Fraction cents) {
        return Language.EN.amount(Money.ofCents(cents.numerator()));
    }

    @Test
    void freezesAndUpdatesTheKey() {
        for (int year = 2026; year <= 2029; year++) {
            KeyOutcome.Proportional outcome = (KeyOutcome.Proportional) key(frozen, year);
            List<Fraction> shares = shares(outcome);

            page.hasRow(year, outcome.measure().period(), shares.get(0), shares.get(1), shares.get(2));
        }
        assertThat(GuideMeasuresTest.problemOf(() -> key(frozen, 2025))).contains("no base year for 2025");
    }

    @Test
    void aFrozenBlendGivesItsBaseYearToItsComponents() {
        blend.putObject("frozen").put("2026", 2022);

        KeyOutcome.Blend outcome = (KeyOutcome.Blend) key(blend, 2028);

        assertThat(((KeyOutcome.Proportional) outcome.components().get(0).outcome())
                        .measure()
                        .period())
                .isEqualTo("2022");
    }
}
