package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
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
     * @throws ProblemException if the model cannot be divided without noise, or in fewer replicates than intervals of the level
     *     need
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
        Failures.requireEnough(plan, done.length, problems);
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

        private final Inputs inputs;
        private final NoisyMeasure noisy;
        private final UncertaintyPlan plan;
        private final ImmutableList<Integer> years;
        private final PreparedDivision own;
        private final Optional<Other> other;

        /** What gains are counted from, its years, and its amounts if they do not change with the scores. */
        private record Other(
                Inputs inputs, ImmutableList<Integer> years, PreparedDivision division, boolean sharesNoise) {}

        Division(FundingModel model, Inputs inputs, NoisyMeasure noisy, UncertaintyPlan plan) {
            this.inputs = inputs;
            this.noisy = noisy;
            this.plan = plan;
            ImmutableList.Builder<Integer> all =
                    ImmutableList.<Integer>builder().addAll(plan.years());
            if (plan.against() instanceof UncertaintyPlan.Against.Year earlier) {
                all.add(earlier.year());
            }
            this.years = all.build();
            this.own =
                    PreparedDivision.of(model, noisy.with(inputs, noisy.noise().center()), distinct(years));
            this.other = plan.against() instanceof UncertaintyPlan.Against.Model against
                    ? Optional.of(other(against))
                    : Optional.empty();
        }

        private Other other(UncertaintyPlan.Against.Model against) {
            ImmutableList<Integer> theirs = plan.years().stream()
                    .map(year -> against.year().orElse(year))
                    .collect(ImmutableList.toImmutableList());
            return new Other(
                    against.inputs(),
                    theirs,
                    PreparedDivision.of(against.model(), against.inputs(), distinct(theirs)),
                    sharesNoise(against));
        }

        private static List<Integer> distinct(List<Integer> years) {
            return years.stream().distinct().toList();
        }

        /** Whether the other model uses the measure with the values that have errors here. */
        private boolean sharesNoise(UncertaintyPlan.Against.Model against) {
            Measure mine = inputs.measures().get(noisy.name());
            Measure theirs = against.inputs().measures().get(noisy.name());
            return mine != null
                    && theirs != null
                    && noisy.noise().center().keySet().stream()
                            .allMatch(year -> mine.at(year).equals(theirs.at(year)));
        }

        long[][] cents(Map<Integer, RegionValues> scores) {
            PreparedDivision mine = own.with(noisy.with(inputs, scores));
            Optional<PreparedDivision> theirs = other.map(found ->
                    found.sharesNoise() ? found.division().with(noisy.with(found.inputs(), scores)) : found.division());
            int asked = plan.years().size();
            long[][] all = new long[4 * asked][];
            fill(all, 0, mine.budgets(), theirs.map(PreparedDivision::budgets));
            fill(all, 2 * asked, mine.undampened(), theirs.map(PreparedDivision::undampened));
            return all;
        }

        /** The amounts of the years of the plan, then what they are counted from. */
        private void fill(long[][] all, int from, YearlyBudgets mine, Optional<YearlyBudgets> theirs) {
            int asked = plan.years().size();
            long[][] amounts = cents(mine, years);
            System.arraycopy(amounts, 0, all, from, asked);
            long[][] references =
                    theirs.map(budgets -> cents(budgets, theirYears())).orElseGet(() -> references(amounts));
            System.arraycopy(references, 0, all, from + asked, asked);
        }

        private ImmutableList<Integer> theirYears() {
            return other.orElseThrow().years();
        }

        private long[][] references(long[]... amounts) {
            long[][] references = amounts.clone();
            if (plan.against() instanceof UncertaintyPlan.Against.Year) {
                Arrays.fill(references, amounts[amounts.length - 1]);
            }
            return references;
        }

        private static long[][] cents(YearlyBudgets budgets, List<Integer> years) {
            return years.stream()
                    .map(year -> IntStream.range(0, budgets.regions().size())
                            .mapToLong(region -> budgets.cents(budgets.years().indexOf(year), region))
                            .toArray())
                    .toArray(long[][]::new);
        }
    }

    /** Why replicates were left out. */
    private static final class Failures {

        private Failures() {}

        static void requireEnough(UncertaintyPlan plan, int done, ImmutableList<Problem> problems) {
            int least = UncertaintyPlan.leastReplicates(plan.level());
            if (done < least) {
                throw new ProblemException(ImmutableList.<Problem>builder()
                        .add(Problem.input(
                                "replicates-too-few",
                                Where.path("--replicates"),
                                Text.format(
                                        "Van {0} trekkingen zijn er {1} gelukt; een interval van dit niveau vraagt er {2}.",
                                        "Of {0} replicates {1} succeeded; an interval of this level needs {2}.",
                                        (long) plan.replicates(),
                                        (long) done,
                                        (long) least),
                                Text.of(
                                        "Misschien zijn meer trekkingen nodig, of regels die altijd een uitkomst hebben.",
                                        "Maybe more replicates are needed, or rules that always have an outcome.")))
                        .addAll(problems)
                        .build());
            }
        }

        static ImmutableList<Problem> first(ScoreReplicates scores, Map<Integer, ImmutableList<Problem>> failures) {
            return failures.keySet().stream()
                    .min(Integer::compare)
                    .map(failures::get)
                    .orElse(scores.problems());
        }
    }
}
