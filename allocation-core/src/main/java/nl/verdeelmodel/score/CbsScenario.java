package nl.verdeelmodel.score;

import java.util.Arrays;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * The five target groups that CBS worked out for the ministry.
 *
 * <p>Scenario 1 is everyone and scenario 4 the highest 40 percent of vo and mbo together: CBS (2023), Regionale
 * verdeelsleutel op basis van risicoscores voor voortijdig schoolverlaten, ch. 3 and 6. That scenario 5 is the same apart, and
 * 2 and 3 a stricter threshold together and apart, follows from the choices that CBS names. The stricter threshold itself is
 * not published: {@link #STRICTER} is an assumption of ours, and {@link #note} says so.
 */
public enum CbsScenario {
    /** Everyone. */
    CBS_1("cbs-1", TargetGroup.everyone()),
    /** The highest 20 percent (assumed), together. */
    CBS_2("cbs-2", TargetGroup.highest(Fraction.of(1, 5), TargetGroup.Pooling.TOGETHER)),
    /** The highest 20 percent (assumed), apart. */
    CBS_3("cbs-3", TargetGroup.highest(Fraction.of(1, 5), TargetGroup.Pooling.APART)),
    /** The highest 40 percent, together. */
    CBS_4("cbs-4", TargetGroup.highest(Fraction.of(2, 5), TargetGroup.Pooling.TOGETHER)),
    /** The highest 40 percent, apart. */
    CBS_5("cbs-5", TargetGroup.highest(Fraction.of(2, 5), TargetGroup.Pooling.APART));

    /** The share of scenarios 2 and 3, which is assumed here. */
    public static final Fraction STRICTER = Fraction.of(1, 5);

    private final String id;
    private final TargetGroup targetGroup;

    CbsScenario(String id, TargetGroup targetGroup) {
        this.id = id;
        this.targetGroup = targetGroup;
    }

    /**
     * The scenario as files and options name it.
     *
     * @return {@code cbs-1} to {@code cbs-5}
     */
    public String id() {
        return id;
    }

    /**
     * Who counts.
     *
     * @return the target group
     */
    public TargetGroup targetGroup() {
        return targetGroup;
    }

    /**
     * What is assumed in this scenario.
     *
     * @return a sentence; {@link Text#NONE} if nothing is
     */
    public Text note() {
        return targetGroup.share().equals(STRICTER)
                ? Text.format(
                        "De drempel van {0} is niet gepubliceerd; 20 % is een aanname van dit programma.",
                        "The threshold of {0} is not published; 20 % is an assumption of this program.", id)
                : Text.NONE;
    }

    /**
     * A scenario by its name.
     *
     * @param id {@code cbs-1} to {@code cbs-5}
     * @return the scenario, or nothing
     */
    public static Optional<CbsScenario> of(String id) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.id.equals(id))
                .findFirst();
    }
}
