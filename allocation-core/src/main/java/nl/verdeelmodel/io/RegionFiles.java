package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;

/** Region lists and mappings as files. */
public final class RegionFiles {

    private RegionFiles() {}

    /**
     * Reads a region list: a row per region or per municipality.
     *
     * <p>Columns {@code year,region_code,region_name}, and if the source has them {@code cbs_code},
     * {@code contact_municipality}, {@code municipality_code}, {@code municipality_name}.
     *
     * @param path the CSV file
     * @return the regions, ordered by code
     * @throws ProblemException with every row that is wrong
     */
    public static RegionSet read(Path path) {
        return RegionTables.regions(RegionTables.read(InputFile.read(path, InputFile.LARGEST_TABLE)));
    }

    /**
     * Reads a mapping to the regions of another year.
     *
     * <p>Columns {@code from_year,from_code,to_year,to_code,weight}, and for readers {@code from_name}, {@code to_name},
     * {@code basis}.
     *
     * @param path the CSV file
     * @param to the regions of the new year
     * @return the mapping
     * @throws ProblemException with every row that is wrong
     */
    public static RegionMapping readMapping(Path path, RegionSet to) {
        return RegionTables.mapping(RegionTables.read(InputFile.read(path, InputFile.LARGEST_TABLE)), to);
    }

    /**
     * The region lists in a data folder: the files {@code regions/*regios-YEAR.csv}.
     *
     * @param data the data folder
     * @return the files by name
     * @throws ProblemException if there is no such folder
     */
    public static ImmutableList<Path> lists(Path data) {
        Path folder = data.resolve("regions");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("[a-z-]*regios-[0-9]{4}\\.csv"))
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new ProblemException(Problem.input(
                    "folder-missing",
                    Where.file(folder.toString()),
                    Text.of("deze map is er niet of is niet te lezen.", "this folder is missing or cannot be read."),
                    Text.of(
                            "Noem met --data de map waarin de map regions staat.",
                            "Name with --data the folder that holds the folder regions.")));
        }
    }

    /**
     * The region list of a year in a data folder.
     *
     * @param data the data folder
     * @param year the year
     * @return the regions
     * @throws ProblemException if there is no list of that year; the years that there are, are named
     */
    public static RegionSet ofYear(Path data, int year) {
        ImmutableList<Path> lists = lists(data);
        List<String> years =
                lists.stream().map(RegionFiles::yearOf).distinct().sorted().toList();
        return lists.stream()
                .filter(file -> yearOf(file).equals(Integer.toString(year)))
                .findFirst()
                .map(RegionFiles::read)
                .orElseThrow(() -> new ProblemException(Problem.input(
                        "region-year-missing",
                        Where.file(data.resolve("regions").toString()),
                        Text.format(
                                "er is geen regiolijst van {0}; er zijn lijsten van {1}.",
                                "there is no region list of {0}; there are lists of {1}.",
                                year,
                                String.join(", ", years)))));
    }

    private static String yearOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.length() - "2026.csv".length(), name.length() - ".csv".length());
    }
}
