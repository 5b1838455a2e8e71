package nl.verdeelmodel.analysis.stability;

import java.math.BigDecimal;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/** How uncertain the value of a measure is in one year: the source of noise of a {@link Frontier}. */
@FunctionalInterface
public interface RelativeErrors {

    /**
     * The standard error of a value relative to it.
     *
     * @param measure the name of the measure
     * @param region the index of the region
     * @param value the value, above 0
     * @return at least 0; 0.03 is three percent
     */
    double relativeError(String measure, int region, double value);

    /**
     * The noise of a count of rare events: the variance is the value itself, so the relative error is 1 / sqrt(value). For a sum
     * of chances p this is an upper limit of the noise of the outcome, whose variance is the sum of p (1 - p).
     *
     * @return the noise
     */
    static RelativeErrors ofCount() {
        return new OfCount();
    }

    /**
     * The same relative error everywhere.
     *
     * @param error at least 0; 0.03 is three percent
     * @return the noise
     */
    static RelativeErrors relative(double error) {
        return new Relative(error);
    }

    /**
     * The standard error in words.
     *
     * @return a part of a sentence
     */
    default Text words() {
        return Text.of("een eigen standaardfout", "a standard error of its own");
    }

    /** {@link #ofCount()}. */
    record OfCount() implements RelativeErrors {

        @Override
        public double relativeError(String measure, int region, double value) {
            return 1 / Math.sqrt(value);
        }

        @Override
        public Text words() {
            return Text.of(
                    "die van een telling: de wortel uit de waarde, een deel 1 / wortel(waarde) ervan",
                    "that of a count: the root of the value, a part 1 / sqrt(value) of it");
        }
    }

    /**
     * {@link #relative(double)}.
     *
     * @param error at least 0; 0.03 is three percent
     */
    record Relative(double error) implements RelativeErrors {

        @Override
        public double relativeError(String measure, int region, double value) {
            return error;
        }

        @Override
        public Text words() {
            BigDecimal percent = BigDecimal.valueOf(error).movePointRight(2).stripTrailingZeros();
            Fraction exact = Fraction.of(percent);
            return Text.format("{0} % van de waarde", "{0} % of the value", exact);
        }
    }
}
