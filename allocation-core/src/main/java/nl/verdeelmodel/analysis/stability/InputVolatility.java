package nl.verdeelmodel.analysis.stability;

import nl.verdeelmodel.problem.Text;

/**
 * How much one input moves what is paid.
 *
 * @param input the name of the measure, or {@code money}
 * @param title the input for readers
 * @param alone the overall deviation if only this input moves and all others stay as in the first year
 * @param variance the part of the overall variance that this input accounts for, by its Shapley value; the parts of all
 *     inputs add up to the variance, less what moves if none does
 */
public record InputVolatility(String input, Text title, double alone, double variance) {}
