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
 *     on all persons
 * @param other the model judged on another cohort
 * @param regions the variance between regions beyond the characteristics
 * @param bootstrap the model fitted again on persons drawn anew
 */
public record RiskStudy(
        Cells cells,
        Optional<Selection> selection,
        FittedRisk fitted,
        Validation own,
        Optional<CrossValidated> crossValidated,
        Optional<Validation> other,
        Optional<RegionVariance> regions,
        Optional<BootstrapEstimates> bootstrap) {

    /**
     * Estimates and judges a model.
     *
     * @param cells persons whose outcomes are known
     * @param others another cohort to judge the model on, with the same characteristics and known outcomes; empty for none
     * @param regionSet the regions in which the places of the persons lie
     * @param plan what to do
     * @return the outcome of each step
     * @throws ProblemException if a step cannot be done; the reasons are named
     */
    public static RiskStudy of(Cells cells, Optional<Cells> others, RegionSet regionSet, StudyPlan plan) {
        Optional<Selection> selection =
                plan.selection().map(criterion -> new StepwiseSelection(criterion).select(cells));
        Cells studied = selection
                .map(chosen -> cells.only(indices(cells.characteristics(), chosen)))
                .orElse(cells);
        RiskFit fit = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(plan.penalty()));
        FittedRisk fitted = fit.fit(studied);
        return new RiskStudy(
                studied,
                selection,
                fitted,
                Validation.ofOwnPersons(fitted.coefficients(), studied, plan.groups()),
                plan.folds().stream()
                        .mapToObj(folds -> new CrossValidation(folds, plan.seed()).judge(studied, fit))
                        .findFirst(),
                others.map(cohort -> Validation.ofOtherPersons(fitted.coefficients(), cohort, plan.groups())),
                plan.multilevel() ? Optional.of(MultilevelCheck.estimate(studied, regionSet)) : Optional.empty(),
                plan.replicates() == 0
                        ? Optional.empty()
                        : Optional.of(
                                RiskBootstrap.of(fit, studied, plan.seed()).estimate(plan.replicates())));
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
