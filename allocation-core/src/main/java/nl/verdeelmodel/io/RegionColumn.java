package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Optional;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.score.Measure;

/** A column of a table per region and year, or per municipality and year, as a measure. */
public final class RegionColumn {

    private RegionColumn() {}

    /**
     * Reads a column.
     *
     * @param path a CSV file with {@code region_code} or {@code municipality_code}, and {@code year} or {@code cohort}
     * @param column the column of the values, at least 0 each
     * @param regions the regions
     * @return the values by year
     * @throws ProblemException with everything that is wrong
     */
    public static Measure read(Path path, String column, RegionSet regions) {
        CsvTable table = CsvTable.read(InputFile.read(path, InputFile.LARGEST_TABLE));
        return read(table, column, regions);
    }

    static Measure read(CsvTable table, String column, RegionSet regions) {
        boolean municipal = !table.has("region_code") && table.has("municipality_code");
        MeasureSource.Table source = new MeasureSource.Table(
                column,
                Text.same(column),
                "",
                table.file().where().file(),
                column,
                municipal ? MeasureSource.Level.MUNICIPALITY : MeasureSource.Level.REGION,
                municipal ? "municipality_code" : "region_code",
                !table.has("year") && table.has("cohort") ? "cohort" : "year",
                MeasureSource.TableFormat.MACHINE,
                false,
                false,
                ImmutableSet.of(),
                Optional.empty(),
                table.file().where());
        return MeasureTables.read(table, source, regions, regions, Optional.empty());
    }
}
