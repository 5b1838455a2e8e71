package nl.verdeelmodel.estimation;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link RiskStudy} does.
 *
 * @param penalty what is taken off the log-likelihood
 * @param selection how characteristics are selected; empty to take all of them
 * @param folds how many folds a cross-validation has; empty for none
 * @param multilevel whether the variance between regions is estimated
 * @param groups how many groups a calibration table gets, at least 3
 * @param replicates how many times persons are drawn anew and the model fitted again, at least 2; 0 for no bootstrap
 * @param seed where the random numbers of folds and replicates begin
 */
public record StudyPlan(
        Penalty penalty,
        Optional<SelectionCriterion> selection,
        OptionalInt folds,
        boolean multilevel,
        int groups,
        int replicates,
        long seed) {

    /** Only a fit by maximum likelihood, judged on its own persons in deciles. */
    public static final StudyPlan FIT_ONLY =
            new StudyPlan(Penalty.NONE, Optional.empty(), OptionalInt.empty(), false, CalibrationTable.DECILES, 0, 0);

    /**
     * A plan.
     *
     * @throws IllegalArgumentException if there are fewer than 3 groups, or fewer than 2 replicates and not 0
     */
    public StudyPlan {
        if (groups < 3 || replicates < 0 || replicates == 1) {
            throw new IllegalArgumentException("A study has at least 3 groups, and 0 or at least 2 replicates, not "
                    + groups + " and " + replicates + ".");
        }
    }

    /**
     * The same with another penalty.
     *
     * @param newPenalty what is taken off the log-likelihood
     * @return a changed plan
     */
    public StudyPlan withPenalty(Penalty newPenalty) {
        return new StudyPlan(newPenalty, selection, folds, multilevel, groups, replicates, seed);
    }

    /**
     * The same with a selection of characteristics.
     *
     * @param criterion what makes one model better than another
     * @return a changed plan
     */
    public StudyPlan withSelection(SelectionCriterion criterion) {
        return new StudyPlan(penalty, Optional.of(criterion), folds, multilevel, groups, replicates, seed);
    }

    /**
     * The same with a cross-validation.
     *
     * @param newFolds how many folds, at least 2
     * @return a changed plan
     */
    public StudyPlan withFolds(int newFolds) {
        return new StudyPlan(penalty, selection, OptionalInt.of(newFolds), multilevel, groups, replicates, seed);
    }

    /**
     * The same with the variance between regions.
     *
     * @return a changed plan
     */
    public StudyPlan withMultilevel() {
        return new StudyPlan(penalty, selection, folds, true, groups, replicates, seed);
    }

    /**
     * The same with another number of groups.
     *
     * @param newGroups at least 3
     * @return a changed plan
     */
    public StudyPlan withGroups(int newGroups) {
        return new StudyPlan(penalty, selection, folds, multilevel, newGroups, replicates, seed);
    }

    /**
     * The same with a bootstrap.
     *
     * @param newReplicates how many replicates, at least 2; 0 for none
     * @return a changed plan
     */
    public StudyPlan withReplicates(int newReplicates) {
        return new StudyPlan(penalty, selection, folds, multilevel, groups, newReplicates, seed);
    }

    /**
     * The same with another seed.
     *
     * @param newSeed where random numbers begin
     * @return a changed plan
     */
    public StudyPlan withSeed(long newSeed) {
        return new StudyPlan(penalty, selection, folds, multilevel, groups, replicates, newSeed);
    }
}
