package nl.verdeelmodel.analysis.comparison;

import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * Some regions of a comparison, counted in three ways: how many there are, how many people they have, and how much money they
 * gain or lose together.
 *
 * @param regions how many regions
 * @param youngPeople their young people; empty if those are not known
 * @param inhabitants their inhabitants; empty if those are not known
 * @param cents the sum of B minus A of these regions, in cents
 */
public record Tally(int regions, Optional<Fraction> youngPeople, Optional<Fraction> inhabitants, Fraction cents) {

    /**
     * Counts regions.
     *
     * @param comparison the comparison
     * @param regions the regions that count
     * @return the tally
     */
    public static Tally of(Comparison comparison, List<Integer> regions) {
        Fraction cents = Fraction.ZERO;
        for (int region : regions) {
            cents = cents.plus(comparison.difference(region));
        }
        return new Tally(
                regions.size(),
                comparison.youngPeople().map(people -> sum(people, regions)),
                comparison.inhabitants().map(people -> sum(people, regions)),
                cents);
    }

    private static Fraction sum(Headcount people, List<Integer> regions) {
        Fraction sum = Fraction.ZERO;
        for (int region : regions) {
            sum = sum.plus(people.values().get(region));
        }
        return sum;
    }
}
