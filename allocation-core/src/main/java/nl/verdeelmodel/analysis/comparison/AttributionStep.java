package nl.verdeelmodel.analysis.comparison;

import nl.verdeelmodel.problem.Text;

/**
 * A step on the way from one division to another.
 *
 * @param id a short stable name, such as {@code new:stream/part}
 * @param title what happens in it
 */
public record AttributionStep(String id, Text title) {

    /** The step in which shares by number of young people become those of B. */
    static final AttributionStep YOUNG_PEOPLE =
            of("young-people", "ander aantal jongeren", "other number of young people");

    /** The step in which the money of A becomes that of B. */
    static final AttributionStep BUDGET = of("budget", "ander budget", "other budget");

    /** The step in which what rounding gave in A becomes what it gives in B. */
    static final AttributionStep ROUNDING = of("rounding", "afronding", "rounding");

    static AttributionStep of(String id, String nl, String en) {
        return new AttributionStep(id, Text.of(nl, en));
    }
}
