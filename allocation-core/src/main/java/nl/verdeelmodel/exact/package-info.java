/**
 * Numbers that lose nothing: fractions, whole weights, money in cents.
 *
 * <p>In: what a law or a table states in decimals. Out: exact values for every later stage. Start reading at
 * {@link nl.verdeelmodel.exact.Fraction}; {@link nl.verdeelmodel.exact.Weights} is what keys and roundings work
 * on. Beside {@link nl.verdeelmodel.numeric} this is the only package that knows Commons Math.
 */
@NullMarked
package nl.verdeelmodel.exact;

import org.jspecify.annotations.NullMarked;
