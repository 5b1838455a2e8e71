package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.region.Succession;
import nl.verdeelmodel.score.Measure;

/**
 * Makes a measure of a table: a value per region and year, from rows per region or per municipality, of the same year's
 * places or of another year's.
 */
final class MeasureTables {

    private final CsvTable table;
    private final MeasureSource.Table source;
    private final RegionSet places;
    private final RegionSet regions;
    private final Optional<RegionMapping> mapping;
    private final Problems problems = new Problems();

    private MeasureTables(
            CsvTable table,
            MeasureSource.Table source,
            RegionSet places,
            RegionSet regions,
            Optional<RegionMapping> mapping) {
        this.table = table;
        this.source = source;
        this.places = places;
        this.regions = regions;
        this.mapping = mapping;
    }

    /**
     * Reads a measure.
     *
     * @param table the table
     * @param source what the model says of it
     * @param places the regions and municipalities that the rows may name
     * @param regions the regions of the model
     * @param mapping how values of the places come to the regions; empty if the places are those of the model
     * @throws ProblemException with every row that is wrong and every place that is missing
     */
    static Measure read(
            CsvTable table,
            MeasureSource.Table source,
            RegionSet places,
            RegionSet regions,
            Optional<RegionMapping> mapping) {
        return new MeasureTables(table, source, places, regions, mapping).measure();
    }

    /** Whether some row names a place that cannot be: it may be the one that seems to be missing. */
    private boolean misnamed;

    private record Cell(int line, Fraction value) {}

    private Measure measure() {
        table.requireColumns(problems, source.placeColumn(), source.yearColumn(), source.column());
        problems.throwIfAny();
        problems.addAll(table.rowProblems());
        checkSource();
        checkDecimals();
        SortedMap<Integer, Map<String, Cell>> byYear = rowsByYear();
        if (!source.missingPlacesAreZero() && table.rowProblems().isEmpty()) {
            byYear.forEach(this::checkComplete);
        }
        problems.throwIfAny();
        ImmutableSortedMap.Builder<Integer, RegionValues> values = ImmutableSortedMap.naturalOrder();
        byYear.forEach((year, cells) -> values.put(year, values(cells)));
        problems.throwIfAny();
        Optional<RegionValues> otherYears = source.otherYearsAreZero()
                ? Optional.of(RegionValues.constant(regions, Fraction.ZERO))
                : Optional.empty();
        return new Measure(
                source.id(), source.title(), source.source(), table.isSynthetic(), values.buildOrThrow(), otherYears);
    }

    /** What the model says of the table must fit the regions: years, municipalities, exclusions. */
    private void checkSource() {
        mapping.filter(m -> m.fromYear() != places.year())
                .ifPresent(m -> problem(
                        "mapping-year",
                        Text.format(
                                "de omzetting gaat uit van {0}, maar de regiolijst onder \"from\" is van {1}.",
                                "the mapping starts from {0}, but the region list under \"from\" is of {1}.",
                                m.fromYear(),
                                places.year())));
        boolean municipal = source.level() == MeasureSource.Level.MUNICIPALITY;
        if (municipal && places.municipalities().isEmpty()) {
            problem(
                    "municipalities-unknown",
                    Text.format(
                            "de regiolijst van {0} noemt geen gemeenten; een tabel per gemeente past er niet bij.",
                            "the region list of {0} names no municipalities; a table per municipality does not fit it.",
                            places.year()));
        }
        if (!municipal && !source.excludedMunicipalities().isEmpty()) {
            problem(
                    "exclude-without-municipalities",
                    Text.of(
                            "\"exclude\" noemt gemeenten; dat kan alleen met \"per\": \"municipality\".",
                            "\"exclude\" names municipalities; that needs \"per\": \"municipality\"."));
        }
        if (municipal) {
            source.excludedMunicipalities().stream()
                    .filter(code -> places.regionOf(code).isEmpty())
                    .forEach(code -> problems.add(RegionMapping.unplacedMunicipality(code, places, source.where())));
        }
    }

    /** Without a declared decimal sign, numbers such as 12.345 only could be thousands in the Dutch way. */
    private void checkDecimals() {
        if (source.format().decimal().isEmpty()) {
            Decimals.firstAmbiguous(table.rows(), row -> table.cell(row, source.column()))
                    .ifPresent(row -> problems.add(Problem.input(
                            "number-ambiguous",
                            table.where(row),
                            Text.format(
                                    "in kolom {0} staat {1}; dat kan ook een duizendtal zijn.",
                                    "column {0} holds {1}, which could also be thousands.",
                                    source.column(),
                                    table.cell(row, source.column())),
                            Text.of(
                                    "Geef bij de maatstaf \"decimal\": \"point\" op als de punt een decimale punt is, of"
                                            + " schrijf de getallen zonder punt als die duizendtallen scheidt.",
                                    "Declare \"decimal\": \"point\" with the measure if the point is a decimal point, or"
                                            + " write the numbers without it if it separates thousands."))));
        }
    }

