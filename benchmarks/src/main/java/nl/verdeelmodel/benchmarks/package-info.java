/**
 * Measurements, each of which starts from a question; the answers stand in {@code benchmarks/README.md}.
 *
 * <p>In: made-up scores of realistic sizes from a fixed seed. Out: time per call of the library beside what others would
 * write. A test proves first that all candidates give the same cents. Start reading at
 * {@link nl.verdeelmodel.benchmarks.AllocationBenchmark}.
 */
@NullMarked
package nl.verdeelmodel.benchmarks;

import org.jspecify.annotations.NullMarked;
