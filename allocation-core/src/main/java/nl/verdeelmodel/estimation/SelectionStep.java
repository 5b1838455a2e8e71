package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A step of a stepwise selection: what could be added, and what was.
 *
 * @param candidates the characteristics that are not in the model yet, in the order of the model
 * @param bar what the value of a candidate had to stay below
 * @param chosen the candidate that was added; empty in the step that ended the selection
 */
public record SelectionStep(
        ImmutableList<SelectionCandidate> candidates, double bar, Optional<SelectionCandidate> chosen) {

    /** Chooses the lowest value below the bar; of equal values the first in the order of the model. */
    static SelectionStep of(ImmutableList<SelectionCandidate> candidates, double bar) {
        SelectionCandidate best = null;
        for (SelectionCandidate candidate : candidates) {
            if (candidate.value() < (best == null ? bar : best.value())) {
                best = candidate;
            }
        }
        return new SelectionStep(candidates, bar, Optional.ofNullable(best));
    }
}
