package nl.verdeelmodel.analysis.robustness;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;

/**
 * Divides the money of one year for changed models and changed inputs.
 *
 * @param prepared the division of the model as it is, from which those of other inputs are made
 */
record Trial(FundingModel model, Inputs inputs, int year, PreparedDivision prepared) {

    Trial(FundingModel model, Inputs inputs, int year) {
        this(model, inputs, year, PreparedDivision.of(model, inputs, List.of(year)));
    }

    /**
     * The amounts, or why there are none.
     *
     * @param budgets the amounts of the year; empty if the model refuses these inputs
     * @param refusal the first problem; empty if there are amounts
     */
    record Answer(Optional<YearlyBudgets> budgets, Text refusal) {

        /** What lies between two answers; empty if there are no amounts on one side. */
        Optional<Effect> to(Answer after) {
            return budgets.flatMap(before -> after.budgets.map(then -> Effect.between(before, then)));
        }
    }

    /** The amounts of the model as it is. */
    YearlyBudgets base() {
        return prepared.budgets();
    }

    Answer with(Inputs changed) {
        return answer(() -> prepared.with(changed));
    }

    /** The amounts with another value of a parameter; none if the model cannot have that value. */
    Answer with(Parameter parameter, Fraction value) {
        return with(parameter, value, inputs);
    }

    /** The amounts with another value of a parameter on other inputs. */
    Answer with(Parameter parameter, Fraction value, Inputs data) {
        try {
            return answer(() -> PreparedDivision.of(parameter.with().apply(value), data, List.of(year)));
        } catch (IllegalArgumentException e) {
            // Points of a graded value that no longer rise.
            return new Answer(Optional.empty(), Text.same(String.valueOf(e.getMessage())));
        }
    }

    private static Answer answer(Supplier<PreparedDivision> division) {
        try {
            return new Answer(Optional.of(division.get().budgets()), Text.NONE);
        } catch (ProblemException e) {
            return new Answer(Optional.empty(), first(e));
        }
    }

    private static Text first(ProblemException e) {
        Problem problem = e.problems().get(0);
        return problem.message();
    }

    /**
     * How far rounding alone can move the amount of a region, in cents: a unit per part of each stream, one more for its
     * stability rules, in each year that counts.
     */
    long slackCents() {
        return model.streams().stream().mapToLong(this::slackCents).sum();
    }

    long slackCents(StreamRule stream) {
        int years = ModelInput.years(model, year).size();
        int roundings = stream.parts().size() + (stream.stability().isPresent() ? 1 : 0);
        return stream.rounding().unitCents() * roundings * years;
    }
}
