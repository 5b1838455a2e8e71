package nl.verdeelmodel.dampening;

/** What a bound does. */
public enum BoundSide {
    /** A region gets at least this. */
    FLOOR,
    /** A region gets at most this. */
    CEILING,
    /** A gain counts in full up to here and is scaled beyond; only for scaling the excess. */
    SCALED_ABOVE
}
