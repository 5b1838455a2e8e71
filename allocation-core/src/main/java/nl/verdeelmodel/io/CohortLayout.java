package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
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
        ImmutableList<ImmutableList<ImmutableMap<String, Integer>>> categories) {

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
     * @throws ProblemException with everything that is wrong with the header line
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
        return new Finder(table, cells, sectors, regions, options).find();
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

    /** Whether rows are cells with a number of persons. */
    boolean hasCells() {
        return personsColumn != NONE;
    }

    /** Whether it is known who left. */
    boolean hasOutcomes() {
        return outcomeColumn != NONE;
    }

    /** The name of a column in the file. */
    String name(int column) {
        return table.header().get(column);
    }

    /** Looks for each column that has a meaning. */
    private static final class Finder {

        private final StreamedTable table;
        private final boolean cells;
        private final List<Characteristics> sectors;
        private final RegionSet regions;
        private final CohortFile.Options options;
        private final Problems problems = new Problems();
        private final Map<String, Integer> indices = new HashMap<>();

        Finder(
                StreamedTable table,
                boolean cells,
                List<Characteristics> sectors,
                RegionSet regions,
                CohortFile.Options options) {
            this.table = table;
            this.cells = cells;
            this.sectors = sectors;
            this.regions = regions;
            this.options = options;
        }

        CohortLayout find() {
            checkDeclared();
            findColumns();
            int sector = required(SECTOR);
            PlaceKind placeKind = placeKind();
            int persons = cells ? required(PERSONS) : NONE;
            problems.throwIfAny();
            boolean byMunicipality = placeKind == PlaceKind.MUNICIPALITY;
            return new CohortLayout(
                    table,
                    ImmutableList.copyOf(sectors),
                    regions,
                    placeKind,
                    byMunicipality
                            ? regions.municipalities().keySet().asList()
                            : regions.regions().stream()
                                    .map(region -> region.code())
                                    .collect(ImmutableList.toImmutableList()),
                    sector,
                    index(byMunicipality ? MUNICIPALITY : REGION),
                    index(cells ? LEAVERS : OUTCOME),
                    persons,
                    sectors.stream().map(this::columnsOf).collect(ImmutableList.toImmutableList()),
                    sectors.stream().map(Finder::categoriesOf).collect(ImmutableList.toImmutableList()));
        }

        /** Our names of all columns that can have a meaning. */
        private Set<String> names() {
            Set<String> names = new LinkedHashSet<>(List.of(SECTOR, MUNICIPALITY, REGION));
            sectors.forEach(own -> own.list().forEach(characteristic -> names.add(characteristic.id())));
            names.addAll(cells ? List.of(PERSONS, LEAVERS) : List.of(OUTCOME));
            return names;
        }

        private String nameInFile(String name) {
            return options.columns().getOrDefault(name, name);
        }

        private void checkDeclared() {
            for (Map.Entry<String, String> declared : options.columns().entrySet()) {
                String name = declared.getKey();
                if (!names().contains(name)
                        && !List.of(OUTCOME, PERSONS, LEAVERS).contains(name)) {
                    problems.add(Problem.input(
                            "column-declared-unknown",
                            table.where(),
                            Text.format(
                                    "voor \"{0}\" is een kolom opgegeven, maar de risicomodellen hebben geen kenmerk dat zo"
                                            + " heet.",
                                    "a column is declared for \"{0}\", but the risk models have no characteristic of that"
                                            + " name.",
                                    name),
                            Suggestions.advice(name, names())));
                } else if (names().contains(name) && !table.header().contains(declared.getValue())) {
                    problems.add(missing(declared.getValue()));
                }
            }
        }

        private void findColumns() {
            Map<String, String> meaning = new HashMap<>();
            for (String name : names()) {
                String earlier = meaning.putIfAbsent(nameInFile(name), name);
                if (earlier != null && table.header().contains(nameInFile(name))) {
                    problems.add(Problem.input(
                            "column-declared-twice",
                            table.where().atLine(table.headerLine()),
                            Text.format(
                                    "de kolom \"{0}\" kan niet zowel {1} als {2} zijn.",
                                    "the column \"{0}\" cannot be both {1} and {2}.",
                                    nameInFile(name),
                                    earlier,
                                    name)));
                }
            }
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < table.header().size(); i++) {
                String column = table.header().get(i);
                String name = meaning.get(column);
                if (!seen.add(column)) {
                    problems.add(twice(column));
                } else if (!options.ignored().contains(column)) {
                    if (name == null) {
                        problems.add(unknown(column, meaning.keySet()));
                    } else {
                        indices.put(name, i);
                    }
                }
            }
        }

        private Problem twice(String column) {
            return header(
                    "column-twice",
                    Text.format("de kolom \"{0}\" komt twee keer voor.", "the column \"{0}\" stands twice.", column),
                    Text.NONE);
        }

        private Problem unknown(String column, Collection<String> known) {
            List<String> free = known.stream()
                    .filter(name -> !table.header().contains(name))
                    .toList();
            Text closest = Suggestions.closestOnly(column, free);
            return header(
                    "column-unknown",
                    Text.format(
                            "de kolom \"{0}\" hoort niet in deze tabel.",
                            "the column \"{0}\" does not belong in this table.", column),
                    closest.isEmpty()
                            ? Text.of(
                                    "Misschien is zij niet nodig: noem haar dan bij de kolommen die worden overgeslagen.",
                                    "Maybe it is not needed: name it among the columns to ignore.")
                            : closest);
        }

        private PlaceKind placeKind() {
            boolean municipality = indices.containsKey(MUNICIPALITY);
            boolean region = indices.containsKey(REGION);
            if (municipality && region) {
                problems.add(header(
                        "places-twice",
                        Text.format(
                                "de kolommen \"{0}\" en \"{1}\" zeggen beide waar iemand woont; er mag er een zijn.",
                                "the columns \"{0}\" and \"{1}\" both say where a person lives; only one may.",
                                nameInFile(MUNICIPALITY),
                                nameInFile(REGION)),
                        Text.of(
                                "Misschien een van beide noemen bij de kolommen die worden overgeslagen.",
                                "Maybe name one of them among the columns to ignore.")));
            } else if (!region) {
                required(MUNICIPALITY);
            }
            if (municipality && regions.municipalities().isEmpty()) {
                problems.add(header(
                        "municipalities-none",
                        Text.format(
                                "de rijen noemen gemeenten, maar de regiolijst van {0} heeft er geen.",
                                "the rows name municipalities, but the region list of {0} has none.", regions.year()),
                        Text.NONE));
            }
            return region ? PlaceKind.REGION : PlaceKind.MUNICIPALITY;
        }

        private int index(String name) {
            return indices.getOrDefault(name, NONE);
        }

        private int required(String name) {
            if (index(name) == NONE && !table.header().contains(nameInFile(name))) {
                problems.add(missing(nameInFile(name)));
            } else if (index(name) == NONE) {
                problems.add(header(
                        "column-ignored",
                        Text.format(
                                "de kolom \"{0}\" wordt overgeslagen, maar is nodig.",
                                "the column \"{0}\" is ignored, but it is needed.", nameInFile(name)),
                        Text.NONE));
            }
            return index(name);
        }

        private Problem missing(String column) {
            return missingColumn(table, column);
        }

        private Problem header(String code, Text message, Text advice) {
            return Problem.input(code, table.where().atLine(table.headerLine()), message, advice);
        }

        private ImmutableList<Integer> columnsOf(Characteristics own) {
            return own.list().stream()
                    .map(characteristic -> index(characteristic.id()))
                    .collect(ImmutableList.toImmutableList());
        }

        private static ImmutableList<ImmutableMap<String, Integer>> categoriesOf(Characteristics own) {
            return own.list().stream().map(Finder::categoriesOf).collect(ImmutableList.toImmutableList());
        }

        /** As {@link Characteristic#indexOfCode} finds them. */
        private static ImmutableMap<String, Integer> categoriesOf(Characteristic characteristic) {
            List<String> texts = new ArrayList<>(List.of(""));
            for (Category category : characteristic.categories()) {
                texts.add(category.id());
                texts.addAll(category.codes());
            }
            ImmutableMap.Builder<String, Integer> categories = ImmutableMap.builder();
            texts.stream()
                    .distinct()
                    .forEach(text -> characteristic.indexOfCode(text).ifPresent(index -> categories.put(text, index)));
            return categories.buildOrThrow();
        }
    }

    /** The problem of a column that a table lacks. */
    static Problem missingColumn(StreamedTable table, String column) {
        return Problem.input(
                "column-missing",
                table.where().atLine(table.headerLine()),
                Text.format(
                        "de kolom \"{0}\" ontbreekt; de kopregel heeft: {1}.",
                        "the column \"{0}\" is missing; the header line has: {1}.",
                        column,
                        String.join(" | ", table.header())),
                table.header().size() == 1
                        ? Text.of(
                                "Misschien is het scheidingsteken anders dan opgegeven of dan , ; of tab.",
                                "Maybe the separator is another than declared, or than , ; or tab.")
                        : Suggestions.advice(column, table.header()));
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
