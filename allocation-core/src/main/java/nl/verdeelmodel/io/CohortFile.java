package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/**
 * Files of young people: a row per person, or a row per cell of equal persons (CSV with a header line).
 *
 * <p>Columns: {@code sector} ({@code vo} or {@code mbo}); {@code municipality} ({@code GM0363}) or {@code region}
 * ({@code 29}), one of the two; one column per characteristic of each sector that occurs, named by its id, with a code or the
 * id of a category; of persons, if known, {@code vsv}: 1 for who left early, 0 for who stayed; of cells {@code persons} and, if
 * known, {@code leavers}. In the rows of a sector the columns that only another sector has are not looked at. Rows of equal
 * cells add up; a row of 0 persons counts nobody. Columns may stand in any order. A first line {@code # SYNTHETIC ...} marks
 * persons who were made up.
 *
 * <p>Everything that is wrong is found in one reading and told together, counted by column: where first, how often, and the
 * texts that are no category, unless so many differ that they may identify persons. Nothing else of a row is ever told. A file
 * that ends without a line end in a number, or in a code that another one begins with, may be cut off, and is refused. A file is
 * streamed: memory grows with the number of different cells, or not at all ({@link #totals}), never with the number of rows. The
 * outcome is the same bit for bit for any number of threads and any order of rows.
 *
 * <p>Cells are what any SQL engine gives for one query, so a cohort of any size can be counted where it is. Name the
 * characteristics in place of the dots; {@code docs/guide/risk.md} has the queries in full. A query loses the mark of made-up
 * persons: put that first line back by hand. DuckDB:
 *
 * <pre>{@code
 * COPY (SELECT sector, municipality, age, ..., count(*) AS persons, sum(CAST(vsv AS INTEGER)) AS leavers
 *       FROM read_csv('persons.csv', header = true, all_varchar = true, comment = '#')
 *       GROUP BY ALL)
 * TO 'cells.csv' (HEADER, DELIMITER ',')
 * }</pre>
 *
 * <p>Spark SQL (3.4 or newer), with {@code persons} a view of the rows with every column a string:
 *
 * <pre>{@code
 * SELECT sector, municipality, age, ..., count(*) AS persons, sum(CAST(vsv AS INT)) AS leavers FROM persons GROUP BY ALL
 * }</pre>
 */
public final class CohortFile {

    private CohortFile() {}