    private void problem(String code, Text message) {
        problems.add(Problem.input(code, source.where(), message));
    }

    private SortedMap<Integer, Map<String, Cell>> rowsByYear() {
        SortedMap<Integer, Map<String, Cell>> byYear = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            Optional<Integer> year = table.year(row, source.yearColumn(), problems);
            Optional<String> place = place(row);
            misnamed |= place.isEmpty();
            Optional<BigDecimal> value = Decimals.notNegative(
                    table.cell(row, source.column()),
                    source.format().hasDecimalComma(),
                    source.column(),
                    table.where(row),
                    problems);
            // A row whose value is wrong is there all the same: it must not be reported as missing too.
            if (year.isPresent() && place.isPresent()) {
                Fraction exact = Fraction.of(value.orElse(BigDecimal.ZERO));
                add(byYear.computeIfAbsent(year.get(), y -> new LinkedHashMap<>()), row, place.get(), exact);
            }
        }
        return byYear;
    }

    private void add(Map<String, Cell> cells, CsvTable.Row row, String place, Fraction value) {
        Cell earlier = cells.putIfAbsent(place, new Cell(row.line(), value));
        if (earlier != null) {
            misnamed = true;
            problems.add(Problem.input(
                    "place-twice",
                    table.where(row),
                    Text.format(
                            "{0} staat voor dit jaar al op regel {1}.",
                            "{0} stands on line {1} already for this year.", place, earlier.line())));
        }
    }

    /** The code of the place in a row, in the form of the region list; a problem if the list has no such place. */
    private Optional<String> place(CsvTable.Row row) {
        String code = table.cell(row, source.placeColumn());
        if (source.level() == MeasureSource.Level.MUNICIPALITY) {
            boolean known = places.regionOf(code).isPresent()
                    || mapping.map(m -> m.lists(code)).orElse(false);
            if (!known || mapping.filter(m -> !m.places(code)).isPresent()) {
                problems.add(
                        mapping.isPresent()
                                ? mapping.get().unplaced(code, table.where(row))
                                : RegionMapping.unplacedMunicipality(code, places, table.where(row)));
            }
            return known ? Optional.of(code) : Optional.empty();
        }
        OptionalInt index = places.indexOf(code);
        if (index.isEmpty()) {
            problems.add(places.unknownRegion(code, table.where(row)));
            return Optional.empty();
        }
        String listed = places.get(index.getAsInt()).code();
        mapping.filter(m -> !m.places(listed)).ifPresent(m -> problems.add(m.unplaced(listed, table.where(row))));
        return Optional.of(listed);
    }

    private void checkComplete(int year, Map<String, Cell> cells) {
        String missing =
                expectedPlaces().filter(code -> !cells.containsKey(code)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add(Problem.input(
                    "place-missing",
                    table.file().where(),
                    Text.format("voor {0} ontbreekt: {1}.", "for {0} this is missing: {1}.", year, missing),
                    misnamed
                            ? Text.of(
                                    "Misschien is dat de regel waarvan de code hierboven niet klopt.",
                                    "Maybe that is the row whose code is wrong, above.")
                            : Text.of(
                                    "Misschien moet de tabel deze plaatsen met 0 noemen, of zeg bij de maatstaf"
                                            + " \"missing\": \"zero\" als ze voor 0 tellen.",
                                    "Maybe the table should list these places with 0, or say \"missing\": \"zero\" with the"
                                            + " measure if they count as 0.")));
        }
    }

    private Stream<String> expectedPlaces() {
        if (source.level() == MeasureSource.Level.MUNICIPALITY) {
            return places.municipalities().keySet().stream();
        }
        return IntStream.range(0, places.size()).mapToObj(i -> places.get(i).code());
    }

    private RegionValues values(Map<String, Cell> cells) {
        Map<String, Fraction> kept = new LinkedHashMap<>();
        cells.forEach((code, cell) -> {
            if (!source.excludedMunicipalities().contains(code)) {
                kept.put(code, cell.value());
            }
        });
        RegionMapping way = mapping.orElseGet(() -> withinYear(kept));
        return problems.collect(() -> way.carry(kept)).orElseGet(() -> RegionValues.constant(regions, Fraction.ZERO));
    }

    /** Places of the model's own year: a region stays itself, a municipality counts for its region. */
    private RegionMapping withinYear(Map<String, Fraction> kept) {
        return RegionMapping.of(
                regions.year(),
                regions,
                kept.keySet().stream()
                        .filter(code -> !code.startsWith("GM"))
                        .map(code -> new Succession(
                                code, code, Fraction.ONE, table.file().where()))
                        .toList());
    }
}
