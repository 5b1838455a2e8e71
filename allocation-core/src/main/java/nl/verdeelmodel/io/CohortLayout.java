package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort.PlaceKind;

/**
 * What each column of a file of persons or cells means.
 *
 * <p>The index of a column is {@link #NONE} if the file lacks it. A sector whose characteristics lack a column is a problem
 * only where a row of it occurs.
 *
 * @param table the file
 * @param sectors the sectors that are known here, each once, with their characteristics
 * @param regions where people can live
 * @param placeKind whether places are municipalities or regions
 * @param places the codes of the places, rising
 * @param sectorColumn the index of the column of the sector
 * @param placeColumn the index of the column of the place
 * @param outcomeColumn the index of the column that says who left: 0 or 1 of a person, a number of cells
 * @param personsColumn the index of the column with the persons of a cell; {@link #NONE} in a file of persons
 * @param columns per sector the index of the column of each characteristic
 * @param categories per sector and characteristic the index of the category that each text means
 * @param options how the file is read
 * @param problems what is wrong with the header line, though rows can be read; they are told with those of the rows
 */
record CohortLayout(
        StreamedTable table,
        ImmutableList<Characteristics> sectors,
        RegionSet regions,
        PlaceKind placeKind,
        ImmutableList<String> places,
        int sectorColumn,
        int placeColumn,
        int outcomeColumn,
        int personsColumn,
        ImmutableList<ImmutableList<Integer>> columns,
        ImmutableList<ImmutableList<ImmutableMap<String, Integer>>> categories,
        CohortFile.Options options,
        ImmutableList<Problem> problems) {

    /** A column that the file lacks. */
    static final int NONE = -1;

    static final String SECTOR = "sector";
    static final String MUNICIPALITY = "municipality";
    static final String REGION = "region";
    static final String OUTCOME = "vsv";
    static final String PERSONS = "persons";
    static final String LEAVERS = "leavers";

    /**
     * Finds the columns.
     *
     * @param cells whether rows are cells with a number of persons
     * @throws ProblemException with everything that is wrong with the header line, if no row can be read
     * @throws IllegalArgumentException if there is no sector or one stands twice
     */
    static CohortLayout of(
            StreamedTable table,
            boolean cells,
            List<Characteristics> sectors,
            RegionSet regions,
            CohortFile.Options options) {
        if (sectors.isEmpty()
                || sectors.stream().map(Characteristics::sector).distinct().count() != sectors.size()) {
            throw new IllegalArgumentException("The sectors must be at least one, none twice.");
        }
        return new CohortHeader(table, cells, sectors, regions, options).find();
    }

    /** The index of the place that a cell means; {@link #NONE} if there is no such place. */
    int place(String text) {
        if (placeKind == PlaceKind.REGION) {
            return regions.indexOf(text).orElse(NONE);
        }
        OptionalInt region = regions.regionOf(text);
        return region.isPresent() ? Collections.binarySearch(places, text) : NONE;
    }

    /** The index of the sector that a cell means; {@link #NONE} if it is not known here. */
    int sector(String text) {
        for (int i = 0; i < sectors.size(); i++) {
            if (sectors.get(i).sector().code().equals(text)) {
                return i;
            }
        }
        return NONE;
    }

    /** The name that a file has for a column of ours. */
    String nameInFile(String name) {
        return options.columns().getOrDefault(name, name);
    }

    /** Whether the header line was found to lack a column under the name that is declared for it. */
    boolean isToldMissing(String name) {
        return options.columns().containsKey(name) && !table.header().contains(nameInFile(name));
    }

    /** The names of the columns that have no meaning here, such as ignored ones. */
    ImmutableList<String> otherColumns() {
        Set<Integer> used = new HashSet<>(List.of(sectorColumn, placeColumn, outcomeColumn, personsColumn));
        columns.forEach(used::addAll);
        return IntStream.range(0, table.header().size())
                .filter(column -> !used.contains(column))
                .mapToObj(this::name)
                .collect(ImmutableList.toImmutableList());
    }

    /** Whether rows are cells with a number of persons. */
    boolean hasCells() {
        return personsColumn != NONE;
    }

    /** Whether it is known who left. */
    boolean hasOutcomes() {
        return outcomeColumn != NONE;
    }

    /** Whether a column holds a number of persons. */
    boolean isNumber(int column) {
        return hasCells() && (column == personsColumn || column == outcomeColumn);
    }

    /**
     * The texts that a cell may have been before its end was cut off.
     *
     * @param column the index of its column
     * @param sector the index of the sector of its row, or {@link #NONE}
     * @param text what is left of the cell
     * @return texts of the same column that begin with it and mean something else than it, rising; none if it has no meaning
     */
    ImmutableList<String> longerTexts(int column, int sector, String text) {
        Map<String, Integer> meanings = meanings(column, sector);
        Integer own = meanings.get(text);
        return own == null
                ? ImmutableList.of()
                : meanings.entrySet().stream()
                        .filter(other -> other.getKey().startsWith(text)
                                && !other.getValue().equals(own))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(ImmutableList.toImmutableList());
    }

    /** The index that each text of a column of places or of a characteristic of a sector means. */
    private Map<String, Integer> meanings(int column, int sector) {
        if (column == placeColumn) {
            return placeTexts();
        }
        int characteristic = sector == NONE ? NONE : columns.get(sector).indexOf(column);
        return characteristic == NONE ? Map.of() : categories.get(sector).get(characteristic);
    }

    /** The name of a column in the file. */
    String name(int column) {
        return table.header().get(column);
    }

    /** All texts that can mean a place, with their index. */
    ImmutableMap<String, Integer> placeTexts() {
        Stream<String> texts = placeKind == PlaceKind.MUNICIPALITY
                ? places.stream()
                : regions.regions().stream()
                        .flatMap(region -> Stream.of(
                                region.code(),
                                region.code().startsWith("0") ? region.code().substring(1) : region.code(),
                                region.cbsCode()));
        ImmutableMap.Builder<String, Integer> found = ImmutableMap.builder();
        texts.distinct().forEach(text -> {
            int place = place(text);
            if (place != NONE) {
                found.put(text, place);
            }
        });
        return found.buildOrThrow();
    }
}
