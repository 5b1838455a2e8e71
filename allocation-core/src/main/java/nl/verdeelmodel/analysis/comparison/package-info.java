/**
 * Two divisions of money beside each other: who gains, who loses, and why.
 *
 * <p>In: two divisions, as models, results or published amounts. Out: their difference per region, and that difference split
 * into steps. Start reading at {@link nl.verdeelmodel.analysis.comparison.Attribution}.
 */
@NullMarked
package nl.verdeelmodel.analysis.comparison;

import org.jspecify.annotations.NullMarked;
