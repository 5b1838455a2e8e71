package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.problem.Text;

/**
 * The outcome of a stepwise selection: which characteristics earn a place in a model, and in which order.
 *
 * @param criterion what was compared
 * @param nullLogLikelihood of one chance for everybody, each person apart
 * @param steps what could be added in each step and what was; the last step may have added nothing
 * @param stop why the selection ended
 */
public record Selection(
        SelectionCriterion criterion, double nullLogLikelihood, ImmutableList<SelectionStep> steps, Stop stop) {

    /** Why a selection ended. */
    public enum Stop {
        /** All characteristics are in the model. */
        ALL_CHOSEN(Text.of("alle kenmerken zijn opgenomen", "all characteristics were added")),
        /** No candidate stayed below the bar. */
        NOTHING_BETTER(
                Text.of("geen enkel kenmerk verbetert het model nog", "no characteristic improves the model any more")),
        /** There were candidates, but with none of them could the model be fitted. */
        NOTHING_FITS(Text.of(
                "met geen van de overige kenmerken valt het model te schatten",
                "with none of the other characteristics can the model be fitted"));

        private final Text text;

        Stop(Text text) {
            this.text = text;
        }

        /**
         * The reason for readers.
         *
         * @return a clause
         */
        public Text text() {
            return text;
        }
    }

    /**
     * The characteristics that were added.
     *
     * @return their ids, the first to be added first
     */
    public ImmutableList<String> order() {
        return steps.stream()
                .flatMap(step -> step.chosen().stream())
                .map(SelectionCandidate::characteristic)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The characteristics with which the model could not be fitted when they were last tried.
     *
     * @return the candidates of the last step that have problems
     */
    public ImmutableList<SelectionCandidate> passedOver() {
        return steps.isEmpty()
                ? ImmutableList.of()
                : steps.get(steps.size() - 1).candidates().stream()
                        .filter(candidate -> !candidate.fits())
                        .collect(ImmutableList.toImmutableList());
    }
}
