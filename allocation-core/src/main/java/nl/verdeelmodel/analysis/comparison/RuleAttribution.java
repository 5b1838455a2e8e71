package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * The difference between two forms of one model, with the same streams and parts: other data, other rules, another year.
 *
 * <p>Each way in which the forms differ is a step: the data of each measure, the keys, the money, the stability rules, the
 * rounding rule and the year. Every mixture of the two forms is divided by {@link Allocator}, and the exact amounts before
 * rounding are compared; rounding itself is the last step, whose contribution does not depend on the others. In a mixture the
 * year says for which year keys and rules measure; the money of that year is that of A or of B, as the step "money" says.
 *
 * <p>With n steps and the mean over all orders 2^n mixtures are divided; in one order n + 1.
 */
public final class RuleAttribution {

    private static final String KEYS = "keys";
    private static final String BUDGET = "budget";
    private static final String KEYS_AND_BUDGET = "keys-and-budget";
    private static final String STABILITY = "stability";
    private static final String ROUNDING_RULE = "rounding-rule";
    private static final String YEAR = "year";
    private static final String DATA = "data";

    private final Side a;
    private final Side b;
    private final Predicate<String> streams;
    private final List<AttributionStep> steps = new ArrayList<>();

    /**
     * One form of the model, in one year.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param year the year of payment
     */
    public record Side(FundingModel model, Inputs inputs, int year) {}

    private RuleAttribution(Side a, Side b, Predicate<String> streams) {
        this.a = a;
        this.b = b;
        this.streams = streams;
        steps.addAll(steps());
    }

    /**
     * Whether two models can be mixed.
     *
     * @param a one model
     * @param b the other
     * @return true if they are for the same regions and have the same streams and parts, by their ids
     */
    public static boolean canMix(Side a, Side b) {
        return a.inputs().regions().equals(b.inputs().regions())
                && ids(a.model()).equals(ids(b.model()));
    }

    private static List<Object> ids(FundingModel model) {
        return model.streams().stream()
                .<Object>map(stream -> ImmutableMap.of(
                        stream.id(),
                        new TreeSet<>(
                                stream.parts().stream().map(StreamRule.Part::id).toList())))
                .toList();
    }

    /**
     * Splits the difference between two forms of a model.
     *
     * @param a the form that comes before
     * @param b the form that comes after; {@link #canMix} must hold
     * @param streams which streams count, by id
     * @param method how a step is valued
     * @return the attribution of B - A
     * @throws ProblemException if a mixture cannot be divided, or if an order names a step that there is not
     */
    public static Attribution of(Side a, Side b, Predicate<String> streams, AttributionMethod method) {
        if (!canMix(a, b)) {
            throw new IllegalArgumentException("The models have other regions, streams or parts.");
        }
        return new RuleAttribution(a, b, streams).attribution(method);
    }

    private Attribution attribution(AttributionMethod method) {
        int mixed = steps.size();
        steps.add(AttributionStep.ROUNDING);
        RegionValues rounding = rounding(b).combine(rounding(a), Fraction::minus);
        List<RegionValues> contributions = new ArrayList<>();
        if (method instanceof AttributionMethod.InOrder inOrder) {
            List<Integer> order =
                    inOrder.of(steps).stream().filter(step -> step < mixed).toList();
            contributions.addAll(Shapley.inOrder(order, this::exactAmounts));
        } else {
            contributions.addAll(Shapley.of(mixed, this::exactAmounts));
        }
        contributions.add(rounding);
        RegionValues difference = amounts(b).combine(amounts(a), Fraction::minus);
        return Attribution.of(Attribution.Kind.RULES_AND_DATA, method, steps, contributions, difference, notes());
    }

    private List<Text> notes() {
        return steps.stream().anyMatch(step -> step.id().equals(DATA))
                ? List.of(Text.format(
                        "Er verschillen {0} maatstaven; samen zijn zij een stap.",
                        "{0} measures differ; together they are one step.",
                        changedMeasures().size()))
                : List.of();
    }

    // ---- the steps

