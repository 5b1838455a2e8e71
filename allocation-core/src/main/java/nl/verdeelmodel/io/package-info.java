/**
 * Everything that touches files: models (JSON), tables (CSV), results, manifests. Start reading at
 * {@link nl.verdeelmodel.io.ModelFile}.
 *
 * <p>In: paths. Out: {@link nl.verdeelmodel.FundingModel}, {@link nl.verdeelmodel.Inputs},
 * {@link nl.verdeelmodel.risk.Cohort} and written results. Input that is wrong becomes problems with file, line and advice,
 * all at once; results are written to a temporary file first and then moved, so nothing is ever half-written. This is the
 * only package of the library that knows Jackson or a CSV library. Files of young people: start at
 * {@link nl.verdeelmodel.io.CohortFile}.
 */
@NullMarked
package nl.verdeelmodel.io;

import org.jspecify.annotations.NullMarked;
