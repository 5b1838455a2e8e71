package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Replay;
import nl.verdeelmodel.scenario.ReplayPlan;

/**
 * What more stability costs: many rules, each by how much shares move and by the money that it keeps away from need.
 *
 * <p>Every rule is applied to the {@link Replay} of a model over all cohorts that are known, once with the values as they are and
 * once per replicate with noise. Replicate r has {@link RandomStream} r of the seed and the same noise for every rule. Need is what
 * the values without noise give without rules; a rule that filters noise can be both calmer and nearer to need than none.
 *
 * @param model the model as written, with the streams that count
 * @param plan what was tried
 * @param years the years of payment
 * @param points the rules that can be kept, in the order of {@link FrontierPlan}
 * @param refused the rules that cannot
 * @param efficient the points that no other beats, by rising movement
 * @param knee the efficient point farthest below the line between both ends of the efficient set; empty if there is none
 * @param targets what the regions need in the last year: what the values as they are give without rules
 * @param leftOut the regions that do not count in movement and volatility, rising: those with a share of 0 in some year under any
 *     rule, in any replicate or without noise. All points are of the same regions
 * @param noisy the measures that get noise, by name
 * @param yearlyCents the money of one year, the mean over the years
 * @param assumptions what was assumed
 */
public record Frontier(
        FundingModel model,
        FrontierPlan plan,
        ImmutableList<Integer> years,
        ImmutableList<FrontierPoint> points,
        ImmutableList<FrontierPoint.Refused> refused,
        ImmutableList<FrontierPoint> efficient,
        Optional<FrontierPoint> knee,
        FrontierPoint targets,
        ImmutableList<Integer> leftOut,
        ImmutableList<String> noisy,
        double yearlyCents,
        ImmutableList<Text> assumptions) {

    /**
     * Tries all rules of a plan.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param plan what is tried
     * @param progress is told of each replicate
     * @return the points
     * @throws ProblemException if the stream is unknown, fewer than three years are known, or a stream cannot have these rules
     */
    public static Frontier of(FundingModel model, Inputs inputs, FrontierPlan plan, FrontierProgress progress) {
        FundingModel chosen = chosen(model, plan);
        Replay everyYear = Replay.of(chosen, inputs, ReplayPlan.USUAL);
        Replay asWritten = Replay.of(chosen, inputs, ReplayPlan.USUAL.withKeys(ReplayPlan.Keys.AS_WRITTEN));
        boolean hasOwnYearly = !asWritten.model().equals(everyYear.model())
                && chosen.streams().stream()
                        .anyMatch(stream -> stream.stability().isPresent());
        ImmutableList<FrontierRule> rules =
                plan.rules(hasOwnYearly, everyYear.years().size());
        FrontierRun run = new FrontierRun(everyYear, asWritten, rules);
        requireSound(everyYear, rules, run);
        return new Measuring(everyYear, rules, run, plan, progress).frontier(chosen);
    }

    /** The model with the stream that counts only. */
    private static FundingModel chosen(FundingModel model, FrontierPlan plan) {
        if (plan.stream().isEmpty()) {
            return model;
        }
        String id = plan.stream().get();
        List<String> ids = model.streams().stream().map(StreamRule::id).toList();
        if (!ids.contains(id)) {
            throw new ProblemException(Problem.input(
                    "stream-unknown",
                    model.where(),
                    Text.format(
                            "Model {0} heeft geen geldstroom \"{1}\"; het heeft {2}.",
                            "Model {0} has no stream \"{1}\"; it has {2}.", model.id(), id, ids),
                    Suggestions.advice(id, ids)));
        }
        return model.withStreams(ImmutableList.of(model.streams().get(ids.indexOf(id))));
    }

    /** Refuses streams that cannot have a kind of rule, such as those whose rounding does not go with bounds. */
    private static void requireSound(Replay replay, ImmutableList<FrontierRule> rules, FrontierRun run) {
        List<String> names = new ArrayList<>(replay.inputs().measures().keySet());
        names.addAll(Replay.startNames(replay.model()));
        Problems problems = new Problems();
        rules.stream()
                .map(run::policies)
                .filter(policies -> policies.values().stream().anyMatch(Optional::isPresent))
                .limit(1)
                .map(policies -> with(replay.model(), policies))
                .forEach(tried -> problems.addAll(
                        Allocator.check(tried, Optional.of(replay.inputs().regions()), names)));
        problems.throwIfAny();
    }

    private static FundingModel with(FundingModel model, Map<String, Optional<StabilityPolicy>> policies) {
        return model.withStreams(model.streams().stream()
                .map(stream -> stream.withStability(policies.getOrDefault(stream.id(), Optional.empty())))
                .collect(ImmutableList.toImmutableList()));
    }

    /** The runs of all replicates and what is measured in them. */
    private static final class Measuring {

        private final Replay replay;
        private final ImmutableList<FrontierRule> rules;
        private final FrontierRun run;
        private final FrontierPlan plan;
        private final FrontierProgress progress;
        private final List<FrontierRun.Outcome> quiet;
        private final AmountSeries need;
        private final Set<Integer> leftOut = new TreeSet<>();
        private double[] weights;

        Measuring(
                Replay replay,
                ImmutableList<FrontierRule> rules,
                FrontierRun run,
                FrontierPlan plan,
                FrontierProgress progress) {
            this.replay = replay;
            this.rules = rules;
            this.run = run;
            this.plan = plan;
            this.progress = progress;
            this.need = AmountSeries.total(replay.prepare().undampened());
            this.quiet = run.outcomes(replay.inputs());
            this.weights = SeriesVolatility.meanShares(need);
        }

        /** What a rule does in one replicate; nothing else is kept of it. */
        private record Measured(
                double movement,
                double volatility,
                long awayCents,
                double worstFall,
                Optional<Text> refusal,
                ImmutableSet<Integer> withoutShare) {}

        Frontier frontier(FundingModel model) {
            List<Measured> measuredQuiet;
            Measured[][] noisy;
            do {
                weights = SeriesVolatility.weights(need, leftOut);
                measuredQuiet = quiet.stream().map(this::measured).toList();
                noisy = replicates();
            } while (leaveOut(measuredQuiet, noisy));
            List<FrontierPoint> points = new ArrayList<>();
            ImmutableList.Builder<FrontierPoint.Refused> refused = ImmutableList.builder();
            for (int rule = 0; rule < rules.size(); rule++) {
                List<Measured> runs = runs(noisy, rule, measuredQuiet.get(rule));
                List<Text> refusals =
                        runs.stream().flatMap(one -> one.refusal().stream()).toList();
                if (refusals.isEmpty()) {
                    points.add(point(rule, runs, measuredQuiet.get(rule)));
                } else {
                    refused.add(
                            new FrontierPoint.Refused(rules.get(rule), refusals.size(), Optional.of(refusals.get(0))));
                }
            }
            ImmutableList<FrontierPoint> efficient = EfficientSet.of(points);
            return new Frontier(
                    model,
                    plan,
                    replay.years(),
                    ImmutableList.copyOf(points),
                    refused.build(),
                    efficient,
                    EfficientSet.knee(efficient),
                    points.get(0),
                    ImmutableList.copyOf(leftOut),
                    replay.moving().keySet().asList(),
                    (double) money() / replay.years().size(),
                    assumptions());
        }

        /** Those of the replay, the noise, and the regions that do not count. */
        private ImmutableList<Text> assumptions() {
            ImmutableList.Builder<Text> out =
                    ImmutableList.<Text>builder().addAll(replay.assumptions()).add(noise());
            if (!leftOut.isEmpty()) {
                out.add(Text.format(
                        "Tellen bij geen enkele regel mee in beweging en volatiliteit, want hun aandeel is bij een regel of in een"
                                + " trekking in een jaar 0: {0}.",
                        "Do not count in movement and volatility under any rule, since their share is 0 in a year under some rule"
                                + " or in some replicate: {0}.",
                        replay.inputs().regions().codesOf(ImmutableList.copyOf(leftOut))));
            }
            return out.build();
        }

        private Text noise() {
            return plan.replicates() == 0
                    ? Text.of("Zonder ruis: de maatstaven zoals zij zijn.", "Without noise: the measures as they are.")
                    : Text.format(
                            "Ruis op {0}, in elk jaar los; standaardfout {1}. {2} trekkingen, seed {3}.",
                            "Noise on {0}, in each year by itself; standard error {1}. {2} replicates, seed {3}.",
                            String.join(", ", replay.moving().keySet()),
                            plan.noise().words(),
                            plan.replicates(),
                            Long.toString(plan.seed()));
        }

        /** Leaves out every region that some run has without a share; true if there are more than before: then all is measured anew. */
        private boolean leaveOut(List<Measured> calm, Measured[][] noisy) {
            boolean more = false;
            for (Measured one : calm) {
                more |= leftOut.addAll(one.withoutShare());
            }
            for (Measured[] replicate : noisy) {
                for (Measured one : replicate) {
                    more |= leftOut.addAll(one.withoutShare());
                }
            }
            return more;
        }

        /** The runs that count: the replicates, or without any the values as they are; a refusal of the latter always. */
        private static List<Measured> runs(Measured[][] noisy, int rule, Measured quiet) {
            List<Measured> runs = new ArrayList<>();
            if (noisy.length == 0 || quiet.refusal().isPresent()) {
                runs.add(quiet);
            }
            for (Measured[] replicate : noisy) {
                runs.add(replicate[rule]);
            }
            return runs;
        }

        /** Replicates 1, 2, 3, ...: each thread takes every so many of them, so that no more are busy than were asked for. */
        private Measured[][] replicates() {
            Measured[][] all = new Measured[plan.replicates()][];
            AtomicInteger done = new AtomicInteger();
            IntStream.range(0, plan.threads()).parallel().forEach(thread -> {
                for (int i = thread; i < all.length; i += plan.threads()) {
                    all[i] = replicate(i + 1);
                    progress.at(done.incrementAndGet(), all.length);
                }
            });
            return all;
        }

        private Measured[] replicate(int number) {
            Inputs noisy = new MeasureHistory(replay, replay.inputs())
                    .withNoise(plan.noise(), RandomStream.of(plan.seed(), number));
            return run.outcomes(noisy).stream().map(this::measured).toArray(Measured[]::new);
        }

        private Measured measured(FrontierRun.Outcome outcome) {
            if (outcome.amounts().isEmpty()) {
                return new Measured(0, 0, 0, 0, outcome.refusal(), ImmutableSet.of());
            }
            AmountSeries amounts = outcome.amounts().get();
            double movement = 0;
            double volatility = 0;
            double fall = 0;
            long away = 0;
            ImmutableSet.Builder<Integer> withoutShare = ImmutableSet.builder();
            for (int i = 0; i < weights.length; i++) {
                Optional<double[]> growth = SeriesVolatility.growth(amounts, i);
                if (growth.isEmpty()) {
                    withoutShare.add(i);
                } else {
                    movement += weights[i] * SeriesVolatility.movement(growth.get());
                    volatility += weights[i] * SeriesVolatility.deviation(growth.get());
                }
                fall = Math.max(fall, SeriesVolatility.largestFall(amounts, i));
                for (int year = 0; year < amounts.years().size(); year++) {
                    away = Math.addExact(away, Math.abs(amounts.cents(year, i) - need.cents(year, i)));
                }
            }
            return new Measured(movement, volatility, away, fall, Optional.empty(), withoutShare.build());
        }

        private FrontierPoint point(int rule, List<Measured> runs, Measured calm) {
            double movement = 0;
            double volatility = 0;
            double fall = 0;
            long away = 0;
            for (Measured one : runs) {
                movement += one.movement();
                volatility += one.volatility();
                fall += one.worstFall();
                away = Math.addExact(away, one.awayCents());
            }
            double mean = movement / runs.size();
            return new FrontierPoint(
                    rules.get(rule),
                    FrontierPoint.rounded(mean),
                    standardError(runs, mean),
                    FrontierPoint.rounded(calm.movement()),
                    FrontierPoint.rounded(volatility / runs.size()),
                    FrontierPoint.rounded((double) away / (2.0 * money() * runs.size())),
                    FrontierPoint.rounded(fall / runs.size()),
                    quiet.get(rule).amounts().orElseThrow().budgets(need.years().size() - 1));
        }

        private static double standardError(List<Measured> runs, double mean) {
            double squares = 0;
            for (Measured one : runs) {
                squares += (one.movement() - mean) * (one.movement() - mean);
            }
            return runs.size() == 1 ? 0 : Math.sqrt(squares / (runs.size() - 1) / runs.size());
        }

        /** The money of all years together, in cents. */
        private long money() {
            long money = 0;
            for (int year = 0; year < need.years().size(); year++) {
                money = Math.addExact(money, need.total(year));
            }
            return money;
        }
    }

    /**
     * The place of the model itself.
     *
     * @return its point; empty if its rules cannot be kept
     */
    public Optional<FrontierPoint> own() {
        return points.stream()
                .filter(point -> point.rule().family() == FrontierRule.Family.OWN)
                .findFirst();
    }

    /**
     * The knee of some points by themselves.
     *
     * @param points any points
     * @return the point of their efficient set that lies farthest below the line between its ends; if there is none its calmest
     */
    public static Optional<FrontierPoint> kneeOf(List<FrontierPoint> points) {
        ImmutableList<FrontierPoint> best = EfficientSet.of(points);
        return EfficientSet.knee(best).or(() -> best.stream().findFirst());
    }

    /**
     * The money that a rule keeps away from need in a year.
     *
     * @param point one of the points
     * @return in EUR, the mean over years and replicates
     */
    public double priceEuros(FrontierPoint point) {
        return point.price() * yearlyCents / Money.CENTS_PER_EURO.approximately();
    }

    /**
     * Whether no other point beats a point.
     *
     * @param point one of the points
     * @return true if it is efficient
     */
    public boolean isEfficient(FrontierPoint point) {
        return efficient.contains(point);
    }
}
