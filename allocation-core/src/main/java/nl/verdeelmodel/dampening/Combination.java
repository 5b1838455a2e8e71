package nl.verdeelmodel.dampening;

import nl.verdeelmodel.exact.Fraction;

/**
 * An amount made of what a region had and what it should get: a p + b t + c.
 *
 * <p>Most rules are of this form, with the same numbers for many regions: then who divides many times works out a, b and c
 * once.
 *
 * @param ofBaseline a, the part of the baseline p that counts
 * @param ofTarget b, the part of the target t that counts
 * @param plus c, in cents
 */
public record Combination(Fraction ofBaseline, Fraction ofTarget, Fraction plus) {

    /** The target as it is. */
    public static final Combination TARGET = ofTarget(Fraction.ONE, Fraction.ZERO);

    /**
     * A part of what a region had.
     *
     * @param part a
     * @param plus c, in cents
     * @return a p + c
     */
    public static Combination ofBaseline(Fraction part, Fraction plus) {
        return new Combination(part, Fraction.ZERO, plus);
    }

    /**
     * A part of what a region should get.
     *
     * @param part b
     * @param plus c, in cents
     * @return b t + c
     */
    public static Combination ofTarget(Fraction part, Fraction plus) {
        return new Combination(Fraction.ZERO, part, plus);
    }

    /**
     * The same amount for every region.
     *
     * @param cents c
     * @return c
     */
    public static Combination stated(Fraction cents) {
        return new Combination(Fraction.ZERO, Fraction.ZERO, cents);
    }

    /**
     * The amount of a region.
     *
     * @param baseline p, in cents
     * @param target t, in cents
     * @return a p + b t + c
     */
    public Fraction at(Fraction baseline, Fraction target) {
        Fraction sum = plus;
        if (ofBaseline.signum() != 0) {
            sum = sum.plus(baseline.times(ofBaseline));
        }
        return ofTarget.signum() == 0 ? sum : sum.plus(target.times(ofTarget));
    }
}
