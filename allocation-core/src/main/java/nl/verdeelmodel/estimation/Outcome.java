package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;

/**
 * What a judgement gave, or why these persons do not allow it. The estimate that is judged stands without it.
 *
 * @param value what it gave; empty if it is not possible
 * @param problems why it is not possible; empty if it is
 * @param <T> what it gives
 */
public record Outcome<T>(Optional<T> value, ImmutableList<Problem> problems) {

    /**
     * An outcome.
     *
     * @throws IllegalArgumentException if there are both or neither of a value and problems
     */
    public Outcome {
        if (value.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("An outcome has a value or problems, not " + value + " and " + problems);
        }
    }

    /**
     * Runs a step and keeps its problems.
     *
     * @param step something that may throw a {@link ProblemException}
     * @param <T> what it gives
     * @return what it gave, or its problems
     */
    public static <T> Outcome<T> of(Supplier<T> step) {
        try {
            return new Outcome<>(Optional.of(step.get()), ImmutableList.of());
        } catch (ProblemException e) {
            return new Outcome<>(Optional.empty(), e.problems());
        }
    }

    /**
     * Whether it was possible.
     *
     * @return whether there is a value
     */
    public boolean isPresent() {
        return value.isPresent();
    }

    /**
     * What it gave.
     *
     * @return the value
     * @throws ProblemException with the reasons, if it is not possible
     */
    public T get() {
        return value.orElseThrow(() -> new ProblemException(problems));
    }

    /**
     * A number of what it gave.
     *
     * @param number which
     * @return the number; not a number if it is not possible
     */
    public double number(Function<T, Number> number) {
        return value.map(number).map(Number::doubleValue).orElse(Double.NaN);
    }
}
