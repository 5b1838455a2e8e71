package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;

/**
 * Forward stepwise selection of whole characteristics: begin with one chance for everybody and add, as long as the model gets
 * better, the characteristic that makes it best (Efroymson 1960, without removal).
 *
 * <p>Models are fitted by maximum likelihood. A characteristic with which the model cannot be fitted is recorded with the
 * reason and passed over. Equal values go in the order of the characteristics. P-values after a selection are too small; run
 * the selection on two cohorts and compare them with {@link SelectionComparison}.
 *
 * @param criterion what makes one model better than another
 */
public record StepwiseSelection(SelectionCriterion criterion) {

    /**
     * Selects among the characteristics of cells.
     *
     * @param cells persons whose outcomes are known
     * @return each step
     * @throws ProblemException if outcomes are not known, or all the same
     */
    public Selection select(Cells cells) {
        if (!cells.hasOutcomes()) {
            throw new ProblemException(FitProblems.noOutcomes(cells.characteristics()));
        }
        long persons = cells.totalPersons();
        long leavers = cells.totalLeavers();
        if (leavers == 0 || leavers == persons) {
            throw new ProblemException(FitProblems.oneOutcome(cells.characteristics(), persons, leavers));
        }
        return new Run(cells.inOnePlace(), LogLikelihood.ofShare((double) persons, (double) leavers)).go();
    }

    /** The state of one selection. */
    private final class Run {

        private final Cells cells;
        private final double nullLogLikelihood;
        private final List<Integer> chosen = new ArrayList<>();
        private final List<SelectionStep> steps = new ArrayList<>();
        private double logLikelihood;

        Run(Cells cells, double nullLogLikelihood) {
            this.cells = cells;
            this.nullLogLikelihood = nullLogLikelihood;
            this.logLikelihood = nullLogLikelihood;
        }

        Selection go() {
            while (chosen.size() < cells.characteristics().size()) {
                SelectionStep step = SelectionStep.of(
                        candidates(), criterion.bar(logLikelihood, coefficients(chosen), cells.totalPersons()));
                steps.add(step);
                if (step.chosen().isEmpty()) {
                    return outcome(
                            step.candidates().stream().anyMatch(SelectionCandidate::fits)
                                    ? Selection.Stop.NOTHING_BETTER
                                    : Selection.Stop.NOTHING_FITS);
                }
                add(step.chosen().get());
            }
            return outcome(Selection.Stop.ALL_CHOSEN);
        }

        private void add(SelectionCandidate candidate) {
            chosen.add(
                    cells.characteristics().indexOf(candidate.characteristic()).orElseThrow());
            logLikelihood = candidate.logLikelihood();
        }

        private Selection outcome(Selection.Stop stop) {
            return new Selection(criterion, nullLogLikelihood, ImmutableList.copyOf(steps), stop);
        }

        private ImmutableList<SelectionCandidate> candidates() {
            return IntStream.range(0, cells.characteristics().size())
                    .filter(i -> !chosen.contains(i))
                    .parallel()
                    .mapToObj(this::candidate)
                    .collect(ImmutableList.toImmutableList());
        }

        private SelectionCandidate candidate(int added) {
            List<Integer> all =
                    Stream.concat(chosen.stream(), Stream.of(added)).sorted().toList();
            try {
                return fitted(added, all, RiskFit.plain().fit(cells.only(all)).logLikelihood());
            } catch (ProblemException e) {
                return candidate(added, Double.NaN, Double.NaN, Double.NaN, e.problems());
            }
        }

        private SelectionCandidate fitted(int added, List<Integer> all, double likelihood) {
            double statistic = Math.max(0, 2 * (likelihood - logLikelihood));
            double value =
                    criterion.value(statistic, degrees(added), likelihood, coefficients(all), cells.totalPersons());
            return candidate(added, likelihood, statistic, value, ImmutableList.of());
        }

        private SelectionCandidate candidate(
                int added, double likelihood, double statistic, double value, ImmutableList<Problem> problems) {
            String id = cells.characteristics().get(added).id();
            return new SelectionCandidate(id, degrees(added), likelihood, statistic, value, problems);
        }

        private int degrees(int characteristic) {
            return cells.characteristics().get(characteristic).size() - 1;
        }

        private int coefficients(List<Integer> of) {
            return 1 + of.stream().mapToInt(this::degrees).sum();
        }
    }
}
