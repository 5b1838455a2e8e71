package nl.verdeelmodel.testing;

import java.nio.file.Path;
import nl.verdeelmodel.io.RegionFiles;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;

/** The folder {@code sample-data} of the repository, seen from the module, where tests run. */
public final class SampleData {

    /** The folder itself. */
    public static final Path FOLDER = Path.of("..", "sample-data");

    private SampleData() {}

    /** A model file by its name without {@code .json}. */
    public static Path model(String name) {
        return FOLDER.resolve("models").resolve(name + ".json");
    }

    /** The region list of a year. */
    public static RegionSet regions(int year) {
        return RegionFiles.ofYear(FOLDER, year);
    }

    /** A mapping in the folder {@code regions}, such as {@code regios-2015-2026}. */
    public static RegionMapping mapping(String name, int toYear) {
        return RegionFiles.readMapping(FOLDER.resolve("regions").resolve(name + ".csv"), regions(toYear));
    }
}
