package nl.verdeelmodel.dampening;

/** How the amount of a region came about. */
public enum Hold {

    /** The multiplier times its weight, strictly between its floor and its ceiling. */
    FREE,

    /** Its floor, because the multiplier gives no more than that, or because floor and ceiling are equal. */
    FLOOR,

    /** Its ceiling, which is above its floor, because the multiplier gives no less than that. */
    CEILING
}
