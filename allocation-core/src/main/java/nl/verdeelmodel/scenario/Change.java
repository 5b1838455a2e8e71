package nl.verdeelmodel.scenario;

import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * Another value at one place of a model, such as {@code streams.doorstroompunt.amount.2026=70000000.00}.
 *
 * @param path the place: members by their key, items of a list by their id or else their number from 0, with points between
 * @param value the new value as it would stand in the model, without quotes
 * @param where where the change is written, for problems
 */
public record Change(String path, String value, Where where) {

    private static final String EXAMPLE = "streams.doorstroompunt.amount.2026=70000000.00";

    /**
     * A change as it is written.
     *
     * @param assignment {@code path=value}; the value may contain further equals signs
     * @param where where it is written
     * @return the change
     * @throws ProblemException if there is no equals sign, or nothing before it
     */
    public static Change of(String assignment, Where where) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw new ProblemException(Problem.input(
                    "set-unknown",
                    where,
                    Text.of("een wijziging heeft de vorm pad=waarde.", "a change has the form path=value."),
                    Text.format("Misschien bedoelt u --set {0}.", "Maybe you mean --set {0}.", EXAMPLE)));
        }
        return new Change(assignment.substring(0, equals), assignment.substring(equals + 1), where);
    }

    /**
     * A change that was not read from a file.
     *
     * @param assignment {@code path=value}
     * @return the change, whose place is itself
     * @throws ProblemException if there is no equals sign, or nothing before it
     */
    public static Change of(String assignment) {
        return of(assignment, Where.file("--set " + assignment));
    }

    /**
     * The change as it is written.
     *
     * @return {@code path=value}
     */
    public String assignment() {
        return path + "=" + value;
    }
}
