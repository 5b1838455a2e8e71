package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * What stability rules make of pure noise: the gain that a region may expect although nothing changes.
 *
 * <p>The true scores stay those of the last cohort with noise, and so does the money. They are measured anew every year, with
 * errors; keys follow the latest measurement, also those that the model freezes. Every baseline starts as what the true scores
 * give without rules, and is from then on what was paid the year before (without rules, if the model says so), also one that
 * the model states as amounts. The expected gain of region i in year y is the mean over the replicates of x_i,y with errors
 * less x_i,y without.
 *
 * <p>Bounds that are alike in ratio, such as a fall to 5/6 and a rise to 6/5, leave it near zero, but for the error of a ratio,
 * which is reported by itself. Bounds of the same percentage do so only if that is small: after a fall of c a rise of c ends at
 * 1 - c<sup>2</sup>. A floor without a ceiling turns errors into lasting money (Zaslavsky and Schirm, 2000, Interactions between survey estimates and federal
 * funding formulas).
 *
 * @param plan year of payment whose rules and money hold, replicates and seed
 * @param regions the regions
 * @param years year 1, 2, ... of noise
 * @param failed how many replicates were left out
 * @param cut how many drawn scores would have been negative and were made 0
 * @param problems why the first replicate that was left out failed; empty if none did
 */
