/**
 * The command line {@code verdeelmodel}: a thin layer over the library that reads options and prints tables.
 *
 * <p>Start reading at {@link nl.verdeelmodel.cli.Main}; each command is a class of its own. Exit codes are in
 * {@link nl.verdeelmodel.cli.ExitCode}.
 */
@NullMarked
package nl.verdeelmodel.cli;

import org.jspecify.annotations.NullMarked;
