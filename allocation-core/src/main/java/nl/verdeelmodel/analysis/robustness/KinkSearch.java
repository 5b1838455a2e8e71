package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;

/**
 * Finds how far the value of a region may rise (to twice as much) or fall (to half) before a floor or ceiling begins or ceases
 * to hold that region, or a stability rule takes another tier by distance, and before the stability rules can no longer be kept;
 * to a hundred-thousandth of the value.
 */
record KinkSearch(Trial trial) {

    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction THOUSANDTH = Fraction.of(1, 1000);
    private static final Fraction FINEST = Fraction.of(100_000);

    /** A value of a region and a direction, 1 or -1. */
    record Case(ModelInput input, int region, int direction) {}

    /** What one stream does to a region. */
    private record Hold(String stream, Held held, Optional<Limit> limit, ImmutableList<Fraction> tiers) {

        /** Not by which rule: a floor that another floor replaces at the same height changes nothing. */
        String state() {
            return stream + " " + held + " " + tiers;
        }
    }

    /** Every value above 0, up and down; what a key only compares with a limit moves no amount before that. */
    static ImmutableList<Case> cases(List<ModelInput> inputs, MeasureUses uses) {
        ImmutableList.Builder<Case> cases = ImmutableList.builder();
        for (ModelInput input : inputs) {
            for (int region = 0; region < input.values().regions().size(); region++) {
                if (uses.moving().contains(input.measure())
                        && input.values().get(region).signum() > 0) {
                    cases.add(new Case(input, region, 1), new Case(input, region, -1));
                }
            }
        }
        return cases.build();
    }

    /** Where the hold on the region changes first, and where the model first has no amounts; those within the range. */
    List<LimitEffects.Place> places(Case asked) {
        Optional<LimitEffects.Place> hold =
                crossing(asked, value -> state(asked, value)).flatMap(crossing -> place(asked, crossing));
        Optional<LimitEffects.Place> end =
                crossing(asked, value -> isRefused(asked, value)).map(crossing -> infeasible(asked, crossing));
        return Stream.of(hold, end).flatMap(Optional::stream).toList();
    }

    private <T> Optional<Crossing> crossing(Case asked, Function<Fraction, T> state) {
        ModelInput input = asked.input();
        Fraction value = input.values().get(asked.region());
        Fraction size = step(input, value);
        Fraction step = asked.direction() > 0 ? size : size.negate();
        Fraction furthest = asked.direction() > 0 ? value : value.times(HALF);
        BigInteger most = furthest.dividedBy(size).floor();
        BigInteger stride = value.times(THOUSANDTH).dividedBy(size).ceiling();
        return Crossing.next(state, value, step, stride, most);
    }

    private boolean isRefused(Case asked, Fraction value) {
        return trial.with(asked.input().with(trial.inputs(), asked.region(), value))
                .budgets()
                .isEmpty();
    }

    /** Beyond the crossing the model has no amounts. */
    private LimitEffects.Place infeasible(Case asked, Crossing crossing) {
        ImmutableList<Limit> limits = trial.model().streams().stream()
                .filter(stream -> stream.stability().isPresent())
                .map(stream ->
                        new Limit(LimitKind.INFEASIBLE, "streams." + stream.id() + ".stability", "", Optional.empty()))
                .collect(ImmutableList.toImmutableList());
        return new LimitEffects.Place(asked.input(), asked.region(), crossing, limits, Text.NONE, Text.NONE);
    }

    /** The smallest step of the input, but at least a hundred-thousandth of the value, in whole smallest steps. */
    private static Fraction step(ModelInput input, Fraction value) {
        Fraction steps = value.dividedBy(FINEST).dividedBy(input.step());
        return input.step().times(Fraction.of(steps.ceiling().max(BigInteger.ONE)));
    }

    private List<String> state(Case asked, Fraction value) {
        return holds(asked, value).stream().map(Hold::state).toList();
    }