    /** Is told how far a file was read. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Some bytes more were read. Calls come from one thread at a time; where a file must be read in another way, they begin
         * anew.
         *
         * @param done how many bytes were read
         * @param all how many bytes the file has
         */
        void at(long done, long all);
    }

    /**
     * How a file is read.
     *
     * @param year persons on 1 October of this year
     * @param columns the name in the file of each column that has another name there, by our name
     * @param ignored columns of the file that are not looked at; any other column without a meaning is a problem
     * @param separator what stands between cells; empty to take the one that the header line uses
     * @param encoding {@code utf-8} or {@code windows-1252}
     * @param threads how many threads read, at least 1
     * @param progress is told how far the file was read
     */
    public record Options(
            int year,
            ImmutableMap<String, String> columns,
            ImmutableSet<String> ignored,
            Optional<Character> separator,
            String encoding,
            int threads,
            Progress progress) {

        private static final Set<String> ENCODINGS = Set.of("utf-8", "windows-1252");

        /**
         * Options.
         *
         * @throws IllegalArgumentException if the encoding is another, the separator is a quote or a line end, or there is no
         *     thread
         */
        public Options {
            if (!ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Encoding " + encoding + " is none of " + ENCODINGS + ".");
            }
            if (separator
                    .filter(sign -> sign > '~' || "\"\n\r\0".indexOf(sign) >= 0)
                    .isPresent()) {
                throw new IllegalArgumentException("A separator cannot be a quote, a line end or no ASCII character.");
            }
            if (threads < 1) {
                throw new IllegalArgumentException("There must be at least one thread, not " + threads + ".");
            }
        }

        /**
         * One thread, UTF-8, columns by our names, the separator that the header line uses.
         *
         * @param year persons on 1 October of this year
         * @return the options
         */
        public static Options of(int year) {
            return new Options(
                    year, ImmutableMap.of(), ImmutableSet.of(), Optional.empty(), "utf-8", 1, (done, all) -> {});
        }

        /**
         * The same with other names in the file.
         *
         * @param newColumns the name in the file by our name
         * @return the options
         */
        public Options withColumns(Map<String, String> newColumns) {
            return new Options(year, ImmutableMap.copyOf(newColumns), ignored, separator, encoding, threads, progress);
        }

        /**
         * The same without some columns of the file.
         *
         * @param newIgnored names in the file
         * @return the options
         */
        public Options withIgnored(Set<String> newIgnored) {
            return new Options(year, columns, ImmutableSet.copyOf(newIgnored), separator, encoding, threads, progress);
        }

        /**
         * The same with a separator.
         *
         * @param newSeparator what stands between cells
         * @return the options
         * @throws IllegalArgumentException if it cannot be
         */
        public Options withSeparator(char newSeparator) {
            return new Options(year, columns, ignored, Optional.of(newSeparator), encoding, threads, progress);
        }

        /**
         * The same with an encoding.
         *
         * @param newEncoding {@code utf-8} or {@code windows-1252}
         * @return the options
         * @throws IllegalArgumentException if it is another
         */
        public Options withEncoding(String newEncoding) {
            return new Options(year, columns, ignored, separator, newEncoding, threads, progress);
        }

        /**
         * The same with more threads.
         *
         * @param newThreads at least 1
         * @return the options
         * @throws IllegalArgumentException if there is none
         */
        public Options withThreads(int newThreads) {
            return new Options(year, columns, ignored, separator, encoding, newThreads, progress);
        }

        /**
         * The same, telling somebody else how far the file was read.
         *
         * @param newProgress is told
         * @return the options
         */
        public Options withProgress(Progress newProgress) {
            return new Options(year, columns, ignored, separator, encoding, threads, newProgress);
        }
    }

    /**
     * Expected leavers of a file of persons, without its cells.
     *
     * @param year persons on 1 October of this year
     * @param placeKind what the places are
     * @param synthetic whether the persons were made up; every result that rests on them says so
     * @param sectors the totals per place of each sector that occurs
     */
    public record Totals(
            int year, Cohort.PlaceKind placeKind, boolean synthetic, ImmutableSortedMap<Sector, ChanceTotals> sectors) {

        /**
         * The totals of a sector.
         *
         * @param sector the sector
         * @return its totals per place; empty if the file has nobody of that sector
         */
        public Optional<ChanceTotals> of(Sector sector) {
            return Optional.ofNullable(sectors.get(sector));
        }
    }

    /**
     * Counts the persons of a file into cells.
     *
     * @param file a row per person
     * @param sectors the characteristics of each sector that may occur, at least one, no sector twice
     * @param regions where the persons live; the places are all municipalities of it, or all regions
     * @param options how the file is read
     * @return the cells of the sectors that occur
     * @throws ProblemException with everything that is wrong with the file
     */
    public static Cohort persons(Path file, List<Characteristics> sectors, RegionSet regions, Options options) {
        return cohort(file, false, sectors, regions, options);
    }

    /**
     * Reads the cells of a file.
     *
     * @param file a row per cell
     * @param sectors the characteristics of each sector that may occur, at least one, no sector twice
     * @param regions where the persons live; the places are all municipalities of it, or all regions
     * @param options how the file is read
     * @return the cells of the sectors that occur
     * @throws ProblemException with everything that is wrong with the file
     */
    public static Cohort cells(Path file, List<Characteristics> sectors, RegionSet regions, Options options) {
        return cohort(file, true, sectors, regions, options);
    }

    private static Cohort cohort(
            Path file, boolean cells, List<Characteristics> sectors, RegionSet regions, Options options) {
        CohortLayout layout = layout(file, cells, sectors, regions, options);
        return read(layout, () -> new CellsSink(layout), options).build(options.year());
    }

    /**
     * Adds up the chances of the persons of a file per place, in memory that does not grow with the file.
     *
     * @param file a row per person
     * @param models the risk model of each sector that may occur, at least one, no sector twice
     * @param regions where the persons live; the places are all municipalities of it, or all regions
     * @param options how the file is read
     * @return the same totals as those of the cells of {@link #persons}
     * @throws ProblemException with everything that is wrong with the file
     */
    public static Totals totals(Path file, List<RiskModel> models, RegionSet regions, Options options) {
        CohortLayout layout = layout(
                file, false, models.stream().map(RiskModel::characteristics).toList(), regions, options);
        List<Odds> odds =
                models.stream().map(model -> Odds.of(model.coefficients())).toList();
        return new Totals(
                options.year(),
                layout.placeKind(),
                layout.table().synthetic(),
                read(layout, () -> new TotalsSink(layout, odds), options).build());
    }

    /**
     * Checks that a file of persons or cells is there and has a header line, so that this can be told with other problems.
     *
     * @param file the file
     * @param options how it is read
     * @throws ProblemException if it cannot be read or has no header line
     */
    public static void requireReadable(Path file, Options options) {
        StreamedTable.open(file, options.separator(), options.encoding());
    }

    private static CohortLayout layout(
            Path file, boolean cells, List<Characteristics> sectors, RegionSet regions, Options options) {
        return CohortLayout.of(
                StreamedTable.open(file, options.separator(), options.encoding()), cells, sectors, regions, options);
    }

    private static <S extends CohortSink<S>> S read(CohortLayout layout, Supplier<S> sinks, Options options) {
        try {
            Optional<S> fast = layout.problems().isEmpty()
                    ? new PlainReader<>(layout, sinks, PlainReader.LARGEST_BLOCK, options.progress())
                            .read(options.threads())
                    : Optional.empty();
            if (fast.isPresent() && !fast.get().isEmpty()) {
                return fast.get();
            }
            S sink = sinks.get();
            new GeneralReader(layout, options.progress()).read(sink);
            return sink;
        } catch (IOException e) {
            throw InputFile.unreadable(layout.table().path(), e);
        }
    }

    /**
     * A cohort as the content of a file of cells, for {@link ResultFolder}: a row per cell, by sector, categories and place, with
     * the ids of the categories. Equal cohorts give equal bytes, and reading them gives an equal cohort.
     *
     * @param cohort the cohort
     * @return the content
     * @throws IllegalArgumentException if it is known who left in one sector but not in another
     */
    public static ResultFolder.Content cells(Cohort cohort) {
        return new CellsText(cohort)::writeTo;
    }

    /**
     * Writes the cells of a cohort to a file, which is replaced if it is there.
     *
     * @param file where to
     * @param cohort the cohort
     * @throws ProblemException if the file cannot be written; then an earlier one is as it was
     * @throws IllegalArgumentException if it is known who left in one sector but not in another
     */
    public static void writeCells(Path file, Cohort cohort) {
        Path folder = file.toAbsolutePath().getParent();
        ResultFolder.writeContents(
                folder == null ? file.toAbsolutePath() : folder,
                Map.of(String.valueOf(file.getFileName()), cells(cohort)),
                Set.of());
    }
}
