package nl.verdeelmodel.problem;

import java.io.Serializable;

/**
 * One thing that is wrong: what, where, and what would be right.
 *
 * @param kind what sort of fault it is; decides the exit code of the program
 * @param code a short stable name for programs, such as {@code region-unknown}
 * @param where the place
 * @param message what is wrong with what, naming the value, and what would be right
 * @param advice the next step, beginning with "Maybe"; {@link Text#NONE} if there is none
 */
public record Problem(Kind kind, String code, Where where, Text message, Text advice) implements Serializable {

    /** What sort of fault a problem is. */
    public enum Kind {
        /** A model or table is wrong. */
        INPUT,
        /** What the model asks cannot be kept with this money. */
        INFEASIBLE,
        /** A result cannot be written. */
        OUTPUT
    }

    /**
     * A fault in a model or table, without advice.
     *
     * @param code a short stable name
     * @param where the place
     * @param message what is wrong
     * @return the problem
     */
    public static Problem input(String code, Where where, Text message) {
        return new Problem(Kind.INPUT, code, where, message, Text.NONE);
    }

    /**
     * A fault in a model or table, with advice.
     *
     * @param code a short stable name
     * @param where the place
     * @param message what is wrong
     * @param advice the next step
     * @return the problem
     */
    public static Problem input(String code, Where where, Text message, Text advice) {
        return new Problem(Kind.INPUT, code, where, message, advice);
    }

    /**
     * The problem as the program prints it: place, message, advice.
     *
     * @param language the language of the reader
     * @return one or more lines without a line end
     */
    public String in(Language language) {
        StringBuilder out = new StringBuilder();
        String place = where.toString();
        if (!place.isEmpty()) {
            out.append(place).append(": ");
        }
        out.append(message.in(language));
        if (!advice.isEmpty()) {
            out.append("\n    ").append(advice.in(language));
        }
        return out.toString();
    }
}
