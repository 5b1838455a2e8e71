package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;

/** A study does the steps of its plan, each on the persons and the characteristics that are right for it. */
class RiskStudyTest {

    private static final Characteristics TWO = Characteristics.of(
            Sector.VO, Characteristic.of("noise", "a", "a", "b"), Characteristic.of("suspect", "no", "no", "yes"));
    private static final RegionSet REGIONS = Regions.of(3);

    /** One in twenty leaves, of suspects one in five; noise says nothing; equal in three regions. */
    private static Cells cells(int times) {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01", "02", "03"), true);
        for (int place = 0; place < 3; place++) {
            for (int noise = 0; noise < 2; noise++) {
                builder.add(new int[] {noise, 0}, place, 400 * times, 20 * times);
                builder.add(new int[] {noise, 1}, place, 100 * times, 20 * times);
            }
        }
        return builder.build();
    }

    /** Four patterns have two chances: fewer than the three groups that a judgement on the same persons needs. */
    private static Cells withThreeChances() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01", "02", "03"), true);
        for (int place = 0; place < 3; place++) {
            builder.add(new int[] {0, 0}, place, 400, 12);
            builder.add(new int[] {1, 0}, place, 400, 24);
            builder.add(new int[] {0, 1}, place, 100, 18);
            builder.add(new int[] {1, 1}, place, 100, 26);
        }
        return builder.build();
    }

    @Test
    void selectsFirstAndEstimatesWithWhatIsSelected() {
        Selection selection = new StepwiseSelection(SelectionCriterion.BIC).select(cells(1));

        assertThat(selection.order()).containsExactly("suspect");
        assertThatExceptionOfType(ProblemException.class)
                .as("two chances are too few groups for a judgement on the same persons")
                .isThrownBy(() -> RiskStudy.of(
                        cells(1), Optional.empty(), REGIONS, StudyPlan.FIT_ONLY.withSelection(SelectionCriterion.BIC)));

        RiskStudy study = RiskStudy.of(
                withThreeChances(),
                Optional.empty(),
                REGIONS,
                StudyPlan.FIT_ONLY.withSelection(SelectionCriterion.significance(0.05)));
        assertThat(study.selection().orElseThrow().order()).containsExactly("suspect", "noise");
        assertThat(study.cells().characteristics()).isEqualTo(TWO);
        assertThat(study.fitted()).isEqualTo(RiskFit.plain().fit(withThreeChances()));
    }

    @Test
    void refusesToEstimateNothing() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01"), true);
        for (int noise = 0; noise < 2; noise++) {
            builder.add(new int[] {noise, 0}, 0, 100, 10);
            builder.add(new int[] {noise, 1}, 0, 100, 10);
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RiskStudy.of(
                        builder.build(),
                        Optional.empty(),
                        REGIONS,
                        StudyPlan.FIT_ONLY.withSelection(SelectionCriterion.AIC)))
                .withMessageContaining("no characteristic was selected")
                .withMessageContaining("Maybe");
    }

    @Test
    void doesTheStepsOfThePlanAndNoOther() {
        Cells cells = withThreeChances();
        RiskStudy plain = RiskStudy.of(cells, Optional.empty(), REGIONS, StudyPlan.FIT_ONLY);
        assertThat(plain.selection()).isEmpty();
        assertThat(plain.crossValidated()).isEmpty();
        assertThat(plain.other()).isEmpty();
        assertThat(plain.regions()).isEmpty();
        assertThat(plain.bootstrap()).isEmpty();

        RiskStudy all = RiskStudy.of(
                cells,
                Optional.of(cells(2)),
                REGIONS,
                StudyPlan.FIT_ONLY
                        .withPenalty(Penalty.FIRTH)
                        .withFolds(3)
                        .withMultilevel()
                        .withReplicates(4)
                        .withSeed(9)
                        .withGroups(4));
        assertThat(all.fitted())
                .isEqualTo(RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH))
                        .fit(cells));
        assertThat(all.crossValidated().orElseThrow())
                .isEqualTo(new CrossValidation(3, 9)
                        .judge(cells, RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH))));
        assertThat(all.other().orElseThrow().observed().totalPersons()).isEqualTo(6_000);
        assertThat(all.regions().orElseThrow().regions()).hasSize(3);
        assertThat(all.bootstrap().orElseThrow().replicates()).hasSize(4);
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> StudyPlan.FIT_ONLY.withGroups(2));
        assertThatIllegalArgumentException().isThrownBy(() -> StudyPlan.FIT_ONLY.withReplicates(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> StudyPlan.FIT_ONLY.withReplicates(1));
    }
}
