package nl.verdeelmodel;

import nl.verdeelmodel.problem.Where;

/** What regions had, as a funding model states it: where stability rules start from. */
public sealed interface BaselineRule {

    /**
     * The amounts that a measure states, in euros: a published table, or the outcome of another model.
     *
     * @param amounts the measure and its year
     */
    record Stated(MeasureTerm amounts) implements BaselineRule {}

    /**
     * What this stream gave in the year before.
     *
     * @param dampened true for what was paid, false for what would have been paid without stability rules
     * @param start the baseline of the first year of the model, in euros
     * @param where the place of this entry, for problems
     */
    record LastYear(boolean dampened, MeasureTerm start, Where where) implements BaselineRule {}
}
