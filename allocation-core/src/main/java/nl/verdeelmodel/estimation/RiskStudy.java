package nl.verdeelmodel.estimation;

import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;

/**
 * A risk model estimated on a cohort and judged: what CBS did in steps (Verkenning alternatief verdeelmodel vsv, 2023, chapters
 * 3 and 4): selection of characteristics, estimation, cross-validation, validation on another cohort, and the multilevel check.
 *
 * @param cells the persons, by the characteristics of the model
 * @param selection how characteristics were selected; empty if all were taken
 * @param fitted the estimate
 * @param own the model judged on its own persons
 * @param crossValidated the way of estimating judged on persons it has not seen; with the characteristics that were selected
 *     on all persons; empty if it was not asked for
 * @param other the model judged on another cohort
 * @param regions the variance between regions beyond the characteristics, always by maximum likelihood; empty if it was not
 *     asked for
 * @param bootstrap the model fitted again on persons drawn anew
 */
public record RiskStudy(
        Cells cells,
        Optional<Selection> selection,
        FittedRisk fitted,
        Validation own,
        Optional<Outcome<CrossValidated>> crossValidated,
        Optional<Validation> other,
        Optional<Outcome<RegionVariance>> regions,
        Optional<BootstrapEstimates> bootstrap) {

    /**
     * Estimates and judges a model, telling nobody how far it is.
     *
     * @param cells persons whose outcomes are known
     * @param others another cohort to judge the model on, with the same characteristics and known outcomes; empty for none
     * @param regionSet the regions in which the places of the persons lie
     * @param plan what to do
     * @return the outcome of each step
     * @throws ProblemException if the selection, the fit, the judgement or the bootstrap cannot be done; a cross-validation or
     *     variance that is not possible is in the study, with its reasons
     */
    public static RiskStudy of(Cells cells, Optional<Cells> others, RegionSet regionSet, StudyPlan plan) {
        return of(cells, others, regionSet, plan, StudyProgress.SILENT);
    }

    /**
     * Estimates and judges a model.
     *
     * @param cells persons whose outcomes are known
     * @param others another cohort to judge the model on, with the same characteristics and known outcomes; empty for none
     * @param regionSet the regions in which the places of the persons lie
     * @param plan what to do
     * @param progress is told of each step that begins, and of each replicate that is done
     * @return the outcome of each step
     * @throws ProblemException if the selection, the fit, the judgement or the bootstrap cannot be done; a cross-validation or
     *     variance that is not possible is in the study, with its reasons
     */
    public static RiskStudy of(
            Cells cells, Optional<Cells> others, RegionSet regionSet, StudyPlan plan, StudyProgress progress) {
        RiskFit fit = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(plan.penalty()));
        progress.at(StudyProgress.Step.SELECTION, 0, 1);
        Optional<Selection> selection =
                plan.selection().map(criterion -> new StepwiseSelection(criterion, fit).select(cells));
        Cells studied = selection
                .map(chosen -> cells.only(indices(cells.characteristics(), chosen)))
                .orElse(cells);
        progress.at(StudyProgress.Step.FIT, 0, 1);
        FittedRisk fitted = fit.fit(studied);
        Validation own = Validation.ofOwnPersons(fitted.coefficients(), studied, plan.groups());
        Optional<Validation> other =
                others.map(cohort -> Validation.ofOtherPersons(fitted.coefficients(), cohort, plan.groups()));
        progress.at(StudyProgress.Step.CROSS_VALIDATION, 0, 1);
        Optional<Outcome<CrossValidated>> crossValidated = plan.folds().stream()
                .mapToObj(folds -> new CrossValidation(folds, plan.seed()))
                .map(validation -> Outcome.of(() -> validation.judge(studied, fit)))
                .findFirst();
        progress.at(StudyProgress.Step.REGIONS, 0, 1);
        Optional<Outcome<RegionVariance>> regions = plan.multilevel()
                ? Optional.of(Outcome.of(() -> MultilevelCheck.estimate(studied, regionSet, fit)))
                : Optional.empty();
        return new RiskStudy(
                studied,
                selection,
                fitted,
                own,
                crossValidated,
                other,
                regions,
                bootstrap(studied, fit, plan, progress));
    }

    private static Optional<BootstrapEstimates> bootstrap(
            Cells cells, RiskFit fit, StudyPlan plan, StudyProgress progress) {
        if (plan.replicates() == 0) {
            return Optional.empty();
        }
        BootstrapEstimates drawn = RiskBootstrap.of(fit, cells, plan.seed()).estimate(plan.replicates(), progress);
        if (drawn.estimates().size() < 2) {
            throw new ProblemException(StudyProblems.fewReplicates(cells.characteristics(), drawn));
        }
        return Optional.of(drawn);
    }

    /** The selected characteristics, in the order of the model. */
    private static List<Integer> indices(Characteristics characteristics, Selection selection) {
        List<Integer> indices = selection.order().stream()
                .map(id -> characteristics.indexOf(id).orElseThrow())
                .sorted()
                .toList();
        if (indices.isEmpty()) {
            throw new ProblemException(StudyProblems.nothingSelected(characteristics, selection));
        }
        return indices;
    }
}
