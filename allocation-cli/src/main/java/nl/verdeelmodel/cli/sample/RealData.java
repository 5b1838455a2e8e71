package nl.verdeelmodel.cli.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * What the synthetic tables follow of the real ones: regions, sizes and national totals.
 *
 * <p>The size of a region is its amount in the grant of 2020: the only number that is public for all regions.
 */
final class RealData {

    /** A municipality of the list of 2014, with its region. */
    record MunicipalityOf2014(Place municipality, String region) {}

    /**
     * A municipality of 2026, with its region.
     *
     * @param inhabitants about how many people lived in its area on 1 January 2016
     */
    record MunicipalityOf2026(Place municipality, String region, double inhabitants) {}

    /** New early school leavers in the Netherlands in a school year. */
    record Leavers(long vo, long mbo, long vavo) {}

    private final List<Place> regionsOf2026;
    private final List<Place> regionsOf2014;
    private final List<MunicipalityOf2014> municipalitiesOf2014;
    private final List<MunicipalityOf2026> municipalitiesOf2026;
    private final Map<String, Long> inhabitantsOf2016;
    private final Map<String, Double> grantOf2020;
    private final Map<String, Leavers> leavers;

    private RealData(Path folder) {
        List<RealTable.Row> list2014 = RealTable.rows(folder.resolve("regions/rmc-regios-2014.csv"));
        regionsOf2014 = regions(list2014);
        municipalitiesOf2014 = list2014.stream().map(RealData::municipality).toList();
        List<RealTable.Row> list2026 = RealTable.rows(folder.resolve("regions/doorstroompuntregios-2026.csv"));
        regionsOf2026 = regions(list2026);
        inhabitantsOf2016 = RealTable.rows(folder.resolve("regions/inwoners-2016.csv")).stream()
                .collect(Collectors.toMap(row -> row.text("municipality_code"), row -> row.whole("inhabitants")));
        InhabitantsOf2026 inhabitants = new InhabitantsOf2026(
                inhabitantsOf2016, RealTable.rows(folder.resolve("regions/gemeenten-2015-2026.csv")));
        municipalitiesOf2026 = list2026.stream()
                .map(row -> municipalityOf2026(row, inhabitants))
                .toList();
        grantOf2020 = RealTable.rows(folder.resolve("rmc/rmc-extra-2020.csv")).stream()
                .collect(Collectors.toMap(
                        row -> row.text("region_code"),
                        row -> row.decimal("amount_eur").doubleValue()));
        leavers = RealTable.rows(folder.resolve("national/new-leavers-per-sector.csv")).stream()
                .collect(Collectors.toMap(
                        row -> row.text("school_year"),
                        row -> new Leavers(row.whole("vo"), row.whole("mbo"), row.whole("vavo"))));
    }

    /**
     * Reads the real tables.
     *
     * @param folder the data folder
     * @throws nl.verdeelmodel.problem.ProblemException if a table is missing or not as expected
     */
    static RealData read(Path folder) {
        return new RealData(folder);
    }

    private static List<Place> regions(List<RealTable.Row> rows) {
        Map<String, Place> regions = new LinkedHashMap<>();
        rows.forEach(row -> regions.putIfAbsent(
                row.text("region_code"), new Place(row.text("region_code"), row.text("region_name"))));
        return List.copyOf(regions.values());
    }

    private static MunicipalityOf2014 municipality(RealTable.Row row) {
        return new MunicipalityOf2014(
                new Place(row.text("municipality_code"), row.text("municipality_name")), row.text("region_code"));
    }

    private static MunicipalityOf2026 municipalityOf2026(RealTable.Row row, InhabitantsOf2026 inhabitants) {
        Place place = new Place(row.text("municipality_code"), row.text("municipality_name"));
        return new MunicipalityOf2026(place, row.text("region_code"), inhabitants.of(place));
    }

    /** The 342 municipalities of 2026, in the order of their list. */
    List<MunicipalityOf2026> municipalitiesOf2026() {
        return municipalitiesOf2026;
    }

    /** The 40 regions of 2026, by code. */
    List<Place> regionsOf2026() {
        return regionsOf2026;
    }

    /** The 39 regions of 2014, by code. */
    List<Place> regionsOf2014() {
        return regionsOf2014;
    }

    /** The municipalities of the list of 2014, in its order. */
    List<MunicipalityOf2014> municipalitiesOf2014() {
        return municipalitiesOf2014;
    }

    /** Sizes of the regions of 2026. Arnhem is 41 there and was 14 in 2020; no other number changed. */
    Sizes sizesOf2026() {
        return Sizes.of(regionsOf2026.stream()
                .mapToDouble(region -> sizeOf2026(region.code()))
                .toArray());
    }

    /** The size of a region of 2026. */
    double sizeOf2026(String region) {
        return grant(region.equals("41") ? "14" : region);
    }

    /** Sizes of the regions of 2014, where 14 is Arnhem and Rijk van Nijmegen together: 14 and 40 in 2020. */
    Sizes sizesOf2014() {
        return Sizes.of(regionsOf2014.stream()
                .mapToDouble(region -> grant(region.code()) + (region.code().equals("14") ? grant("40") : 0))
                .toArray());
    }

    private double grant(String code) {
        return found(grantOf2020, code, "rmc/rmc-extra-2020.csv");
    }

    /** Inhabitants on 1 January 2016 of a municipality, 0 if it did not exist then. */
    long inhabitants(Place municipality) {
        return inhabitantsOf2016.getOrDefault(municipality.code(), 0L);
    }

    /**
     * New leavers in a school year.
     *
     * @param cohort the year in which the school year begins
     */
    Leavers leavers(int cohort) {
        return found(leavers, cohort + "/" + (cohort + 1), "national/new-leavers-per-sector.csv");
    }

    private static <T> T found(Map<String, T> values, String name, String table) {
        T value = values.get(name);
        if (value == null) {
            throw new ProblemException(Problem.input(
                    "sample-table-wrong",
                    Where.file(table),
                    Text.format("de rij {0} ontbreekt.", "the row {0} is missing.", name)));
        }
        return value;
    }
}
