package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * Tells whether amounts jump, bend or go on as before where an input crosses a limit.
 *
 * <p>The step across is a jump if it moves some region by more than twice what the next step of the same size moves any
 * region, and two roundings more. Otherwise the amounts bend there if 0.1 percent of the input is worth more or less beyond.
 */
record LimitEffects(Trial trial) {

    private static final Fraction THOUSANDTH = Fraction.of(1, 1000);

    /**
     * A limit that a region can cross.
     *
     * @param now what holds the region on this side, empty if that is not what changes
     * @param then what holds it on the other side
     */
    record Place(ModelInput input, int region, Crossing crossing, ImmutableList<Limit> limits, Text now, Text then) {

        Fraction value() {
            return input.values().get(region);
        }

        /** One smallest step in the direction of the crossing. */
        Fraction step() {
            return crossing.there().minus(crossing.here());
        }
    }

    /** What was found; at most one of both. */
    record Finding(Optional<Cliff> cliff, Optional<Kink> kink) {}

    Finding at(Place place) {
        Trial.Answer here = answer(place, place.crossing().here());
        Trial.Answer there = answer(place, place.crossing().there());
        Optional<Effect> across = here.to(there);
        if (across.isEmpty()) {
            return here.budgets().isEmpty()
                    ? new Finding(Optional.empty(), Optional.empty())
                    : new Finding(Optional.of(cliff(place, across, there.refusal())), Optional.empty());
        }
        if (isJump(across.get(), smooth(place, here, there))) {
            return new Finding(Optional.of(cliff(place, across, Text.NONE)), Optional.empty());
        }
        return new Finding(Optional.empty(), kink(place, here, there));
    }

    private Trial.Answer answer(Place place, Fraction value) {
        return trial.with(place.input().with(trial.inputs(), place.region(), value));
    }

    private static Cliff cliff(Place place, Optional<Effect> jump, Text refusal) {
        return new Cliff(
                place.input(),
                place.region(),
                place.value(),
                place.crossing().here(),
                place.crossing().there(),
                place.limits(),
                jump,
                refusal);
    }

    /** What the next step does, or the step before where there is no next one. */
    private Optional<Effect> smooth(Place place, Trial.Answer here, Trial.Answer there) {
        Fraction next = place.crossing().there().plus(place.step());
        Optional<Effect> beyond = next.signum() < 0 ? Optional.empty() : there.to(answer(place, next));
        Fraction before = place.crossing().here().minus(place.step());
        return beyond.isPresent() || before.signum() < 0 ? beyond : answer(place, before).to(here);
    }

    private boolean isJump(Effect across, Optional<Effect> smooth) {
        long usual = smooth.map(effect -> effect.size().cents()).orElse(0L);
        return across.size().cents() > 2 * usual + 2 * trial.slackCents();
    }

    private Optional<Kink> kink(Place place, Trial.Answer here, Trial.Answer there) {
        Fraction stretch = stretch(place);
        Fraction before = place.crossing().here().minus(stretch);
        Fraction after = place.crossing().there().plus(stretch);
        if (before.signum() < 0 || after.signum() < 0) {
            return Optional.empty();
        }
        Optional<Effect> near = answer(place, before).to(here);
        Optional<Effect> beyond = there.to(answer(place, after));
        if (near.isEmpty() || beyond.isEmpty()) {
            return Optional.empty();
        }
        long difference = own(beyond.get(), place) - own(near.get(), place);
        if (Math.abs(difference) <= 2 * trial.slackCents()) {
            return Optional.empty();
        }
        return Optional.of(new Kink(
                place.input(),
                place.region(),
                place.value(),
                place.crossing().there(),
                place.limits(),
                place.now(),
                place.then(),
                Fraction.of(own(near.get(), place)).dividedBy(stretch),
                Fraction.of(own(beyond.get(), place)).dividedBy(stretch)));
    }

    /** About 0.1 percent of the value at the limit, at least one step, with the sign of the direction. */
    private static Fraction stretch(Place place) {
        Fraction part = place.input().possible(place.crossing().there().abs().times(THOUSANDTH));
        Fraction size = part.compareTo(place.step().abs()) > 0 ? part : place.step().abs();
        return place.step().signum() < 0 ? size.negate() : size;
    }

    private static long own(Effect effect, Place place) {
        return effect.perRegion().get(place.region()).cents();
    }
}
