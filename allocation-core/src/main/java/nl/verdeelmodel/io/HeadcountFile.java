package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/** People per region from a table or from a measure of a model. */
public final class HeadcountFile {

    private HeadcountFile() {}

    /**
     * Reads people from a table: a row per year and region, or per year and municipality of the regions.
     *
     * @param path a CSV file with the columns {@code year} and {@code region_code} or {@code municipality_code}
     * @param column the column of the people
     * @param year the year that counts; empty for the last one there is
     * @param regions the regions of the comparison
     * @return the people
     * @throws ProblemException with everything that is wrong
     */
    public static Headcount read(Path path, String column, OptionalInt year, RegionSet regions) {
        CsvTable table = CsvTable.read(InputFile.read(path, InputFile.LARGEST_TABLE));
        boolean municipal = !table.has("region_code") && table.has("municipality_code");
        Where where = table.file().where();
        MeasureSource.Table source = new MeasureSource.Table(
                column,
                Text.same(column),
                "",
                path.toString(),
                column,
                municipal ? MeasureSource.Level.MUNICIPALITY : MeasureSource.Level.REGION,
                municipal ? "municipality_code" : "region_code",
                "year",
                MeasureSource.TableFormat.MACHINE,
                false,
                false,
                ImmutableSet.of(),
                Optional.empty(),
                where);
        return of(MeasureTables.read(table, source, regions, regions, Optional.empty()), year, where);
    }

    /**
     * The people that a measure counts.
     *
     * @param measure the measure
     * @param year the year that counts; empty for the last one there is
     * @param where where the measure was asked for
     * @return the people
     * @throws ProblemException if the measure lacks the year, or a region has no people
     */
    public static Headcount of(Measure measure, OptionalInt year, Where where) {
        if (year.isEmpty() && measure.byYear().isEmpty()) {
            throw new ProblemException(Problem.input(
                    "table-empty",
                    where,
                    Text.format("{0}: er zijn geen waarden.", "{0}: there are no values.", measure.title())));
        }
        int chosen = year.orElseGet(() -> measure.byYear().lastKey());
        RegionValues values =
                measure.at(chosen).orElseThrow(() -> new ProblemException(measure.missing(chosen, where)));
        return new Headcount(
                Text.format("{0} ({1})", "{0} ({1})", measure.title(), chosen), values, measure.synthetic());
    }
}
