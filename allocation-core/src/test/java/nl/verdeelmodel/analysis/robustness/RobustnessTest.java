package nl.verdeelmodel.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.RobustnessFiles;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.SixRegions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties that models have or lack, with the counterexample where they lack one. */
class RobustnessTest {

    private static final int YEAR = 2026;
    private static final int CASES = 60;
    private static final long SEED = 20261122;

    @TempDir
    private Path folder;

    private static Robustness of(ModelFile file) {
        return Robustness.of(file.model(), file.inputs(), YEAR, CASES, SEED, AnalysisProgress.SILENT);
    }

    private static Verdict verdict(Robustness found, RobustnessCheck check, String subject) {
        return found.verdicts().stream()
                .filter(verdict -> verdict.check() == check && verdict.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private ModelFolder falling() {
        return new ModelFolder(folder)
                .model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"5000.00\" }")
                .parts("""
                        { "id": "all", "key": { "steps": { "of": "young", "table": [
                          { "from": 0, "to": 149, "amount": "300.00" },
                          { "from": 150, "amount": "100.00" } ] } } }
                        """);
    }

    @Test
    void holdsEverywhereForMoneyInProportionToAMeasure() {
        Robustness found = of(new ModelFolder(folder).read());
        assertThat(found.count(Verdict.Status.FAILS)).isZero();
        assertThat(found.verdicts().stream()
                        .filter(verdict -> verdict.status() == Verdict.Status.HOLDS)
                        .map(Verdict::check))
                .containsExactlyInAnyOrder(
                        RobustnessCheck.MORE_NEED,
                        RobustnessCheck.OTHERS,
                        RobustnessCheck.MORE_MONEY,
                        RobustnessCheck.NAMES,
                        RobustnessCheck.SCALE,
                        RobustnessCheck.TOTALS,
                        RobustnessCheck.SMALL_CHANGES);
        assertThat(found.verdicts())
                .allSatisfy(
                        verdict -> assertThat(verdict.status() == Verdict.Status.NOT_APPLICABLE || verdict.cases() > 0)
                                .isTrue());
    }

    @Test
    void catchesAStepTableThatGoesDown() {
        Verdict verdict = verdict(of(falling().read()), RobustnessCheck.MORE_NEED, "young 2026");
        assertThat(verdict.status()).isEqualTo(Verdict.Status.FAILS);
        assertThat(verdict.remark().isEmpty()).as("a key divides by it").isTrue();
        Counterexample example = verdict.counterexamples().get(0);
        assertThat(example.number()).as("the model's own data").isZero();
        assertThat(example.firstAmount()).isEqualTo(Money.parse("300.00"));
        assertThat(example.secondAmount()).isEqualTo(Money.parse("100.00"));
        assertThat(verdict.counterexamples().stream()
                        .map(found -> found.sentence().en()))
                .contains(
                        "If young 2026 of region 01 North goes from 149 to 150, region 01 North goes from EUR 300.00 to"
                                + " EUR 100.00 in grant.");
    }

    @Test
    void catchesADenominatorAndSaysThatNothingIsDividedByIt() {
        ModelFolder files =
                new ModelFolder(folder).key("{ \"proportionalTo\": { \"ratio\": [\"score\", \"young\"] } }");
        Robustness found = of(files.read());
        assertThat(verdict(found, RobustnessCheck.MORE_NEED, "score 2026").status())
                .isEqualTo(Verdict.Status.HOLDS);
        Verdict young = verdict(found, RobustnessCheck.MORE_NEED, "young 2026");
        assertThat(young.status()).isEqualTo(Verdict.Status.FAILS);
        assertThat(young.remark().en()).contains("no key divides by this measure");
        assertThat(verdict(found, RobustnessCheck.OTHERS, "young 2026").status())
                .isEqualTo(Verdict.Status.FAILS);
    }

    /** Region 01 should get 180 but had 100, so gets 115; region 02 should get 150 but had 200, so gets 190. */
    @Test
    void findsTheOrderThatFloorsAndCeilingsTurnRound() {
        Robustness found = of(SixRegions.in(folder).read());
        Verdict targets = verdict(found, RobustnessCheck.ORDER_OF_TARGETS, "grant");
        assertThat(targets.status()).isEqualTo(Verdict.Status.FAILS);
        Counterexample example = targets.counterexamples().get(0);
        assertThat(example.region()).isZero();
        assertThat(example.affected()).isEqualTo(1);
        assertThat(example.firstValue()).isEqualTo(Fraction.of(18000));
        assertThat(example.secondValue()).isEqualTo(Fraction.of(15000));
        assertThat(example.firstAmount()).isEqualTo(Money.parse("115.00"));
        assertThat(example.secondAmount()).isEqualTo(Money.parse("190.00"));
        assertThat(verdict(found, RobustnessCheck.MORE_NEED, "weight 2026").status())
                .isEqualTo(Verdict.Status.HOLDS);
        assertThat(verdict(found, RobustnessCheck.MORE_MONEY, "streams.grant.amount.2026")
                        .status())
                .isEqualTo(Verdict.Status.HOLDS);
        assertThat(verdict(found, RobustnessCheck.TOTALS, "grant").status()).isEqualTo(Verdict.Status.HOLDS);
    }

    @Test
    void givesBackEveryValueThatACounterexampleDoesNotNeed() {
        ModelFile file = falling().read();
        Trial trial = new Trial(file.model(), file.inputs(), YEAR);
        var inputs = ModelInput.of(file.model(), file.inputs(), YEAR);
        ModelInput young = inputs.get(0);
        Inputs other = young.with(young.with(file.inputs(), 1, Fraction.of(77)), 2, Fraction.of(88));
        NeedCheck.Raise raise = new NeedCheck.Raise(5, other, young, 0, Fraction.of(120), Fraction.of(180));
        assertThat(new NeedCheck(trial).of(raise).breach(RobustnessCheck.MORE_NEED))
                .isPresent();
        Counterexample smallest = new Shrinking(trial, inputs).smallest(raise, RobustnessCheck.MORE_NEED);
        assertThat(smallest.differences()).isEmpty();
        assertThat(smallest.firstAmount()).isEqualTo(Money.parse("300.00"));
    }

    /** With 30 of 110 region 01 would still take part; only with 21 it loses all, so that value must stay. */
    @Test
    void keepsTheValueThatACounterexampleNeeds() {
        ModelFile file = new ModelFolder(folder)
                .key(
                        "{ \"proportionalTo\": \"score\", \"eligible\": { \"ratioTo\": \"young\", \"atLeast\": \"20%\" } }")
                .scores("2026,01,30,100", "2026,02,40,100", "2026,03,50,100")
                .read();
        Trial trial = new Trial(file.model(), file.inputs(), YEAR);
        var inputs = ModelInput.of(file.model(), file.inputs(), YEAR);
        ModelInput young = inputs.get(1);
        ModelInput score = inputs.get(0);
        Inputs other = score.with(score.with(file.inputs(), 0, Fraction.of(21)), 1, Fraction.of(99));
        NeedCheck.Raise raise = new NeedCheck.Raise(7, other, young, 0, Fraction.of(100), Fraction.of(110));
        Counterexample smallest = new Shrinking(trial, inputs).smallest(raise, RobustnessCheck.MORE_NEED);
        assertThat(smallest.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.input().measure()).isEqualTo("score");
            assertThat(difference.region()).isZero();
            assertThat(difference.own()).isEqualTo(Fraction.of(30));
            assertThat(difference.value()).isEqualTo(Fraction.of(21));
        });
    }

    @Test
    void findsTheSameOnOneThreadAsOnMany() throws Exception {
        ModelFile file = SixRegions.in(folder).read();
        String many = RobustnessFiles.json(of(file));
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertThat(one.submit(() -> RobustnessFiles.json(of(file))).get()).isEqualTo(many);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void treatsRegionsThatAreLeftOutApartWhenRegionsTradeTheirValues() {
        ModelFolder files = new ModelFolder(folder).key("{ \"proportionalTo\": \"score\", \"exclude\": [\"03\"] }");
        Verdict names = verdict(of(files.read()), RobustnessCheck.NAMES, "");
        assertThat(names.status()).isEqualTo(Verdict.Status.HOLDS);
        assertThat(names.cases()).as("01 and 02 trade").isEqualTo(1);
    }

    @Test
    void findsOnlyTheBorderConditionAgainstTheRegulationOf2026() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-2026-2029"));
        Robustness found = Robustness.of(file.model(), file.inputs(), YEAR, 20, SEED, AnalysisProgress.SILENT);
        assertThat(found.verdicts().stream()
                        .filter(verdict -> verdict.status() == Verdict.Status.FAILS)
                        .flatMap(verdict -> Stream.of(verdict.check().id() + " " + verdict.subject())))
                .containsExactly("more-need jongeren 2024", "others jongeren 2024", "small-changes ");
    }
}
