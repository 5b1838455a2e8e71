package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * A model run over all cohorts that its measures are known for, as if its keys were measured anew every year.
 *
 * <ul>
 *   <li>year of payment = cohort + lag; the lag of a frozen key is the first year of payment of its stream less the base year
 *       that holds then. Keys that are not frozen keep their distance by themselves. The years are the longest unbroken
 *       range in which every measure that the model asks for is known; of two as long the later one; the others are named;
 *   <li>the money is that of the first year of each stream, with growth as in a {@link Projection};
 *   <li>where a rule starts from last year's outcome, that of the first year is the outcome of the first year itself without
 *       stability rules, unless the plan says that the model's own start counts. Baselines that a table states stay;
 *   <li>values of rules by year hold as far from the first year as in the model.
 * </ul>
 *
 * @param plan growth, start and keys
 * @param model the model with money for the years of the replay
 * @param inputs the regions and the measures as they are
 * @param years the years of payment, rising, at least three
 * @param moving per measure that is asked for in another year as the years of payment pass: the first and last year asked for
 * @param assumptions what was assumed, in sentences
 */
public record Replay(
        ReplayPlan plan,
        FundingModel model,
        Inputs inputs,
        ImmutableList<Integer> years,
        ImmutableSortedMap<String, Range<Integer>> moving,
        ImmutableList<Text> assumptions) {

    /** Two changes are the least of which a standard deviation can be taken. */
    private static final int LEAST_YEARS = 3;

    /** How far from its own years a model is tried. */
    private static final int FARTHEST = 100;

    private static final String START = "replay-start-of-";

    /**
     * Finds the cohorts of a model and moves it there.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param plan growth, start and keys
     * @return the replay
     * @throws ProblemException if a name is unknown, or fewer than three years are known
     */
    public static Replay of(FundingModel model, Inputs inputs, ReplayPlan plan) {
        Allocator.of(model, inputs);
        List<ReplayedStream> streams =
                model.streams().stream().map(ReplayedStream::new).toList();
        int first = model.years().first();
        List<Integer> known = IntStream.rangeClosed(first - FARTHEST, first + FARTHEST)
                .filter(year -> isKnown(streams, inputs, year))
                .boxed()
                .toList();
        ImmutableList<Integer> years = longestRange(known);
        if (years.size() < LEAST_YEARS) {
            throw tooShort(model, inputs, streams, years);
        }
        FundingModel once = model.withStreams(
                streams.stream().map(stream -> stream.in(years, plan)).collect(ImmutableList.toImmutableList()));
        int last = years.get(years.size() - 1);
        FundingModel moved = Projection.of(once, inputs, last, plan.growth()).model();
        ImmutableSortedMap<String, Range<Integer>> moving = moving(streams, years);
        return new Replay(plan, moved, inputs, years, moving, ReplayWords.of(plan, model, years, known, moving));
    }

    private static boolean isKnown(List<ReplayedStream> streams, Inputs inputs, int year) {
        ImmutableSet<MeasureTerm.Lookup> asked = lookups(streams, year);
        boolean all = asked.stream().allMatch(lookup -> values(inputs, lookup).isPresent());
        return all && asked.stream().anyMatch(lookup -> isOwnYear(inputs, lookup) && moves(streams, lookup, year));
    }

    private static ImmutableSet<MeasureTerm.Lookup> lookups(List<ReplayedStream> streams, int year) {
        return streams.stream().flatMap(stream -> stream.lookups(year).stream()).collect(ImmutableSet.toImmutableSet());
    }

    private static Optional<RegionValues> values(Inputs inputs, MeasureTerm.Lookup lookup) {
        return Optional.ofNullable(inputs.measures().get(lookup.measure()))
                .flatMap(measure -> measure.at(lookup.year()));
    }

    /** Whether the measure lists the year itself, and others: a supplement that is 0 in all other years tells no history. */
    private static boolean isOwnYear(Inputs inputs, MeasureTerm.Lookup lookup) {
        return Optional.ofNullable(inputs.measures().get(lookup.measure()))
                .filter(measure -> measure.byYear().containsKey(lookup.year()))
                .filter(measure -> measure.byYear().size() > 1)
                .isPresent();
    }

    /** Whether a year of payment asks for another year of the measure than the year of payment before. */
    private static boolean moves(List<ReplayedStream> streams, MeasureTerm.Lookup lookup, int year) {
        return !lookups(streams, year - 1).contains(lookup)
                || !lookups(streams, year + 1).contains(lookup);
    }

    private static ImmutableList<Integer> longestRange(List<Integer> years) {
        List<Integer> longest = List.of();
        List<Integer> range = new ArrayList<>();
        for (int year : years) {
            if (!range.isEmpty() && range.get(range.size() - 1) != year - 1) {
                range = new ArrayList<>();
            }
            range.add(year);
            if (range.size() >= longest.size()) {
                longest = List.copyOf(range);
            }
        }
        return ImmutableList.copyOf(longest);
    }

    private static ImmutableSortedMap<String, Range<Integer>> moving(
            List<ReplayedStream> streams, ImmutableList<Integer> years) {
        SortedMap<String, TreeSet<Integer>> asked = new TreeMap<>();
        for (int year : years) {
            lookups(streams, year).stream()
                    .filter(lookup -> moves(streams, lookup, year))
                    .forEach(lookup -> asked.computeIfAbsent(lookup.measure(), name -> new TreeSet<>())
                            .add(lookup.year()));
        }
        ImmutableSortedMap.Builder<String, Range<Integer>> moving = ImmutableSortedMap.naturalOrder();
        asked.forEach((name, found) -> moving.put(name, Range.closed(found.first(), found.last())));
        return moving.buildOrThrow();
    }

    private static ProblemException tooShort(
            FundingModel model, Inputs inputs, List<ReplayedStream> streams, ImmutableList<Integer> years) {
        int first = model.years().first();
        ImmutableSortedSet<String> asked = lookups(streams, first).stream()
                .map(MeasureTerm.Lookup::measure)
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
        Text known = Text.NONE;
        for (String name : asked) {
            Object of = Optional.ofNullable(inputs.measures().get(name))
                    .map(measure -> measure.byYear().keySet())
                    .orElseThrow();
            known = known.isEmpty()
                    ? Text.format("{0} {1}", "{0} {1}", name, of)
                    : Text.format("{0}, {1} {2}", "{0}, {1} {2}", known, name, of);
        }
        return new ProblemException(
                Problem.input(
                        "replay-too-short",
                        model.where(),
                        Text.format(
                                "Model {0} is niet na te spelen: daarvoor zijn {1} jaren na elkaar nodig waarvan alle maatstaven bekend zijn,"
                                        + " en er {2}. Bekend zijn: {3}.",
                                "Model {0} cannot be replayed: that needs {1} years in a row of which all measures are known, and there"
                                        + " {2}. Known are: {3}.",
                                model.id(),
                                LEAST_YEARS,
                                found(years.size()),
                                known),
                        Text.of(
                                "Misschien ontbreken jaren in een tabel: elke sleutel moet naar een maatstaf van ten minste drie cohorten"
                                        + " na elkaar verdelen. Of vraag met volatility --years naar de betaaljaren zoals het model ze noemt.",
                                "Maybe years are missing from a table: each key must divide by a measure of at least three cohorts in a"
                                        + " row. Or ask with volatility --years for the years of payment as the model states them.")));
    }

    private static Text found(int years) {
        return switch (years) {
            case 0 -> Text.of("is er geen", "is none");
            case 1 -> Text.of("is er een", "is one");
            default -> Text.format("zijn er {0}", "are {0}", years);
        };
    }

    /**
     * Where the rules of a stream start: its outcome of the year before, which for the first year of a replay is what that year
     * gives without stability rules.
     *
     * @param stream the stream
     * @param firstYear the first year of the replay
     * @param dampened true for what was paid, false for what would have been paid without stability rules
     * @return the baseline; its start is a measure that {@link #prepare} gives
     */
    public static BaselineRule baseline(StreamRule stream, int firstYear, boolean dampened) {
        MeasureTerm start = new MeasureTerm.InYear(
                START + stream.id(), new MeasureTerm.YearReference(false, firstYear - 1), stream.where());
        return new BaselineRule.LastYear(dampened, start, stream.where());
    }

    /**
     * The measures that {@link #prepare} adds: where the rules of each stream can start.
     *
     * @param model the model
     * @return their names, in the order of its streams
     */
    public static ImmutableList<String> startNames(FundingModel model) {
        return model.streams().stream().map(stream -> START + stream.id()).collect(ImmutableList.toImmutableList());
    }

    /**
     * Keys and targets of all years.
     *
     * @return the prepared division
     * @throws ProblemException if a measure lacks values, or a year cannot be divided
     */
    public PreparedDivision prepare() {
        return prepare(inputs);
    }

    /**
     * Keys and targets of all years with other values of the measures.
     *
     * @param changed inputs with the same names, regions and years
     * @return the prepared division, whose rules start from these inputs
     * @throws ProblemException if a measure lacks values, or a year cannot be divided
     */
    public PreparedDivision prepare(Inputs changed) {
        return started(PreparedDivision.of(model, withStarts(changed, zero()), years), changed);
    }

    /**
     * The same from a prepared division of this replay: keys are only made anew where their values changed.
     *
     * @param base what this replay prepared from some inputs
     * @param changed inputs with the same names, regions and years
     * @return the prepared division, whose rules start from the changed inputs
     * @throws ProblemException if a measure lacks values, or a year cannot be divided
     */
    public PreparedDivision prepare(PreparedDivision base, Inputs changed) {
        return started(base.with(withStarts(changed, zero())), changed);
    }

    /**
     * What all years give without any stability rule.
     *
     * @param base what this replay prepared from some inputs
     * @param changed inputs with the same names, regions and years
     * @return in the order of the years
     * @throws ProblemException if a measure lacks values, or a year cannot be divided
     */
    public YearlyBudgets undampened(PreparedDivision base, Inputs changed) {
        return base.with(withStarts(changed, zero())).undampened();
    }

    private PreparedDivision started(PreparedDivision targets, Inputs changed) {
        return targets.with(withStarts(changed, targets.undampened()));
    }

    private YearlyBudgets zero() {
        RegionBudgets nothing = RegionBudgets.zero(inputs.regions());
        List<RegionBudgets> streams =
                model.streams().stream().map(stream -> nothing).toList();
        List<String> ids = model.streams().stream().map(StreamRule::id).toList();
        return YearlyBudgets.of(inputs.regions(), years.subList(0, 1), ids, List.of(streams));
    }

    private Inputs withStarts(Inputs changed, YearlyBudgets start) {
        List<Measure> starts = new ArrayList<>();
        for (int stream = 0; stream < model.streams().size(); stream++) {
            String name = START + model.streams().get(stream).id();
            starts.add(Measure.of(name, Map.of(years.get(0) - 1, euros(start, stream))));
        }
        return changed.with(starts);
    }

    private RegionValues euros(YearlyBudgets budgets, int stream) {
        List<Fraction> euros = new ArrayList<>();
        for (int region = 0; region < budgets.regions().size(); region++) {
            euros.add(Fraction.of(budgets.cents(0, stream, region)).dividedBy(Money.CENTS_PER_EURO));
        }
        return RegionValues.of(budgets.regions(), euros);
    }
}