public record Ratchet(
        Plan plan,
        RegionSet regions,
        ImmutableList<RatchetYear> years,
        int failed,
        long cut,
        ImmutableList<Problem> problems) {

    /** Replicates have numbers from 0, sectors from -100 down, other uses of a seed small negative ones. */
    private static final long USE = -50;

    /**
     * What is asked.
     *
     * @param year the year of payment whose rules and money hold all the time
     * @param years how many years of noise, at least 1
     * @param replicates how many times, at least 2
     * @param seed of the random numbers
     */
    public record Plan(int year, int years, int replicates, long seed) {

        /**
         * A plan.
         *
         * @throws IllegalArgumentException if there is no year or only one replicate
         */
        public Plan {
            if (years < 1 || replicates < 2) {
                throw new IllegalArgumentException(
                        "Noise needs 1 year and 2 replicates or more, not " + years + " and " + replicates + ".");
            }
        }
    }

    /**
     * Lets noise go through the rules.
     *
     * @param model the model
     * @param inputs its regions and measures
     * @param noisy the measure with errors
     * @param plan what is asked
     * @param workers the threads
     * @return who gains
     * @throws ProblemException if the model cannot be divided without noise, or in fewer than two replicates
     */
    public static Ratchet of(FundingModel model, Inputs inputs, NoisyMeasure noisy, Plan plan, Workers workers) {
        Course course = new Course(model, inputs, noisy, plan);
        ScoreReplicates scores =
                noisy.noise().steady(ownSeed(plan.seed()), plan.replicates(), course.versions(), workers);
        long[][][] without = course.run(cohort -> noisy.noise().latest());
        long[][][][] drawn = new long[plan.replicates()][][][];
        Map<Integer, ImmutableList<Problem>> failures = new ConcurrentHashMap<>();
        workers.each(Workers.Step.RATCHET, plan.replicates(), number -> {
            drawn[number] = new long[0][][];
            if (scores.isPresent(number)) {
                try {
                    drawn[number] = course.run(version -> scores.values(number, version));
                } catch (ProblemException e) {
                    failures.put(number, e.problems());
                }
            }
        });
        long[][][][] done =
                Arrays.stream(drawn).filter(years -> years.length > 0).toArray(long[][][][]::new);
        ImmutableList<Problem> problems = failures.keySet().stream()
                .min(Integer::compare)
                .map(failures::get)
                .orElse(scores.problems());
        if (done.length < 2) {
            throw new ProblemException(problems);
        }
        return new Ratchet(
                plan,
                inputs.regions(),
                Gains.of(without, done),
                plan.replicates() - done.length,
                scores.cut(),
                problems);
    }

    /** Not the seed of intervals, so that both questions have random numbers of their own. */
    static long ownSeed(long seed) {
        return RandomStream.of(seed, USE).bits();
    }

    /** The measured values of a version. */
    private interface Measured {
        RegionValues of(int version);
    }

    /** Years of noise, one after another. */
    private static final class Course {

        private final FundingModel model;
        private final Inputs inputs;
        private final NoisyMeasure noisy;
        private final Plan plan;
        private final SortedSet<Integer> cohorts;
        private final ImmutableList<Integer> timeline;
        private final Set<String> undampenedBaselines;
        private final PreparedDivision base;
        private final YearlyBudgets start;

        Course(FundingModel model, Inputs inputs, NoisyMeasure noisy, Plan plan) {
            this.inputs = inputs;
            this.noisy = noisy;
            this.plan = plan;
            this.cohorts =
                    new TreeSet<>(NoisyMeasure.years(withoutRules(model), inputs, noisy.name(), List.of(plan.year())));
            this.timeline = IntStream.range(0, plan.years())
                    .boxed()
                    .flatMap(year -> cohorts.stream().map(cohort -> cohort + year))
                    .distinct()
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
            this.undampenedBaselines = model.streams().stream()
                    .filter(Course::looksAtUndampened)
                    .map(StreamRule::id)
                    .collect(Collectors.toSet());
            this.model = model.withStreams(model.streams().stream()
                    .map(stream -> stream.stability()
                            .filter(policy -> policy.baseline().isPresent())
                            .map(policy -> stream.withStability(Optional.of(repeated(stream, policy))))
                            .orElse(stream))
                    .collect(ImmutableList.toImmutableList()));
            Inputs steady = noisy.with(inputs, truth());
            this.start = PreparedDivision.of(withoutRules(model), steady, List.of(plan.year()))
                    .budgets();
            this.base = PreparedDivision.of(this.model, steady.with(baselines(start, start)), List.of(plan.year()));
        }

        private Map<Integer, RegionValues> truth() {
            RegionValues values = noisy.noise().latest();
            return cohorts.stream().collect(Collectors.toMap(cohort -> cohort, cohort -> values));
        }

        private static boolean looksAtUndampened(StreamRule stream) {
            return stream.stability()
                    .flatMap(StabilityPolicy::baseline)
                    .filter(rule -> rule instanceof BaselineRule.LastYear last && !last.dampened())
                    .isPresent();
        }

        private static FundingModel withoutRules(FundingModel model) {
            return model.withStreams(model.streams().stream()
                    .map(stream -> stream.withStability(Optional.empty()))
                    .collect(ImmutableList.toImmutableList()));
        }

        int versions() {
            return timeline.size();
        }

        private StabilityPolicy repeated(StreamRule stream, StabilityPolicy policy) {
            MeasureTerm amounts = new MeasureTerm.InYear(
                    baselineName(stream), new MeasureTerm.YearReference(false, plan.year()), Where.NOWHERE);
            return new StabilityPolicy(
                    Optional.of(new BaselineRule.Stated(amounts)),
                    policy.rules(),
                    policy.balance(),
                    policy.reduceFloors(),
                    policy.priority(),
                    policy.where());
        }

        private static String baselineName(StreamRule stream) {
            return "last-year:" + stream.id();
        }

        /** {@code [year][0 with rules, 1 without][region]} in cents. */
        long[][][] run(Measured measured) {
            Map<Integer, RegionValues> known = new HashMap<>();
            long[][][] years = new long[plan.years()][][];
            YearlyBudgets paid = start;
            YearlyBudgets undampened = paid;
            for (int year = 0; year < years.length; year++) {
                Map<Integer, RegionValues> scores = new HashMap<>();
                for (int cohort : cohorts) {
                    int version = timeline.indexOf(cohort + year);
                    scores.put(cohort, known.computeIfAbsent(version, measured::of));
                }
                PreparedDivision division = base.with(noisy.with(inputs, scores).with(baselines(paid, undampened)));
                paid = division.budgets();
                undampened = division.undampened();
                years[year] = new long[][] {cents(paid), cents(undampened)};
            }
            return years;
        }

        /** What each stream gave the year before, in euros, as a measure. */
        private List<Measure> baselines(YearlyBudgets paid, YearlyBudgets undampened) {
            List<Measure> measures = new ArrayList<>();
            for (int s = 0; s < model.streams().size(); s++) {
                StreamRule stream = model.streams().get(s);
                YearlyBudgets last = undampenedBaselines.contains(stream.id()) ? undampened : paid;
                List<Fraction> euros = new ArrayList<>();
                for (int region = 0; region < inputs.regions().size(); region++) {
                    euros.add(Fraction.of(last.cents(0, s, region), 100));
                }
                measures.add(Measure.of(
                        baselineName(stream), ImmutableMap.of(plan.year(), RegionValues.of(inputs.regions(), euros))));
            }
            return measures;
        }

        private long[] cents(YearlyBudgets budgets) {
            return IntStream.range(0, inputs.regions().size())
                    .mapToLong(region -> budgets.cents(0, region))
                    .toArray();
        }
    }
}