    private Optional<LimitEffects.Place> place(Case asked, Crossing crossing) {
        List<Hold> here = holds(asked, crossing.here());
        List<Hold> there = holds(asked, crossing.there());
        if (there.size() != here.size()) {
            // There are no amounts: the search for that finds the same place.
            return Optional.empty();
        }
        int stream = 0;
        while (stream < here.size() - 1
                && here.get(stream).state().equals(there.get(stream).state())) {
            stream++;
        }
        Hold now = here.get(stream);
        Hold then = there.get(stream);
        boolean sameHold = now.held() == then.held();
        Limit unnamed =
                new Limit(LimitKind.DISTANCE_TIER, "streams." + now.stream() + ".stability", "", Optional.empty());
        Limit limit = sameHold ? unnamed : then.limit().or(now::limit).orElse(unnamed);
        return Optional.of(new LimitEffects.Place(
                asked.input(),
                asked.region(),
                crossing,
                ImmutableList.of(limit),
                sameHold ? Text.NONE : words(now),
                sameHold ? Text.NONE : words(then)));
    }

    private static Text words(Hold hold) {
        return switch (hold.held()) {
            case NO -> Text.of("vrij", "free");
            case BY_FLOOR -> Text.of("op de bodem", "on the floor");
            case BY_CEILING -> Text.of("op het plafond", "on the ceiling");
        };
    }

    /** What each stream with stability rules does to the region at a value; empty if there are no amounts. */
    private List<Hold> holds(Case asked, Fraction value) {
        try {
            Allocation allocation = Allocator.of(
                            trial.model(), asked.input().with(trial.inputs(), asked.region(), value))
                    .allocate(trial.year());
            List<Hold> holds = new ArrayList<>();
            for (Allocation.StreamOutcome stream : allocation.streams()) {
                stream.stability()
                        .ifPresent(stability -> holds.add(hold(stream.rule().id(), stability, asked.region())));
            }
            return holds;
        } catch (ProblemException e) {
            return List.of();
        }
    }

    private static Hold hold(String stream, StabilityOutcome stability, int region) {
        ImmutableList.Builder<Fraction> tiers = ImmutableList.builder();
        stability
                .paths()
                .forEach(path -> tier(path.rule(), path.values(), region).ifPresent(tiers::add));
        stability
                .bounds()
                .forEach(bound -> tier(bound.rule(), bound.values(), region).ifPresent(tiers::add));
        return new Hold(stream, stability.held(region), limit(stream, stability, region), tiers.build());
    }

    private static Optional<Fraction> tier(StabilityRule rule, Optional<RegionValues> values, int region) {
        boolean byDistance = rule.statedValue()
                .filter(RuleValue.Graded.class::isInstance)
                .map(RuleValue.Graded.class::cast)
                .filter(graded -> !graded.graduation().isLinear())
                .filter(graded -> !(graded.by() instanceof RuleValue.Criterion.ByMeasure))
                .isPresent();
        return byDistance ? values.map(found -> found.get(region)) : Optional.empty();
    }

    /** The rule on whose bound a region is. */
    private static Optional<Limit> limit(String stream, StabilityOutcome stability, int region) {
        Held held = stability.dampened().held().get(region);
        if (held == Held.NO) {
            return Optional.empty();
        }
        Limits.RegionLimits limits = stability.dampened().limits().regions().get(region);
        Limits.Limit bound =
                held == Held.BY_FLOOR ? limits.floor() : limits.ceiling().orElseThrow();
        if (bound.bound().isEmpty()) {
            return Optional.of(new Limit(LimitKind.BOUND, "streams." + stream + ".stability", "", Optional.empty()));
        }
        StabilityRule rule = stability.bounds().get(bound.bound().getAsInt()).rule();
        int number = stability.policy().rules().indexOf(rule);
        return Optional.of(new Limit(
                LimitKind.BOUND,
                "streams." + stream + ".stability." + number,
                rule.terms().source(),
                Optional.empty()));
    }
}
