package nl.verdeelmodel.rounding;

/** What {@link ClampedCertificate} finds about an allocation; of several faults the first in this order. */
public enum Verdict {

    /** Every amount is what the definition gives. */
    RIGHT,

    /** The amounts do not add up to the budget. */
    WRONG_TOTAL,

    /** An amount is below its floor or above its ceiling. */
    OUTSIDE_BOUNDS,

    /** At the multiplier that was named, the exact amounts do not add up to the budget. */
    WRONG_MULTIPLIER,

    /** A held region is not on its bound, or a free one is not at its exact amount rounded down or up. */
    WRONG_AMOUNT,

    /** A region was rounded up while another with a larger rest, or an equal rest and a lower index, was not. */
    WRONG_ROUNDING
}
