package nl.verdeelmodel.benchmarks;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Function;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.LargestRemainder;

/** Everyone who divides a budget by scores into whole cents by largest remainder. */
public enum AllocationCandidate {

    /** The library, from scores that are whole hundredths: the ordinary path of a run. */
    LIBRARY(input -> divide(input, Weights.of(input.hundredths()))),

    /** The library, from scores as a table states them. */
    LIBRARY_DECIMALS(input -> divide(input, Weights.of(input.decimals()))),

    /** The library on integers of any size, which the same scores with 18 more decimals force it to take. */
    LIBRARY_BIG_INTEGER(input -> divide(input, Weights.of(withManyDecimals(input.hundredths())))),

    /** The same mathematics in longs by hand: no checks, no trace, its scratch space kept. */
    HAND(new HandWritten()::allocate),

    /** The least that gives whole cents: double shares and a sort. Wrong where a share is almost a tie. */
    DOUBLE(DoubleArithmetic::allocate),

    /** As most would write it: decimal shares with 20 digits, floor, sort by remainder. */
    BIG_DECIMAL(DecimalArithmetic::allocate);

    private static final BigInteger MANY_DECIMALS = BigInteger.TEN.pow(18);

    private final Function<AllocationInput, Object> way;

    AllocationCandidate(Function<AllocationInput, Object> way) {
        this.way = way;
    }

    /**
     * Divides the budget of an input over its scores.
     *
     * @param input left as it is
     * @return an {@link Apportionment} from the library, whose caller reads it as it is; an array from the others
     */
    Object allocate(AllocationInput input) {
        return way.apply(input);
    }

    /**
     * The outcome as an array, to compare the candidates.
     *
     * @param input left as it is
     * @return cents that add up to the budget, in the order of the scores
     */
    long[] cents(AllocationInput input) {
        Object outcome = allocate(input);
        return outcome instanceof Apportionment apportionment ? apportionment.toArray() : (long[]) outcome;
    }

    private static Apportionment divide(AllocationInput input, Weights weights) {
        return LargestRemainder.withoutMinimum().apportion(input.cents(), weights);
    }

    private static BigInteger[] withManyDecimals(long[] hundredths) {
        return Arrays.stream(hundredths)
                .mapToObj(score -> BigInteger.valueOf(score).multiply(MANY_DECIMALS))
                .toArray(BigInteger[]::new);
    }
}
