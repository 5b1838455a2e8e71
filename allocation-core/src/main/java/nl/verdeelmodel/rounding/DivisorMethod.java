package nl.verdeelmodel.rounding;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;

/**
 * The five classical divisor methods: divide every weight by one common divisor and round the quotients.
 *
 * <p>A method is its signposts {@code d(0) < d(1) < ...}, with {@code j <= d(j) <= j + 1}: a quotient between j and
 * j + 1 is rounded up if it is above {@code d(j)}. The divisor is chosen such that the rounded quotients add up. The
 * same result comes from handing out the units one at a time to the entry with the highest priority
 * {@code weight / d(units it has)}; equal priorities are a tie.
 *
 * <p>A larger total never costs an entry a unit, and an entry never loses a unit to another one whose weight shrank
 * relative to its own (house and population monotonicity). The price is the quota: an entry can end more than one unit
 * from its exact share, so bounds that hold for the quotas need not hold for the units. {@link LargestRemainder} is the
 * other way around; no method has it all.
 *
 * <p>Where {@code d(0) = 0} (Adams, Dean, Huntington-Hill) the first unit of an entry has unlimited priority: each entry
 * with a positive weight gets at least one unit.
 *
 * <p>Source: M.L. Balinski and H.P. Young, Fair Representation, 2nd ed. 2001, appendix A.
 */
public enum DivisorMethod implements ApportionmentMethod {

    /** Rounds up: {@code d(j) = j} (smallest divisors). The kindest to small entries. */
    ADAMS("adams", -1, 1, j -> j, j -> BigInteger.ONE, j -> j),

    /** Rounds at the harmonic mean: {@code d(j) = 2j(j+1) / (2j+1)}. */
    DEAN("dean", 0, 1, j -> twice(timesNext(j)), j -> twice(j).add(BigInteger.ONE), j -> j * (j + 1) / (j + 0.5)),

    /**
     * Rounds at the geometric mean: {@code d(j) = sqrt(j(j+1))} (equal proportions). Seats in the United States House
     * of Representatives have been divided so since 1941 (2 U.S.C. 2a).
     */
    HUNTINGTON_HILL("huntington-hill", 0, 2, j -> timesNext(j), j -> BigInteger.ONE, j -> Math.sqrt(j * (j + 1))),

    /** Rounds at the middle: {@code d(j) = j + 1/2} (Sainte-Laguë, major fractions). Favours neither small nor large. */
    WEBSTER("webster", 0, 1, j -> twice(j).add(BigInteger.ONE), j -> BigInteger.TWO, j -> j + 0.5),

    /** Rounds down: {@code d(j) = j + 1} (D'Hondt, greatest divisors). The kindest to large entries. */
    JEFFERSON("jefferson", 1, 1, j -> j.add(BigInteger.ONE), j -> BigInteger.ONE, j -> j + 1);

    /** Largest number of units that can be divided: 2<sup>62</sup>, EUR 46 quadrillion in cents. */
    public static final long LARGEST_UNITS = 1L << 62;

    private final String id;
    private final int lean;
    private final int power;
    private final UnaryOperator<BigInteger> numerator;
    private final UnaryOperator<BigInteger> denominator;
    private final DoubleUnaryOperator estimate;

    /**
     * A method by the power of its signposts that is rational.
     *
     * @param lean where the signposts lie for large j, in half units from j + 1/2: -1 at j, 1 at j + 1
     * @param power p such that {@code d(j)^p = numerator(j) / denominator(j)}
     * @param estimate {@code d(j)} in floating point, see {@link Priorities#DOUBT}; 0 only where {@code d(j)} is 0
     */
    DivisorMethod(
            String id,
            int lean,
            int power,
            UnaryOperator<BigInteger> numerator,
            UnaryOperator<BigInteger> denominator,
            DoubleUnaryOperator estimate) {
        this.id = id;
        this.lean = lean;
        this.power = power;
        this.numerator = numerator;
        this.denominator = denominator;
        this.estimate = estimate;
    }

    private static BigInteger twice(BigInteger number) {
        return number.shiftLeft(1);
    }

