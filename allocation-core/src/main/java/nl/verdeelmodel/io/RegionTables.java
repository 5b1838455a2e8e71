package nl.verdeelmodel.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.Succession;
import org.jspecify.annotations.Nullable;

/**
 * Reads region lists and mappings.
 *
 * <p>A region list has the columns {@code year, region_code, region_name} and may have {@code cbs_code},
 * {@code contact_municipality}, and {@code municipality_code} with {@code municipality_name}, then with a row per
 * municipality. A mapping has {@code from_year, from_code, to_year, to_code, weight} and may have {@code from_name},
 * {@code to_name} and {@code basis}.
 */
final class RegionTables {

    private static final List<String> REGION_COLUMNS = List.of(
            "year",
            "region_code",
            "region_name",
            "cbs_code",
            "contact_municipality",
            "municipality_code",
            "municipality_name");
    private static final List<String> MAPPING_COLUMNS =
            List.of("from_year", "from_code", "from_name", "to_year", "to_code", "to_name", "weight", "basis");

    private RegionTables() {}

    static CsvTable read(InputFile file) {
        return CsvTable.read(file);
    }

    /**
     * Makes a region set of a table.
     *
     * @throws ProblemException with every row that is wrong
     */
    static RegionSet regions(CsvTable table) {
        Problems problems = new Problems();
        problems.addAll(table.rowProblems());
        table.forbidOtherColumns(problems, REGION_COLUMNS);
        table.requireColumns(problems, "year", "region_code", "region_name");
        problems.throwIfAny();
        int year = singleYear(table, "year", problems);
        Map<String, Region> regions = new LinkedHashMap<>();
        Map<Municipality, String> regionOf = new LinkedHashMap<>();
        Set<String> municipalityCodes = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            Region region = region(table, row, problems);
            Region earlier = regions.putIfAbsent(region.code(), region);
            checkRepetition(table, row, region, earlier, problems);
            if (table.has("municipality_code")) {
                municipality(table, row, problems).ifPresent(municipality -> {
                    if (municipalityCodes.add(municipality.code())) {
                        regionOf.put(municipality, region.code());
                    } else {
                        problems.add(municipalityTwice(table, row, municipality));
                    }
                });
            }
        }
        problems.throwIfAny();
        return RegionSet.of(year, regions.values(), regionOf);
    }

    private static int singleYear(CsvTable table, String column, Problems problems) {
        TreeSet<Integer> years = new TreeSet<>();
        for (CsvTable.Row row : table.rows()) {
            table.year(row, column, problems).ifPresent(years::add);
        }
        if (table.rows().isEmpty()) {
            problems.add(Problem.input(
                    "table-empty",
                    table.file().where(),
                    Text.of("de tabel heeft geen rijen.", "the table has no rows.")));
        }
        if (years.size() > 1) {
            problems.add(Problem.input(
                    "years-several",
                    table.file().where(),
                    Text.format(
                            "de kolom {0} noemt meer dan een jaar: {1}.",
                            "the column {0} names more than one year: {1}.", column, years)));
        }
        return years.isEmpty() ? 0 : years.first();
    }

    private static Region region(CsvTable table, CsvTable.Row row, Problems problems) {
        String code = table.cell(row, "region_code");
        if (!code.matches("[0-9]{2}")) {
            problems.add(Problem.input(
                    "region-code-wrong",
                    table.where(row),
                    Text.format(
                            "\"{0}\" is geen regiocode van twee cijfers, zoals 09.",
                            "\"{0}\" is not a region code of two digits, such as 09.", code)));
        }
        return new Region(
                code,
                table.cell(row, "region_name"),
                table.cell(row, "cbs_code"),
                table.cell(row, "contact_municipality"));
    }

    private static void checkRepetition(
            CsvTable table, CsvTable.Row row, Region region, @Nullable Region earlier, Problems problems) {
        if (earlier == null) {
            return;
        }
        if (!table.has("municipality_code") || !earlier.equals(region)) {
            problems.add(Problem.input(
                    "region-twice",
                    table.where(row),
                    Text.format(
                            "regio {0} staat al eerder in de lijst: \"{1}\" en hier \"{2}\".",
                            "region {0} stands earlier in the list: \"{1}\" and here \"{2}\".",
                            region.code(),
                            earlier.name(),
                            region.name())));
        }
    }

    private static Optional<Municipality> municipality(CsvTable table, CsvTable.Row row, Problems problems) {
        String code = table.cell(row, "municipality_code");
        if (code.matches("GM[0-9]{4}")) {
            return Optional.of(new Municipality(code, table.cell(row, "municipality_name")));
        }
        problems.add(Problem.input(
                "municipality-code-wrong",
                table.where(row),
                Text.format(
                        "\"{0}\" is geen gemeentecode van GM en vier cijfers.",
                        "\"{0}\" is not a municipality code of GM and four digits.", code)));
        return Optional.empty();
    }

    private static Problem municipalityTwice(CsvTable table, CsvTable.Row row, Municipality municipality) {
        return Problem.input(
                "municipality-twice",
                table.where(row),
                Text.format(
                        "gemeente {0} ({1}) staat al eerder in de lijst.",
                        "municipality {0} ({1}) stands earlier in the list.",
                        municipality.code(),
                        municipality.name()));
    }

    /**
     * Makes a mapping of a table.
     *
     * @param to the regions that values are carried to; the table must be for their year
     * @throws ProblemException with every row that is wrong
     */
    static RegionMapping mapping(CsvTable table, RegionSet to) {
        Problems problems = new Problems();
        problems.addAll(table.rowProblems());
        table.forbidOtherColumns(problems, MAPPING_COLUMNS);
        table.requireColumns(problems, "from_year", "from_code", "to_year", "to_code", "weight");
        problems.throwIfAny();
        int fromYear = singleYear(table, "from_year", problems);
        int toYear = singleYear(table, "to_year", problems);
        if (toYear != to.year() && toYear != 0) {
            problems.add(Problem.input(
                    "mapping-year",
                    table.file().where(),
                    Text.format(
                            "deze omzetting gaat naar de regio's van {0}, maar het model heeft die van {1}.",
                            "this mapping leads to the regions of {0}, but the model has those of {1}.",
                            toYear,
                            to.year())));
        }
        List<Succession> successions = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            weight(table, row, problems)
                    .ifPresent(weight -> successions.add(new Succession(
                            fullCode(table.cell(row, "from_code")),
                            table.cell(row, "to_code"),
                            weight,
                            table.where(row))));
        }
        problems.throwIfAny();
        return RegionMapping.of(fromYear, to, successions);
    }

    /** The regions that a mapping of regions comes from, with the names that it gives them. */
    static RegionSet mappedFrom(CsvTable table) {
        return mapped(table, "from_year", "from_code", "from_name");
    }

    /** The regions that a mapping of regions leads to, with the names that it gives them. */
    static RegionSet mappedTo(CsvTable table) {
        return mapped(table, "to_year", "to_code", "to_name");
    }

    private static RegionSet mapped(CsvTable table, String year, String code, String name) {
        Problems problems = new Problems();
        problems.addAll(table.rowProblems());
        table.requireColumns(problems, year, code);
        problems.throwIfAny();
        int regionYear = singleYear(table, year, problems);
        Map<String, Region> regions = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String full = fullCode(table.cell(row, code));
            regions.putIfAbsent(full, Region.of(full, table.cell(row, name)));
        }
        problems.throwIfAny();
        return RegionSet.of(regionYear, regions.values(), Map.of());
    }

    /** Spreadsheets drop the zero of {@code 09}. */
    private static String fullCode(String code) {
        return code.matches("[0-9]") ? "0" + code : code;
    }

    private static Optional<Fraction> weight(CsvTable table, CsvTable.Row row, Problems problems) {
        String cell = table.cell(row, "weight");
        try {
            return Optional.of(Fraction.parse(cell));
        } catch (NumberFormatException e) {
            problems.add(Problem.input(
                    "number-wrong",
                    table.where(row),
                    Text.format(
                            "in kolom weight staat \"{0}\"; dat is geen getal zoals 1, 0.25 of 12/34.",
                            "column weight holds \"{0}\", which is not a number such as 1, 0.25 or 12/34.", cell)));
            return Optional.empty();
        }
    }
}
