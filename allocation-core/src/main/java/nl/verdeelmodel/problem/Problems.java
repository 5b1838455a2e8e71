package nl.verdeelmodel.problem;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects the problems of an input, so that a user sees all of them at once.
 *
 * <p>Mutable, for use by one thread inside one reading or checking step.
 */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    /**
     * Adds a problem.
     *
     * @param problem what was found
     */
    public void add(Problem problem) {
        found.add(problem);
    }

    /**
     * Adds problems that another step found.
     *
     * @param problems what was found
     */
    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    /**
     * Runs a step and keeps its problems instead of passing them on.
     *
     * @param step something that may throw a {@link ProblemException}
     * @param <T> what the step makes
     * @return what the step made, or nothing if it had problems
     */
    public <T> Optional<T> collect(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ProblemException e) {
            addAll(e.problems());
            return Optional.empty();
        }
    }

    /**
     * How many problems were found so far.
     *
     * @return the number of different problems
     */
    public int count() {
        return found.size();
    }

    /**
     * The problems in the order in which they were found.
     *
     * @return an immutable copy
     */
    public ImmutableList<Problem> list() {
        return ImmutableList.copyOf(found);
    }

    /**
     * Ends the step if anything was found.
     *
     * @throws ProblemException with all problems, if there is at least one
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(list());
        }
    }
}
