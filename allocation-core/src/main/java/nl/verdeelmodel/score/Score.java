package nl.verdeelmodel.score;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * The score of some young people.
 *
 * @param persons how many there are, in the target group or not
 * @param counted how many of them count; a fraction where the cut-off divides persons of equal chance
 * @param expectedLeavers the sum of the chances of those who count, exactly
 */
public record Score(long persons, Fraction counted, Fraction expectedLeavers) {

    /** The score of nobody. */
    public static final Score NOBODY = new Score(0, Fraction.ZERO, Fraction.ZERO);

    /**
     * The score of these young people and others.
     *
     * @param other the others
     * @return the sum
     */
    public Score plus(Score other) {
        return new Score(
                Math.addExact(persons, other.persons),
                counted.plus(other.counted),
                expectedLeavers.plus(other.expectedLeavers));
    }

    /**
     * The mean chance of those who count.
     *
     * @return expected leavers / counted, at most 1, which rounded numbers of a few persons could exceed; empty if nobody
     *     counts
     */
    public Optional<Fraction> meanChance() {
        if (counted.signum() == 0) {
            return Optional.empty();
        }
        Fraction mean = expectedLeavers.dividedBy(counted);
        return Optional.of(mean.compareTo(Fraction.ONE) > 0 ? Fraction.ONE : mean);
    }
}
