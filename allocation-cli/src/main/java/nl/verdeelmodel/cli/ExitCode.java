package nl.verdeelmodel.cli;

import java.util.List;
import nl.verdeelmodel.problem.Problem;

/** What the program tells the caller by its exit code; documented in allocation-cli/README.md. */
final class ExitCode {

    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int INFEASIBLE = 4;
    static final int CANNOT_WRITE = 5;

    private ExitCode() {}

    /** The code for problems: wrong input goes before what cannot be kept, and that before what cannot be written. */
    static int of(List<Problem> problems) {
        if (problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.INPUT)) {
            return INPUT;
        }
        return problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.INFEASIBLE)
                ? INFEASIBLE
                : CANNOT_WRITE;
    }
}
