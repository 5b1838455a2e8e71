package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * How sure amounts are, if one measure of a model has errors: the whole division is repeated on random scores, to the cent.
 *
 * <p>The same seed gives the same numbers for any number of threads. Replicates in which no model could be estimated, or in
 * which the total cannot be reached within the rules, are left out and counted.
 *
 * @param plan what was asked
 * @param measure the measure with errors
 * @param noise its errors
 * @param regions the regions
 * @param years per year of payment, in the order of the plan
 * @param failed how many replicates were left out
 * @param cut how many drawn scores would have been negative and were made 0
 * @param problems why the first replicate that was left out failed; empty if none did
 */
public record Uncertainty(
        UncertaintyPlan plan,
        String measure,
        ScoreNoise noise,
        RegionSet regions,
        ImmutableList<YearUncertainty> years,
        int failed,
        long cut,
        ImmutableList<Problem> problems) {

    /**
     * Works out how sure amounts are.
     *
     * @param model the model
     * @param inputs its regions and measures
     * @param noisy the measure with errors
     * @param plan what is asked
     * @param workers the threads
     * @return the outcome
     * @throws ProblemException if the model cannot be divided without noise, or in fewer than two replicates
     */
    public static Uncertainty of(
            FundingModel model, Inputs inputs, NoisyMeasure noisy, UncertaintyPlan plan, Workers workers) {
        Division division = new Division(model, inputs, noisy, plan);
        long[][] point = division.cents(noisy.noise().center());
        ScoreReplicates scores = noisy.noise().draw(plan.seed(), plan.replicates(), workers);
        long[][][] drawn = new long[plan.replicates()][][];
        Map<Integer, ImmutableList<Problem>> failures = new ConcurrentHashMap<>();
        workers.each(Workers.Step.AMOUNTS, plan.replicates(), number -> {
            try {
                drawn[number] = scores.isPresent(number) ? division.cents(scores.byVersion(number)) : new long[0][];
            } catch (ProblemException e) {
                failures.put(number, e.problems());
                drawn[number] = new long[0][];
            }
        });
        long[][][] done = Arrays.stream(drawn).filter(cents -> cents.length > 0).toArray(long[][][]::new);
        ImmutableList<Problem> problems = Failures.first(scores, failures);
        if (done.length < 2) {
            throw new ProblemException(problems);
        }
        Estimates estimates = new Estimates(plan, point, done);
        return new Uncertainty(
                plan,
                noisy.name(),
                noisy.noise(),
                inputs.regions(),
                IntStream.range(0, plan.years().size())
                        .mapToObj(estimates::year)
                        .collect(ImmutableList.toImmutableList()),
                plan.replicates() - done.length,
                scores.cut(),
                problems);
    }

    /** The money of each region by scores: the years of the plan, then what they are counted from. */
    private static final class Division {

        private final FundingModel model;
        private final Inputs inputs;
        private final NoisyMeasure noisy;
        private final UncertaintyPlan plan;
        private final ImmutableList<Integer> years;
        private final long[][] fixed;

        Division(FundingModel model, Inputs inputs, NoisyMeasure noisy, UncertaintyPlan plan) {
            this.model = model;
            this.inputs = inputs;
            this.noisy = noisy;
            this.plan = plan;
            ImmutableList.Builder<Integer> all =
                    ImmutableList.<Integer>builder().addAll(plan.years());
            if (plan.against() instanceof UncertaintyPlan.Against.Year earlier) {
                all.add(earlier.year());
            }
            this.years = all.build();
            this.fixed = plan.against() instanceof UncertaintyPlan.Against.Model other && !sharesNoise(other)
                    ? of(other, other.inputs())
                    : new long[0][];
        }

        /** Whether the other model uses the measure with the values that have errors here. */
        private boolean sharesNoise(UncertaintyPlan.Against.Model other) {
            Measure own = inputs.measures().get(noisy.name());
            Measure theirs = other.inputs().measures().get(noisy.name());
            return own != null
                    && theirs != null
                    && noisy.noise().center().keySet().stream()
                            .allMatch(year -> own.at(year).equals(theirs.at(year)));
        }

        long[][] cents(Map<Integer, RegionValues> scores) {
            long[][] own = of(model, noisy.with(inputs, scores), years);
            long[][] all = Arrays.copyOf(own, 2 * plan.years().size());
            for (int i = 0; i < plan.years().size(); i++) {
                all[plan.years().size() + i] = own[own.length - 1];
            }
            if (plan.against() instanceof UncertaintyPlan.Against.NoiseFree) {
                System.arraycopy(own, 0, all, own.length, own.length);
            } else if (plan.against() instanceof UncertaintyPlan.Against.Model other) {
                long[][] theirs = fixed.length > 0 ? fixed : of(other, noisy.with(other.inputs(), scores));
                System.arraycopy(theirs, 0, all, own.length, own.length);
            }
            return all;
        }

        private long[][] of(UncertaintyPlan.Against.Model other, Inputs otherInputs) {
            List<Integer> theirs =
                    plan.years().stream().map(year -> other.year().orElse(year)).toList();
            return of(other.model(), otherInputs, theirs);
        }

        private static long[][] of(FundingModel model, Inputs inputs, List<Integer> years) {
            YearlyBudgets budgets = PreparedDivision.of(
                            model, inputs, years.stream().distinct().toList())
                    .budgets();
            return years.stream()
                    .map(year -> IntStream.range(0, inputs.regions().size())
                            .mapToLong(region -> budgets.cents(budgets.years().indexOf(year), region))
                            .toArray())
                    .toArray(long[][]::new);
        }
    }

    /** Why replicates were left out. */
    private static final class Failures {

        private Failures() {}

        static ImmutableList<Problem> first(ScoreReplicates scores, Map<Integer, ImmutableList<Problem>> failures) {
            return failures.keySet().stream()
                    .min(Integer::compare)
                    .map(failures::get)
                    .orElse(scores.problems());
        }
    }
}
