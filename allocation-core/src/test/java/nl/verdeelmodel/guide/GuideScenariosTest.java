package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ChangedModelFiles;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.ScenarioFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.scenario.ScenarioRunner;
import nl.verdeelmodel.scenario.ScenarioTable;
import nl.verdeelmodel.scenario.ScenarioYear;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/scenarios.md. */
class GuideScenariosTest {

    private final GuidePage page = GuidePage.read("scenarios.md");

    @TempDir
    private Path folder;

    @Test
    void showsTheScenariosOfThePageSideBySide() {
        ScenarioTable table = table();
        ScenarioYear unchanged = year(table, 0);
        ScenarioYear young = year(table, 1);
        ScenarioYear more = year(table, 2);

        assertThat(table.failed()).isEmpty();
        for (int i = 0; i < table.regions().size(); i++) {
            page.hasRow(
                    table.regions().label(i),
                    unchanged.amount(i),
                    young.amount(i),
                    young.difference(i).orElseThrow(),
                    more.amount(i),
                    more.difference(i).orElseThrow());
        }
        page.hasRow(
                "total",
                unchanged.allocation().total(),
                young.allocation().total(),
                young.totalDifference().orElseThrow(),
                more.allocation().total(),
                more.totalDifference().orElseThrow());
    }

    @Test
    void theMovedSharesAreThoseOfThePage() {
        ScenarioTable table = table();
        Fraction young = year(table, 1).movedShare().orElseThrow();
        Fraction more = year(table, 2).movedShare().orElseThrow();

        assertThat(young).isEqualTo(Money.ofCents(8333).toCents().dividedBy(Fraction.of(100_000)));
        page.says("(83.33 + 83.33 + 0) / 2 / 1,000.00 = " + Language.EN.percentage(young, 3));
        page.says("Of the second it is " + Language.EN.percentage(more, 4));
    }

    private ScenarioTable table() {
        Path model = new ModelFolder(folder).model();
        GuidePage.write(folder.resolve("scenarios.json"), page.json().get(0));
        ScenarioFile file = ScenarioFile.read(folder.resolve("scenarios.json"));
        return ScenarioRunner.of(new ChangedModelFiles(model, ModelFile.Options.NONE, file))
                .run(file.scenarios(), years -> years);
    }

    private static ScenarioYear year(ScenarioTable table, int scenario) {
        return table.year(table.outcomes().get(scenario), 0).orElseThrow();
    }
}
