package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/**
 * What the smallest changes do to the amounts of a model in a year: of every value of every region, of every number that the
 * model states, and of a crossing of every limit.
 *
 * <p>Amounts are those that are paid, of all streams together. Everything is tried one change at a time on the region values
 * that the keys see ({@link ModelInput}). Two changes at once, and a value of another region that moves this region across a
 * limit, are not tried.
 *
 * @param model the model
 * @param year the year of payment
 * @param base the amounts as they are
 * @param inputs the values that the amounts rest on
 * @param inputEffects the effects of small changes of values, by input, region, change
 * @param parameterEffects the effects of small changes of stated numbers, by parameter, change
 * @param cliffs where amounts jump: the largest change of a region first, then the nearest; those beyond which the model has no
 *     amounts last
 * @param kinks where amounts bend: the nearest first, by its part of the value
 */
public record CliffEdges(
        FundingModel model,
        int year,
        YearlyBudgets base,
        ImmutableList<ModelInput> inputs,
        ImmutableList<InputEffect> inputEffects,
        ImmutableList<ParameterEffect> parameterEffects,
        ImmutableList<Cliff> cliffs,
        ImmutableList<Kink> kinks) {

    private static final Comparator<Cliff> STEEPEST_FIRST = Comparator.comparing(
                    (Cliff cliff) -> cliff.jump().isEmpty())
            .thenComparing(Cliff::size, Comparator.reverseOrder())
            .thenComparing(cliff -> near(cliff.distance(), cliff.value()));

    private static final Comparator<Kink> NEAREST_FIRST =
            Comparator.comparing(kink -> near(kink.distance(), kink.value()));

    /**
     * Tries every smallest change.
     *
     * @param model the model
     * @param inputs regions and measures
     * @param year the year of payment
     * @param progress hears how far the work is
     * @return what the changes do
     * @throws nl.verdeelmodel.problem.ProblemException if the model has no amounts for the year as it is
     */
    public static CliffEdges of(FundingModel model, Inputs inputs, int year, AnalysisProgress progress) {
        Trial trial = new Trial(model, inputs, year);
        YearlyBudgets base = trial.base();
        Work work = new Work(progress);
        ImmutableList<ModelInput> values = ModelInput.of(model, inputs, year);
        ImmutableList<InputEffect> effects = work.each(
                Text.of("Kleine veranderingen van maatstaven", "Small changes of measures"),
                InputEffects.cases(values),
                new InputEffects(trial, base)::of);
        List<LimitEffects.Finding> findings = findings(trial, values, work);
        return new CliffEdges(
                model,
                year,
                base,
                values,
                effects,
                work.each(
                        Text.of("Kleine veranderingen van het model", "Small changes of the model"),
                        parameterCases(trial),
                        tried -> tried.effect(trial, base)),
                findings.stream()
                        .flatMap(finding -> finding.cliff().stream())
                        .sorted(STEEPEST_FIRST)
                        .collect(ImmutableList.toImmutableList()),
                findings.stream()
                        .flatMap(finding -> finding.kink().stream())
                        .sorted(NEAREST_FIRST)
                        .collect(ImmutableList.toImmutableList()));
    }

    /** What happens at each limit of a measure, at 0, at each floor and ceiling; a place that is several counts once. */
    static List<LimitEffects.Finding> findings(Trial trial, List<ModelInput> values, Work work) {
        ImmutableList<LimitEffects.Place> limits = limits(trial, values);
        Set<LimitEffects.Spot> known = new HashSet<>();
        List<LimitEffects.Place> places = new ArrayList<>();
        Stream.of(limits, zeros(values), bounds(trial, values, work))
                .flatMap(List::stream)
                .filter(place -> known.add(place.spot()))
                .forEach(places::add);
        return work.each(Text.of("Grenzen", "Limits"), places, new LimitEffects(trial)::at);
    }

    /** Every limit with which a measure is compared, that a region can cross. */
    static ImmutableList<LimitEffects.Place> limits(Trial trial, List<ModelInput> values) {
        List<Ladder> ladders = new ArrayList<>();
        for (int year : ModelInput.years(trial.model(), trial.year())) {
            ladders.addAll(Ladders.of(trial.model(), year));
        }
        return new LadderSearch(trial.inputs()).places(values, ladders);
    }

    /** From 0 to the smallest value above it, or from there to 0, for every value. */
    private static List<LimitEffects.Place> zeros(List<ModelInput> values) {
        List<LimitEffects.Place> zeros = new ArrayList<>();
        for (ModelInput input : values) {
            Limit zero = new Limit(LimitKind.ZERO, "measures." + input.measure(), "", Optional.of(Fraction.ZERO));
            for (int region = 0; region < input.values().regions().size(); region++) {
                boolean isZero = input.values().get(region).signum() == 0;
                zeros.add(new LimitEffects.Place(
                        input,
                        region,
                        isZero ? new Crossing(Fraction.ZERO, input.step()) : new Crossing(input.step(), Fraction.ZERO),
                        ImmutableList.of(zero),
                        Text.NONE,
                        Text.NONE));
            }
        }
        return zeros;
    }

    private static List<LimitEffects.Place> bounds(Trial trial, List<ModelInput> values, Work work) {
        boolean stable =
                trial.model().streams().stream().map(StreamRule::stability).anyMatch(Optional::isPresent);
        return stable
                ? work
                        .each(
                                Text.of("Bodems en plafonds", "Floors and ceilings"),
                                KinkSearch.cases(values, MeasureUses.of(trial.model())),
                                new KinkSearch(trial)::places)
                        .stream()
                        .flatMap(List::stream)
                        .toList()
                : List.of();
    }

    private record ParameterCase(Parameter parameter, Change change, Fraction after) {

        ParameterEffect effect(Trial trial, YearlyBudgets base) {
            Trial.Answer answer = trial.with(parameter, after);
            Optional<Effect> effect = answer.budgets().map(budgets -> Effect.between(base, budgets));
            return new ParameterEffect(parameter, change, after, effect, answer.refusal());
        }
    }

    private static List<ParameterCase> parameterCases(Trial trial) {
        List<ParameterCase> cases = new ArrayList<>();
        for (Parameter parameter : Parameters.of(trial.model(), trial.year())) {
            for (Change change : Change.values()) {
                parameter.after(change).ifPresent(after -> cases.add(new ParameterCase(parameter, change, after)));
            }
        }
        return cases;
    }

    /** A distance as a part of the value, without sign; that of a value of 0 in units. */
    private static Fraction near(Fraction distance, Fraction value) {
        return value.signum() == 0 ? distance.abs() : distance.abs().dividedBy(value);
    }

    /**
     * The regions.
     *
     * @return in the order of all amounts
     */
    public RegionSet regions() {
        return base.regions();
    }
}
