/**
 * Allocation keys: which share of an amount goes to which region.
 *
 * <p>In: values per region. Out: {@link nl.verdeelmodel.key.AllocationKey}, shares that add up to exactly 1, and
 * {@link nl.verdeelmodel.key.KeyOutcome}, the same with all that led to it. Start reading at
 * {@link nl.verdeelmodel.key.AllocationKey}.
 */
@NullMarked
package nl.verdeelmodel.key;

import org.jspecify.annotations.NullMarked;
