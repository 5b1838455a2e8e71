package nl.verdeelmodel.key;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * An amount by steps of a count: one person more can move a region to the next step.
 *
 * <p>Steps are stated for whole numbers, both ends included, and follow each other without gap or overlap, as in art. 17
 * and 22 of BWBR0031387 (0-12,500; 12,501-18,000; ...). Only the last step may be open.
 */
public final class StepTable {

    /**
     * One step.
     *
     * @param from the smallest count of the step
     * @param to the largest count of the step; empty if there is no largest
     * @param amount what a region on this step gets
     * @param where the place of the step, for problems
     */
    public record Step(long from, OptionalLong to, Money amount, Where where) {

        boolean contains(Fraction count) {
            return count.compareTo(Fraction.of(from)) >= 0
                    && (to.isEmpty() || count.compareTo(Fraction.of(to.getAsLong())) <= 0);
        }
    }

    private final ImmutableList<Step> steps;

    private StepTable(ImmutableList<Step> steps) {
        this.steps = steps;
    }

    /**
     * A table of steps.
     *
     * @param steps at least one, in rising order
     * @param where the place of the table, for problems
     * @return the table
     * @throws nl.verdeelmodel.problem.ProblemException if there is no step, a gap, an overlap, a step that ends before it
     *     begins, an open step that is not the last, or a negative amount
     */
    public static StepTable of(List<Step> steps, Where where) {
        Problems problems = new Problems();
        if (steps.isEmpty()) {
            problems.add(Problem.input(
                    "steps-none", where, Text.of("De staffel heeft geen treden.", "The step table has no steps.")));
        }
        for (int i = 0; i < steps.size(); i++) {
            checkStep(steps.get(i), i == steps.size() - 1, problems);
            if (i > 0) {
                checkJoint(steps.get(i - 1), steps.get(i), problems);
            }
        }
        problems.throwIfAny();
        return new StepTable(ImmutableList.copyOf(steps));
    }

    private static void checkStep(Step step, boolean last, Problems problems) {
        if (step.to().isPresent() && step.to().getAsLong() < step.from()) {
            problems.add(Problem.input(
                    "step-reversed",
                    step.where(),
                    Text.format(
                            "De trede begint bij {0} en eindigt eerder, bij {1}.",
                            "The step begins at {0} and ends before that, at {1}.",
                            step.from(),
                            step.to().getAsLong())));
        }
        if (step.to().isEmpty() && !last) {
            problems.add(Problem.input(
                    "step-open",
                    step.where(),
                    Text.format(
                            "De trede vanaf {0} heeft geen einde, maar is niet de laatste.",
                            "The step from {0} has no end, but is not the last.", step.from())));
        }
        if (step.amount().cents() < 0) {
            problems.add(Problem.input(
                    "step-negative",
                    step.where(),
                    Text.format(
                            "Het bedrag van de trede vanaf {0} is {1}; het moet 0 of meer zijn.",
                            "The amount of the step from {0} is {1}; it must be 0 or more.",
                            step.from(),
                            step.amount())));
        }
    }

    private static void checkJoint(Step step, Step next, Problems problems) {
        if (step.to().isEmpty() || next.from() == step.to().getAsLong() + 1) {
            return;
        }
        boolean gap = next.from() > step.to().getAsLong();
        problems.add(Problem.input(
                gap ? "steps-gap" : "steps-overlap",
                next.where(),
                Text.format(
                        gap
                                ? "De staffel heeft een gat: een trede eindigt bij {0} en de volgende begint bij {1}."
                                : "De staffel overlapt: een trede eindigt bij {0} en de volgende begint bij {1}.",
                        gap
                                ? "The step table has a gap: a step ends at {0} and the next begins at {1}."
                                : "The step table overlaps: a step ends at {0} and the next begins at {1}.",
                        step.to().getAsLong(),
                        next.from()),
                Text.format(
                        "Misschien moet de volgende trede bij {0} beginnen.",
                        "Maybe the next step should begin at {0}.", step.to().getAsLong() + 1)));
    }

    /**
     * The steps in rising order.
     *
     * @return at least one step
     */
    public ImmutableList<Step> steps() {
        return steps;
    }

    /**
     * The step of a count.
     *
     * @param count any number
     * @return the index of the step from 0; empty if the count lies below, above or, when it is not whole, between steps
     */
    public OptionalInt stepOf(Fraction count) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).contains(count)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
