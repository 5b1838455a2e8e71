package nl.verdeelmodel.scenario;

import nl.verdeelmodel.exact.Fraction;

/**
 * How a model is run over the cohorts that its measures are known for.
 *
 * @param growth by how much the money grows per year after the first one; 0.02 is two percent
 * @param start from what the stability rules of the first year start
 * @param keys how often keys are measured
 */
public record ReplayPlan(Fraction growth, Start start, Keys keys) {

    /** No growth, no change in the first year, keys measured every year. */
    public static final ReplayPlan USUAL = new ReplayPlan(Fraction.ZERO, Start.UNDAMPENED, Keys.EVERY_YEAR);

    /** What counts as the outcome of the year before the first one. */
    public enum Start {
        /** What the first year gives without stability rules, so that the start is no change. */
        UNDAMPENED,
        /** What the model states. */
        MODEL
    }

    /** How often keys are measured. */
    public enum Keys {
        /** Every year anew, also where the model freezes them. */
        EVERY_YEAR,
        /** As the model schedules it, moved to the first year of the replay. */
        AS_WRITTEN
    }

    /**
     * The same plan with another growth.
     *
     * @param newGrowth per year, such as 0.02
     * @return a copy
     */
    public ReplayPlan withGrowth(Fraction newGrowth) {
        return new ReplayPlan(newGrowth, start, keys);
    }

    /**
     * The same plan with another start.
     *
     * @param newStart from what the stability rules of the first year start
     * @return a copy
     */
    public ReplayPlan withStart(Start newStart) {
        return new ReplayPlan(growth, newStart, keys);
    }

    /**
     * The same plan with other keys.
     *
     * @param newKeys how often they are measured
     * @return a copy
     */
    public ReplayPlan withKeys(Keys newKeys) {
        return new ReplayPlan(growth, start, newKeys);
    }
}
