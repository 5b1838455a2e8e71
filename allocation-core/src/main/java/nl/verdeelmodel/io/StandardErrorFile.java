package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Optional;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.score.Measure;

/**
 * Standard errors of a measure: a column of its own table, or of another table with the same columns for place and year.
 *
 * <p>A standard error is 0 or more, one per region and year. Errors of municipalities or of regions of another year are refused:
 * they do not add up as values do.
 */
public final class StandardErrorFile {

    private StandardErrorFile() {}

    /**
     * The table of a measure.
     *
     * @param loaded the model that has the measure
     * @param name its name in the model
     * @return where the table was found
     * @throws ProblemException if the measure has no table whose rows are the regions of the model
     */
    public static Path table(ModelFile loaded, String name) {
        MeasureSource.Table source = source(loaded, name);
        return loaded.files().stream()
                .filter(file -> file.name().equals(source.table()))
                .findFirst()
                .orElseThrow()
                .path();
    }

    /**
     * Reads standard errors.
     *
     * @param loaded the model that has the measure
     * @param name the name of the measure in the model
     * @param file the table
     * @param column the column with the standard errors
     * @return the standard errors as a measure, by the years of the table
     * @throws ProblemException with every row that is wrong and every region that is missing
     */
    public static Measure read(ModelFile loaded, String name, Path file, String column) {
        MeasureSource.Table source = source(loaded, name);
        MeasureSource.Table errors = new MeasureSource.Table(
                name,
                Text.format("kolom {0} van {1}", "column {0} of {1}", column, file.getFileName()),
                "",
                file.toString(),
                column,
                source.level(),
                source.placeColumn(),
                source.yearColumn(),
                source.format(),
                false,
                false,
                ImmutableSet.of(),
                Optional.empty(),
                Where.file(file.toString()));
        CsvTable table = CsvTable.read(InputFile.read(file, InputFile.LARGEST_TABLE), source.format());
        return MeasureTables.read(
                table, errors, loaded.inputs().regions(), loaded.inputs().regions(), Optional.empty());
    }

    private static MeasureSource.Table source(ModelFile loaded, String name) {
        return Optional.ofNullable(loaded.model().measures().get(name))
                .filter(MeasureSource.Table.class::isInstance)
                .map(MeasureSource.Table.class::cast)
                .filter(table -> table.level() == MeasureSource.Level.REGION
                        && table.carry().isEmpty())
                .orElseThrow(() -> new ProblemException(Problem.input(
                        "standard-errors-no-table",
                        Where.path("measures." + name),
                        Text.format(
                                "Maatstaf {0} komt niet uit een tabel met een rij per regio van het model, dus standaardfouten"
                                        + " uit een kolom passen er niet bij.",
                                "Measure {0} does not come from a table with a row per region of the model, so standard errors"
                                        + " from a column do not fit it.",
                                name),
                        Text.of(
                                "Misschien volstaat een relatieve standaardfout, zoals --se 3%, of --se poisson.",
                                "Maybe a relative standard error will do, such as --se 3%, or --se poisson."))));
    }
}
