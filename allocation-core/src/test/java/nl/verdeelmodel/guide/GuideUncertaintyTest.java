package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.verdeelmodel.analysis.uncertainty.Gain;
import nl.verdeelmodel.analysis.uncertainty.NoisyMeasure;
import nl.verdeelmodel.analysis.uncertainty.Ratchet;
import nl.verdeelmodel.analysis.uncertainty.RatchetYear;
import nl.verdeelmodel.analysis.uncertainty.RegionUncertainty;
import nl.verdeelmodel.analysis.uncertainty.StandardErrorNoise;
import nl.verdeelmodel.analysis.uncertainty.StandardErrors;
import nl.verdeelmodel.analysis.uncertainty.Uncertainty;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan;
import nl.verdeelmodel.analysis.uncertainty.Workers;
import nl.verdeelmodel.analysis.uncertainty.YearUncertainty;
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/uncertainty.md. */
class GuideUncertaintyTest {

    private static final String FLOOR = "{ \"floor\": \"-2%\", \"of\": \"baseline-share\" }";
    private static final String CEILING = "{ \"ceiling\": \"+2%\", \"of\": \"baseline-share\" }";

    private final GuidePage page = GuidePage.read("uncertainty.md");

    @TempDir
    private Path folder;

    private ModelFile model(String rules) {
        page.writeTables(folder);
        String text = page.json().get(0);
        GuidePage.write(
                folder.resolve("model.json"),
                rules.isEmpty()
                        ? text
                        : text.replace(
                                "\"parts\":",
                                "\"baseline\": { \"lastYear\": \"dampened\", \"start\": { \"measure\": \"start\", \"year\":"
                                        + " \"2025\" } }, \"balance\": \"scale\", \"stability\": [" + rules
                                        + "],\n\"parts\":"));
        return ModelFile.read(folder.resolve("model.json"));
    }

    private static NoisyMeasure noisy(ModelFile file, List<Integer> years) {
        return new NoisyMeasure(
                "score",
                StandardErrorNoise.of(
                        file.inputs().measures().get("score"),
                        NoisyMeasure.years(file.model(), file.inputs(), "score", years),
                        new StandardErrors.Poisson(),
                        0));
    }

    /** By the formula of the page, and by the program as far as the formula holds for errors that are not very small. */
    @Test
    void givesStandardErrorsAndNoisePartsOfThePage() {
        ModelFile file = model("");
        UncertaintyPlan plan =
                UncertaintyPlan.of(List.of(2027), 4000, 1).withAgainst(new UncertaintyPlan.Against.Year(2026));
        YearUncertainty year = Uncertainty.of(
                        file.model(), file.inputs(), noisy(file, List.of(2026, 2027)), plan, Workers.silent(2))
                .years()
                .get(0);
        YearUncertainty before = Uncertainty.of(
                        file.model(),
                        file.inputs(),
                        noisy(file, List.of(2026)),
                        UncertaintyPlan.of(List.of(2026), 4000, 1),
                        Workers.silent(2))
                .years()
                .get(0);
        double[] old = {0.6, 0.375, 0.025};
        double[] now = {0.66, 0.315, 0.025};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double error = 1000 * Math.sqrt(old[i] * (1 - old[i]) / 200);
            double variance = old[i] * (1 - old[i]) / 200 + now[i] * (1 - now[i]) / 200;
            double change = now[i] - old[i];
            double part = change == 0 ? 1 : Math.min(1, variance / (change * change));
            sum += variance;
            RegionUncertainty region = year.regions().get(i);
            page.hasRow(
                    file.inputs().regions().get(i).code() + " "
                            + file.inputs().regions().get(i).name(),
                    rounded(old[i], 3),
                    "EUR " + rounded(error, 2),
                    (change > 0 ? "+" : "") + rounded(change, 3),
                    rounded(variance, 6),
                    rounded(100 * part, 1) + " %");
            assertThat(before.regions().get(i).standardError()).isCloseTo(error, within(0.05 * error));
            assertThat(region.noiseVariance()).isCloseTo(variance, within(0.1 * variance));
        }
        page.says(
                rounded(sum, 6) + " / 0.0072 = " + rounded(100 * sum / 0.0072, 1) + " percent of the change is noise");
        page.says("the reliability is " + rounded(100 - 100 * sum / 0.0072, 1) + " percent");
        assertThat(year.reliability().orElseThrow()).isCloseTo(1 - sum / 0.0072, within(0.05));
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void aFloorAloneGivesTheNoisyRegionTheMoneyOfThePage() {
        List<Ratchet> ratchets = new ArrayList<>();
        for (String rules : List.of(FLOOR, FLOOR + ", " + CEILING, "")) {
            ModelFile file = model(rules);
            ratchets.add(Ratchet.of(
                    file.model(),
                    file.inputs(),
                    noisy(file, List.of(2026)),
                    new Ratchet.Plan(2026, 3, 2000, 1),
                    Workers.silent(2)));
        }
        for (int year = 0; year < 3; year++) {
            int index = year;
            List<String> cells = new ArrayList<>(List.of(Integer.toString(year + 1)));
            ratchets.forEach(ratchet -> cells.add(words(ratchet.years().get(index))));
            page.hasRow(cells.toArray());
        }
    }

    @Test
    void wideBoundsOfTheSamePercentageCostTheNoisyRegionTheMoneyOfThePage() {
        row("-20 % and +20 %", "-20%");
        row("to 5/6 and +20 %", "-16.66666667%");
    }

    private void row(String words, String floor) {
        ModelFile file = model(FLOOR.replace("-2%", floor) + ", " + CEILING.replace("+2%", "+20%"));
        Ratchet ratchet = Ratchet.of(
                file.model(),
                file.inputs(),
                noisy(file, List.of(2026)),
                new Ratchet.Plan(2026, 10, 2000, 1),
                Workers.silent(2));
        page.hasRow(
                words,
                words(ratchet.years().get(0)),
                words(ratchet.years().get(2)),
                words(ratchet.years().get(9)));
    }

    private static String words(RatchetYear year) {
        Gain gain = year.regions().get(2).gain();
        return String.format(Locale.ROOT, "EUR %s ± %s", rounded(gain.mean(), 2), rounded(gain.standardError(), 2));
    }
}
