package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort.PlaceKind;

/**
 * Looks in the header line of a file of persons or cells for each column that has a meaning, and tells all that is wrong with it.
 */
final class CohortHeader {

    private static final ImmutableList<String> COUNTS =
            ImmutableList.of(CohortLayout.OUTCOME, CohortLayout.PERSONS, CohortLayout.LEAVERS);
    private static final ImmutableList<Character> SEPARATORS = ImmutableList.of(',', ';', '\t', '|');

    private final StreamedTable table;
    private final boolean cells;
    private final List<Characteristics> sectors;
    private final RegionSet regions;
    private final CohortFile.Options options;
    private final Problems problems = new Problems();
    /** Whether rows can be read, even if the header line has problems. */
    private boolean readable = true;

    private final Map<String, Integer> indices = new HashMap<>();

    CohortHeader(
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

    /**
     * Finds the columns.
     *
     * @throws nl.verdeelmodel.problem.ProblemException with everything that is wrong with the header line, if no row can be read
     */
    CohortLayout find() {
        requireSeparator();
        requireHeader();
        checkDeclared();
        checkIgnored();
        findColumns();
        int sector = required(CohortLayout.SECTOR);
        PlaceKind placeKind = placeKind();
        int persons = cells ? required(CohortLayout.PERSONS) : CohortLayout.NONE;
        if (!readable) {
            problems.throwIfAny();
        }
        boolean byMunicipality = placeKind == PlaceKind.MUNICIPALITY;
        return new CohortLayout(
                table,
                ImmutableList.copyOf(sectors),
                regions,
                placeKind,
                byMunicipality
                        ? regions.municipalities().keySet().asList()
                        : regions.regions().stream().map(Region::code).collect(ImmutableList.toImmutableList()),
                sector,
                index(byMunicipality ? CohortLayout.MUNICIPALITY : CohortLayout.REGION),
                index(cells ? CohortLayout.LEAVERS : CohortLayout.OUTCOME),
                persons,
                sectors.stream().map(this::columnsOf).collect(ImmutableList.toImmutableList()),
                sectors.stream().map(CohortHeader::categoriesOf).collect(ImmutableList.toImmutableList()),
                options,
                problems.list());
    }

    /** A header line that is one column, but holds what separates others, was cut at the wrong sign. */
    private void requireSeparator() {
        String line = table.header().get(0);
        List<Character> signs = SEPARATORS.stream()
                .filter(sign -> sign != table.separator() && line.indexOf(sign) >= 0)
                .toList();
        if (table.header().size() == 1 && !signs.isEmpty()) {
            throw new ProblemException(header(
                    "separator-wrong",
                    Text.format(
                            "met scheidingsteken {0} is de hele kopregel een kolom.",
                            "with the separator {0} the whole header line is one column.", sign(table.separator())),
                    Text.format(
                            "Misschien is het scheidingsteken {0}.",
                            "Maybe the separator is {0}.",
                            signs.stream().map(CohortHeader::sign).toList())));
        }
    }

    /** A first line without any of the columns is a person: nothing of it is told. */
    private void requireHeader() {
        if (names().stream().map(this::nameInFile).noneMatch(table.header()::contains)) {
            throw new ProblemException(header(
                    "header-missing",
                    Text.format(
                            "de eerste regel heeft geen van de kolommen die nodig zijn: {0}.",
                            "the first line has none of the columns that are needed: {0}.",
                            names().stream().map(this::nameInFile).toList()),
                    Text.of(
                            "Misschien ontbreekt de kopregel, of heten de kolommen anders: zeg dat met --column NAAM=KOLOM.",
                            "Maybe the header line is missing, or the columns have other names: say so with --column"
                                    + " NAME=COLUMN.")));
        }
    }

    private static Text sign(char sign) {
        return Text.same(sign == '\t' ? "tab" : "\"" + sign + "\"");
    }

    private void checkIgnored() {
        for (String column : options.ignored()) {
            if (!table.header().contains(column)) {
                problems.add(header(
                        "column-ignored-unknown",
                        Text.format(
                                "de kolom \"{0}\" moet worden overgeslagen, maar het bestand heeft haar niet.",
                                "the column \"{0}\" is to be ignored, but the file does not have it.", column),
                        Suggestions.advice(column, table.header())));
            }
        }
    }

    /** Our names of all columns that can have a meaning. */
    private Set<String> names() {
        Set<String> names =
                new LinkedHashSet<>(List.of(CohortLayout.SECTOR, CohortLayout.MUNICIPALITY, CohortLayout.REGION));
        sectors.forEach(own -> own.list().forEach(characteristic -> names.add(characteristic.id())));
        names.addAll(cells ? List.of(CohortLayout.PERSONS, CohortLayout.LEAVERS) : List.of(CohortLayout.OUTCOME));
        return names;
    }

    private String nameInFile(String name) {
        return options.columns().getOrDefault(name, name);
    }

    private void checkDeclared() {
        for (Map.Entry<String, String> declared : options.columns().entrySet()) {
            String name = declared.getKey();
            if (!names().contains(name)) {
                problems.add(Problem.input(
                        "column-declared-unknown",
                        table.where(),
                        Text.format(
                                "voor \"{0}\" is een kolom opgegeven, maar zo heet hier geen kolom en geen kenmerk van de"
                                        + " risicomodellen.",
                                "a column is declared for \"{0}\", but no column here and no characteristic of the risk"
                                        + " models has that name.",
                                name),
                        COUNTS.contains(name)
                                ? Text.of(
                                        "Misschien is dit een bestand van de andere soort: vsv hoort bij personen, persons en"
                                                + " leavers horen bij cellen.",
                                        "Maybe this is a file of the other kind: vsv goes with persons, persons and leavers go"
                                                + " with cells.")
                                : Suggestions.advice(name, names())));
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
                readable = false;
                problems.add(Problem.input(
                        "column-declared-twice",
                        table.where().atLine(table.headerLine()),
                        Text.format(
                                "de kolom \"{0}\" kan niet zowel {1} als {2} zijn.",
                                "the column \"{0}\" cannot be both {1} and {2}.", nameInFile(name), earlier, name)));
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
        List<String> free =
                known.stream().filter(name -> !table.header().contains(name)).toList();
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
        boolean municipality = indices.containsKey(CohortLayout.MUNICIPALITY);
        boolean region = indices.containsKey(CohortLayout.REGION);
        if (municipality && region) {
            readable = false;
            problems.add(header(
                    "places-twice",
                    Text.format(
                            "de kolommen \"{0}\" en \"{1}\" zeggen beide waar iemand woont; er mag er een zijn.",
                            "the columns \"{0}\" and \"{1}\" both say where a person lives; only one may.",
                            nameInFile(CohortLayout.MUNICIPALITY),
                            nameInFile(CohortLayout.REGION)),
                    Text.of(
                            "Misschien een van beide noemen bij de kolommen die worden overgeslagen.",
                            "Maybe name one of them among the columns to ignore.")));
        } else if (!region) {
            required(CohortLayout.MUNICIPALITY);
        }
        if (municipality && regions.municipalities().isEmpty()) {
            readable = false;
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
        return indices.getOrDefault(name, CohortLayout.NONE);
    }

    private int required(String name) {
        readable &= index(name) != CohortLayout.NONE;
        if (index(name) == CohortLayout.NONE && !table.header().contains(nameInFile(name))) {
            problems.add(missing(nameInFile(name)));
        } else if (index(name) == CohortLayout.NONE) {
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
        return header(
                "column-missing",
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

    private Problem header(String code, Text message, Text advice) {
        return Problem.input(code, table.where().atLine(table.headerLine()), message, advice);
    }

    private ImmutableList<Integer> columnsOf(Characteristics own) {
        return own.list().stream()
                .map(characteristic -> index(characteristic.id()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<ImmutableMap<String, Integer>> categoriesOf(Characteristics own) {
        return own.list().stream().map(CohortHeader::categoriesOf).collect(ImmutableList.toImmutableList());
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