    private List<AttributionStep> steps() {
        List<AttributionStep> rules = ruleSteps();
        List<Measure> measures = changedMeasures();
        List<AttributionStep> all = new ArrayList<>();
        if (measures.size() + rules.size() > Shapley.MOST_PLAYERS) {
            all.add(AttributionStep.of(DATA, "gegevens van de maatstaven", "data of the measures"));
        } else {
            measures.forEach(measure -> all.add(new AttributionStep(
                    DATA + ":" + measure.id(), Text.format("gegevens: {0}", "data: {0}", measure.title()))));
        }
        all.addAll(rules);
        return all;
    }

    /** The measures of B that A has with other values. */
    private List<Measure> changedMeasures() {
        List<Measure> changed = new ArrayList<>();
        a.inputs().measures().forEach((name, before) -> {
            Measure after = b.inputs().measures().get(name);
            if (after != null && !sameValues(before, after)) {
                changed.add(after);
            }
        });
        return changed;
    }

    private static boolean sameValues(Measure one, Measure other) {
        return one.byYear().equals(other.byYear()) && one.otherYears().equals(other.otherYears());
    }

    private List<AttributionStep> ruleSteps() {
        List<AttributionStep> rules = new ArrayList<>();
        if (mustJoin()) {
            rules.add(AttributionStep.of(KEYS_AND_BUDGET, "sleutels en budget", "keys and budget"));
        } else {
            addIf(
                    rules,
                    differ(RuleAttribution::keys),
                    AttributionStep.of(KEYS, "regels van de sleutels", "key rules"));
            addIf(rules, moneyDiffers(), AttributionStep.BUDGET);
        }
        addIf(
                rules,
                differ(StreamRule::stability),
                AttributionStep.of(STABILITY, "stabiliteitsregels", "stability rules"));
        addIf(
                rules,
                differ(StreamRule::rounding),
                AttributionStep.of(ROUNDING_RULE, "afrondingsregel", "rounding rule"));
        addIf(rules, a.year() != b.year(), AttributionStep.of(YEAR, "ander jaar van meting", "other year measured"));
        return rules;
    }

    private static void addIf(List<AttributionStep> steps, boolean differs, AttributionStep step) {
        if (differs) {
            steps.add(step);
        }
    }

    /** Shares of parts against stated amounts, or an amount against a ceiling, cannot be mixed. */
    private boolean mustJoin() {
        return differ(stream -> stream.money().ceiling())
                || differ(stream -> sorted(stream, part -> part.share().isPresent()));
    }

    private boolean moneyDiffers() {
        return a.year() != b.year() || differ(StreamRule::money) || differ(RuleAttribution::partMoney);
    }

    private static Object keys(StreamRule stream) {
        return stream.parts().stream()
                .map(part -> List.of(part.id(), part.share(), part.key()))
                .toList();
    }

    private static Object partMoney(StreamRule stream) {
        return sorted(stream, StreamRule.Part::amounts);
    }

    private static Object sorted(StreamRule stream, Function<StreamRule.Part, Object> value) {
        return stream.parts().stream().collect(ImmutableMap.toImmutableMap(StreamRule.Part::id, value));
    }

    private boolean differ(Function<StreamRule, Object> value) {
        return IntStream.range(0, a.model().streams().size())
                .anyMatch(i -> !value.apply(a.model().streams().get(i))
                        .equals(value.apply(b.model().streams().get(i))));
    }

    // ---- mixtures

    /** The form from which a kind of rule comes. */
    private Side from(Set<Integer> taken, String step) {
        return has(taken, step) ? b : a;
    }

    private boolean has(Set<Integer> taken, String step) {
        return taken.stream().map(steps::get).anyMatch(one -> one.id().equals(step));
    }

    private Side from(Set<Integer> taken, String step, String joined) {
        return steps.stream().anyMatch(one -> one.id().equals(joined)) ? from(taken, joined) : from(taken, step);
    }

