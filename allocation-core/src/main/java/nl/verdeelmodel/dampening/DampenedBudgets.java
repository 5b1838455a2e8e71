package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.exact.Fraction;

/**
 * What each region gets after stability rules, exact, before rounding to whole units.
 *
 * @param balancer how the total was made to fit
 * @param limits between which whole units each region had to end
 * @param certificate the multiplier and the amounts in cents, verified
 * @param held whether a bound decides what each region gets, in the order of the regions
 * @param floorsReduced whether all floors were cut by one factor since they exceed the total; that factor is then the
 *     multiplier
 */
public record DampenedBudgets(
        Balancer balancer, Limits limits, Certificate certificate, ImmutableList<Held> held, boolean floorsReduced) {

    DampenedBudgets(Balancer balancer, Limits limits, Certificate certificate, ImmutableList<Held> held) {
        this(balancer, limits, certificate, held, false);
    }

    /**
     * The exact amount of a region.
     *
     * @param region the region
     * @return in cents, with its fraction of a cent
     */
    public Fraction cents(int region) {
        return certificate.amounts().get(region);
    }

    /**
     * How far the formula reaches: the part of the money that goes to regions on no bound (for IDEA, most states sit on
     * one).
     *
     * @return from 0 to 1; 1 if there is no money
     */
    public Fraction formulaReach() {
        Fraction free = Fraction.ZERO;
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i) == Held.NO) {
                free = free.plus(cents(i));
            }
        }
        Fraction total = certificate.equation().total();
        return total.signum() == 0 ? Fraction.ONE : free.dividedBy(total);
    }

    /**
     * How many regions a bound holds.
     *
     * @param by which bound
     * @return the number of regions
     */
    public long count(Held by) {
        return held.stream().filter(by::equals).count();
    }
}
