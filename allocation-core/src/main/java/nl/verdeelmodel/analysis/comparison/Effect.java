package nl.verdeelmodel.analysis.comparison;

/** Which way a region goes from A to B. */
public enum Effect {
    /** It gets more in B, by more than one rounding unit. */
    GAIN,
    /** It gets less in B, by more than one rounding unit. */
    LOSS,
    /** B and A differ by at most one rounding unit: that much can be rounding alone. */
    UNCHANGED
}
