package nl.verdeelmodel.dampening;

/** Whether a budget can be divided between the floors and ceilings of its regions, and if not, on which side it misses. */
public enum Feasibility {

    /** There are amounts within the bounds that add up to the budget. */
    FEASIBLE,

    /** The floors alone add up to more than the budget. */
    FLOORS_EXCEED_BUDGET,

    /**
     * The budget is more than the regions can take: the ceilings of those with a weight above 0, and the floors of the
     * others, which no multiplier lifts.
     */
    BUDGET_OUT_OF_REACH
}
