package nl.verdeelmodel;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** Where the values of a measure come from, as a funding model states it: a table, or the outcome of another model. */
public sealed interface MeasureSource {

    /**
     * The name of the measure in the model.
     *
     * @return the name
     */
    String id();

    /**
     * Its name for readers.
     *
     * @return the title
     */
    Text title();

    /**
     * Who publishes it.
     *
     * @return the source, or empty
     */
    String source();

    /**
     * How values of another year's places come to the regions of the model.
     *
     * @return the way; empty if the places are those of the model
     */
    Optional<Carry> carry();

    /**
     * The place of this entry, for problems.
     *
     * @return the place
     */
    Where where();

    /**
     * A column of a table.
     *
     * @param id the name of the measure in the model
     * @param title its name for readers
     * @param source who publishes it, or empty
     * @param table the table, as the model names it
     * @param column the column with the values
     * @param level whether a row is a region or a municipality
     * @param placeColumn the column with the code of the region or municipality
     * @param yearColumn the column with the year that the values describe
     * @param format how the table is written
     * @param missingPlacesAreZero whether places that the table does not list in a year count as 0; otherwise they are problems
     * @param otherYearsAreZero whether every place counts as 0 in a year that the table does not list, such as a supplement
     *     that has run off; otherwise such a year is a problem
     * @param excludedMunicipalities codes of municipalities that do not count
     * @param carry how values of another year's places come to the regions of the model; empty if they are of the same year
     * @param where the place of this entry, for problems
     */
    record Table(
            String id,
            Text title,
            String source,
            String table,
            String column,
            Level level,
            String placeColumn,
            String yearColumn,
            TableFormat format,
            boolean missingPlacesAreZero,
            boolean otherYearsAreZero,
            ImmutableSet<String> excludedMunicipalities,
            Optional<Carry> carry,
            Where where)
            implements MeasureSource {}

    /**
     * What another model gives every region, in euros.
     *
     * @param id the name of the measure in the model
     * @param title its name for readers
     * @param source who publishes it; if empty, the source of the other model
     * @param model the file of the other model, as a path from the folder of this one
     * @param stream the stream whose amounts count; empty for all streams together
     * @param years the years of payment whose amounts count; empty for all years of the other model
     * @param carry how amounts of the other model's regions come to those of this one; empty if they are the same regions
     * @param where the place of this entry, for problems
     */
    record Outcome(
            String id,
            Text title,
            String source,
            String model,
            Optional<String> stream,
            ImmutableSortedSet<Integer> years,
            Optional<Carry> carry,
            Where where)
            implements MeasureSource {}

    /** What a row of a table describes. */
    enum Level {
        /** A region. */
        REGION,
        /** A municipality. */
        MUNICIPALITY
    }

    /** The sign before the decimals of a number. */
    enum DecimalSign {
        /** {@code 1234.5}. */
        POINT,
        /** {@code 1234,5}. */
        COMMA
    }

    /**
     * How a table is written; never guessed per cell.
     *
     * @param separator the sign between cells; empty to take the one that the header line uses
     * @param decimal the decimal sign; empty for a point, then a column whose numbers could as well be thousands
     *     ({@code 12.345}) is a problem
     * @param encoding {@code utf-8} or {@code windows-1252}
     */
    record TableFormat(Optional<Character> separator, Optional<DecimalSign> decimal, String encoding) {

        /** Separator by the header line, decimal point, UTF-8. */
        public static final TableFormat MACHINE = new TableFormat(Optional.empty(), Optional.empty(), "utf-8");

        /**
         * Whether numbers have a decimal comma.
         *
         * @return true for a declared comma
         */
        public boolean hasDecimalComma() {
            return decimal.equals(Optional.of(DecimalSign.COMMA));
        }
    }

    /**
     * How values of the places of another year are carried to the regions of the model.
     *
     * @param fromRegions the region list of that year, as the model names it
     * @param mapping the mapping table, as the model names it
     * @param where the place of this entry, for problems
     */
    record Carry(String fromRegions, String mapping, Where where) {}
}
