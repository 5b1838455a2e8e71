package nl.verdeelmodel.key;

import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;

/**
 * The values that a key was made of, and what they are.
 *
 * @param title what is measured, for readers
 * @param period the year or years that the values describe, such as {@code 2022} or {@code 2005-2010}
 * @param source who publishes it, or empty
 * @param synthetic whether any of the values were made up
 * @param values the values per region
 */
public record MeasureOutcome(Text title, String period, String source, boolean synthetic, RegionValues values) {}
