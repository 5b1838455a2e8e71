package nl.verdeelmodel.analysis.robustness;

import nl.verdeelmodel.problem.Text;

/** What kind of rule changes at a limit. */
public enum LimitKind {
    /** Who takes part in a key: at least a stated ratio. */
    ELIGIBILITY("eligibility", Text.of("deelnamegrens", "eligibility")),
    /** A step of a step table begins. */
    STEP("step", Text.of("trede van de staffel", "step of the table")),
    /** A step table ends: beyond it the model has no amount. */
    END_OF_STEPS("end-of-steps", Text.of("einde van de staffel", "end of the table")),
    /** Which regions a stability rule holds. */
    CONDITION("condition", Text.of("voorwaarde van een stabiliteitsregel", "condition of a stability rule")),
    /** The value of a stability rule changes in tiers of a measure. */
    TIER("tier", Text.of("trap van een stabiliteitsregel", "tier of a stability rule")),
    /** The value of a stability rule bends at a point of a measure. */
    KNOT("knot", Text.of("knik van een stabiliteitsregel", "knot of a stability rule")),
    /** A region gets onto a floor or a ceiling, or off it. */
    BOUND("bound", Text.of("bodem of plafond", "floor or ceiling")),
    /** A value that is 0 gets above it, or the reverse: a rule that takes 0 for no value at all treats both otherwise. */
    ZERO("zero", Text.of("0 of meer dan 0", "0 or more than 0")),
    /** Stability rules can no longer be kept: floors come above the money there is, or ceilings below it. */
    INFEASIBLE("infeasible", Text.of("regels niet na te komen", "rules cannot be kept")),
    /** The value of a stability rule changes in tiers of the distance from target, or of the effect of the key. */
    DISTANCE_TIER("distance-tier", Text.of("trap naar afstand", "tier by distance"));

    private final String id;
    private final Text title;

    LimitKind(String id, Text title) {
        this.id = id;
        this.title = title;
    }

    /**
     * The name in files.
     *
     * @return such as {@code eligibility}
     */
    public String id() {
        return id;
    }

    /**
     * The name for readers.
     *
     * @return such as {@code step of the table}
     */
    public Text title() {
        return title;
    }
}
