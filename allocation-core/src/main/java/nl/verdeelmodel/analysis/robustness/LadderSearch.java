package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;

/** Finds, for every value of every region, the nearest limits above and below it that a rule compares it with. */
record LadderSearch(Inputs inputs) {

    /** How far up to look: four times the largest value of any region. */
    private static final Fraction FURTHEST = Fraction.of(4);

    private static final int NO_STATE = -1;

    // Two rules may change at the same value; they are one place.
    ImmutableList<LimitEffects.Place> places(List<ModelInput> all, List<Ladder> ladders) {
        Map<LimitEffects.Spot, Set<Limit>> found = new LinkedHashMap<>();
        for (ModelInput input : all) {
            for (Ladder ladder : ladders) {
                if (ladder.asksFor(input)) {
                    search(input, ladder, found);
                }
            }
        }
        List<LimitEffects.Place> places = new ArrayList<>();
        found.forEach((spot, limits) -> places.add(new LimitEffects.Place(
                spot.input(), spot.region(), spot.crossing(), ImmutableList.copyOf(limits), Text.NONE, Text.NONE)));
        return ImmutableList.copyOf(places);
    }

    private void search(ModelInput input, Ladder ladder, Map<LimitEffects.Spot, Set<Limit>> found) {
        for (int region = 0; region < inputs.regions().size(); region++) {
            if (ladder.concerns(inputs.regions().get(region).code())) {
                search(input, ladder, region, input.step(), found);
                search(input, ladder, region, input.step().negate(), found);
            }
        }
    }

    private void search(
            ModelInput input, Ladder ladder, int region, Fraction step, Map<LimitEffects.Spot, Set<Limit>> found) {
        Fraction value = input.values().get(region);
        Crossing.next(
                        changed -> passed(input, ladder, region, changed),
                        value,
                        step,
                        BigInteger.ONE,
                        most(input, value, step))
                .ifPresent(crossing -> found.computeIfAbsent(
                                new LimitEffects.Spot(input, region, crossing), spot -> new LinkedHashSet<>())
                        .addAll(ladder.between(
                                passed(input, ladder, region, crossing.here()),
                                passed(input, ladder, region, crossing.there()))));
    }

    private int passed(ModelInput input, Ladder ladder, int region, Fraction value) {
        try {
            return ladder.passed(input.with(inputs, region, value), region);
        } catch (ProblemException e) {
            return NO_STATE;
        }
    }

    /** How many steps lead down to 0, or up to the furthest value. */
    static BigInteger most(ModelInput input, Fraction value, Fraction step) {
        if (step.signum() < 0) {
            return value.dividedBy(step.negate()).floor();
        }
        Fraction largest =
                input.values().values().stream().max(Fraction::compareTo).orElse(value);
        return largest.times(FURTHEST).minus(value).dividedBy(step).floor().max(BigInteger.ONE);
    }
}