    private Side mixture(Set<Integer> taken) {
        Side keys = from(taken, KEYS, KEYS_AND_BUDGET);
        Side money = from(taken, BUDGET, KEYS_AND_BUDGET);
        Side stability = from(taken, STABILITY);
        Side rounding = from(taken, ROUNDING_RULE);
        int year = from(taken, YEAR).year();
        ImmutableList.Builder<StreamRule> streams = ImmutableList.builder();
        for (int i = 0; i < b.model().streams().size(); i++) {
            StreamRule own = b.model().streams().get(i);
            streams.add(new StreamRule(
                    own.id(),
                    own.title(),
                    own.source(),
                    MixedMoney.of(money.model().streams().get(i).money(), money.year(), year),
                    MixedMoney.parts(
                            keys.model().streams().get(i),
                            money.model().streams().get(i),
                            money.year(),
                            year),
                    stability.model().streams().get(i).stability(),
                    rounding.model().streams().get(i).rounding(),
                    own.where()));
        }
        return new Side(model(streams.build()), inputs(taken), year);
    }

    private FundingModel model(ImmutableList<StreamRule> streams) {
        FundingModel own = b.model();
        Map<String, MeasureSource> measures = new LinkedHashMap<>(a.model().measures());
        measures.putAll(own.measures());
        return new FundingModel(
                own.id(),
                own.title(),
                own.source(),
                own.regions(),
                ImmutableMap.copyOf(measures),
                streams,
                own.where());
    }

    private Inputs inputs(Set<Integer> taken) {
        Map<String, Measure> measures = new LinkedHashMap<>(b.inputs().measures());
        a.inputs().measures().forEach((name, measure) -> {
            boolean ofB = has(taken, DATA) || has(taken, DATA + ":" + name);
            if (!ofB || !measures.containsKey(name)) {
                measures.put(name, measure);
            }
        });
        return new Inputs(b.inputs().regions(), ImmutableMap.copyOf(measures));
    }

    // ---- amounts

    private RegionValues exactAmounts(Set<Integer> taken) {
        Side mixture = mixture(taken);
        try {
            return exactAmounts(allocate(mixture));
        } catch (ProblemException e) {
            throw new ProblemException(cannotMix(taken, e));
        }
    }

    private Problem cannotMix(Set<Integer> taken, ProblemException e) {
        Problem cause = e.problems().get(0);
        return new Problem(
                cause.kind(),
                "attribution-mixture",
                Where.NOWHERE,
                Text.format(
                        "Het verschil kan niet worden verdeeld: A met alleen de stappen ({0}) van B heeft geen uitkomst. {1}",
                        "The difference cannot be split: A with only the steps ({0}) of B has no outcome. {1}",
                        taken.stream().map(step -> steps.get(step).id()).toList(),
                        cause.message()),
                Text.of(
                        "Misschien heeft een vaste volgorde (order) waarin deze mengvorm niet voorkomt wel een uitkomst.",
                        "Maybe a fixed order (order) in which this mixture does not occur does have an outcome."));
    }

    private static Allocation allocate(Side side) {
        return Allocator.of(side.model(), side.inputs()).allocate(side.year());
    }

    private RegionValues exactAmounts(Allocation allocation) {
        return sum(allocation, RuleAttribution::exactAmounts);
    }

    private static RegionValues exactAmounts(Allocation.StreamOutcome stream) {
        if (stream.stability().isEmpty()) {
            return stream.exactTargets();
        }
        StabilityOutcome stability = stream.stability().get();
        RegionSet regions = stream.budgets().regions();
        return RegionValues.of(
                regions,
                IntStream.range(0, regions.size())
                        .mapToObj(stability.dampened()::cents)
                        .toList());
    }

    private RegionValues amounts(Side side) {
        return sum(allocate(side), stream -> {
            RegionSet regions = stream.budgets().regions();
            return RegionValues.of(
                    regions,
                    IntStream.range(0, regions.size())
                            .mapToObj(i -> stream.budgets().get(i).toCents())
                            .toList());
        });
    }

    private RegionValues sum(Allocation allocation, Function<Allocation.StreamOutcome, RegionValues> value) {
        RegionValues sum = RegionValues.constant(allocation.regions(), Fraction.ZERO);
        for (Allocation.StreamOutcome stream : allocation.streams()) {
            if (streams.test(stream.rule().id())) {
                sum = sum.combine(value.apply(stream), Fraction::plus);
            }
        }
        return sum;
    }

    private RegionValues rounding(Side side) {
        return amounts(side).combine(exactAmounts(allocate(side)), Fraction::minus);
    }
}
