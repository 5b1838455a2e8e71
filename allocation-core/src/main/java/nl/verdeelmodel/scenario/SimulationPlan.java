package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.SortedSet;
import java.util.stream.IntStream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * Which years a simulation is about, and what is asked of them.
 *
 * @param first the first year of payment
 * @param last the last year of payment; it may lie after the years of the model
 * @param growth by how much the money grows per year after the last year of the model; 0.02 is two percent
 * @param tolerance how far from its target a region may be to count as being there, as a part of the target; 0.01 is one
 *     percent
 */
public record SimulationPlan(int first, int last, Fraction growth, Fraction tolerance) {

    /** Within one percent of the target a region counts as being there. */
    public static final Fraction USUAL_TOLERANCE = Fraction.of(1, 100);

    /** Longer than any funding rule has lasted; a longer range, or a year further after the model, is a slip of the pen. */
    private static final int MOST_YEARS = 200;

    private static final Fraction LEAST_GROWTH = Fraction.of(-1);

    /**
     * A simulation without growth, with the usual tolerance.
     *
     * @param first the first year of payment
     * @param last the last year of payment
     * @return the plan
     */
    public static SimulationPlan of(int first, int last) {
        return new SimulationPlan(first, last, Fraction.ZERO, USUAL_TOLERANCE);
    }

    /**
     * The same plan with another growth.
     *
     * @param newGrowth per year, such as 0.02
     * @return a copy
     */
    public SimulationPlan withGrowth(Fraction newGrowth) {
        return new SimulationPlan(first, last, newGrowth, tolerance);
    }

    /**
     * The same plan with another tolerance.
     *
     * @param newTolerance as a part of the target, such as 0.01
     * @return a copy
     */
    public SimulationPlan withTolerance(Fraction newTolerance) {
        return new SimulationPlan(first, last, growth, newTolerance);
    }

    /**
     * The years of payment.
     *
     * @return all years from first to last, rising
     */
    public ImmutableList<Integer> years() {
        return IntStream.rangeClosed(first, last).boxed().collect(ImmutableList.toImmutableList());
    }

    /**
     * All that is wrong with this plan for a model.
     *
     * @param model the model that will be simulated
     * @return the problems; empty if there are none
     */
    ImmutableList<Problem> problems(FundingModel model) {
        Problems problems = new Problems();
        checkYears(model, problems);
        if (growth.compareTo(LEAST_GROWTH) < 0) {
            problems.add(wrong(
                    "growth-too-low",
                    Text.format(
                            "De groei is {0} % per jaar; zij moet -100 % of meer zijn.",
                            "The growth is {0} % per year; it must be -100 % or more.", percent(growth))));
        }
        if (tolerance.signum() < 0) {
            problems.add(wrong(
                    "tolerance-negative",
                    Text.format(
                            "De marge rond het streefbedrag is {0} %; zij moet 0 % of meer zijn.",
                            "The margin around the target is {0} %; it must be 0 % or more.", percent(tolerance))));
        }
        return problems.list();
    }

    private void checkYears(FundingModel model, Problems problems) {
        SortedSet<Integer> known = model.years();
        if (last < first || (long) last - first >= MOST_YEARS) {
            problems.add(wrong(
                    "years-wrong",
                    Text.format(
                            "De jaren {0} tot en met {1} zijn geen stijgende reeks van hoogstens {2} jaren.",
                            "The years {0} to {1} are not a rising range of at most {2} years.",
                            first,
                            last,
                            MOST_YEARS)));
        } else if ((long) last - known.last() > MOST_YEARS) {
            problems.add(tooFar(model, known.last()));
        } else if (first < known.first()) {
            problems.add(Problem.input(
                    "year-before-model",
                    model.where(),
                    Text.format(
                            "Model {0} begint in {1}; {2} ligt daarvoor en kan niet worden doorgerekend.",
                            "Model {0} begins in {1}; {2} is before that and cannot be simulated.",
                            model.id(),
                            known.first(),
                            first),
                    Text.format(
                            "Misschien bedoelt u de jaren {0} tot en met {1}.",
                            "Maybe you mean the years {0} to {1}.", known.first(), Math.max(last, known.last()))));
        }
    }

    /** Every year in between is allocated as well, so a year far after the model would take very long and tell nothing. */
    private Problem tooFar(FundingModel model, int lastKnown) {
        return Problem.input(
                "years-too-far",
                model.where(),
                Text.format(
                        "Model {0} heeft geld tot en met {1}; {2} ligt daar meer dan {3} jaar na.",
                        "Model {0} has money up to {1}; {2} is more than {3} years after that.",
                        model.id(),
                        lastKnown,
                        last,
                        MOST_YEARS),
                Text.of("Misschien is het jaar een tikfout.", "Maybe the year is a typing error."));
    }

    private static Problem wrong(String code, Text message) {
        return Problem.input(code, Where.NOWHERE, message);
    }

    private static Fraction percent(Fraction part) {
        return part.times(Fraction.of(100));
    }
}
