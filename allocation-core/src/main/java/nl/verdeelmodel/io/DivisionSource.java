package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where one side of a comparison is read from, and how.
 *
 * @param side which side it is
 * @param path a funding model, a result folder or the {@code allocation.csv} of an earlier run, or a published CSV table
 * @param year the year that counts; empty for the first one there is
 * @param stream the only stream that counts; empty for all streams
 * @param column the column of a published table that holds the amounts in EUR; empty for {@code amount_eur}
 * @param regions the region list of a table; empty for that of the other side or of the mapping
 * @param model how a model is read
 * @param own the options that were given: one for this side only, such as {@code stream-a} or {@code set}, must be of use to it, one
 *     for both ({@code year}, {@code stream}) to one of them
 */
public record DivisionSource(
        Side side,
        Path path,
        OptionalInt year,
        Optional<String> stream,
        Optional<String> column,
        Optional<Path> regions,
        ModelFile.Options model,
        ImmutableSet<String> own) {

    /** The side of a comparison; a difference is always B minus A. */
    public enum Side {
        /** The side that is taken off. */
        A,
        /** The side from which is taken off. */
        B;

        /**
         * The name in options and roles.
         *
         * @return {@code a} or {@code b}
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A side that is read as it stands: its first year, all streams, the usual column.
     *
     * @param side which side it is
     * @param path the file or folder
     * @return the source
     */
    public static DivisionSource of(Side side, Path path) {
        return new DivisionSource(
                side,
                path,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ModelFile.Options.NONE,
                ImmutableSet.of());
    }

    /**
     * The same side in its first year, with all its streams.
     *
     * @return a copy
     */
    public DivisionSource withoutChoice() {
        return new DivisionSource(
                side,
                path,
                OptionalInt.empty(),
                Optional.empty(),
                column,
                regions,
                model,
                own.stream()
                        .filter(option -> !option.startsWith("year") && !option.startsWith("stream"))
                        .collect(ImmutableSet.toImmutableSet()));
    }
}
