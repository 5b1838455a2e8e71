package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.FitFiles;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
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

    /** Four patterns with four chances: more than the three groups that the test of Hosmer and Lemeshow needs. */
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
        RiskStudy study = RiskStudy.of(
                withThreeChances(),
                Optional.empty(),
                REGIONS,
                StudyPlan.FIT_ONLY.withSelection(SelectionCriterion.significance(0.05)));
        assertThat(study.selection().orElseThrow().order()).containsExactly("suspect", "noise");
        assertThat(study.cells().characteristics()).isEqualTo(TWO);
        assertThat(study.fitted()).isEqualTo(RiskFit.plain().fit(withThreeChances()));
    }

    /** With one characteristic of two categories there are two chances: too few groups for the test on the same persons. */
    @Test
    void aModelOfTwoChancesIsEstimatedAndSaysThatItsTableCannotBeTested() {
        RiskStudy study = RiskStudy.of(
                cells(1), Optional.empty(), REGIONS, StudyPlan.FIT_ONLY.withSelection(SelectionCriterion.BIC));

        assertThat(study.fitted().coefficients().vector()).hasSize(2);
        assertThat(study.own().line().get().slope()).isCloseTo(1, within(1e-8));
        assertThat(study.own().test().isPresent()).isFalse();
        assertThat(study.own().test().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN)).contains("only 2 groups"));
        String measures = FitFiles.measures(List.of(study));
        assertThat(measures).contains("vo,own,hosmer_lemeshow,\n", "vo,own,hosmer_lemeshow_p_value,\n");
    }

    /** Only one leaver without delay: without that one's fold nobody left there, but the estimate on all persons stands. */
    @Test
    void aCrossValidationThatIsNotPossibleLeavesTheOtherStepsStanding() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01", "02", "03"), true);
        for (int place = 0; place < 3; place++) {
            builder.add(new int[] {0, 0}, place, 100, 9);
            builder.add(new int[] {1, 0}, place, 100, 20);
            builder.add(new int[] {0, 1}, place, 30, place == 1 ? 1 : 0);
        }
        StudyPlan plan = StudyPlan.FIT_ONLY.withFolds(4).withMultilevel();

        RiskStudy study = RiskStudy.of(builder.build(), Optional.empty(), REGIONS, plan);

        assertThat(study.fitted()).isEqualTo(RiskFit.plain().fit(builder.build()));
        assertThat(study.regions().orElseThrow().get().regions()).hasSize(3);
        Outcome<CrossValidated> crossValidated = study.crossValidated().orElseThrow();
        assertThat(crossValidated.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.in(Language.EN))
                    .containsPattern("sector vo, suspect=yes: Without fold [1-4]: Of the [0-9]+ young people")
                    .contains("Maybe choose fewer folds", "estimate with Firth's penalty");
            assertThat(problem.in(Language.NL)).contains("Zonder deel", "Misschien minder delen");
        });
        assertThat(FitFiles.crossValidation(List.of(study)).lines()).hasSize(1);
        assertThat(FitFiles.measures(List.of(study))).contains("vo,cross-validation,auc,\n");
        assertThat(RiskStudy.of(builder.build(), Optional.empty(), REGIONS, plan.withPenalty(Penalty.FIRTH))
                        .crossValidated()
                        .orElseThrow()
                        .get()
                        .folds())
                .hasSize(4);
    }

    /** All with debts left and nobody else: the advice of the plain fit, a penalty, must work although chances part them. */
    @Test
    void aPenaltyGivesCoefficientsWherePersonsArePartedCompletely() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01", "02", "03"), true);
        for (int noise = 0; noise < 2; noise++) {
            builder.add(new int[] {noise, 0}, noise, 200, 0);
            builder.add(new int[] {noise, 1}, noise, 20, 20);
        }
        for (Penalty penalty : List.of(Penalty.FIRTH, Penalty.ridge(1))) {
            RiskStudy study = RiskStudy.of(
                    builder.build(),
                    Optional.empty(),
                    REGIONS,
                    StudyPlan.FIT_ONLY.withPenalty(penalty).withMultilevel());

            assertThat(study.fitted().coefficients().vector()[2]).isBetween(4.0, 12.0);
            assertThat(study.own().line().problems())
                    .extracting(Problem::code)
                    .containsExactly("calibration-line-undetermined");
            assertThat(study.own().discrimination().auc()).isEqualTo(1);
            assertThat(study.regions().orElseThrow().problems())
                    .extracting(Problem::code)
                    .isEqualTo(penalty == Penalty.FIRTH ? List.of("region-variance-firth") : List.of());
        }
    }

    @Test
    void anOutcomeIsEitherThereOrNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcome<>(Optional.empty(), ImmutableList.of()));
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
                        .withPenalty(Penalty.ridge(0.5))
                        .withFolds(3)
                        .withMultilevel()
                        .withReplicates(4)
                        .withSeed(9)
                        .withGroups(4));
        assertThat(all.fitted())
                .isEqualTo(RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(0.5)))
                        .fit(cells));
        assertThat(all.crossValidated().orElseThrow().get())
                .isEqualTo(new CrossValidation(3, 9)
                        .judge(cells, RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(0.5)))));
        assertThat(all.other().orElseThrow().observed().totalPersons()).isEqualTo(6_000);
        assertThat(all.regions().orElseThrow().get().regions()).hasSize(3);
        assertThat(all.bootstrap().orElseThrow().replicates()).hasSize(4);
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> StudyPlan.FIT_ONLY.withGroups(2));
        assertThatIllegalArgumentException().isThrownBy(() -> StudyPlan.FIT_ONLY.withReplicates(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> StudyPlan.FIT_ONLY.withReplicates(1));
    }
}
