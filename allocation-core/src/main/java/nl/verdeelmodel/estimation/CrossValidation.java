package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Coefficients;

/**
 * Cross-validation: persons are dealt to folds by lot, and each fold is foretold by a model estimated on the others (Stone
 * 1974; Geisser 1975).
 *
 * <p>Each person is in exactly one fold; folds differ by at most one person, by at most one who left and by at most one who
 * stayed. The same seed and persons give the same bits, whatever the order of the persons and the number of threads.
 *
 * @param folds how many folds, 2 to 100
 * @param seed chosen by the user
 */
public record CrossValidation(int folds, long seed) {

    private static final Text FEWER = Text.of(
            "Misschien minder delen kiezen, of zeldzame categorieën samenvoegen.",
            "Maybe choose fewer folds, or merge rare categories.");

    private static final Text FEWER_OR_PENALTY = Text.of(
            "Misschien minder delen kiezen, zeldzame categorieën samenvoegen, of schatten met de straf van Firth of een"
                    + " ridge-straf.",
            "Maybe choose fewer folds, merge rare categories, or estimate with Firth's penalty or a ridge penalty.");

    /**
     * Cross-validation.
     *
     * @throws ProblemException if there are fewer than 2 folds or more than 100
     */
    public CrossValidation {
        if (folds < 2 || folds > Folds.MOST) {
            throw new ProblemException(Problem.input(
                    "folds-count",
                    Where.NOWHERE,
                    Text.format(
                            "Kruisvalidatie kan niet met {0} delen; het moeten er 2 tot en met {1} zijn.",
                            "Cross-validation cannot have {0} folds; there must be 2 to {1}.", folds, Folds.MOST),
                    Text.of("Misschien 10 delen kiezen, zoals gebruikelijk.", "Maybe choose 10 folds, as is usual.")));
        }
    }

    /**
     * Estimates without each fold in turn, and judges on that fold.
     *
     * @param cells persons whose outcomes are known
     * @param fit how to estimate
     * @return the outcome of each fold and of all together
     * @throws ProblemException if a fold would lack persons who left or who stayed, or an estimate fails: with the fold
     */
    public CrossValidated judge(Cells cells, RiskFit fit) {
        check(cells);
        Folds dealt = Folds.deal(cells.inOnePlace(), folds, seed);
        List<Step> steps = IntStream.range(0, folds)
                .parallel()
                .mapToObj(fold -> step(dealt, fold, fit))
                .toList();
        Problems problems = new Problems();
        steps.forEach(step -> problems.addAll(step.problems));
        problems.throwIfAny();
        return CrossValidated.of(
                steps.stream().flatMap(step -> step.outcome.stream()).collect(ImmutableList.toImmutableList()));
    }

    private void check(Cells cells) {
        if (!cells.hasOutcomes()) {
            throw new ProblemException(FitProblems.noOutcomes(cells.characteristics()));
        }
        long leavers = cells.totalLeavers();
        long stayers = cells.totalPersons() - leavers;
        if (Math.min(leavers, stayers) < folds) {
            throw new ProblemException(Problem.input(
                    "folds-too-many",
                    Where.path("sector " + cells.characteristics().sector().code()),
                    Text.format(
                            "Elk van de {0} delen heeft iemand nodig die uitviel en iemand die bleef; er vielen er {1} uit en"
                                    + " er bleven er {2}.",
                            "Each of the {0} folds needs somebody who left early and somebody who stayed; {1} left and {2}"
                                    + " stayed.",
                            folds,
                            leavers,
                            stayers),
                    Text.of(
                            "Misschien minder delen kiezen of meer personen inlezen.",
                            "Maybe choose fewer folds or read more persons.")));
        }
    }

    private static Step step(Folds dealt, int fold, RiskFit fit) {
        try {
            Coefficients coefficients = fit.fit(dealt.without(fold)).coefficients();
            return new Step(ImmutableList.of(FoldOutcome.of(coefficients, dealt.of(fold))), ImmutableList.of());
        } catch (ProblemException e) {
            return new Step(
                    ImmutableList.of(),
                    e.problems().stream()
                            .map(problem -> without(fold, problem, fit))
                            .collect(ImmutableList.toImmutableList()));
        }
    }

    private static Problem without(int fold, Problem problem, RiskFit fit) {
        return new Problem(
                problem.kind(),
                problem.code(),
                problem.where(),
                Text.format("Zonder deel {0}: {1}", "Without fold {0}: {1}", fold + 1, problem.message()),
                fit.options().penalty() instanceof Penalty.None ? FEWER_OR_PENALTY : FEWER);
    }

    /** The outcome of a fold, or its problems. */
    private record Step(ImmutableList<FoldOutcome> outcome, ImmutableList<Problem> problems) {}
}
