package nl.verdeelmodel.key;

import java.util.Optional;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;

/**
 * The values that a key was made of, what they are, and how they came about.
 *
 * @param title what is measured, for readers
 * @param period the year or years that the values describe, such as {@code 2022} or {@code 2005-2010}
 * @param source who publishes it, or empty
 * @param article the article that prescribes to take these values or to make them so, or empty
 * @param synthetic whether any of the values were made up
 * @param values the values per region
 * @param derivation what they were made of; empty if they stand in a table
 */
public record MeasureOutcome(
        Text title,
        String period,
        String source,
        String article,
        boolean synthetic,
        RegionValues values,
        Optional<Derivation> derivation) {

    /**
     * Values that were not made of others, without an article.
     *
     * @param title what is measured, for readers
     * @param period the year or years that the values describe
     * @param source who publishes it, or empty
     * @param synthetic whether any of the values were made up
     * @param values the values per region
     */
    public MeasureOutcome(Text title, String period, String source, boolean synthetic, RegionValues values) {
        this(title, period, source, "", synthetic, values, Optional.empty());
    }
}
