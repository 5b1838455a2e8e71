package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/** How large the errors of scores are: the standard error of each. */
public sealed interface StandardErrors {

    /**
     * The standard errors of a year.
     *
     * @param year the year that the scores describe
     * @param scores the scores, 0 or more
     * @return one per region, 0 or more, in the unit of the scores
     * @throws ProblemException if they are not known
     */
    double[] of(int year, RegionValues scores);

    /**
     * Whether the errors were made up.
     *
     * @return true if any result must say so
     */
    boolean synthetic();

    /**
     * The errors for readers.
     *
     * @return a phrase
     */
    Text title();

    /**
     * A part of each score.
     *
     * @param part 0 or more; 0.03 is three percent
     */
    record Relative(Fraction part) implements StandardErrors {

        /**
         * A part of each score.
         *
         * @throws IllegalArgumentException if the part is negative
         */
        public Relative {
            if (part.signum() < 0) {
                throw new IllegalArgumentException("A standard error of " + part + " of a score is negative.");
            }
        }

        @Override
        public double[] of(int year, RegionValues scores) {
            return scores.values().stream()
                    .mapToDouble(score -> score.times(part).approximately())
                    .toArray();
        }

        @Override
        public boolean synthetic() {
            return false;
        }

        @Override
        public Text title() {
            return Text.format(
                    "standaardfout van {0} % van elke score",
                    "standard error of {0} % of each score", part.times(Fraction.of(100)));
        }
    }

    /** The root of each score, as of a number of events that do not know of each other (Poisson: variance = mean). */
    record Poisson() implements StandardErrors {
        @Override
        public double[] of(int year, RegionValues scores) {
            return scores.values().stream()
                    .mapToDouble(score -> Math.sqrt(score.approximately()))
                    .toArray();
        }

        @Override
        public boolean synthetic() {
            return false;
        }

        @Override
        public Text title() {
            return Text.of(
                    "Poisson: de variantie van elke score is de score zelf",
                    "Poisson: the variance of each score is the score itself");
        }
    }

    /**
     * Stated per region and year.
     *
     * @param errors the standard errors as a measure, by the same years as the scores
     */
    record Stated(Measure errors) implements StandardErrors {
        @Override
        public double[] of(int year, RegionValues scores) {
            ImmutableSortedMap<Integer, RegionValues> known = errors.byYear();
            Map.Entry<Integer, RegionValues> found = known.floorEntry(year);
            if (found == null || found.getKey() != year) {
                throw new ProblemException(errors.missing(year, Where.NOWHERE));
            }
            return found.getValue().values().stream()
                    .mapToDouble(Fraction::approximately)
                    .toArray();
        }

        @Override
        public boolean synthetic() {
            return errors.synthetic();
        }

        @Override
        public Text title() {
            return Text.format("standaardfouten uit {0}", "standard errors from {0}", errors.title());
        }
    }
}
