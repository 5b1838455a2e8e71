package nl.verdeelmodel.region;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * The regions of one year, ordered by code, with their municipalities where the source lists them.
 *
 * <p>This order is the order of every list and array of values per region, and decides ties. Two sets are equal when
 * year, regions and municipalities are.
 */
public final class RegionSet {

    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]");

    private final int year;
    private final ImmutableList<Region> regions;
    private final ImmutableMap<String, Integer> indexByCode;
    private final ImmutableSortedMap<String, Municipality> municipalities;
    private final ImmutableMap<String, Integer> regionByMunicipality;

    private RegionSet(
            int year,
            ImmutableList<Region> regions,
            ImmutableSortedMap<String, Municipality> municipalities,
            ImmutableMap<String, Integer> regionByMunicipality) {
        this.year = year;
        this.regions = regions;
        this.indexByCode = indexByCode(regions);
        this.municipalities = municipalities;
        this.regionByMunicipality = regionByMunicipality;
    }

    /**
     * The regions of a year, without municipalities.
     *
     * @param year the year of the region list
     * @param regions at least one, in any order, no code twice
     * @return the set, ordered by code
     * @throws nl.verdeelmodel.problem.ProblemException if there is no region or a code stands twice
     */
    public static RegionSet of(int year, Collection<Region> regions) {
        return of(year, regions, Map.of());
    }

    /**
     * The regions of a year with their municipalities.
     *
     * @param year the year of the region list
     * @param regions at least one, in any order, no code twice
     * @param regionOf the region code of each municipality; no municipality code twice
     * @return the set, ordered by code
     * @throws nl.verdeelmodel.problem.ProblemException if there is no region, a code stands twice, or a municipality
     *     lies in a region that is not listed
     */
    public static RegionSet of(int year, Collection<Region> regions, Map<Municipality, String> regionOf) {
        Problems problems = new Problems();
        List<Region> sorted = new ArrayList<>(regions);
        sorted.sort(Comparator.comparing(Region::code));
        if (sorted.isEmpty()) {
            problems.add(problem(
                    "regions-none",
                    Text.format("De regiolijst van {0} is leeg.", "The region list of {0} is empty.", year)));
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).code().equals(sorted.get(i - 1).code())) {
                problems.add(problem(
                        "region-twice",
                        Text.format(
                                "Regiocode {0} staat twee keer in de regiolijst van {1}: {2} en {3}.",
                                "Region code {0} stands twice in the region list of {1}: {2} and {3}.",
                                sorted.get(i).code(),
                                year,
                                sorted.get(i - 1).name(),
                                sorted.get(i).name())));
            }
        }
        problems.throwIfAny();
        ImmutableList<Region> ordered = ImmutableList.copyOf(sorted);
        return withMunicipalities(year, ordered, regionOf, problems);
    }

    private static RegionSet withMunicipalities(
            int year, ImmutableList<Region> regions, Map<Municipality, String> regionOf, Problems problems) {
        ImmutableMap<String, Integer> indexByCode = indexByCode(regions);
        Map<String, Municipality> byCode = new HashMap<>();
        Map<String, Integer> regionByMunicipality = new HashMap<>();
        regionOf.forEach((municipality, regionCode) -> {
            Integer index = indexByCode.get(regionCode);
            if (index == null) {
                problems.add(problem(
                        "region-unknown",
                        Text.format(
                                "Gemeente {0} ({1}) ligt volgens de lijst van {2} in regio {3}, die er niet in staat.",
                                "Municipality {0} ({1}) lies in region {3} by the list of {2}, which has no such region.",
                                municipality.code(),
                                municipality.name(),
                                year,
                                regionCode)));
            } else if (byCode.put(municipality.code(), municipality) != null) {
                problems.add(problem(
                        "municipality-twice",
                        Text.format(
                                "Gemeente {0} ({1}) staat twee keer in de lijst van {2}.",
                                "Municipality {0} ({1}) stands twice in the list of {2}.",
                                municipality.code(),
                                municipality.name(),
                                year)));
            } else {
                regionByMunicipality.put(municipality.code(), index);
            }
        });
        problems.throwIfAny();
        return new RegionSet(
                year, regions, ImmutableSortedMap.copyOf(byCode), ImmutableMap.copyOf(regionByMunicipality));
    }

    private static ImmutableMap<String, Integer> indexByCode(ImmutableList<Region> regions) {
        ImmutableMap.Builder<String, Integer> index = ImmutableMap.builderWithExpectedSize(regions.size());
        for (int i = 0; i < regions.size(); i++) {
            index.put(regions.get(i).code(), i);
        }
        return index.buildOrThrow();
    }

    private static Problem problem(String code, Text message) {
        return Problem.input(code, Where.NOWHERE, message);
    }

    /**
     * The year of the region list.
     *
     * @return the year
     */
    public int year() {
        return year;
    }

    /**
     * How many regions there are.
     *
     * @return at least 1
     */
    public int size() {
        return regions.size();
    }

    /**
     * The regions in the order of their codes.
     *
     * @return an immutable list
     */
    public ImmutableList<Region> regions() {
        return regions;
    }

    /**
     * One region.
     *
     * @param index from 0, in the order of the codes
     * @return the region
     */
    public Region get(int index) {
        return regions.get(index);
    }

    /**
     * The place of a region in this set.
     *
     * @param code as a table may write it: {@code 09}, {@code 9} (spreadsheets drop the zero) or {@code MC09}
     * @return its index; empty if no region, or more than one, has that code
     */
    public OptionalInt indexOf(String code) {
        String padded = SHORT_CODE.matcher(code).matches() ? "0" + code : code;
        Integer index = indexByCode.get(padded);
        if (index != null) {
            return OptionalInt.of(index);
        }
        return code.startsWith("MC") ? indexOfCbsCode(code) : OptionalInt.empty();
    }

    private OptionalInt indexOfCbsCode(String cbsCode) {
        OptionalInt found = OptionalInt.empty();
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).cbsCode().equals(cbsCode)) {
                if (found.isPresent()) {
                    return OptionalInt.empty();
                }
                found = OptionalInt.of(i);
            }
        }
        return found;
    }

    /**
     * All municipalities, by code.
     *
     * @return an immutable map in the order of the codes; empty if the source lists none
     */
    public ImmutableSortedMap<String, Municipality> municipalities() {
        return municipalities;
    }

    /**
     * The municipalities of one region, in the order of their codes.
     *
     * @param index the region
     * @return an immutable list; empty if the source lists none
     */
    public ImmutableList<Municipality> municipalitiesOf(int index) {
        return municipalities.values().stream()
                .filter(municipality -> regionOf(municipality.code()).orElse(-1) == index)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The region in which a municipality lies.
     *
     * @param municipalityCode {@code GM} and four digits
     * @return the index of the region; empty if this set does not list the municipality
     */
    public OptionalInt regionOf(String municipalityCode) {
        Integer index = regionByMunicipality.get(municipalityCode);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * The problem of a region code that this set does not have, or that several of its regions bear.
     *
     * <p>Says which codes there are, and knows the traps of the numbering: 14 was Arnhem/Nijmegen in 2015 and Arnhem in
     * 2020, and is not in use in 2026; 40 is Rijk van Nijmegen since 2020 and 41 is Arnhem in 2026.
     *
     * @param code the code as written
     * @param where its place
     * @return the problem, with advice
     */
    public Problem unknownRegion(String code, Where where) {
        List<Integer> bearers = IntStream.range(0, size())
                .filter(i -> get(i).cbsCode().equals(code))
                .boxed()
                .toList();
        if (bearers.size() > 1) {
            return Problem.input(
                    "region-ambiguous",
                    where,
                    Text.format(
                            "De CBS-code \"{0}\" hoort in {1} bij meer dan een regio: {2}.",
                            "The CBS code \"{0}\" belongs to more than one region in {1}: {2}.",
                            code,
                            year,
                            bearers.stream().map(this::label).toList()),
                    Text.of("Misschien het regionummer gebruiken.", "Maybe use the region number."));
        }
        return Problem.input(
                "region-unknown",
                where,
                Text.format(
                        "Regiocode \"{0}\" staat niet in de regiolijst van {1}, die {2} codes heeft ({3}).",
                        "Region code \"{0}\" is not in the region list of {1}, which has {2} codes ({3}).",
                        code,
                        year,
                        size(),
                        codeRanges()),
                RegionNumbering.adviceOfMeasure(code, this).orElse(Text.NONE));
    }

    /**
     * Which other numbering a code that is not in this list may be of, such as 14 of 2020.
     *
     * @param code what was written
     * @return a sentence that begins with "Maybe"; {@link Text#NONE} if the code is no known trap
     */
    public Text otherNumbering(String code) {
        return RegionNumbering.advice(code, this).orElse(Text.NONE);
    }

    /**
     * The codes of some regions in short: {@code 01-13, 15-41}.
     *
     * @param indices the regions, rising
     * @return runs of successive numbers where the codes are numbers
     */
    public String codesOf(List<Integer> indices) {
        return RegionNumbering.ranges(
                indices.stream().map(index -> get(index).code()).toList());
    }

    private String codeRanges() {
        return RegionNumbering.ranges(regions.stream().map(Region::code).toList());
    }

    /**
     * The region as a reader knows it: {@code 29 Rijnmond}.
     *
     * @param index the region
     * @return code and name
     */
    public String label(int index) {
        return get(index).code() + " " + get(index).name();
    }

    /**
     * A region found by its code.
     *
     * @param code as {@link #indexOf} reads it
     * @return the region, or nothing
     */
    public Optional<Region> find(String code) {
        OptionalInt index = indexOf(code);
        return index.isPresent() ? Optional.of(get(index.getAsInt())) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionSet set
                && year == set.year
                && regions.equals(set.regions)
                && municipalities.equals(set.municipalities)
                && regionByMunicipality.equals(set.regionByMunicipality);
    }

    @Override
    public int hashCode() {
        return 31 * year + regions.hashCode();
    }

    @Override
    public String toString() {
        return size() + " regions of " + year + " (" + codeRanges() + ")";
    }
}
