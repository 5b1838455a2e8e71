/**
 * What is measured per region and year, such as the expected number of early school leavers.
 *
 * <p>In: values per region. Out: {@link nl.verdeelmodel.score.Measure measures} that keys divide by, and averages of them
 * over years. Start reading at {@link nl.verdeelmodel.score.Measure}.
 */
@NullMarked
package nl.verdeelmodel.score;

import org.jspecify.annotations.NullMarked;
