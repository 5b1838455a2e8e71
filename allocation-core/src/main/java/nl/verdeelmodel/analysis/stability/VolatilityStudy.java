package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.scenario.Assumptions;
import nl.verdeelmodel.scenario.Replay;
import nl.verdeelmodel.scenario.ReplayPlan;
import nl.verdeelmodel.scenario.Simulation;
import nl.verdeelmodel.scenario.SimulationPlan;
import nl.verdeelmodel.score.Measure;

/**
 * How much the amounts of a model move from year to year, and which inputs move them.
 *
 * @param model the model as written
 * @param years the years of payment
 * @param streams per stream, in the order of the model
 * @param total all streams together
 * @param inputs what each input moves in all streams together; empty if the years are those of the model as written
 * @param still the overall variance of all streams together if no input moves, such as that of a transition; 0 if there are
 *     no inputs
 * @param assumptions what was assumed
 */
public record VolatilityStudy(
        FundingModel model,
        ImmutableList<Integer> years,
        ImmutableList<Volatility> streams,
        Volatility total,
        ImmutableList<InputVolatility> inputs,
        double still,
        ImmutableList<Text> assumptions) {

    /** Each more doubles the number of replays. */
    private static final int MOST_INPUTS = 10;

    private static final String MONEY = "money";

    /**
     * The volatility of a model over all cohorts that are known.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param plan growth, start and keys
     * @return the measures, with their attribution to inputs
     * @throws ProblemException if fewer than three years are known, or a year cannot be divided
     */
    public static VolatilityStudy replayed(FundingModel model, Inputs inputs, ReplayPlan plan) {
        Replay replay = Replay.of(model, inputs, plan);
        var prepared = replay.prepare();
        YearlyBudgets paid = prepared.budgets();
        YearlyBudgets undampened = prepared.undampened();
        ImmutableList<Volatility> streams = indices(model).stream()
                .map(stream -> Volatility.of(
                        Optional.of(model.streams().get(stream)),
                        AmountSeries.of(paid, stream),
                        AmountSeries.of(undampened, stream)))
                .collect(ImmutableList.toImmutableList());
        AmountSeries all = AmountSeries.total(paid);
        AmountSeries without = AmountSeries.total(undampened);
        InputRuns runs = new InputRuns(model, inputs, plan, replay, all, without);
        Volatility total = Volatility.of(Optional.empty(), all, without, runs.leftOut());
        return new VolatilityStudy(
                model, replay.years(), streams, total, runs.inputs(), runs.variance(0), replay.assumptions());
    }

    /**
     * The volatility of the years that a model has money for, as written.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param plan the years, at least three, also beyond the last of the model
     * @return the measures, without attribution
     * @throws ProblemException if there are fewer years, or a year cannot be divided
     */
    public static VolatilityStudy asWritten(FundingModel model, Inputs inputs, SimulationPlan plan) {
        if (plan.years().size() < SeriesVolatility.LEAST_YEARS) {
            throw tooFewYears(model, plan);
        }
        Simulation simulation = Simulation.of(model, inputs, plan);
        ImmutableList<Volatility> streams = indices(model).stream()
                .map(stream -> ofSimulation(Optional.of(model.streams().get(stream)), simulation, stream))
                .collect(ImmutableList.toImmutableList());
        return new VolatilityStudy(
                model,
                plan.years(),
                streams,
                ofSimulation(Optional.empty(), simulation, model.streams().size()),
                ImmutableList.of(),
                0,
                ImmutableList.<Text>builder()
                        .add(Text.format(
                                "Het model zoals het is geschreven, voor de betaaljaren {0}-{1}.",
                                "The model as written, for the years of payment {0}-{1}.", plan.first(), plan.last()))
                        .addAll(Assumptions.sentences(simulation))
                        .build());
    }

    private static Volatility ofSimulation(Optional<StreamRule> stream, Simulation simulation, int course) {
        var years = simulation.courses().get(course).years();
        return Volatility.of(
                stream,
                AmountSeries.of(
                        simulation.plan().years(),
                        years.stream().map(year -> year.amounts()).toList()),
                AmountSeries.of(
                        simulation.plan().years(),
                        years.stream().map(year -> year.undampened()).toList()));
    }

    private static ImmutableList<Integer> indices(FundingModel model) {
        return IntStream.range(0, model.streams().size()).boxed().collect(ImmutableList.toImmutableList());
    }

    private static ProblemException tooFewYears(FundingModel model, SimulationPlan plan) {
        return new ProblemException(Problem.input(
                "volatility-too-short",
                model.where(),
                Text.format(
                        "De jaren {0}-{1} zijn er te weinig: een standaardafwijking van jaarlijkse groei vraagt er {2}.",
                        "The years {0}-{1} are too few: a standard deviation of yearly growth needs {2}.",
                        plan.first(),
                        plan.last(),
                        SeriesVolatility.LEAST_YEARS),
                Text.of(
                        "Misschien wilt u meer jaren, of het model naspelen over de bekende cohorten.",
                        "Maybe take more years, or replay the model over the cohorts that are known.")));
    }

    /** Replays in which some inputs stay as in the first year. */
    private static final class InputRuns {

        private final FundingModel model;
        private final Inputs inputs;
        private final ReplayPlan plan;
        private final Replay replay;
        private final AmountSeries weighing;
        private final List<String> names = new ArrayList<>();
        private final ImmutableList<AmountSeries> runs;
        private final ImmutableSet<Integer> leftOut;

        InputRuns(
                FundingModel model,
                Inputs inputs,
                ReplayPlan plan,
                Replay replay,
                AmountSeries paid,
                AmountSeries weighing) {
            this.model = model;
            this.inputs = inputs;
            this.plan = plan;
            this.replay = replay;
            this.weighing = weighing;
            names.addAll(replay.moving().keySet());
            if (plan.growth().signum() != 0) {
                names.add(MONEY);
            }
            requireFew();
            this.runs = IntStream.range(0, 1 << names.size())
                    .mapToObj(this::amounts)
                    .collect(ImmutableList.toImmutableList());
            this.leftOut = SeriesVolatility.withoutShare(ImmutableList.<AmountSeries>builder()
                    .add(paid, weighing)
                    .addAll(runs)
                    .build());
        }

        private void requireFew() {
            if (names.size() > MOST_INPUTS) {
                throw new ProblemException(Problem.input(
                        "inputs-too-many",
                        model.where(),
                        Text.format(
                                "Er bewegen {0} invoergegevens; volatiliteit kan over ten hoogste {1} worden verdeeld.",
                                "{0} inputs move; volatility can be attributed to at most {1}.",
                                names.size(),
                                MOST_INPUTS)));
            }
        }

        /** The regions without a share in some year of some run: all runs are compared. */
        ImmutableSet<Integer> leftOut() {
            return leftOut;
        }

        ImmutableList<InputVolatility> inputs() {
            double[] parts = ShapleyValues.of(names.size(), this::variance);
            ImmutableList.Builder<InputVolatility> out = ImmutableList.builder();
            for (int i = 0; i < parts.length; i++) {
                out.add(new InputVolatility(names.get(i), title(i), deviation(1 << i), parts[i]));
            }
            return out.build();
        }

        private Text title(int input) {
            return isMoney(input)
                    ? Text.of("het geld", "the money")
                    : Objects.requireNonNull(inputs.measures().get(names.get(input)))
                            .title();
        }

        /** The money comes after the measures, so that a measure of that name is no trouble. */
        private boolean isMoney(int input) {
            return input == replay.moving().size();
        }

        double variance(int moving) {
            return run(moving).variance();
        }

        private double deviation(int moving) {
            return run(moving).deviation();
        }

        private SeriesVolatility run(int moving) {
            return SeriesVolatility.of(runs.get(moving), weighing, leftOut);
        }

        /** The amounts if only some inputs move: those whose bits are set. */
        private AmountSeries amounts(int moving) {
            List<Measure> still = new ArrayList<>();
            boolean growth = false;
            for (int i = 0; i < names.size(); i++) {
                boolean moves = (moving & (1 << i)) != 0;
                if (isMoney(i)) {
                    growth = moves;
                } else if (!moves) {
                    still.add(still(Objects.requireNonNull(inputs.measures().get(names.get(i)))));
                }
            }
            Replay same = growth || plan.growth().signum() == 0
                    ? replay
                    : Replay.of(model, inputs, plan.withGrowth(Fraction.ZERO));
            YearlyBudgets budgets = same.prepare(inputs.with(still)).budgets();
            return AmountSeries.total(budgets);
        }

        /** The values of the first year that is asked for, in all later years as well. */
        private Measure still(Measure measure) {
            Range<Integer> asked = replay.moving().get(measure.id());
            Map<Integer, RegionValues> byYear = new TreeMap<>(measure.byYear());
            if (asked != null) {
                RegionValues first = measure.at(asked.lowerEndpoint()).orElseThrow();
                byYear.replaceAll((year, values) -> asked.contains(year) ? first : values);
            }
            return measure.withYears(byYear);
        }
    }

    /**
     * Per stream and all together, as tables list them.
     *
     * @return the streams in the order of the model, then the total
     */
    public ImmutableList<Volatility> all() {
        return ImmutableList.<Volatility>builder().addAll(streams).add(total).build();
    }
}
