package nl.verdeelmodel.dampening;

/** Whether a bound decides what a region gets. */
public enum Held {
    /** No bound does: the formula decides. */
    NO,
    /** It gets its floor. */
    BY_FLOOR,
    /** It gets its ceiling. */
    BY_CEILING
}
