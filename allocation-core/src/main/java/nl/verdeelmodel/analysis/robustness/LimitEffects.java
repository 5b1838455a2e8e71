package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * Tells whether amounts jump, bend or go on as before where an input crosses a limit.
 *
 * <p>The step across is a jump if it moves some region by more than twice what the step before it or the step after it moves
 * any region, whichever is more, and two roundings. Otherwise the amounts bend there if 0.1 percent of the input is worth more
 * or less beyond. So a floor, where a slope begins, is a kink however coarse the step is.
 */
record LimitEffects(Trial trial) {

    private static final Fraction THOUSANDTH = Fraction.of(1, 1000);

    /** Where a value crosses something, whatever it is. */
    record Spot(ModelInput input, int region, Crossing crossing) {}

    /**
     * A limit that a region can cross.
     *
     * @param now what holds the region on this side, empty if that is not what changes
     * @param then what holds it on the other side
     */
    record Place(ModelInput input, int region, Crossing crossing, ImmutableList<Limit> limits, Text now, Text then) {

        Spot spot() {
            return new Spot(input, region, crossing);
        }

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

    /** What the step before and the step after do, as far as no value falls below 0. */
    private List<Effect> smooth(Place place, Trial.Answer here, Trial.Answer there) {
        Fraction before = place.crossing().here().minus(place.step());
        Fraction after = place.crossing().there().plus(place.step());
        List<Effect> effects = new ArrayList<>();
        if (before.signum() >= 0) {
            answer(place, before).to(here).ifPresent(effects::add);
        }
        if (after.signum() >= 0) {
            there.to(answer(place, after)).ifPresent(effects::add);
        }
        return effects;
    }

    private boolean isJump(Effect across, List<Effect> smooth) {
        long usual =
                smooth.stream().mapToLong(effect -> effect.size().cents()).max().orElse(0);
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
        Fraction size =
                part.compareTo(place.step().abs()) > 0 ? part : place.step().abs();
        return place.step().signum() < 0 ? size.negate() : size;
    }

    private static long own(Effect effect, Place place) {
        return effect.perRegion().get(place.region()).cents();
    }
}
