package nl.verdeelmodel.analysis.stability;

import java.util.function.ToDoubleFunction;

/**
 * The Shapley value: a fair part of a joint outcome for each of some causes.
 *
 * <pre>
 * phi(i) = sum over sets S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))
 * </pre>
 *
 * <p>The mean of what a cause adds over all orders in which the causes can come. The parts add up to v(all) - v(none).
 * Source: Shapley (1953), A value for n-person games, in Contributions to the Theory of Games II.
 */
final class ShapleyValues {

    private ShapleyValues() {}

    /**
     * The parts.
     *
     * @param count n, the number of causes
     * @param outcome v by set, the bits of a number: bit i is set if cause i is there; asked once for each set
     * @return a part for each cause
     */
    static double[] of(int count, ToDoubleFunction<Integer> outcome) {
        double[] values = new double[1 << count];
        for (int set = 0; set < values.length; set++) {
            values[set] = outcome.applyAsDouble(set);
        }
        double[] parts = new double[count];
        for (int cause = 0; cause < count; cause++) {
            for (int set = 0; set < values.length; set++) {
                if ((set & (1 << cause)) == 0) {
                    double weight = weight(Integer.bitCount(set), count);
                    parts[cause] += weight * (values[set | (1 << cause)] - values[set]);
                }
            }
        }
        return parts;
    }

    /** s! (n - s - 1)! / n! = 1 / (n C(n - 1, s)), as a quotient of whole numbers. */
    private static double weight(int size, int count) {
        long ways = 1;
        for (int i = 1; i <= size; i++) {
            ways = ways * (count - i) / i;
        }
        return 1.0 / (count * ways);
    }
}
