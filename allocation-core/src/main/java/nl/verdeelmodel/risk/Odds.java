package nl.verdeelmodel.risk;

import java.math.BigInteger;
import nl.verdeelmodel.exact.Fraction;

/**
 * Chances from categories, without an exponential per person: the odds of staying are a product of one factor per
 * characteristic.
 *
 * <p>Chance p = 1 / (1 + f0 f1[a] f2[b] ...), f = exp(-effect) by {@link StrictMath}, once per category, multiplied from left
 * to right in the order of the characteristics. Only multiplication and division remain, so every machine finds the same
 * bits. A chance is given as the nearest whole number of {@linkplain #ONE 1e-12}, so that sums are exact and do not depend on
 * their order. Immutable.
 *
 * <p>Log odds go up to {@value #MOST_LOG_ODDS} on the way: a product of factors then stays between exp(-700) = 1e-304 and
 * exp(700) = 1e304, whatever is multiplied first. Just beyond, at 708 and 709, a double loses digits and is then 0 or infinite,
 * and what follows cannot bring it back.
 */
public final class Odds {

    /** Chance 1, in units of 1e-12. */
    public static final long ONE = 1_000_000_000_000L;

    /** The largest {@linkplain Coefficients#largestLogOdds() log odds} of which all products of factors are exact to a double. */
    public static final double MOST_LOG_ODDS = 700;

    private final Characteristics characteristics;
    private final double base;
    private final double[][] factors;

    private Odds(Characteristics characteristics, double base, double[][] factors) {
        this.characteristics = characteristics;
        this.base = base;
        this.factors = factors;
    }

    /**
     * The factors of coefficients.
     *
     * @param coefficients the coefficients
     * @return factors of the odds of staying
     * @throws IllegalArgumentException if the {@linkplain Coefficients#largestLogOdds() largest log odds} exceed
     *     {@value #MOST_LOG_ODDS}
     */
    public static Odds of(Coefficients coefficients) {
        if (!(coefficients.largestLogOdds() <= MOST_LOG_ODDS)) {
            throw new IllegalArgumentException("Coefficients may add up to log odds of at most " + MOST_LOG_ODDS
                    + ", not " + coefficients.largestLogOdds() + ".");
        }
        Characteristics characteristics = coefficients.characteristics();
        double[][] factors = new double[characteristics.size()][];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = new double[characteristics.get(i).size()];
            for (int c = 0; c < factors[i].length; c++) {
                factors[i][c] = StrictMath.exp(-coefficients.effect(i, c));
            }
        }
        return new Odds(characteristics, StrictMath.exp(-coefficients.intercept()), factors);
    }

    /**
     * The factor that all persons share.
     *
     * @return exp(-intercept)
     */
    public double base() {
        return base;
    }

    /**
     * The factor of a category.
     *
     * @param characteristic the index of the characteristic
     * @param category the index of the category
     * @return exp(-effect)
     */
    public double factor(int characteristic, int category) {
        return factors[characteristic][category];
    }

    /**
     * The chance that belongs to odds of staying.
     *
     * @param product f0 f1[a] f2[b] ...
     * @return the chance in units of 1e-12, halves up; from 0 to {@link #ONE}
     */
    public static long units(double product) {
        return (long) (1 / (1 + product) * ONE + 0.5);
    }

    /**
     * The chance of a person.
     *
     * @param categories the index of the category of each characteristic
     * @return the chance in units of 1e-12, from 0 to {@link #ONE}
     */
    public long chance(int... categories) {
        double product = base;
        for (int i = 0; i < factors.length; i++) {
            product *= factors[i][categories[i]];
        }
        return units(product);
    }

    /**
     * The chance of each pattern of cells.
     *
     * @param cells cells of the same characteristics
     * @return chances in units of 1e-12, in the order of the patterns
     * @throws IllegalArgumentException if the characteristics differ
     * @implNote patterns are ordered, so the product of what a pattern shares with the one before it is used again.
     */
    public long[] chances(Cells cells) {
        if (!characteristics.equals(cells.characteristics())) {
            throw new IllegalArgumentException("The cells are of other characteristics than the coefficients.");
        }
        long[] chances = new long[cells.patterns()];
        double[] products = new double[factors.length + 1];
        products[0] = base;
        for (int pattern = 0; pattern < chances.length; pattern++) {
            for (int i = cells.firstDifference(pattern); i < factors.length; i++) {
                products[i + 1] = products[i] * factors[i][cells.category(pattern, i)];
            }
            chances[pattern] = units(products[factors.length]);
        }
        return chances;
    }

    /**
     * A number of units as a number of persons.
     *
     * @param units a sum of chances in units of 1e-12
     * @return the same sum, exactly
     */
    public static Fraction toPersons(BigInteger units) {
        return Fraction.of(units, BigInteger.valueOf(ONE));
    }
}
