package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;

/**
 * Forward stepwise selection of whole characteristics: begin with one chance for everybody and add, as long as the model gets
 * better, the characteristic that makes it best (Efroymson 1960, without removal).
 *
 * <p>With a penalty AIC and BIC are those of the penalised estimates: their log-likelihood without the penalty, and with ridge
 * their effective parameters. The test of significance compares penalised log-likelihoods:
 *
 * <ul>
 *   <li>Firth: twice (the penalised log-likelihood of the model with the characteristic - its maximum with the effects of the
 *       characteristic held at 0), the penalty in both being that of the larger model (penalised likelihood ratio test; Heinze
 *       and Schemper 2002, section 2). The maxima of two models with their own penalties do not compare: half the logarithm of
 *       the determinant grows with every coefficient, also without any effect.
 *   <li>Ridge: the same; held at 0 the effects bear no penalty, so the smaller model is the one fitted before. As estimates are
 *       drawn towards 0, the statistic is smaller than chi-squared with a degree per coefficient: the p-value errs on the side of
 *       leaving out.
 * </ul>
 *
 * <p>A characteristic with which the model cannot be fitted is recorded with the
 * reason and passed over. Equal values go in the order of the characteristics. P-values after a selection are too small; run
 * the selection on two cohorts and compare them with {@link SelectionComparison}.
 *
 * @param criterion what makes one model better than another
 * @param fit how models are fitted
 */
public record StepwiseSelection(SelectionCriterion criterion, RiskFit fit) {

    /**
     * A selection of models fitted by maximum likelihood.
     *
     * @param criterion what makes one model better than another
     */
    public StepwiseSelection(SelectionCriterion criterion) {
        this(criterion, RiskFit.plain());
    }

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

    /** What later models are compared with. */
    private record Level(double logLikelihood, double penalized, double parameters) {}

    /** A candidate, with the level of its model; empty if there is no such model. */
    private record Tried(SelectionCandidate candidate, Optional<Level> level) {}

    /** The state of one selection. */
    private final class Run {

        private final Cells cells;
        private final double nullLogLikelihood;
        private final List<Integer> chosen = new ArrayList<>();
        private final List<SelectionStep> steps = new ArrayList<>();
        private Level level;

        Run(Cells cells, double nullLogLikelihood) {
            this.cells = cells;
            this.nullLogLikelihood = nullLogLikelihood;
            this.level = new Level(nullLogLikelihood, nullLogLikelihood, 1);
        }

        Selection go() {
            while (chosen.size() < cells.characteristics().size()) {
                ImmutableList<Tried> tried = tried();
                SelectionStep step = SelectionStep.of(
                        tried.stream().map(Tried::candidate).collect(ImmutableList.toImmutableList()),
                        criterion.bar(level.logLikelihood, level.parameters, cells.totalPersons()));
                steps.add(step);
                if (step.chosen().isEmpty()) {
                    return outcome(
                            step.candidates().stream().anyMatch(SelectionCandidate::fits)
                                    ? Selection.Stop.NOTHING_BETTER
                                    : Selection.Stop.NOTHING_FITS);
                }
                add(step.chosen().get(), tried);
            }
            return outcome(Selection.Stop.ALL_CHOSEN);
        }

        private void add(SelectionCandidate candidate, ImmutableList<Tried> tried) {
            chosen.add(
                    cells.characteristics().indexOf(candidate.characteristic()).orElseThrow());
            level = tried.stream()
                    .filter(one -> one.candidate.equals(candidate))
                    .findFirst()
                    .flatMap(Tried::level)
                    .orElseThrow();
        }

        private Selection outcome(Selection.Stop stop) {
            return new Selection(criterion, nullLogLikelihood, ImmutableList.copyOf(steps), stop);
        }

        private ImmutableList<Tried> tried() {
            return IntStream.range(0, cells.characteristics().size())
                    .filter(i -> !chosen.contains(i))
                    .parallel()
                    .mapToObj(this::tried)
                    .collect(ImmutableList.toImmutableList());
        }

        private Tried tried(int added) {
            List<Integer> all =
                    Stream.concat(chosen.stream(), Stream.of(added)).sorted().toList();
            try {
                Cells with = cells.only(all);
                FittedRisk fitted = fit.fit(with);
                return fitted(added, fitted, statistic(with, all.indexOf(added), fitted));
            } catch (ProblemException e) {
                return new Tried(candidate(added, Double.NaN, Double.NaN, Double.NaN, e.problems()), Optional.empty());
            }
        }

        private double statistic(Cells with, int added, FittedRisk fitted) {
            double without = fit.options().penalty() instanceof Penalty.Firth
                    ? new RestrictedFirth(with, added).maximum(fitted.coefficients(), fit.options())
                    : level.penalized;
            return Math.max(0, 2 * (fitted.penalizedLogLikelihood() - without));
        }

        private Tried fitted(int added, FittedRisk fitted, double statistic) {
            Level reached =
                    new Level(fitted.logLikelihood(), fitted.penalizedLogLikelihood(), fitted.effectiveParameters());
            double value = criterion.value(
                    statistic, degrees(added), reached.logLikelihood, reached.parameters, cells.totalPersons());
            return new Tried(
                    candidate(added, reached.logLikelihood, statistic, value, ImmutableList.of()),
                    Optional.of(reached));
        }

        private SelectionCandidate candidate(
                int added, double likelihood, double statistic, double value, ImmutableList<Problem> problems) {
            String id = cells.characteristics().get(added).id();
            return new SelectionCandidate(id, degrees(added), likelihood, statistic, value, problems);
        }

        private int degrees(int characteristic) {
            return cells.characteristics().get(characteristic).size() - 1;
        }
    }
}
