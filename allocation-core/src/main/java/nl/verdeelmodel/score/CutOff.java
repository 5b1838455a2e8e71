package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableSortedSet;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.risk.Sector;

/**
 * Where a target group ends: the lowest chance that still counts, and for which fraction persons of that chance do.
 *
 * @param sectors the sectors whose young people were ordered together
 * @param persons how many young people they have, at least 1
 * @param chance the chance at the cut-off, in units of 1e-12
 * @param above how many have a higher chance; they count in full
 * @param at how many have this chance, at least 1
 * @param taken the fraction for which each of these counts, above 0 and at most 1: above + taken x at is exactly the share of
 *     the target group times persons
 */
public record CutOff(
        ImmutableSortedSet<Sector> sectors, long persons, long chance, long above, long at, Fraction taken) {

    /**
     * The number of young people that count.
     *
     * @return above + taken x at
     */
    public Fraction counted() {
        return Fraction.of(above).plus(taken.times(Fraction.of(at)));
    }
}
