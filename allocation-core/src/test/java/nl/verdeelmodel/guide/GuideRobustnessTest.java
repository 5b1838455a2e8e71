package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.analysis.robustness.AnalysisProgress;
import nl.verdeelmodel.analysis.robustness.Cliff;
import nl.verdeelmodel.analysis.robustness.CliffEdges;
import nl.verdeelmodel.analysis.robustness.Counterexample;
import nl.verdeelmodel.analysis.robustness.Effect;
import nl.verdeelmodel.analysis.robustness.InputEffect;
import nl.verdeelmodel.analysis.robustness.Robustness;
import nl.verdeelmodel.analysis.robustness.RobustnessCheck;
import nl.verdeelmodel.analysis.robustness.Verdict;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.region.RegionSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/robustness.md. */
class GuideRobustnessTest {

    private static final int YEAR = 2026;
    private static final int CASES = 10;

    private final GuidePage page = GuidePage.read("robustness.md");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheTableOfThePage() {
        page.writeTables(folder);
    }

    private ModelFile model(int example) {
        return new GuideModel(folder)
                .columnsOfTable("score", "young", "in_belgium", "pupils").stream(
                                GuideModel.parse(page.json().get(example)))
                        .read();
    }

    private static CliffEdges cliffs(ModelFile file) {
        return CliffEdges.of(file.model(), file.inputs(), YEAR, AnalysisProgress.SILENT);
    }

    @Test
    void listsTheFourJumpsOfTheStepTableInTheirRank() {
        CliffEdges found = cliffs(model(0));
        assertThat(found.cliffs()).hasSize(4);
        List<List<String>> rows = page.rows().toList();
        int last = 0;
        for (Cliff cliff : found.cliffs()) {
            List<String> row = List.of(
                    found.regions().label(cliff.region()),
                    cliff.value().toString(),
                    cliff.there().toString(),
                    cliff.distance().toString(),
                    cliff.jump().orElseThrow().perRegion().get(cliff.region()).toString());
            page.hasRow(row.toArray());
            assertThat(rows.indexOf(row)).as("rank of " + row).isGreaterThan(last);
            last = rows.indexOf(row);
        }
    }

    @Test
    void saysWhatOneMoreDoesToASmoothKey() {
        CliffEdges found = cliffs(model(1));
        assertThat(found.cliffs()).isEmpty();
        assertThat(found.kinks()).isEmpty();
        InputEffect more = found.inputEffects().get(0);
        Effect effect = more.effect().orElseThrow();
        RegionSet regions = found.regions();
        for (int i = 0; i < regions.size(); i++) {
            Money before = found.base().amount(0, i);
            Money change = effect.perRegion().get(i);
            page.hasRow(regions.label(i), before, before.plus(change), change);
        }
        page.says("Moved: " + effect.moved());
        page.says("= 0.398, and");
        assertThat(more.elasticity()).contains(Fraction.of(398, 1000));
    }

    @Test
    void showsThatMoreYoungPeopleCanMeanLessMoney() {
        ModelFile file = model(2);
        Robustness found = Robustness.of(file.model(), file.inputs(), YEAR, CASES, 1, AnalysisProgress.SILENT);
        Counterexample own = example(found, RobustnessCheck.MORE_NEED, 1);
        Counterexample other = example(found, RobustnessCheck.OTHERS, 0);
        page.hasRow("01 Noord", other.firstAmount(), other.secondAmount());
        page.hasRow("02 Midden", own.firstAmount(), own.secondAmount());
        page.says("30 of 1,001");
        assertThat(verdict(found, RobustnessCheck.MORE_NEED).remark().en()).contains("no key divides");
    }

    private static Verdict verdict(Robustness found, RobustnessCheck check) {
        return found.verdicts().stream()
                .filter(verdict -> verdict.check() == check && verdict.subject().equals("young 2026"))
                .findFirst()
                .orElseThrow();
    }

    /** The counterexample in which one young person more in region 02 moves the amount of a region. */
    private static Counterexample example(Robustness found, RobustnessCheck check, int affected) {
        return verdict(found, check).counterexamples().stream()
                .filter(example -> example.region() == 1 && example.affected() == affected)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesEveryCheck() {
        assertThat(Arrays.stream(RobustnessCheck.values())).allSatisfy(check -> page.says("| `" + check.id() + "` |"));
    }
}
