package nl.verdeelmodel.io;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.MeasureSource.TableFormat;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * Amounts per region as a table has them: the {@code allocation.csv} of an earlier run, whose rows of all parts and streams
 * add up, the {@code simulation.csv} of an earlier simulation, or a published table with a row per region.
 */
final class DivisionTable {

    static final String RESULT = "allocation.csv";
    static final String SIMULATION = "simulation.csv";

    /** The rows of a simulation that hold all streams together. */
    private static final String ALL_STREAMS = "total";

    private static final String CODE = "region_code";
    private static final String NAME = "region_name";
    private static final String YEAR = "year";
    private static final String STREAM = "stream";
    private static final String AMOUNT = "amount_eur";

    private final DivisionSource source;
    private final CsvTable table;
    private final String column;
    private final OptionalInt year;
    private final List<CsvTable.Row> rows;

    private DivisionTable(
            DivisionSource source, CsvTable table, String column, OptionalInt year, List<CsvTable.Row> rows) {
        this.source = source;
        this.table = table;
        this.column = column;
        this.year = year;
        this.rows = rows;
    }

    /**
     * Reads a table and finds its year, stream and column.
     *
     * @throws ProblemException if it is no such table, or lacks the year, the stream or the column
     */
    static DivisionTable read(DivisionSource source, Path file) {
        CsvTable table = CsvTable.read(InputFile.read(file, InputFile.LARGEST_RESULT), TableFormat.MACHINE);
        Problems problems = new Problems();
        problems.addAll(table.rowProblems());
        table.requireColumns(problems, CODE);
        String column = column(source, table, problems);
        problems.throwIfAny();
        OptionalInt year = year(source, table, problems);
        List<CsvTable.Row> rows = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            if (year.isEmpty() || table.cell(row, YEAR).equals(Integer.toString(year.getAsInt()))) {
                rows.add(row);
            }
        }
        problems.throwIfAny();
        return new DivisionTable(source, table, column, year, ofStream(source, table, rows));
    }

    private static String column(DivisionSource source, CsvTable table, Problems problems) {
        String wanted = source.column().orElse(AMOUNT);
        if (source.column().isEmpty() && !table.has(AMOUNT)) {
            problems.add(Problem.input(
                    "division-unknown",
                    table.file().where(),
                    Text.format(
                            "dit is geen model (JSON) en geen tabel met bedragen: de kolom {0} ontbreekt.",
                            "this is no model (JSON) and no table of amounts: the column {0} is missing.", AMOUNT),
                    Text.format(
                            "Misschien staan de bedragen in een andere kolom: noem die met --column-{0}.",
                            "Maybe the amounts stand in another column: name it with --column-{0}.",
                            source.side().id())));
        } else {
            table.requireColumns(problems, wanted);
        }
        return wanted;
    }

    private static OptionalInt year(DivisionSource source, CsvTable table, Problems problems) {
        if (!table.has(YEAR)) {
            return OptionalInt.empty();
        }
        TreeSet<Integer> years = new TreeSet<>();
        table.rows().forEach(row -> table.year(row, YEAR, problems).ifPresent(years::add));
        if (years.isEmpty()) {
            return OptionalInt.empty();
        }
        int wanted = source.year().orElse(years.first());
        if (!years.contains(wanted)) {
            problems.add(Problem.input(
                    "year-absent",
                    table.file().where(),
                    Text.format(
                            "er zijn geen bedragen van {0}; er zijn jaren {1}.",
                            "there are no amounts of {0}; there are the years {1}.", wanted, years)));
        }
        return OptionalInt.of(wanted);
    }

    private static List<CsvTable.Row> ofStream(DivisionSource source, CsvTable table, List<CsvTable.Row> rows) {
        if (!table.has(STREAM) || source.stream().isEmpty()) {
            return isSimulation(table) ? together(table, rows) : rows;
        }
        String wanted = source.stream().get();
        List<CsvTable.Row> kept = rows.stream()
                .filter(row -> table.cell(row, STREAM).equals(wanted))
                .toList();
        if (kept.isEmpty()) {
            Set<String> streams = new LinkedHashSet<>();
            rows.forEach(row -> streams.add(table.cell(row, STREAM)));
            throw new ProblemException(Problem.input(
                    "stream-unknown",
                    table.file().where(),
                    Text.format(
                            "er is geen geldstroom \"{0}\"; er zijn: {1}.",
                            "there is no stream \"{0}\"; there are: {1}.", wanted, streams),
                    Suggestions.closestOnly(wanted, streams)));
        }
        return kept;
    }

    /** Of several streams a simulation has the sum too. */
    private static List<CsvTable.Row> together(CsvTable table, List<CsvTable.Row> rows) {
        List<CsvTable.Row> sums = rows.stream()
                .filter(row -> table.cell(row, STREAM).equals(ALL_STREAMS))
                .toList();
        return sums.isEmpty() ? rows : sums;
    }

    private static boolean isSimulation(CsvTable table) {
        return table.has(STREAM) && table.has("baseline_eur") && table.has("undampened_eur");
    }

    /** Whether amounts of one region may stand in several rows, which add up. */
    boolean isResult() {
        return table.has(STREAM) && table.has("part");
    }

    /** Whether an earlier run or simulation wrote the table, beside a manifest. */
    boolean isOurs() {
        return isResult() || isSimulation(table);
    }

    /** The manifest beside the table; empty if no run or simulation wrote it or the manifest is gone. */
    Optional<Manifest> manifest() {
        return manifestFile().map(Manifest::read);
    }

    Optional<Path> manifestFile() {
        Path beside = table.file().path().resolveSibling(Manifest.NAME);
        return isOurs() && Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }

    boolean hasYears() {
        return year.isPresent();
    }

    boolean hasStreams() {
        return table.has(STREAM);
    }

    /** The regions as the table itself names them, where no list does; a code whose rows disagree on its name is a problem. */
    RegionSet ownRegions() {
        Problems problems = new Problems();
        Map<String, Region> regions = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            String code = table.cell(row, CODE);
            String padded = code.matches("[0-9]") ? "0" + code : code;
            Region region = Region.of(padded, table.cell(row, NAME));
            if (!regions.computeIfAbsent(padded, absent -> region).equals(region)) {
                problems.add(Problem.input(
                        "region-names-differ",
                        table.where(row),
                        Text.format(
                                "regio {0} heeft hier een andere naam dan eerder in de tabel: \"{1}\".",
                                "region {0} has another name here than earlier in the table: \"{1}\".",
                                padded,
                                region.name())));
            }
        }
        problems.throwIfAny();
        return RegionSet.of(year.orElse(0), regions.values(), Map.of());
    }

    /**
     * The amounts for the regions of a list.
     *
     * @throws ProblemException with every row that is wrong, and the regions that are missing
     */
    Division over(RegionSet regions) {
        Problems problems = new Problems();
        Map<Integer, Fraction> cents = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            OptionalInt region = regions.indexOf(table.cell(row, CODE));
            if (region.isEmpty()) {
                problems.add(regions.unknownRegion(table.cell(row, CODE), table.where(row)));
            } else {
                add(cents, region.getAsInt(), row, problems);
            }
        }
        checkComplete(regions, cents, problems);
        problems.throwIfAny();
        List<Fraction> values = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            values.add(cents.getOrDefault(i, Fraction.ZERO));
        }
        return new Division(
                label(),
                RegionValues.of(regions, values),
                Fraction.ONE,
                isSynthetic(),
                Optional.empty(),
                source.stream().filter(stream -> hasStreams()));
    }

    private void add(Map<Integer, Fraction> cents, int region, CsvTable.Row row, Problems problems) {
        Fraction amount = amount(row, problems);
        if (isResult()) {
            cents.merge(region, amount, Fraction::plus);
        } else if (cents.putIfAbsent(region, amount) != null) {
            problems.add(Problem.input(
                    "region-twice",
                    table.where(row),
                    Text.format(
                            "regio {0} staat al eerder in de tabel.",
                            "region {0} stands earlier in the table.", table.cell(row, CODE)),
                    hasStreams()
                            ? Text.of(
                                    "Misschien heeft de tabel meer geldstromen: noem er een met --stream.",
                                    "Maybe the table has several streams: name one with --stream.")
                            : Text.NONE));
        }
    }

    /** An amount in cents. A row of an earlier result may take away what stability rules take; a published one may not. */
    private Fraction amount(CsvTable.Row row, Problems problems) {
        String cell = table.cell(row, column);
        Optional<BigDecimal> value = isResult()
                ? Decimals.read(cell, false)
                : Decimals.notNegative(cell, false, column, table.where(row), problems);
        if (value.isEmpty() && isResult()) {
            problems.add(Problem.input(
                    "number-wrong",
                    table.where(row),
                    Text.format(
                            "in kolom {0} staat \"{1}\"; dat is geen bedrag.",
                            "column {0} holds \"{1}\", which is not an amount.", column, cell)));
        }
        return Fraction.of(value.orElse(BigDecimal.ZERO)).times(Money.CENTS_PER_EURO);
    }

    private void checkComplete(RegionSet regions, Map<Integer, Fraction> cents, Problems problems) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            if (!cents.containsKey(i)) {
                missing.add(i);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(Problem.input(
                    "region-missing",
                    table.file().where(),
                    Text.format(
                            "er ontbreken regio's van de lijst van {0}: {1}.",
                            "regions of the list of {0} are missing: {1}.", regions.year(), regions.codesOf(missing)),
                    Text.format(
                            "Misschien is de tabel van een ander jaar: noem haar regiolijst met --regions-{0} en geef --mapping.",
                            "Maybe the table is of another year: name its region list with --regions-{0} and give --mapping.",
                            source.side().id())));
        }
    }

    private Text label() {
        String name = String.valueOf(table.file().path().getFileName());
        Path folder = table.file().path().toAbsolutePath().getParent();
        String known = (name.equals(RESULT) || name.equals(SIMULATION)) && folder != null
                ? folder.getFileName() + "/" + name
                : name;
        String which = column.equals(AMOUNT) ? known : known + ", " + column;
        String withYear = year.isPresent() ? which + " (" + year.getAsInt() + ")" : which;
        return Text.same(source.stream()
                .filter(stream -> hasStreams())
                .map(stream -> withYear + ", " + stream)
                .orElse(withYear));
    }

    /** Whether the table says that it was made up, or the manifest of its run names data that were. */
    private boolean isSynthetic() {
        return table.isSynthetic() || !syntheticInputs().isEmpty();
    }

    /** The made-up data that the manifest of the run names. */
    List<String> syntheticInputs() {
        return manifest()
                .map(manifest -> manifest.inputs().stream()
                        .filter(ModelFile.SourceFile::synthetic)
                        .map(ModelFile.SourceFile::name)
                        .toList())
                .orElse(List.of());
    }

    /** Whether nothing says what is behind a result: it lost its manifest. */
    boolean isOfUnknownOrigin() {
        return isOurs() && !table.isSynthetic() && manifest().isEmpty();
    }

    Path path() {
        return table.file().path();
    }
}