    private static BigInteger timesNext(BigInteger number) {
        return number.multiply(number.add(BigInteger.ONE));
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Whether each entry with a positive weight gets at least one unit.
     *
     * @return true for Adams, Dean and Huntington-Hill
     */
    public boolean givesEveryoneOne() {
        return numerator.apply(BigInteger.ZERO).signum() == 0;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also if {@code units} is above {@link #LARGEST_UNITS}
     */
    @Override
    public Apportionment apportion(long units, Weights weights) {
        Requirements.requireDivisible(units, weights);
        if (units > LARGEST_UNITS) {
            throw new IllegalArgumentException("The number of units to divide is " + units + "; " + id
                    + " divides at most " + LARGEST_UNITS + ". Maybe divide in a larger unit.");
        }
        if (givesEveryoneOne()) {
            Requirements.requireMinimum(
                    units,
                    1,
                    weights.countPositive(),
                    "Maybe divide more units, or choose webster, jefferson or largest-remainder, which can give 0.");
        }
        return new JumpAndStep(this, units, weights).apportion();
    }

    /**
     * Whether units are a result of this method, by a certificate that does not depend on how they were found.
     *
     * <p>They are if no entry has a unit that another entry has the higher priority for: the largest of all
     * {@code weight / d(units)} is at most the smallest of all {@code weight / d(units - 1)}, the latter over entries
     * with units. In a tie several divisions pass. Entries with weight 0 must have 0 units.
     *
     * @param weights of the entries
     * @param units of the entries, in the order of the weights
     * @return true if this method divides the sum of the units so, with some order of tied entries
     * @throws IllegalArgumentException if there are not as many units as weights
     */
    public boolean isApportionment(Weights weights, long... units) {
        return Certificate.holds(this, weights, units);
    }

    /**
     * How many units more than wanted make the rounded quotas add up to about the wanted number, whatever the weights.
     *
     * @param entries number of positive weights
     * @return the shift of Pukelsheim's multiplier, at most half a unit per entry either way
     */
    int shift(int entries) {
        return lean * entries / 2;
    }

    /**
     * Compares two priorities exactly: {@code w1 / d(j1)} with {@code w2 / d(j2)}.
     *
     * @return negative, zero or positive as the first priority is lower, equal or higher
     */
    int comparePriorities(BigInteger w1, long j1, BigInteger w2, long j2) {
        BigInteger units1 = BigInteger.valueOf(j1);
        BigInteger units2 = BigInteger.valueOf(j2);
        BigInteger first = w1.pow(power).multiply(denominator.apply(units1)).multiply(numerator.apply(units2));
        BigInteger second = w2.pow(power).multiply(denominator.apply(units2)).multiply(numerator.apply(units1));
        return first.compareTo(second);
    }

    /**
     * Compares a priority with a quotient exactly: {@code weight / d(j)} with {@code dividend / divisor}.
     *
     * @param divisor above 0
     * @return negative, zero or positive as the priority is lower, equal or higher
     */
    int comparePriority(BigInteger weight, long j, BigInteger dividend, BigInteger divisor) {
        BigInteger units = BigInteger.valueOf(j);
        BigInteger first = weight.multiply(divisor).pow(power).multiply(denominator.apply(units));
        BigInteger second = dividend.pow(power).multiply(numerator.apply(units));
        return first.compareTo(second);
    }

    /**
     * A priority in floating point: {@code weight / d(j)}, with a relative error below {@link Priorities#DOUBT}.
     *
     * @return the estimate, infinite where {@code d(j)} is 0
     */
    double estimatePriority(double weight, long j) {
        return weight / estimate.applyAsDouble((double) j);
    }

    /**
     * The signpost {@code d(j)}, or its square if only that is rational.
     *
     * @param j at least 0
     * @return {@code d(j)} to the power that {@link #rational} gives weights
     */
    Fraction signpost(long j) {
        BigInteger units = BigInteger.valueOf(j);
        return Fraction.of(numerator.apply(units), denominator.apply(units));
    }

    /** A weight to the power in which the signposts are rational. */
    Fraction rational(BigInteger weight) {
        return Fraction.of(weight.pow(power));
    }
}
