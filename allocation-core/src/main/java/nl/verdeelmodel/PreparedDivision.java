package nl.verdeelmodel;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.region.RegionValues;

/**
 * The keys and targets of a model in some years, worked out once, on which stability rules can be tried: amounts only,
 * without the trace.
 *
 * <p>For analyses that divide the same money many thousands of times. The cents are those of {@link Allocator#allocate} for a
 * model with these stability rules, and what that refuses is refused. Usual rules take a quick way that is about a hundred
 * times as fast: floors, ceilings, corridors and paths without {@code per}, with the balances {@code scale}, {@code shift},
 * {@code scale-the-excess} and {@code none}. Other rules cost what they cost there.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class PreparedDivision {

    private final FundingModel model;
    private final Inputs inputs;
    private final ImmutableList<Integer> wanted;
    private final ImmutableList<Year> years;

    /** A year before its stability rules: its streams in the order of the model. */
    private record Year(int year, ImmutableList<Stream> streams) {}

    /** A stream of a year before its stability rules. */
    private record Stream(
            StreamDivision division,
            StreamDivision.Question question,
            StreamDivision.Undampened undampened,
            Supplier<QuickStability> quick) {}

    private PreparedDivision(
            FundingModel model, Inputs inputs, ImmutableList<Integer> wanted, ImmutableList<Year> years) {
        this.model = model;
        this.inputs = inputs;
        this.wanted = wanted;
        this.years = years;
    }

    /**
     * Works out keys and targets.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param years the years of payment, in any order
     * @return the prepared division
     * @throws ProblemException if a name is unknown, a year has no money or a measure lacks values
     */
    public static PreparedDivision of(FundingModel model, Inputs inputs, List<Integer> years) {
        Allocator.of(model, inputs).requireYears(years);
        SortedSet<Integer> all = new TreeSet<>(years);
        if (model.streams().stream().anyMatch(stream -> looksBack(stream.stability()))) {
            all.addAll(model.years().headSet(all.last() + 1));
        }
        return prepared(model, inputs, years, all, new Known());
    }

    /**
     * The same model and years with other inputs. Only keys that ask for a value that is another one are worked out again,
     * and if no measure is gone no name is looked up again.
     *
     * @param changed regions and measures
     * @return the prepared division, the same as {@link #of} makes it
     * @throws ProblemException if a name is unknown or a measure lacks values
     */
    public PreparedDivision with(Inputs changed) {
        boolean sameNames =
                changed.measures().keySet().containsAll(inputs.measures().keySet());
        if (!sameNames || !changed.regions().equals(inputs.regions())) {
            return of(model, changed, wanted);
        }
        List<Integer> all = years.stream().map(Year::year).toList();
        return prepared(model, changed, wanted, all, stillKnown(changed));
    }

    private static PreparedDivision prepared(
            FundingModel model, Inputs inputs, List<Integer> wanted, Collection<Integer> all, Known known) {
        Problems problems = new Problems();
        ImmutableList.Builder<Year> prepared = ImmutableList.builder();
        for (int year : all) {
            problems.collect(() -> year(model, inputs, year, known)).ifPresent(prepared::add);
        }
        problems.throwIfAny();
        return new PreparedDivision(model, inputs, ImmutableList.copyOf(wanted), prepared.build());
    }

    private static Year year(FundingModel model, Inputs inputs, int year, Known known) {
        Problems problems = new Problems();
        ImmutableList.Builder<Stream> streams = ImmutableList.builder();
        for (int s = 0; s < model.streams().size(); s++) {
            int stream = s;
            StreamDivision division = new StreamDivision(model.streams().get(s), inputs, year);
            problems.collect(() -> stream(division, stream, known)).ifPresent(streams::add);
        }
        problems.throwIfAny();
        return new Year(year, streams.build());
    }

    private static Stream stream(StreamDivision division, int stream, Known known) {
        StreamDivision.Question question = division.question();
        StreamDivision.Undampened undampened = known.undampened(stream, question, division::undampened);
        return new Stream(division, question, undampened, Suppliers.memoize(() -> division.quick(undampened)));
    }

    /** What streams gave before any stability rule, by what they asked: the same question has the same answer. */
    private static final class Known {

        private final Map<Integer, Map<StreamDivision.Question, StreamDivision.Undampened>> answers = new HashMap<>();

        StreamDivision.Undampened undampened(
                int stream, StreamDivision.Question question, Supplier<StreamDivision.Undampened> answer) {
            return answers.computeIfAbsent(stream, key -> new HashMap<>())
                    .computeIfAbsent(question, asked -> answer.get());
        }
    }

    /** The answers that other inputs do not change. */
    private Known stillKnown(Inputs changed) {
        Known known = new Known();
        Map<MeasureTerm.Lookup, Boolean> same = new HashMap<>();
        for (Year year : years) {
            for (int s = 0; s < year.streams().size(); s++) {
                Stream stream = year.streams().get(s);
                boolean holds = stream.question().lookups().stream()
                        .allMatch(lookup -> same.computeIfAbsent(lookup, asked -> isSame(asked, changed)));
                if (holds) {
                    known.undampened(s, stream.question(), stream::undampened);
                }
            }
        }
        return known;
    }

    private boolean isSame(MeasureTerm.Lookup lookup, Inputs changed) {
        Optional<RegionValues> old = inputs.measure(lookup.measure()).at(lookup.year());
        return old.equals(changed.measure(lookup.measure()).at(lookup.year()));
    }

    private static boolean looksBack(Optional<StabilityPolicy> policy) {
        return policy.filter(StabilityPolicy::looksBack).isPresent();
    }

    /**
     * The amounts without any stability rule.
     *
     * @return per year in the order asked for
     */
    public YearlyBudgets undampened() {
        return budgets(Maps.toMap(ids(), id -> Optional.empty()));
    }

    /**
     * The amounts of the model as it is.
     *
     * @return per year in the order asked for
     * @throws ProblemException if the total cannot be reached within the limits of a year
     */
    public YearlyBudgets budgets() {
        return budgets(ImmutableMap.of());
    }

    /**
     * The amounts if some streams had other stability rules.
     *
     * @param policies the rules by the id of the stream, empty for none; a stream that is not named keeps its own. They must be
     *     sound, as {@link Allocator#check} of a model with them tells
     * @return per year in the order asked for
     * @throws ProblemException if the total cannot be reached within the limits of a year
     * @throws IllegalArgumentException if a policy looks back to a year of the model that was not prepared
     */
    public YearlyBudgets budgets(Map<String, Optional<StabilityPolicy>> policies) {
        Map<Integer, List<RegionBudgets>> byYear = new HashMap<>();
        for (int i = 0; i < years.size(); i++) {
            Year year = years.get(i);
            Optional<Year> before = i == 0 ? Optional.empty() : Optional.of(years.get(i - 1));
            Optional<Year> lastYear = before.filter(earlier -> earlier.year() == year.year() - 1);
            Problems problems = new Problems();
            List<RegionBudgets> streams = new ArrayList<>();
            for (int s = 0; s < model.streams().size(); s++) {
                int stream = s;
                problems.collect(() -> budgets(policies, year, lastYear, byYear, stream))
                        .ifPresent(streams::add);
            }
            problems.throwIfAny();
            byYear.put(year.year(), streams);
        }
        return YearlyBudgets.of(
                inputs.regions(),
                wanted,
                ids(),
                wanted.stream().map(year -> requireNonNull(byYear.get(year))).toList());
    }

    private RegionBudgets budgets(
            Map<String, Optional<StabilityPolicy>> policies,
            Year year,
            Optional<Year> lastYear,
            Map<Integer, List<RegionBudgets>> byYear,
            int stream) {
        StreamRule rule = model.streams().get(stream);
        Stream prepared = year.streams().get(stream);
        Optional<StabilityPolicy> policy = policies.getOrDefault(rule.id(), rule.stability());
        if (policy.isEmpty()) {
            return prepared.undampened().sum();
        }
        requireLastYear(policy.get(), year.year(), lastYear);
        Optional<StabilityEvaluator.LastYear> last = lastYear.map(before -> new StabilityEvaluator.LastYear(
                requireNonNull(byYear.get(before.year())).get(stream),
                before.streams().get(stream).undampened().sum(),
                false));
        return prepared.quick()
                .get()
                .budgets(policy.get(), last)
                .orElseGet(() -> prepared.division()
                        .stability(policy.get(), prepared.undampened(), last)
                        .budgets());
    }

    private void requireLastYear(StabilityPolicy policy, int year, Optional<Year> lastYear) {
        if (policy.looksBack() && lastYear.isEmpty() && model.years().contains(year - 1)) {
            throw new IllegalArgumentException(
                    "The rules of " + year + " look back to " + (year - 1) + ", which was not prepared.");
        }
    }

    private ImmutableList<String> ids() {
        return model.streams().stream().map(StreamRule::id).collect(ImmutableList.toImmutableList());
    }
}
