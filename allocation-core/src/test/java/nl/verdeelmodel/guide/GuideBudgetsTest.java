package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/budgets.md. */
class GuideBudgetsTest {

    private static final int YEAR = 2026;

    private final GuidePage page = GuidePage.read("budgets.md");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheTableOfThePage() {
        page.writeTables(folder);
    }

    private Allocation.StreamOutcome divide(String stream, String... changes) {
        ObjectNode json = GuideModel.parse(stream);
        return new GuideModel(folder)
                .columnsOfTable("score", "pupils", "supplement").stream(json).read(changes).allocate(YEAR).stream(
                        json.get("id").asText());
    }

    private static String euros(Money money) {
        return Language.EN.amount(money);
    }

    @Test
    void dividesAStreamOverItsParts() {
        Allocation.StreamOutcome stream = divide(page.json().get(0));

        for (Allocation.PartOutcome part : stream.parts()) {
            Fraction exact = part.rule()
                    .share()
                    .orElseThrow()
                    .times(stream.available().toCents())
                    .dividedBy(Fraction.of(100));
            page.hasRow(part.rule().id(), Language.EN.number(exact, 6), euros(part.amount()));
        }
    }

    @Test
    void givesEachRegionAnExactTarget() {
        Allocation.PartOutcome small = divide(page.json().get(0)).part("small");

        for (int i = 0; i < 3; i++) {
            Fraction target = small.targets().inCents(i);
            page.hasRow(small.targets().key().regions().label(i), target, Language.EN.number(target, 4));
        }
    }

    @Test
    void dividesTheRealStreams() {
        Allocation allocation = ModelFile.read(Path.of("..", "sample-data", "models", "regeling-2026-2029.json"))
                .allocate(YEAR);

        for (Allocation.StreamOutcome stream : allocation.streams()) {
            List<Money> parts =
                    stream.parts().stream().map(Allocation.PartOutcome::amount).toList();
            page.says(Language.EN.money(stream.available()));
            page.says("becomes " + euros(parts.get(0)) + " and " + euros(parts.get(1)));
        }
    }

    @Test
    void givesATiedCentToTheFirstPart() {
        String third = ", \"share\": \"1/3\", \"key\": { \"equalPerRegion\": true } }";
        Allocation.StreamOutcome stream =
                divide("{ \"id\": \"thirds\", \"amount\": { \"2026\": \"100.00\" }, \"parts\": [" + "{ \"id\": \"a\""
                        + third + ", { \"id\": \"b\"" + third + ", { \"id\": \"c\"" + third + " ] }");

        List<String> parts =
                stream.parts().stream().map(part -> euros(part.amount())).toList();
        page.says("EUR 100.00 in three parts of 1/3 is " + parts.get(0) + ", " + parts.get(1) + " and " + parts.get(2));
    }

    @Test
    void cutsClaimsInProportionToTheCeiling() {
        Allocation.StreamOutcome stream = divide(page.json().get(1));
        Allocation.PartOutcome steps = stream.part("steps");
        Allocation.PartOutcome supplement = stream.part("supplement");
        KeyOutcome.Claims byStep = (KeyOutcome.Claims) steps.key();
        KeyOutcome.Claims stated = (KeyOutcome.Claims) supplement.key();

        RegionBudgets together = stream.budgets();
        for (int i = 0; i < 3; i++) {
            page.hasRow(
                    together.regions().label(i),
                    euros(Money.ofCents(byStep.claims().get(i).numerator())),
                    euros(steps.budgets().get(i)),
                    euros(Money.ofCents(stated.claims().get(i).numerator())),
                    euros(supplement.budgets().get(i)),
                    euros(together.get(i)));
        }
        page.hasRow(
                "total",
                euros(byStep.total()),
                euros(steps.amount()),
                euros(stated.total()),
                euros(supplement.amount()),
                euros(stream.amount()));
        Money claims = byStep.total().plus(stated.total());
        page.says("together C = " + euros(claims));
        page.says("= " + stream.available().toCents().dividedBy(claims.toCents()) + ".");
    }

    @Test
    void leavesWhatTheClaimsDoNotNeed() {
        Allocation.StreamOutcome stream = divide(page.json().get(1), "streams.capped.ceiling.2026=400000.00");

        assertThat(stream.amount()).isEqualTo(Money.parse("310000.00"));
        page.says("With a ceiling of " + euros(stream.available()) + " all claims are paid as they are, and "
                + euros(stream.unspent()) + " stays unspent");
    }

    @Test
    void roundsACeilingDownToTheUnit() {
        String inEuros = page.json().get(1).stripTrailing();
        inEuros = inEuros.substring(0, inEuros.length() - 1) + ", \"rounding\": { \"unit\": \"1\" } }";

        assertThat(divide(inEuros, "streams.capped.ceiling.2026=247999.99").amount())
                .isEqualTo(Money.parse("247999.00"));
    }
}
