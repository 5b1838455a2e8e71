package nl.verdeelmodel.region;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Where;

/**
 * One line of a mapping: which part of an old place goes to which new place.
 *
 * @param fromCode a region code or a municipality code of the old year
 * @param toCode a region code or a municipality code of the new year
 * @param weight the part that goes there, above 0 and at most 1; the weights of one old place add up to 1
 * @param where the place of this line, for problems
 */
public record Succession(String fromCode, String toCode, Fraction weight, Where where) {}
