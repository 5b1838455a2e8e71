package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import nl.verdeelmodel.analysis.comparison.Grouping;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/** Groups of regions from a table with a row per region. */
public final class GroupingFile {

    private GroupingFile() {}

    /**
     * Reads groups.
     *
     * @param path a CSV file with the column {@code region_code}
     * @param column the column that names the group of a region
     * @param regions the regions of the comparison
     * @return the group of each region
     * @throws ProblemException if a region is missing, stands twice, is unknown, or has no group
     */
    public static Grouping read(Path path, String column, RegionSet regions) {
        CsvTable table = CsvTable.read(InputFile.read(path, InputFile.LARGEST_TABLE));
        Problems problems = new Problems();
        problems.addAll(table.rowProblems());
        table.requireColumns(problems, "region_code", column);
        problems.throwIfAny();
        Map<Integer, String> groups = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            OptionalInt region = regions.indexOf(table.cell(row, "region_code"));
            if (region.isEmpty()) {
                problems.add(regions.unknownRegion(table.cell(row, "region_code"), table.where(row)));
            } else {
                add(groups, region.getAsInt(), table, row, column, problems);
            }
        }
        checkComplete(regions, groups, table, problems);
        problems.throwIfAny();
        return new Grouping(column, ImmutableList.copyOf(groups.values()));
    }

    private static void add(
            Map<Integer, String> groups,
            int region,
            CsvTable table,
            CsvTable.Row row,
            String column,
            Problems problems) {
        String group = table.cell(row, column);
        if (group.isBlank()) {
            problems.add(Problem.input(
                    "group-empty",
                    table.where(row),
                    Text.format("kolom {0} is leeg.", "column {0} is empty.", column)));
        }
        if (groups.putIfAbsent(region, group) != null) {
            problems.add(Problem.input(
                    "region-twice",
                    table.where(row),
                    Text.format(
                            "regio {0} staat al eerder in de tabel.",
                            "region {0} stands earlier in the table.", table.cell(row, "region_code"))));
        }
    }

    private static void checkComplete(
            RegionSet regions, Map<Integer, String> groups, CsvTable table, Problems problems) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            if (!groups.containsKey(i)) {
                missing.add(i);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(Problem.input(
                    "region-missing",
                    table.file().where(),
                    Text.format("er ontbreken regio's: {0}.", "regions are missing: {0}.", regions.codesOf(missing))));
        }
    }
}
