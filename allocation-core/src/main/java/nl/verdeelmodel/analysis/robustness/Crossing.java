package nl.verdeelmodel.analysis.robustness;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import nl.verdeelmodel.exact.Fraction;

/**
 * Two neighbouring values of an input between which something changes.
 *
 * @param here the last value at which it is as it is now
 * @param there the first value at which it is otherwise
 */
record Crossing(Fraction here, Fraction there) {

    /**
     * The nearest crossing on one side of a value.
     *
     * <p>Looks at the values {@code value + k x step}: first at strides that double, then halving the last stride. A state that
     * changes and changes back within one stride is passed over.
     *
     * @param state what may change, by the value of the input
     * @param value where to start
     * @param step the smallest change, with the sign of the direction
     * @param firstStride how many steps the first stride has, at least 1
     * @param most how many steps to look at most
     */
    static <T> Optional<Crossing> next(
            Function<Fraction, T> state, Fraction value, Fraction step, BigInteger firstStride, BigInteger most) {
        T now = state.apply(value);
        BigInteger near = BigInteger.ZERO;
        BigInteger far = firstStride.min(most);
        while (far.compareTo(near) > 0 && state.apply(at(value, step, far)).equals(now)) {
            near = far;
            far = far.shiftLeft(1).min(most);
        }
        if (far.equals(near)) {
            return Optional.empty();
        }
        while (far.subtract(near).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = near.add(far).shiftRight(1);
            if (state.apply(at(value, step, middle)).equals(now)) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return Optional.of(new Crossing(at(value, step, near), at(value, step, far)));
    }

    private static Fraction at(Fraction value, Fraction step, BigInteger steps) {
        return value.plus(step.times(Fraction.of(steps)));
    }
}
