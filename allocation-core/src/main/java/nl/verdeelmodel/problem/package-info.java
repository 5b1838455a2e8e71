/**
 * What is wrong with an input, said so that an analyst can mend it, in Dutch and English.
 *
 * <p>In: a fault found by any later stage. Out: {@link nl.verdeelmodel.problem.Problem problems}, collected in
 * {@link nl.verdeelmodel.problem.Problems} and thrown together as one
 * {@link nl.verdeelmodel.problem.ProblemException}. {@link nl.verdeelmodel.problem.Text} carries every sentence that a
 * user may read. Start reading at {@link nl.verdeelmodel.problem.Problem}.
 */
@NullMarked
package nl.verdeelmodel.problem;

import org.jspecify.annotations.NullMarked;
