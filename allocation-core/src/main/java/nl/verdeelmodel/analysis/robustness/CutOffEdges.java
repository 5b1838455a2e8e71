package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.score.CutOff;

/**
 * What one person at the cut-off of a target group moves: a chance that rises from just below to just above it brings the person
 * into the target group, and pushes another person out.
 *
 * <p>A target group keeps its size, so where one person comes in with chance c, one with the same chance goes out: the score of
 * one region rises by c and that of another falls by c, though a chance has hardly changed. This is the most that one person can
 * move: where several persons have the chance of the cut-off, they share what goes out.
 *
 * @param cutOff where the target group ends
 * @param swaps every pair of regions, the largest change of any region first
 */
public record CutOffEdges(CutOff cutOff, ImmutableList<Swap> swaps) {

    private static final Fraction CHANCE_UNITS = Fraction.of(1_000_000_000_000L);

    /**
     * One person in, one person out.
     *
     * @param in the region whose score rises
     * @param out the region whose score falls
     * @param effect what that does to the amounts
     */
    public record Swap(int in, int out, Effect effect) {}

    /**
     * Swaps one person between every two regions.
     *
     * @param model the model
     * @param inputs regions and measures
     * @param year the year of payment
     * @param score the measure with the scores of the target group
     * @param cutOff the cut-off of these scores
     * @param progress hears how far the work is
     * @return what the swaps do
     * @throws nl.verdeelmodel.problem.ProblemException if the model has no amounts for the year as it is
     */
    public static CutOffEdges of(
            FundingModel model, Inputs inputs, int year, ModelInput score, CutOff cutOff, AnalysisProgress progress) {
        Trial trial = new Trial(model, inputs, year);
        YearlyBudgets base = trial.base();
        Fraction chance = Fraction.of(cutOff.chance()).dividedBy(CHANCE_UNITS);
        List<Swap> swaps = new Work(progress)
                        .each(
                                Text.of("Personen op de grens", "Persons at the cut-off"),
                                pairs(score, chance),
                                pair -> swap(trial, base, score, pair, chance))
                        .stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(found -> found.effect().size(), Comparator.reverseOrder()))
                        .toList();
        return new CutOffEdges(cutOff, ImmutableList.copyOf(swaps));
    }

    private record Pair(int in, int out) {}

    /** Every two regions of which the second has at least one such person. */
    private static List<Pair> pairs(ModelInput score, Fraction chance) {
        List<Pair> pairs = new ArrayList<>();
        int size = score.values().regions().size();
        for (int in = 0; in < size; in++) {
            for (int out = 0; out < size; out++) {
                if (in != out && score.values().get(out).compareTo(chance) >= 0) {
                    pairs.add(new Pair(in, out));
                }
            }
        }
        return pairs;
    }

    private static Optional<Swap> swap(Trial trial, YearlyBudgets base, ModelInput score, Pair pair, Fraction chance) {
        Inputs more = score.with(
                trial.inputs(), pair.in(), score.values().get(pair.in()).plus(chance));
        Inputs swapped =
                score.with(more, pair.out(), score.values().get(pair.out()).minus(chance));
        return trial.with(swapped).budgets().map(after -> new Swap(pair.in(), pair.out(), Effect.between(base, after)));
    }
}
