package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import nl.verdeelmodel.exact.Fraction;

/**
 * How the order of the regions differs between two lists of values. Ties are exact and share the mean of their ranks.
 *
 * @param ranksA twice the rank of each region in A, rank 1 for the largest value; twice, since a mean of ranks can end on a half
 * @param ranksB the same in B
 * @param concordant pairs of regions that stand in the same order in A and B
 * @param discordant rank reversals: pairs that stand in opposite orders
 * @param tiedInA pairs that are tied in A, in B perhaps too
 * @param tiedInB pairs that are tied in B, in A perhaps too
 */
public record RankComparison(
        ImmutableList<Integer> ranksA,
        ImmutableList<Integer> ranksB,
        long concordant,
        long discordant,
        long tiedInA,
        long tiedInB) {

    /**
     * Compares orders.
     *
     * @param a a value per region
     * @param b a value per region, in the same order of regions
     * @return the comparison
     * @throws IllegalArgumentException if the numbers of values differ
     */
    public static RankComparison of(List<Fraction> a, List<Fraction> b) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("There are " + a.size() + " values and " + b.size() + ".");
        }
        long concordant = 0;
        long discordant = 0;
        long tiedInA = 0;
        long tiedInB = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = i + 1; j < a.size(); j++) {
                int inA = Integer.signum(a.get(i).compareTo(a.get(j)));
                int inB = Integer.signum(b.get(i).compareTo(b.get(j)));
                concordant += inA * inB > 0 ? 1 : 0;
                discordant += inA * inB < 0 ? 1 : 0;
                tiedInA += inA == 0 ? 1 : 0;
                tiedInB += inB == 0 ? 1 : 0;
            }
        }
        return new RankComparison(twiceRanks(a), twiceRanks(b), concordant, discordant, tiedInA, tiedInB);
    }

    /** The values above one, twice, and those equal to it, itself included, and one: twice the mean of the ranks of the tie. */
    private static ImmutableList<Integer> twiceRanks(List<Fraction> values) {
        ImmutableList.Builder<Integer> ranks = ImmutableList.builder();
        for (Fraction value : values) {
            int above = 0;
            int equal = 0;
            for (Fraction other : values) {
                int order = other.compareTo(value);
                above += order > 0 ? 1 : 0;
                equal += order == 0 ? 1 : 0;
            }
            ranks.add(2 * above + equal + 1);
        }
        return ranks.build();
    }

    private int size() {
        return ranksA.size();
    }

    /**
     * Spearman's rank correlation: the correlation of the ranks, with the mean rank for ties.
     *
     * @return from -1 to 1; empty if all values of a side are equal
     */
    public OptionalDouble spearman() {
        // Ranks are whole once doubled, and their mean is n + 1: the sums below are exact.
        long mean = size() + 1L;
        long product = 0;
        long squareA = 0;
        long squareB = 0;
        for (int i = 0; i < size(); i++) {
            long ofA = ranksA.get(i) - mean;
            long ofB = ranksB.get(i) - mean;
            product += ofA * ofB;
            squareA += ofA * ofA;
            squareB += ofB * ofB;
        }
        return ratio(product, squareA, squareB);
    }

    /**
     * Kendall's tau-b: (concordant - discordant) / sqrt((P - tied in A)(P - tied in B)), with P = n(n - 1)/2 pairs.
     *
     * @return from -1 to 1; empty if all values of a side are equal
     */
    public OptionalDouble kendall() {
        long pairs = (long) size() * (size() - 1) / 2;
        return ratio(concordant - discordant, pairs - tiedInA, pairs - tiedInB);
    }

    private static OptionalDouble ratio(long product, long one, long other) {
        return one == 0 || other == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(product / StrictMath.sqrt((double) one * (double) other));
    }

    /**
     * How far a region climbs from A to B.
     *
     * @param region the region
     * @return places towards rank 1, below 0 if it falls; a half where a tie shares its ranks
     */
    public Fraction climb(int region) {
        return Fraction.of(ranksA.get(region) - ranksB.get(region), 2);
    }

    /**
     * The regions that move most places.
     *
     * @return all that are tied for that, in the order of the regions; all regions if none moves
     */
    public ImmutableList<Integer> furthest() {
        Fraction most = Fraction.ZERO;
        for (int i = 0; i < size(); i++) {
            Fraction places = climb(i).abs();
            most = places.compareTo(most) > 0 ? places : most;
        }
        ImmutableList.Builder<Integer> regions = ImmutableList.builder();
        for (int i = 0; i < size(); i++) {
            if (climb(i).abs().equals(most)) {
                regions.add(i);
            }
        }
        return regions.build();
    }

    /**
     * The largest number of places that a region moves.
     *
     * @return at least 0
     */
    public Fraction largestJump() {
        return climb(furthest().get(0)).abs();
    }
}
