package nl.verdeelmodel.score;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * The young people who count towards a score: a share of all, those with the highest chances first.
 *
 * <p>At the cut-off, persons of equal chance are taken in for the same fraction, so that exactly the stated share counts.
 * Source of the choices: CBS (2023), Regionale verdeelsleutel op basis van risicoscores voor voortijdig schoolverlaten, ch. 3.
 *
 * @param share the share of the young people that counts, above 0 and at most 1
 * @param pooling of which young people it is the share; of no matter if all count
 */
public record TargetGroup(Fraction share, Pooling pooling) {

    /** Of whom a share is taken. */
    public enum Pooling {
        /** Of all sectors as one group: a sector with higher chances has more than the share in it. */
        TOGETHER,
        /** Of each sector by itself: the same share of every sector. */
        APART
    }

    /**
     * A target group.
     *
     * @throws IllegalArgumentException if the share is not above 0 and at most 1
     */
    public TargetGroup {
        if (!isShare(share)) {
            throw new IllegalArgumentException(
                    "The share of a target group is " + share + "; it must be above 0 and at most 1.");
        }
    }

    /**
     * Whether a number can be the share of a target group.
     *
     * @param share any number
     * @return true if it is above 0 and at most 1
     */
    public static boolean isShare(Fraction share) {
        return share.signum() > 0 && share.compareTo(Fraction.ONE) <= 0;
    }

    /**
     * All young people.
     *
     * @return the target group of everyone
     */
    public static TargetGroup everyone() {
        return new TargetGroup(Fraction.ONE, Pooling.TOGETHER);
    }

    /**
     * The young people with the highest chances.
     *
     * @param share their share of all, above 0 and at most 1
     * @param pooling of which young people it is the share
     * @return the target group
     */
    public static TargetGroup highest(Fraction share, Pooling pooling) {
        return new TargetGroup(share, pooling);
    }

    /**
     * Whether all young people count.
     *
     * @return true if the share is 1
     */
    public boolean isEveryone() {
        return share.equals(Fraction.ONE);
    }

    /**
     * The target group in words.
     *
     * @return a phrase, without a full stop
     */
    public Text title() {
        if (isEveryone()) {
            return Text.of("alle jongeren", "all young people");
        }
        Text percentage = Text.format("{0} %", "{0} %", share.times(Fraction.of(100)));
        return pooling == Pooling.TOGETHER
                ? Text.format(
                        "de {0} met de hoogste kans, vo en mbo samen",
                        "the {0} with the highest chance, vo and mbo together", percentage)
                : Text.format(
                        "de {0} met de hoogste kans, vo en mbo apart",
                        "the {0} with the highest chance, vo and mbo apart", percentage);
    }
}
