package nl.verdeelmodel.problem;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;

/** An input has problems; this carries all that were found. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How many problems the message of the exception spells out; {@link #problems()} has all. */
    private static final int MOST_IN_MESSAGE = 20;

    private final ImmutableList<Problem> problems;

    /**
     * One exception for several problems.
     *
     * @param problems at least one
     */
    public ProblemException(List<Problem> problems) {
        super(problems.stream()
                .limit(MOST_IN_MESSAGE)
                .map(problem -> problem.in(Language.EN))
                .collect(Collectors.joining("\n", "", more(problems.size() - MOST_IN_MESSAGE))));
        this.problems = ImmutableList.copyOf(problems);
    }

    private static String more(int count) {
        return count > 0 ? "\n... and " + count + " more problems" : "";
    }

    /**
     * One exception for one problem.
     *
     * @param problem what is wrong
     */
    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * What is wrong, in the order in which it was found.
     *
     * @return at least one problem
     */
    public ImmutableList<Problem> problems() {
        return problems;
    }
}
