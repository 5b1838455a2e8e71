package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * A distribution measure (verdeelmaatstaf): a non-negative quantity per region in one or more years.
 *
 * @param id its name in a funding model
 * @param title its name for readers
 * @param source who publishes it and where, or empty
 * @param synthetic whether the values were made up; every result that rests on them says so
 * @param byYear the values by the year that they describe (for risk scores: the cohort)
 * @param otherYears the values of every year that is not listed, where a model says that they are known (a supplement
 *     that has run off is 0); empty if such a year is a problem
 */
public record Measure(
        String id,
        Text title,
        String source,
        boolean synthetic,
        ImmutableSortedMap<Integer, RegionValues> byYear,
        Optional<RegionValues> otherYears) {

    /**
     * A measure.
     *
     * @throws IllegalArgumentException if a value is negative; region and year are named
     */
    public Measure {
        byYear.forEach((year, values) -> requireNotNegative(id, Integer.toString(year), values));
        otherYears.ifPresent(values -> requireNotNegative(id, "other years", values));
    }

    private static void requireNotNegative(String id, String year, RegionValues values) {
        for (int i = 0; i < values.regions().size(); i++) {
            if (values.get(i).signum() < 0) {
                throw new IllegalArgumentException("Measure " + id + " is " + values.get(i) + " for region "
                        + values.regions().label(i) + " in " + year + "; it must be 0 or more.");
            }
        }
    }

    /**
     * A measure of real values.
     *
     * @param id its name in a funding model
     * @param byYear the values by year
     * @return the measure, with its id as title
     */
    public static Measure of(String id, Map<Integer, RegionValues> byYear) {
        return new Measure(id, Text.same(id), "", false, ImmutableSortedMap.copyOf(byYear), Optional.empty());
    }

    /**
     * The same measure with other values.
     *
     * @param newByYear the values by year
     * @return a copy
     */
    public Measure withYears(Map<Integer, RegionValues> newByYear) {
        return new Measure(id, title, source, synthetic, ImmutableSortedMap.copyOf(newByYear), otherYears);
    }

    /**
     * The values of one year.
     *
     * @param year the year that the values describe
     * @return the values, or nothing if that year is not known
     */
    public Optional<RegionValues> at(int year) {
        return Optional.ofNullable(byYear.get(year)).or(() -> otherYears);
    }

    /**
     * The problem of a year that this measure lacks.
     *
     * @param year the year that was asked for
     * @param where where it was asked for
     * @return the problem, which names the years that there are
     */
    public Problem missing(int year, Where where) {
        return Problem.input(
                "measure-year-missing",
                where,
                Text.format(
                        "Maatstaf {0} heeft geen waarden voor {1}; er zijn waarden voor {2}.",
                        "Measure {0} has no values for {1}; there are values for {2}.", id, year, byYear.keySet()),
                Text.of(
                        "Misschien ontbreekt een jaar in de tabel, of bedoelt het model een ander jaar.",
                        "Maybe a year is missing from the table, or the model means another year."));
    }
}
