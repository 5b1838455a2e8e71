package nl.verdeelmodel.guide;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.analysis.stability.Frontier;
import nl.verdeelmodel.analysis.stability.FrontierPlan;
import nl.verdeelmodel.analysis.stability.FrontierPoint;
import nl.verdeelmodel.analysis.stability.FrontierProgress;
import nl.verdeelmodel.analysis.stability.RelativeErrors;
import nl.verdeelmodel.analysis.stability.Volatility;
import nl.verdeelmodel.analysis.stability.VolatilityStudy;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.scenario.ReplayPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/volatility-and-frontier.md. */
class GuideVolatilityTest {

    private final GuidePage page = GuidePage.read("volatility-and-frontier.md");

    @TempDir
    Path folder;

    private ModelFile file;

    @BeforeEach
    void readTheModelOfThePage() {
        page.writeTables(folder);
        file = new GuideModel(folder)
                .columnsOfTable("score").stream(GuideModel.parse(page.json().get(0)))
                        .read();
    }

    private static String percent(double part) {
        return number(part * 100) + " %";
    }

    private static String number(double value) {
        return Language.EN.number(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void blendsSharesAndMeasuresHowMuchTheyMove() {
        Volatility volatility = VolatilityStudy.replayed(file.model(), file.inputs(), ReplayPlan.USUAL)
                .total();
        for (int i = 0; i < 3; i++) {
            int region = i;
            String label = volatility.paid().series().regions().label(i);
            List<String> amounts = IntStream.range(0, 4)
                    .mapToObj(year ->
                            volatility.paid().series().amount(year, region).toString())
                    .toList();
            page.hasRow(label, amounts.get(0), amounts.get(1), amounts.get(2), amounts.get(3));
            page.hasRow(
                    label,
                    percent(volatility.paid().regions().get(i).deviation().orElseThrow()),
                    percent(volatility.undampened().regions().get(i).deviation().orElseThrow()),
                    number(volatility.dampingRatio(i).orElseThrow()),
                    volatility.paid().regions().get(i).reversals(),
                    percent(volatility.paid().regions().get(i).largestFall()),
                    percent(volatility.paid().regions().get(i).movement().orElseThrow()),
                    percent(volatility.undampened().regions().get(i).movement().orElseThrow()));
        }
        page.says("All regions together: " + percent(volatility.paid().deviation()) + " with and "
                + percent(volatility.undampened().deviation()) + " without rules, a ratio of "
                + number(volatility.dampingRatio().orElseThrow()));
    }

    @Test
    void triesSomeRulesWithoutNoise() {
        FrontierPlan plan = FrontierPlan.USUAL.withNoise(RelativeErrors.ofCount(), 0, 1);
        Frontier frontier = Frontier.of(file.model(), file.inputs(), plan, FrontierProgress.SILENT);
        List<String> shown =
                List.of("no rules", "blend, 50 % new share", "average over 2 years", "key measured every 2 years");
        for (String rule : shown) {
            FrontierPoint point = frontier.points().stream()
                    .filter(one -> one.rule().words().en().equals(rule))
                    .findFirst()
                    .orElseThrow();
            page.hasRow(
                    rule,
                    percent(point.movement()),
                    percent(point.volatility()),
                    percent(point.price()),
                    number(frontier.priceEuros(point)));
        }
    }
}
